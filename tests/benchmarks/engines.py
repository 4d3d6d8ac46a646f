"""The engines: each is built from a corpus and answers the numbers of words with the best paragraphs it knows.

All get the same words. What an engine needs a question to be (a string, a parsed tree) is made before the clock runs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.lucene import Running

Ask = Callable[[], Any]  # one question, ready to be timed
Prepare = Callable[[list[int]], Ask]
BEST = 10


def chuchu(corpus: Corpus, folder: Path) -> Prepare:
    from retrieval.bm25 import Bm25

    path = folder / "chuchu"
    Bm25.build(corpus.spelled()).save(path)
    index = Bm25.open(path)
    return lambda asked: partial(index.top, {corpus.words[word]: 1.0 for word in asked}, BEST)


def rank_bm25(corpus: Corpus, folder: Path) -> Prepare:
    from rank_bm25 import BM25Plus

    index, positions = BM25Plus(list(corpus.spelled()), k1=0.2, b=0.8), range(len(corpus))
    return lambda asked: partial(index.get_top_n, [corpus.words[word] for word in asked], positions, BEST)


def bm25s(corpus: Corpus, folder: Path) -> Prepare:
    library = import_module("bm25s")

    index = library.BM25(backend="numba")
    vocabulary = {word: number for number, word in enumerate(corpus.words)}
    paragraphs = [paragraph.tolist() for paragraph in corpus.paragraphs()]
    index.index((paragraphs, vocabulary), show_progress=False, create_empty_token=False)
    index.save(str(folder / "bm25s"))
    return lambda asked: partial(
        index.retrieve, [[corpus.words[word] for word in asked]], k=BEST, show_progress=False, n_threads=1
    )


def tantivy(corpus: Corpus, folder: Path) -> Prepare:
    library = import_module("tantivy")

    schema = library.SchemaBuilder().add_text_field("words", tokenizer_name="plain", index_option="freq").build()
    (folder / "tantivy").mkdir()
    index = library.Index(schema, str(folder / "tantivy"))
    index.register_tokenizer("plain", library.TextAnalyzerBuilder(library.Tokenizer.whitespace()).build())
    writer = index.writer(heap_size=1 << 30, num_threads=1)
    for words in corpus.spelled():
        writer.add_document(library.Document(words=" ".join(words)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher, query, occur = index.searcher(), library.Query, library.Occur

    def prepare(asked: list[int]) -> Ask:
        terms = [(occur.Should, query.term_query(schema, "words", corpus.words[word], "freq")) for word in asked]
        return partial(searcher.search, query.boolean_query(terms), BEST, count=False)

    return prepare


def sqlite_fts5(corpus: Corpus, folder: Path) -> Prepare:
    """Words are spelled as numbers, so that its tokenizer leaves them alone."""
    index = sqlite3.connect(folder / "fts5")
    index.execute("CREATE VIRTUAL TABLE paragraph USING fts5(words, content='', detail=none)")
    rows = ((" ".join(f"w{word}" for word in paragraph.tolist()),) for paragraph in corpus.paragraphs())
    index.executemany("INSERT INTO paragraph(words) VALUES (?)", rows)
    index.execute("INSERT INTO paragraph(paragraph) VALUES ('optimize')")
    index.commit()
    sql = f"SELECT rowid FROM paragraph WHERE paragraph MATCH ? ORDER BY rank LIMIT {BEST}"

    def prepare(asked: list[int]) -> Ask:
        query = " OR ".join(f"w{word}" for word in asked)
        return lambda: index.execute(sql, (query,)).fetchall()

    return prepare


def lucene(corpus: Corpus, folder: Path) -> Prepare:
    """Words are spelled as numbers."""
    running = Running(corpus, folder)
    return lambda asked: partial(running.ask, running.prepare(asked))


# And up to how many paragraphs it is asked: beyond, one question takes seconds or the memory does not suffice.
ENGINES: Mapping[str, tuple[Callable[[Corpus, Path], Prepare], int]] = {
    "chuchu": (chuchu, 10**9),
    "bm25s (numba)": (bm25s, 10**6),
    "tantivy": (tantivy, 10**6),
    "Lucene": (lucene, 10**6),
    "SQLite FTS5": (sqlite_fts5, 10**6),
    "rank_bm25": (rank_bm25, 10**5),
}


def disk(folder: Path) -> int:
    """Bytes of what an engine kept below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
