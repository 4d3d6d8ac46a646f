"""Whose is a figure? It owns the text since the figure before it, and belongs to what stands there."""

from __future__ import annotations

import re

from retrieval.evidence import Evidence
from retrieval.figures import FEEBLE, Figure, kinds
from retrieval.place import Sentence
from retrieval.question import NO_HEAD, Concept, Question
from retrieval.regex import regex
from retrieval.strength import strength
from retrieval.words import GENERAL, METRICS, PREDICATES

# Between what is counted and its figure stand such words only: 国内生产总值*达到*134.9万亿元,
# and not 国内生产总值*能耗降幅超过*3%.
_LINK = regex(
    "产量|总产量|产值|总值|人数|面积|里程|资金|费用|达到|实现|完成|突破|超过|达|为|是|共|约|近|超|了|的|到|至"
    "|由|从|在|上|以|有|等|各类|总量|总额|规模|累计|全年|预计|力争|"
    '增长|提高|提升|增加|上涨|上升|下降|降低|减少|降至|增速|同比|比上年|实际|年均|首次|迈上|跨越|稳定|保持|控制|预期|目标|[\\s,，、:：“”"()（）]'
)
_DOES = regex(f"(?<=.)(?:{'|'.join(sorted(word for word in PREDICATES if len(word) > 1))})")  # 8家院*组建*…
LATER, OTHERS = 0.4, 0.35  # of a word that comes behind the figure, and of a figure that something else owns
ELSEWHERE = 0.25  # of a word that stands neither in the sentence nor around it, but for one of its characters
HEAVY = 0.9  # of a noun that says whose the figure is
WEIGHTY = 0.5  # of a word that must be near a figure for it to be the one asked for
# Of which kind they are is all that is asked, 洗钱的案子, unless it is what was done with them.
CASES = ("案子", "案件")
_HANDLED = frozenset(
    ("受理", "办理", "审理", "审结", "起诉", "批捕", "立案", "移送", "审查", "查办", "侦办", "判决", "执行", "办结")
)
_METRIC = regex("(?:率|价|价格|指数|系数)$")
_PHYSICAL = frozenset({"area", "box", "weight", "length", "energy", "power", "volume", "age"})
# 碳酸锂13.5万吨 is a 产量 though it does not say so: the measure does.
_BY_MEASURE = {
    "电量": ("energy",),
    "产量": ("weight", "energy", "power", "volume", *"辆台架艘部套"),
    "面积": ("area",),
    "人数": ("person",),
    "里程": ("length",),
    "长度": ("length",),
    "金额": ("money",),
}


def owns(question: Question, evidence: Evidence, at: int) -> float:
    """How surely the figure counts what is asked: the noun asked for, or the weightiest words of the sentence."""
    sentence = evidence.sentence
    figure, own = sentence.figures[at], owned(sentence, at)
    noun = question.asked.noun if question.asked.noun not in GENERAL else ""
    if noun:
        things = "thing" in kinds(figure.measure) | kinds(question.asked.measure)
        named = [concept for concept in question.concepts if concept.said in noun]
        forms = [noun, noun.rstrip("子儿们"), *(form.text for concept in named for form in concept.forms)]
        if any(_shares(form, figure.noun) for form in forms):
            return OTHERS if _of_another(question, evidence, figure) else 1.0
        if things and len(figure.noun) >= 2 and not any(form in own for form in forms):
            # 3个专项行动 is no count of 司法人员, though both stand there; and where these do not, even less
            return 0.3 if any(_stands(c, question, evidence) for c in named) or not named else 0.1
    head = question.head
    indicator = head or _weightiest(question, sentence)
    if head and not head.known and _METRIC.search(head.said) and head.said not in sentence.folded:
        return 0.05  # a rate that no report has
    if indicator is None:
        named = [c for c in question.concepts if c.said not in NO_HEAD and c.known and c.weight >= WEIGHTY]
        return 0.4 if len(named) > 1 else 0.8
    least = 0.5 if head is None or not head.known else 0.2
    if kinds(figure.measure) & _PHYSICAL:
        least += 0.15  # few figures of a report are 标箱 or 公里
    sure = _belongs(question, evidence, own, indicator)
    if not _spoken_of(indicator, sentence, figure.start, own):
        sure = min(sure, LATER)
    if any(_of_the_next(c, sentence, at, own) for c in question.concepts if c.quoted or c.rare):
        return FEEBLE
    if head and {*kinds(figure.measure), figure.measure.lstrip("万亿")} & set(_BY_MEASURE.get(head.said, ())):
        thing = _weightiest(question, sentence, but=head)
        sure = max(sure, 0.9 * _behind(own, thing) if thing else 0.0)
    return max(least, sure) * (OTHERS if _of_another(question, evidence, figure) else 1.0)


def _spoken_of(indicator: Concept, sentence: Sentence, at: int, own: str) -> bool:
    """Is the indicator named before the figure, or in its own clause? What comes later has figures of its own."""
    there = [sentence.folded.find(form.text) for form in indicator.forms if form.text in sentence.folded]
    return not there or min(there) < at or any(form.text in own for form in indicator.forms)


def _of_the_next(name: Concept, sentence: Sentence, at: int, own: str) -> bool:
    """接待观众4900万人次,“古埃及文明大展”总营收7.6亿元 counts no visitors of the 大展."""
    if _spoken_of(name, sentence, sentence.figures[at].start, own):
        return False
    later = [owned(sentence, i).split("\0")[0] for i in range(at + 1, len(sentence.figures))]
    return any(form.text in text for form in name.forms for text in later)


def _stands(concept: Concept, question: Question, evidence: Evidence) -> bool:
    return evidence.held[question.concepts.index(concept)] >= ELSEWHERE


def _of_another(question: Question, evidence: Evidence, figure: Figure) -> bool:
    """小额诉讼程序适用率21.7% is not the 适用率 of 认罪认罚从宽."""
    head = question.head
    if head is None:
        return False
    case = head.said[-2:] in CASES
    of = [question.concepts[at] for at in question.of[:1]]
    named = not question.asked.noun and any(c.tag.startswith("n") and c.weight >= HEAVY for c in of)  # 东盟的进出口
    named = named and not any(form.text in figure.noun for form in head.forms)  # 看星星的望远镜: 24台天文望远镜
    if not case and not named and not (METRICS & {head.said, head.said[-2:]} or _METRIC.search(head.said)):
        return False
    whose = [at for at in question.of if question.concepts[at].said not in NO_HEAD]
    verbs = _HANDLED if case else {question.concepts[at].said for at in whose if question.concepts[at].verb}
    return any(question.concepts[at].said not in verbs and evidence.held[at] < ELSEWHERE for at in whose)


def _belongs(question: Question, evidence: Evidence, own: str, indicator: Concept) -> float:
    """How surely a figure that owns that text is one of the indicator."""
    behind = _behind(own, indicator)
    if behind:
        return behind
    near = strength(indicator, own)
    # 粮食生产再创新高。…总产量达到853.2亿斤: what the lead names, the clause need not
    led = _pieced(indicator, own + evidence.place.sentences[0].folded + evidence.place.headings)
    held = evidence.held[question.concepts.index(indicator)]
    return max(near, 0.8 * strength(indicator, evidence.sentence.folded), 0.8 * led, 0.45 * held)


def _behind(own: str, concept: Concept) -> float:
    """How closely the figure follows the concept in the text that it owns; 0 where that has it not."""
    place = max((own.rfind(form.text) + len(form.text) for form in concept.forms if form.text in own), default=-1)
    if place < 0:
        return 0.0
    between = own[place:].split("\0")[0]
    return 1.0 if not _LINK.sub("", between) else 0.65 if re.search("[,，;；。]", between) else 0.9


def _pieced(concept: Concept, text: str) -> float:
    """How far a text has the pieces of a word that it does not have as one."""
    shares = [f.weight * sum(p in text for p in f.pairs) / len(f.pairs) for f in concept.forms if len(f.pairs) > 2]
    return max([strength(concept, text), *shares])


def _weightiest(question: Question, sentence: Sentence, but: Concept | None = None) -> Concept | None:
    """What is asked about where no head was found: the weightiest word of the sentence that names something."""
    named = [c for c in question.concepts if c.said not in NO_HEAD and c is not but]
    own = [c for c in named if strength(c, sentence.folded) >= 0.5]
    return max(own, key=lambda concept: concept.weight, default=None)


def owned(sentence: Sentence, at: int) -> str:
    """Text since the figure before, a mark \0 where the figure stands, and the rest of its clause.

    地区生产总值31534亿元、增长3.3%: where nothing but such words stands between, the figure before lends its own.
    """
    first = at
    while first > 0 and not _LINK.sub(
        "", sentence.folded[sentence.figures[first - 1].end : sentence.figures[first].start]
    ):
        first -= 1
    start = sentence.figures[first - 1].end if first else 0
    figure = sentence.figures[at]
    ends = [end for mark in ",，;；。、" if (end := sentence.folded.find(mark, figure.end)) >= 0]
    before = sentence.folded[start : sentence.figures[first].start]
    return before + "\0" + sentence.folded[figure.end : min(ends, default=len(sentence.folded))]


def _shares(form: str, text: str) -> bool:
    """Do they name one kind of thing? 技术问题 and 技术难题 end alike; 干警 and 中层干部 do not."""
    pairs = [form[i : i + 2] for i in range(len(form) - 1)]
    thing = _DOES.split(text, maxsplit=1)[0]
    return (form[-1:] in thing and bool(form)) or any(pair in text for pair in pairs)
