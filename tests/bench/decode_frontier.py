"""Codes that no threshold separates: too small, blurred, pale or moving; station, other readers, and the bound.

    python -m tests.bench.decode_frontier [--cells 240] [--seed 0] [--quick]

The station is a ``DecodePool`` as on a line: it is shown four pictures of a case that stands still and is well lit, by
the same lens at the same distance, then the hard ones; the first four of those are told apart (a motion is new to it).
``bound``: an oracle that is told the true blur and the true place of each code. What it does not read, nobody reads
whose modules are estimated as ours are. ``--quick``: no other readers but zxing-cpp. Times are processor time, what the
station learned meanwhile included, by the clock that of a picture alone, in one thread, and that of one where two
threads read two at once. Exit code 1: a target is missed.
"""

import argparse
import asyncio
import importlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import cv2
import numpy as np
import zxingcpp

from drivers.sim.picture import CellContent, PictureSpec, Pixels, code_corners, render_case
from drivers.symbols import Symbology
from station.vision.estimate import estimate_at
from station.vision.lattice import Pose, lattice_of
from station.vision.modules import modules_read
from station.vision.optics import Optics, SymbolSeen, blur, moved
from station.vision.pool import DecodePool
from station.vision.types import DecodeSettings

ROWS, COLUMNS, UNITS = 4, 6, 24
VERSIONS: dict[Symbology, str] = {"qr": "3", "datamatrix": "22x22"}
ZXING = {"qr": zxingcpp.BarcodeFormat.QRCodeModel2, "datamatrix": zxingcpp.BarcodeFormat.DataMatrix}
WARM = 4


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    spec: PictureSpec
    target: float


def spec(px: float, blur_px: float, **other: Any) -> PictureSpec:
    return PictureSpec(rows=ROWS, columns=COLUMNS, px_per_module=px, blur_px=blur_px, **other)


KINDS = (
    Kind("2.0 px/module, blur 1.1", spec(2.0, 1.1), 0.99),
    Kind("1.7 px/module, blur 0.8", spec(1.7, 0.8), 0.99),
    Kind("2.5 px/module, 35 grey levels, noise 8", spec(2.5, 0.8, contrast=35, noise=8.0), 0.9),
    Kind("2.5 px/module, motion of 5 px", spec(2.5, 0.8, motion_px=5.0, motion_deg=0.0), 0.9),
    Kind("2.5 px/module, motion of 6 px", spec(2.5, 0.8, motion_px=6.0, motion_deg=0.0), 0.9),
)


def contents(symbology: Symbology, seed: int) -> list[CellContent]:
    texts = (f"https://example.com/u/{seed:05d}{cell:03d}" for cell in range(UNITS))
    return [CellContent(text=text, symbology=symbology) for text in texts]


def still(how: PictureSpec) -> PictureSpec:
    """The same camera, a case that stands still, well printed and lit."""
    return replace(how, motion_px=0.0, contrast=None, noise=min(how.noise, 5.0))


@dataclass(slots=True)
class Score:
    cells: int = 0
    right: int = 0
    wrong: int = 0
    seconds: float = 0.0
    ms: list[float] = field(default_factory=list)
    """Of each picture by the clock, one thread, without what was learned beside it."""
    together_ms: float = 0.0

    def count(self, told: Iterable[str], cells: list[CellContent]) -> None:
        texts, truth = set(told), {str(cell.text) for cell in cells}
        self.cells += len(cells)
        self.right += len(texts & truth)
        self.wrong += len(texts - truth)

    @property
    def rate(self) -> float:
        return self.right / max(1, self.cells)


async def by_station(symbology: Symbology, how: PictureSpec, pictures: int, seed: int) -> tuple[Score, Score]:
    """The first pictures after the easy ones, and those after them."""
    pool, settings = DecodePool(2), DecodeSettings((symbology,), ROWS, COLUMNS, budget_ms=60_000)
    for number in range(WARM):
        easy = render_case(contents(symbology, seed + number), still(how), 9_000 + seed + number)
        await pool.decode(easy, settings)
        await pool.has_learned()
    first, then = Score(), Score()
    for number in range(pictures + WARM):
        cells, picture = contents(symbology, seed + number), picture_of(symbology, how, seed + number)
        score = first if number < WARM else then
        begun = time.process_time()
        result = await pool.decode(picture, settings)
        await pool.has_learned()
        score.seconds += time.process_time() - begun
        score.ms.append(result.ms)
        score.count((code.text for code in (*result.codes, *result.extra)), cells)
    then.together_ms = await together_ms(
        pool, settings, [picture_of(symbology, how, seed + n) for n in range(WARM, WARM + pictures)]
    )
    await pool.close()
    return first, then


def picture_of(symbology: Symbology, how: PictureSpec, number: int) -> Pixels:
    return render_case(contents(symbology, number), how, number)


async def together_ms(pool: DecodePool, settings: DecodeSettings, shown: list[Pixels]) -> float:
    """By the clock, of one picture, where two threads read two at once; what both estimate, they estimate by turns."""
    begun = time.perf_counter()
    await asyncio.gather(*(pool.decode(picture, settings) for picture in shown))
    return 1000 * (time.perf_counter() - begun) / len(shown)


def by_oracle(
    symbology: Symbology, how: PictureSpec, cells: list[CellContent], picture: Pixels, seed: int
) -> list[str]:
    """Given the true blur and place."""
    lattice = lattice_of(symbology, VERSIONS[symbology])
    assert lattice is not None
    kernel = moved(blur(how.blur_px), how.motion_px, how.motion_deg) if how.motion_px else blur(max(how.blur_px, 0.3))
    optics = Optics((SymbolSeen(symbology, lattice.version, how.px_per_module),), kernel, how.noise)
    told = []
    for place in code_corners(cells, how, seed):
        assert place is not None
        a, b, c, d = place.astype(np.float64)
        across, down = (b - a + c - d) / 2 / lattice.columns, (d - a + c - b) / 2 / lattice.rows
        pose = Pose(np.stack([across, down], axis=1), (a + b + c + d) / 4)
        estimate = estimate_at(picture, pose, lattice, optics, patient=True)
        barcode = modules_read(estimate.modules, lattice) if estimate is not None else None
        told += [barcode.text] if barcode is not None else []
    return told


def by_zxing(symbology: Symbology, picture: Pixels) -> list[str]:
    kinds = zxingcpp.BarcodeFormats(ZXING[symbology])
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=kinds, text_mode=zxingcpp.TextMode.Plain)]


def cut_cells(picture: Pixels) -> Iterator[Pixels]:
    height, width = picture.shape[0] // ROWS, picture.shape[1] // COLUMNS
    for row in range(ROWS):
        for column in range(COLUMNS):
            yield np.ascontiguousarray(
                picture[row * height : (row + 1) * height, column * width : (column + 1) * width]
            )


def by_opencv(_: Symbology, picture: Pixels) -> list[str]:
    reader = cv2.QRCodeDetectorAruco()
    return [text for cell in cut_cells(picture) if (text := reader.detectAndDecode(cell)[0])]


def by_zbar(_: Symbology, picture: Pixels) -> list[str]:
    zbar = importlib.import_module("pyzbar.pyzbar")
    kinds = [zbar.ZBarSymbol.QRCODE]
    return [found.data.decode() for cell in cut_cells(picture) for found in zbar.decode(cell, symbols=kinds)]


def by_libdmtx(_: Symbology, picture: Pixels) -> list[str]:
    dmtx = importlib.import_module("pylibdmtx.pylibdmtx")
    return [found.data.decode() for cell in cut_cells(picture) for found in dmtx.decode(cell, timeout=100, max_count=1)]


Reader = Callable[[Symbology, Pixels], list[str]]


def others(symbology: Symbology) -> dict[str, Reader]:
    """What else reads this symbology here, each over cells but zxing-cpp."""
    wanted: dict[str, tuple[str, Reader]] = {"zxing-cpp": ("zxingcpp", by_zxing)}
    if symbology == "qr":
        wanted |= {"OpenCV": ("cv2", by_opencv), "zbar": ("pyzbar.pyzbar", by_zbar)}
    else:
        wanted |= {"libdmtx": ("pylibdmtx.pylibdmtx", by_libdmtx)}
    return {name: reader for name, (module, reader) in wanted.items() if is_here(module)}


def is_here(module: str) -> bool:
    try:
        importlib.import_module(module)
    except ImportError:
        return False
    return True


def scores(
    symbology: Symbology, how: PictureSpec, pictures: int, seed: int, readers: dict[str, Reader]
) -> dict[str, Score]:
    """Every reader on the same pictures, the station and the oracle among them."""
    first, then = asyncio.run(by_station(symbology, how, pictures, seed))
    found = {"station": then, "station, first four": first, "bound": Score()} | {name: Score() for name in readers}
    for number in range(WARM, WARM + pictures):
        cells, picture = contents(symbology, seed + number), picture_of(symbology, how, seed + number)
        found["bound"].count(by_oracle(symbology, how, cells, picture, seed + number), cells)
        for name, reader in readers.items():
            begun = time.process_time()
            told = reader(symbology, picture)
            found[name].seconds += time.process_time() - begun
            found[name].count(told, cells)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cells", type=int, default=240, help="cells of each kind and symbology")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    pictures, good = max(1, given.cells // UNITS), True
    for kind in KINDS:
        for symbology in VERSIONS:
            readers: dict[str, Reader] = {"zxing-cpp": by_zxing} if given.quick else others(symbology)
            print(f"{kind.name}, {symbology}")
            for name, score in scores(symbology, kind.spec, pictures, given.seed, readers).items():
                number = pictures if name != "station, first four" else WARM
                ms = f"{1000 * score.seconds / number:7.0f} ms a picture" if score.seconds else ""
                if score.ms:
                    ms += f"; by the clock {sum(score.ms) / number:.0f}, the slowest {max(score.ms):.0f}"
                if score.together_ms:
                    ms += f"; two at once {score.together_ms:.0f}"
                print(
                    f"  {name:<20} {score.right:>5}/{score.cells} = {100 * score.rate:6.2f} %  wrong {score.wrong} {ms}"
                )
                if name == "station":
                    good &= score.rate >= kind.target
                good &= score.wrong == 0 or not name.startswith("station")
            sys.stdout.flush()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
