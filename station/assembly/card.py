"""The test card: codes whose text is known, drawn to size, and what a reader made of one of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from drivers.symbols import Symbology, symbol_modules
from station.core.codes import display, is_device_message, layout_of
from station.core.codes.signs import GS

PAGE_MM = (210.0, 297.0)
_GS_WORDS = ("<GS>", "{GS}", "[GS]", "^]", "\\x1d", "\\u001d", "<0x1D>", "~1", "\u241d", "|", "#", "@", " ", "]")
"""What readers are set to send for it."""
_BAR_HEIGHT_MM = 14.0
_AIM_CHARS = 3


@dataclass(frozen=True, slots=True)
class CardCode:
    """One code of the card."""

    field: int
    """As printed beside it."""
    symbology: Symbology
    text: str
    module_mm: float
    left_mm: float
    top_mm: float
    caption: str
    printed: str = ""
    """GS1: its elements with their identifiers in brackets."""


CARD: tuple[CardCode, ...] = (
    CardCode(1, "qr", "CARD-1/aqwzym?x=AQWZYM&n=1:09", 0.76, 20, 45, "QR: letters, digits, signs (keyboard layout)"),
    CardCode(2, "qr", " CARD-2 ", 0.76, 90, 45, "QR: a blank at both ends (trimmed?)"),
    CardCode(
        *(3, "datamatrix", f"010950110153000310CARD3{GS}21S3", 0.76, 150, 45, "GS1 DataMatrix: GS behind the lot"),
        printed="(01)09501101530003(10)CARD3(21)S3",
    ),
    CardCode(4, "code128", "CARD-4", 0.34, 20, 88, "Code 128"),
    CardCode(5, "datamatrix", "CARD-5", 0.76, 105, 88, "DataMatrix"),
    CardCode(6, "qr", "CARD-6", 0.508, 20, 135, "QR 0.51 mm a module"),
    CardCode(7, "qr", "CARD-7", 0.339, 60, 135, "QR 0.34 mm"),
    CardCode(8, "qr", "CARD-8", 0.254, 100, 135, "QR 0.25 mm"),
    CardCode(9, "qr", "CARD-9", 0.169, 140, 135, "QR 0.17 mm"),
    CardCode(10, "datamatrix", "CARD-10", 0.508, 20, 170, "DataMatrix 0.51 mm a module"),
    CardCode(11, "datamatrix", "CARD-11", 0.339, 75, 170, "DataMatrix 0.34 mm"),
    CardCode(12, "datamatrix", "CARD-12", 0.254, 115, 170, "DataMatrix 0.25 mm"),
    CardCode(13, "datamatrix", "CARD-13", 0.169, 155, 170, "DataMatrix 0.17 mm"),
)
"""Modules are whole dots of a printer of 300 or 600 dots an inch."""
BY_TEXT: Mapping[str, CardCode] = {code.text: code for code in CARD}
FOR_READERS = (1, 2, 3)
"""Fields that tell how a reader, or a keyboard, sends a text."""


def rectangles(code: CardCode) -> Iterator[tuple[float, float, float, float]]:
    """Its ink: left, top, width, height in mm from the page's top left corner; runs of a row as one."""
    modules = symbol_modules(code.printed or code.text, code.symbology, gs1=bool(code.printed))
    linear = code.symbology == "code128"
    rows, height = (modules[:1], _BAR_HEIGHT_MM) if linear else (modules, code.module_mm)
    for number, row in enumerate(rows):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row == 0, [0]]).astype(np.int8)))
        for first, end in zip(edges[::2], edges[1::2], strict=True):
            left = code.left_mm + float(first) * code.module_mm
            yield left, code.top_mm + number * height, float(end - first) * code.module_mm, height


@dataclass(frozen=True, slots=True)
class ToldText:
    """What a device made of a code of the card: a key of ``station.messages.doctor`` with its arguments."""

    right: bool
    key: str
    field: int = 0
    """0 = it is no code of the card."""
    found: str = ""

    @property
    def arguments(self) -> dict[str, str | int]:
        """What there is of them: a sentence has no place for an empty one."""
        return {**({"field": self.field} if self.field else {}), **({"found": self.found} if self.found else {})}


def told_text(text: str) -> ToldText:
    """Judge what came, as it came."""
    if is_device_message(text):
        return ToldText(False, "card_device_message", found=display(text))
    aim, body = (text[:_AIM_CHARS], text[_AIM_CHARS:]) if text.startswith("]") else ("", text)
    body = body.removeprefix(GS)
    if (code := BY_TEXT.get(body)) is not None:
        return ToldText(True, "card_right", code.field, aim)
    return next((found for code in CARD for found in _spoilt(body, code)), None) or _typed(body, text)


def _spoilt(body: str, code: CardCode) -> Iterator[ToldText]:
    right = code.text
    if right.strip() != right and body.strip() == right.strip():
        yield ToldText(False, "card_trimmed", code.field)
    if GS in right:
        if body == right.replace(GS, ""):
            yield ToldText(False, "card_gs_lost", code.field)
        yield from (
            ToldText(False, "card_gs_replaced", code.field, word)
            for word in _GS_WORDS
            if body == right.replace(GS, word)
        )
    if body.casefold() == right.casefold():
        yield ToldText(False, "card_case", code.field)
    if right.strip() in body and len(right.strip()) > 5:
        front, _, back = body.partition(right.strip())
        if not (front[:1].isdigit() or back[:1].isdigit() or back[:1] == "-"):
            yield ToldText(False, "card_added", code.field, display(f"{front} {back}".strip()))


def _typed(body: str, text: str) -> ToldText:
    """Through a keyboard of another layout, or nothing of the card's."""
    meant: list[str] = []
    layout = layout_of(body, partial(_is_of_the_card, meant.append))
    if not layout:
        return ToldText(False, "card_unknown", found=display(text[:60]))
    field = next((code.field for code in CARD for one in meant if _bare(one) == _bare(code.text)), 0)
    return ToldText(False, layout, field)


def _is_of_the_card(note: Callable[[str], None], meant: str) -> bool:
    note(meant)
    return any(_bare(meant) == _bare(code.text) for code in CARD)


def _bare(text: str) -> str:
    """Without what a keyboard cannot send."""
    return text.replace(GS, "").strip()
