"""Text that was made, or was broken, so as to keep a program busy: it has parts like any other."""

from __future__ import annotations

import pytest

from retrieval.outline import outline
from retrieval.report import Report

SIZE = 12_000
ENDLESS = [
    *["字", "字。", "字\n", "字 ", "（“《", "）”》", "“字。”", "“字", "《\n", "》\n", "{{", "{{}}", "<", "<p ", "<p>"],
    *["<!--", "&nbsp;", "|| ", "|", "一是", "一是字；", "1.", "一、字\n", "2021年1月", "\u200b", "\n", "# ", "来源："],
    *["…", "a. B", "在第", "我代表省", "二 〇 ", "https://", "\ufffd", "----", "---x", "【】", "[字字]", "主席 "],
    "字" * 41 + "\n",
]


@pytest.mark.parametrize("piece", ENDLESS, ids=ascii)
@pytest.mark.parametrize("end", ["", "院x。"], ids=["bare", "ended"])
def test_one_thing_over_and_over_has_parts(piece: str, end: str) -> None:
    text = piece * (SIZE // len(piece)) + end
    found = outline(Report("r.txt", text, ""))
    assert sum(len(p.span) for p in found.paragraphs) <= len(text)


@pytest.mark.parametrize("piece", ENDLESS, ids=ascii)
def test_a_line_of_one_thing_is_judged(piece: str) -> None:
    line = "徐院" + piece.strip() * (280 // len(piece)) + "院x"
    assert outline(Report("r.txt", f"{line}\n" * 30, "")).report.text.count("徐院") == 30
