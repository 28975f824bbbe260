"""How well and how fast rendered cases are read, each figure beside its baseline in the same run.

    python -m tests.bench.decode [--cells 2400] [--seed 0]

A case is 4 x 6 caps on 2448 x 2048 pixels, QR version 3 at any angle (drivers/sim/picture.py, noise sigma 5). A read is
right when its text is that of its cell; anything else that comes out is a wrong code. Exit code 1: a target is missed.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from statistics import median

import cv2
import zxingcpp

from drivers.sim.picture import CellContent, PictureSpec, Pixels, render_case
from station.vision.cascade import decode
from station.vision.pool import DecodePool
from station.vision.types import DecodeSettings, PictureResult

ROWS, COLUMNS = 4, 6
UNITS = ROWS * COLUMNS
SETTINGS = DecodeSettings(symbologies=("qr",), rows=ROWS, columns=COLUMNS, budget_ms=1000)


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    px_per_module: float
    blur_px: float
    read_target: float


EASY = Kind("easy", 4.0, 0.8, 1.0)
HARD = (Kind("hard 3.0", 3.0, 0.8, 0.999), Kind("hard 2.5", 2.5, 0.9, 0.999), Kind("hard 2.0", 2.0, 0.7, 0.999))
FRONTIER = (
    Kind("frontier 1.7", 1.7, 0.6, 0.0),
    Kind("frontier 2.0", 2.0, 0.9, 0.0),
    Kind("frontier 2.0", 2.0, 1.1, 0.0),
)


@dataclass(slots=True)
class Score:
    cells: int = 0
    right: int = 0
    wrong: int = 0
    ms: list[float] = field(default_factory=list)

    def count(self, texts: set[str], truth: set[str], ms: float) -> None:
        self.cells += len(truth)
        self.right += len(texts & truth)
        self.wrong += len(texts - truth)
        self.ms.append(ms)

    def line(self, who: str) -> str:
        rate = 100 * self.right / max(1, self.cells)
        slow = sorted(self.ms)[int(0.99 * (len(self.ms) - 1))]
        return (
            f"  {who:<34} {self.right:>6}/{self.cells} = {rate:7.3f} %  wrong {self.wrong}"
            f"  ms a picture: median {median(self.ms):6.1f}  p99 {slow:6.1f}  (n = {len(self.ms)})"
        )


def texts_of(seed: int) -> list[str]:
    return [f"https://example.com/u/{seed:05d}{cell:03d}" for cell in range(UNITS)]


def pictures(kind: Kind, cells: int, seed: int) -> Iterator[tuple[Pixels, list[str]]]:
    spec = PictureSpec(rows=ROWS, columns=COLUMNS, px_per_module=kind.px_per_module, blur_px=kind.blur_px)
    for number in range(-(-cells // UNITS)):
        texts = texts_of(seed + number)
        yield render_case([CellContent(text=text) for text in texts], spec, seed + number), texts


def timed(read: Callable[[Pixels], set[str]], picture: Pixels, truth: list[str], score: Score) -> float:
    begun = time.perf_counter()
    texts = read(picture)
    ms = (time.perf_counter() - begun) * 1000
    score.count(texts, set(truth), ms)
    return ms


def by_station(picture: Pixels) -> set[str]:
    result = decode(picture, SETTINGS)
    return {code.text for code in (*result.codes, *result.extra)}


def misplaced(result: PictureResult, truth: list[str]) -> int:
    """Codes told of another cell than their own."""
    return sum(
        code.cell is not None and truth[(code.cell[0] - 1) * COLUMNS + code.cell[1] - 1] != code.text
        for code in result.codes
    )


def by_zxing(picture: Pixels, *, fast: bool) -> set[str]:
    """``fast``: its fastest call. Otherwise as it comes, but for the symbology."""
    flags = not fast
    found = zxingcpp.read_barcodes(
        picture,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2),
        try_rotate=flags,
        try_downscale=flags,
        try_invert=flags,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return {barcode.text for barcode in found}


def by_zbar(picture: Pixels) -> set[str]:
    """The usual Python answer: cut into cells, each given to pyzbar."""
    from pyzbar import pyzbar

    height, width = picture.shape[0] // ROWS, picture.shape[1] // COLUMNS
    return {
        symbol.data.decode("utf-8", "replace")
        for row in range(ROWS)
        for column in range(COLUMNS)
        for symbol in pyzbar.decode(
            picture[row * height : (row + 1) * height, column * width : (column + 1) * width],
            symbols=[pyzbar.ZBarSymbol.QRCODE],
        )
    }


def zbar_is_here() -> bool:
    try:
        import pyzbar.pyzbar  # noqa: F401
    except ImportError:
        return False
    return True


def easy(cells: int, seed: int) -> bool:
    print(f"easy: {EASY.px_per_module} px a module, blur {EASY.blur_px}")
    readers: dict[str, Callable[[Pixels], set[str]]] = {
        "station": by_station,
        "zxing-cpp, fastest single call": partial(by_zxing, fast=True),
    }
    if zbar_is_here():
        readers["pyzbar loop over cells"] = by_zbar
    scores = {who: Score() for who in readers}
    ratios = []
    for picture, truth in pictures(EASY, cells, seed):
        ms = {who: timed(read, picture, truth, scores[who]) for who, read in readers.items()}
        ratios.append(ms["station"] / ms["zxing-cpp, fastest single call"])
    for who, score in scores.items():
        print(score.line(who))
    ours = scores["station"]
    good = told("station / zxing-cpp's fastest call", median(ratios), "<=", 1.3)
    if "pyzbar loop over cells" in scores:
        loop = scores["pyzbar loop over cells"]
        good &= told("pyzbar loop / station", median(loop.ms) / median(ours.ms), ">=", 10.0)
        good &= told("read by station - read by pyzbar loop", ours.right - loop.right, ">=", 0)
    else:
        print("  no libzbar here: no pyzbar baseline")
    good &= told("read", ours.right / ours.cells, ">=", EASY.read_target)
    return good & told("wrong codes", ours.wrong, "<=", 0)


def hard(kind: Kind, cells: int, seed: int) -> bool:
    print(f"{kind.name}: {kind.px_per_module} px a module, blur {kind.blur_px}")
    ours, theirs, wrong_cell = Score(), Score(), 0
    for picture, truth in pictures(kind, cells, seed):
        result = decode(picture, SETTINGS)
        ours.count({code.text for code in (*result.codes, *result.extra)}, set(truth), result.ms)
        wrong_cell += misplaced(result, truth)
        timed(partial(by_zxing, fast=False), picture, truth, theirs)
    print(ours.line("station, one thread"))
    print(theirs.line("zxing-cpp as it comes"))
    both = asyncio.run(two_cores(kind, seed))
    good = told("wrong codes", ours.wrong + wrong_cell, "<=", 0)
    if kind.read_target == 0:
        print(f"  ms a picture on two threads: {both:.1f}")
        return good
    good &= told("ms a picture on two threads", both, "<=", 100.0)
    return good & told("read", ours.right / ours.cells, ">=", kind.read_target)


async def two_cores(kind: Kind, seed: int) -> float:
    """Milliseconds a picture while two threads decode."""
    batch = [picture for picture, _ in pictures(kind, 20 * UNITS, seed)]
    pool = DecodePool(2)
    begun = time.perf_counter()
    await asyncio.gather(*(pool.decode(picture, SETTINGS) for picture in batch))
    taken = time.perf_counter() - begun
    await pool.close()
    return taken * 1000 / len(batch)


def told(what: str, value: float, sign: str, target: float) -> bool:
    good = value <= target if sign == "<=" else value >= target
    print(f"  {what}: {value:.4g}  (target {sign} {target:g}) {'yes' if good else 'NO'}")
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cells", type=int, default=2400, help="cells of each kind of hard picture")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    good = easy(min(given.cells, 20 * UNITS), given.seed)
    for kind in HARD:
        good &= hard(kind, given.cells, given.seed)
    for kind in FRONTIER:
        good &= hard(kind, min(given.cells, 20 * UNITS), given.seed)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
