"""Questions about two reports, places or years at once: each side is a question of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from retrieval.answer import Citation
from retrieval.asked import Asked, asked
from retrieval.asking import ASKING, Kind
from retrieval.citing import MOST_CITATIONS, whole
from retrieval.fold import HAN
from retrieval.question import Question
from retrieval.regex import regex
from retrieval.scope import Scopes

_TWO = regex(
    "比.{1,8}[多少高低快慢大小强弱]|各|分别|对比|相比|比较|哪个|哪边|哪里更|不同|不一样|区别|差别|差多少|两[边地份省市家院者个]"
    "|2[份地省市个家]|都|又|和|与|跟|vs"
)
_BOTH_REPORTS = regex("[两2][份个篇]?报告|两边|2边")
_COMPARING = regex(
    "对比|相比|比较|比一比|区别|差别|差异|不同|不[1一]样|同样|[1一]样|各自|[两2](?:年|处|份|边|者|地|级|头)|上下|differ|compare|difference"
)
# 25年和26年的增长目标有什么不一样 asks for two figures, whatever its question word.
_FIGURE = regex(
    "(?:谁|哪).{0,16}[多高大快低少长重强]|指标|增长目标|预期目标|增速|增幅|产量|总值|gdp|人均|总额|收入|就业|[长业化盖成结]率"
)
# 比2023年多了多少, 1998到2002这五年
_ONE_FIGURE = regex(r"比[^,，。]{0,4}年|\d{4}年?(?:到|至|-|—|–|~)\d{4}")
_TOWARDS = regex("(?:输出|出口|援助|支援|帮扶|通往|开往|延伸|迁|(?<!移)送|(?<!提)供)[到往给向至]?$")
# 上海与徐汇的共建项目: what two places do together
_JOINT = regex(f"[与和跟同、]{HAN}{{1,8}}?(?:之间|的?共建|联合|携手|共同(?!富裕|犯罪|体))")
_TELLS_APART = regex("谁|哪|更|各|分别|[两2][边地者]")
_LISTED = f"{HAN}{{2,8}}[和与、]"  # 天津和*河北*
_OPEN = (Kind.DATE, Kind.LIST, Kind.TOPIC, Kind.YES_NO, Kind.WHO, Kind.NAME, Kind.MEANING)
_LEVEL = {
    "全市": "市",
    "市检": "市",
    "市院": "市",
    "市里": "市",
    "市级": "市",
    "全省": "省",
    "省里": "省",
    "省级": "省",
    "全区": "区",
    "区院": "区",
    "区检": "区",
    "区里": "区",
    "区级": "区",
}


def sides(question: Question, scopes: Scopes) -> tuple[Question, ...]:
    """The sides of a comparison, in the order of the question; empty where nothing is compared."""
    if not _TWO.search(question.folded) and len(ASKING.findall(question.folded)) < 2:
        return ()
    question = replace(question, concepts=tuple(c for c in question.concepts if not _COMPARING.fullmatch(c.said)))
    question = replace(question, asked=_figure(question) or question.asked)
    found = _places(question, scopes) or _years(question) or _reports(question, scopes)
    if question.asked.count == len(found):  # 两处分别是什么 counts the sides, and not what each of them lists
        found = tuple(replace(side, asked=replace(side.asked, count=None)) for side in found)
    return found


def _figure(question: Question) -> Asked | None:
    """What each side is asked for where figures are compared: 各少了多少穷人,哪年脱贫的更多; None where none are."""
    if question.asked.kind not in _OPEN:
        return None
    clauses = [asked(clause) for clause in re.split("[,，。;；!！?？]", question.folded)]
    counting = next((found for found in clauses if found.kind is Kind.NUMBER), None)
    if counting or _FIGURE.search(question.folded):
        end = len(question.folded)
        return replace(counting or Asked(Kind.NUMBER), at=end, end=end)
    return None


def filled(firsts: Sequence[Citation], others: Sequence[Citation]) -> tuple[Citation, ...]:
    """The first of each side, the next best, then by turns the paragraphs beside the first in their sections."""
    beside = sorted((list(_beside(first)) for first in firsts), key=len)  # a short section is about one thing
    turns = [citation for turn in zip_longest(*beside) for citation in turn if citation]
    shown: dict[int, Citation] = {}
    for citation in (*firsts, *others, *turns):
        shown.setdefault(id(citation.paragraph), citation)
    return tuple(shown.values())[:MOST_CITATIONS]


def _beside(first: Citation) -> Iterator[Citation]:
    """The other paragraphs of a short section: together they say what a report does about one thing."""
    section = first.paragraph.section
    within = [p for p in first.outline.paragraphs if section is not None and p.section is section]
    if len(within) <= MOST_CITATIONS:
        yield from (whole(first.outline, paragraph) for paragraph in within if paragraph is not first.paragraph)


def _places(question: Question, scopes: Scopes) -> tuple[Question, ...]:
    among = question.scope.reports or frozenset()  # 舟山普陀 is one place, and no comparison of two
    named = [(question.folded.find(place), scopes.of_place(place) & among) for place in question.scope.places]
    marks = [(at, reports) for at, reports in named if at >= 0 and reports]
    levels: list[tuple[int, frozenset[int]]] = []
    for word, level in _LEVEL.items():
        at = question.folded.find(word)
        reports = scopes.of_level(level)
        if at >= 0 and reports and not any(reports & known for _, known in (*marks, *levels)):
            levels.append((at, reports))
    marks += levels if marks or _together(question.folded, [at for at, _ in levels]) else []
    marks = _acting(question.folded, sorted(marks))
    if _JOINT.search(question.folded) and not _TELLS_APART.search(question.folded):
        return ()
    if len(marks) < 2 or len({reports for _, reports in marks}) < 2:
        return ()
    return tuple(_side(question, marks, at) for at in range(len(marks)))


def _together(folded: str, places: list[int]) -> bool:
    """区里的检察院一直靠后,后来市里… tells a story of both, and compares nothing."""
    between = folded[min(places, default=0) : max(places, default=0)]
    told = re.search("[,，。;；]", between) and not re.search("[和与跟同及]", between)
    return not told or bool(_COMPARING.search(folded)) or len(ASKING.findall(folded)) > 1


def _acting(folded: str, marks: list[tuple[int, frozenset[int]]]) -> list[tuple[int, frozenset[int]]]:
    """Those that are compared: in 北京输出到天津和河北的… only the first does something."""
    acting: list[tuple[int, frozenset[int]]] = []
    before, aimed = 0, False
    for at, reports in marks:
        aimed = bool(_TOWARDS.search(folded, 0, at)) or (aimed and bool(re.fullmatch(_LISTED, folded[before:at])))
        if not (aimed and acting):
            acting.append((at, reports))
        before = at
    return acting


def _side(question: Question, marks: list[tuple[int, frozenset[int]]], at: int) -> Question:
    """One side with its reports, and without the words that stand in the clause of another side alone."""
    stretches = [_stretch(question.folded, marks, i) for i in range(len(marks))]
    named = {place for place, _ in marks}  # 市院 says which report, and nothing of what is asked
    concepts = tuple(c for c in question.concepts if c.start not in named)
    told = [[c for c in concepts if start <= c.start < end and c.weight >= 0.4] for start, end in stretches]
    if all(told):
        others = {c.said for i, own in enumerate(told) if i != at for c in own}
        concepts = tuple(c for c in concepts if c.said not in others)
    years = [_years_in(question, *stretch) for stretch in stretches]
    kept = question.scope.years if not all(years) else years[at]
    scope = replace(question.scope, reports=marks[at][1], preferred=frozenset(), nation=False, years=kept)
    return replace(question, concepts=concepts, scope=scope)


def _years_in(question: Question, start: int, end: int) -> tuple[int, ...]:
    """市检2021年和徐汇院2020年的…: each side has its own."""
    return tuple(year for year in question.scope.years if str(year) in question.folded[start:end])


def _stretch(folded: str, marks: list[tuple[int, frozenset[int]]], at: int) -> tuple[int, int]:
    start = marks[at][0]
    end = re.search("[,，;；]|各|分别|$", folded[start:])
    stop = start + (end.start() if end else 0)
    return start, min(stop, marks[at + 1][0]) if at + 1 < len(marks) else stop


def _years(question: Question) -> tuple[Question, ...]:
    years = question.scope.years
    if not 2 <= len(years) <= 4 or _ONE_FIGURE.search(question.folded):
        return ()
    of_reports = set(question.scope.report_years)
    return tuple(
        replace(
            question, scope=replace(question.scope, years=(year,), report_years=(year,) if year in of_reports else ())
        )
        for year in years
    )


def _reports(question: Question, scopes: Scopes) -> tuple[Question, ...]:
    reports = question.scope.reports or range(len(scopes.profiles))
    if len(reports) != 2 or not _BOTH_REPORTS.search(question.folded):
        return ()
    return tuple(replace(question, scope=replace(question.scope, reports=frozenset({r}))) for r in sorted(reports))
