"""The terms of thousands of paragraphs counted at once: characters and pairs as whole arrays, words by one cut.

`counts_of` gives what counting the terms of each paragraph gives (pieces.py), in a third of the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25 import Counts, count
from retrieval.bm25.counts import arranged
from retrieval.bm25.vocabulary import Vocabulary, spelled
from retrieval.fold import CJK, fold_each
from retrieval.pieces import LATIN, pieces, terms_of, word_term
from retrieval.port import Cut
from retrieval.regex import regex

_BREAK = "\uffff"  # between paragraphs
_LINE, _GAP = "\n", "。"  # what a cut leaves alone: between paragraphs, and in place of all that is no Chinese
_NO_CJK = regex(f"[^{CJK}{_BREAK}]+")
_LATIN = regex(LATIN)
_IS_CJK = np.zeros(1 << 16, np.bool_)  # and none above
for _first, _to, _last in zip(*[iter(CJK)] * 3, strict=True):
    _IS_CJK[ord(_first) : ord(_last) + 1] = True
_WORD, _CHAR, _PAIR, _PLAIN = (kind << 32 for kind in range(4))  # what kind of term a number stands for

Numbers = NDArray[np.int64]


def counts_of(texts: Sequence[str], cut: Cut) -> Counts:
    """The counts of a run of paragraphs; `cut` gives the words of a text, and loses no character of it."""
    folded = fold_each(texts)
    joined = _BREAK.join(folded)
    if not texts or joined.count(_BREAK) != len(texts) - 1:
        return count(terms_of(text, cut) for text in folded)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    paragraph = np.cumsum(codes == ord(_BREAK))
    words, plain = _numbers(), _numbers()
    found = [
        _cut(_NO_CJK.sub(_GAP, joined).replace(_BREAK, _LINE), cut, words),
        *_pieces(codes, paragraph),
        *_latin(joined, paragraph, words, plain),
    ]
    keys, paragraphs = (np.concatenate(each) for each in zip(*found, strict=True))
    lengths = np.bincount(paragraphs, minlength=len(texts)).astype(np.int32)
    names = [word_term(word) for word in words], list(plain)
    return arranged(keys, paragraphs, lengths, lambda rising: _spelled(rising, *names))


def _numbers() -> defaultdict[str, int]:
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__
    return known


def _cut(text: str, cut: Cut, words: defaultdict[str, int]) -> tuple[Numbers, Numbers]:
    """Words by number, and the paragraph of each."""
    line, gap = words[_LINE], words[_GAP]
    pieces = cut(text)
    numbers = np.fromiter(map(words.__getitem__, pieces), np.int64, len(pieces))
    kept = (numbers != line) & (numbers != gap)
    return _WORD + numbers[kept], np.cumsum(numbers == line)[kept]


def _pieces(codes: Numbers, paragraph: Numbers) -> list[tuple[Numbers, Numbers]]:
    """Characters and pairs of Chinese."""
    chinese = _IS_CJK[np.minimum(codes, ord(_BREAK))]
    chars, pairs = np.flatnonzero(chinese), np.flatnonzero(chinese[:-1] & chinese[1:])
    both = codes[pairs] << 16 | codes[pairs + 1]
    return [(_CHAR + codes[chars], paragraph[chars]), (_PAIR + both, paragraph[pairs])]


def _latin(
    joined: str, paragraph: Numbers, words: defaultdict[str, int], plain: defaultdict[str, int]
) -> list[tuple[Numbers, Numbers]]:
    """Words and figures of Latin letters and digits, and what stands for a piece of them."""
    keys: list[int] = []
    starts: list[int] = []
    for match in _LATIN.finditer(joined):
        said = match[0]
        own = [_WORD + words[said], *(_PLAIN + plain[piece] for piece in pieces(said))]
        keys += own
        starts += [match.start()] * len(own)
    return [(np.array(keys, np.int64), paragraph[np.array(starts, np.int64)])]


def _spelled(rising: Numbers, words: Sequence[str], plain: Sequence[str]) -> Vocabulary:
    kinds = np.split(rising, np.searchsorted(rising, (_CHAR, _PAIR, _PLAIN)))
    codes = kinds[1] - _CHAR, kinds[2] - _PAIR
    parts = [
        Vocabulary.of(spelled(words[number]) for number in kinds[0].tolist()),
        _of_codes(codes[0][:, None]),
        _of_codes(np.stack((codes[1] >> 16, codes[1] & 0xFFFF), axis=1)),
        Vocabulary.of(spelled(plain[number - _PLAIN]) for number in kinds[3].tolist()),
    ]
    lengths = np.concatenate([np.diff(part.ends) for part in parts])
    ends = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    checks, letters = (np.concatenate([getattr(part, name) for part in parts]) for name in ("checks", "letters"))
    return Vocabulary(checks, ends, letters)


def _of_codes(codes: Numbers) -> Vocabulary:
    """Words of a row of Chinese characters each: three bytes of UTF-8 a character."""
    lead, middle, last = 0xE0 | codes >> 12, 0x80 | codes >> 6 & 0x3F, 0x80 | codes & 0x3F
    letters = np.stack((lead, middle, last), axis=2).reshape(len(codes), 3 * codes.shape[1]).astype(np.uint8)
    checks = np.full(len(codes), 0xFFFFFFFF, np.uint32)
    for column in letters.T:
        checks = _CRC[(checks ^ column) & 0xFF] ^ checks >> 8
    return Vocabulary(~checks, np.arange(len(codes) + 1) * letters.shape[1], letters.ravel())


def _table() -> NDArray[np.uint32]:
    """Of the CRC-32 that zlib computes, for every byte (ISO 3309)."""
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, table >> 1 ^ np.uint32(0xEDB88320), table >> 1)
    return table


_CRC = _table()
