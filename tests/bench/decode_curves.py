"""Draws how many codes are read over their size, blur, motion and contrast: station, bound and other readers.

    python -m tests.bench.decode_curves [--pictures 2] [--to docs/decoding]

Each point is read as ``python -m tests.bench.decode_frontier`` does it, on 24 codes a picture. One SVG a question, QR
left, Data Matrix right. Readers that are not installed are left out.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import cv2

from drivers.sim.picture import PictureSpec
from drivers.symbols import Symbology
from tests.bench.decode_frontier import VERSIONS, others, scores, spec


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    axis: str
    values: tuple[float, ...]
    fixed: str

    spec: Callable[[float], PictureSpec]


QUESTIONS = (
    Question(
        "size",
        "pixels a module",
        (1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 4.0),
        "blur 0.7, noise 5",
        lambda px: spec(px, 0.7),
    ),
    Question(
        "blur",
        "sigma of the blur, pixels",
        (0.5, 0.7, 0.9, 1.1, 1.2, 1.3, 1.5),
        "2.0 pixels a module, noise 5",
        lambda sigma: spec(2.0, sigma),
    ),
    Question(
        "motion",
        "motion, pixels",
        (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0),
        "2.5 pixels a module, blur 0.8, noise 5",
        lambda length: spec(2.5, 0.8, motion_px=length, motion_deg=0.0),
    ),
    Question(
        "contrast",
        "grey levels",
        (15.0, 20.0, 25.0, 30.0, 35.0, 50.0, 70.0, 100.0),
        "2.5 pixels a module, blur 0.8, noise 8",
        lambda levels: spec(2.5, 0.8, contrast=int(levels), noise=8.0),
    ),
)
COLOURS = {
    "station": "#0b6bcb",
    "bound": "#9aa0a6",
    "zxing-cpp": "#c62828",
    "OpenCV": "#ef8f00",
    "zbar": "#2e7d32",
    "libdmtx": "#2e7d32",
}
WIDTH, HEIGHT, LEFT, TOP = 330, 190, 46, 44
Line = list[tuple[float, float]]


def measured(question: Question, symbology: Symbology, pictures: int) -> dict[str, Line]:
    lines: dict[str, Line] = {}
    for value in question.values:
        found = scores(symbology, question.spec(value), pictures, 500, others(symbology))
        for name, score in found.items():
            if name in COLOURS:
                lines.setdefault(name, []).append((value, score.rate))
        told = "  ".join(f"{name} {100 * line[-1][1]:.0f} %" for name, line in lines.items())
        print(f"{question.name} {value:g} {symbology}: {told}  wrong {found['station'].wrong}", flush=True)
    return lines


def panel(title: str, question: Question, lines: dict[str, Line], left: float) -> list[str]:
    low, high = min(question.values), max(question.values)

    def at(value: float, rate: float) -> tuple[float, float]:
        return left + (value - low) / (high - low) * WIDTH, TOP + (1 - rate) * HEIGHT

    drawn = [text(left, TOP - 10, title, weight="bold")]
    for percent in (0, 25, 50, 75, 100):
        x, y = at(low, percent / 100)
        drawn.append(f'<path d="M{x:.0f} {y:.0f}h{WIDTH}" stroke="#ddd"/>')
        drawn.append(text(x - 6, y + 4, f"{percent} %", anchor="end"))
    drawn += [text(at(value, 0)[0], TOP + HEIGHT + 16, f"{value:g}", anchor="middle") for value in question.values]
    drawn.append(text(left + WIDTH / 2, TOP + HEIGHT + 34, question.axis, anchor="middle"))
    for name in sorted(lines, key=lambda each: each == "station"):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in lines[name]))
        style = 'stroke-dasharray="5 4"' if name == "bound" else ""
        width = 2.6 if name == "station" else 1.6
        drawn.append(
            f'<polyline points="{points}" fill="none" stroke="{COLOURS[name]}" stroke-width="{width}" {style}/>'
        )
    for number, name in enumerate(lines):
        x, y = left + number * 78, TOP + HEIGHT + 56
        drawn.append(f'<path d="M{x:.0f} {y - 4:.0f}h16" stroke="{COLOURS[name]}" stroke-width="3"/>')
        drawn.append(text(x + 20, y, name))
    return drawn


def text(x: float, y: float, words: str, anchor: str = "start", weight: str = "normal") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-weight="{weight}">{escape(words)}</text>'


def drawing(question: Question, panels: Sequence[tuple[str, dict[str, Line]]]) -> str:
    size = f'width="{2 * (WIDTH + LEFT) + 30}" height="{TOP + HEIGHT + 70}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">']
    parts += [f'<rect {size} fill="#fff"/>', text(LEFT, 16, f"Codes read, {question.fixed}")]
    for number, (title, lines) in enumerate(panels):
        parts += panel(title, question, lines, LEFT + number * (WIDTH + LEFT))
    return "\n".join([*parts, "</svg>", ""])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=int, default=2, help="of 24 codes, a point")
    parser.add_argument("--to", type=Path, default=Path("docs/decoding"))
    given = parser.parse_args()
    cv2.setNumThreads(1)
    given.to.mkdir(parents=True, exist_ok=True)
    titles = {"qr": "QR, version 3", "datamatrix": "Data Matrix, 22 x 22"}
    for question in QUESTIONS:
        panels = [(titles[symbology], measured(question, symbology, given.pictures)) for symbology in VERSIONS]
        (given.to / f"{question.name}.svg").write_text(drawing(question, panels), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
