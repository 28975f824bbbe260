"""Our names of symbologies and zxing-cpp's."""

import zxingcpp
from zxingcpp import BarcodeFormat

QR = ("qr",)
OTHER_MATRIX = ("datamatrix", "microqr", "rmqr")
LINEAR = frozenset({"code128", "itf14", "itf", "ean13", "upca"})

_FORMATS: dict[str, tuple[BarcodeFormat, ...]] = {
    # Not BarcodeFormat.QRCode: that means Micro QR and rMQR too, and ghosts of Micro QR are seen in blurred QR codes.
    "qr": (BarcodeFormat.QRCodeModel2, BarcodeFormat.QRCodeModel1),
    "microqr": (BarcodeFormat.MicroQRCode,),
    "rmqr": (BarcodeFormat.RMQRCode,),
    "datamatrix": (BarcodeFormat.DataMatrix,),
    "code128": (BarcodeFormat.Code128,),
    "itf14": (BarcodeFormat.ITF14,),
    "itf": (BarcodeFormat.ITF,),
    "ean13": (BarcodeFormat.EAN13,),
    "upca": (BarcodeFormat.UPCA,),
}

NAMES = tuple(_FORMATS)
"""What ``DecodeSettings.symbologies`` may hold. ``itf``: interleaved 2 of 5 of another length than 14."""

_ITF14_DIGITS, _EAN13_DIGITS = 14, 13

_BY_FORMAT = {zx: name for name, formats in _FORMATS.items() for zx in formats}
_BY_FORMAT[BarcodeFormat.QRCode] = "qr"


def formats(names: tuple[str, ...]) -> zxingcpp.BarcodeFormats:
    """The set of formats zxing-cpp is to look for. Raises KeyError for a name that is not in NAMES."""
    return zxingcpp.BarcodeFormats([zx for name in names for zx in _FORMATS[name]])


def named(barcode: zxingcpp.Barcode, asked: tuple[str, ...]) -> tuple[str | None, str]:
    """Our name (None where it has none here) and the text.

    A UPC-A is an EAN-13 that begins with 0: told with its 12 digits as ``upca`` where that was asked for, else as
    ``ean13`` with 13."""
    name, text = _name_of(barcode), barcode.text
    if name not in ("ean13", "upca"):
        return name, text
    text = text.zfill(_EAN13_DIGITS)
    if text.startswith("0") and len(text) == _EAN13_DIGITS and "upca" in asked:
        return "upca", text[1:]
    return ("ean13", text) if "ean13" in asked else (None, text)


def _name_of(barcode: zxingcpp.Barcode) -> str | None:
    if barcode.format in (BarcodeFormat.ITF, BarcodeFormat.ITF14):
        # zxing-cpp reads any length when asked for ITF-14; ]I1 says that the check digit was right
        return "itf14" if barcode.symbology_identifier == "]I1" and len(barcode.text) == _ITF14_DIGITS else "itf"
    return _BY_FORMAT.get(barcode.format)
