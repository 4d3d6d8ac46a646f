"""第三点是什么, “三是”讲了什么: one item of an enumeration."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.answer import Answer, Reason, Status
from retrieval.citing import citations, cited
from retrieval.evidence import Place
from retrieval.question import Question
from retrieval.ranking import Ranked, decided
from retrieval.report import Span

_CHINESE = "零一二三四五六七八九十"


def marker(item: int) -> re.Pattern[str]:
    """How the item may begin in a folded sentence: 三是, 第三, (三), 3., ③."""
    chinese = _CHINESE[item] if item <= 10 else str(item)
    return re.compile(rf"^(?:{chinese}是|{chinese}要|第{chinese}|第{item}|[(（](?:{chinese}|{item})[)）]|{item}[.、．]|{chinese}、)")


def item(question: Question, judged: list[Ranked], none: Answer) -> Answer:
    """The item asked for, in the section that the rest of the question is about."""
    best = judged[0]
    status, reason = decided(question, best)
    if status is Status.NOT_FOUND:
        return replace(none, reason=reason)
    begins = marker(question.asked.item or 0)
    section = best.evidence.place.paragraph.section
    for ranked in judged:
        place = ranked.evidence.place
        same = place.paragraph.section is section and place.outline is best.evidence.place.outline
        if same and begins.match(ranked.evidence.sentence.folded):
            return replace(none, status=Status.ANSWERED, reason=None, quote=_whole(place, ranked.evidence.at), citations=(cited(ranked),))
    return replace(none, status=Status.RELATED, reason=Reason.MISSING_DETAIL, citations=citations(judged))


def _whole(place: Place, at: int) -> Span:
    return place.sentences[at].span
