"""Data Matrix: cases of 24 as fast as QR codes, and marks of dots on metal as far as it goes.

    python -m tests.bench.decode_datamatrix [--pictures 10] [--dots 48]

Cases are rendered as in ``tests.bench.decode``; nothing is known of the camera. zxing-cpp is asked for Data Matrix only
and is else called as it comes, on the same picture; times are processor time of one thread. Dots are drawn singly on
brushed metal, one mark a picture, at any angle; libdmtx, where it is installed, gets 200 ms a picture. Exit code 1: a
target is missed.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
import zxingcpp

from drivers.sim.picture import CellContent, PictureSpec, Pixels, render_case
from drivers.symbols import symbol_modules
from station.vision.cascade import decode
from station.vision.types import DecodeSettings
from tests.bench.decode_frontier import is_here

ROWS, COLUMNS, UNITS = 4, 6, 24
GS1, SHORT, ADDRESS = "GS1, 20 x 20", "short, 12 x 12", "address, 22 x 22"
SIZES = ((4.0, 0.8), (3.0, 0.8), (2.5, 0.9), (2.0, 0.7))
ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.DataMatrix)
DOT_SIDE = 280


def contents(kind: str, seed: int) -> list[CellContent]:
    numbers = [f"{seed:04d}{cell:02d}" for cell in range(UNITS)]
    texts = {
        GS1: [f"(01)04012345678901(21){number}" for number in numbers],
        SHORT: numbers,
        ADDRESS: [f"https://example.com/u/{number}00" for number in numbers],
    }
    return [CellContent(text=text, symbology="datamatrix", gs1=kind == GS1) for text in texts[kind]]


def plain(text: str) -> str:
    return text.replace("(01)", "01").replace("(21)", "21")


def by_zxing(picture: Pixels) -> set[str]:
    return {one.text for one in zxingcpp.read_barcodes(picture, formats=ONLY, text_mode=zxingcpp.TextMode.Plain)}


def case(kind: str, px: float, blur_px: float, pictures: int) -> bool:
    spec = PictureSpec(rows=ROWS, columns=COLUMNS, px_per_module=px, blur_px=blur_px)
    settings = DecodeSettings(("datamatrix",), ROWS, COLUMNS, budget_ms=2_000)
    right = wrong = theirs = 0
    ours_ms, their_ms = [], []
    for number in range(pictures):
        cells = contents(kind, number)
        picture, truth = render_case(cells, spec, number), {plain(str(cell.text)) for cell in cells}
        begun = time.process_time()
        result = decode(picture, settings)
        ours_ms.append(1000 * (time.process_time() - begun))
        texts = {code.text for code in (*result.codes, *result.extra)}
        begun = time.process_time()
        theirs += len(by_zxing(picture) & truth)
        their_ms.append(1000 * (time.process_time() - begun))
        right, wrong = right + len(texts & truth), wrong + len(texts - truth)
    ratio = median(ours_ms) / median(their_ms)
    good = right == pictures * UNITS and wrong == 0 and ratio <= 0.5
    print(
        f"{kind:<17} {px} px/module, blur {blur_px}: station {right}/{pictures * UNITS}, wrong {wrong},"
        f" {median(ours_ms):5.1f} ms (largest {max(ours_ms):.1f}); zxing-cpp {theirs}, {median(their_ms):5.1f} ms;"
        f" ratio {ratio:.2f} (target <= 0.5) {'yes' if good else 'NO'}",
        flush=True,
    )
    return good


# dots ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dots:
    name: str
    px_per_module: float
    diameter: float
    """Of a dot, in modules."""
    ground: int
    mark: int
    grain: float
    """Sigma of the metal's grain, in grey levels; it is brushed along the rows."""


MARKS = (
    Dots("printed dots that touch", 6, 1.0, 200, 60, 6),
    Dots("dots of 0.8", 6, 0.8, 180, 70, 8),
    Dots("dots of 0.6", 8, 0.6, 180, 70, 8),
    Dots("dots of 0.45", 10, 0.45, 180, 70, 8),
    Dots("bright dots of 0.7 on dark metal", 8, 0.7, 70, 170, 10),
    Dots("pale dots of 0.7 on brushed metal", 8, 0.7, 150, 110, 14),
)


def marked(how: Dots, text: str, seed: int) -> Pixels:
    draw = np.random.default_rng(seed)
    modules, rays = symbol_modules(text, "datamatrix"), 4
    fine = np.full((DOT_SIDE * rays, DOT_SIDE * rays), how.ground, np.uint8)
    angle, scale = draw.uniform(0, 2 * np.pi), how.px_per_module * rays
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = np.full(2, DOT_SIDE * rays / 2) + draw.uniform(-8, 8, 2) * rays
    for row, column in np.argwhere(modules == 0):
        x, y = middle + turn @ (
            np.array([column, row]) + 0.5 - np.array(modules.shape[::-1]) / 2 + draw.normal(0, 0.04, 2)
        )
        size = scale * how.diameter / 2 * draw.uniform(0.85, 1.1)
        cv2.circle(fine, (round(x), round(y)), max(1, round(size)), how.mark, -1, cv2.LINE_AA)
    picture = cv2.resize(fine, (DOT_SIDE, DOT_SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    grain = cv2.GaussianBlur(np.asarray(draw.normal(0, 1, picture.shape)), (0, 0), sigmaX=6, sigmaY=0.6)
    picture = (
        cv2.GaussianBlur(picture, (0, 0), 0.8) + grain / grain.std() * how.grain + draw.normal(0, 4, picture.shape)
    )
    return np.asarray(picture.clip(0, 255), np.uint8)


def by_station(picture: Pixels) -> set[str]:
    return {code.text for code in decode(picture, DecodeSettings(("datamatrix",), budget_ms=5_000)).codes}


def by_libdmtx(picture: Pixels) -> set[str]:
    dmtx = importlib.import_module("pylibdmtx.pylibdmtx")
    return {found.data.decode("utf-8", "replace") for found in dmtx.decode(picture, timeout=200, max_count=1)}


def dots(how: Dots, count: int) -> bool:
    readers: dict[str, Callable[[Pixels], set[str]]] = {"station": by_station, "zxing-cpp": by_zxing}
    if is_here("pylibdmtx.pylibdmtx"):
        readers["libdmtx"] = by_libdmtx
    right, wrong = dict.fromkeys(readers, 0), dict.fromkeys(readers, 0)
    for number in range(count):
        text = f"PART-{number:06d}"
        picture = marked(how, text, number)
        for name, reader in readers.items():
            texts = reader(picture)
            right[name] += text in texts
            wrong[name] += len(texts - {text})
    told = ", ".join(f"{name} {right[name]}" + (f" ({wrong[name]} wrong)" if wrong[name] else "") for name in readers)
    good = right["station"] >= max(right.values()) and wrong["station"] == 0
    print(f"{how.name:<34} of {count}: {told} {'yes' if good else 'NO'}", flush=True)
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=int, default=10)
    parser.add_argument("--dots", type=int, default=48)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    good = True
    for kind in (GS1, SHORT, ADDRESS) if given.pictures else ():
        for px, blur_px in SIZES:
            good &= case(kind, px, blur_px, given.pictures)
    for how in MARKS if given.dots else ():
        good &= dots(how, given.dots)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
