"""Symbols as they leave the printer: one value a module."""

from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import zxingcpp

Symbology = Literal["qr", "microqr", "rmqr", "datamatrix", "code128", "itf14", "ean13", "upca"]

_FORMATS: dict[Symbology, zxingcpp.BarcodeFormat] = {
    "qr": zxingcpp.BarcodeFormat.QRCode,
    "microqr": zxingcpp.BarcodeFormat.MicroQRCode,
    "rmqr": zxingcpp.BarcodeFormat.RMQRCode,
    "datamatrix": zxingcpp.BarcodeFormat.DataMatrix,
    "code128": zxingcpp.BarcodeFormat.Code128,
    "itf14": zxingcpp.BarcodeFormat.ITF14,
    "ean13": zxingcpp.BarcodeFormat.EAN13,
    "upca": zxingcpp.BarcodeFormat.UPCA,
}


@lru_cache(maxsize=256)
def symbol_modules(text: str | bytes, symbology: Symbology, gs1: bool = False) -> npt.NDArray[np.uint8]:
    """The symbol without a quiet zone around it: 0 = ink, 255 = none, one element a module. Not to be written to.

    ``gs1``: ``text`` is an element string with its identifiers in brackets. Raises ValueError for a text that the
    symbology cannot hold."""
    options: dict[str, object] = {"gs1": True} if gs1 else {}
    if symbology == "qr":
        options["ec_level"] = "M"
    try:
        made = zxingcpp.create_barcode(text, _FORMATS[symbology], **options)
    except (RuntimeError, ValueError) as error:
        raise ValueError(f"{symbology} cannot hold this text") from error
    # the quiet zone of an ITF-14 lies inside its frame and belongs to it
    return np.array(made.to_image(scale=1, add_quiet_zones=symbology == "itf14"), dtype=np.uint8)
