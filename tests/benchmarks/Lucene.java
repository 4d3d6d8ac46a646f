import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene as a peer: indexes a file of one paragraph a line, words parted by spaces, and then answers over its standard
 * input. A line "q words" prepares a question; a line with its number answers it with the ten best, and says when.
 */
public final class Lucene {
  private static final int BEST = 10;
  private static final int WARM = 3; // times that all questions are asked before the first one counts

  public static void main(String[] named) throws Exception {
    var folder = new MMapDirectory(Path.of(named[0]));
    try (var writer = new IndexWriter(folder, new IndexWriterConfig(new WhitespaceAnalyzer()).setRAMBufferSizeMB(512));
        var lines = Files.newBufferedReader(Path.of(named[1]), StandardCharsets.UTF_8)) {
      for (String line; (line = lines.readLine()) != null; ) {
        var paragraph = new Document();
        paragraph.add(new TextField("words", line, Field.Store.NO));
        writer.addDocument(paragraph);
      }
      writer.forceMerge(1);
    }
    var searcher = new IndexSearcher(DirectoryReader.open(folder));
    say("ready");
    List<Query> prepared = new ArrayList<>();
    boolean warm = false;
    var asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = asked.readLine()) != null; ) {
      if (line.startsWith("q ")) {
        prepared.add(any(line.substring(2).split(" ")));
        continue;
      }
      for (int time = 0; !warm && time < WARM; time++) {
        for (Query query : prepared) {
          searcher.search(query, BEST);
        }
      }
      warm = true;
      searcher.search(prepared.get(Integer.parseInt(line)), BEST);
      say("");
    }
  }

  private static Query any(String[] words) {
    var query = new BooleanQuery.Builder();
    for (String word : words) {
      query.add(new TermQuery(new Term("words", word)), BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
