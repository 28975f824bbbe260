"""Small symbols whose modules are flipped at random: what zxing-cpp makes of them, and what of that may be believed.

    python -m tests.bench.decode_damaged [--symbols 300000] [--seed 1]

Damage in the print is the same in every view, so all views agree on what it makes of a symbol: here each symbol is read
once, module by module, and counted by what it is worth by itself. Exit code 1: another text than the printed one is
worth anything.
"""

import argparse
import sys
from collections import Counter

import numpy as np
import zxingcpp
from zxingcpp import BarcodeFormat

from station.vision.lattice import Plane, drawn
from station.vision.proof import Standing, standing

KINDS: tuple[tuple[str, BarcodeFormat, dict[str, object], int], ...] = (
    ("microqr", BarcodeFormat.MicroQRCode, {"version": 2, "ec_level": "L"}, 8),
    ("microqr", BarcodeFormat.MicroQRCode, {"version": 2, "ec_level": "M"}, 7),
    ("microqr", BarcodeFormat.MicroQRCode, {"version": 3, "ec_level": "L"}, 20),
    ("microqr", BarcodeFormat.MicroQRCode, {"version": 3, "ec_level": "M"}, 16),
    ("microqr", BarcodeFormat.MicroQRCode, {"version": 4, "ec_level": "L"}, 30),
    ("qr", BarcodeFormat.QRCode, {"version": 1, "ec_level": "L"}, 30),
    ("qr", BarcodeFormat.QRCode, {"version": 1, "ec_level": "M"}, 30),
    ("datamatrix", BarcodeFormat.DataMatrix, {}, 6),
    ("datamatrix", BarcodeFormat.DataMatrix, {}, 10),
)
"""Symbology, format, what is asked of its maker, digits."""
DIFFERENT = 20
FLIPPED = (0.04, 0.08, 0.15, 0.3, 0.5)
"""Parts of the modules that are not the same in all symbols of a kind."""


def damaged(plane: Plane, fixed: Plane, rng: np.random.Generator) -> Plane:
    flips = (rng.random(plane.shape) < rng.choice(FLIPPED)) & (fixed == 0)
    return np.where(flips, -plane, plane)


def read(plane: Plane, kind: BarcodeFormat) -> list[zxingcpp.Barcode]:
    image = np.pad(np.where(plane > 0, 255, 0).astype(np.uint8), 4, constant_values=255)
    formats = zxingcpp.BarcodeFormats(kind)
    found = zxingcpp.read_barcodes(image, formats=formats, is_pure=True, text_mode=zxingcpp.TextMode.Plain)
    return [barcode for barcode in found if barcode.valid]


def counted(
    symbology: str, kind: BarcodeFormat, options: dict[str, object], digits: int, symbols: int, rng: np.random.Generator
) -> Counter[tuple[bool, Standing]]:
    """By whether the text is the printed one, and what the reading is worth."""
    texts = ["".join(str(digit) for digit in rng.integers(0, 10, digits)) for _ in range(DIFFERENT)]
    planes = [drawn(zxingcpp.create_barcode(text, kind, **options)) for text in texts]
    mean = np.stack(planes).mean(axis=0)
    fixed = np.where(np.abs(mean) == 1, mean, 0).astype(np.float32)
    found: Counter[tuple[bool, Standing]] = Counter()
    for number in range(symbols):
        for barcode in read(damaged(planes[number % DIFFERENT], fixed, rng), kind):
            found[barcode.text == texts[number % DIFFERENT], standing(barcode, symbology)] += 1
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--symbols", type=int, default=300_000, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng, believed = np.random.default_rng(given.seed), 0
    for symbology, kind, options, digits in KINDS:
        found = counted(symbology, kind, options, digits, given.symbols, rng)
        name = f"{symbology} {' '.join(map(str, options.values()))} of {digits} digits"
        for right, says in ((True, "the printed text"), (False, "ANOTHER TEXT")):
            worth = {one.name: found[right, one] for one in Standing if found[right, one]}
            print(f"  {name:<32} {says:<18} {worth or 'never'}", flush=True)
        believed += sum(found[False, one] for one in Standing if one is not Standing.NOTHING)
    print(f"other texts that are worth something: {believed} (target 0)")
    return 1 if believed else 0


if __name__ == "__main__":
    sys.exit(main())
