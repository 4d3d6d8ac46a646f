"""Misspellings of one sound (检查院) and words typed in pinyin (shelao jiancha), mended by words of the library.

A word is mended only where the library does not have it, a dictionary hardly knows it, and the library has a word
of the same sound. The only file that knows pypinyin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path

from retrieval.asked import ASKING
from retrieval.fold import CJK
from retrieval.terms import Word
from retrieval.words import SURNAMES

_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
RARE = 12  # a dictionary's count up to which a word may be a misspelling
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Mended:
    start: int  # in the text before it was mended
    end: int
    said: str
    written: str


class Spelling:
    """Knows the library by its words and pairs of characters, each with the number of paragraphs that have it."""

    def __init__(self, known: Callable[[], Iterable[tuple[str, int]]], count: Callable[[str], int]) -> None:
        """`known` lists words and pairs, folded; `count` says how often a dictionary has counted a word."""
        self._known, self._count = known, count

    def mend(self, folded: str, words: Sequence[Word], silent: Callable[[str], bool]) -> list[Mended]:
        """What to write instead, in order and without overlaps."""
        found = [*self._sounds(folded, words, silent), *self._pinyin(folded, words, silent)]
        found.sort(key=lambda mended: (mended.start, mended.start - mended.end))
        kept: list[Mended] = []
        for mended in found:
            if not kept or mended.start >= kept[-1].end:
                kept.append(mended)
        return kept

    def _sounds(self, folded: str, words: Sequence[Word], silent: Callable[[str], bool]) -> Iterable[Mended]:
        chinese = [w for w in words if re.match(f"[{CJK}]", w.text)]
        for first in range(len(chinese)):
            for last in range(min(first + 3, len(chinese)), first, -1):
                window = chinese[first:last]
                if window[-1].end - window[0].start != sum(len(w.text) for w in window):
                    continue  # something stands between them
                said = "".join(w.text for w in window)
                if 2 <= len(said) <= _LONGEST and self._odd(said, window, silent):
                    written = self._alike(said)
                    if written and (
                        self._count(written) or self._fits(folded, window[0].start, window[-1].end, said, written)
                    ):
                        yield Mended(window[0].start, window[-1].end, said, written)
                        break

    def _odd(self, said: str, window: Sequence[Word], silent: Callable[[str], bool]) -> bool:
        if said[0] in SURNAMES and len(said) == 3 and all(len(w.text) == 1 for w in window):
            return False  # the name of a person
        if ASKING.search(said) or said in self._df or self._count(said) > RARE or any(silent(w.text) for w in window):
            return False
        # two words that the library or the language has side by side are no misspelling, unless a word of one
        # character is among them: 检查|院, 炸|骗
        return len(window) == 1 or any(len(w.text) == 1 for w in window)

    def _alike(self, said: str) -> str | None:
        alike = self._by_sound.get(sound(said), ())
        near = [
            w
            for w in alike
            if w != said and len(w) == len(said) and sum(a == b for a, b in zip(w, said, strict=True)) >= len(said) - 1
        ]
        return max(near, key=lambda word: (self._count(word) > 0, self._df[word]), default=None)

    def _fits(self, folded: str, start: int, end: int, said: str, written: str) -> bool:
        """花糊 becomes 花湖, which no dictionary has: the library has the new character beside its neighbour."""
        if written[-1] != said[-1]:
            return folded[end : end + 1] != "" and written[-1] + folded[end] in self._df
        return start > 0 and folded[start - 1] + written[0] in self._df

    def _pinyin(self, folded: str, words: Sequence[Word], silent: Callable[[str], bool]) -> Iterable[Mended]:
        latin = [w for w in words if re.fullmatch("[a-z]+", w.text)]
        for at in range(len(latin)):
            for last in range(min(at + 4, len(latin)), at, -1):
                window = latin[at:last]
                if any(folded[a.end : b.start].strip() for a, b in pairwise(window)):
                    continue
                spelled = "".join(w.text for w in window)
                if len(spelled) < 5 or any(silent(w.text) or w.text in self._df for w in window):
                    continue
                alike = self._by_sound.get(spelled)
                if alike:
                    written = max(alike, key=lambda w: (self._count(w) > 0, self._df[w]))
                    yield Mended(window[0].start, window[-1].end, folded[window[0].start : window[-1].end], written)
                    break

    @cached_property
    def _df(self) -> dict[str, int]:
        return dict(self._known())

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._df:
            if 2 <= len(word) <= _LONGEST and not word.isascii():
                found.setdefault(sound(word), []).append(word)
        return found


class _Sounds(dict[str, str]):
    """A character's first reading without tone, worked out when it is first met."""

    def __missing__(self, char: str) -> str:
        reading = _readings().get(ord(char), char)
        self[char] = reading.split(",")[0].translate(_TONES)
        return self[char]


@cache
def _readings() -> dict[int, str]:
    """pypinyin's table of characters alone: with the package come its phrases, which take half a second to load."""
    package = find_spec("pypinyin")
    places = package.submodule_search_locations if package else None
    if not places:
        return {}
    spec = spec_from_file_location("chuchu_pinyin_dict", Path(places[0]) / "pinyin_dict.py")
    if spec is None or spec.loader is None:
        return {}
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    readings: dict[int, str] = module.pinyin_dict
    return readings


_SOUND = _Sounds()


def sound(word: str) -> str:
    """A word in pinyin without tones: 检察院 = jianchayuan."""
    return "".join(_SOUND[char] for char in word)
