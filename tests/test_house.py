"""What holds for the house as a whole: who imports whom, which library stands where, how long a file may get."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from functools import cache
from itertools import chain
from pathlib import Path

import retrieval
from tests.conftest import ROOT

OURS = {"bot", "retrieval", "tests"}
SOURCES = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "retrieval").rglob("*.py")])
LONGEST = 250  # lines of a source file
UNUSED_WORDS = {"document", "chunk", "passage", "query", "snippet", "manager", "helper", "util", "utils"}


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def imports(file: Path) -> set[tuple[str, str]]:
    """(module, name) of every import of a file, wherever it stands."""
    found = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {(alias.name, "") for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{name_of(file)}: imports are written out"
            found |= {(node.module, alias.name) for alias in node.names}
    return found


def libraries(file: Path) -> set[str]:
    """Third-party packages that a file imports."""
    tops = {module.split(".")[0] for module, _ in imports(file)}
    return tops - OURS - sys.stdlib_module_names - {"__future__"}


def test_there_are_sources_to_look_at() -> None:
    assert len(SOURCES) > 30


def test_retrieval_knows_nothing_of_the_bot_and_the_bot_only_the_front_door() -> None:
    wrong = set()
    for file in SOURCES:
        for module, name in imports(file):
            package, front = module.split(".")[0], module == "retrieval" and name in retrieval.__all__
            if package == "tests" or (package == "bot" and name_of(file).startswith("retrieval/")):
                wrong.add((name_of(file), module))
            if package == "retrieval" and name_of(file).startswith("bot/") and not front:
                wrong.add((name_of(file), f"{module} {name}"))
    assert wrong == set()


def test_only_the_command_line_knows_channels() -> None:
    others = [file for file in SOURCES if not name_of(file).startswith(("bot/channels/", "bot/verbs/"))]
    assert [
        name_of(file) for file in others if any(module.startswith("bot.channels") for module, _ in imports(file))
    ] == []


def test_a_module_uses_at_most_one_library_besides_numpy() -> None:
    used = {name_of(file): libraries(file) - {"numpy"} for file in SOURCES}
    assert {file: names for file, names in used.items() if len(names) > 1} == {}


def test_a_file_holds_one_idea() -> None:
    lengths = {name_of(file): len(file.read_text("utf-8").splitlines()) for file in SOURCES}
    assert {file: length for file, length in lengths.items() if length > LONGEST} == {}


def test_a_module_says_what_it_does() -> None:
    assert [name_of(file) for file in SOURCES if not ast.get_docstring(tree(file))] == []


def test_one_thing_has_one_word() -> None:
    defined = defaultdict(set)
    for file in SOURCES:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                for word in node.name.lower().strip("_").split("_"):
                    defined[word].add(name_of(file))
    assert {word: defined[word] for word in UNUSED_WORDS if word in defined} == {}


def test_the_libraries_that_carry_the_work_do_carry_it() -> None:
    used = {library for file in SOURCES for library in libraries(file)}
    assert {"rank_bm25", "jieba", "telegram", "yaml", "numpy", "prompt_toolkit"} <= used


def test_every_library_that_is_used_is_declared_and_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    text = "\n".join(declared).lower().replace("_", "-")
    packages = {"rank_bm25": "rank-bm25", "telegram": "python-telegram-bot", "yaml": "pyyaml", "docx": "python-docx"}
    for library in {library for file in SOURCES for library in libraries(file)}:
        assert packages.get(library, library).lower().replace("_", "-") in text, library
    pinned = {line.split("==")[0].lower() for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines()}
    for each in declared:
        name = each.split(">")[0].split("[")[0].strip().lower()
        assert name in pinned, name


def test_seeds_are_as_they_came() -> None:
    sizes = {file.name: len(file.read_bytes()) for file in (ROOT / "seeds").iterdir()}
    assert sizes == {"000_5171f933e47f6cc2.txt": 13347, "001_ba6662a5db31afad.txt": 8918}
