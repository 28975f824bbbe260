"""Real pictures with their truth beside them: how many codes the station reads, zxing-cpp alone, and pyzbar alone.

    python -m tests.bench.decode_real [--budget-ms 1000] [FOLDER]

The pictures are those of zxing-cpp's own tests (``data/pictures`` of the shared folder, see tests/vision/shared.py):
``NAME.txt`` holds the text or ``NAME.bin`` the bytes of one code in the picture; a picture of ``falsepositives-*``
holds none; those of ``multi-*`` and the parts of a structured append have no truth and are not counted. zxing-cpp is
called with all its defaults but plain text, so for all symbologies it knows, and pyzbar with its defaults.

A reading is wrong when the picture's truth is another text, unless the picture is known to hold a second code.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import cv2
import zxingcpp

from drivers.camera.picture import UnreadablePicture, load_picture
from station.vision.cascade import decode
from station.vision.types import DecodeSettings, Pixels
from tests.vision.shared import SECOND_CODES, Sample, samples, shared_pictures

Contents = list[tuple[str, bytes]]


def by_station(pixels: Pixels, budget_ms: float) -> Contents:
    found = decode(pixels, DecodeSettings(budget_ms=budget_ms, pyzbar=True))
    return [(code.text, code.raw) for code in found.codes]


def by_zxing(pixels: Pixels) -> Contents:
    found = zxingcpp.read_barcodes(pixels, text_mode=zxingcpp.TextMode.Plain)
    return [(barcode.text, barcode.bytes) for barcode in found]


def by_pyzbar(pixels: Pixels) -> Contents:
    try:
        from pyzbar import pyzbar
    except ImportError:
        return []
    try:
        return [(symbol.data.decode("utf-8", "replace"), symbol.data) for symbol in pyzbar.decode(pixels)]
    except ValueError:  # what it does with a structured-append QR
        return []


def judged(sample: Sample, contents: Contents) -> tuple[int, int]:
    """(right, wrong) readings of one picture."""
    right = sum(sample.is_truth(text, raw) for text, raw in contents)
    others = sum(
        not sample.is_truth(text, raw) and raw not in SECOND_CODES.get(sample.name, ()) for text, raw in contents
    )
    return min(right, 1), others


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--budget-ms", type=float, default=1000.0)
    parser.add_argument("folder", nargs="?", type=Path, default=shared_pictures())
    given = parser.parse_args()
    if given.folder is None or not given.folder.is_dir():
        print("no folder of real pictures here (STATION_SHARED)")
        return 1
    readers: dict[str, Callable[[Pixels], Contents]] = {
        "station": lambda pixels: by_station(pixels, given.budget_ms),
        "zxing-cpp": by_zxing,
        "pyzbar": by_pyzbar,
    }
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    with_truth = 0
    for sample in samples(given.folder):
        try:
            pixels = load_picture(sample.path)
        except UnreadablePicture as error:
            print(f"  {sample.name}: {error.key}")
            continue
        with_truth += sample.truth is not None
        for who, read in readers.items():
            begun = time.perf_counter()
            contents = read(pixels)
            seconds[who] += time.perf_counter() - begun  # type: ignore[assignment]
            if sample.truth is None and not sample.is_empty:
                continue
            good, bad = judged(sample, contents)
            right[who] += good
            wrong[who] += bad
            if bad and who == "station":
                print(f"  WRONG {sample.name}: {contents}")
    for who in readers:
        print(f"  {who:<10} read {right[who]:>4} of {with_truth}, wrong {wrong[who]}, {seconds[who]:.1f} s")
    more = right["station"] > max(right["zxing-cpp"], right["pyzbar"])
    return 0 if more and wrong["station"] == 0 else 1


if __name__ == "__main__":
    cv2.setNumThreads(1)
    sys.exit(main())
