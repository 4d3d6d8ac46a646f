"""Text that was decoded by the wrong table before it came here: 锛堜簩锛 is （二） in UTF-8, read as GBK."""

from __future__ import annotations

# Written in the first, read by the second.
_MISTAKES = (
    ("utf-8", "gb18030"),
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("gb18030", "latin-1"),
    ("gb18030", "cp1252"),
)
_LEAST = 4  # characters that are not plain ASCII, before anything is said
_SEEN = 400
# A dozenth of any Chinese text; hardly to be had by chance.
_COMMON = frozenset("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可发年，。、：；“”（）《》")


def misread(line: str) -> bool:
    """Does the line make more Chinese when it is read the other way?"""
    line = line[:_SEEN]
    strange = sum(char > "\x7f" for char in line)
    return strange >= _LEAST and any(_makes_sense(line, strange, *mistake) for mistake in _MISTAKES)


def _makes_sense(line: str, strange: int, written: str, read: str) -> bool:
    """What the line was, told by its characters; bytes that were lost on the way are passed over."""
    meant = line.encode(read, "ignore").decode(written, "ignore")
    chinese = sum("\u4e00" <= char <= "\u9fff" or char in "，。、：；“”（）《》" for char in meant)
    common = sum(char in _COMMON for char in meant)
    return common >= 1 and chinese * 5 >= strange and common * 12 >= chinese > len(meant) // 2
