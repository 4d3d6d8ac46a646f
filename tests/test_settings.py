import re
from pathlib import Path

import pytest
import yaml

from bot.settings import KNOWN, Settings, load, state_folder, unread
from retrieval import SettingsError
from tests.conftest import ROOT


def config(folder: Path, text: str) -> Path:
    file = folder / "config.yaml"
    file.write_text(text, "utf-8")
    return file


def refused(folder: Path, text: str, environ: dict[str, str] | None = None) -> SettingsError:
    with pytest.raises(SettingsError) as error:
        load(config(folder, text), environ or {})
    return error.value


def test_config_yaml_holds_every_setting_with_its_default_and_its_line() -> None:
    text = (ROOT / "config.yaml").read_text("utf-8")
    given = yaml.safe_load(text)
    for each in KNOWN:
        value = given[each.section][each.key] if each.section else given[each.key]
        assert (tuple(value) if isinstance(value, list) else type(each.default)(value)) == each.default, each.name
        assert re.search(rf"# {re.escape(each.help)}\n *{each.key}:", text), each.name
    assert load(ROOT / "config.yaml", {}).answers == Settings().answers


def test_the_environment_goes_before_the_file_and_the_file_before_the_default(tmp_path: Path) -> None:
    file = config(tmp_path, "language: en\nanswers:\n  sources: 2\n")
    settings = load(file, {"CHUCHU_ANSWERS_SOURCES": "3", "CHUCHU_TELEGRAM_ADMINS": "7, 8"})
    assert (settings.language, settings.answers.sources, settings.telegram.admins) == ("en", 3, (7, 8))


def test_paths_are_meant_from_the_folder_of_the_file_or_from_where_one_stands(tmp_path: Path) -> None:
    settings = load(config(tmp_path, "reports: 报告\n"), {"CHUCHU_STATE_DIR": "state"})
    assert settings.reports == tmp_path / "报告"
    assert settings.state_dir == Path.cwd() / "state"


def test_an_empty_file_and_an_empty_section_are_all_defaults(tmp_path: Path) -> None:
    assert load(config(tmp_path, "")).answers == load(config(tmp_path, "answers:\n")).answers == Settings().answers


def test_an_unknown_key_is_refused_and_the_nearest_named(tmp_path: Path) -> None:
    error = refused(tmp_path, "telegram:\n  base_ulr: x\n")
    assert (error.code, error.values["near"]) == ("unknown_key_near", "telegram.base_url")
    assert refused(tmp_path, "完全不同: 1\n").code == "unknown_key"


@pytest.mark.parametrize(
    "text",
    ["language: fr", "language: 1", "answers: 3", "answers:\n  sources: 0", "answers:\n  sources: yes",
     "answers:\n  excerpts: 1", "answers:\n  examples: x", "reports:\n  - a", "reports: ''", "- a\n- b"],
)  # fmt: skip
def test_a_wrong_value_is_named_with_what_was_expected(tmp_path: Path, text: str) -> None:
    error = refused(tmp_path, text)
    assert error.code == "wrong_value"
    assert error.values["expected"] and error.values["where"]


def test_a_wrong_value_in_the_environment_is_named_by_its_variable(tmp_path: Path) -> None:
    error = refused(tmp_path, "", {"CHUCHU_ANSWERS_SOURCES": "many"})
    assert (error.values["name"], error.values["where"]) == ("CHUCHU_ANSWERS_SOURCES", "environment")


def test_a_variable_that_nobody_reads_is_named_with_what_was_meant() -> None:
    given = {"CHUCHU_REPORT": "x", "CHUCHU_WEATHER": "fine", "CHUCHU_REPORTS": "x", "CHUCHU_CONFIG": "x", "HOME": "x"}
    assert list(unread(given)) == [("CHUCHU_REPORT", "CHUCHU_REPORTS"), ("CHUCHU_WEATHER", "")]


def test_broken_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    error = refused(tmp_path, "language: zh\nanswers: [1\n")
    assert error.code == "config_broken"
    assert error.values["line"] == 3


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        load(tmp_path / "nothing.yaml", {})
    assert error.value.code == "config_unreadable"


def test_the_state_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = state_folder(Settings(state_dir=tmp_path / "a" / "b"))
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError) as error:
        state_folder(Settings(state_dir=tmp_path / "file" / "state"))
    assert error.value.code == "state_dir_unusable"
