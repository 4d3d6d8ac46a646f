"""What the READMEs show is what really happens. `python -m tests.test_readme` writes the real replies into them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import VERBS
from bot.channels.telegram import administration, commands
from bot.reply import Kind
from bot.settings import Settings, load
from retrieval.readers import suffixes
from tests.conftest import ROOT
from tests.test_telegram import test_first_meeting

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
TOUR = re.compile(r"^\| .*\]\((?:bot|retrieval)/.*$", re.MULTILINE)
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)\)")
LEFT_OUT = "…"  # a line of this alone: the rest of the reply is longer than a README should be
AGAIN = "`python -m tests.test_readme` writes the present replies"
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
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr  # to make ask, 1 is no fault
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


each_readme = pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)


@each_readme
def test_the_reply_that_a_readme_shows_is_the_real_one(readme: Path) -> None:
    assert shown(readme)
    for command, output in shown(readme):
        begin, left_out, _ = output.partition(f"\n{LEFT_OUT}\n")
        really = printed(command)
        assert really[: len(begin)] == begin if left_out else really == output, f"{command}\n{really}\n{AGAIN}"


def test_both_readmes_show_the_same() -> None:
    assert shown(READMES[0]) == shown(READMES[1])


@each_readme
def test_links_lead_to_files_that_are_there(readme: Path) -> None:
    links = LINK.findall(readme.read_text("utf-8"))
    assert len(links) > 10
    assert [link for link in links if not (ROOT / link).exists()] == []


@each_readme
def test_links_within_a_readme_lead_to_headings_of_it(readme: Path) -> None:
    text = readme.read_text("utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    linked = re.findall(r"\]\(#([^)]+)\)", text)
    assert linked
    assert [link for link in linked if link not in anchors] == []


@each_readme
def test_a_readme_names_every_verb_and_every_status(readme: Path) -> None:
    text = readme.read_text("utf-8")
    for word in (*VERBS, Kind.ANSWERED, Kind.RELATED, Kind.NOT_FOUND):
        assert f"`{word}`" in text, word


@each_readme
def test_the_file_tour_names_every_part_once(readme: Path) -> None:
    toured = [link for row in TOUR.findall(readme.read_text("utf-8")) for link in LINK.findall(row)]
    parts = [part for folder in ("bot", "retrieval") for part in (ROOT / folder).iterdir() if part.stem != "__init__"]
    named = [part for part in parts if part.suffix in (".py", ".yaml") or (part / "__init__.py").is_file()]
    assert {part.relative_to(ROOT).as_posix() for part in named} ^ set(toured) == set()
    assert len(toured) == len(set(toured))


@each_readme
def test_a_readme_names_every_format_that_is_read_and_every_command(readme: Path) -> None:
    text = readme.read_text("utf-8")
    names = {*commands.COMMANDS, *commands.SHARED, *administration.COMMANDS}
    missing = [word for word in sorted({*suffixes(), *(f"/{name}" for name in names)}) if word not in text]
    assert missing == []


@each_readme
def test_a_supervisor_waits_longer_than_the_bot_takes_to_stop(readme: Path) -> None:
    text, needed = readme.read_text("utf-8"), Settings().telegram.stop_seconds
    given = re.findall(r"^TimeoutStopSec=(\d+)$", text, re.MULTILINE) + re.findall(r"--stop-timeout (\d+)", text)
    assert len(given) == 2
    assert all(int(seconds) > needed for seconds in given)


@each_readme
def test_the_settings_for_a_server_are_settings(readme: Path, tmp_path: Path) -> None:
    (given,) = re.findall(r"```yaml\n(# /etc/chuchu/config.yaml\n.*?)```", readme.read_text("utf-8"), re.DOTALL)
    file = tmp_path / "config.yaml"
    file.write_text(given, "utf-8")
    assert load(file, {}).telegram.token_file == "/etc/chuchu/telegram.token"


@each_readme
def test_what_the_dockerfile_copies_is_there(readme: Path) -> None:
    copied = re.findall(r"^COPY (.+) \S+$", readme.read_text("utf-8"), re.MULTILINE)
    assert copied
    assert [name for line in copied for name in line.split() if not (ROOT / name).exists()] == []


if __name__ == "__main__":
    for file in READMES:
        file.write_text(rewritten(file), "utf-8")
    test_first_meeting.main()
