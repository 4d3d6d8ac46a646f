"""Real files of each format, made here, read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from retrieval.readers import Extract, Unreadable, Why, read, suffixes
from tests.pdf_maker import pdf

LINE = "徐汇区院设立了23个专业化办案组,涉及办理金融等方面。"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(*lines: str, table: list[list[str]] | None = None) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_docx_paragraphs_are_lines() -> None:
    assert read("a.docx", word("某院工作报告", "", LINE)).text == f"某院工作报告\n\n{LINE}"


def test_docx_tables_are_rows_with_their_header() -> None:
    extract = read("a.docx", word(LINE, table=[["地区", "件数"], ["徐汇", "23"], ["静安", "19"]]))
    assert extract.text.splitlines() == [LINE, "地区：徐汇，件数：23。", "地区：静安，件数：19。"]


def test_docx_list_numbers_that_word_only_shows_are_written_out() -> None:
    document = docx.Document()
    for words in ("修路", "架桥"):
        document.add_paragraph(words, style="List Number")
    out = io.BytesIO()
    document.save(out)
    assert [line[:1] for line in read("a.docx", out.getvalue()).text.splitlines()] == ["1", "2"]


def test_docx_text_that_was_struck_out_is_left_out() -> None:
    document = docx.Document()
    run = document.add_paragraph("留下").add_run("删去")._r
    deleted = OxmlElement("w:del")
    run.addprevious(deleted)
    deleted.append(run)
    run.find(qn("w:t")).tag = qn("w:delText")
    out = io.BytesIO()
    document.save(out)
    assert read("a.docx", out.getvalue()).text == "留下"


def test_docx_footnotes_stand_at_the_end() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {space}><w:body><w:p><w:r><w:t>正文。</w:t></w:r></w:p></w:body></w:document>"
    note = '<w:footnote w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {space}>{note.format(0, '线')}{note.format(2, '注释')}</w:footnotes>"
    data = packed({"word/document.xml": body, "word/footnotes.xml": notes})
    assert read("a.docx", data).text == "正文。\n\n[2] 注释"


def test_xlsx_rows_are_lines_that_name_their_columns() -> None:
    data = sheet(["2021年办案情况"], ["地区", "件数", "比例"], ["徐汇", 23, 0.5], [None, None, None])
    assert read("a.xlsx", data).text.splitlines() == ["2021年办案情况", "地区：徐汇，件数：23，比例：0.5。"]


def test_csv_rows_are_lines_that_name_their_columns() -> None:
    data = '地区,件数\r\n徐汇,23\r\n静安,"1,019"\r\n'.encode("gb18030")
    assert read("a.csv", data).text.splitlines() == ["地区：徐汇，件数：23。", "地区：静安，件数：1,019。"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("标题\t说明\n甲,乙,丙\t一,二,三", ["标题：甲,乙,丙，说明：一,二,三。"]),
        ("一张表\n标题\t说明\n甲,乙,丙\t一,二,三", ["一张表", "标题：甲,乙,丙，说明：一,二,三。"]),
        ("标题;说明\n甲,乙,丙;一,二,三", ["标题：甲,乙,丙，说明：一,二,三。"]),
        ('标题,说明\r\n甲,"一行\r\n又一行"\r\n', ["标题：甲，说明：一行 又一行。"]),
        ("标题,说明\n甲\u2028乙,一\x0b二\n", ["标题：甲 乙，说明：一 二。"]),
        ("标题,说明\r甲,一\r", ["标题：甲，说明：一。"]),
    ],
)
def test_cells_are_told_apart_by_what_stands_in_every_line(text: str, lines: list[str]) -> None:
    assert read("a.tsv", text.encode()).text.splitlines() == lines


def test_odt_paragraphs_are_lines() -> None:
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:text"'
    content = (
        f"<office:document-content {spaces}><office:body><office:text><text:h>总结</text:h>"
        '<text:p>办案<text:s text:c="2"/>23件<text:tab/>。</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    assert read("a.odt", data).text == "总结\n办案  23件\t。"


def test_rtf_in_the_code_page_of_chinese_windows_is_read() -> None:
    words = "".join(f"\\'{byte:02x}" for byte in LINE.encode("gbk"))
    assert read("a.rtf", f"{{\\rtf1\\ansi\\ansicpg936 {words}\\par}}".encode()).text.strip() == LINE


def test_pdf_lines_are_joined_and_pages_are_kept() -> None:
    words = ["one", "two", "six", "ten"]
    wide = "handled in the year by the court of the district and its branches, all of them closed by its end"
    pages = [["Report of the year", f"{one} cases were", f"{one} were {wide}", f"in {one}.", "- 1 -"] for one in words]
    extract = read("a.pdf", pdf(pages))
    assert [line for line in extract.text.splitlines() if "Report" in line or "-" in line] == []
    assert f"one were {wide} in one." in extract.text.splitlines()
    assert [extract.text[at : at + 3] for at in extract.pages] == words


def test_pdf_without_text_is_named_as_scanned() -> None:
    with pytest.raises(Unreadable) as caught:
        read("a.pdf", pdf([[], []]))
    assert caught.value.why is Why.SCANNED


def test_pdf_with_some_pages_without_text_is_read_in_part() -> None:
    extract = read("a.pdf", pdf([["Forty cases were closed in the year."], []]))
    assert (extract.partly, dict(extract.values)) == (Why.PAGES_WITHOUT_TEXT, {"count": 1})


PAGE = """<html><head><meta charset="gb2312"><title>某院工作报告_某某人民检察院</title>
<meta name="ArticleTitle" content="某院工作报告"><meta name="PubDate" content="2021-11-30 10:00">
<meta name="ContentSource" content="某院"><script>var a = "不要";</script></head>
<body><div class="nav"><a>首页</a><a>新闻</a></div><ul><li><a>关于另一件事的通知，请看。</a></li></ul>
<div id="zoom"><p>一、刑事检察</p><p>批准逮捕30人，起诉45人，&nbsp;同比下降5%。</p>
<p style="display: none">看不见的，字。</p>
<table><tr><th>地区</th><th>件数</th></tr><tr><td>徐汇</td><td>23</td></tr></table>
<p>提起公诉的案件<b>有罪判决</b>率为100%，没有发生一起错案。</p></div>
<div class="footer">版权所有 某院</div></body></html>"""


def test_html_gives_the_main_text_below_what_the_page_says_of_itself() -> None:
    assert read("a.html", PAGE.encode("gb18030")).text.splitlines() == [
        "某院工作报告",
        "来源：某院",
        "发布时间：2021-11-30 10:00",
        "一、刑事检察",
        "批准逮捕30人，起诉45人，\xa0同比下降5%。",
        "地区：徐汇，件数：23。",
        "提起公诉的案件有罪判决率为100%，没有发生一起错案。",
    ]


SILENT_PAGE = """<html><head><title>某省工作会议召开 - 某省人民政府门户网站</title></head><body>
<div class="header"><h1><a href="/">某省人民政府网站</a></h1></div><ul><li><a>省政府</a></li></ul>
<div><div><h2>某省工作会议召开</h2>
<ul><li><span>时间：2019-09-18 06:23</span> <span>来源： 某日报</span></li></ul>
<div><div>　　会议指出，全年办案23件，同比增长3.5%，成效明显。</div>
<div>　　会议强调，要坚持依法办案，提升质效。</div></div>
</div></div><div>相关链接：<a>另一件事</a></div></body></html>"""


def test_html_without_tags_for_it_gives_the_title_and_the_source_line_above_the_main_text() -> None:
    assert read("a.html", SILENT_PAGE.encode()).text.splitlines() == [
        "某省工作会议召开",
        "时间：2019-09-18 06:23 来源： 某日报",
        "会议指出，全年办案23件，同比增长3.5%，成效明显。",
        "会议强调，要坚持依法办案，提升质效。",
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("某院工作报告_某某人民检察院", "某院工作报告"),
        ("某院工作报告-某某人民政府网", "某院工作报告"),
        ("2019-2020年工作报告 - 新闻", "2019-2020年工作报告"),
        ("2019-2020年工作报告", "2019-2020年工作报告"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, shown: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><p>办案23件，结案22件。</p></body></html>"
    assert read("a.html", page.encode()).text.splitlines()[0] == shown


def test_markdown_is_read_as_it_is() -> None:
    assert read("a.md", "# 总结\n\n**办案**23件。\n".encode()) == Extract("# 总结\n\n**办案**23件。\n", "utf-8")


NEWS = "".join(f"<li>某省召开第{n}次会议，部署重点任务</li>" for n in range(9))
FIRST = "全年办理各类案件1200件，同比增长5.2%，取得新的成效，得到各方面充分肯定。" * 6
SECOND = "群众满意度达到98%。" * 6
FOOT = "<div class='page-footer'>建议使用新的浏览器访问。谢谢合作。</div>"
AROUND = {
    "tables": f"<table><tr><td>{NEWS}</td><td><table><tr><td><p>%s</p><p>%s</p></td></tr></table></td></tr></table>",
    "divs": f"<div class='topbar'>登录</div><div><div>%s</div><div>%s</div></div><div class='related'>{NEWS}</div>",
    "a footer with sentences": f"<div id='c'><p>%s</p><p>%s</p></div>{FOOT}",
    "line breaks": f"<table><tr><td>{NEWS}</td><td>　　%s<br>　　%s</td></tr></table>",
}


@pytest.mark.parametrize("layout", AROUND)
def test_html_gives_a_short_text_without_what_stands_around_it(layout: str) -> None:
    page = f"<html><head><title>某院通报</title></head><body>{AROUND[layout] % (FIRST, SECOND)}</body></html>"
    assert [line.strip() for line in read("a.html", page.encode()).text.splitlines()] == ["某院通报", FIRST, SECOND]


def test_html_whose_whole_body_is_called_a_footer_is_still_read() -> None:
    page = f"<html><body><div class='footer'><p>{FIRST}</p><p>{SECOND}</p></div></body></html>"
    assert FIRST in read("a.html", page.encode()).text


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "docx", "pdf", "xlsx", "csv", "odt", "rtf"])
def test_a_format_is_known_by_its_suffix(suffix: str) -> None:
    assert f".{suffix}" in suffixes()


def test_a_file_is_read_by_what_it_is_where_its_name_says_otherwise() -> None:
    assert read("a.txt", word(LINE)).text == LINE
