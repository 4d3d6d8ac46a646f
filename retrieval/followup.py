"""What a turn of a conversation means after the turns before it: 那徐汇院呢? 还有别的吗? 出自哪里? 第三点?

Everything is decided by the words of the turn and the answer before it, so the same conversation gives the same
answers, and what was filled in is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from retrieval.asking import Kind
from retrieval.figures import MEASURE
from retrieval.plan_check import PLANNED, asks_for_target
from retrieval.question import NO_HEAD, Question
from retrieval.regex import regex
from retrieval.scope import Scope
from retrieval.words import METRICS

LAST = -1  # 最后一项


class Turn(StrEnum):
    NEW = "new"  # stands on its own
    CONTINUED = "continued"  # leaves out what the turn before said
    SOURCE = "source"  # 出自哪里
    DATED = "dated"  # 哪一年的, 什么时候发布的
    WHOLE = "whole"  # 把这一段完整给我看
    BEFORE = "before"  # 上一段
    AFTER = "after"
    MORE = "more"  # 还有别的吗
    ITEM = "item"  # 第三点呢
    NEXT = "next"  # 下一点呢
    PREVIOUS = "previous"  # 上一条说什么


# The whole turn must be of this form: 出处是什么 asks for the source, 资金的出处是哪里 asks the reports.
_SHORT = "[这那它其]?[个句段条份话]*(?:话|句话|段话|一段|个数|数字|说法|内容|答案)?(?:是|的|都)?"
_SAYS = "(?:具体|都|又|里面?)?(?:呢|看看|(?:说|讲|写|是)(?:了|的)?(?:些|是)?(?:什么|啥)(?:内容)?(?:呢|啊)?)?"
_FORMS: tuple[tuple[Turn, re.Pattern[str]], ...] = (
    (
        Turn.SOURCE,
        regex(
            rf"(?:原话|原句|这话)?{_SHORT}(?:出自|来自|出处|来源|原文|依据)(?:是|在)?(?:哪里|哪儿|哪|哪份报告|哪个报告|哪篇|什么"
            rf"|啥|什么地方)?(?:的|呢|啊)?|{_SHORT}哪(?:里|儿|份报告|个报告|篇报告|篇)(?:来的|说的|写的"
            rf"|里的)?(?:呢|啊)?|谁(?:说|写|发布?)的"
            rf"|(?:原话|原句|这话)?{_SHORT}在哪[1一]?(?:部分|章|节|段|页|份报告)(?:里面?)?(?:呢|啊)?"
            r"|[这那](?:个|句|段|条)?(?:话|数|数字)?在哪[里儿]?(?:呢|啊)?"
        ),
    ),
    (
        Turn.DATED,
        regex(
            rf"{_SHORT}(?:哪一?年|哪年|什么时候|啥时候|几几年|哪天|何时)(?:的|发布的|写的|说的)?(?:数据|数字|事"
            rf"|报告)?(?:呢|啊)?|(?:发布)?(?:日期|时间)(?:呢|是什么|是哪天)?"
        ),
    ),
    (Turn.BEFORE, regex(f".{{0,4}}(?:上|前)(?:一|1)?(?:面)?(?:[1一]?)(?:段|句)(?:话)?{_SAYS}")),
    (
        Turn.AFTER,
        regex(
            f".{{0,4}}(?:下|后)(?:一|1)?(?:面)?(?:[1一]?)(?:段|句)(?:话)?{_SAYS}|(?:后面|接下来|再往下|往下)(?:还)?{_SAYS}|然后呢"
        ),
    ),
    (
        Turn.WHOLE,
        regex(".{0,6}(?:全文|整段|原文|上下文|这1?一?段|完整).{0,8}|.{0,6}(?:完整|全部)(?:给|看|列给|内容).{0,6}"),
    ),
    (
        Turn.MORE,
        regex(
            "(?:还|另外)?(?:有)?(?:没有)?(?:别的|其他的?|其它的?|更多的?|还有)(?:了|呢|吗|么|内容|说法|信息"
            "|例子)*|还有(?:吗|没有|呢|什么|啥)?|继续|再来(?:一?1?[些条个点])?|更多"
        ),
    ),
    (
        Turn.ITEM,
        regex(
            r"(?:第(?P<item>\d{1,2})|最后[1一]?)(?:点|条|个|项|方面|件|种)?"
            "(?:呢|(?:具体|到底)?(?:是|说|讲|写)(?:了|的)?(?:是)?(?:什么|啥|哪个)(?:内容)?)?"
        ),
    ),
    (Turn.NEXT, regex(f"(?:再)?(?:下|后)(?:面)?(?:一|1)?(?:点|条|项|个|件).{{0,5}}{_SAYS}(?:是什么|是啥)?")),
    (Turn.PREVIOUS, regex(f"(?:再)?(?:上|前)(?:面)?(?:一|1)?(?:点|条|项|个|件).{{0,5}}{_SAYS}(?:是什么|是啥)?")),
)
_POINTS_BACK = regex(
    "^(?:都|也|还|又|那么?|这|它|它们|他|他们|她|其|此|该)|呢$|^(?:具体|分别|一共|总共|最后|结果|后来|另外|剩下|其中|谁"
    "|涉及|包括|为什么|怎么|哪些|有哪些|是|多少|几)"
)
_WHEN = regex(
    "比?上[1一]?年|比去年|去年|今年|前1?年|实际|当年|那年|同期|[12]?\\d{3}年?|那会儿|那时候?|当时|年初|年底|当初|原来|一开始|来着"
)
_SET = regex("^(?:定|制定|确定|设|提|提出)[下了]?的")  # 定下的目标
_MEASURE = regex(MEASURE)
_YEAR_BEFORE = regex("(?<!比)(?<!较)(?:上[1一]?年|去年|前[1一]年)(?!同)")
_A_YEAR = regex(r"(?:(?:19|20)?\d\d|[去今前上])年")
_COUNTRY = regex("我国|国务院|中国|^那?么?全国")  # 占全国多少 does not leave the province
_POLITE = regex("^(?:那|那么|请问|麻烦|好的?|嗯|哦|谢谢|能不能|可以|请)?[,，]?")
_END = regex(r"[\s?？。!！.~～]+$")


@dataclass(frozen=True, slots=True)
class Meant:
    turn: Turn
    item: int | None = None


def meant(folded: str) -> Meant:
    """What kind of turn this is by its words alone; NEW may still be continued()."""
    bare = _POLITE.sub("", _END.sub("", folded))
    for turn, form in _FORMS:
        match = form.fullmatch(bare)
        if match and bare:
            item = match.groupdict().get("item")
            return Meant(turn, int(item) if item else LAST if turn is Turn.ITEM else None)
    return Meant(Turn.NEW)


def leaves_out(question: Question) -> bool:
    """Does the question rely on the turn before? It points back, or it has little of its own to look for."""
    bare = _END.sub("", question.folded)
    known = [c for c in question.concepts if c.known]
    if question.scope.places and not question.concepts:
        return True  # 那徐汇院呢, and not 明天上海下不下雨
    if question.scope.places and question.asked.noun:
        return False  # 徐汇院有多少部门
    if len(_A_YEAR.sub("", bare)) <= 14 and names_nothing(question):
        return True
    if _POINTS_BACK.search(bare):
        return len(bare) <= 24
    strange = sum(c.weight for c in question.concepts if not c.known and len(c.said) > 1)
    # 红烧肉怎么做 is short, but no question about what was talked of
    return len(known) <= 2 and len(bare) <= 14 and strange <= sum(c.weight for c in known)


def may_leave_out(question: Question) -> bool:
    """修好了几种 finds nothing by itself: it is so short that it may rely on the turn before."""
    known = sum(c.weight for c in question.concepts if c.known)
    strange = sum(c.weight for c in question.concepts if not c.known and len(c.said) > 1)
    short = len(_END.sub("", question.folded)) <= 16 and not question.scope and bool(question.concepts)
    # whether a sentence has a figure or a date can be checked; 明天会下雨吗 could be taken for anything
    return short and (known > strange or question.asked.kind in (Kind.NUMBER, Kind.ORDINAL, Kind.DATE))


def names_nothing(question: Question) -> bool:
    """涨了多少, 目标呢, 上年实际呢: nothing is named that could be looked for."""
    return all(len(c.said) == 1 or of_something(c.said) for c in question.concepts)


def of_something(said: str) -> bool:
    """产量, 定的目标, 前年, 那份: says nothing of what."""
    return _SET.sub("", said) in NO_HEAD or bool(_WHEN.fullmatch(said) or _MEASURE.fullmatch(said))


def continued(question: Question, before: Question, answered: bool) -> Question:
    """The question with what it leaves out taken from the one before: its words count less, its scope stays."""
    own = {form.text for concept in question.concepts for form in concept.forms}
    light, heavy = (1.0, 0.3) if names_nothing(question) else (0.35, 1.0)  # 那徐汇院呢 has no words of its own
    if light < 1 and all(concept.said in METRICS for concept in question.concepts):
        light = 0.8  # 那产量呢
    concepts = tuple(replace(concept, weight=heavy * concept.weight) for concept in question.concepts)
    carried = tuple(
        replace(concept, weight=light * concept.weight, start=-1)
        for concept in before.concepts
        if concept.said not in own and not _WHEN.fullmatch(concept.said)
    )
    whole = replace(
        question,
        scope=_scope(question, before, years=answered or len(question.concepts) <= 1),
        concepts=(*concepts, *carried),
        before=before.length // 2,
    )
    if question.asked.kind is not Kind.TOPIC:
        return whole
    noun = "" if question.concepts else before.asked.noun
    asked = replace(before.asked, noun=noun, at=len(question.folded))
    return replace(whole, asked=asked, carried=_wording(question, before))


def _scope(question: Question, before: Question, years: bool) -> Scope:
    """That of the question, and of the one before where it names no report, or no year and `years` are kept."""
    scope, kept = question.scope, before.scope
    if not _names_a_report(question):
        scope = replace(scope, places=kept.places, reports=kept.reports, preferred=kept.preferred, nation=kept.nation)
    if scope.years or not years:
        return scope
    back = 1 if _YEAR_BEFORE.search(question.folded) else 0
    if asks_for_target(question) and not asks_for_target(before):
        back -= 1  # what was reached is told a year after what is aimed at
    reports = () if back else kept.report_years
    return replace(scope, years=tuple(year - back for year in kept.years), report_years=reports)


def _wording(question: Question, before: Question) -> str:
    """How the question before asked; 黑龙江的目标呢 after 上年实际呢 asks for no result."""
    earlier = question.scope.years and min(question.scope.years) < max(before.scope.years, default=0)
    return PLANNED.sub("", before.wording) if earlier or PLANNED.search(question.folded) else before.wording


def in_place(question: Question, report: int) -> Question:
    """A new question of the same conversation: the report that was talked about is preferred, no more."""
    if _names_a_report(question):
        return question
    return replace(question, scope=replace(question.scope, preferred=frozenset({report}), nation=False))


def _names_a_report(question: Question) -> bool:
    scope = question.scope
    country = scope.nation and _COUNTRY.search(question.folded)
    return bool(scope.places or scope.strangers or country or (scope.preferred and not scope.nation))


SAID_BEFORE = " → "  # between a turn and the one that relies on it
_SHOWN = 3  # turns of a filled-in question


def spoken(text: str, before: str) -> str:
    """How the filled-in question is shown: the turns it relies on, and this one."""
    earlier = before.split(SAID_BEFORE)[1 - _SHOWN :]
    return SAID_BEFORE.join((*(_END.sub("", one) for one in earlier), text))
