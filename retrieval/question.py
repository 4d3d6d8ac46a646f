"""What a person typed, and what was understood of it: scope, kind of answer, and the concepts that must be there."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from retrieval.asked import Asked, Kind, asked
from retrieval.figures import MEASURE
from retrieval.fold import CJK, fold
from retrieval.lexicon import Lexicon
from retrieval.scope import NATION_SAID, Scope, Scopes
from retrieval.silent import SILENT
from retrieval.spelling import Mended, Spelling
from retrieval.terms import Terms, Word

LONGEST = 1000  # characters of a question, after repeated sentences are dropped

_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_SENTENCE = re.compile(r"[^。？！?!\n]+[。？！?!\n]*")
_ASKING = re.compile("多少|什么|哪|几|啥|谁")
_BINDING = re.compile("是|为|叫|的|有|达到|达|定为|定了|定|增长目标|预期目标|目标|总量|总额|总数|增速|增幅|名称|名字|一共|总共|共|了|\\s|、|,|，")
GENERAL = frozenset("单位 部门 机构 机关 方面 问题 内容 名字 名称 项目名称 情况 总量 总额 总数 数量 增长目标 预期目标 增速 增幅 涨幅 降幅 占比 比重 比例 标准 规模 金额 增长 增加 提高 下降 数字 职务 法子 毛病 措施 举措 方式 工作 地方 人 东西 原因 项目 文件 办法 做法 事 事情 规定 要求 任务 目标".split())
_COUNTED = re.compile(f"[几两二三四五六七八九好多少一]+(?:{MEASURE}|些)?")  # 几点, 两三点, 好几年
_QUOTED = re.compile(rf"[“\"『「《]([^“”\"『』「」《》]{{2,30}})[”\"』」》]")


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a concept may be written, folded; `weight` says how far it counts as the word said."""

    text: str
    weight: float = 1.0
    terms: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()  # its pairs of characters, or its characters where it has but two
    partial: float = 0.0  # how far all pairs count without the whole


@dataclass(frozen=True, slots=True)
class Concept:
    """A word of the question with all the ways in which a report may write it."""

    said: str
    forms: tuple[Form, ...]
    weight: float  # how much of the question rests on it
    known: bool  # the library has it in some form
    quoted: bool = False  # the question has it in quotation marks
    name: bool = False  # of a place or a body, as a dictionary has it
    start: int = 0  # where it stands in the folded question


@dataclass(frozen=True, slots=True)
class Question:
    text: str  # cleaned of what cannot be shown
    folded: str
    asked: Asked
    scope: Scope
    concepts: tuple[Concept, ...]
    corrected: tuple[tuple[str, str], ...] = field(default=())

    @property
    def head(self) -> Concept | None:
        """What is asked about: 哪所*党校*, *主教练*是谁; None where that is no more than 单位 or 情况."""
        return self._named or self._before

    @property
    def _named(self) -> Concept | None:
        """The noun that the question word belongs to."""
        noun, at = self.asked.noun, self.asked.at
        if not noun or noun in GENERAL:
            return None
        inside = [c for c in self.concepts if at <= c.start and c.said in noun and len(c.said) > 1]
        return inside[-1] if inside else None

    @property
    def _before(self) -> Concept | None:
        """The last concept before the question word, where only words like 是 and 总量 stand between."""
        if self.asked.kind not in (Kind.WHO, Kind.NAME, Kind.NUMBER) or (self.asked.noun and self.asked.noun not in GENERAL):
            return None
        for concept in reversed([c for c in self.concepts if c.start < self.asked.at]):
            if concept.said in GENERAL or _ASKING.search(concept.said):
                continue
            between = self.folded[concept.start + len(concept.said) : self.asked.at]
            return concept if len(concept.said) > 1 and not _BINDING.sub("", between) else None
        return None

    @property
    def weight(self) -> float:
        return sum(concept.weight for concept in self.concepts) or 1.0

    @property
    def terms(self) -> dict[str, float]:
        """Terms for BM25 with their weights."""
        weights: dict[str, float] = {}
        for concept in self.concepts:
            for form in concept.forms:
                for term in form.terms:
                    weights[term] = max(weights.get(term, 0.0), form.weight)
        return weights


def clean(text: str) -> str:
    """The question without what no one can see or read, markup and repeated sentences left out."""
    text = _MARKUP.sub(" ", _UNSEEN.sub("", text)).strip()
    if len(text) > 200:
        text = "".join(dict.fromkeys(part.strip() for part in _SENTENCE.findall(text)))
    return text


class Understanding:
    """Turns what is typed into a Question; knows the library only by its scopes and the commonness of its terms."""

    def __init__(
        self,
        terms: Terms,
        lexicon: Lexicon,
        scopes: Scopes,
        spelling: Spelling,
        share: Callable[[tuple[str, ...]], float],
    ) -> None:
        self._terms, self._lexicon, self._scopes, self._spelling = terms, lexicon, scopes, spelling
        self._share = share  # of the paragraphs that hold all these terms, at most

    def of(self, text: str) -> Question:
        folded, mended = self._mended(fold(text))
        scope = self._scopes.of(folded if mended else text)
        concepts = tuple(self._concepts(folded, scope))
        return Question(text, folded, asked(folded), scope, concepts, tuple((m.said, m.written) for m in mended))

    def _mended(self, folded: str) -> tuple[str, list[Mended]]:
        """The question with its misspellings mended. What the lexicon knows is none."""
        known = self._lexicon.find(folded)
        words = [w for w in self._terms.words(folded) if not any(k.start <= w.start and w.end <= k.end for k in known)]
        mended = self._spelling.mend(folded, words, SILENT.__contains__)
        for m in reversed(mended):
            folded = folded[: m.start] + m.written + folded[m.end :]
        return folded, mended

    def _concepts(self, folded: str, scope: Scope) -> Iterable[Concept]:
        taken = _scope_stretches(folded, scope)
        words = [w for w in self._terms.words(folded) if not _inside(w, taken)]
        edges = {w.start for w in words} | {w.end for w in words}
        said = [s for s in self._lexicon.find(folded)
                if not _inside(s, taken) and not _ASKING.search(folded[s.start : s.end])
                and (s.end - s.start > 2 or (s.start in edges and s.end in edges))]
        quoted = [m.span(1) for m in _QUOTED.finditer(folded)]
        stretches = [(s.start, s.end, s.written) for s in said]
        free = [w for w in words if not any(s.start <= w.start and w.end <= s.end for s in said)]
        stretches += [(w.start, w.end, {}) for w in self._joined(free) if w.text not in SILENT and not _COUNTED.fullmatch(w.text)]
        focus = _focus(folded)
        seen = set[str]()
        for start, end, written in sorted(stretches, key=lambda s: s[:2]):
            literal = folded[start:end]
            if literal in seen or literal in SILENT:
                continue
            seen.add(literal)
            forms = tuple(self._form(w, weight) for w, weight in ((literal, 1.0), *written.items()))
            shares = [self._share(form.terms) for form in forms]
            common = max(self._terms.commonness(f.text) for f, share in zip(forms, shares, strict=True) if share or f is forms[0])
            weight = _weight(literal, max(shares), common) * (1.0 if focus[0] <= start < focus[1] else 0.6)
            in_quotes = any(a <= start and end <= b for a, b in quoted)
            name = not written and self._terms.is_name(literal)
            yield Concept(literal, forms, weight, max(shares) > 0, in_quotes, name, start)

    def _joined(self, words: list[Word]) -> list[Word]:
        """28|项 is one concept, and so are the characters of a name that no dictionary has but the library does."""
        joined: list[Word] = []
        for word in words:
            last = joined[-1] if joined else None
            if last and last.end == word.start and (_counts(last, word) or self._spelled_out(last, word)):
                joined[-1] = Word(last.text + word.text, last.start, word.end)
            else:
                joined.append(word)
        return joined

    def _spelled_out(self, last: Word, word: Word) -> bool:
        single = len(word.text) == 1 and len(last.text) <= 2 and not {last.text, word.text} & SILENT
        unknown = not self._terms.count(last.text) or len(last.text) == 1
        return single and unknown and not (last.text + word.text).isascii() and self._share((last.text[-1] + word.text,)) > 0

    def _form(self, text: str, weight: float) -> Form:
        terms = self._terms.of_form(text)
        if len(text) == 2 and self._terms.count(text) and terms[0][0] == "/" and not self._share(terms[:1]):
            weight *= 0.3  # 好吃 stands in 解决好吃饭问题, but never as a word
        if text.isascii() or len(text) < 2:
            return Form(text, weight, terms)
        pairs = tuple(text[i : i + 2] for i in range(len(text) - 1)) if len(text) > 2 else tuple(text)
        return Form(text, weight, terms, pairs, 0.7 if len(text) > 2 else 0.22)


def _counts(number: Word, measure: Word) -> bool:
    return number.text.isdigit() and bool(re.fullmatch(MEASURE, measure.text))


def _weight(literal: str, share: float, common: float) -> float:
    """Rare in the library and rare in Chinese is heavy."""
    rare = min(1.0, math.log(1 / max(share, 1e-4)) / math.log(200))
    single = 0.45 if len(literal) == 1 else 1.0
    return single * (0.25 + 0.45 * rare + 0.6 * (1 - common)) * (1.0 if share else 0.65)


def _scope_stretches(folded: str, scope: Scope) -> list[tuple[int, int]]:
    stretches = [m.span() for m in re.finditer(r"(?<!\d)(?:(?:19|20)\d\d|\d\d)年(?:的|度)?|去年|今年|前年", folded)] if scope.years else []
    if scope.nation:
        stretches += [m.span() for m in NATION_SAID.finditer(folded)]
    for place in scope.places:
        stretches += [m.span() for m in re.finditer(re.escape(place) + "(?:省|市|自治区|区|县)?", folded)]
    return stretches


def _inside(part: Word | object, stretches: list[tuple[int, int]]) -> bool:
    start, end = part.start, part.end  # type: ignore[attr-defined]
    return any(a <= start and end <= b for a, b in stretches)


def _focus(folded: str) -> tuple[int, int]:
    """The part of a long question that asks; what stands around it is told for the sake of politeness or story."""
    if len(folded) < 40:
        return 0, len(folded)
    parts = [m.span() for m in re.finditer(r"[^,，。；;!！?？:：\n]+[,，。；;!！?？:：\n]?", folded)]
    asking = [span for span in parts if asked(folded[slice(*span)]).kind is not Kind.TOPIC]
    if not asking:
        return 0, len(folded)
    start, end = asking[0][0], asking[-1][1]
    before = [span for span in parts if span[1] == start and span[1] - span[0] > 8]
    return (before[0][0] if before and end - start < 14 else start), end


def has_words(folded: str) -> bool:
    return bool(re.search(rf"[{CJK}a-z0-9]", folded))
