"""One setting: how it is declared, and whether a value fits it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, fields, is_dataclass
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_type_hints

import yaml

from bot.wording import Key
from retrieval import SettingsError, load_yaml


def setting(default: Any, help: str, *, one_of: tuple[str, ...] = (), low: float | None = None) -> Any:
    return field(default=default, metadata={"help": help, "one_of": one_of, "low": low})


class Known(NamedTuple):
    """One setting as it may be given."""

    section: str  # empty at the top
    key: str
    kind: Any
    default: Any
    help: str
    one_of: tuple[str, ...]
    low: float | None

    @property
    def name(self) -> str:
        return f"{self.section}.{self.key}" if self.section else self.key

    @property
    def variable(self) -> str:
        return f"CHUCHU_{self.name.replace('.', '_').upper()}"


def settings_of(kind: type, section: str = "") -> Iterator[Known]:
    types = get_type_hints(kind)
    for each in fields(kind):
        if is_dataclass(inner := types[each.name]):
            yield from settings_of(inner, each.name)  # type: ignore[arg-type]  # it is a class: the annotation says so
        else:
            yield Known(section, each.name, inner, each.default, **each.metadata)


def typed(text: str, kind: Any) -> Any:
    """The text of a variable as what it seems to be; `checked` judges it."""
    if kind in (str, Path):
        return text
    if get_args(kind):
        return [typed(part.strip(), get_args(kind)[0]) for part in text.split(",") if part.strip()]
    try:
        return load_yaml(text)
    except yaml.YAMLError:
        return text


def checked(each: Known, value: Any, name: str, where: str, base: Path) -> Any:
    expected = EXPECTED[each.kind]
    if inner := get_args(each.kind):
        fits = isinstance(value, list) and all(type(item) is inner[0] for item in value)
    elif each.kind is Path:
        fits = isinstance(value, str) and bool(value) and "\0" not in value
    else:
        fits = type(value) is each.kind or (each.kind is float and type(value) is int)
    if each.one_of:
        fits, expected = fits and value in each.one_of, " | ".join(each.one_of)
    if each.low is not None:
        fits = fits and value >= each.low
    if not fits:
        low = None if each.low is None else f"{each.low:g}"
        raise SettingsError("wrong_value", name=name, value=str(value)[:80], expected=expected, low=low, where=where)
    if get_args(each.kind):
        return tuple(value)
    return base / Path(value).expanduser() if each.kind is Path else value


EXPECTED: dict[Any, str] = {
    str: Key("expected.text"),
    int: Key("expected.whole_number"),
    float: Key("expected.number"),
    bool: "true | false",
    Path: Key("expected.path"),
    tuple[str, ...]: Key("expected.texts"),
    tuple[int, ...]: Key("expected.whole_numbers"),
}
