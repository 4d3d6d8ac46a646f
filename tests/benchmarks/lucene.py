"""Lucene, where a Java and a jar of it are at hand: CHUCHU_LUCENE names the jar.

It runs in a process of its own, so its times hold what a line over a pipe takes, some 20 µs each way, and building
holds the start of Java. It is asked all questions three times over before the clock runs, or its compiler would be
measured; the others need one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.benchmarks.corpus import Corpus

_PROGRAM = Path(__file__).with_name("Lucene.java")


class Running:
    """Raises ImportError where there is no Java or no jar."""

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        java, jar = shutil.which("java"), os.environ.get("CHUCHU_LUCENE")
        if not java or not jar:
            raise ImportError("Lucene")
        lines = folder / "lines"
        with lines.open("w", encoding="utf-8") as to:
            for paragraph in corpus.paragraphs():
                print(*(f"w{word}" for word in paragraph.tolist()), file=to)
        kept = folder / "lucene"
        self._process = subprocess.Popen(
            [java, "-Xmx3g", "-cp", jar, str(_PROGRAM), str(kept), str(lines)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            bufsize=1,
        )
        self._prepared = 0
        while self._heard() != "ready":
            pass
        lines.unlink()

    def prepare(self, asked: list[int]) -> int:
        self._say("q " + " ".join(f"w{word}" for word in asked))
        self._prepared += 1
        return self._prepared - 1

    def ask(self, number: int) -> str:
        self._say(str(number))
        return self._heard()

    def __del__(self) -> None:
        if (process := getattr(self, "_process", None)) is not None:
            process.kill()
            process.wait()

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        print(line, file=self._process.stdin)

    def _heard(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("Lucene stopped")
        return line.rstrip("\n")
