"""Time against paragraphs as an SVG, drawn from kept figures; both axes are logarithmic."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 440, 70, 30, 130, 50
COLOURS = ("#c0392b", "#2c5d9b", "#3b8650", "#8e6bb0", "#7f7f7f", "#d08a1d")
LOW, HIGH = 1, 7  # powers of ten of a microsecond

Line = list[tuple[int, float]]


def plot(lines: Mapping[str, Line], title: str) -> str:
    """One line an engine: (paragraphs, µs)."""
    sizes = sorted({size for line in lines.values() for size, _ in line})
    first, last = log10(sizes[0]), max(log10(sizes[-1]), log10(sizes[0]) + 1)

    def x(size: float) -> float:
        return LEFT + (log10(size) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(micros: float) -> float:
        return HEIGHT - BOTTOM - (log10(micros) - LOW) / (HIGH - LOW) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="18" font-size="14">{title}</text>',
    ]
    for power, name in zip(
        range(LOW, HIGH + 1), ("10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s", "10 s"), strict=True
    ):
        at = y(10**power)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{name}</text>')
    for size in sizes:
        parts.append(f'<text x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{size:,}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">paragraphs</text>')
    for (name, line), colour in zip(lines.items(), COLOURS, strict=False):
        points = [(x(size), y(micros)) for size, micros in sorted(line)]
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"/>' for px, py in points]
        parts.append(f'<text x="{points[-1][0] + 8:.1f}" y="{points[-1][1] + 4:.1f}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])
