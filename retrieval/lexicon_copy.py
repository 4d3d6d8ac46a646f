"""A lexicon that was read before, kept so that it is open at once: each group is taken apart when it is looked up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

# Between groups, between forms, and between a form and its weight: characters that no lexicon has (they are for private
# use), and that JSON leaves as they are.
_GROUP, _NEXT, _WEIGHT = "\ue000", "\ue001", "\ue002"


class Copy(NamedTuple):
    aliases: Packed
    shown: dict[str, str]  # by the folded form, where it is shown in another
    lengths: dict[str, tuple[int, ...]]
    words: list[str]

    @classmethod
    def of(
        cls,
        aliases: Mapping[str, dict[str, float]],
        shown: Mapping[str, str],
        lengths: dict[str, tuple[int, ...]],
        words: Iterable[str],
    ) -> Copy:
        packed = {
            said: _NEXT.join(f"{form}{_WEIGHT}{weight!r}" for form, weight in written.items())
            for said, written in aliases.items()
        }
        others = {folded: form for folded, form in shown.items() if form != folded}
        return cls(Packed(packed), others, lengths, sorted(words))

    @classmethod
    def parsed(cls, text: str) -> Copy:
        """Raises ValueError, TypeError or KeyError where it is none."""
        told = json.loads(text)
        begins, ways = _apart(told["begins"]), _apart(told["lengths"])
        once = {way: tuple(map(int, way.split(_NEXT))) for way in set(ways)}  # two hundred ways, of many thousands
        lengths = dict(zip(begins, map(once.__getitem__, ways), strict=True))
        groups = zip(_apart(told["said"]), _apart(told["written"]), strict=True)
        return cls(Packed(dict(groups)), dict(told["shown"]), lengths, _apart(told["words"]))

    def text(self) -> str:
        """As few long strings: a hundred thousand short ones take three times as long to read."""
        groups = self.aliases.groups
        told = {"said": groups, "written": groups.values(), "words": self.words, "begins": self.lengths}
        joined = {name: _GROUP.join(each) for name, each in told.items()}
        ways = _GROUP.join(_NEXT.join(map(str, each)) for each in self.lengths.values())
        return json.dumps({**joined, "lengths": ways, "shown": self.shown}, ensure_ascii=False)


def _apart(joined: str) -> list[str]:
    return joined.split(_GROUP) if joined else []


class Packed(Mapping[str, dict[str, float]]):
    def __init__(self, groups: dict[str, str]) -> None:
        self.groups = groups

    def __getitem__(self, said: str) -> dict[str, float]:
        pairs = (one.split(_WEIGHT) for one in self.groups[said].split(_NEXT) if one)
        return {form: float(weight) for form, weight in pairs}

    def __contains__(self, said: object) -> bool:
        return said in self.groups

    def __iter__(self) -> Iterator[str]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)


def lengths_of(aliases: Mapping[str, object]) -> dict[str, tuple[int, ...]]:
    """By how it begins, with one character or two: how long what is said can be, the longest first."""
    found: dict[str, set[int]] = {}
    for said, written in aliases.items():
        if said and written:
            found.setdefault(said[:2], set()).add(len(said))
    return {begins: tuple(sorted(lengths, reverse=True)) for begins, lengths in found.items()}
