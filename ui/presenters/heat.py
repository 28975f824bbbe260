"""Where no-reads gather: the grid of the shift, and in words what drifts."""

from collections import Counter
from dataclasses import dataclass

from station.api.schema import Drift, HeatMap
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.cells import cell_name, row_name, view_name


@dataclass(frozen=True, slots=True)
class HeatSquare:
    row: int
    column: int
    count: str
    """No-reads of the shift; empty = none."""
    lately: str
    """Those of the last hour; empty = none."""
    part: float
    """Of the hottest square."""


@dataclass(frozen=True, slots=True)
class HeatModel:
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    squares: tuple[HeatSquare, ...]
    marked: tuple[tuple[str, int, int], ...]
    """(kind, row, column) of what drifts; 0 = all of them."""


@dataclass(frozen=True, slots=True)
class HeatWords:
    title: str
    about: str
    drifts: tuple[tuple[str, str], ...]
    """What happened, what to do."""
    calm: str
    """Said when nothing drifts."""
    legend: str


def heat_model(heat: HeatMap, view: int = 0) -> HeatModel:
    """The grid of one view; 0 = there is one."""
    grid = next((each for each in heat.views if each.view == view), heat)
    cells = (cell for cell in heat.cells if cell.no_reads and view in (0, cell.view))
    sums = {(cell.row, cell.column): (sum(cell.no_reads), cell.no_reads[0]) for cell in cells}
    most = max((total for total, _ in sums.values()), default=0)
    squares = tuple(
        _square(row, column, *sums.get((row, column), (0, 0)), most)
        for row in range(1, grid.rows + 1)
        for column in range(1, grid.columns + 1)
    )
    return HeatModel(
        tuple(row_name(row) for row in range(1, grid.rows + 1)),
        tuple(str(column) for column in range(1, grid.columns + 1)),
        squares,
        tuple((drift.kind, drift.row, drift.column) for drift in heat.drift if view in (0, drift.view)),
    )


def first_view(heat: HeatMap) -> int:
    """The view that is shown when nobody chose one: where most drifts, else the first; 0 = there is one."""
    if not heat.views:
        return 0
    return heat.drift[0].view if heat.drift else heat.views[0].view


def view_names(heat: HeatMap, words: Words) -> tuple[tuple[int, str], ...]:
    """Number and name of each view, with how much drifts in it."""
    drifts = Counter(drift.view for drift in heat.drift)
    names = ((view.view, view_name(view, heat.views, words)) for view in heat.views)
    return tuple((view, f"{name} ({drifts[view]})" if drifts[view] else name) for view, name in names)


def _square(row: int, column: int, total: int, lately: int, most: int) -> HeatSquare:
    shown = (str(total) if total else "", f"+{lately}" if lately else "")
    return HeatSquare(row, column, *shown, total / most if most else 0.0)


def heat_words(heat: HeatMap, words: Words) -> HeatWords:
    hours = len(heat.seen)
    total = sum(sum(cell.no_reads) for cell in heat.cells)
    title = fill(words.say("heat", "No-reads, last {n} h"), n=str(hours))
    camera = (
        fill(words.say("heat", "camera {camera}"), camera=line(heat.camera)) if heat.camera and not heat.views else ""
    )
    cases = fill(words.say("heat", "{n:1 case|{n} cases} seen"), n=words.number(sum(heat.seen)))
    reads = fill(words.say("heat", "{n:1 no-read|{n} no-reads}"), n=words.number(total))
    calm = words.say("heat", "No row, column or cell reads worse than before.")
    if not heat.rows:
        calm = fill(words.say("heat", "There is no grid: this line reads {unit} by {unit}."), unit=words.unit)
    return HeatWords(
        title,
        " · ".join(part for part in (reads, cases, camera) if part),
        tuple(_in_view(drift, heat, words) for drift in heat.drift),
        calm,
        words.say("heat", "Large: in all. Small: of that, in the last hour."),
    )


def _in_view(drift: Drift, heat: HeatMap, words: Words) -> tuple[str, str]:
    """Of several views the one is named, and its camera."""
    view = next((each for each in heat.views if each.view == drift.view), None)
    if view is None:
        return drift_words(drift, heat.camera, words)
    what, do = drift_words(drift, view.camera, words)
    name = view_name(view, heat.views, words)
    return fill(words.say("heat", "{view}: {what}"), view=name, what=what), do


def drift_words(drift: Drift, camera: str, words: Words) -> tuple[str, str]:
    """What happened and what to do."""
    given = {
        "col": str(drift.column),
        "row": row_name(drift.row) if drift.row else "",
        "cell": cell_name(drift.row, drift.column) if drift.row else "",
        "n": words.number(drift.n),
        "camera": line(camera),
        "unit": words.unit,
    }
    what, do = _rising(drift.kind, words) if drift.rising else _standing_out(drift.kind, words)
    return fill(what, **given), fill(do, **given)


def _rising(kind: str, words: Words) -> tuple[str, str]:
    match kind:
        case "column":
            what = words.say("heat", "No-reads in column {col} rising: {n} this hour.")
        case "row":
            what = words.say("heat", "No-reads in row {row} rising: {n} this hour.")
        case "cell":
            what = words.say("heat", "No-reads in cell {cell} rising: {n} this hour.")
        case _:
            what = words.say("heat", "No-reads rising everywhere: {n} this hour.")
    return what, _remedy(kind, words)


def _standing_out(kind: str, words: Words) -> tuple[str, str]:
    match kind:
        case "column":
            what = words.say("heat", "Column {col} stands out: {n} no-reads this hour.")
        case "row":
            what = words.say("heat", "Row {row} stands out: {n} no-reads this hour.")
        case _:
            what = words.say("heat", "Cell {cell} stands out: {n} no-reads this hour.")
    return what, _remedy(kind, words)


def _remedy(kind: str, words: Words) -> str:
    match kind:
        case "column":
            return words.say("heat", "Clean camera {camera} above column {col}.")
        case "row":
            return words.say("heat", "Clean camera {camera} above row {row}.")
        case "cell":
            return words.say("heat", "Clean camera {camera} above {cell}. Check how the {unit} is placed there.")
        case _:
            return words.say("heat", "Clean camera {camera} and its light.")
