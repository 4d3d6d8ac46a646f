"""Prints the figures of a full run; exit code 1 when a promise was broken."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.faults import queued, same
from tests.faults.figures import figures
from tests.faults.run import run


def main() -> int:
    parser = argparse.ArgumentParser(description=sys.modules["tests.faults"].__doc__)
    parser.add_argument("what", nargs="?", choices=("faults", "queued", "same"), default="faults")
    parser.add_argument("--questions", type=int)
    parser.add_argument("--chats", type=int)
    parser.add_argument("--kills", type=int, default=35)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file", type=Path, action="append", default=[], help="dialogues or inputs, for same")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as state:
        if given.what == "queued":
            found = queued.run(Path(state), given.questions or 2000, given.chats or 200)
            print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
            return 0
        if given.what == "same" and not given.file:
            parser.error("same needs --file: dialogues or inputs to ask on both")
        if given.what == "same":
            compared = same.run(Path(state), [dialogue for file in given.file for dialogue in same.read(file)])
            print(json.dumps(asdict(compared), ensure_ascii=False, indent=1))
            return 1 if compared.different or compared.unanswered else 0
        made = figures(run(Path(state), given.questions or 500, given.chats or 50, given.kills, given.seed))
        print(json.dumps(asdict(made), ensure_ascii=False, indent=1))
        return 0 if made.good else 1


if __name__ == "__main__":
    sys.exit(main())
