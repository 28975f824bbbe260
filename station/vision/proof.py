"""When a reading may be believed: a wrong code is worse than none.

An error-corrected symbol is noise that happened to lie near a valid one with the chance V(n, e) / 256^r: n codewords in
a block, r of them for correction, e corrected. For most symbols that is below 1e-9 even when every correction was used,
and the reading proves itself. The few small symbols where it is not are listed here: they must have corrections to
spare, or be read alike by two differing steps. Where noise has a chance of more than 1e-7 they are nothing: damage in
the print is the same in every step, so steps agree on what it makes of a symbol. For QR and Micro QR that is,
within one codeword, what their standard does not correct either: some codewords are there to notice more errors.

Linear codes have a check digit at most, and enlargements of one picture read the same wrong number alike: they are
confirmed by their bars (``bars``) or not believed. A Micro QR M1 only detects errors, and its ghosts appear in blurred
QR codes (two steps have been seen to agree on one): it must be the perfect symbol of its text, or it is nothing.
"""

from enum import Enum, auto
from math import comb

import numpy as np
import zxingcpp
from zxingcpp import BarcodeFormat

from station.vision.symbologies import LINEAR

_CHANCE = 1e-9
_AGREED = 1e-7
"""The same for what two steps agree on: damage in the print is alike in every view."""

# (symbology, version, level) -> (codewords, of them for correction), where all corrections used leave more than _CHANCE
_SMALL: dict[tuple[str, str, str], tuple[int, int]] = {
    ("qr", "1", "L"): (26, 7),
    ("qr", "1", "M"): (26, 10),
    ("qr", "2", "L"): (44, 10),
    ("microqr", "M2", "L"): (10, 5),
    ("microqr", "M2", "M"): (10, 6),
    ("microqr", "M3", "L"): (17, 6),
    ("microqr", "M3", "M"): (17, 8),
    ("microqr", "M4", "L"): (24, 8),
    ("microqr", "M4", "M"): (24, 10),
    ("datamatrix", "10x10", ""): (8, 5),
    ("datamatrix", "12x12", ""): (12, 7),
    ("datamatrix", "14x14", ""): (18, 10),
    ("datamatrix", "8x18", ""): (12, 7),
    ("datamatrix", "18x8", ""): (12, 7),
}
_RMQR_SPARE = 0.5
"""rMQR blocks are many and small: half of the correction must be unused."""


class Standing(Enum):
    """What one reading is worth by itself."""

    PROVEN = auto()
    WEAK = auto()
    """To be believed when a differing step reads the same."""
    TO_BE_CONFIRMED = auto()
    """A linear code: to be believed when the picture itself shows it (``bars``)."""
    NOTHING = auto()


def chance(codewords: int, correction: int, errors: int) -> float:
    """How likely noise is within ``errors`` of a valid block."""
    near = sum(comb(codewords, e) * 255**e for e in range(errors + 1))
    return float(near / 256**correction)


def standing(barcode: zxingcpp.Barcode, symbology: str) -> Standing:
    """How far the symbol's own redundancy proves the reading."""
    if symbology in LINEAR:
        return Standing.TO_BE_CONFIRMED
    extra = barcode.extra if isinstance(barcode.extra, dict) else {}
    version, unused = version_of(barcode), spare(barcode)
    if version == "M1":
        return Standing.PROVEN if is_perfect(barcode) else Standing.NOTHING
    if symbology == "rmqr":
        return Standing.PROVEN if unused >= _RMQR_SPARE else Standing.WEAK
    block = _SMALL.get((symbology, version, str(extra.get("ECLevel", ""))))
    if block is None:
        return Standing.PROVEN
    codewords, correction = block
    likely = chance(codewords, correction, round((1.0 - unused) * correction / 2))
    if likely > _AGREED:
        return Standing.NOTHING
    return Standing.PROVEN if likely <= _CHANCE else Standing.WEAK


def spare(barcode: zxingcpp.Barcode) -> float:
    """The part of a matrix code's error correction that its reading did not use."""
    extra = barcode.extra
    return float(extra.get("UEC", 0.0)) if isinstance(extra, dict) else 0.0


def version_of(barcode: zxingcpp.Barcode) -> str:
    """Its size as its standard names it; empty for a linear code."""
    extra = barcode.extra
    return str(extra.get("Version", "")) if isinstance(extra, dict) else ""


def is_perfect(barcode: zxingcpp.Barcode) -> bool:
    """Whether the modules as sampled from the picture are exactly those of a symbol made anew from the text."""
    extra = barcode.extra if isinstance(barcode.extra, dict) else {}
    try:
        made = zxingcpp.create_barcode(
            barcode.text,
            BarcodeFormat.MicroQRCode,
            ec_level=str(extra.get("ECLevel", "")),
            version=int(str(extra.get("Version", "M0"))[1:]),
            data_mask=int(extra.get("DataMask", 0)),
        )
    except (RuntimeError, ValueError):
        return False
    # to_image of a barcode that was read draws the modules as sampled, before correction (matrix codes only: asked of
    # a linear code that was read, it divides by zero and takes the process with it)
    sampled = np.asarray(barcode.to_image(scale=1, add_quiet_zones=False))
    return np.array_equal(sampled, np.asarray(made.to_image(scale=1, add_quiet_zones=False)))
