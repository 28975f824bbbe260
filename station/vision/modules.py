"""Reading estimated modules: drawn as a clean symbol and given to zxing-cpp, whose error correction is the proof."""

import time
from math import dist, inf

import numpy as np
import zxingcpp

from station.vision.estimate import Estimate, estimates
from station.vision.lattice import Lattice, Plane, lattice_of
from station.vision.optics import Optics
from station.vision.proof import Standing, spare, standing, version_of
from station.vision.reader import Found
from station.vision.steps import MODULES
from station.vision.symbologies import named
from station.vision.types import Pixels

_SPARE = 0.2
"""Part of the correction that must be unused: a place is asked a dozen times, a ghost has as many chances."""
_PURE = {
    # asked for model 2 alone, zxing-cpp 3.1 gives no pure symbol; Micro QR and rMQR are told apart by their version
    "qr": zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
    "datamatrix": zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.DataMatrix),
}


def read_modules(
    pixels: Pixels, middle: tuple[float, float], names: tuple[str, ...], optics: Optics, deadline: float = inf
) -> list[Found]:
    """One reading of the symbol around ``middle`` at most; a weak one only where no estimate gives a proven one.

    After the ``deadline`` (of ``time.perf_counter``) no further estimate is made."""
    weak: list[Found] = []
    for symbol in optics.symbols:
        lattice = lattice_of(symbol.symbology, symbol.version) if symbol.symbology in names else None
        if lattice is None:
            continue
        for estimate in estimates(pixels, middle, lattice, symbol.px_per_module, optics):
            found = _found(estimate, lattice, names)
            if found is not None and found.proven:
                return [found]
            weak += [found] if found is not None else []
            if time.perf_counter() >= deadline:
                return weak[:1]
    return weak[:1]


def modules_read(modules: Plane, lattice: Lattice) -> zxingcpp.Barcode | None:
    """zxing-cpp's reading of these modules, if it is of the lattice's kind and size."""
    image = np.pad(np.where(modules > 0, 255, 0).astype(np.uint8), 1, constant_values=255)
    kind = _PURE[lattice.symbology]
    for barcode in zxingcpp.read_barcodes(image, formats=kind, is_pure=True, text_mode=zxingcpp.TextMode.Plain):
        if barcode.valid and version_of(barcode) == lattice.version:
            return barcode
    return None


def _found(estimate: Estimate, lattice: Lattice, names: tuple[str, ...]) -> Found | None:
    barcode = modules_read(estimate.modules, lattice)
    name, text = named(barcode, names) if barcode is not None else (None, "")
    if barcode is None or name != lattice.symbology or not (text or barcode.bytes):
        return None
    worth = standing(barcode, name)
    if worth is Standing.NOTHING:
        return None
    a, b, c, d = ((round(x, 1), round(y, 1)) for x, y in estimate.pose.corners(lattice))
    return Found(
        text=text,
        raw=barcode.bytes,
        symbology=name,
        position=(a, b, c, d),
        center=(float(estimate.pose.middle[0]), float(estimate.pose.middle[1])),
        reach=max(dist(a, c), dist(b, d)) / 2,
        step=MODULES.name,
        voice=MODULES.name,
        proven=worth is Standing.PROVEN and spare(barcode) >= _SPARE,
        version=lattice.version,
    )
