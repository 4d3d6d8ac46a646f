"""A question cut into the stretches that may be concepts: what the lexicon knows, and the words left over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from retrieval.asked import Asked
from retrieval.asking import ASKING
from retrieval.figures import MEASURE
from retrieval.fold import HAN
from retrieval.lexicon import Lexicon, Said
from retrieval.regex import regex
from retrieval.stretches import inside, masked
from retrieval.terms import Terms, Word
from retrieval.words import SILENT

_COUNTED = regex(f"哪?[几两二三四五六七八九好多少一]+(?:{MEASURE}|些)?")  # 几点, 两三点, 好几年, 哪几个
_KINDS_OF = frozenset("大小高低新")  # 再建大的滑雪场: not 建大; 新升规企业: not 新升
_OR_NOT = regex(f"(({HAN})[不没])(?=\\2)")  # 安不安全 is 安全


@dataclass(frozen=True, slots=True)
class Stretch:
    start: int  # in the folded question
    end: int
    said: str  # 打粮 of 打多少斤粮
    written: dict[str, float] = field(default_factory=dict)  # its aliases by weight


class Cutter:
    def __init__(self, terms: Terms, lexicon: Lexicon, share: Callable[[tuple[str, ...]], float]) -> None:
        """`share` of the paragraphs can hold all these terms."""
        self._terms, self._lexicon, self._share = terms, lexicon, share

    def cut(self, folded: str, wanted: Asked, taken: list[tuple[int, int]]) -> list[Stretch]:
        """In order; `taken` are the stretches that name no concept."""
        twice = [match.span(1) for match in _OR_NOT.finditer(folded)]
        words = list(_years_apart(self._terms.words(masked(folded, taken + twice))))
        said = [s for s in self._said(folded, words, wanted) if not inside(s, taken)]
        known = [(s.start, s.end) for s in said]
        free = [w for w in words if not inside(w, known) and not any(inside(s, [(w.start, w.end)]) for s in said)]
        stretches = [Stretch(s.start, s.end, s.text, s.written) for s in said]
        stretches += [
            Stretch(w.start, w.end, w.text)
            for w in self._joined(free, wanted)
            if w.text not in SILENT and not _COUNTED.fullmatch(w.text)
        ]
        return sorted(stretches, key=lambda stretch: (stretch.start, stretch.end))

    def _said(self, folded: str, words: list[Word], wanted: Asked) -> Iterable[Said]:
        edges = frozenset({w.start for w in words} | {w.end for w in words})
        for s in self._lexicon.find(folded, (wanted.at, wanted.end), edges):
            whole = any(w.start <= s.start and s.end <= w.end and self._whole(w, s) for w in words)
            apart = s.end - s.start > 2 or (s.start in edges and s.end in edges)
            if apart and not whole and not ASKING.search(s.text):
                yield s

    def _whole(self, word: Word, said: Said) -> bool:
        """人口自然增长率 is one thing where the library has it, and no 增长率 with aliases of its own."""
        return word.end - word.start > said.end - said.start and self._share(self._terms.of_form(word.text)) > 0

    def _joined(self, words: list[Word], wanted: Asked) -> list[Word]:
        """28|项 is one concept, and so are the characters of a name that no dictionary has but the library does."""
        joined: list[Word] = []
        for word in words:
            last = joined[-1] if joined else None
            asks = last is not None and wanted.at <= last.start < wanted.end  # 多少*年*|排第一
            beside = last is not None and last.end == word.start
            if last and beside and (_counts(last, word) or (not asks and self._spelled_out(last, word))):
                joined[-1] = Word(last.text + word.text, last.start, word.end)
            else:
                joined.append(word)
        return joined

    def _spelled_out(self, last: Word, word: Word) -> bool:
        single = len(word.text) == 1 and len(last.text) <= 2 and not {last.text, word.text} & (SILENT | _KINDS_OF)
        unknown = not self._terms.count(last.text) or len(last.text) == 1
        return (
            single
            and unknown
            and not (last.text + word.text).isascii()
            and self._share((last.text[-1] + word.text,)) > 0
        )


def _years_apart(words: Iterable[Word]) -> Iterator[Word]:
    """10年长了多少: 长 belongs to what follows, and 年 to its number."""
    last = ""
    for word in words:
        if last.isdigit() and word.text[0] == "年" and len(word.text) > 1:
            yield Word("年", word.start, word.start + 1)
            yield Word(word.text[1:], word.start + 1, word.end)
        else:
            yield word
        last = word.text


def _counts(number: Word, measure: Word) -> bool:
    return number.text.isdigit() and bool(re.fullmatch(MEASURE, measure.text))
