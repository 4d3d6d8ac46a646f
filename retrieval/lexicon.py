"""What people say and what reports write: the aliases of lexicon.yaml, and how far each counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from retrieval.errors import LexiconError
from retrieval.fold import fold
from retrieval.lexicon_copy import Copy, lengths_of
from retrieval.newest import only_newest
from retrieval.yaml_text import load_yaml

OWN_FILE = Path(__file__).with_name("lexicon.yaml")
_SAME, _FOREIGN = 0.95, 0.9  # how far an abbreviation and a translation count, where 1 is the word itself

_BETWEEN = frozenset("了过着个的")
_BUT_OF = _BETWEEN - {"的"}
LONGEST = 10  # characters of an alias

Aliases = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a folded question that the lexicon knows, and the reports' words for it by weight."""

    start: int
    end: int
    text: str  # the alias, without what stands between its characters: 挪窝 of 挪了窝
    written: dict[str, float]


class Lexicon:
    """Aliases by what is said, all in folded form."""

    def __init__(
        self, aliases: Mapping[str, dict[str, float]], shown: dict[str, str] | None = None, copy: Copy | None = None
    ) -> None:
        self._aliases = aliases
        self._shown = shown or {}
        self._lengths = copy.lengths if copy else lengths_of(aliases)
        self.words = frozenset(copy.words) if copy else _words(aliases)  # for the segmenter to keep whole

    @classmethod
    def load(cls, file: Path = OWN_FILE, cache: Path | None = None) -> Lexicon:
        """Raises LexiconError where the file is missing, no YAML, or a line of it has another form.

        What was read is kept in the folder `cache` by the file's content: reading takes two seconds, the copy 30 ms.
        """
        try:
            data = file.read_bytes()
        except OSError as error:
            raise LexiconError("lexicon_unreadable", file=file.name, why=error.strerror or "") from error
        copy = cache / f"lexicon-{hashlib.sha256(data).hexdigest()[:16]}.json" if cache else None
        if copy and copy.is_file():
            with suppress(OSError, ValueError, TypeError, KeyError):
                kept = Copy.parsed(copy.read_text("utf-8"))
                return cls(kept.aliases, kept.shown, kept)
        lexicon = cls._parsed(data, file.name)
        if copy:
            with suppress(OSError):
                made = Copy.of(lexicon._aliases, lexicon._shown, lexicon._lengths, lexicon.words)
                copy.write_text(made.text(), "utf-8")
                only_newest(copy)
        return lexicon

    @classmethod
    def _parsed(cls, data: bytes, name: str) -> Lexicon:
        try:
            content = load_yaml(data.decode())
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise LexiconError("lexicon_no_yaml", file=name, why=str(error).splitlines()[0]) from error
        return cls.of(content, name)

    @classmethod
    def of(cls, content: object, name: str = "lexicon") -> Lexicon:
        aliases: Aliases = {}
        shown: dict[str, str] = {}
        once = cache(fold)  # a word stands in many groups
        for said, written, weight in _pairs(content, name):
            folded = once(written)
            shown.setdefault(folded, written)
            known = aliases.setdefault(once(said), {})
            known[folded] = max(weight, known.get(folded, 0.0))
        return cls(aliases, shown)

    def __contains__(self, said: str) -> bool:
        return said in self._aliases

    def written(self, said: str) -> dict[str, float]:
        return self._aliases[said] if said in self._aliases else {}  # noqa: SIM401  # a Mapping's get raises and catches

    def shown(self, folded: str) -> str:
        """The spelling of the lexicon for a folded form."""
        return self._shown.get(folded, folded)

    @lru_cache(maxsize=100)  # noqa: B019  # a question is looked through several times over
    def find(self, folded: str, gap: tuple[int, int] = (0, 0), edges: frozenset[int] = frozenset()) -> tuple[Said, ...]:
        """Everything said in the text that has an alias; longest first at each place, and never overlapping.

        A verb and its object may have a particle or the question word between them, which stands at `gap`: 打多少斤粮.
        Where the `edges` of words are told, an alias that reaches across or out of the gap ends at one of them.
        """
        found: list[Said] = []
        at = 0
        while at < len(folded):
            ways = (self._closely(folded, at), self._loosely(folded, at, gap))
            whole = [said for said in ways if said and _whole(said, edges, gap)]
            # 老楼装了多少台电梯 is 老楼装电梯, though 老楼 means something by itself
            found += sorted(whole, key=lambda said: -len(said.text))[:1]
            at = found[-1].end if whole else at + 1
        return tuple(found)

    def _closely(self, folded: str, start: int) -> Said | None:
        latin = _latin(folded[start])
        if latin and _latin(folded[start - 1 : start]):
            return None  # inside a Latin word
        lengths = self._lengths.get(folded[start : start + 2], ()) + self._lengths.get(folded[start], ())
        for length in lengths:
            end = start + length
            if end > len(folded):
                continue
            if latin and _latin(folded[end : end + 1]):
                continue
            written = self.written(folded[start:end])
            if written:
                return Said(start, end, folded[start:end], written)
        return None

    def _loosely(self, folded: str, start: int, gap: tuple[int, int]) -> Said | None:
        stretch = folded[start : start + LONGEST + 2 + gap[1] - gap[0]]
        between = range(gap[0] - start, gap[1] - start)
        passed = _BUT_OF if stretch[0] == "年" else _BETWEEN  # 03年的报告 is no 年报
        if _latin(stretch[0]) or (not between and passed.isdisjoint(stretch[1:])):
            return None
        places = [i for i, char in enumerate(stretch) if i == 0 or (char not in passed and i not in between)]
        if len(places) == len(stretch):
            return None
        bare = "".join(stretch[i] for i in places)
        for length in self._lengths.get(bare[:2], ()):
            if length > len(bare) or (length > 2 and "的" in stretch[: places[length - 1]]):
                continue  # 入的世 is 入世, and 没攻克的难题 is no 攻克难题
            if written := self.written(bare[:length]):
                return Said(start, start + places[length - 1] + 1, bare[:length], written)
        return None

    def __len__(self) -> int:
        return len(self._aliases)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _whole(said: Said, edges: frozenset[int], gap: tuple[int, int]) -> bool:
    """Does it end where a word does? 多少套|保租房 is no 套保, and 添了多少个上学的名额 no 添上."""
    across = gap[0] < said.start < gap[1] or said.end - said.start > len(said.text)
    return not edges or said.end in edges or not across


def _words(aliases: Mapping[str, dict[str, float]]) -> frozenset[str]:
    """Every Chinese form that reports write."""
    forms = set[str]().union(*aliases.values())
    return frozenset(form for form in forms if len(form) > 1 and not form.isascii())


def _pairs(content: object, name: str) -> Iterator[tuple[str, str, float]]:
    if not isinstance(content, dict) or not set(content) <= {"everyday", "same", "foreign"}:
        raise LexiconError("lexicon_sections", file=name)
    for number, entry in enumerate(content.get("everyday") or (), 1):
        yield from _directed(entry, f"everyday[{number}]", name, None)
    for number, entry in enumerate(content.get("foreign") or (), 1):
        yield from _directed(entry, f"foreign[{number}]", name, _FOREIGN)
    for number, entry in enumerate(content.get("same") or (), 1):
        if not isinstance(entry, list) or len(entry) < 2 or not all(isinstance(word, str) for word in entry):
            raise LexiconError("lexicon_line", file=name, where=f"same[{number}]")
        yield from ((said, written, _SAME) for said in entry for written in entry if said != written)


def _directed(entry: object, where: str, name: str, usual: float | None) -> Iterator[tuple[str, str, float]]:
    if not isinstance(entry, dict) or not set(entry) <= {"say", "write", "weight"}:
        raise LexiconError("lexicon_line", file=name, where=where)
    say, write, weight = entry.get("say"), entry.get("write"), entry.get("weight", usual)
    lists = isinstance(say, list) and isinstance(write, list) and say and write
    if not lists or not isinstance(weight, int | float) or not 0 < weight <= 1:
        raise LexiconError("lexicon_line", file=name, where=where)
    assert isinstance(say, list) and isinstance(write, list)
    for place, written in enumerate(write):
        # the most typical form stands first; later ones count a little less
        for said in say:
            if str(said) != str(written):
                yield str(said), str(written), round(weight * 0.97**place, 3)
