"""What a person typed, and what was understood of it: scope, kind of answer, and the concepts that must be there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from retrieval.asked import Asked
from retrieval.asking import Kind
from retrieval.figures import MEASURE
from retrieval.regex import regex
from retrieval.scope import Scope
from retrieval.words import GENERAL, PREDICATES

_WHOLE = regex(
    f"(?<![\\da-z.])\\d+(?:\\.\\d+)?(?:余|多)?[万亿]{{0,2}}(?![年月天日号期届级]|小时){MEASURE}[^,，。;；]{{0,6}}"
    "(?:里面?|[其当之]?中)(?=[,，]|有?(?:多少|几))"
)
_NO_HEAD = regex(
    "多少|多[长久大高远]|什么|哪|几|啥|谁|百分之$|^(?:从前|以前|之前|往年|还是|或者)$|[了到成过]$"
)  # 涨了多少: not 涨了 is asked about
NO_HEAD = GENERAL | PREDICATES
_BINDING = regex(
    "|".join(sorted(map(re.escape, NO_HEAD), key=len, reverse=True)) + "|率|是|为|叫|的|大概|大约|差不多|到底|究竟|有"
    "|到|定为|定了|定|要|将|能|想|会|比|上年|同比|名字|一共|总共|共|了|\\s|、|,|，|。"
)


Contrary = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a concept may be written, folded; `weight` says how far it counts as the word said."""

    text: str
    weight: float = 1.0
    terms: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()  # its pairs of characters, or its characters where it has but two
    partial: float = 0.0  # how far all pairs count without the whole
    halves: tuple[str, str] | None = None  # the two words that it is made of: 粮食, 产量
    contrary: Contrary = ()  # 刑事, where it is a 民事案件: parts of it are parts of something else


HALVES = 0.8  # how far a word counts whose halves stand apart

# Text, weight, how far it counts in halves and by its pairs, and what makes them parts of something else.
Look = tuple[str, float, float, tuple[str, str] | None, float, tuple[str, ...], Contrary]


@dataclass(frozen=True)  # without slots: how to look for it is worked out once
class Concept:
    """A word of the question with all the ways in which a report may write it."""

    said: str
    forms: tuple[Form, ...]
    weight: float  # how much of the question rests on it
    known: bool  # the library has it in some form
    quoted: bool = False  # the question has it in quotation marks
    name: bool = False  # of a place
    rare: bool = False  # 深中通道: a name that no dictionary has, but the library
    start: int = 0  # where it stands in the folded question
    tag: str = ""  # its part of speech, as far as a dictionary has it

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """What to look for, the heaviest form first."""
        looks = [
            (f.text, f.weight, HALVES * f.weight, f.halves, f.partial * f.weight, f.pairs, f.contrary)
            for f in self.forms
        ]
        return tuple(sorted(looks, key=lambda look: -look[1]))

    @property
    def verb(self) -> bool:
        return self.tag.startswith("v") and self.tag != "vn"


@dataclass(frozen=True)  # without slots: what follows from it is worked out once
class Question:
    text: str  # cleaned of what cannot be shown
    folded: str
    asked: Asked
    scope: Scope
    concepts: tuple[Concept, ...]
    corrected: tuple[tuple[str, str], ...] = field(default=())
    own: tuple[str, ...] = field(default=(), repr=False)  # terms of its text as typed, silent words left out
    among: int = 0  # paragraphs of the library
    before: int = 0  # characters of the turns before that it relies on
    carried: str = ""  # what the turn before asked, folded, where this one asks the same of something else

    @cached_property
    def length(self) -> int:
        return len(self.folded) + self.before

    @cached_property
    def wording(self) -> str:
        """Where to look for how it asks (目标, 增长, 最多), and not for where words stand: 那四川呢 says none of it."""
        return f"{self.folded} {self.carried}" if self.carried else self.folded

    @cached_property
    def head(self) -> Concept | None:
        """What is asked about: 哪所*党校*, *主教练*是谁; None where that is no more than 单位 or 情况."""
        return self._named or self._before

    @property
    def _named(self) -> Concept | None:
        """The noun that the question word belongs to."""
        noun, at = self.asked.noun, self.asked.at
        if not noun or noun in GENERAL:
            return None
        inside = [c for c in self.concepts if at <= c.start and c.said in noun and len(c.said) > 1]
        return inside[-1] if inside else None

    @property
    def _before(self) -> Concept | None:
        """The last concept before the question word, where only words like 是 and 达到 stand between."""
        if self.asked.kind not in (Kind.WHO, Kind.NAME, Kind.NUMBER) or (
            self.asked.noun and self.asked.noun not in GENERAL
        ):
            return None
        until = self.asked.end if self.asked.kind is Kind.NUMBER else self.asked.at
        for concept in reversed([c for c in self.concepts if 0 <= c.start < until]):
            said = concept.said
            vague = said in NO_HEAD or (said[-2:] in GENERAL and len(said) < 5)  # 案件数量, but not 社会消费品零售总额
            if concept.verb or concept.tag == "s" or vague or _NO_HEAD.search(said) or said in "率量额数价费":
                continue
            if self.asked.noun and self.folded[concept.start + len(said) :][:1] in ("了", "过"):
                return None  # 配套了几条办法: what was done
            between = self.folded[concept.start + len(said) : self.asked.at]
            return concept if len(said) > 1 and not _BINDING.sub("", between) else None
        return None

    @cached_property
    def of(self) -> tuple[int, ...]:
        """Which of the concepts the head is of, the nearest first: 认罪认罚从宽*的适用率*, 咖啡*产业的产值*."""
        found: list[int] = []
        ends = {c.start + len(c.said): at for at, c in enumerate(self.concepts) if c.start >= 0}
        start = self.head.start if self.head else 0
        while start > 0 and (at := ends.get(start - (self.folded[start - 1] == "的"))) is not None:
            found.append(at)
            start = self.concepts[at].start
        return tuple(found)

    @cached_property
    def parts(self) -> tuple[Concept, ...]:
        """新增就业的62.2万人里,*毕业生*有多少: of what it asks where it states the whole itself."""
        whole = _WHOLE.search(self.folded)
        return tuple(c for c in self.concepts if whole and c.start >= whole.end())

    @cached_property
    def head_at(self) -> int | None:
        """Which of the concepts is the head."""
        return None if self.head is None else self.concepts.index(self.head)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        return tuple(concept.weight for concept in self.concepts)

    @cached_property
    def known_weights(self) -> tuple[float, ...]:
        """0 for what the library does not have."""
        return tuple(concept.weight if concept.known else 0.0 for concept in self.concepts)

    @cached_property
    def quoted(self) -> tuple[int, ...]:
        """Which of the concepts stand in quotation marks."""
        return tuple(at for at, concept in enumerate(self.concepts) if concept.quoted)

    @cached_property
    def unknown(self) -> float:
        """Share of the weight that rests on what the library does not have."""
        return sum(c.weight for c in self.concepts if not c.known) / self.weight

    @cached_property
    def weight(self) -> float:
        return sum(concept.weight for concept in self.concepts) or 1.0

    @cached_property
    def terms(self) -> dict[str, float]:
        """Terms for BM25 with their weights: those of the text as often as they stand there, and those of aliases."""
        weights: dict[str, float] = dict(Counter(self.own))
        for concept in self.concepts:
            carried = min(1.0, concept.weight) if concept.start < 0 else 1.0
            for form in concept.forms:
                for term in form.terms:
                    weights[term] = max(weights.get(term, 0.0), carried * form.weight)
        return weights
