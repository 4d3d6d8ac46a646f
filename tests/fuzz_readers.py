"""Damaged files by the hundred thousand, through every reader: python -m tests.fuzz_readers [COUNT] [SEED].

A reader must give text or say why not, within five seconds and a gigabyte. The readers that run in a process of their
own are called here without it, so what the guard would have to stop is seen and counted. Fails on anything else.
"""

from __future__ import annotations

import io
import logging
import random
import resource
import signal
import sys
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from importlib import import_module
from typing import NamedTuple

from retrieval.outline import outline
from retrieval.readers import Extract, Unreadable
from retrieval.report import Report
from tests.pdf_maker import pdf
from tests.test_readers_formats import LINE, PAGE, packed, sheet, word

SECONDS = 5.0
BEHIND_GUARD = ("pdf", "rtf", "xlsx")
WORDS = (b"<w:p>", b"&x;", b"%PDF", b"stream\n", b"\xff\xfe", b"9" * 30, b"]]>", b"\\u-1?", b"/Kids [1 0 R]", b"<" * 9)
ODT = "<a><body><text><h>总结</h><p>办案<s c='99999999'/>23件</p><table><table-row/></table></text></body></a>"
WHOLE: dict[str, tuple[bytes, ...]] = {
    "docx": (word("某院工作报告", LINE, table=[["地区", "件数"], ["徐汇", "23"]]),),
    "xlsx": (sheet(["地区", "件数"], ["徐汇", 23], [None, 0.5]),),
    "odt": (packed({"mimetype": "application/odt", "content.xml": ODT}),),
    "pdf": (pdf([["Forty cases.", "All of them closed."], ["Page two."]]),),
    "rtf": (b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl\\f0 A;}\\f0 \\'d0\\'ec\\u24635?\\par}",),
    "html": (PAGE.encode("gb18030"), PAGE.replace("gb2312", "utf-8").encode()),
    "csv_rows": ("地区,件数\n徐汇,\"2,3\"\n".encode(), "地区\t件数\n徐汇\t23\n".encode("gb18030")),
    "plain": (PAGE.encode(), LINE.encode("gb18030"), LINE.encode("utf-16"), LINE.encode("big5hkscs", "ignore")),
}  # fmt: skip


class TooSlow(BaseException):
    """A reader was still at work after SECONDS."""


class Outcome(NamedTuple):
    module: str
    name: str
    seconds: float


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, repeated, cut out or put in, at up to a dozen places."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(out) + 1)
        size = chance.choice((1, 1, 4, 60))
        kind = chance.randrange(6)
        if kind == 0 and at < len(out):
            out[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            out[at : at + size] = chance.randbytes(size)
        elif kind == 2:
            del out[at : at + size]
        elif kind == 3:
            out[at:at] = out[at : at + size] * chance.choice((1, 2, 500))
        elif kind == 4:
            out[at:at] = chance.choice(WORDS)
        elif chance.random() < 0.2:
            del out[at:]
    return bytes(out)


def inside(data: bytes, chance: random.Random) -> bytes:
    """An archive that is whole, with one of its parts damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, damaged(part, chance) if name == chosen else part)
    return out.getvalue()


@contextmanager
def limited():  # type: ignore[no-untyped-def]
    def stop(*_: object) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def tried(module: str, data: bytes) -> Outcome:
    """What one reader makes of one file. Anything but text or a reason is named by its exception."""
    read: Callable[[bytes], Extract] = import_module(f"retrieval.readers.{module}").read
    began = time.perf_counter()
    try:
        with limited():
            extract = read(data)
            outline(Report("r", extract.text[:100_000], "", extract.pages))
        name = "partly" if extract.partly else "read"
    except Unreadable as error:
        name = error.why.value
    except TooSlow:
        name = "stopped by the guard" if module in BEHIND_GUARD else "TOO SLOW"
    except Exception as error:
        name = f"RAISED {type(error).__name__}: {error}"[:80]
    return Outcome(module, name, time.perf_counter() - began)


def main(count: int, seed: int) -> int:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    chance = random.Random(seed)
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest: dict[str, float] = {}
    bad = []
    for number in range(count):
        module = chance.choice(sorted(WHOLE))
        data = chance.choice(WHOLE[module])
        hurt = inside(data, chance) if data[:2] == b"PK" and chance.random() < 0.7 else damaged(data, chance)
        outcome = tried(module, hurt)
        outcomes[module, outcome.name] += 1
        slowest[module] = max(slowest.get(module, 0.0), outcome.seconds)
        if outcome.name.startswith(("TOO", "RAISED")):
            bad.append((number, outcome))
    for (module, name), times in sorted(outcomes.items()):
        print(f"{module:10} {name:24} {times:8}")
    print("slowest:", ", ".join(f"{module} {seconds:.2f} s" for module, seconds in sorted(slowest.items())))
    print(f"{count} files, seed {seed}, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    for number, outcome in bad[:20]:
        print(f"file {number}: {outcome.module} {outcome.name}")
    return 1 if bad else 0


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(arguments + [2000, 1][len(arguments) :])))
