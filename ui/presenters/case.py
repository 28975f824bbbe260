"""The case in the middle of the Run page: its verdict in two words, its cells, its picture."""

from dataclasses import dataclass, replace
from typing import Literal

from station.api.schema import CaseDetail, CaseState, Snapshot
from ui.i18n.mark import mark
from ui.i18n.words import Words, fill
from ui.presenters.cells import CellMark, grid_of, marks, view_name
from ui.presenters.moment import Moment
from ui.theme.tokens import Token

VerdictShape = Literal["check", "octagon", "triangle", "ring"]
PLC_NUMBERS = 32_000
Parts = tuple[float, float, float, float]
"""Left, top, right, bottom as parts of a picture."""


@dataclass(frozen=True, slots=True)
class VerdictModel:
    word: str
    count: str
    shape: VerdictShape
    ink: Token
    case: str
    time: str
    earlier: str = ""
    """Set when this is not the newest case: says so."""


@dataclass(frozen=True, slots=True)
class CaseModel:
    """Everything about one case that is shown together, in one paint."""

    name: str
    """``epoch/seq``; empty = no case yet."""
    verdict: VerdictModel
    rows: int
    columns: int
    cells: tuple[CellMark, ...]
    picture: str
    """Path on the API; empty = none is kept."""
    lettered: bool
    """Rows and columns have names on the edge (a picture); else cells are numbered in order (the queue)."""
    area: Parts = (0.0, 0.0, 1.0, 1.0)
    """What the cells fill: left, top, right, bottom as parts of the picture."""
    title: str = ""
    """Of a view: its number, camera and layer."""
    views: "tuple[CaseModel, ...]" = ()
    """Where there are several: the same case as each of them shows it, by number. Cells of two views are never drawn
    into one grid."""

    def front(self, view: int) -> "CaseModel":
        """What one view shows; the case itself where it has one view."""
        return self.views[view - 1] if 0 < view <= len(self.views) else self

    @property
    def pictures(self) -> tuple[str, ...]:
        """Paths by view."""
        return tuple(view.picture for view in self.views) or (self.picture,)

    @property
    def failed(self) -> tuple[CellMark, ...]:
        return tuple(cell for cell in self.cells if cell.group != "read")


@dataclass(frozen=True, slots=True)
class _Kind:
    word: str
    shape: VerdictShape
    ink: Token


_OF_STATE: dict[CaseState, _Kind] = {
    "open": _Kind(mark("verdict", "JUDGING"), "ring", "text"),
    "passed": _Kind(mark("verdict", "PASSED"), "check", "text"),
    "released": _Kind(mark("verdict", "PASSED"), "check", "text"),
    "rejected": _Kind(mark("verdict", "REJECTED"), "octagon", "redtxt"),
    "missed": _Kind(mark("verdict", "MISSED"), "octagon", "redtxt"),
    "void": _Kind(mark("verdict", "EJECTED"), "octagon", "text"),
    "quarantined": _Kind(mark("verdict", "NOT PROVEN"), "triangle", "ambertxt"),
}


def newest_case(moment: Moment, known: CaseModel | None = None) -> CaseModel:
    """The case that was judged last. ``known``: its model of before, whose cells are as they were."""
    case = moment.snapshot.last_case
    if case is None:
        return _no_case(moment)
    took = took_ms(moment.snapshot, case.epoch, case.seq)
    if known is not None and known.name == f"{case.epoch}/{case.seq}" and len(known.views) == len(case.views):
        verdict = _verdict(case, moment.words, took, earlier=False)
        told = zip(known.views, case.views, strict=False)
        views = tuple(replace(view, picture=shown.picture) for view, shown in told)
        return replace(known, verdict=verdict, picture=case.picture, views=views)
    return case_model(case, moment.words, took_ms=took)


def case_model(case: CaseDetail, words: Words, *, took_ms: float | None = None, earlier: bool = False) -> CaseModel:
    """One case; ``earlier`` marks it as not the newest."""
    rows, columns = grid_of(case)
    name, verdict = f"{case.epoch}/{case.seq}", _verdict(case, words, took_ms, earlier=earlier)
    cells, lettered = marks(case, words), bool(case.rows)
    views = tuple(
        CaseModel(
            name,
            verdict,
            view.rows,
            view.columns,
            tuple(cell for cell in cells if cell.view == view.view),
            view.picture,
            lettered=True,
            area=_area(view.area),
            title=view_name(view, case.views, words),
        )
        for view in case.views
    )
    return CaseModel(name, verdict, rows, columns, cells, case.picture, lettered, _area(case.area), views=views)


def _area(area: Parts) -> Parts:
    """What cannot be a part of a picture is taken for the whole."""
    left, top, right, bottom = area
    return area if 0 <= left < right <= 1 and 0 <= top < bottom <= 1 else (0.0, 0.0, 1.0, 1.0)


def _verdict(case: CaseDetail, words: Words, took_ms: float | None, *, earlier: bool) -> VerdictModel:
    rows, columns = grid_of(case)
    kind = _OF_STATE[case.state]
    of = len(case.cells) or rows * columns
    at = words.clock(case.at_us, seconds=True)
    return VerdictModel(
        words.say("verdict", kind.word),
        fill(words.say("verdict", "{n} of {m}"), n=words.number(case.units_read), m=words.number(of)) if of else "",
        kind.shape,
        kind.ink,
        fill(words.say("verdict", "Case {case}"), case=words.case(f"{case.epoch}/{case.seq}")),
        at if took_ms is None else fill(words.say("verdict", "{time} · {ms} ms"), time=at, ms=f"{took_ms:.0f}"),
        words.say("verdict", "Earlier case") if earlier else "",
    )


def took_ms(snapshot: Snapshot, epoch: int, seq: int) -> float | None:
    """Trigger seen → verdict written, if the station still remembers this case's handshake."""
    short = (seq - 1) % PLC_NUMBERS + 1
    found = (each for each in reversed(snapshot.plc.handshakes) if each.seq == short and each.epoch == epoch)
    return next((each.written_ms for each in found), None)


def _no_case(moment: Moment) -> CaseModel:
    order, words = moment.snapshot.order, moment.words
    rows, columns = (order.rows, order.columns) if order is not None else (0, 0)
    verdict = VerdictModel(words.say("verdict", "No case yet"), "", "ring", "text2", "", "")
    cells = tuple(CellMark(row, column, "") for row in range(1, rows + 1) for column in range(1, columns + 1))
    return CaseModel("", verdict, rows, columns, cells, "", lettered=bool(rows))
