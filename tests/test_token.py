import pickle
import traceback
from pathlib import Path

import pytest

from bot.settings import Settings, Telegram
from bot.token import Token, token
from retrieval import SettingsError

TEXT = "123456789:AAH-abcdefghijklmnopqrstuvwxyz012345"


def in_file(file: Path, mode: int = 0o600, text: str = TEXT) -> Settings:
    file.write_text(text + "\n", "utf-8")
    file.chmod(mode)
    return Settings(telegram=Telegram(token_file=str(file)))


def test_the_environment_gives_the_token() -> None:
    assert token(Settings(), {"TELEGRAM_BOT_TOKEN": f" {TEXT}\n"}).reveal() == TEXT


def test_a_file_that_only_its_owner_reads_gives_the_token(tmp_path: Path) -> None:
    assert token(in_file(tmp_path / "token"), {}).reveal() == TEXT


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        token(in_file(tmp_path / "token", 0o640), {})
    assert (error.value.code, error.value.values["mode"]) == ("token_file_open", "0640")


@pytest.mark.parametrize("text", ["hello", "123:", ":abc", "12 3:abc", "１２:abc", f"{TEXT}\n{TEXT}"])
def test_what_cannot_be_a_token_is_refused_and_not_repeated(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError) as error:
        token(in_file(tmp_path / "token", text=text), {})
    assert error.value.code == "token_wrong"
    assert text not in "".join(traceback.format_exception(error.value))


def test_without_a_token_one_is_told_where_to_get_it() -> None:
    with pytest.raises(SettingsError) as error:
        token(Settings(), {})
    assert error.value.code == "token_missing"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        token(Settings(telegram=Telegram(token_file=str(tmp_path / "nothing"))), {})
    assert error.value.code == "token_file_unreadable"


def test_a_token_shows_nothing_of_itself() -> None:
    secret = Token(TEXT)
    assert TEXT not in f"{secret} {secret!r} {[secret]}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)
