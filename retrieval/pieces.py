"""What a run of text is made of as terms: marked words, characters, and pairs of characters."""

from __future__ import annotations

from operator import add

from retrieval.fold import CJK
from retrieval.port import Cut
from retrieval.regex import regex

LATIN = r"[a-zà-öø-ÿ0-9]+(?:[.'’/·-][a-z0-9]+)*%?"  # a word or a figure
RUN = regex(f"[{CJK}]+|{LATIN}")


def latin(run: str) -> bool:
    """Is it a word or a figure, and no Chinese?"""
    return run[0] < "\u3400"


def terms_of(folded: str, cut: Cut) -> list[str]:
    """All terms of a folded text, of which `cut` cuts the Chinese."""
    runs = RUN.findall(folded)
    terms: list[str] = []
    for run in runs:
        if latin(run):
            terms.append(word_term(run))
        else:
            terms += map(_MARKED, cut(run))
    for run in runs:
        terms += pieces(run)
    return terms


_MARK = "/"
_MARKED = _MARK.__add__  # word_term, for millions of words


def word_term(word: str) -> str:
    return _MARK + word


def pieces(run: str) -> list[str]:
    """Characters and pairs of a run of Chinese characters; nothing of a Latin one, which is a word already."""
    if latin(run):
        return [] if len(run) > 1 else [run]
    return [*run, *map(add, run, run[1:])]
