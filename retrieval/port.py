"""The Rust port of jieba, where it is installed and cuts exactly as jieba does. The only file that knows rjieba."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence

from retrieval.fold import CJK

Cut = Callable[[str], Sequence[str]]

_log = logging.getLogger(__name__)
# What is hard to cut: words within words, numerals, names, characters that no dictionary has, a text without any words.
_HARD = (
    "研究生命起源南京市长江大桥乒乓球拍卖完了结婚的和尚未结婚的他说的确实在理工信处女干事每月经过下属科室都要亲口交代"
    "最高人民检察院检察长作工作报告徐汇区人民检察院依法批准逮捕非法吸收公众存款案二千零二十一年地区生产总值突破五千亿元"
    "把手抬起来一把手的的的了了了不不不㐀㐁䶵鿿龥丄丅豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱"
)


def ported(own: Iterable[tuple[str, int]], cut: Cut) -> Cut | None:
    """Cuts Chinese, and 。 and line ends between, as `cut` does, nine times as fast; None where that cannot be had.

    `own` are the words, with their counts, that were added to jieba's own: all of them, Latin ones too, for every count
    bears on all probabilities.
    """
    try:
        from rjieba import Jieba

        port = Jieba()
        words = list(own)
        for word, count in words:
            port.add_word(word, count, "")
        alike = all(list(port.cut(run, False)) == list(cut(run)) for run in _checked([word for word, _ in words]))
    except ImportError:
        return None
    except (AttributeError, TypeError, ValueError) as error:  # an older or a newer one
        _log.warning("rjieba is not used: %s", error)
        return None
    if not alike:
        _log.warning("rjieba is not used: it does not cut as this jieba does")
        return None

    def cut_by_port(run: str) -> Sequence[str]:
        found: Sequence[str] = port.cut(run, False)
        return found

    return cut_by_port


def _checked(words: Sequence[str]) -> Iterable[str]:
    """A fixed text, and every word that was added, by itself and between others; and the marks that part them."""
    yield _HARD
    yield "检察院\n\n。人民。。\n法院"
    for length in (2, 3, 5, 7):
        yield from (_HARD[at : at + length] for at in range(0, len(_HARD), length))
    words = [word for word in words if re.fullmatch(f"[{CJK}]+", word)]
    yield from words
    yield from ("".join(words[at : at + 5]) for at in range(0, len(words), 4))
