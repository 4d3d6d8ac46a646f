"""config.yaml and the environment as frozen settings: environment over file over default; unknown keys refused.

Name, default and help of a setting stand together here; config.yaml repeats them, and a test compares the two.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints

import yaml

from bot.setting import checked, setting, settings_of, typed
from bot.wording import LANGUAGES, Key
from retrieval import SettingsError, load_yaml

ENVIRONMENT = Key("environment")
CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Answers:
    sources: int = setting(1, "citations shown at once; the others come with /more or a button", low=1)
    excerpts: bool = setting(True, "show the excerpt around the quote, not the quote alone")
    examples: tuple[str, ...] = setting(
        (
            "徐汇院设立了多少个专业化办案组?",
            "上海有几家检察院在开展企业合规试点?",
            "206系统的案件为什么要先走检察工作网再导入专网?",
        ),
        "questions to offer a reader; those that these reports do not answer are left out",
    )


@dataclass(frozen=True, slots=True)
class Telegram:
    base_url: str = setting("https://api.telegram.org/bot", "address of the Bot API; the token is put behind it")
    token_file: str = setting("", "full path of a file (mode 0600) with the token, where TELEGRAM_BOT_TOKEN is not set")
    admins: tuple[int, ...] = setting((), "user ids that may use /stats, /unanswered and /reload, in private chat only")
    questions_per_minute: int = setting(20, "of one person; who asks more is told so once a minute", low=1)
    keep_days: int = setting(30, "days that questions, feedback and the thread of a chat are kept", low=1)
    poll_seconds: float = setting(25.0, "how long one request waits for news; Telegram allows up to 50", low=0)
    send_seconds: float = setting(40.0, "that Telegram may take to answer; giving up early makes doubles", low=1)
    silent_seconds: float = setting(
        90.0, "the process ends, to be started anew, when Telegram is silent so long", low=1
    )
    stop_seconds: float = setting(10.0, "for what has begun, when the process is told to stop", low=0)


@dataclass(frozen=True, slots=True)
class Settings:
    reports: Path = setting(Path("seeds"), "the folder of reports")
    state_dir: Path = setting(Path(".chuchu"), "private folder for index, journal, inbox and caches")
    language: str = setting("zh", "of replies: zh or en; on Telegram the reader's own goes first", one_of=LANGUAGES)
    answers: Answers = field(default_factory=Answers)
    telegram: Telegram = field(default_factory=Telegram)


KNOWN = tuple(settings_of(Settings))
# Read elsewhere: which config file, traces of faults, and what the benchmarks run over.
OTHER_VARIABLES = frozenset({"CHUCHU_CONFIG", "CHUCHU_TRACE", "CHUCHU_SETS", "CHUCHU_SCALE", "CHUCHU_LUCENE"})


def load(config: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Relative paths are meant from the folder of the config file, those in the environment from where one stands.

    Raises SettingsError, which says what is wrong and where.
    """
    file = config or _found(environ)
    given = _read(file) if file else {}
    base = file.parent.resolve() if file else Path.cwd()
    values: dict[str, dict[str, Any]] = {}
    for each in KNOWN:
        if each.variable in environ:
            value = checked(each, typed(environ[each.variable], each.kind), each.variable, ENVIRONMENT, Path.cwd())
        elif each.name in given:
            value = checked(each, given[each.name], each.name, str(file), base)
        else:
            value = base / each.default if each.kind is Path else each.default
        values.setdefault(each.section, {})[each.key] = value
    sections = {name: inner(**values[name]) for name, inner in get_type_hints(Settings).items() if name in values}
    return Settings(**values[""], **sections)


def unread(environ: Mapping[str, str] = os.environ) -> Iterator[tuple[str, str]]:
    """Variables that look like ours and are read by nobody, each with the one that was probably meant, or nothing."""
    known = [each.variable for each in KNOWN]
    for name in sorted(environ):
        if name.startswith("CHUCHU_") and name not in known and name not in OTHER_VARIABLES:
            yield name, "".join(get_close_matches(name, known, n=1, cutoff=0.85))


def state_folder(settings: Settings) -> Path:
    """The state folder, made where it is not there; nobody else may look into it."""
    try:
        settings.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError("state_dir_unusable", where=str(settings.state_dir), why=error.strerror) from error
    return settings.state_dir


def _found(environ: Mapping[str, str]) -> Path | None:
    """The file named in the environment, else the one where one stands, else the one of the checkout."""
    if named := environ.get("CHUCHU_CONFIG"):
        return Path(named)
    return next((file for file in (Path("config.yaml"), CHECKOUT / "config.yaml") if file.is_file()), None)


def _read(file: Path) -> dict[str, Any]:
    """What the file gives, by full name (`telegram.base_url`); every name is a known one."""
    try:
        top = _mapping(load_yaml(file.read_text("utf-8-sig")), "config.yaml", file)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise SettingsError("config_unreadable", where=str(file), why=why) from error
    except yaml.YAMLError as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
        line = mark.line + 1 if mark else 1
        raise SettingsError("config_broken", where=str(file), line=line, why=problem or str(error)) from error
    names = {each.name for each in KNOWN}
    sections = {each.section for each in KNOWN if each.section}
    given: dict[str, Any] = {}
    for key, value in top.items():
        inside = _mapping(value, key, file) if key in sections else {"": value}
        given |= {f"{key}.{inner}" if inner else str(key): value for inner, value in inside.items()}
    for name in given:
        if name not in names:
            near = "".join(get_close_matches(name, names, n=1))
            code = "unknown_key_near" if near else "unknown_key"
            raise SettingsError(code, name=name, where=str(file), near=near, known=", ".join(sorted(names)))
    return given


def _mapping(given: Any, name: Any, file: Path) -> dict[Any, Any]:
    if given is None:
        return {}
    if not isinstance(given, dict):
        value = str(given)[:80]
        raise SettingsError("wrong_value", name=str(name), value=value, expected="name: value", where=str(file))
    return given
