"""How characters sound, in pinyin without tones, and which sound so. The only file that knows pypinyin."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

from retrieval.newest import only_newest

_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")


class Sounds:
    """By a character's first reading; one that has none sounds like itself."""

    def __init__(self, cache: Path | None = None) -> None:
        """What is made of pypinyin's table is kept in the folder `cache`: making it takes 70 ms, reading the copy 2."""
        self._cache = cache

    def of(self, word: str) -> str:
        """A word in pinyin without tones: 检察院 = jianchayuan."""
        return "".join(map(self._of_char, word))

    def _of_char(self, char: str) -> str:
        return self._sounds.get(char, char)

    @cached_property
    def _sounds(self) -> Mapping[str, str]:
        return {char: said for said, chars in self._table.items() for char in chars}

    def chars(self, said: str) -> str:
        """The characters that sound so."""
        return self._table.get(said, "")

    @cached_property
    def _table(self) -> Mapping[str, str]:
        """The characters of each sound."""
        table = _pypinyin()
        if table is None:
            return {}
        copy = self._cache / f"sounds-{table.stat().st_size}-{table.stat().st_mtime_ns}.json" if self._cache else None
        if copy and copy.is_file():
            with suppress(OSError, ValueError):
                kept: dict[str, str] = json.loads(copy.read_text("utf-8"))
                return kept
        found: dict[str, str] = {}
        for code, readings in _readings(table).items():
            said = readings.split(",")[0].translate(_TONES)
            found[said] = found.get(said, "") + chr(code)
        if copy:
            with suppress(OSError):
                beside = copy.with_suffix(".new")
                beside.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
                beside.replace(copy)
                only_newest(copy)
        return found


def _pypinyin() -> Path | None:
    """Its table of characters alone: with the package come its phrases, which take half a second to load."""
    package = find_spec("pypinyin")
    places = package.submodule_search_locations if package else None
    return Path(places[0]) / "pinyin_dict.py" if places else None


def _readings(table: Path) -> dict[int, str]:
    spec = spec_from_file_location("chuchu_pinyin_dict", table)
    if spec is None or spec.loader is None:
        return {}
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    readings: dict[int, str] = module.pinyin_dict
    return readings
