"""Patterns that are compiled when first used: a question needs half of some two hundred, and compiling takes time.

Compiling them all is a fifth of what a program takes that answers one question.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Later:
    """Stands for the pattern, whose methods it takes over when the first of them is asked for."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return self.__dict__[name]


def regex(pattern: str) -> re.Pattern[str]:
    """Raises re.error where the pattern is none, though only when it is first used."""
    return cast(re.Pattern[str], _Later(pattern))
