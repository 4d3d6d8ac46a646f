"""One byte says how often a term stands in a paragraph, and about how long the paragraph is.

With the paragraph's length, which is kept once for each paragraph, the byte gives the exact score; without it, an upper
bound that is near enough to leave out nearly all paragraphs. 0 means "not there". OFTEN and more of one term in one
paragraph share the byte CROWDED, and their exact shares stand in a list of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from retrieval.bm25.formulas import Formulas  # and with it rank_bm25, of which a kept index has no need

# BM25Plus gives idf * delta to every paragraph, whether it holds the term or not: a constant of the question.
DELTA = 1.0
OFTEN, CROWDED = 16, 255
# How many bytes tell lengths apart for a term that stands 1, 2, 3 … times. Of 78 million postings of Chinese law
# 78% stand once, 14% twice, 4% three times, and 0.01% 16 times or more.
STEPS = (112, 56, 28, 16, 10, 8, 6, 4, 2, 2, 2, 2, 2, 2, 2)


class Codes(NamedTuple):
    """`lengths` are the distinct lengths; a column of `shares` and `codes` is one of them."""

    lengths: NDArray[np.int64]
    shares: NDArray[np.float64]  # [times, column]: exact, delta included; shares[0] is delta
    codes: NDArray[np.uint8]  # [times, column]
    times: NDArray[np.uint8]  # [code]
    gains: NDArray[np.float32]  # [code]: no share of this code is higher; delta left out


def make_codes(lengths: NDArray[np.int64], formulas: Formulas) -> Codes:
    """Codes for paragraphs of these distinct lengths, rising."""
    shares = np.full((OFTEN, len(lengths)), DELTA)
    if lengths.any():
        for often in range(1, OFTEN):
            shares[often] = formulas.shares([often] * len(lengths), lengths.tolist())
    codes = np.zeros((OFTEN, len(lengths)), np.uint8)
    times, gains = np.zeros(256, np.uint8), np.zeros(256, np.float32)
    first = 1
    for often, steps in enumerate(STEPS, 1):
        codes[often] = first + _steps(shares[often], steps)
        times[first : first + steps] = often
        highest = np.zeros(256)
        np.maximum.at(highest, codes[often], shares[often] - DELTA)
        gains[first : first + steps] = _up(highest[first : first + steps])
        first += steps
    times[CROWDED], gains[CROWDED] = OFTEN, _up(np.array([formulas.k1 + 1]))[0]
    return Codes(lengths, shares, codes, times, gains)


def crowded_shares(times: NDArray[np.int32], lengths: NDArray[np.int64], formulas: Formulas) -> NDArray[np.float64]:
    """The exact shares of postings that share the byte CROWDED."""
    pairs, at = np.unique(np.stack((times, lengths)), axis=1, return_inverse=True)
    found = np.array(formulas.shares(pairs[0].tolist(), pairs[1].tolist()), np.float64)
    return np.asarray(found[at.ravel()])


def _steps(shares: NDArray[np.float64], steps: int) -> NDArray[np.uint8]:
    low, high = shares.min(initial=np.inf), shares.max(initial=-np.inf)
    if not low < high:
        return np.zeros(len(shares), np.uint8)
    return np.asarray(np.minimum((shares - low) / (high - low) * steps, steps - 1), np.uint8)


def _up(numbers: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.nextafter(numbers.astype(np.float32), np.float32(np.inf))
