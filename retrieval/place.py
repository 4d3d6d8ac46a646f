"""Paragraphs and sentences made ready to be judged: folded, with their figures, years, and what stands over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from retrieval.figures import Figure, figures
from retrieval.fold import fold, fold_each
from retrieval.regex import regex
from retrieval.report import Outline, Paragraph, Span
from retrieval.years import Told, heading_years, is_annual, is_plan, is_review, told, year_given

_OF_COURT = regex("法院|检察院|人大|人民代表大会|政协")
_OF_GOVERNMENT = "政府工作报告"
LATE = "10"  # the month from which on it is about that year itself
LOOKS_BACK = "06"  # the month until which a report of a year is about the one before
BID = "必须|力争|(?<![主重需])要(?![求点素闻案件务么是])"  # 要严格执行
_BIDS = regex(f"[^,，。;；]{{0,8}}?(?:必须|力争)|(?={BID})要")

# Headings and titles stand over many paragraphs.
_heading = lru_cache(maxsize=10_000)(fold)


@dataclass(frozen=True)  # these three without slots: what follows is worked out once, and only where it is asked for
class Around:
    """What dates the sentences of a paragraph that name no year themselves."""

    headings: tuple[str, ...]  # folded, the outermost first
    lead: str  # the first sentence, folded
    year: int | None  # of the report
    given: int | None = None  # the year in which 去年 is the one before
    looks_back: bool = False  # it was given early in its year, or may have been, and tells of the one before
    annual: bool = False  # its year is the one that it looks back on: by its title, or given late in it

    @cached_property
    def years(self) -> frozenset[int]:
        # a lead sentence dates what follows it
        return told(self.lead, self.given).years or self._headed or self._usual

    @property
    def _usual(self) -> frozenset[int]:
        return frozenset({self.year, self.year - self.looks_back} if self.year else ())

    @property
    def _headed(self) -> frozenset[int]:
        # 主要目标质效齐升 under 2024年工作回顾 is no plan: only the outermost heading tells what is done
        named = next((years for h in reversed(self.headings) if (years := told(h, None).years)), None)
        since = self.year and max(self.given or 0, self.year + self.annual)
        if named or not self.headings:
            return named or frozenset()
        years = heading_years(self.headings[0], since)
        planned = self.year and years == {since}  # for its own year, or for the next
        return years | {self.year} if planned and self.year else years


@dataclass(frozen=True)
class Sentence:
    """A sentence ready to be judged: folded, with its figures and its years."""

    span: Span
    folded: str
    around: Around
    before: Sentence | None = field(default=None, repr=False, compare=False)  # what it goes on from, behind a semicolon

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figures(self.folded))

    @cached_property
    def told(self) -> Told:
        """The years that it names itself."""
        return told(self.folded, self.around.given)

    @cached_property
    def stated(self) -> frozenset[int]:
        """The years that it names, or that the one names from which it goes on: 2012年底,…;每百户拥有汽车21.5辆."""
        one: Sentence | None = self
        while one and not one.told.years:
            one = one.before
        return one.told.years if one else frozenset()

    @property
    def years(self) -> frozenset[int]:
        """The years that it speaks of, taken from around it where it names none."""
        return (self.stated or self._unsaid) | self.told.compared

    @property
    def _unsaid(self) -> frozenset[int]:
        """要严格执行“约法三章” is said of the year in which it is said, whatever stands above it."""
        bid = self.around.given and _BIDS.match(self.folded)
        return self.around.years | {self.around.given} if bid and self.around.given else self.around.years

    @property
    def explicit(self) -> bool:
        """Do its years stand in the sentence itself?"""
        return bool(self.stated)


@dataclass(frozen=True)
class Place:
    """A paragraph ready to be judged."""

    outline: Outline
    paragraph: Paragraph
    report: int  # position of the report in the library
    sentences: tuple[Sentence, ...]
    headings: str  # folded, of all sections around it
    title: str
    around: Around
    told_on: bool = False  # another report looks back on the year of this one

    @cached_property
    def plan(self) -> bool:
        """Do its headings speak of what is to be done?"""
        return bool(self.around.headings) and is_plan(self.around.headings[0])

    @cached_property
    def review(self) -> bool:
        """Do they speak of what was done?"""
        return bool(self.around.headings) and is_review(self.around.headings[0])

    @cached_property
    def text(self) -> str:
        """Its sentences, a line each."""
        return "\n".join(sentence.folded for sentence in self.sentences)

    @cached_property
    def all(self) -> str:
        """All that stands in it and over it."""
        return "".join(sentence.folded for sentence in self.sentences) + self.headings + self.title


Wanted = tuple[Outline, Paragraph, int, int | None, bool]  # with what is known of the report: see Place and Around


def prepare(outline: Outline, paragraph: Paragraph, report: int, year: int | None, told_on: bool = False) -> Place:
    return prepare_each([(outline, paragraph, report, year, told_on)])[0]


def prepare_each(wanted: Sequence[Wanted]) -> list[Place]:
    """Paragraphs made ready at once, which for forty takes half the time of making each ready by itself."""
    folded = iter(fold_each([span.text for _, paragraph, *_ in wanted for span in paragraph.sentences]))
    return [_prepared(one, [next(folded) for _ in one[1].sentences]) for one in wanted]


@lru_cache(maxsize=10_000)
def _dated(date: str | None, year: int | None, title: str, file: str) -> tuple[int | None, bool, bool]:
    """Of a report: the last three of Around."""
    early = bool(date and year and date[:7] <= f"{year}-{LOOKS_BACK}")
    # a court's report of which only the name of its file tells the year: it may be the one it was given in
    unsaid = year and not date and str(year) not in title
    annual = is_annual(title)
    undated = not date and _OF_GOVERNMENT in (title or file)  # which are given in spring
    looks_back = not annual and (early or undated or bool(unsaid and _OF_COURT.search(title)))
    late = bool(date and year and f"{year}-{LATE}" <= date[:7] <= f"{year}-12")
    return year_given(year, date), looks_back, late or annual


def _prepared(wanted: Wanted, folded: list[str]) -> Place:
    outline, paragraph, report, year, told_on = wanted
    headings = tuple([_heading(heading.text) for heading in paragraph.section.path]) if paragraph.section else ()
    title = _heading("".join([part.text for part in outline.title]))
    lead = folded[0] if folded else ""
    around = Around(headings, lead, year, *_dated(outline.date, year, title, outline.report.file))
    sentences: list[Sentence] = []
    for span, text in zip(paragraph.sentences, folded, strict=True):
        last = sentences[-1] if sentences and sentences[-1].folded.rstrip().endswith((";", "；")) else None
        sentences.append(Sentence(span, text, around, last))
    return Place(outline, paragraph, report, tuple(sentences), " ".join(headings), title, around, told_on)
