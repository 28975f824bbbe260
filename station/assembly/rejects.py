"""Flagged cases and the heat map, from the journal to the API."""

from collections.abc import Sequence

from station.api import schema
from station.assembly.snapshot import case_row, view_grids
from station.core.drift import CellHours, find_drift
from station.core.events import CasePassed, CaseRejected
from station.core.loaded import StoredCase
from station.core.values import CaseRef, View
from station.journal.flagged import FlaggedPage, HeatHours
from station.journal.stories import CaseStory

SHIFT_US = 8 * 3_600_000_000
"""A shift, until a config names its hours (decision 0120)."""


def reject_page(page: FlaggedPage, since_us: int, has_picture: frozenset[CaseRef]) -> schema.RejectPage:
    """``has_picture``: cases whose picture is known to be kept."""
    rows = tuple(_row(case, case.case in has_picture) for case in page.cases)
    return schema.RejectPage(
        since_us=since_us,
        rejects=rows,
        next=f"{rows[-1].epoch}/{rows[-1].seq}" if page.more and rows else "",
        total=page.total,
        reasons=page.counts,
    )


def _row(case: StoredCase, has_picture: bool) -> schema.RejectRow:
    told = case_row(case).model_copy(update={"has_picture": has_picture})
    return schema.RejectRow(**told.model_dump(), code=case.case_text or "", disposal=case.disposal or "")


def heat_map(
    heat: HeatHours, now_us: int, camera: str, grid: tuple[int, int], order_views: Sequence[View] = ()
) -> schema.HeatMap:
    """``grid``: the most rows and columns of a view of the open order, ``order_views``: its views; cells of another
    order's larger grid widen them. What drifts is looked for in each view by itself."""
    rows = max((row for _, row, _ in heat.no_reads), default=0)
    columns = max((column for _, _, column in heat.no_reads), default=0)
    rows, columns = max(rows, grid[0]), max(columns, grid[1])
    views: dict[int, list[CellHours]] = {}
    for (view, row, column), counts in heat.no_reads.items():
        views.setdefault(view, []).append(CellHours(row, column, counts))
    shown = view_grids(tuple(heat.no_reads), order_views, max(len(order_views), max(views, default=0)))
    size = {each.view: (each.rows, each.columns) for each in shown}
    drifts = [
        (view, each)
        for view, cells in views.items()
        for each in find_drift(cells, heat.seen, *size.get(view, (rows, columns)))
    ]
    drifts.sort(key=lambda found: -found[1].n)
    return schema.HeatMap(
        made_at_us=now_us,
        camera=camera,
        rows=rows,
        columns=columns,
        views=shown,
        seen=heat.seen,
        cells=tuple(
            schema.HeatCell(view=view, row=cell.row, column=cell.column, no_reads=cell.no_reads)
            for view, cells in views.items()
            for cell in cells
        ),
        drift=tuple(
            schema.Drift(view=view, kind=each.kind, row=each.row, column=each.column, n=each.n, rising=each.rising)
            for view, each in drifts
        ),
    )


def grid_of_story(story: CaseStory, grid: tuple[int, int]) -> tuple[int, int]:
    """The grid a case was read by: its own cells tell, whatever order is open now (``grid``) or none."""
    verdict = story.verdict
    units = verdict.units if isinstance(verdict, CasePassed | CaseRejected) else ()
    cells = [unit.cell for unit in units if unit.cell is not None]
    if not cells:
        return (0, 0) if units else grid
    return max(row for row, _ in cells), max(column for _, column in cells)
