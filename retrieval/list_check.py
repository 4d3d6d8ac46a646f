"""Is what is asked for listed in the sentence, and is it a list of that?"""

from __future__ import annotations

import re

from retrieval.asking import Kind
from retrieval.evidence import Evidence
from retrieval.fold import HAN
from retrieval.kind_checks import PERSON
from retrieval.question import Question
from retrieval.regex import regex
from retrieval.strength import strength
from retrieval.words import GENERAL

_AGAIN = regex(f"(?<=[,，])({HAN}{{2}})[^,，。]+(?=[,，]\\1)")  # 坚持…,坚持…,坚持…
_CALLED = regex("也就是|即|合称|统称|简称|通常所说|概括为")  # 包括土、肥、水…,也就是“八字宪法”
_CLAUSES = regex("[,，;；。](?!包括|即|分别|具体)")
# 深挖“土特产”资源,支持…、…
_FOLLOWED = regex("[^,，;；。]*[,，](?:支持|推动|推进|培育|发展|打造|包括|重点)[^,，;；。]*")
_COLON = regex(r"[:：](?<!\d.)|[:：](?!\d)")  # and not of 9:30


def list_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    if question.asked.kind is not Kind.LIST:
        return None
    text = evidence.sentence.folded
    wanted = question.asked.count
    if question.asked.noun in ("人", "人员") and not PERSON.search(text):
        return 0.2  # 58名先进典型 are not named
    noun = question.asked.noun
    if not wanted:
        whole = _marks(text)
        head = question.head_at
        if head is not None and question.concepts[head].known and evidence.held[head] < 0.3:
            whole = min(whole, 1)  # 哪些原则: none is spoken of
        about = [c for c in _CLAUSES.split(text) if len(noun) > 1 and noun not in GENERAL and noun in c]
        about += [found[0] for found in _FOLLOWED.finditer(text) if about and noun in found[0]]
        if about and not any(map(_marks, about)):
            whole = 0  # 原则上由同一办案部门办理 lists no 原则, whatever the rest of it lists
        return 1.0 if whole >= 2 else 0.8 if whole else 0.5
    # the items must stand with what they are items of: not in another clause of the same sentence
    clauses = [*text.split(":")[1:2], *text.split("：")[1:2]]  # “四减四增”:减排队、减环节,增温度、增服务
    if len(noun) > 1 and noun in text:
        clauses += [c for c in telling(question, text) if noun in GENERAL or noun in c]
    if _CALLED.search(text):
        clauses += text.split(",")
    clauses = clauses or telling(question, text)
    most = max(_listed(clause) for clause in clauses)
    if most < wanted and _clauses_told(question, text) == wanted:
        return 1.0  # “约法三章”:楼堂馆所…,财政供养人员…,“三公”经费…
    if (
        most < wanted
        and question.asked.measure in ("样", "种")
        and any(_listed(clause) == wanted for clause in _CLAUSES.split(text))
    ):
        return 0.7  # “稳油、稳钢、稳车”,…坚决防止“断崖式”下滑
    return 1.0 if most >= wanted else 0.6 if most >= max(2, wanted - 1) else 0.1


def _clauses_told(question: Question, text: str) -> int:
    """How many clauses stand behind the last colon, where before it stands what they are said of."""
    *lead, told = _COLON.split(text.rstrip("。.;；"))
    named = [c for c in question.concepts if c.quoted or c is question.head or c.said in question.asked.noun]
    before = re.split("[,，;；。]", lead[-1])[-1] if lead else ""
    of = any(strength(concept, before) >= 0.5 for concept in named)
    return len(re.split("[,，;；]", told)) if of else 0


def _marks(text: str) -> int:
    return text.count("、") + text.count("和") + text.count("以及") + len(_AGAIN.findall(text))


def telling(question: Question, folded: str) -> list[str]:
    """The clauses that hold most of the question, each with what a colon or 包括 appends to it."""
    clauses = _CLAUSES.split(folded)
    covers = [sum(c.weight * strength(c, clause) for c in question.concepts) for clause in clauses]
    return [clause for clause, cover in zip(clauses, covers, strict=True) if cover >= 0.7 * max(covers)]


def _listed(clause: str) -> int:
    """How many things it lists; a comma parts them only where it parts no clauses."""
    comma = "|,|，" if clause.count("、") > 1 else ""
    return len(re.split(f"、|和|以及|及|与|[”》][“《]{comma}", clause))
