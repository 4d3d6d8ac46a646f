"""Is the best sentence the answer, near it, or nothing of the kind?"""

from __future__ import annotations

import math

from retrieval.answer import Reason, Status
from retrieval.asking import Kind
from retrieval.evidence import Evidence
from retrieval.figures import FEEBLE
from retrieval.followup import of_something
from retrieval.question import Question
from retrieval.ranking import Ranked
from retrieval.regex import regex

# Share of the question below which a passage is not even related; a question that names one of the reports by its
# place is about them at any rate.
NEAR, NEAR_IN_SCOPE = 0.42, 0.25
NEAR_STRANGE, WEIGHTY = 0.6, 0.6  # where a weighty word of the question is not in the library at all
LENIENT = -1.0
# A question made of words that the library does not have, of which a sentence holds next to nothing, is about
# something else: 西红柿炒鸡蛋先放什么.
STRANGE, NEARLY = 0.6, 0.38
CHIEF, CHIEF_SHARE = 0.9, 0.4  # weight of a word that a question is about, and its share of the whole
TOLD_OF = (Kind.NUMBER, Kind.DATE)
# How far a sentence must have the chief word to answer; a figure may stand beside another form of it.
CHIEF_HELD = {
    Kind.YES_NO: 0.4,
    **dict.fromkeys((Kind.TOPIC, Kind.WAY, Kind.MEANING), 0.5),
    **dict.fromkeys(TOLD_OF, 0.1),
}
HEARD = 0.1  # how far a word must stand around the sentence to have been spoken of
MOST_OF_THE_REST = 0.38  # of the question, where the library has not what two fifths of it are about
HARDLY = 0.15  # and where the library has not even what it is about
_TITLE = regex("《[^《》]{2,30}》")
BARELY = 0.05  # of the question that a sentence must have for a figure of its own to answer it
# What must be there at any rate, however much of the question is covered.
BINDING = (Reason.OTHER_YEAR, Reason.OTHER_PLACE, Reason.MISSING_DATE, Reason.MISSING_NAME, Reason.MISSING_FIGURE)
# Of the question that an answer covers, where the question says whose matter it is (a place, a year, a body), and
# where it may be about anything at all: 梅西是在哪一届世界杯上捧杯的.
LEAST, LEAST_UNADDRESSED = 0.15, 0.4
FEW, EACH_DOUBLING, MOST_BY_CHANCE = 100, 0.037, 0.65
HALF, CONVINCED = 0.45, 1.2
_ADDRESSED = regex("检察|检院|法院|公安|警|政府|报告|总理|书记|[全本这我][省市区国县]|院[里的]|prosecut|procurat|court")


def _near(question: Question) -> float:
    """Share of the question that a passage must cover to be worth showing though it is no answer."""
    if question.scope.places or question.scope.said:
        return NEAR_IN_SCOPE
    if not _addressed(question):
        return max(NEAR, _by_chance(question))
    strange = any(not concept.known and concept.weight >= WEIGHTY for concept in question.concepts)
    return NEAR_STRANGE if strange else NEAR


def _addressed(question: Question) -> bool:
    return bool(question.scope or question.before or _ADDRESSED.search(question.folded))


def _by_chance(question: Question) -> float:
    """Share of a question that some sentence covers by chance: the more paragraphs there are, the more.

    Over a hundred paragraphs what answered covered 0.40 and more, over six thousand 0.65, and what had nothing to do
    with the reports up to 0.60.
    """
    if any(concept.name and concept.known for concept in question.concepts):
        return LEAST_UNADDRESSED  # 梅州 is no place of a report, but one that reports speak of
    return min(MOST_BY_CHANCE, LEAST_UNADDRESSED + EACH_DOUBLING * math.log2(max(question.among, FEW) / FEW))


def _anyones(question: Question, best: Ranked) -> bool:
    """手机老是自动关机怎么办: addressed to nobody, half covered, and answered with little conviction."""
    return not _addressed(question) and best.features["around"] < HALF and best.odds < CONVINCED


def _least(question: Question) -> float:
    if _addressed(question):
        return LEAST
    strange = any(c.said.isascii() and not c.known and c.weight > 1.0 for c in question.concepts)  # python 列表 去重
    return max(NEAR_STRANGE if strange else 0.0, _by_chance(question))


def _baseless(question: Question, evidence: Evidence) -> bool:
    """徐汇院有没有发布白皮书 is no yes where no 白皮书 is spoken of, which another report writes just so; nor a way.

    And 兵团收了多少棉花 is no figure of a sentence that has no 兵团.
    """
    if question.asked.kind not in CHIEF_HELD or not question.concepts:
        return False
    weight, at = max((c.weight, at) for at, c in enumerate(question.concepts))
    word = question.concepts[at]
    chief = word.known and weight >= CHIEF and weight >= CHIEF_SHARE * question.weight
    if question.asked.kind in TOLD_OF and (word.verb or any(map(str.isdigit, word.said))):
        return False
    return chief and evidence.held[at] < CHIEF_HELD[question.asked.kind]


def _hardly(question: Question) -> float:
    """茅台赚了多少钱: what the question is about is nowhere in the library, so that the rest must be there."""
    chief = max(question.concepts, key=lambda concept: concept.weight, default=None)
    if chief is None or chief.known or chief.weight < WEIGHTY:
        return 0.0
    return MOST_OF_THE_REST if chief.weight >= CHIEF_SHARE * question.weight else HARDLY


def _untitled(question: Question) -> bool:
    """《静夜思》: a title of which no report has a word."""
    for title in _TITLE.finditer(question.folded):
        words = [c for c in question.concepts if title.start() < c.start < title.end()]
        if words and not any(c.known and len(c.said) > 1 for c in words):
            return True
    return False


def _unheard_of(question: Question, evidence: Evidence) -> bool:
    """死了多少人, behind 转移了多少人: what a turn itself asks about must be there, or the turn before is answered."""
    both = zip(question.concepts, evidence.held, strict=True)
    own = [(c.known, held) for c, held in both if c.start >= 0 and not of_something(c.said)]
    return bool(question.before and own) and all(known and held < HEARD for known, held in own)


def _groundless(question: Question, best: Ranked) -> bool:
    """Is it a figure, or a date, of something else than what is asked about?"""
    own = best.features["own"]
    if question.asked.kind is Kind.DATE and not question.before and own < BARELY:
        return True
    if question.asked.kind is not Kind.NUMBER:
        return False
    barely = own < _hardly(question) or (not question.before and own < BARELY)
    return barely or _unheard_of(question, best.evidence)


def decided(question: Question, best: Ranked, *, lenient: bool = False) -> tuple[Status, Reason | None]:
    """Is the best sentence the answer, near it, or nothing of the kind? With the reason where it is not.

    `lenient` is for a side of a comparison, whose other side has shown what is meant.
    """
    strange = best.features["unknown"] > STRANGE and best.features["own"] < NEARLY and not question.scope.places
    broken = (not lenient and _groundless(question, best)) or strange or _baseless(question, best.evidence)
    broken = broken or any(best.outcomes.get(reason) == 0.0 for reason in BINDING)
    broken = broken or (not lenient and best.outcomes.get(Reason.MISSING_FIGURE, 1.0) <= FEEBLE)
    if _untitled(question):
        return Status.NOT_FOUND, Reason.NO_EVIDENCE
    broken = broken or (not lenient and _anyones(question, best))
    if not broken and best.odds >= (LENIENT if lenient else 0.0) and best.features["around"] >= _least(question):
        return Status.ANSWERED, None
    if question.scope.strangers and best.outcomes.get(Reason.OTHER_PLACE) == 0.0:
        near_enough = best.features["around"] >= NEAR
        return (Status.RELATED if near_enough else Status.NOT_FOUND), Reason.OTHER_PLACE
    if best.features["around"] < _near(question) or _anyones(question, best):
        return Status.NOT_FOUND, Reason.NO_EVIDENCE
    failed = min(best.outcomes, key=lambda reason: best.outcomes[reason], default=Reason.MISSING_DETAIL)
    return Status.RELATED, failed if best.outcomes.get(failed, 1.0) < 0.5 else Reason.MISSING_DETAIL
