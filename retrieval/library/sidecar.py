"""What an operator states about a report in NAME.yaml or reports.yaml: title, publisher, date and url. It wins."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

import yaml

from retrieval.library.later import changed
from retrieval.report import Outline, Report, Span
from retrieval.yaml_text import load_yaml

SHARED = ("reports.yaml", "reports.yml")
_KEYS = ("title", "publisher", "date", "url")
_MOST_BYTES = 1_000_000
_DEEPEST = 10  # of what stands in one another; a sidecar has two, and more is told as what does not fit
# Shown as a link, so nothing that runs or that no browser opens.
_URL = re.compile(r"https?://[^\s/?#\[\]@<>\"]+(?:[/?#][^\s<>\"\x00-\x1f\x7f]*)?", re.IGNORECASE)
_LONGEST_URL = 2000


_Loaded = tuple[Report, object] | str  # the file and what it holds, or what is wrong with it


class SidecarError(Exception):
    """A sidecar cannot be used; the message names the line or the key."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a sidecar says, and the file that says it."""

    values: Mapping[str, str]
    source: Report


def names_for(file: str) -> tuple[str, ...]:
    """Sidecars of a report, the one that wins first: a.txt.yaml, a.yaml."""
    stem = PurePosixPath(file).with_suffix("").as_posix()
    return tuple(f"{base}{suffix}" for base in (file, stem) for suffix in (".yaml", ".yml"))


class Sidecars:
    """Those of a folder at one moment; each is read once, of however many reports it speaks."""

    def __init__(self, folder: Path, names: frozenset[str]) -> None:
        self._folder, self.names = folder, names
        self._loaded: dict[str, _Loaded] = {}

    def stated(self, file: str) -> Stated | None:
        """What is stated about a report; None where nothing is. Raises SidecarError."""
        for name in names_for(file):
            if name in self.names:
                source, content = self._load(name)
                return Stated(_values(content), source)
        for name in SHARED:
            if name in self.names:
                source, content = self._load(name)
                if not isinstance(content, dict | None):
                    raise SidecarError(f"{name}: {file}: …")
                if content and file in content:
                    return Stated(_values(content[file]), source)
        return None

    def _load(self, name: str) -> tuple[Report, object]:
        if name not in self._loaded:
            self._loaded[name] = _load(self._folder, name)
        found = self._loaded[name]
        if isinstance(found, str):
            raise SidecarError(found)
        return found


def applied(outline: Outline, said: Stated) -> Outline:
    """The outline with what the sidecar states; its words are spans of the sidecar."""
    return changed(outline, partial(_applied, said=said))


def _applied(outline: Outline, said: Stated) -> Outline:
    values = said.values
    title, publisher = values.get("title"), values.get("publisher")
    return Outline(
        report=outline.report,
        title=(_span(said, title),) if title else outline.title,
        publisher=_span(said, publisher) if publisher else outline.publisher,
        date=values.get("date") or outline.date,
        sections=outline.sections,
        paragraphs=outline.paragraphs,
        furniture=outline.furniture,
        url=values.get("url"),
    )


def _load(folder: Path, name: str) -> _Loaded:
    try:
        data = (folder / name).read_bytes()
        if len(data) > _MOST_BYTES:
            return f"{name}: {len(data)} bytes"
        text = data.decode("utf-8-sig")
        return Report(name, text, hashlib.sha256(data).hexdigest()), load_yaml(text, deepest=_DEEPEST)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        return f"{name}: {' '.join(str(error).split())[:200]}"


def _values(content: object) -> dict[str, str]:
    if not isinstance(content, dict):
        raise SidecarError("title, publisher, date, url: …")
    found = {}
    for key, value in content.items():
        if key not in _KEYS or not isinstance(value, str | int | datetime.date):
            raise SidecarError(f"{str(key)[:40]}: {', '.join(_KEYS)}")
        found[str(key)] = str(value).strip()
        if not _sendable(found[str(key)]):
            raise SidecarError(f"{key}: {ascii(value)[:80]}")
    if "url" in found and not _opens(found["url"]):
        raise SidecarError(f"url: {found['url'][:80]}")
    if "date" in found:
        from retrieval.outline import day_in  # few folders state dates, and loading this takes as long as an answer

        day = day_in(found["date"] + "年" if found["date"].isdecimal() else found["date"])
        if day is None:
            raise SidecarError(f"date: {found['date'][:40]}")
        found["date"] = day
    return found


def _sendable(value: str) -> bool:
    """Half of a surrogate pair, which yaml may spell as \\ud800, can be neither printed nor sent."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _opens(url: str) -> bool:
    from urllib.parse import urlsplit  # few folders state urls

    try:
        return len(url) <= _LONGEST_URL and bool(_URL.fullmatch(url) and urlsplit(url).hostname)
    except ValueError:  # ℀ would turn into a/c
        return False


def _span(said: Stated, value: str) -> Span:
    at = said.source.text.find(value)
    if at < 0:  # folded or escaped in the yaml
        return Report(said.source.file, value, said.source.sha256).span(0, len(value))
    return said.source.span(at, at + len(value))
