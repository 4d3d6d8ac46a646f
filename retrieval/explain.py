"""How an answer came about, in numbers and codes: what was understood, and why which sentences are best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retrieval.question import Question
from retrieval.ranking import DECIDE, RANK, Ranked

Workings = Mapping[str, object]


def workings(question: Question, judged: Sequence[Ranked], most: int = 3) -> Workings:
    """Ready for JSON. `parts` add up to a sentence's score, `odds` to the logarithm of the odds that it answers."""
    return {
        "folded": question.folded,
        "asked": {
            "kind": question.asked.kind.value,
            "measure": question.asked.measure,
            "noun": question.asked.noun,
            "count": question.asked.count,
            "item": question.asked.item,
            "head": question.head.said if question.head else None,
        },
        "scope": {
            "places": question.scope.places,
            "strangers": question.scope.strangers,
            "years": question.scope.years,
            "report_years": question.scope.report_years,
            "nation": question.scope.nation,
        },
        "concepts": [
            {
                "said": concept.said,
                "weight": round(concept.weight, 2),
                "known": concept.known,
                "aliases": {form.text: form.weight for form in concept.forms[1:]},
            }
            for concept in question.concepts
        ],
        "sentences": [_sentence(question, ranked) for ranked in judged[:most]],
    }


def _sentence(question: Question, ranked: Ranked) -> Workings:
    span = ranked.evidence.sentence.span
    held = zip(question.concepts, ranked.evidence.held, strict=True)
    return {
        "file": span.report.file,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "years": sorted(ranked.evidence.sentence.years),
        "held": {concept.said: round(strength, 2) for concept, strength in held if strength},
        "checks": {reason.value: round(outcome, 2) for reason, outcome in ranked.outcomes.items()},
        "score": round(ranked.score, 3),
        "parts": _parts(RANK, ranked),
        "odds": round(ranked.odds, 2),
        "odds_parts": _parts(DECIDE, ranked),
    }


def _parts(weights: Mapping[str, float], ranked: Ranked) -> dict[str, float]:
    found = {name: round(weight * ranked.features.get(name, 0.0), 3) for name, weight in weights.items()}
    return {name: part for name, part in found.items() if part}
