"""What must hold between tables. Each check looks only at parts that are right in themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from config.faults import Faults, nearest
from config.messages import BETWEEN
from config.result import CameraDevice, PlcDevice, ReaderDevice
from config.schema import CaseCodePart, LinePart, QueuePart, RecipePart, StoragePart, VisionPart
from station.core.codes.judge import is_serial_open


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a config before they are believed together; None = that part has a fault of its own."""

    line: LinePart | None
    recipe: RecipePart | None
    case_code: CaseCodePart | None
    queue: QueuePart | None
    queue_given: bool
    vision: VisionPart | None
    storage: StoragePart | None
    plc: PlcDevice | None
    cameras: tuple[CameraDevice, ...] | None
    readers: tuple[ReaderDevice, ...] | None

    @property
    def shape(self) -> str | None:
        return self.line.shape if self.line else None


def check_all(draft: Draft, faults: Faults) -> None:
    """Note every fault between the parts."""
    for check in CHECKS:
        check(draft, faults)


def _grid(draft: Draft, faults: Faults) -> None:
    recipe = draft.recipe
    if recipe is None or draft.shape is None:
        return
    if draft.shape == "queue":
        for name in ("rows", "columns"):
            if getattr(recipe, name):
                faults.add(("recipe", name), "config_only_picture")
    elif recipe.rows * recipe.columns != recipe.units_per_case:
        cells = recipe.rows * recipe.columns
        faults.add(("recipe", "units_per_case"), "config_grid_differs", cells=cells, units=recipe.units_per_case)


def _cameras(draft: Draft, faults: Faults) -> None:
    if draft.cameras is None or draft.shape is None:
        return
    if draft.shape == "picture" and not draft.cameras:
        faults.add(("camera",), "config_needs_camera")
    if draft.shape == "picture":
        for place in range(1, len(draft.cameras)):
            faults.add(("camera", place), "config_one_camera")
    if draft.shape == "queue":
        for place in range(len(draft.cameras)):
            faults.add(("camera", place), "config_camera_unused")


def _unit_readers(draft: Draft, faults: Faults) -> None:
    if draft.readers is None or draft.shape is None:
        return
    units = [(place, one) for place, one in enumerate(draft.readers) if one.role == "unit"]
    if draft.shape == "picture":
        for place, _ in units:
            faults.add(("reader", place), "config_reader_unused", why="in the picture shape units are read in pictures")
        return
    if not units:
        faults.add(("reader",), "config_needs_unit_reader")
    for place, one in units:
        if one.trigger == "asked":
            faults.add(("reader", place, "trigger"), "config_unit_reader_asked")
    _lanes(units, faults)


def _lanes(units: list[tuple[int, ReaderDevice]], faults: Faults) -> None:
    """One lane: a case that claims a second one is rejected, so a second reader would only look as if it worked."""
    taken: set[int] = set()
    for place, one in units:
        if one.lane != 1:
            faults.add(("reader", place, "lane"), "config_one_lane")
        elif one.lane in taken:
            faults.add(("reader", place, "lane"), "config_lane_taken", lane=one.lane)
        taken.add(one.lane)


def _queue(draft: Draft, faults: Faults) -> None:
    if draft.shape == "picture" and draft.queue_given:
        faults.add(("queue",), "config_only_with", where='[line] shape = "queue"')
    if draft.shape != "queue":
        return
    if not draft.queue_given:
        faults.add(("queue",), "config_between_asked")
    elif draft.queue is not None and (why := BETWEEN.get(draft.queue.between_reader_and_packer)):
        faults.add(("queue", "between_reader_and_packer"), "config_between", why=why)


def _case_code(draft: Draft, faults: Faults) -> None:
    part = draft.case_code
    if part is None:
        return
    if part.source == "picture" and draft.shape == "queue":
        faults.add(("case_code", "source"), "config_case_picture_queue")
    if part.source == "sscc" and not part.prefix:
        faults.add(("case_code", "prefix"), "config_sscc_prefix")
    owners = {"reader": "reader", "prefix": "sscc", "extension": "sscc"} | dict.fromkeys(_SERIAL_KEYS, "sscc")
    for name, source in owners.items():
        if getattr(part, name) != CaseCodePart.model_fields[name].default and part.source != source:
            faults.add(("case_code", name), "config_only_with", where=f'source = "{source}"')
    if part.source == "sscc" and part.prefix:
        _serials(part, faults)
    _what_a_case_code_is(part, draft.recipe, faults)


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
    if part is None or draft.readers is None:
        return
    readers = [(place, one) for place, one in enumerate(draft.readers) if one.role == "case"]
    if part.source != "reader":
        for place, _ in readers:
            faults.add(("reader", place), "config_reader_unused", why=f'the case code is of source "{part.source}"')
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
            faults.add(("reader", place), "config_reader_unused", why=f'[case_code] names "{part.reader}"')


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
        faults.add(("recipe", "aim_id"), "config_only_with", where='[line] shape = "queue"')


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
    _grid,
    _cameras,
    _unit_readers,
    _queue,
    _case_code,
    _case_reader,
    _recipe,
    _budget,
    _floors,
)
