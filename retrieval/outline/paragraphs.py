"""A block of body text to paragraphs of a size that BM25 ranks well: a long one is cut at its items."""

from __future__ import annotations

from retrieval.outline.sentences import ITEM_START, sentences

Range = tuple[int, int]

LONG = 400  # characters; a longer block is cut
SHORT = 60  # a shorter piece takes the next one in


def cut(text: str, start: int, end: int) -> list[list[Range]]:
    """Sentences of each paragraph of the block, in order."""
    found = sentences(text, start, end)
    if end - start <= LONG:
        return [found] if found else []
    return [piece for item in _items(text, found) for piece in _balanced(item)]


def _items(text: str, found: list[Range]) -> list[list[Range]]:
    """One list of sentences an item; what stands before the first item is one too."""
    pieces: list[list[Range]] = []
    for sentence in found:
        begins = ITEM_START.match(text, *sentence) is not None
        if not pieces or (begins and _length(pieces[-1]) >= SHORT):
            pieces.append([sentence])
        else:
            pieces[-1].append(sentence)
    return pieces


def _balanced(piece: list[Range]) -> list[list[Range]]:
    """A piece that is still too long, in parts of about the same size."""
    parts = -(-_length(piece) // LONG)
    if parts == 1:
        return [piece]
    aim = _length(piece) / parts
    out: list[list[Range]] = [[]]
    for sentence in piece:
        middle = (sentence[0] + sentence[1]) / 2 - piece[0][0]
        if out[-1] and middle > aim * len(out):
            out.append([])
        out[-1].append(sentence)
    return out


def _length(piece: list[Range]) -> int:
    return piece[-1][1] - piece[0][0]
