"""What was typed, without what no one can see or read."""

from __future__ import annotations

import re

from retrieval.fold import CJK
from retrieval.regex import regex

LONGEST_QUESTION = 1000  # characters, after repeated sentences are dropped
_UNSEEN = regex("[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_MARKUP = regex(r"</?[a-zA-Z][^<>]{0,80}>")
_ADDRESS = regex(r"https?://[^\s，。；、（）“”]+")  # of a page: none of its words are asked
_SENTENCE = regex(r"[^。？！?!\n]+[。？！?!\n]*")


def clean(text: str) -> str:
    """The question without what no one can see or read, markup, addresses and repeated sentences left out."""
    text = _ADDRESS.sub(" ", _MARKUP.sub(" ", _UNSEEN.sub("", text))).strip()
    if len(text) > 200:
        text = "".join(dict.fromkeys(part.strip() for part in _SENTENCE.findall(text)))
    return text


def has_words(folded: str) -> bool:
    return bool(re.search("[a-z0-9]", folded) or re.search(f"[{CJK}]", folded))
