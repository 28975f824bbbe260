"""Everything a screen may know, put together from the core's view and what the shell measures."""

from collections.abc import Sequence
from dataclasses import asdict

from station.api import schema
from station.assembly.alarms_now import alarm_rate, standing_alarms
from station.assembly.bench import shown_bench
from station.assembly.links import device, health, plc_link
from station.assembly.upstream import Upstreams
from station.core.events import CasePassed, CaseRejected
from station.core.loaded import OpenOrder, StoredCase
from station.core.numbers import short
from station.core.orders import left_open
from station.core.recipe import level_of
from station.core.recipe_limits import AREA_WHOLE
from station.core.settings import CameraRole
from station.core.values import CaseRef, QueueRow, UnitEntry, View
from station.core.view import LineView, SerialsView
from station.core.views import views_of
from station.runtime.latency import LatencyRing
from station.runtime.reader_pictures import picture_name
from station.runtime.station import Station
from station.version import VERSION

PACKML = {
    1: "clearing", 2: "stopped", 3: "starting", 4: "idle", 5: "suspended", 6: "execute", 7: "stopping", 8: "aborting",
    9: "aborted", 10: "holding", 11: "held", 12: "unholding", 13: "suspending", 14: "unsuspending", 15: "resetting",
    16: "completing", 17: "complete",
}  # fmt: skip
STATES: dict[int, schema.StationState] = {0: "starting", 1: "not_ready", 2: "ready", 3: "producing", 4: "held"}
WHOLE = (0.0, 0.0, 1.0, 1.0)
"""A whole picture: left, top, right, bottom."""
Place = tuple[int, int, int]
"""(view, row, column), from 1."""
LEFT_SHOWN = 20


def _audit(view: LineView) -> schema.AuditQuestion | None:
    asked = view.audit
    if asked is None:
        return None
    code = asked.code.text if asked.code is not None else ""
    return schema.AuditQuestion(
        place=asked.place, name=asked.name, code=code, view=asked.view, row=asked.row, column=asked.column
    )


def make_snapshot(station: Station, upstreams: Upstreams, drivers: dict[str, str]) -> schema.Snapshot:
    """``drivers``: device name → driver name."""
    view = station.view()
    now_us = station.parts.clock.now().wall_us
    units_per_min, cases_per_min = station.recent.rates_per_min(now_us)
    number = view.block.line_state if view.block is not None else 0
    return schema.Snapshot(
        made_at_us=now_us,
        station=view.line,
        station_epoch=view.station_epoch,
        boot=view.boot,
        version=VERSION,
        shape=view.shape,
        line=schema.LineState(number=number, word=PACKML.get(number, "unknown")),
        station_state=STATES[view.words.station_state],
        permissive=view.permissive,
        not_ready=tuple(schema.Cause(key=key, arguments=dict(arguments)) for key, arguments in view.not_ready),
        held=view.hold is not None,
        held_by=view.hold.by if view.hold is not None else "",
        held_since_us=view.hold.since_us if view.hold is not None else 0,
        stands_since_us=view.stands_since_us,
        stopping=view.stopping,
        audit=_audit(view),
        restarting_by=station.restarting_by,
        settings_wait=station.settings_wait,
        trust=schema.Trust(
            held=view.proved,
            cause=view.trust.cause if not view.trust.held else "" if view.proved else "count_not_proved",
            arguments=dict(view.trust.arguments),
            tainted_through=view.trust.tainted_through,
            proved=view.proved,
            misplaced=view.trust.misplaced,
            restoring=view.restoring,
        ),
        containers=open_containers(view),
        order=None if view.order is None else open_order(view.order, view),
        suspended=tuple(open_order(each, view) for each in view.suspended),
        clearance=schema.Clearance(
            items=station.parts.settings.clearance,
            product=view.clearance.product,
            cleared_by=view.clearance.cleared_by,
        ),
        serials=_serials(view.serials),
        bench=shown_bench(view.bench),
        by_hand=None
        if view.by_hand is None
        else schema.ByHand(by=view.by_hand.by, reason=view.by_hand.reason, since_us=view.by_hand.since_us),
        tally=schema.Tally(**asdict(view.tally)),
        rates=schema.Rates(units_per_min=units_per_min, cases_per_min=cases_per_min),
        reasons={reason.value: count for reason, count in view.reasons},
        verdict=_latency(station.plc.handshakes.latency),
        pending=view.pending or "",
        cases=tuple(_row(station, case) for case in view.cases[:20]),
        last_case=_last_case(station, view),
        queue=tuple(_queue_unit(row, view.trust.tainted(row.lane)) for row in view.queue[-64:]),
        queue_length=view.queue_length,
        cases_on_belt=view.cases_on_belt,
        alarms=standing_alarms(station),
        alarm_rate=alarm_rate(station),
        devices=tuple(device(station, each.health, drivers) for each in station.devices.supervisors),
        plc=plc_link(station, view),
        sync=upstreams.destinations(),
        health=health(station),
        trend=tuple(
            schema.Minute(at_us=each.at_us, passed=each.passed, rejected=each.rejected)
            for each in station.recent.minutes
        ),
        heat=_heat(station),
    )


def _latency(ring: LatencyRing) -> schema.Latency:
    newest = ring.summary()
    return schema.Latency(
        p50_ms=newest.p50_ms,
        p99_ms=newest.p99_ms,
        n=newest.n,
        buckets=ring.buckets(),
        sum_ms=ring.sum_ms,
        count=ring.count,
    )


def case_row(case: StoredCase) -> schema.CaseRow:
    return schema.CaseRow(
        epoch=case.case.epoch,
        seq=case.case.seq,
        state=case.state,
        reasons=tuple(reason.value for reason in case.reasons),
        at_us=case.at_us,
        units_read=case.units_read,
        owed=case.owed,
        found=case.found or "",
    )


def _row(station: Station, case: StoredCase) -> schema.CaseRow:
    kept = (case.case.epoch, case.case.seq) in station.recent.pictures
    return case_row(case).model_copy(update={"has_picture": kept})


def case_detail(
    case: StoredCase,
    verdict: CasePassed | CaseRejected | None,
    grid: tuple[int, int],
    pictures: tuple[str, ...],
    views: Sequence[View] = (),
) -> schema.CaseDetail:
    """A case, cell by cell; ``verdict`` None for a missed one. ``views``: those of its order, as far as known."""
    row, picture = case_row(case), next((path for path in pictures if path), "")
    units = verdict.units if verdict is not None else ()
    return schema.CaseDetail(
        **row.model_dump(exclude={"has_picture"}),
        has_picture=bool(picture),
        order=verdict.order if verdict is not None else "",
        code=case.case_text or "",
        rows=grid[0],
        columns=grid[1],
        cells=tuple(cell(unit) for unit in units),
        picture=picture,
        pictures=pictures if picture else (),
        views=case_views(units, views, pictures),
        area=_parts(views[0]) if len(views) == 1 else WHOLE,
    )


def case_views(
    units: Sequence[UnitEntry], views: Sequence[View], pictures: Sequence[str]
) -> tuple[schema.CaseView, ...]:
    """The views a case was read by; none where there is one. Its own cells tell their grids where ``views`` are not
    those it was read by."""
    places = [(unit.view, *unit.cell) for unit in units if unit.cell is not None]
    known = views if _hold(views, places) else ()
    last = max((view for view, _, _ in places), default=0)
    grids = view_grids(places, known, max(last, len(known), len(pictures) if known else 0))
    return tuple(
        schema.CaseView(
            **each.model_dump(),
            area=_parts(known[each.view - 1]) if known else WHOLE,
            picture=pictures[each.view - 1] if each.view <= len(pictures) else "",
        )
        for each in grids
    )


def _hold(views: Sequence[View], places: Sequence[Place]) -> bool:
    """These views have all these cells."""
    return all(
        0 < view <= len(views) and row <= views[view - 1].rows and column <= views[view - 1].columns
        for view, row, column in places
    )


def view_grids(places: Sequence[Place], views: Sequence[View], n: int) -> tuple[schema.ViewGrid, ...]:
    """The grids of ``n`` views, wide enough for every cell; none where there is one view."""
    if n < 2:
        return ()
    return tuple(
        _view_grid(number, places, views[number - 1] if number <= len(views) else None) for number in range(1, n + 1)
    )


def _view_grid(number: int, places: Sequence[Place], view: View | None) -> schema.ViewGrid:
    rows = max((row for of, row, _ in places if of == number), default=0)
    columns = max((column for of, _, column in places if of == number), default=0)
    if view is None:
        return schema.ViewGrid(view=number, rows=rows, columns=columns)
    rows, columns = max(rows, view.rows), max(columns, view.columns)
    return schema.ViewGrid(view=number, camera=view.camera, layer=view.layer, rows=rows, columns=columns)


def _parts(view: View) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of its cells, as parts of the picture."""
    left, top, width, height = (each / AREA_WHOLE for each in view.area)
    return left, top, left + width, top + height


def cell(unit: UnitEntry) -> schema.Cell:
    row, column = unit.cell or (0, 0)
    return schema.Cell(
        row=row,
        column=column,
        state="no_read" if unit.code is None else "failed" if unit.reason is not None else "read",
        text=unit.code.text if unit.code is not None else "",
        reason=unit.reason.value if unit.reason is not None else "",
        twin=unit.twin or "",
        trigger=short(unit.trigger),
        view=unit.view,
        lane=unit.lane,
    )


def picture_paths(station: Station, epoch: int, seq: int, names: Sequence[str]) -> tuple[str, ...]:
    """Paths of a case's pictures on this API, by view; empty where none is kept."""
    if not names and station.evidence.find(own := picture_name(CaseRef(epoch, seq))) is not None:
        names = (own,)
    kept = [bool(name) and station.evidence.find(name) is not None for name in names]
    path = f"/v1/cases/{epoch}/{seq}/picture.jpg"
    shown = [path if view == 1 else f"{path}?view={view}" for view in range(1, len(kept) + 1)]
    return tuple(each if there else "" for each, there in zip(shown, kept, strict=True))


def grid_of(view: LineView) -> tuple[int, int]:
    if view.order is None or view.shape == "queue":
        return 0, 0
    recipe = view.order.recipe
    grids = [(each.rows, each.columns) for each in recipe.views] or [(recipe.rows, recipe.columns)]
    return max(rows for rows, _ in grids), max(columns for _, columns in grids)


def order_views(view: LineView, cameras: Sequence[CameraRole], order: str | None = None) -> tuple[View, ...]:
    """The views of the running order; none of a picture-less shape, or where ``order`` names another one."""
    running = view.order
    if running is None or view.shape == "queue" or order not in (None, running.order):
        return ()
    return views_of(running.recipe, cameras)


def open_containers(view: LineView) -> tuple[schema.OpenContainer, ...]:
    above = view.order.recipe.above if view.order is not None else ()
    filling = {each.level: each for each in view.containers}
    return tuple(
        schema.OpenContainer(
            level=level,
            name=each.name,
            container=filling[level].id if level in filling else 0,
            members=len(filling[level].members) if level in filling else 0,
            capacity=each.capacity,
            code=each.code,
        )
        for level, each in enumerate(above, start=2)
    )


def _serials(serials: SerialsView | None) -> schema.Serials | None:
    if serials is None:
        return None
    return schema.Serials(**asdict(serials.range), next=serials.next, proved=serials.proved)


def open_order(order: OpenOrder, view: LineView) -> schema.Order:
    recipe, left = order.recipe, tuple(left_open(view.filling, order))
    return schema.Order(
        order=order.order,
        product=recipe.product,
        lot=recipe.lot,
        units_per_case=recipe.units_per_case,
        rows=recipe.rows,
        columns=recipe.columns,
        passed=order.passed,
        rejected=order.rejected,
        target_cases=recipe.target_cases,
        unit_noun=recipe.unit_noun,
        left_open=tuple(
            schema.LeftOpen(
                level=each.level,
                name=each.name,
                container=each.id,
                members=len(each.members),
                capacity=level_of(recipe, each.level).capacity,
            )
            for each in left[:LEFT_SHOWN]
        ),
        left_open_count=len(left),
        recipe_version=recipe.version,
        first_case=order.first_case,
        first_by=order.first_by,
    )


def _last_case(station: Station, view: LineView) -> schema.CaseDetail | None:
    verdict = station.recent.last_case
    stored = next((case for case in view.cases if verdict is not None and case.case == verdict.case), None)
    if verdict is None or stored is None:
        return None
    pictures = picture_paths(station, stored.case.epoch, stored.case.seq, verdict.pictures)
    views = order_views(view, station.parts.settings.cameras, verdict.order)
    return case_detail(stored, verdict, grid_of(view), pictures, views)


def _queue_unit(row: QueueRow, tainted_through: int) -> schema.QueueUnit:
    return schema.QueueUnit(
        trigger=short(row.trigger),
        lane=row.lane,
        state="no_read" if row.code is None else "failed" if row.reason is not None else "read",
        text=row.code.text if row.code is not None else "",
        reason=row.reason.value if row.reason is not None else "",
        tainted=row.trigger <= tainted_through,
    )


def _heat(station: Station) -> tuple[schema.CellCount, ...]:
    settings, order = station.parts.settings, station.line.state.order
    names = [view.camera for view in views_of(order.recipe, settings.cameras)] if order is not None else []
    return tuple(
        schema.CellCount(
            camera=names[view - 1] if 0 < view <= len(names) else "",
            view=view,
            row=row,
            column=column,
            seen=tally.seen,
            failed=tally.failed,
        )
        for (view, row, column), tally in sorted(station.recent.cells.items())
    )
