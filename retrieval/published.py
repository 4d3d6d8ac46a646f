"""When was this report published, by whom, and who delivered it: a line at its top, whatever the report is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from retrieval.answer import Citation
from retrieval.citing import MOST_CITATIONS, whole
from retrieval.fold import HAN, fold
from retrieval.lookup import Lookup
from retrieval.naming import bodies_named
from retrieval.profile import Profile
from retrieval.question import Question
from retrieval.regex import regex
from retrieval.report import Outline, Paragraph, Span
from retrieval.words import HEADS, SURNAMES

Fits = Callable[[Outline, Span], bool]
_Line = tuple[Outline, Paragraph, Span]
MANY = 100  # reports, of which each title can be looked at; of more, those in which the question's words stand
LONGEST_LINE = 80  # characters of a line that names who delivered the report
_REPORT = "(?:(?:报告|材料|文章|文件|总结|稿子?|通报)(?![里中上内]|说|讲|提)|[那这][1一]?[篇份])"
_WHEN = "(?:什么时候|啥时候|何时|哪[一1]?[天年月日]|几月几号|几号|日期|时间)"
_OUT = "(?:发布|公布|发表|刊登|登|发出|挂出|挂到|挂上|[放传发][到上]网|写|出|作|做|召开)"
_ASKS_WHEN = regex(
    f"{_REPORT}.{{0,12}}{_WHEN}.{{0,3}}{_OUT}|{_REPORT}.{{0,8}}{_OUT}(?:来?得?更?[早晚][,，]?分别是|.{{0,3}}){_WHEN}|{_WHEN}{_OUT}.{{0,8}}{_REPORT}"
    f"|(?:发布|公布|发表)(?:日期|时间)|{_REPORT}(?:的|人代会|大会|会议)?的?(?:发布|公布)?(?:日期|时间)$"
    "|when was (?:the|this)[^,.;]{0,60} report[^,.;]{0,60}(?:published|issued|released)"
)
_ASKS_WHO = regex(
    f"{_REPORT}.{{0,8}}(?:谁|哪个?(?:单位|机关|部门|院)){_OUT}|(?:发布|来源)(?:单位|机关|者)|标注的?来源"
    "|来源(?:是|为)(?:什么|哪)"
)
_SAY = "(?:念|作|做|讲|宣读|报告)"
_ASKS_SPEAKER = regex(
    f"{_REPORT}.{{0,6}}(?:是)?谁(?:来)?{_SAY}的?|谁(?:来)?(?:念|作|做|宣读)的?.{{0,20}}{_REPORT}"
    f"|(?:念|作|做|宣读).{{0,8}}报告的?(?:是|人)?.{{0,3}}(?:谁|哪位)|哪位.{{0,8}}(?:念|作|做|宣读).{{0,8}}报告"
    "|报告由谁|报告人$|(?:报告人|作报告的人?|一把手|省长|市长|区长|县长|主席|总理|检察长|院长|局长)(?:现在)?(?:是谁|叫谁|叫(?:什么|啥)|姓(?:什么|啥)|[是系为](?:何人|哪位))"
)
_SPEAKER = regex(
    f"(?:{HEADS}|主任)[\\s:：]*(?:{HAN}|·){{2,8}}|(?:{HAN}|·){{2,8}}同志作|^\\s*[{SURNAMES}]\\s*{HAN}\\s*{HAN}?\\s*$"
)
_POST = regex(HEADS)
_DATED = regex(r"(?:发布|公布|日期|时间|\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月)")


def published(question: Question, lookup: Lookup) -> tuple[Citation, ...] | None:
    """The line that dates each report asked about, or that names its publisher; None where that is not asked."""
    which = next((line for asks, line in _LINES if asks.search(question.folded)), None)
    if which is None:
        return None
    asked, years = question.scope.reports or question.scope.preferred, question.scope.years
    places = [i for i in range(len(lookup.outlines)) if lookup.serves(i) and (not asked or i in asked)]
    places = _titled(question, _of_body(question, places, lookup), lookup)
    places.sort(key=lambda i: -(lookup.scopes.profiles[i].year or 0))  # the newest speaks first
    of_year = [i for i in places if {lookup.scopes.profiles[i].year, lookup.scopes.profiles[i].given} & set(years)]
    # who gave the report of 1963 is not told by the newest, and that of 2023 tells of 2022
    of_year = of_year or [i for i in places if _before(lookup.scopes.profiles[i]) in years]
    dated = of_year if years else places
    post = _POST.search(question.folded) if which is _speaks else None

    def told(line: _Line) -> bool:
        text = fold(line[2].text)
        if post and post[0] not in text:  # 法院院长是谁 is not answered by who is 检察长
            return False
        return which is not _speaks or not lookup.terms.count(text.strip())  # 高质量 on a line of its own is no name

    found = _lines((lookup.outlines[i] for i in dated), which, told)
    return tuple(whole(outline, paragraph, (mark,)) for outline, paragraph, mark in islice(found, MOST_CITATIONS))


def _lines(outlines: Iterable[Outline], which: Fits, told: Callable[[_Line], bool]) -> Iterator[_Line]:
    """One of each report that has one; no more reports are kept unpacked than are cited."""
    for outline in outlines:
        seen = _line(outline.once(), which)
        if seen and told(seen) and (line := _line(outline, which)):
            yield line


def of_another_body(question: Question, lookup: Lookup) -> bool:
    """Is a report of 武昌区检察院 asked about, where there is one of 武昌区法院 alone?"""
    reports = sorted(question.scope.reports or ())
    return bool(reports) and not _of_body(question, reports, lookup)


def _of_body(question: Question, places: list[int], lookup: Lookup) -> list[int]:
    """武昌区检察院的工作报告 is none of 武昌区法院, where that is all there is."""
    named, profiles = bodies_named(question.folded), lookup.scopes.profiles
    return [i for i in places if not named or not profiles[i].bodies or named & profiles[i].bodies]


def _titled(question: Question, places: list[int], lookup: Lookup) -> list[int]:
    """中央预算执行审计工作报告: those whose titles have most of what is named; all, where none has any."""
    told = [c for c in question.concepts if c.start >= 0 and len(c.said) > 1]
    near = places if len(places) <= MANY else sorted(set(lookup.reports_found(question)) & set(places))
    titles = [fold("".join(part.text for part in lookup.outlines[i].once().title)) for i in near] if told else []
    shares = [sum(c.said in title for c in told) for title in titles]
    best = max(shares, default=0)
    return [i for i, share in zip(near, shares, strict=True) if share == best] if best else places


def _before(profile: Profile) -> int | None:
    """The year that a report tells of which was given in the one after."""
    return profile.year - 1 if profile.year and profile.given == profile.year else None


def _line(outline: Outline, fits: Fits) -> _Line | None:
    for paragraph in outline.paragraphs:
        if paragraph.section is not None:
            return None
        for sentence in paragraph.sentences:
            if fits(outline, sentence):
                return outline, paragraph, sentence
    return None


def _dates(outline: Outline, sentence: Span) -> bool:
    year, text = (outline.date or "")[:4], fold(sentence.text)
    return bool(year) and year in text and bool(_DATED.search(text))


def _publishes(outline: Outline, sentence: Span) -> bool:
    return outline.publisher is not None and sentence.holds(outline.publisher)


def _speaks(outline: Outline, sentence: Span) -> bool:
    return len(sentence) < LONGEST_LINE and bool(_SPEAKER.search(fold(sentence.text)))


_LINES: tuple[tuple[re.Pattern[str], Fits], ...] = (
    (_ASKS_WHEN, _dates),
    (_ASKS_SPEAKER, _speaks),
    (_ASKS_WHO, _publishes),
)
