"""Text files in the encodings that Chinese offices use."""

from __future__ import annotations

import codecs

import pytest

from retrieval.readers import Unreadable, Why, read

SIMPLE = "徐汇区院设立了23个专业化办案组，涉及办理金融、知识产权等方面。\n这一年，我们的工作取得新成效。\n" * 5
TRADITIONAL = "徐匯區院設立了23個專業化辦案組，涉及辦理金融、職務犯罪等方面。\n這一年，我們的工作取得新成效。\n" * 5


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be"])
def test_text_without_a_mark_is_decoded(encoding: str) -> None:
    assert read("a.txt", SIMPLE.encode(encoding)).text == SIMPLE


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_not_text_and_names_the_encoding(mark: bytes, encoding: str) -> None:
    extract = read("a.txt", mark + SIMPLE.encode(encoding))
    assert (extract.text, extract.encoding) == (SIMPLE, encoding)


def test_big5_is_told_from_gb18030() -> None:
    extract = read("a.txt", TRADITIONAL.encode("big5"))
    assert (extract.text, extract.encoding) == (TRADITIONAL, "big5")


def test_traditional_script_in_gb18030_is_not_taken_for_big5() -> None:
    assert read("a.txt", TRADITIONAL.encode("gb18030")).text == TRADITIONAL


def test_line_ends_are_kept_as_they_are() -> None:
    assert read("a.txt", b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_a_few_broken_bytes_are_replaced_and_reported() -> None:
    extract = read("a.txt", SIMPLE.encode() + b"\xe5\xbe")
    assert extract.text.startswith(SIMPLE)
    assert (extract.partly, extract.values) == (Why.GARBLED, {"count": 1})


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Why.EMPTY),
        (b" \n\t\n", Why.EMPTY),
        (b"\xef\xbb\xbf", Why.EMPTY),
        ("\u3000\u3000\n".encode(), Why.EMPTY),
        (bytes(range(256)) * 20, Why.ENCODING),
        (b"\x01\x02\x03\x04ab" * 50, Why.BINARY),
    ],
)
def test_what_is_no_text_is_named(data: bytes, why: Why) -> None:
    with pytest.raises(Unreadable) as caught:
        read("a.txt", data)
    assert caught.value.why is why


def test_characters_of_hong_kong_are_read() -> None:
    text = TRADITIONAL + "我哋嘅報告喺呢度。"
    assert read("a.txt", text.encode("big5hkscs")).text == text
