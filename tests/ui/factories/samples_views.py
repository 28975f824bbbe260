"""Fixed moments of two cameras over two layers, of two lanes, and of pallets that are being filled."""

from station.api.schema import (
    CaseDetail,
    CaseStory,
    CaseView,
    Cell,
    CodeStory,
    Drift,
    HeatCell,
    HeatMap,
    OpenContainer,
    QueueUnit,
    Snapshot,
    ViewGrid,
)
from tests.ui.factories import samples
from tests.ui.factories.samples import EPOCH, NOW_US, TOP, unit_text
from tests.ui.factories.samples_rejects import answers as reject_answers
from ui.client.client import code_path

GRIDS = (("top", 1, 4, 3), ("side", 1, 3, 2), ("top", 2, 4, 3), ("side", 2, 3, 2))
"""Camera, layer, rows, columns of each view."""
NO_READ, TWIN, OTHER = (2, 2, 1), (3, 2, 1), (4, 3, 2)
"""(view, row, column): B1 of views 2 and 3, C2 of view 4."""
CASE = f"{EPOCH}/{TOP + 1}"


def path(view: int, seq: int = TOP + 1) -> str:
    return f"/v1/cases/{EPOCH}/{seq}/picture.jpg" + (f"?view={view}" if view > 1 else "")


def grids() -> tuple[ViewGrid, ...]:
    return tuple(
        ViewGrid(view=number, camera=camera, layer=layer, rows=rows, columns=columns)
        for number, (camera, layer, rows, columns) in enumerate(GRIDS, start=1)
    )


def cells(*failed: Cell) -> tuple[Cell, ...]:
    """Every place of every view; the failed cells stand in for read ones."""
    odd = {(cell.view, cell.row, cell.column): cell for cell in failed}
    places = [
        (grid.view, row, column)
        for grid in grids()
        for row in range(1, grid.rows + 1)
        for column in range(1, grid.columns + 1)
    ]
    return tuple(odd.get(place) or _read(place, number) for number, place in enumerate(places))


def _read(place: tuple[int, int, int], number: int) -> Cell:
    view, row, column = place
    return Cell(view=view, row=row, column=column, state="read", text=unit_text(number))


def _failed(place: tuple[int, int, int], reason: str, text: str = "", twin: str = "") -> Cell:
    view, row, column = place
    state = "no_read" if reason == "no_read" else "failed"
    told = {"state": state, "reason": reason, "text": text, "twin": twin}
    return Cell.model_validate({"view": view, "row": row, "column": column, **told})


def rejected_case(seq: int = TOP + 1) -> CaseDetail:
    """B1 of view 2 was not read; B1 of view 3 and C2 of view 4 have the same code."""
    failed = (
        _failed(NO_READ, "no_read"),
        _failed(TWIN, "duplicate", unit_text(77), "case"),
        _failed(OTHER, "duplicate", unit_text(77), "case"),
    )
    views = tuple(CaseView(**grid.model_dump(), picture=path(grid.view, seq)) for grid in grids())
    return CaseDetail(
        epoch=EPOCH, seq=seq, state="rejected", reasons=("no_read", "duplicate"), at_us=NOW_US - 300_000,
        units_read=35, has_picture=True, order="20611-07", rows=4, columns=3, cells=cells(*failed),
        picture=path(1, seq), pictures=tuple(view.picture for view in views), views=views,
    )  # fmt: skip


def rejected() -> Snapshot:
    return samples.rejected().model_copy(update={"last_case": rejected_case()})


def passed(seq: int = TOP + 2) -> Snapshot:
    """The next case, good in every view."""
    case = rejected_case(seq).model_copy(update={"state": "passed", "reasons": (), "units_read": 36, "cells": cells()})
    return samples.calm().model_copy(update={"last_case": case})


def heat() -> HeatMap:
    """Column 2 of view 4 rises; the same column of the other views is calm."""
    risen = tuple(HeatCell(view=4, row=row, column=2, no_reads=(3, 0)) for row in (1, 2, 3))
    calm = (HeatCell(view=1, row=4, column=3, no_reads=(1, 1)), HeatCell(view=3, row=1, column=2, no_reads=(0, 1)))
    return HeatMap(
        made_at_us=NOW_US, camera="top", rows=4, columns=3, views=grids(), seen=(2280, 2270), cells=(*risen, *calm),
        drift=(Drift(kind="column", view=4, column=2, n=9, rising=True),),
    )  # fmt: skip


def answers() -> dict[str, bytes]:
    """Path → what the station answers on the Rejects page."""
    story = CaseStory(case=rejected_case(), product="Sunrise Orange 500 ml × 36", lot="L240611A")
    ours = {f"/v1/cases/{CASE}": story, "/v1/heatmap?hours=8": heat()}
    return reject_answers() | {asked: answer.model_dump_json().encode() for asked, answer in ours.items()}


def pictures() -> dict[str, bytes]:
    """Path → the picture of each view: its own grid, smeared where it was not read."""
    case = rejected_case()
    missing = {
        view: [(c.row, c.column) for c in case.cells if c.view == view and c.state == "no_read"] for view in range(1, 5)
    }
    return {
        path(grid.view): samples.picture(*missing[grid.view], rows=grid.rows, columns=grid.columns) for grid in grids()
    }


LABEL = "(00)340123450000073192"


def text_at(view: int, row: int, column: int) -> str:
    """The code that was read there."""
    return next(c.text for c in rejected_case().cells if (c.view, c.row, c.column) == (view, row, column))


def looked_up() -> dict[str, bytes]:
    """Path → what the station answers of the case, and of the duplicate in its third view."""
    view, *cell = TWIN
    case = CodeStory(
        asked=LABEL, key="gs1:00340123450000073192", role="case", status="container", live=True, epoch=EPOCH,
        seq=TOP + 1, case_state="rejected", has_picture=True,
    )  # fmt: skip
    unit = case.model_copy(
        update={"asked": unit_text(77), "key": unit_text(77), "role": "unit", "view": view, "cell": tuple(cell)}
    )
    return {code_path(each.asked): each.model_dump_json().encode() for each in (case, unit)}


# lanes and pallets -----------------------------------------------------------------------------------------------


def _unit(n: int) -> QueueUnit:
    return QueueUnit(trigger=100 + n // 2, lane=1 + n % 2, state="no_read" if n == 7 else "read", text=unit_text(n))


def lanes() -> Snapshot:
    """Two lanes into one packer; the fifth unit of the last case, of lane 1, was not read."""
    case = samples.queue_case()
    units = tuple(cell.model_copy(update={"lane": 1 + n % 2}) for n, cell in enumerate(case.cells))
    return samples.queue().model_copy(
        update={
            "queue": tuple(_unit(n) for n in range(21)),
            "queue_length": 21,
            "last_case": case.model_copy(update={"cells": units}),
        }
    )


def pallet(members: int = 3, **more: object) -> OpenContainer:
    told = {"level": 2, "name": "pallet", "container": 4711 if members else 0, "members": members, "capacity": 8}
    return OpenContainer.model_validate(told | more)


def on_pallets(snapshot: Snapshot, *containers: OpenContainer) -> Snapshot:
    return snapshot.model_copy(update={"containers": containers or (pallet(),)})
