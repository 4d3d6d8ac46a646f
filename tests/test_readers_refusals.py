"""Files that cannot be read, or want to do harm: each is named, none raises anything else, none gets far."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.readers import Unreadable, Why, csv_rows, guard, read, xlsx
from retrieval.readers import pdf as pdf_reader
from tests.pdf_maker import pdf
from tests.test_readers_formats import PAGE, packed, sheet, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def why(name: str, data: bytes) -> Why:
    with pytest.raises(Unreadable) as caught:
        read(name, data)
    return caught.value.why


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.doc", OLE + bytes(600), Why.OLD_FORMAT),
        ("a.wps", OLE + bytes(600), Why.OLD_FORMAT),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), Why.ENCRYPTED),
        ("a.docx", b"not a zip", Why.CORRUPT),
        ("a.docx", b"PK\x03\x04" + bytes(40), Why.CORRUPT),
        ("a.docx", word("字")[:400], Why.CORRUPT),
        ("a.docx", b"", Why.EMPTY),
        ("a.docx", word(), Why.NO_TEXT),
        ("a.xlsx", sheet(), Why.NO_TEXT),
        ("a.pdf", b"%PDF-1.4\nbroken", Why.CORRUPT),
        ("a.pdf", b"no pdf", Why.CORRUPT),
        ("a.jpg", b"\xff\xd8\xff\xe0", Why.PICTURE),
        ("a.json", b"{}", Why.UNKNOWN_FORMAT),
        ("a", b"abc", Why.UNKNOWN_FORMAT),
        ("a.zip", packed({"x.txt": "a"}), Why.UNKNOWN_FORMAT),
        ("a.html", b"<html><script>x</script></html>", Why.NO_TEXT),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_reason(name: str, data: bytes, reason: Why) -> None:
    assert why(name, data) is reason


def test_a_pdf_with_a_password_is_named_as_encrypted() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["Forty cases."]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert why("a.pdf", out.getvalue()) is Why.ENCRYPTED


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = packed({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})
    assert len(bomb) < 100_000
    assert why("a.docx", bomb) is Why.TOO_LARGE


def test_a_zip_that_lies_about_its_size_is_not_unpacked_further() -> None:
    honest = packed({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})
    size = (60_000_007).to_bytes(4, "little")
    assert why("a.docx", honest.replace(size, (1000).to_bytes(4, "little"))) in (Why.CORRUPT, Why.TOO_LARGE)


def test_an_archive_of_thousands_of_parts_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5_001):
            archive.writestr(str(number), "")
    assert why("a.docx", out.getvalue()) is Why.TOO_LARGE


def test_xml_entities_are_not_expanded() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol" * 10}">' for n in range(9))
    body = "<w:body><w:p><w:r><w:t>字&l8;</w:t></w:r></w:p></w:body>"
    document = f"<!DOCTYPE d [{lol}]><w:document {SPACE}>{body}</w:document>"
    try:
        assert len(read("a.docx", packed({"word/document.xml": document})).text) < 100
    except Unreadable as error:
        assert error.why in (Why.CORRUPT, Why.NO_TEXT)


def test_xml_does_not_reach_for_other_files() -> None:
    document = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {SPACE}>'
        "<w:body><w:p><w:r><w:t>字&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        assert "root" not in read("a.docx", packed({"word/document.xml": document})).text
    except Unreadable as error:
        assert error.why in (Why.CORRUPT, Why.NO_TEXT)


def test_deeply_nested_markup_is_survived() -> None:
    deep = "<div>" * 20_000 + "字，字。" + "</div>" * 20_000
    with suppress(Unreadable):
        read("a.html", deep.encode())


def test_a_list_whose_depth_is_no_number_is_read() -> None:
    level = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="x"><w:start w:val="²"/></w:lvl></w:abstractNum>'
    parts = {
        "word/document.xml": f"<w:document {SPACE}><w:body><w:p><w:r><w:t>字</w:t></w:r></w:p></w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {SPACE}>{level}</w:numbering>",
    }
    assert read("a.docx", packed(parts)).text == "字"


def test_a_fault_of_a_reader_is_logged_and_only_costs_its_file(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("retrieval.readers.docx.row_lines", None)
    assert why("a.docx", word("字", table=[["地区"], ["徐汇"]])) is Why.CORRUPT
    assert caplog.messages == ["a.docx: the reader docx failed"]


def test_what_has_more_rows_or_pages_than_are_read_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "_MOST_ROWS", 2)
    monkeypatch.setattr(pdf_reader, "_MOST_PAGES", 2)
    rows = [csv_rows.read(b"a,b\n1,2\n" + more) for more in (b"", b"3,4\n")]
    pages = [pdf_reader.read(pdf([["Forty cases."], ["Fifty cases."], *more])) for more in ([], [["Sixty cases."]])]
    assert [found.partly for found in (*rows, *pages)] == [None, Why.TOO_LARGE] * 2
    assert rows[0].text == rows[1].text and "Sixty" not in pages[1].text


def test_a_sheet_of_too_many_cells_is_named_as_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_CELLS", 3)
    with pytest.raises(Unreadable) as caught:
        xlsx.read(sheet(["地区", "件数"], ["徐汇", 23]))
    assert caught.value.why is Why.TOO_LARGE


def test_a_reader_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_SECONDS", 0.05)
    assert why("a.pdf", pdf([["Forty cases."]])) is Why.TOO_SLOW


WHOLE = {
    "a.docx": word("某院工作报告", "办案23件。", table=[["地区", "件数"], ["徐汇", "23"]]),
    "a.html": PAGE.encode("gb18030"),
    "a.csv": "地区,件数\n徐汇,23\n".encode(),
    "a.txt": "办案23件。同比增长3.5%。\n".encode("gb18030"),
    "a.odt": packed({"mimetype": "application/odt", "content.xml": "<a><body><p>字</p></body></a>"}),
}
PLACES = st.floats(0, 1, exclude_max=True)
MUTATIONS = st.lists(st.tuples(PLACES, st.integers(0, 3), st.binary(max_size=8)), max_size=12)


def mutated(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Bytes overwritten, put in, cut out, or the end cut off, at places between 0 and 1."""
    for place, kind, piece in changes:
        at = int(place * len(data))
        if kind == 0:
            data = data[:at] + piece + data[at + len(piece) :]
        elif kind == 1:
            data = data[:at] + piece + data[at:]
        elif kind == 2:
            data = data[:at] + data[at + len(piece) :]
        elif piece[:1] > b"\xc0":
            data = data[:at]
    return data


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(WHOLE)), MUTATIONS)
def test_a_damaged_file_is_read_or_named_and_nothing_else(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    try:
        assert read(name, mutated(WHOLE[name], changes)).text.strip()
    except Unreadable as error:
        assert error.why in Why
