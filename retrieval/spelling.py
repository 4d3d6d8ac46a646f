"""Misspellings of one sound (检查院) and words typed in pinyin (shelao jiancha), mended by words of the library.

A word is mended only where the library does not have it, a dictionary hardly knows it, and the library has a word
of the same sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import ne

from retrieval.asking import ASKING
from retrieval.fold import HAN
from retrieval.sounds import Sounds
from retrieval.terms import Word
from retrieval.words import PLACES, SURNAMES

COMMON = 10_000  # and from which one of a single character is none
RARE = 12  # a dictionary's count up to which a word may be a misspelling
SEEN = 2  # and how many paragraphs must have a word that hardly any dictionary has, to be what was meant
_LONGEST, _LONGEST_SOUND = 4, 6  # characters of a word, letters of a character's sound


@dataclass(frozen=True, slots=True)
class Mended:
    start: int  # in the text before it was mended
    end: int
    said: str
    written: str


class Spelling:
    """Asks the library whether it has a word: to go through all its words would take long in a large one."""

    def __init__(
        self,
        df: Callable[[str], int],
        count: Callable[[str], int],
        sounds: Sounds | None = None,
        those: Callable[[Sequence[str]], list[str]] | None = None,
    ) -> None:
        """`df` tells how many paragraphs have a character, a pair or a word, folded; `count`, how often a dictionary
        has counted it; `those`, which of many words have a df above 0, where that is told faster than one by one."""
        self._df, self._count = df, count
        self._those = those or (lambda words: [word for word in words if df(word)])
        self._sounds = sounds or Sounds()
        self._chars: dict[str, list[str]] = {}  # of the library, by sound

    def mend(self, folded: str, words: Sequence[Word], silent: Callable[[str], bool]) -> list[Mended]:
        """What to write instead, in order and without overlaps."""
        found = [*self._misspelt(folded, words, silent), *self._pinyin(folded, words, silent)]
        found.sort(key=lambda mended: (mended.start, mended.start - mended.end))
        kept: list[Mended] = []
        for mended in found:
            if not kept or mended.start >= kept[-1].end:
                kept.append(mended)
        return kept

    def _misspelt(self, folded: str, words: Sequence[Word], silent: Callable[[str], bool]) -> Iterable[Mended]:
        chinese = [w for w in words if re.match(HAN, w.text)]
        for first in range(len(chinese)):
            for last in range(min(first + 3, len(chinese)), first, -1):
                window = chinese[first:last]
                said = folded[window[0].start : window[-1].end]
                if not 2 <= len(said) <= _LONGEST or len(said) != sum([len(w.text) for w in window]):
                    continue  # something stands between them
                if self._odd(said, window):
                    # 成嘟 is 成都, though 成 says little by itself
                    written = self._place(said) if any(silent(w.text) for w in window) else self._alike(said)
                    if written and self._believed(folded, window, said, written):
                        yield Mended(window[0].start, window[-1].end, said, written)
                        break

    def _odd(self, said: str, window: Sequence[Word]) -> bool:
        single = [w for w in window if len(w.text) == 1]
        # two words that the library or the language has side by side are no misspelling, unless a word of one
        # character is among them: 检查|院, 炸|骗
        if (len(window) > 1 and not single) or self._df(said) or self._count(said) > RARE or ASKING.search(said):
            return False
        if len(single) < len(window):
            return True
        if said[0] in SURNAMES and len(said) == 3:
            return False  # the name of a person
        return any(self._count(w.text) <= COMMON for w in window)  # 往一*处使*: two words that everybody uses

    def _alike(self, said: str) -> str | None:
        """The word of the library that differs in one character, which sounds the same."""
        tried = [
            said[:at] + other + said[at + 1 :]
            for at, char in enumerate(said)
            if all(self._df(pair) for pair in _apart(said, at))  # or no word has what is left
            for other in self._of_sound(self._sounds.of(char))
            if other != char
        ]
        near = self._those(tried)
        return max(near, key=lambda word: (self._count(word) > 0, self._df(word), self._count(word)), default=None)

    def _place(self, said: str) -> str | None:
        """The place that sounds the same and differs in one character: far fewer to try than words."""
        near = [p for p in self._places.get(self._sound(said), ()) if sum(map(ne, p, said)) == 1 and self._df(p)]
        return max(near, key=self._df, default=None)

    @cached_property
    def _places(self) -> dict[tuple[str, ...], list[str]]:
        places: dict[tuple[str, ...], list[str]] = {}
        for place in sorted(PLACES):
            places.setdefault(self._sound(place), []).append(place)
        return places

    def _sound(self, word: str) -> tuple[str, ...]:
        return tuple(map(self._sounds.of, word))

    def _believed(self, folded: str, window: Sequence[Word], said: str, written: str) -> bool:
        if all(len(w.text) == 1 for w in window) and self._count(written) <= RARE and self._df(written) < SEEN:
            return False  # 通船 is no 通传, which stands once, where two words meet
        return bool(self._count(written)) or self._fits(folded, window[0].start, window[-1].end, said, written)

    def _fits(self, folded: str, start: int, end: int, said: str, written: str) -> bool:
        """花糊 becomes 花湖, which no dictionary has: the library has the new character beside its neighbour."""
        if written[-1] != said[-1]:
            return folded[end : end + 1] != "" and self._df(written[-1] + folded[end]) > 0
        return start > 0 and self._df(folded[start - 1] + written[0]) > 0

    def _pinyin(self, folded: str, words: Sequence[Word], silent: Callable[[str], bool]) -> Iterable[Mended]:
        latin = [w for w in words if re.fullmatch("[a-z]+", w.text)]
        for at in range(len(latin)):
            for last in range(min(at + 4, len(latin)), at, -1):
                window = latin[at:last]
                if any(folded[a.end : b.start].strip() for a, b in pairwise(window)):
                    continue
                spelled = "".join(w.text for w in window)
                if len(spelled) < 5 or any(silent(w.text) or self._df(w.text) for w in window):
                    continue
                alike = [word for word in self._spelled(spelled) if len(word) > 1]
                if alike:
                    written = max(alike, key=lambda w: (self._count(w) > 0, self._df(w), self._count(w)))
                    yield Mended(window[0].start, window[-1].end, folded[window[0].start : window[-1].end], written)
                    break

    def _spelled(self, sounds: str, before: str = "") -> Iterator[str]:
        """Words of the library of up to four characters that sound so; the pairs within a word are there as well."""
        if not sounds and (len(before) < 3 or self._df(before)):
            yield before
        if len(before) < _LONGEST:
            for end in range(1, min(len(sounds), _LONGEST_SOUND) + 1):
                for char in self._of_sound(sounds[:end]):
                    if not before or self._df(before[-1] + char):
                        yield from self._spelled(sounds[end:], before + char)

    def _of_sound(self, said: str) -> list[str]:
        """The characters of the library that sound so."""
        if said not in self._chars:
            self._chars[said] = self._those(self._sounds.chars(said))
        return self._chars[said]


def _apart(said: str, at: int) -> list[str]:
    """The pairs of a word without the character at that place."""
    return [said[i : i + 2] for i in range(len(said) - 1) if at not in (i, i + 1)]
