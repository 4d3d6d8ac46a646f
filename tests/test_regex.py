"""Patterns that are compiled later find what they would have found, and none of the project's is broken."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retrieval
from retrieval.regex import regex


@given(st.sampled_from(["[一二三]+", "(?P<a>a)|b", "^$", "(?<=徐)汇"]), st.text("徐汇一二三ab", max_size=20))
def test_a_pattern_finds_what_re_finds(pattern: str, text: str) -> None:
    plain = re.compile(pattern)
    assert [m.span() for m in regex(pattern).finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert regex(pattern).sub("x", text) == plain.sub("x", text)
    assert regex(pattern).split(text) == plain.split(text)
    assert regex(pattern).pattern == pattern


def test_a_pattern_that_is_none_is_told_when_it_is_first_used() -> None:
    with pytest.raises(re.error):
        regex("(").search("x")


def test_every_pattern_of_the_project_is_one() -> None:
    kind = type(regex(""))
    found = []
    for module in walk_packages(retrieval.__path__, "retrieval."):
        found += [one for one in _within(vars(import_module(module.name))) if isinstance(one, kind)]
    for one in found:
        re.compile(one.pattern)
    assert found


def _within(names: dict[str, object]) -> list[object]:
    """What a module's names stand for, and what stands in its tables."""
    inside: list[object] = []
    waiting = list(names.values())
    while waiting:
        one = waiting.pop()
        inside.append(one)
        if isinstance(one, tuple | list):
            waiting += one
        elif type(one) is dict:
            waiting += one.values()
    return inside
