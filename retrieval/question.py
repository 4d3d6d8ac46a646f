"""What a person typed, and what was understood of it: scope, kind of answer, and the concepts that must be there."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from retrieval.asked import Asked, Kind, asked
from retrieval.fold import CJK, fold
from retrieval.lexicon import Lexicon
from retrieval.scope import Scope, Scopes
from retrieval.silent import SILENT
from retrieval.terms import Terms, Word, pieces, word_term

LONGEST = 1000  # characters of a question, after repeated sentences are dropped

_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_SENTENCE = re.compile(r"[^。？！?!\n]+[。？！?!\n]*")
_QUOTED = re.compile(rf"[“\"『「《]([^“”\"『』「」《》]{{2,30}})[”\"』」》]")


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a concept may be written, folded; `weight` says how far it counts as the word said."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Concept:
    """A word of the question with all the ways in which a report may write it."""

    said: str
    forms: tuple[Form, ...]
    weight: float  # how much of the question rests on it
    quoted: bool = False  # the question has it in quotation marks


@dataclass(frozen=True, slots=True)
class Question:
    text: str  # cleaned of what cannot be shown
    folded: str
    asked: Asked
    scope: Scope
    concepts: tuple[Concept, ...]
    corrected: tuple[tuple[str, str], ...] = field(default=())

    @property
    def terms(self) -> dict[str, float]:
        """Terms for BM25 with their weights."""
        weights: dict[str, float] = {}
        for concept in self.concepts:
            for form in concept.forms:
                for term in {word_term(form.text), *pieces(form.text)} if not form.text.isascii() else {word_term(form.text)}:
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

    def __init__(self, terms: Terms, lexicon: Lexicon, scopes: Scopes, share: Callable[[str], float]) -> None:
        self._terms, self._lexicon, self._scopes = terms, lexicon, scopes
        self._share = share  # of the paragraphs that hold a term

    def of(self, text: str) -> Question:
        folded = fold(text)
        scope = self._scopes.of(folded)
        return Question(text, folded, asked(folded), scope, tuple(self._concepts(folded, scope)))

    def _concepts(self, folded: str, scope: Scope) -> Iterable[Concept]:
        taken = _scope_stretches(folded, scope)
        words = [w for w in self._terms.words(folded) if not _inside(w, taken)]
        edges = {w.start for w in words} | {w.end for w in words}
        said = [s for s in self._lexicon.find(folded)
                if not _inside(s, taken) and (s.end - s.start > 2 or (s.start in edges and s.end in edges))]
        quoted = [m.span(1) for m in _QUOTED.finditer(folded)]
        pieces_: list[tuple[int, int, dict[str, float]]] = [(s.start, s.end, s.written) for s in said]
        for word in words:
            inside = [s for s in said if s.start <= word.start and word.end <= s.end]
            if inside or word.text in SILENT:
                continue
            pieces_.append((word.start, word.end, {}))
        focus = _focus(folded)
        seen = set[str]()
        for start, end, written in sorted(pieces_):
            literal = folded[start:end]
            if literal in seen or (literal in SILENT and not written):
                continue
            seen.add(literal)
            forms = (Form(literal), *(Form(w, weight) for w, weight in written.items()))
            in_quotes = any(a <= start and end <= b for a, b in quoted)
            yield Concept(literal, forms, self._weight(literal, forms) * (1.0 if focus[0] <= start < focus[1] else 0.6), in_quotes)

    def _weight(self, literal: str, forms: tuple[Form, ...]) -> float:
        """Rare in the library and rare in Chinese is heavy; a word that has to be taken for another is lighter."""
        share = max((self._share(form.text) for form in forms), default=0.0)
        rare = min(1.0, math.log(1 / max(share, 1e-4)) / math.log(200))
        common = self._terms.commonness(literal)
        single = 0.45 if len(literal) == 1 and not literal.isdigit() else 1.0
        return single * (0.25 + 0.45 * rare + 0.6 * (1 - common)) * (1.0 if share else 0.9)


def _scope_stretches(folded: str, scope: Scope) -> list[tuple[int, int]]:
    stretches = [m.span() for m in re.finditer(r"(?<!\d)(?:(?:19|20)\d\d|\d\d)年(?:的|度)?|去年|今年|前年", folded)] if scope.years else []
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
