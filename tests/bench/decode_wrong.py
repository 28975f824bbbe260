"""Hunts for wrong codes: pictures at and beyond the edge of readability, every symbology, every mode of asking.

    python -m tests.bench.decode_wrong [--cells 2400] [--seed 0] [--only ean13 upca] [--spoiled]

Each case draws its symbology, scale, blur, motion, contrast, noise and glare by seed; a sixth of its cells are smeared,
blank or empty. Of the cases of QR and Data Matrix a third are read with nothing known of the camera, a third with its
true optics, a third with wrong ones (another blur, size, version). A wrong code is any reading that is not the text
printed in the cell where it was read. Exit code 1 when there is one. ``--only``: of those cells, the cases of these
symbologies, for a mended rule of theirs. ``--spoiled``: clearer ones, but covered, scratched, overlapping, inverted,
mirrored, cut by the picture's edge, printed over, through a screen, as JPEG, by a rolling shutter (``spoiled``).
"""

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from unittest.mock import patch

import cv2
import numpy as np
import numpy.typing as npt

from drivers.sim.picture import CellContent, Corners, PictureSpec, code_corners, render_case
from drivers.symbols import Symbology, symbol_modules
from station.vision.cascade import decode
from station.vision.optics import Optics, SymbolSeen, blur, moved
from station.vision.types import Decoded, DecodeSettings
from tests.bench.spoiled import Scene, spoiled

ROWS, COLUMNS = 3, 4
BUDGET_MS = 3000.0
KINDS: tuple[Symbology, ...] = (
    *("qr", "qr", "qr", "datamatrix", "datamatrix", "microqr", "rmqr", "code128", "ean13", "itf14", "upca"),
)


OTHER_SIZES = {"qr": ["1", "2", "3", "4"], "datamatrix": ["10x10", "12x12", "14x14", "16x16", "18x18", "8x18", "12x26"]}


@dataclass(frozen=True, slots=True)
class Draw:
    symbology: Symbology
    spec: PictureSpec
    cells: list[CellContent]
    settings: DecodeSettings
    optics: Optics | None


def drawn(seed: int, *, clearer: bool = False) -> Draw:
    rng, how = np.random.default_rng(seed), np.random.default_rng((seed, 7))
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
        motion_px=float(how.choice([0.0, 0.0, how.uniform(1, 7)])),
        motion_deg=float(how.uniform(0, 180)),
        contrast=[None, int(how.integers(20, 90))][how.integers(2)],
    )
    if clearer:
        px, blur_px, noise = min(1.4 * spec.px_per_module, 4.5), 0.6 * spec.blur_px, 0.6 * spec.noise
        spec = replace(spec, px_per_module=px, blur_px=blur_px, noise=noise, motion_px=spec.motion_px / 3)
    cells = [content(symbology, rng) for _ in range(ROWS * COLUMNS)]
    asked = [(symbology,), (symbology,), ()][rng.integers(3)]
    grid = bool(rng.integers(4))
    rows, columns = (ROWS, COLUMNS) if grid else (0, 0)
    settings = DecodeSettings(asked, rows, columns, BUDGET_MS, pyzbar=bool(rng.integers(2)))
    return Draw(symbology, spec, cells, settings, optics_for(symbology, cells, spec, how))


def optics_for(
    symbology: Symbology, cells: list[CellContent], spec: PictureSpec, how: np.random.Generator
) -> Optics | None:
    """None, the truth, or something else."""
    known = how.integers(3)
    if known == 0 or symbology not in ("qr", "datamatrix"):
        return None
    sizes = {symbol_modules(cell.text, symbology).shape for cell in cells}
    versions = [str((rows - 17) // 4) if symbology == "qr" else f"{rows}x{columns}" for rows, columns in sorted(sizes)]
    sigma, motion, angle, scale = spec.blur_px, spec.motion_px, spec.motion_deg, spec.px_per_module
    if known == 2:
        sigma, motion, angle = how.uniform(0.3, 2.5), how.uniform(0, 7), how.uniform(0, 180)
        scale *= how.uniform(0.8, 1.25)
        versions += OTHER_SIZES[symbology]
        how.shuffle(versions)
    kernel = moved(blur(float(sigma)), float(motion), float(angle)) if motion else blur(float(sigma))
    return Optics(tuple(SymbolSeen(symbology, version, float(scale)) for version in versions[:3]), kernel, spec.noise)


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
    if cell.symbology == "upca":
        return text, "0" + text
    return (text, text[1:]) if cell.symbology == "ean13" and text.startswith("0") else (text,)


def wrongs(case: Draw, seed: int, codes: tuple[Decoded, ...], scene: Scene | None = None) -> list[Decoded]:
    """A reading is right when a printed code of that text lies where it was read."""
    cut, added = (scene.cut, scene.added) if scene is not None else ((0, 0), [])
    places = code_corners(case.cells, case.spec, seed)

    def is_right(code: Decoded) -> bool:
        middle = np.mean(code.position, axis=0) + cut
        once_more = (text in (code.text, code.text[1:], "0" + code.text) for text, at in added if _near(at, middle))
        return any(once_more) or any(
            place is not None and code.text in shown(cell) and _lies_there(place, middle)
            for cell, place in zip(case.cells, places, strict=True)
        )

    return [code for code in codes if not is_right(code)]


def _lies_there(place: Corners, middle: npt.NDArray[np.float64]) -> bool:
    """Near the middle of the printed code, or on it: of a linear code zxing-cpp may tell one line along its edge."""
    return _near(place.mean(axis=0), middle) or cv2.pointPolygonTest(place, middle.tolist(), measureDist=False) >= 0


def _near(one: npt.ArrayLike, other: npt.NDArray[np.float64]) -> bool:
    return bool(np.hypot(*(np.asarray(one) - other)) < 60)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cells", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--budget-ms", type=float, default=BUDGET_MS, help="processor time for a picture of 12 cells")
    parser.add_argument("--only", nargs="*", choices=sorted(set(KINDS)), default=sorted(set(KINDS)))
    parser.add_argument("--spoiled", action="store_true")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    printed: Counter[str] = Counter()
    cells = 0
    read: Counter[str] = Counter()
    steps: Counter[str] = Counter()
    wrong: list[Decoded] = []
    for seed in range(given.seed, given.seed + -(-given.cells // (ROWS * COLUMNS))):
        case = drawn(seed, clearer=given.spoiled)
        if case.symbology not in given.only:
            continue
        settings = replace(case.settings, budget_ms=given.budget_ms)
        scene = spoiled(case.cells, case.spec, seed) if given.spoiled else None
        pixels = render_case(case.cells, case.spec, seed) if scene is None else scene.pixels
        # of the processor's time, or a busy machine would give up where a quiet one goes on
        with patch("time.perf_counter", time.thread_time):
            result = decode(pixels, settings, case.optics)
        codes = (*result.codes, *result.extra)
        bad = wrongs(case, seed, codes, scene)
        cells += len(case.cells)
        printed[case.symbology] += sum(cell.kind == "code" for cell in case.cells)
        read[case.symbology] += len(codes) - len(bad)
        steps.update(code.step for code in codes)
        wrong.extend(bad)
        for code in bad:
            print(f"  WRONG seed {seed} {case.symbology} {case.settings.symbologies} {code}", flush=True)
    for symbology in printed:
        print(f"  {symbology:<12} read {read[symbology]:>6} of {printed[symbology]}")
    print("  steps:", ", ".join(f"{step} {count}" for step, count in steps.most_common()))
    print(f"wrong codes: {len(wrong)} in {cells} cells (target 0)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
