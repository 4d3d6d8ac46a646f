import re

import pytest

from bot.reply import Act
from bot.setting import EXPECTED
from bot.wording import Key, blanks, wording
from retrieval import NoteKind, Reason, State, Status
from retrieval.readers import Why, read
from tests.conftest import ROOT
from tests.pdf_maker import pdf

ZH, EN = wording("zh"), wording("en")


def sentences(entry: str | list[str]) -> list[str]:
    return [entry] if isinstance(entry, str) else entry


def test_both_languages_say_the_same_things() -> None:
    assert ZH.entries.keys() == EN.entries.keys()


@pytest.mark.parametrize("key", sorted(ZH.entries))
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    assert list(map(blanks, sentences(ZH.entries[key]))) == list(map(blanks, sentences(EN.entries[key])))


def test_every_reason_note_state_and_button_has_its_sentence() -> None:
    notes = set(NoteKind) - {NoteKind.MISSING}  # which fills in the sentence of its reason
    acts = set(Act) - {Act.OPEN, Act.ASK}  # a link, and a question that stands on its button
    keys = [f"reason.{reason}" for reason in Reason] + [f"note.{kind}" for kind in notes]
    keys += [f"why.{why}" for why in Why] + [f"status.{status}" for status in Status]
    keys += [expected for expected in EXPECTED.values() if isinstance(expected, Key)]
    keys += [f"state.{state}" for state in State] + [f"act.{act.name.lower()}" for act in acts]
    assert [key for key in keys if key not in ZH] == []


RAISED = re.compile(r'(?:Settings|Reports|Lexicon|IndexDamaged)Error\(\s*"(\w+)"')


def raised_codes() -> set[str]:
    """First arguments of every …Error("code") in the sources."""
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "retrieval").rglob("*.py")]
    return {code for file in files for code in RAISED.findall(file.read_text("utf-8"))}


def test_every_error_has_its_sentence() -> None:
    assert raised_codes()
    assert {code for code in raised_codes() if f"error.{code}" not in ZH} == set()


def test_the_most_telling_sentence_that_can_be_filled_is_taken() -> None:
    assert ZH("reason.missing_figure", topic="办案组", missing="人数") == "报告里提到了办案组，但没有人数的数字。"
    assert ZH("reason.missing_figure") == "报告里提到了相关的事，但没有所问的数字。"


def test_how_many_pages_of_a_report_have_no_text_is_told() -> None:
    extract = read("a.pdf", pdf([["Forty cases were closed in the year."], [], []]))
    assert ZH(f"why.{extract.partly}", **extract.values) == "有 2 页是图片，没有文字"


def test_a_value_with_braces_in_it_is_only_text() -> None:
    assert "{0.__class__}" in ZH("unknown_command", command="{0.__class__}")


@pytest.mark.parametrize(
    ("asked", "given"),
    [("zh-hans", "zh"), ("zh_TW", "zh"), ("EN", "en"), ("fr", "en"), ("", "en"), ("../zh", "en"), ("配置", "en")],
)
def test_a_language_that_is_not_here_is_its_nearest_or_english(asked: str, given: str) -> None:
    assert wording(asked).language == given
