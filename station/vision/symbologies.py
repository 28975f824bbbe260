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
    "ean13": (BarcodeFormat.EAN13,),
    "upca": (BarcodeFormat.UPCA,),
}

NAMES = tuple(_FORMATS)
"""What ``DecodeSettings.symbologies`` may hold."""

_BY_FORMAT = {zx: name for name, formats in _FORMATS.items() for zx in formats}
_BY_FORMAT[BarcodeFormat.QRCode] = "qr"
_BY_FORMAT[BarcodeFormat.ITF] = "itf"


def formats(names: tuple[str, ...]) -> zxingcpp.BarcodeFormats:
    """The set of formats zxing-cpp is to look for. Raises KeyError for a name that is not in NAMES."""
    return zxingcpp.BarcodeFormats([zx for name in names for zx in _FORMATS[name]])


def name_of(barcode: zxingcpp.Barcode) -> str | None:
    """Our name, or None for a symbology we did not ask for."""
    return _BY_FORMAT.get(barcode.format)
