"""Judged sentences, best first, of which no more are put to the checks than somebody looks at.

What a check finds missing only ever lowers a score. So the score without the checks is a bound: where a sentence that
was judged scores above the bounds of all that were not, it stands before them, whatever the checks would say of them.
Each step that tells what a sentence loses narrows its bound: first whether it is of the year and the place asked about,
then the other checks. What is of another year or place waits until all that is not was read.
The order is that of judging every sentence and sorting, ties by the place in the list that was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import overload

from retrieval.ranking import SLACK, Ranked


class Judged(Sequence[Ranked]):
    """A list that is worked out as far as it is read."""

    def __init__(
        self,
        bounds: Sequence[float],
        judge: Callable[[int], Ranked],
        leading: Iterable[int] = (),
        in_scope: Callable[[int], bool] = lambda _: True,
        costs: Sequence[Callable[[int], float]] = (),
    ) -> None:
        """`judge` judges one of the sentences, each of which has a bound; `costs` tell, one after the other, what is to
        be taken from it.

        Where one of those that may be `leading` does lead, what is of another year or place stands behind the rest.
        """
        self.bounds, self._judge, self.leading, self._in_scope = bounds, judge, tuple(leading), in_scope
        self._costs = costs
        self._known: dict[int, Ranked] = {}
        self._waiting = [(-bound, at) for at, bound in enumerate(bounds)]  # a heap, the highest bound first
        heapify(self._waiting)
        self._narrowed: dict[int, int] = {}  # by how many of the costs
        self._ready: list[tuple[float, int]] = []  # judged, not yet in the order
        self._later: list[tuple[float, int]] = []  # of another year or place
        self._parted = True  # does what is of another year or place still wait?
        self._ordered: list[Ranked] = []

    def __len__(self) -> int:
        return len(self.bounds)

    @overload
    def __getitem__(self, at: int) -> Ranked: ...
    @overload
    def __getitem__(self, at: slice) -> list[Ranked]: ...
    def __getitem__(self, at: int | slice) -> Ranked | list[Ranked]:
        if isinstance(at, int):
            return self._until(range(len(self))[at])
        return [self._until(each) for each in range(len(self))[at]]

    def __iter__(self) -> Iterator[Ranked]:
        for at in range(len(self)):
            yield self._until(at)

    def over(self, least: float) -> list[Ranked]:
        """Those that score more, in order."""
        for at, bound in enumerate(self.bounds):
            if bound + SLACK > least and bound - sum(cost(at) for cost in self._costs) + SLACK > least:
                self.at(at)
        found = [
            (not one.in_scope and self._strict, -one.score, at) for at, one in self._known.items() if one.score > least
        ]
        return [self._known[at] for _, _, at in sorted(found)]

    def _until(self, at: int) -> Ranked:
        while len(self._ordered) <= at:
            self._ordered.append(self._next())
        return self._ordered[at]

    def _next(self) -> Ranked:
        while self._waiting and (not self._ready or self._waiting[0][0] - SLACK <= self._ready[0][0]):
            bound, at = heappop(self._waiting)
            step = self._narrowed.get(at, 0)
            if self._parted and not step and not self._in_scope(at) and self._strict:
                self._later.append((bound, at))
            elif step < len(self._costs):
                self._narrowed[at] = step + 1
                heappush(self._waiting, (bound + self._costs[step](at), at))
            else:
                heappush(self._ready, (-self.at(at).score, at))
        if self._ready:
            return self._known[heappop(self._ready)[1]]
        self._waiting, self._later, self._parted = self._later, [], False
        heapify(self._waiting)
        return self._next()

    def at(self, at: int) -> Ranked:
        """The sentence at that place of the list that was given, judged."""
        if at not in self._known:
            self._known[at] = self._judge(at)
        return self._known[at]

    @cached_property
    def _strict(self) -> bool:
        return any(self._in_scope(at) and self.at(at).leads for at in self.leading)
