"""Hunts for wrong codes: pictures at and beyond the edge of readability, every symbology, every mode of asking.

    python -m tests.bench.decode_wrong [--cells 2400] [--seed 0]

Each case draws its symbology, scale, blur, noise and glare by seed; a sixth of its cells are smeared, blank or empty. A
wrong code is any reading that is not the text printed in the cell where it was read. Exit code 1 when there is one.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass

import cv2
import numpy as np

from drivers.sim.picture import CellContent, PictureSpec, code_corners, render_case
from drivers.sim.picture_symbol import Symbology
from station.vision.cascade import decode
from station.vision.types import Decoded, DecodeSettings

ROWS, COLUMNS = 3, 4
BUDGET_MS = 3000.0
KINDS: tuple[Symbology, ...] = (
    *("qr", "qr", "qr", "datamatrix", "datamatrix", "microqr", "rmqr", "code128", "ean13", "itf14", "upca"),
)


@dataclass(frozen=True, slots=True)
class Draw:
    symbology: Symbology
    spec: PictureSpec
    cells: list[CellContent]
    settings: DecodeSettings


def drawn(seed: int) -> Draw:
    rng = np.random.default_rng(seed)
    symbology = KINDS[rng.integers(len(KINDS))]
    spec = PictureSpec(
        rows=ROWS,
        columns=COLUMNS,
        width=1200,
        height=900,
        px_per_module=float(rng.uniform(1.4, 4.0)),
        blur_px=float(rng.uniform(0.4, 1.8)),
        noise=float(rng.uniform(1, 10)),
        glare=0.4,
        tilt_deg=10.0,
    )
    cells = [content(symbology, rng) for _ in range(ROWS * COLUMNS)]
    asked = [(symbology,), (symbology,), ()][rng.integers(3)]
    grid = bool(rng.integers(4))
    rows, columns = (ROWS, COLUMNS) if grid else (0, 0)
    return Draw(symbology, spec, cells, DecodeSettings(asked, rows, columns, BUDGET_MS, pyzbar=bool(rng.integers(2))))


def content(symbology: Symbology, rng: np.random.Generator) -> CellContent:
    kind = rng.choice(["code", "smeared", "blank", "empty"], p=[5 / 6, 1 / 9, 1 / 36, 1 / 36])
    return CellContent(str(kind), text_for(symbology, rng), symbology)  # type: ignore[arg-type]


def text_for(symbology: Symbology, rng: np.random.Generator) -> str:
    digits = "".join(str(d) for d in rng.integers(0, 10, 30))
    match symbology:
        case "ean13":
            return with_check_digit(digits[:12])
        case "itf14":
            return with_check_digit(digits[:13])
        case "upca":
            return with_check_digit(digits[:11])
        case "microqr":
            return digits[: rng.integers(1, 12)]
        case "code128":
            return f"A{digits[: rng.integers(4, 9)]}"
        case "qr" | "rmqr" | "datamatrix":
            return [
                digits[: rng.integers(4, 20)],
                f"HTTPS://EXAMPLE.COM/{digits[:8]}",
                f"https://example.com/{digits[:8]}",
            ][rng.integers(3)]


def with_check_digit(digits: str) -> str:
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def shown(cell: CellContent) -> tuple[str, ...]:
    """The texts a right reading may have: a UPC-A is an EAN-13 that begins with 0."""
    text = str(cell.text)
    return (text, "0" + text) if cell.symbology == "upca" else (text,)


def wrongs(case: Draw, seed: int, codes: tuple[Decoded, ...]) -> list[Decoded]:
    """A reading is right when a printed code of that text lies where it was read."""
    places = code_corners(case.cells, case.spec, seed)

    def is_right(code: Decoded) -> bool:
        middle = np.mean(code.position, axis=0)
        return any(
            place is not None and code.text in shown(cell) and np.hypot(*(place.mean(axis=0) - middle)) < 60
            for cell, place in zip(case.cells, places, strict=True)
        )

    return [code for code in codes if not is_right(code)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cells", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    printed: Counter[str] = Counter()
    read: Counter[str] = Counter()
    steps: Counter[str] = Counter()
    wrong: list[Decoded] = []
    for seed in range(given.seed, given.seed + -(-given.cells // (ROWS * COLUMNS))):
        case = drawn(seed)
        result = decode(render_case(case.cells, case.spec, seed), case.settings)
        codes = (*result.codes, *result.extra)
        bad = wrongs(case, seed, codes)
        printed[case.symbology] += sum(cell.kind == "code" for cell in case.cells)
        read[case.symbology] += len(codes) - len(bad)
        steps.update(code.step for code in codes)
        wrong.extend(bad)
        for code in bad:
            print(f"  WRONG seed {seed} {case.symbology} {case.settings.symbologies} {code}", flush=True)
    for symbology in printed:
        print(f"  {symbology:<12} read {read[symbology]:>6} of {printed[symbology]}")
    print("  steps:", ", ".join(f"{step} {count}" for step, count in steps.most_common()))
    print(f"wrong codes: {len(wrong)} (target 0)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
