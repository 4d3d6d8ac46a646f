"""Every sentence a reader sees, in zh.yaml and en.yaml: a key and what fills it in give a sentence.

An entry may be a list: the first sentence whose blanks can all be filled is taken, so a more telling one stands first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from retrieval import load_yaml

LANGUAGES = ("zh", "en")
FALLBACK = "en"


class Key(str):
    """A value that is itself told in the reader's language: the key of its sentence."""


class Wording:
    def __init__(self, language: str, entries: Mapping[str, str | list[str]]) -> None:
        self.language = language
        self.entries = entries

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def __call__(self, key: str, **values: object) -> str:
        """The sentence for a key; a key that is not there is a mistake of ours and raises KeyError."""
        entry = self.entries[key]
        known = {name: self(value) if isinstance(value, Key) else value for name, value in values.items()}
        filled = {name: value for name, value in known.items() if value not in (None, "")}
        sentences = [entry] if isinstance(entry, str) else entry
        fitting = (sentence for sentence in sentences if blanks(sentence) <= filled.keys())
        return next(fitting, sentences[-1]).format_map(_Blank(filled)).strip()


class _Blank(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


@cache
def wording(language: str) -> Wording:
    """Of a language or its nearest: zh-hans and zh-TW are zh, and every other one that is not here is English."""
    name = language.lower().replace("_", "-").split("-")[0]
    if name not in LANGUAGES:
        return wording(FALLBACK)
    text = Path(__file__).with_name(f"{name}.yaml").read_text("utf-8")
    return Wording(name, load_yaml(text))


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
