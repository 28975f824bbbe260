"""A drawing in the language of a printer, or as a picture.

Every field is a graphic of its own: blank parts of a label cost nothing on the wire.
"""

import io
from collections.abc import Iterator
from typing import Literal

from PIL import Image
from zebrafy.graphic_field import GraphicField

from station.labels.drawing import Drawing, Piece
from station.labels.faults import LabelRefused, fault


def png(drawing: Drawing) -> bytes:
    """As it is printed, one dot a pixel."""
    out = io.BytesIO()
    drawing.picture().save(out, "PNG", dpi=(drawing.dpi, drawing.dpi))
    return out.getvalue()


def jpeg(drawing: Drawing) -> bytes:
    """The same for a screen."""
    out = io.BytesIO()
    drawing.picture().convert("L").save(out, "JPEG", quality=90)
    return out.getvalue()


def printed(drawing: Drawing, language: Literal["zpl", "tspl"], dpi: int) -> bytes:
    """What is sent to a printer. Raises LabelRefused where its head has other dots than the template."""
    if drawing.dpi != dpi:
        raise LabelRefused((fault("label_dpi_differs", "dpi", found=drawing.dpi, printer=dpi),))
    return zpl(drawing) if language == "zpl" else tspl(drawing)


def zpl(drawing: Drawing) -> bytes:
    """One format of graphic fields (^GF with run lengths, which every printer of this language knows)."""
    fields = "".join(_zpl_field(piece) for piece in drawing.pieces)
    told = f"^XA^PW{drawing.width}^LL{drawing.height}^LH0,0^PON\n{fields}^XZ\n"
    return told.encode("ascii")


def _zpl_field(piece: Piece) -> str:
    graphic = GraphicField(_inked(piece.picture), format="ASCII_COMPRESSED").get_graphic_field()
    return f"^FO{piece.box.left},{piece.box.top}{graphic}^FS\n"


def _inked(picture: Image.Image) -> Image.Image:
    """Of a width of whole bytes, blank at its right."""
    wide = Image.new("1", ((picture.width + 7) // 8 * 8, picture.height), 1)
    wide.paste(picture, (0, 0))
    return wide


def tspl(drawing: Drawing) -> bytes:
    """One label of bitmaps: symbols too, for firmwares differ in their commands for them. A 0 is ink."""
    mm_w, mm_h = drawing.width * 25.4 / drawing.dpi, drawing.height * 25.4 / drawing.dpi
    head = f"SIZE {mm_w:.1f} mm,{mm_h:.1f} mm\r\nDIRECTION 0\r\nREFERENCE 0,0\r\nCLS\r\n".encode("ascii")
    return head + b"".join(_tspl_fields(drawing)) + b"PRINT 1,1\r\n"


def _tspl_fields(drawing: Drawing) -> Iterator[bytes]:
    for piece in drawing.pieces:
        whole = _inked(piece.picture)
        # a bit that is clear is a black dot: as in a picture of mode "1"
        head = f"BITMAP {piece.box.left},{piece.box.top},{whole.width // 8},{whole.height},0,".encode("ascii")
        yield head + whole.tobytes() + b"\r\n"
