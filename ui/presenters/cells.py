"""Cells of a case: their names, what failed, and how that is told by colour, hatch, glyph and word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from station.api.schema import CaseDetail, Cell, ViewGrid
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.theme.tokens import Token

Group = Literal["read", "nothing", "forbidden", "unproven"]
Glyph = Literal["", "cross", "squares", "triangle"]

NAMES_SHOWN = 3
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class GroupStyle:
    fill: Token
    ink: Token
    text: Token
    glyph: Glyph


GROUPS: dict[Group, GroupStyle] = {
    "read": GroupStyle("surface", "text", "text", ""),
    "nothing": GroupStyle("red", "onred", "redtxt", "cross"),
    "forbidden": GroupStyle("mag", "onmag", "magtxt", "squares"),
    "unproven": GroupStyle("amber", "onamber", "ambertxt", "triangle"),
}

_OF_REASON: dict[str, tuple[Group, str]] = {
    "no_read": ("nothing", mark("cell", "No read")),
    "missed_trigger": ("nothing", mark("cell", "Missed")),
    "duplicate": ("forbidden", mark("cell", "Duplicate")),
    "foreign": ("forbidden", mark("cell", "Foreign")),
    "not_in_pool": ("forbidden", mark("cell", "Not issued")),
    "void_in_pool": ("forbidden", mark("cell", "Void")),
    "wrong_product": ("forbidden", mark("cell", "Product")),
    "decommissioned": ("forbidden", mark("cell", "Withdrawn")),
    "late": ("unproven", mark("cell", "Late")),
}
_NO_CHECK: tuple[Group, str] = ("unproven", mark("cell", "No check"))


@dataclass(frozen=True, slots=True)
class CellMark:
    """One place of the overlay."""

    row: int
    column: int
    """From 1, as they are drawn."""
    name: str
    group: Group = "read"
    word: str = ""
    code: str = ""
    why: str = ""
    """A sentence: what speaks against it, where its twin is."""
    view: int = 0
    """Number of its view where the case has several; ``row`` and ``column`` are in it."""
    place: str = ""
    """Where it is, in words, when its name alone does not say it: its view or lane."""


def cell_name(row: int, column: int) -> str:
    """Named like a chessboard, from the top left: ``B5``."""
    return f"{row_name(row)}{column}"


def row_name(row: int) -> str:
    """A, B … Z, AA."""
    letters = ""
    while row > 0:
        row, rest = divmod(row - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def grid_of(case: CaseDetail) -> tuple[int, int]:
    """Rows and columns to draw: of the picture, or of the queue's units laid out in order, wider than high."""
    if case.rows and case.columns:
        return case.rows, case.columns
    n = len(case.cells)
    columns = next((each for each in range(1, n + 1) if each * each * 2 >= n * 3), 1)
    return max(1, -(-n // columns)), columns


def marks(case: CaseDetail, words: Words) -> tuple[CellMark, ...]:
    """Every cell of a case as it is drawn."""
    _, columns = grid_of(case)
    return tuple(_mark(case, cell, index, columns, words) for index, cell in enumerate(case.cells))


def failed_names(case: CaseDetail, reason: str) -> str:
    """``B5, D2``: the first few cells that failed for this reason; empty = none did."""
    failed = [(index, cell) for index, cell in enumerate(case.cells) if cell.state != "read"]
    names = [name_in(case, cell, index) for index, cell in failed if (cell.reason or "no_read") == reason]
    return ", ".join(names[:NAMES_SHOWN]) + (" …" if len(names) > NAMES_SHOWN else "")


def name_in(case: CaseDetail, cell: Cell, index: int) -> str:
    """``B5``; ``2·B5`` in view 2 of several; of the queue ``5``, or ``2·5`` in lane 2 of two."""
    name = cell_name(cell.row, cell.column) if cell.row else str(index + 1)
    of = cell.view if case.views else cell.lane if several_lanes(case) else 0
    return f"{of}·{name}" if of else name


def several_lanes(case: CaseDetail) -> bool:
    return any(cell.lane > 1 for cell in case.cells)


def place_in(case: CaseDetail, cell: Cell, words: Words) -> str:
    """View, layer, row and column, or lane; empty where a case has one view and one lane."""
    if case.views and cell.row:
        layer = next((view.layer for view in case.views if view.view == cell.view), 0)
        where = words.say("cell", "view {view}, row {row}, column {column}")
        if layer and several_layers(case.views):
            where = words.say("cell", "view {view}, layer {layer}, row {row}, column {column}")
        return fill(where, view=str(cell.view), layer=str(layer), row=row_name(cell.row), column=str(cell.column))
    return lane_name(cell.lane, words) if several_lanes(case) else ""


def lane_name(lane: int, words: Words) -> str:
    return fill(words.say("cell", "lane {lane}"), lane=str(lane))


def several_layers(views: Sequence[ViewGrid]) -> bool:
    return len({view.layer for view in views if view.layer}) > 1


def view_name(view: ViewGrid, views: Sequence[ViewGrid], words: Words) -> str:
    """``2 top``, with its layer where there are several: ``3 top, layer 2``."""
    if not view.camera:
        return fill(words.say("cell", "View {view}"), view=str(view.view))
    named = words.say("cell", "{view} {camera}")
    if several_layers(views):
        named = words.say("cell", "{view} {camera}, layer {layer}")
    return fill(named, view=str(view.view), camera=line(view.camera), layer=str(view.layer))


def _mark(case: CaseDetail, cell: Cell, index: int, columns: int, words: Words) -> CellMark:
    row, column = (cell.row, cell.column) if cell.row else (index // columns + 1, index % columns + 1)
    name, code = name_in(case, cell, index), line(cell.text)
    where = (cell.view if case.views else 0, place_in(case, cell, words))
    if cell.state == "read":
        return CellMark(row, column, name, "read", "", code, "", *where)
    reason = cell.reason or "no_read" if cell.state == "no_read" else cell.reason
    group, word = _OF_REASON.get(reason, _NO_CHECK)
    return CellMark(row, column, name, group, words.say("cell", word), code, _why(cell, reason, words), *where)


def _why(cell: Cell, reason: str, words: Words) -> str:
    if reason == "duplicate" and cell.twin:
        return _twin(cell.twin, words)
    if reason == "no_read":
        return words.say("cell", "No code could be read here.")
    return words.what(reason or "other", {})


def _twin(twin: str, words: Words) -> str:
    if twin == "case":
        return words.say("cell", "Twice in this case.")
    if twin == "picture":
        return words.say("cell", "Also in the picture of another case.")
    if twin == "queue":
        return words.say("cell", "It waits on the belt already.")
    return fill(words.say("cell", "Already in case {case}."), case=words.case(twin))
