"""Does the sentence tell of the year asked about?"""

from __future__ import annotations

import re

from retrieval.evidence import Evidence
from retrieval.place import Sentence
from retrieval.question import Question
from retrieval.regex import regex

_RANGE = regex(r"\d{2,4}年?(?:到|至|-|—|~|和)\d{2,4}年?")  # 1998年到2002年: the five years of a report
_OTHER_SPAN = regex("[六七八九]五|十[一二三四五]五")  # of which years it is, is plain
_NOW = regex("到现在|目前|现已")  # 从2004年的700元提高到现在的1721元
BARE = 0.7  # 甘肃 2025 信访化解率: of what year the report is, or of what year it tells


def year_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """0 to 1; None where no year is asked about."""
    if not question.scope.years:
        return None
    told = _told(question, evidence, report_year)
    bare = report_year in question.scope.years and not re.search(
        f"{report_year}(?:年|[-./—–~至到和与、])|{report_year % 100:02d}年", question.folded
    )
    return max(BARE, told) if bare else told


def _told(question: Question, evidence: Evidence, report_year: int | None) -> float:
    """0 where it tells of other years, less than 1 where the year stands around it or must be guessed."""
    years, sentence = question.scope.years, evidence.sentence
    if question.scope.report_years:
        if report_year in question.scope.report_years:
            return 1.0
        years = tuple(year for year in years if year not in question.scope.report_years)
        if not years:
            return 0.0
    if not sentence.years:
        return 0.6  # neither the sentence nor its report speaks of any year
    if sentence.years & set(years):
        return 1.0 if sentence.explicit else 0.9
    spans = sentence.told.spans and _RANGE.search(question.folded)
    if spans and report_year and _spans(years, sentence, report_year):
        return 1.0
    if sentence.explicit:
        # 到2030年…: the sentence names other years, but stands where the year asked about is spoken of
        lead = evidence.place.sentences[0]
        since = "以来" in sentence.folded and len(sentence.told.years) == 1
        until = since or _NOW.search(sentence.folded) or (not lead.told.spans and len(lead.told.years) < 3)
        return 0.7 if lead.years & set(years) and until else 0.0
    if spans:
        return 0.0
    if sentence.told.spans and report_year and any(report_year - 6 <= y < report_year for y in years):
        return 0.35
    return 0.0


def _spans(years: tuple[int, ...], sentence: Sentence, report_year: int) -> bool:
    """Do these years end where its 五年 do? Years before them are compared with: 相当于1950年到1997年的总和."""
    ended = max(years) in (report_year - 1, report_year) and min(years) < max(years)
    return ended and not _OTHER_SPAN.search(sentence.folded) and all(year < min(years) for year in sentence.stated)
