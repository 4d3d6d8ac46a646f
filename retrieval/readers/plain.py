"""Text files: UTF-8 with and without a mark, UTF-16, GB18030, Big5; told apart by what the text then says."""

from __future__ import annotations

import codecs

from retrieval.readers.extract import Extract, Unreadable, Why

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The most frequent characters of Chinese, in both scripts: right decoding is full of them, wrong decoding is not.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变条只没结解问意建月公系军很情最立代想已通并提直题党程展五果"
    "這爲為個國時來們產種後說對會發動過經進著電裡現實兩體當業應開還間樣與關線內數質氣變條沒結問無係題黨報導區農務強總計劃萬億"
    "，。、：；“”（）《》「」"
)
_ENOUGH = 0.12  # of the characters; prose has 0.4 to 0.6, lists of names 0.2, wrong decoding 0.05
_MOST_BROKEN = 0.02  # of the characters, before an encoding is refused
_CONTROLS = [chr(code) for code in range(32) if chr(code) not in "\t\n\r\x0b\x0c"]


def read(data: bytes) -> Extract:
    """The decoded content, newlines and all; a byte-order mark is not text."""
    text, encoding = decode(data)
    broken = text.count("\ufffd")
    controls = sum(text.count(char) for char in _CONTROLS)
    if controls * 20 > len(text):
        raise Unreadable(Why.BINARY)
    if not text.strip():
        raise Unreadable(Why.EMPTY)
    return Extract(text, encoding, partly=Why.GARBLED if broken else None, values={"count": broken} if broken else {})


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Text and the name of its encoding. Raises Unreadable where no encoding gives sensible text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    tried = ((_tried(data, encoding), encoding) for encoding in _candidates(data, declared))
    found = [(sense(text), text, encoding) for text, encoding in tried if text]
    best = max(found, default=(0.0, "", ""), key=lambda one: one[0])
    if best[0] < _ENOUGH:
        raise Unreadable(Why.ENCODING)
    return best[1], best[2]


def sense(text: str) -> float:
    """How much of a text that is not plain ASCII is made of the most frequent characters of Chinese, 0 to 1."""
    sample = [char for char in text[:20_000] if char > "\x7f"]
    return sum((char in _COMMON) - (char == "\ufffd") for char in sample) / len(sample) if sample else 0.0


def _candidates(data: bytes, declared: str | None) -> list[str]:
    wide = ["utf-16-le", "utf-16-be"] if data[:2000].count(0) * 20 > len(data[:2000]) or len(data) % 2 == 0 else []
    return [*([declared] if declared else []), "utf-8", "gb18030", "big5", "big5hkscs", *wide]


def _tried(data: bytes, encoding: str) -> str | None:
    """The text, or None where more than a few characters are broken."""
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        return None
    return text if text.count("\ufffd") <= max(2, _MOST_BROKEN * len(text)) else None
