"""A template with its values becomes dots: every text and every symbol is drawn here, to the dot that is printed.

So the preview is the label, any script can be printed, text that runs out is known before it is printed, and nothing
that stands on a label can be a command to the printer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PIL import Image, ImageDraw

from station.labels.faults import LabelRefused, TemplateFault, fault
from station.labels.fonts import font_for
from station.labels.template import (
    DataMatrixField,
    Gs1BarField,
    LabelField,
    LabelTemplate,
    LineField,
    QrField,
    TextField,
)
from station.labels.values import LabelValues, filled

if TYPE_CHECKING:
    from drivers.symbols import Symbology

LEAST_MODULE_MM = 0.25
"""Narrower bars and smaller dots are not read reliably off a printed label; the least that GS1 allows for an SSCC."""
QUIET_MODULES: "dict[Symbology, int]" = {"code128": 10, "qr": 4, "datamatrix": 1}
_NOT_PRINTED = "\ufffd"
CAPTION_PART = 0.18
"""Height of the figures under a bar code, of its height."""
MM = 25.4


@dataclass(frozen=True, slots=True)
class Box:
    """In dots; ``right`` and ``bottom`` are the first ones outside."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One field as it is printed: a picture of mode "1" in which 0 is ink."""

    where: str
    picture: Image.Image
    box: Box
    quiet: Box
    """The box and what must be blank around it."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A label, ready to be written in a printer's language."""

    width: int
    height: int
    dpi: int
    pieces: tuple[Piece, ...]

    def picture(self) -> Image.Image:
        """All of it, as it is printed: mode "1", 0 is ink."""
        whole = Image.new("1", (self.width, self.height), 1)
        for piece in self.pieces:
            whole.paste(
                0, (piece.box.left, piece.box.top), Image.eval(piece.picture.convert("L"), lambda dot: 255 - dot)
            )
        return whole


def draw(template: LabelTemplate, values: LabelValues, fonts: Sequence[Path]) -> Drawing:
    """Raises LabelRefused with everything that speaks against this label."""
    faults: list[TemplateFault] = []
    pieces: list[Piece] = []
    for where, each in template.fields:
        try:
            pieces += _pieces(template, where, each, values, fonts)
        except LabelRefused as refused:
            faults += refused.faults
    width, height = template.dots(template.width_mm), template.dots(template.height_mm)
    faults += _misplaced(pieces, Box(0, 0, width, height))
    if faults:
        raise LabelRefused(tuple(faults))
    return Drawing(width, height, template.dpi, tuple(pieces))


def _pieces(
    template: LabelTemplate, where: str, each: LabelField, values: LabelValues, fonts: Sequence[Path]
) -> Iterator[Piece]:
    match each:
        case TextField():
            yield from _text(template, where, each, filled(each.text, values, where), fonts)
        case Gs1BarField():
            yield from _bars(template, where, each, filled(each.content, values, where), fonts)
        case QrField():
            yield _symbol(template, where, each, "qr", filled(each.content, values, where), gs1=False)
        case DataMatrixField(gs1=gs1):
            yield _symbol(template, where, each, "datamatrix", filled(each.content, values, where), gs1=gs1)
        case LineField():
            size = (max(1, template.dots(each.width_mm)), max(1, template.dots(each.height_mm)))
            yield _piece(template, where, each, Image.new("1", size, 0))
        case _:
            assert_never(each)  # type: ignore[arg-type]


def _piece(template: LabelTemplate, where: str, at: LabelField, picture: Image.Image, quiet: int = 0) -> Piece:
    left, top = template.dots(at.x_mm), template.dots(at.y_mm)
    return _placed(where, picture, left, top, quiet)


def _placed(where: str, picture: Image.Image, left: int, top: int, quiet: int = 0) -> Piece:
    box = Box(left, top, left + picture.width, top + picture.height)
    return Piece(where, picture, box, Box(left - quiet, top - quiet, box.right + quiet, box.bottom + quiet))


# text ----------------------------------------------------------------------------------------------------------------


def _text(template: LabelTemplate, where: str, each: TextField, text: str, fonts: Sequence[Path]) -> Iterator[Piece]:
    shown = "".join(sign if sign.isprintable() else _NOT_PRINTED for sign in text)
    line, width = template.dots(each.height_mm), template.dots(each.width_mm)
    face = font_for(shown, max(4, line), fonts, where)
    lines = list(_lines(shown, width, face.getlength))
    if len(lines) > each.lines or any(face.getlength(one) > width for one in lines):
        raise LabelRefused((fault("label_text_runs_out", where, text=shown[:80], width_mm=f"{each.width_mm:g}"),))
    picture = Image.new("1", (width, line * each.lines), 1)
    pen = ImageDraw.Draw(picture)
    for number, one in enumerate(lines):
        spare = width - face.getlength(one)
        left = {"left": 0.0, "center": spare / 2, "right": spare}[each.align]
        pen.text((left, number * line), one, fill=0, font=face)
    yield _piece(template, where, each, picture)


def _lines(text: str, width: int, measure: Callable[[str], float]) -> Iterator[str]:
    """Broken at blanks, and between any two characters of a script that has no blanks."""
    line = ""
    for word in _words(text):
        if line and measure((line + word).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += word if line or word.strip() else ""
    if line.strip():
        yield line.rstrip()


def _words(text: str) -> Iterator[str]:
    word = ""
    for sign in text:
        word += sign
        if sign == " " or ord(sign) >= 0x2E80:
            yield word
            word = ""
    if word:
        yield word


# symbols -------------------------------------------------------------------------------------------------------------


def _modules(template: LabelTemplate, where: str, module_mm: float) -> int:
    """Dots of a module. Raises LabelRefused where that is too narrow to be read."""
    dots = max(1, template.dots(module_mm))
    printed_mm = dots * MM / template.dpi
    if printed_mm < LEAST_MODULE_MM - 0.0005:
        least, told = f"{LEAST_MODULE_MM:g}", f"{printed_mm:.3f}"
        raise LabelRefused((fault("label_module_narrow", where, found_mm=told, least_mm=least, dpi=template.dpi),))
    return dots


def _drawn(where: str, kind: "Symbology", text: str, *, gs1: bool) -> Image.Image:
    """One dot a module, 0 is ink. Raises LabelRefused."""
    from drivers.symbols import symbol_modules  # late: numpy, which no start should wait for

    try:
        modules = symbol_modules(text, kind, gs1=gs1)
    except ValueError:
        raise LabelRefused((fault("label_symbol_text", where, text=text[:80], symbol=kind),)) from None
    return Image.fromarray(modules).convert("1", dither=Image.Dither.NONE)


def _symbol(
    template: LabelTemplate, where: str, each: QrField | DataMatrixField, kind: "Symbology", text: str, *, gs1: bool
) -> Piece:
    dots = _modules(template, where, each.module_mm)
    small = _drawn(where, kind, text, gs1=gs1)
    picture = small.resize((small.width * dots, small.height * dots), Image.Resampling.NEAREST)
    return _piece(template, where, each, picture, QUIET_MODULES[kind] * dots)


def _bars(template: LabelTemplate, where: str, each: Gs1BarField, text: str, fonts: Sequence[Path]) -> Iterator[Piece]:
    """Blank must be what is left and right of it; above and under it may stand anything."""
    dots = _modules(template, where, each.module_mm)
    small = _drawn(where, "code128", text, gs1=True)
    height = template.dots(each.height_mm)
    row = small.crop((0, 0, small.width, 1))
    picture = row.resize((small.width * dots, height), Image.Resampling.NEAREST)
    bars = _piece(template, where, each, picture)
    side = QUIET_MODULES["code128"] * dots
    yield Piece(
        where, picture, bars.box, Box(bars.box.left - side, bars.box.top, bars.box.right + side, bars.box.bottom)
    )
    if each.caption:
        line = max(12, round(height * CAPTION_PART))
        face = font_for(text, line, fonts, where)
        under = Image.new("1", (picture.width, line), 1)
        left = max(0.0, (picture.width - face.getlength(text)) / 2)
        ImageDraw.Draw(under).text((left, 0), text, fill=0, font=face)
        yield _placed(where, under, bars.box.left, bars.box.bottom + dots)


# together ------------------------------------------------------------------------------------------------------------


def _misplaced(pieces: Sequence[Piece], label: Box) -> Iterator[TemplateFault]:
    """Over the edge of the label, or in the quiet zone of a symbol."""
    for piece in pieces:
        zone = piece.quiet
        if piece.box.right > label.right or piece.box.bottom > label.bottom:
            yield fault("label_over_edge", piece.where)
        elif zone.left < 0 or zone.top < 0 or zone.right > label.right or zone.bottom > label.bottom:
            yield fault("label_quiet_zone", piece.where, other="-")
    for piece in pieces:
        if piece.quiet != piece.box:
            for other in pieces:
                if other.where != piece.where and other.box.meets(piece.quiet):
                    yield fault("label_quiet_zone", piece.where, other=other.where)
