"""Is it a target that is asked for, or what came of it? What was planned answers nothing about what was done."""

from __future__ import annotations

from retrieval.asking import Kind
from retrieval.evidence import Evidence
from retrieval.list_check import telling
from retrieval.place import BID
from retrieval.question import Question
from retrieval.regex import regex

_TARGET = regex(
    "[盼想](?!知道?|问|了解|查|看|请|起)|争取|希望|目标|计划|预期|力争|打算|要|将|定|任务|安排|拟|会|准备|明年|今后|到20\\d\\d年|再"
)
_GOAL = regex("左右|以上|以内|力争|预期目标|目标是|确保|不低于|同步")
# 湖北想涨多少, and not what one says of oneself: 我想做个汇报
_AHEAD = regex("目标|计划|预期|(?<!我)(?<!我们)(?:打算|想[要让把]?[增涨提升降减建新做达])|力争|争取")
_TO_COME = regex(f"^[^,，。;；]{{0,4}}(?:今年|明年)[^,，。;；]{{0,4}}(?:{BID}|将|拟|计划|争取)")
_AIMED = regex("(?:曾经?|就)?提出,?要|预定目标|原定|确定的目标")
_DONE = regex("实际|完成了|达到了|已经|(?<!定)了多少|实现了|实绩")
_SINCE = regex("比[上去前]1?年[^,，]{1,3}了多少")  # 比上年提高了多少 may be asked of a target
PLANNED = regex(f"{_TARGET.pattern}|{_DONE.pattern}")


def asks_for_target(question: Question) -> bool:
    return bool(_TARGET.search(question.wording)) and not asks_for_result(question)


def asks_for_result(question: Question) -> bool:
    return bool(_DONE.search(_SINCE.sub("", question.wording)))


def tells_target(question: Question, evidence: Evidence) -> bool:
    """Is what it says of the question something to be reached?"""
    return evidence.place.plan and any(map(_GOAL.search, telling(question, evidence.sentence.folded)))


def plan_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """What was done is not answered by what is planned, nor the other way about."""
    if question.asked.kind is not Kind.NUMBER:
        return None
    if asks_for_target(question):
        if evidence.place.plan or _GOAL.search(evidence.sentence.folded) or _TO_COME.search(evidence.sentence.folded):
            return 1.0
        return 0.2 if evidence.place.review and _AHEAD.search(question.wording) else 0.6
    if asks_for_result(question):
        return 0.0 if evidence.place.plan else 1.0
    if not evidence.place.plan:
        aims = _AIMED.search(evidence.sentence.folded)  # 去年提出要把涨幅控制在10%以内 tells no result
        return 0.5 if aims and _GOAL.search(evidence.sentence.folded) else 1.0
    # 增长7%左右 among what is planned is a target, and no answer to how much it grew
    goal = tells_target(question, evidence)
    if not question.scope.years:
        return 0.6 if goal else 0.8
    # where no other report tells what came of it, the target is the best there is, and says so itself: 拟按…安排
    return 0.6 if not goal else 0.2 if evidence.place.told_on else 0.5
