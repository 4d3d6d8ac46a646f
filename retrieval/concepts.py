"""From the text of a question to its concepts: what is mended, what has aliases, how much rests on each word."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from retrieval.asked import Asked, asked, focus
from retrieval.asking import Kind
from retrieval.commonness import Commonness
from retrieval.cutting import Cutter
from retrieval.figures import MEASURE
from retrieval.fold import HAN, fold
from retrieval.lexicon import Lexicon
from retrieval.profile import NO_NAME, core
from retrieval.question import Concept, Form, Question
from retrieval.regex import regex
from retrieval.scope import Scopes
from retrieval.spelling import Mended, Spelling
from retrieval.stretches import asides, masked, scope_stretches
from retrieval.terms import Terms
from retrieval.words import CONTRARY, INITIALS, PLACES, PREDICATES, PROVINCES, SILENT

_ONE = regex(f"1{MEASURE}")  # 想一个名字: no count is meant
# 多少*万人*, 哪*2个*: asks, and names nothing
_OF_QUESTION_WORD = regex(
    f"\\d?[万亿]*{MEASURE}|[万亿]+|(?:有?多[长高远深宽重久大])?(?:比例|比重|份额)?|百分之.?|.?个?百分点"
)
_FOREIGN = regex("[a-z]{4,}")
_FULL_NAME = {name[0]: name[1:] for name in INITIALS}
_INITIAL = regex(rf"(?<!\w)[{''.join(_FULL_NAME)}](?=省|(?:20|19)?\d\d年|去年|今年|前年|上年|的?报告)")
# 朱镕基99年的报告: whose it is, not what it is about; but 诸葛亮案有几份鉴定报告
_SPOKE = regex(r"总理|[^,，。;；案]{0,14}(?:工作报告|(?:\d\d年?|作)的报告|[那这][1一]?[份篇])")
RARE = 1.0  # weight of a word that no dictionary has from which it is a name
UNTRANSLATED = 0.3  # of an English word that the lexicon does not have: many are as empty as "reports"
STRANGE = 1.3  # of a Latin word in a Chinese question that is no misspelling, no alias, and nowhere in the library
PREDICATE = 0.5  # how far 达到 or 新增 counts beside a word that names something
_KEYWORD_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)\s+(?=[\d一二三四五六七八九十两])")  # 2023 三次产业: not 20233次
_QUOTED = regex(r"[“\"『「《]([^“”\"『』「」《》]{2,30})[”\"』」》]")


class Understanding:
    """Turns what is typed into a Question; knows the library only by its scopes and the commonness of its terms."""

    def __init__(self, terms: Terms, lexicon: Lexicon, scopes: Scopes, spelling: Spelling, words: Commonness) -> None:
        self._terms, self._lexicon, self._scopes, self._spelling = terms, lexicon, scopes, spelling
        self._words = words
        self._cutter = Cutter(terms, lexicon, words.share)

    def of(self, text: str) -> Question:
        typed = _KEYWORD_YEAR.sub(r"\1,", text)
        folded, mended = self._mended(fold(typed))
        placed = self._placed(folded)
        scope = self._scopes.of(placed if mended or placed != folded or re.search("[a-z]", placed) else typed)
        folded = placed
        wanted, taken = asked(folded), scope_stretches(folded, scope) + asides(folded)
        concepts = tuple(self._concepts(folded, wanted, taken))
        corrected = tuple((m.said, m.written) for m in mended)
        chosen = scope.reports is not None or scope.preferred or scope.report_years
        own = tuple(self._own(folded, taken if chosen else asides(folded)))
        return Question(text, folded, wanted, scope, concepts, corrected, own, len(self._words))

    def _placed(self, folded: str) -> str:
        """The names of places by their common ones: 徐汇 for Xuhui, 上海 for 魔都, 广东 for 粤2024年."""
        folded = _INITIAL.sub(lambda found: _FULL_NAME[found[0]], folded)
        for said in reversed(self._lexicon.find(folded)):
            name = next((w for w in said.written if w in PLACES or w in PROVINCES), None)
            if name and (len(said.written) == 1 or folded[said.start].isascii()):
                folded = folded[: said.start] + name + folded[said.end :]
        return folded

    def _own(self, folded: str, taken: list[tuple[int, int]]) -> list[str]:
        """All terms of the text but those of silent words; 在 between two words keeps them from making a pair."""
        kept = ["。"] * len(folded)
        for word in self._terms.words(masked(folded, taken)):
            if word.text not in SILENT:
                kept[word.start : word.end] = folded[word.start : word.end]
        return self._terms.of("".join(kept))

    def _mended(self, folded: str) -> tuple[str, list[Mended]]:
        """The question with its misspellings mended. What the lexicon knows is none."""
        known = self._lexicon.find(folded)
        words = [w for w in self._terms.words(folded) if not any(k.start <= w.start and w.end <= k.end for k in known)]
        mended = self._spelling.mend(folded, words, SILENT.__contains__)
        for m in reversed(mended):
            folded = folded[: m.start] + m.written + folded[m.end :]
        return folded, mended

    def _concepts(self, folded: str, wanted: Asked, taken: list[tuple[int, int]]) -> Iterable[Concept]:
        quoted = [m.span(1) for m in _QUOTED.finditer(folded)]
        latin = len(re.findall("[a-z]", folded))
        english = latin > 2 * len(re.findall(HAN, folded))
        asking = focus(folded)
        seen = set[str]()
        for stretch in self._cutter.cut(folded, wanted, taken):
            start, end, literal, written = stretch.start, stretch.end, stretch.said, stretch.written
            if literal in seen or literal in SILENT or _ONE.fullmatch(literal) or _ordinal(literal, wanted.item):
                continue
            if wanted.at <= start + 1 and end <= wanted.end and _OF_QUESTION_WORD.fullmatch(literal):
                continue
            seen.add(literal)
            forms = tuple(self._form(w, weight) for w, weight in ((literal, 1.0), *written.items()))
            shares = [self._words.share(form.terms) for form in forms]
            common = max(
                self._terms.commonness(f.text) for f, share in zip(forms, shares, strict=True) if share or f is forms[0]
            )
            focal = asking[0] <= start < asking[1]
            weight = _weight(literal, max(shares), common) * (1.0 if focal else 0.6)
            if not any(shares) and _FOREIGN.fullmatch(literal):
                weight = UNTRANSLATED if english else STRANGE
            in_quotes = any(a <= start and end <= b for a, b in quoted)
            known = max(shares) > 0
            tag = self._terms.tag(literal)
            if tag == "nr" and not known and _SPOKE.match(folded, end):
                continue
            place = literal in PLACES or core(literal) in PLACES
            proper = tag == "ns" and len(literal) > 2 and not NO_NAME.search(literal)  # 布达拉宫
            proper = proper and (not known or wanted.kind is Kind.NUMBER)
            name = not written and focal and (place or proper or self._unit(literal, folded[end:], tag))
            rare = known and not written and weight >= RARE and self._coined(literal, tag)
            yield Concept(literal, forms, weight, known, in_quotes, name, rare, start, tag)

    def _coined(self, literal: str, tag: str) -> bool:
        """深中通道 and 花湖, but not 院设 of 几家院设了: no dictionary has it, and it ends in no verb."""
        own = len(literal) > 1 and not tag and not re.search("[\\da-z]", literal)
        return own and not self._terms.tag(literal[-1]).startswith("v")

    def _unit(self, literal: str, behind: str, tag: str) -> bool:
        """陇川 in 陇川市: a place that no dictionary need have."""
        named = len(literal) > 1 and re.match("[省市区县州](?!长|委|级)", behind)
        return bool(named) and (tag == "ns" or not (self._terms.count(literal) or NO_NAME.search(literal + behind[:1])))

    def _form(self, text: str, weight: float) -> Form:
        terms = self._terms.of_form(text)
        if len(text) == 2 and self._terms.count(text) and not self._words.within(text):
            weight *= 0.3  # 好吃 stands in 解决好吃饭问题, but in no word of the library
        if text.isascii() or len(text) < 2:
            return Form(text, weight, terms)
        pairs = tuple(text[i : i + 2] for i in range(len(text) - 1)) if len(text) > 2 else tuple(text)
        contrary = tuple((own, other) for own, others in CONTRARY.items() if own in text for other in others)
        contrary = () if text in CONTRARY else contrary
        return Form(text, weight, terms, pairs, 0.7 if len(text) > 2 else 0.22, self._terms.halves(text), contrary)


def _ordinal(literal: str, item: int | None) -> bool:
    """第三条: which item is asked for is no concept."""
    return item is not None and bool(re.fullmatch(f"第?{item}(?:{MEASURE}|方面)?|第", literal))


def _weight(literal: str, share: float, common: float) -> float:
    """Rare in the library and rare in Chinese is heavy."""
    rare = min(1.0, math.log(1 / max(share, 1e-4)) / math.log(200))
    single = 0.45 if len(literal) == 1 else PREDICATE if literal in PREDICATES else 1.0
    return single * (0.25 + 0.45 * rare + 0.6 * (1 - common)) * (1.0 if share else 0.65)
