"""What the READMEs show is what really happens. `python -m tests.test_readme` writes the real replies into them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import VERBS
from bot.reply import Kind
from tests.conftest import ROOT

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)\)")
LEFT_OUT = "…"  # a line of this alone: the rest of the reply is longer than a README should be
KEPT = 4  # lines of a reply that shows nearest excerpts


def shown(readme: Path) -> list[tuple[str, str]]:
    """Commands of a README with the output that it shows below each."""
    return [found for block in CONSOLE.findall(readme.read_text("utf-8")) for found in COMMAND.findall(block)]


def printed(command: str) -> str:
    """What a command prints here; make takes the programs of the Python that runs, and installs nothing."""
    programs = Path(sys.executable).parent
    make = f"make --no-print-directory -o .venv/.installed BIN={programs} "
    installed = re.sub(r"\bmake |\.venv/bin", lambda found: make if found[0] == "make " else str(programs), command)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("CHUCHU_", "MAKE"))}
    done = subprocess.run(installed, shell=True, cwd=ROOT, env=inherited, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.rstrip("\n") + "\n"


def rewritten(readme: Path) -> str:
    """The README with the real replies in it."""

    def told(found: re.Match[str]) -> str:
        lines = printed(found[1]).split("\n")
        # Excerpts that are no answer are long and beside the point here.
        cut = [*lines[:KEPT], LEFT_OUT, ""] if "不是答案" in lines[1] else lines
        return f"$ {found[1]}\n" + "\n".join(cut)

    def block(found: re.Match[str]) -> str:
        return "```console\n" + COMMAND.sub(told, found[1]) + "```"

    return CONSOLE.sub(block, readme.read_text("utf-8"))


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_the_reply_that_a_readme_shows_is_the_real_one(readme: Path) -> None:
    assert shown(readme)
    for command, output in shown(readme):
        begin, left_out, _ = output.partition(f"\n{LEFT_OUT}\n")
        really = printed(command)
        assert really[: len(begin)] == begin if left_out else really == output, (command, really)


def test_both_readmes_show_the_same() -> None:
    assert shown(READMES[0]) == shown(READMES[1])


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_links_lead_to_files_that_are_there(readme: Path) -> None:
    links = LINK.findall(readme.read_text("utf-8"))
    assert len(links) > 10
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_a_readme_names_every_verb_and_every_status(readme: Path) -> None:
    text = readme.read_text("utf-8")
    for word in (*VERBS, Kind.ANSWERED, Kind.RELATED, Kind.NOT_FOUND):
        assert f"`{word}`" in text, word


if __name__ == "__main__":
    for file in READMES:
        file.write_text(rewritten(file), "utf-8")
