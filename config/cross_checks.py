"""What must hold between tables. Each check looks only at parts that are right in themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from config.faults import Faults, nearest
from config.messages import QUEUE_OBSTACLES
from config.result import CameraDevice, PlcDevice, ReaderDevice
from config.schema import (
    CaseCodePart,
    LevelPart,
    LinePart,
    QueuePart,
    RecipePart,
    StationPart,
    StoragePart,
    ViewPart,
    VisionPart,
)
from station.core.codes.judge import is_serial_open

MOST_ABOVE = 2
"""Levels above the first: bundle, case, pallet are three in all."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a config before they are believed together; None = that part has a fault of its own."""

    station: StationPart | None
    line: LinePart | None
    recipe: RecipePart | None
    case_code: CaseCodePart | None
    queue: QueuePart | None
    queue_given: bool
    levels: tuple[LevelPart, ...] | None
    views: tuple[ViewPart, ...] | None
    vision: VisionPart | None
    storage: StoragePart | None
    plc: PlcDevice | None
    cameras: tuple[CameraDevice, ...] | None
    camera_tables: int
    """How many cameras the file has, right or wrong."""
    readers: tuple[ReaderDevice, ...] | None

    @property
    def shape(self) -> str | None:
        """None also at a bench, which has none."""
        return self.line.shape if self.line else None

    @property
    def is_bench(self) -> bool:
        return self.station is not None and self.station.kind == "bench"

    @property
    def assigns(self) -> bool:
        """Codes are numbered here, at some level."""
        assigned = self.levels is not None and any(level.code == "assigned" for level in self.levels)
        return assigned or (self.case_code is not None and self.case_code.source == "sscc")


def check_all(draft: Draft, faults: Faults) -> None:
    """Note every fault between the parts."""
    for check in CHECKS:
        check(draft, faults)


def _kind(draft: Draft, faults: Faults) -> None:
    if draft.station is not None and draft.station.kind == "dock":
        faults.add(("station", "kind"), "config_dock")


def _grid(draft: Draft, faults: Faults) -> None:
    recipe = draft.recipe
    if recipe is None or (draft.shape is None and not draft.is_bench):
        return
    if draft.shape == "picture":
        _picture_grid(draft, recipe, faults)
    elif draft.shape == "reader":
        cells = recipe.rows * recipe.columns
        if (recipe.rows or recipe.columns) and cells != recipe.units_per_case:
            faults.add(("recipe", "units_per_case"), "config_grid_differs", cells=cells, units=recipe.units_per_case)
    else:
        for name in ("rows", "columns"):
            if getattr(recipe, name):
                faults.add(("recipe", name), "config_only_picture")


def _picture_grid(draft: Draft, recipe: RecipePart, faults: Faults) -> None:
    """The cells of all views of a case are its units."""
    if draft.views is None:
        return
    units, cells = recipe.units_per_case, recipe.rows * recipe.columns
    if draft.views:
        for name in ("rows", "columns"):
            if getattr(recipe, name):
                faults.add(("recipe", name), "config_grid_in_views")
        cells = sum(view.rows * view.columns for view in draft.views)
        if cells != units:
            faults.add(("recipe", "units_per_case"), "config_views_differ", cells=cells, units=units)
    elif (cameras := draft.camera_tables) > 1:
        if cells * cameras != units:
            place, cells = ("recipe", "units_per_case"), cells * cameras
            faults.add(place, "config_cameras_grid_differs", cameras=cameras, cells=cells, units=units)
    elif cells != units:
        faults.add(("recipe", "units_per_case"), "config_grid_differs", cells=cells, units=units)


def _cameras(draft: Draft, faults: Faults) -> None:
    if draft.cameras is None or draft.shape is None:
        return
    if draft.shape == "picture" and not draft.cameras:
        faults.add(("camera",), "config_needs_camera")
    if draft.shape != "picture":
        for place in range(len(draft.cameras)):
            faults.add(("camera", place), "config_camera_unused")


def _views(draft: Draft, faults: Faults) -> None:
    if not draft.views or draft.shape is None:
        return
    if draft.shape != "picture":
        for place in range(len(draft.views)):
            faults.add(("view", place), "config_only_with", where='[line] shape = "picture"')
        return
    layers = {view.layer for view in draft.views}
    if gap := next((layer for layer in range(1, max(layers)) if layer not in layers), 0):
        faults.add(("view",), "config_layer_missing", layer=gap)
    for place, view in enumerate(draft.views):
        for other, earlier in enumerate(draft.views[:place], start=1):
            if (view.camera, view.layer) == (earlier.camera, earlier.layer) and _overlap(view.area, earlier.area):
                faults.add(("view", place, "area"), "config_views_overlap", other=other)
    if draft.cameras is not None:
        _view_cameras(draft.views, draft.cameras, faults)


def _view_cameras(views: tuple[ViewPart, ...], cameras: tuple[CameraDevice, ...], faults: Faults) -> None:
    triggers = {camera.name: camera.trigger for camera in cameras}
    for place, view in enumerate(views):
        if view.camera not in triggers:
            meant = nearest(view.camera, triggers)
            faults.add(("view", place, "camera"), "config_view_camera", meant, found=view.camera)
        elif triggers[view.camera] == "asked" and view.layer > 1:
            faults.add(("view", place, "layer"), "config_view_asked")
    for place, camera in enumerate(cameras):
        if all(view.camera != camera.name for view in views):
            faults.add(("camera", place), "config_camera_without_view")


Box = tuple[int, int, int, int]


def _overlap(one: Box, other: Box) -> bool:
    return all(one[side] < other[side] + other[side + 2] and other[side] < one[side] + one[side + 2] for side in (0, 1))


def _levels(draft: Draft, faults: Faults) -> None:
    """Levels above the first: distinct names, and a source for every code."""
    if draft.levels is None:
        return
    taken = {"unit", draft.recipe.container if draft.recipe else "case"}
    for place, level in enumerate(draft.levels):
        if place >= MOST_ABOVE:
            faults.add(("level", place), "config_levels_many", most=MOST_ABOVE)
        if level.name in taken:
            faults.add(("level", place, "name"), "config_level_twice", found=level.name)
        taken.add(level.name)
        if level.code == "assigned" and draft.case_code is not None and not draft.case_code.prefix:
            faults.add(("level", place, "code"), "config_level_assigned")
        if level.code == "read" and draft.shape is not None and not _scanners(draft):
            faults.add(("level", place, "code"), "config_level_read")


def _scanners(draft: Draft) -> list[int]:
    """Return the places of the readers a person scans with; a fault in a reader is enough for one."""
    return [-1] if draft.readers is None else [place for place, one in enumerate(draft.readers) if one.role == "scan"]


def _scan_readers(draft: Draft, faults: Faults) -> None:
    if draft.readers is None or draft.levels is None:
        return
    if draft.is_bench:
        for place, one in enumerate(draft.readers):
            if one.role != "scan":
                faults.add(("reader", place, "role"), "config_bench_reader")
    elif not any(level.code == "read" for level in draft.levels):
        for place in _scanners(draft):
            faults.add(("reader", place), "config_scan_reader_unused")


def _unit_readers(draft: Draft, faults: Faults) -> None:
    if draft.readers is None or draft.shape is None:
        return
    units = [(place, one) for place, one in enumerate(draft.readers) if one.role == "unit"]
    if draft.shape == "picture":
        for place, _ in units:
            faults.add(("reader", place), "config_unit_reader_unused")
    elif draft.shape == "reader":
        _whole_case_reader(units, faults)
    else:
        _queue_readers(units, faults)


def _codes_in_telegrams(draft: Draft, faults: Faults) -> None:
    """A reader of whole cases sends several codes in a telegram, any other one code."""
    if draft.readers is None or (draft.shape is None and not draft.is_bench):
        return
    for place, one in enumerate(draft.readers):
        codes, whole = getattr(one.settings, "codes", ""), draft.shape == "reader" and one.role == "unit"
        if codes == "one" and whole:
            faults.add(("reader", place, "codes"), "config_codes_one")
        elif codes == "several" and not whole:
            faults.add(("reader", place, "codes"), "config_codes_several")
        elif codes == "one" and getattr(one.settings, "place_separator", ""):
            faults.add(("reader", place, "place_separator"), "config_only_with", where='codes = "several"')


def _whole_case_reader(units: list[tuple[int, ReaderDevice]], faults: Faults) -> None:
    if not units:
        faults.add(("reader",), "config_needs_whole_case_reader")
    for place, one in units:
        if one.lane != 1:
            faults.add(("reader", place, "lane"), "config_lane_queue")
    for place, _ in units[1:]:
        faults.add(("reader", place), "config_unit_reader_second")


def _queue_readers(units: list[tuple[int, ReaderDevice]], faults: Faults) -> None:
    """One reader a lane. All are triggered alike: the numbers of both lanes are either the PLC's or the readers'."""
    if not units:
        faults.add(("reader",), "config_needs_unit_reader")
        return
    for place, one in units:
        if one.trigger == "asked":
            faults.add(("reader", place, "trigger"), "config_unit_reader_asked")
        elif units[0][1].trigger not in ("asked", one.trigger):
            faults.add(("reader", place, "trigger"), "config_lanes_mixed", trigger=units[0][1].trigger)
    taken: set[int] = set()
    for place, one in units:
        if one.lane in taken:
            faults.add(("reader", place, "lane"), "config_lane_taken", lane=one.lane)
        taken.add(one.lane)
    if 1 not in taken:
        faults.add(("reader", units[0][0], "lane"), "config_lane_first", lane=1)


def _queue(draft: Draft, faults: Faults) -> None:
    if draft.shape not in (None, "queue") and draft.queue_given:
        faults.add(("queue",), "config_only_with", where='[line] shape = "queue"')
    if draft.shape != "queue":
        return
    if not draft.queue_given:
        faults.add(("queue",), "config_obstacle_missing")
    elif draft.queue is not None and (why := QUEUE_OBSTACLES.get(draft.queue.between_reader_and_packer)):
        faults.add(("queue", "between_reader_and_packer"), "config_obstacle", why=why)


def _case_code(draft: Draft, faults: Faults) -> None:
    part = draft.case_code
    if part is None:
        return
    if part.source == "picture" and (draft.is_bench or draft.shape in ("queue", "reader")):
        faults.add(("case_code", "source"), "config_case_picture")
    if part.source == "sscc" and not part.prefix:
        faults.add(("case_code", "prefix"), "config_sscc_prefix")
    if part.reader and (part.source != "reader" or draft.is_bench):
        faults.add(("case_code", "reader"), "config_only_with", where='source = "reader" on a line')
    for name in ("prefix", "extension", *_SERIAL_KEYS):
        if getattr(part, name) != CaseCodePart.model_fields[name].default and not draft.assigns:
            faults.add(("case_code", name), "config_only_with", where=_WHERE_ASSIGNED)
    if part.prefix:
        _serials(part, faults)
    _what_a_case_code_is(part, draft.recipe, faults)


_WHERE_ASSIGNED = 'source = "sscc", or a [[level]] of code = "assigned",'
_SERIAL_KEYS = ("serial_from", "serial_to", "first_serial")


def _serials(part: CaseCodePart, faults: Faults) -> None:
    """The range must fit beside the prefix, and the first serial into the range."""
    room = int(10 ** (16 - len(part.prefix)))
    for name in _SERIAL_KEYS:
        value = getattr(part, name)
        if value is not None and value >= room:
            faults.add(("case_code", name), "config_serial_room", most=room - 1, prefix=part.prefix)
    last = room - 1 if part.serial_to is None else part.serial_to
    if part.serial_from > last:
        faults.add(("case_code", "serial_to"), "config_serial_range", first=part.serial_from)
    elif part.first_serial is not None and not part.serial_from <= part.first_serial <= last:
        faults.add(("case_code", "first_serial"), "config_serial_first", first=part.serial_from, last=last)


def _what_a_case_code_is(part: CaseCodePart, recipe: RecipePart | None, faults: Faults) -> None:
    """A code that is read must be demanded: else whatever a device says would name a case."""
    if part.source == "sscc":
        if part.sscc:
            faults.add(("case_code", "sscc"), "config_only_with", where='source = "reader" or "picture"')
    elif recipe is not None and part.sscc == bool(recipe.case_pattern):
        faults.add(("case_code", "sscc"), "config_case_form_both" if part.sscc else "config_case_form_missing")


def _case_reader(draft: Draft, faults: Faults) -> None:
    part = draft.case_code
    if part is None or draft.readers is None or draft.is_bench:
        return
    readers = [(place, one) for place, one in enumerate(draft.readers) if one.role == "case"]
    if part.source != "reader":
        for place, _ in readers:
            faults.add(("reader", place), "config_case_reader_unused", source=part.source)
        return
    for place, one in readers:
        if one.trigger == "counted":
            faults.add(("reader", place, "trigger"), "config_case_reader_counted")
    names = [one.name for _, one in readers]
    if not readers:
        faults.add(("case_code", "source"), "config_case_reader_missing")
    elif not part.reader and len(readers) > 1:
        faults.add(("case_code", "reader"), "config_case_reader_many")
    elif part.reader and part.reader not in names:
        meant = nearest(part.reader, names)
        faults.add(("case_code", "reader"), "config_case_reader_wrong", meant, found=part.reader)
    for place, one in readers:
        if part.reader in names and one.name != part.reader:
            faults.add(("reader", place), "config_case_reader_other", reader=part.reader)


def _recipe(draft: Draft, faults: Faults) -> None:
    recipe = draft.recipe
    if recipe is None:
        return
    owners = {"url_prefix": "url", "gtin": "gs1", "lot_checked": "gs1", "serial_length": "gs1", "required_ais": "gs1"}
    for name, kind in owners.items():
        if getattr(recipe, name) and recipe.code != kind:
            faults.add(("recipe", name), "config_only_with", where=f'code = "{kind}"')
    asking = {"plain": ("pattern",), "url": ("url_prefix", "pattern"), "gs1": ("gtin", "pattern")}[recipe.code]
    if not any(getattr(recipe, name) for name in asking):
        faults.add(("recipe", "code"), "config_any_code", keys=" or ".join(asking))
    if recipe.lot_checked and not recipe.lot:
        faults.add(("recipe", "lot_checked"), "config_lot_missing")
    if is_serial_open(recipe.code, recipe.serial_length, recipe.required_ais):
        faults.add(("recipe", "serial_length"), "config_serial_open")
    if recipe.aim_id and draft.shape == "picture":
        faults.add(("recipe", "aim_id"), "config_only_with", where="units that a [[reader]] reads")


def _budget(draft: Draft, faults: Faults) -> None:
    if draft.shape != "picture" or draft.vision is None or draft.plc is None:
        return
    budget_ms, verdict_ms = draft.vision.budget_ms, draft.plc.verdict_timeout_ms
    if budget_ms >= verdict_ms:
        faults.add(("vision", "budget_ms"), "config_budget", budget=budget_ms, verdict=verdict_ms)


def _floors(draft: Draft, faults: Faults) -> None:
    part = draft.storage
    if part is not None and part.stop_free_percent >= part.alarm_free_percent:
        faults.add(("storage", "stop_free_percent"), "config_floor", alarm=part.alarm_free_percent)


CHECKS: tuple[Callable[[Draft, Faults], None], ...] = (
    _kind,
    _grid,
    _cameras,
    _views,
    _levels,
    _unit_readers,
    _scan_readers,
    _codes_in_telegrams,
    _queue,
    _case_code,
    _case_reader,
    _recipe,
    _budget,
    _floors,
)
