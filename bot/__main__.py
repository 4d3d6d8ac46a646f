"""The verbs of `chuchu`: what is asked for on the command line goes to the module of that name in bot/verbs.

Exit codes: 0 done or answered, 1 not answered (or worse than the baseline, or differing), 2 an error, told in one
sentence on standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TextIO

from bot.settings import Settings, load, unread
from bot.showable import showable
from bot.wording import Wording, wording
from retrieval import ChuchuError, SettingsError

VERBS = ("chat", "ask", "telegram", "web", "index", "reports", "text", "verify", "eval", "doctor")


def main(arguments: list[str] | None = None) -> int:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _speak_utf8(stream)
    arguments = sys.argv[1:] if arguments is None else arguments
    given = _parser(wording(_language()), arguments[:1]).parse_args(arguments)
    try:
        settings = _settings(given)
        if given.verb != "doctor":  # it tells this among its findings
            _warn(wording(settings.language))
        status: int = import_module(f"bot.verbs.{given.verb}").run(given, settings)
        sys.stdout.flush()
        return status
    except ChuchuError as error:
        print(told(error, wording(_language(given.config))), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or flushing at exit fails once more
        return 0
    except Exception as error:
        # A fault of ours: one sentence for whoever runs it, the trace only where it is wanted.
        if os.environ.get("CHUCHU_TRACE"):
            raise
        crash = ChuchuError("crashed", kind=type(error).__name__)
        print(told(crash, wording(_language(given.config))), file=sys.stderr)
        return 2


def _warn(words: Wording) -> None:
    for name, near in unread():
        print(showable(words("doctor.variable_unknown", name=name, near=near)), file=sys.stderr)


def told(error: ChuchuError, words: Wording) -> str:
    """The error in one sentence: what, where, what to do."""
    key = f"error.{error.code}"
    values = ", ".join(f"{name}={value}" for name, value in error.values.items())
    sentence = words(key, **error.values) if key in words else words("error.other", code=error.code, values=values)
    return showable(words("error", sentence=sentence))


def _parser(words: Wording, named: list[str]) -> argparse.ArgumentParser:
    """With the options of the verb that is named; the others are only listed, and not loaded for it."""
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument("--config", type=Path, metavar="FILE", help=words("cli.config"))
    everywhere.add_argument("--reports", type=Path, metavar="DIR", help=words("cli.reports_dir"))
    parser = argparse.ArgumentParser("chuchu", description=words("cli.about"))
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in VERBS:
        text = words(f"cli.{verb}")
        added = verbs.add_parser(verb, parents=[everywhere], help=text, description=text)
        if verb in named:
            import_module(f"bot.verbs.{verb}").options(added, words)
    return parser


def _settings(given: argparse.Namespace) -> Settings:
    settings = load(given.config)
    return replace(settings, reports=given.reports.absolute()) if given.reports else settings


def _language(config: Path | None = None) -> str:
    """Of help and errors, which must be told even when the settings are what is wrong."""
    try:
        return load(config).language
    except SettingsError:
        return os.environ.get("CHUCHU_LANGUAGE", Settings().language)


def _speak_utf8(stream: TextIO) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stdin else "backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
