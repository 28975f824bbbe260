"""What must hold between tables. Each check looks only at parts that are right in themselves."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from config.camera_checks import check_cameras
from config.errors import Path
from config.faults import Faults, nearest
from config.messages import QUEUE_OBSTACLES
from config.reader_checks import check_pictures, check_readers
from config.recipe_tables import CaseCodePart, LevelPart, RecipePart, ViewPart
from config.result import CameraDevice, PlcDevice, PrinterDevice, ReaderDevice, Upstream, recipe_from
from config.schema import FtpPart, LinePart, QueuePart, StationPart, StoragePart, VisionPart
from config.side_tables import LabelsPart, ShippingPart
from station.core.recipe import (
    RecipeFault,
    camera_faults,
    grid_faults,
    recipe_faults,
    serial_faults,
    shape_faults,
)
from station.core.settings import CameraRole
from station.core.values import Shape


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
    printers: tuple[PrinterDevice, ...] | None
    labels: LabelsPart | None
    ftp: FtpPart | None
    ftp_given: bool

    @property
    def shape(self) -> Shape | None:
        """None also at a bench, which has none."""
        return self.line.shape if self.line else None

    @property
    def is_bench(self) -> bool:
        return self.station is not None and self.station.kind == "bench"

    @property
    def only_scans(self) -> bool:
        """There is no line: everything is scanned by a person."""
        return self.station is not None and self.station.kind != "line"

    @property
    def assigns(self) -> bool:
        """Codes are numbered here, at some level."""
        above = {level.code for level in self.levels or ()}
        return bool(above & NUMBERED) or (self.case_code is not None and self.case_code.source in NUMBERED)

    @property
    def printed(self) -> tuple[tuple[Path, str], ...]:
        """Where the file says that a code is printed, and the level that it is of."""
        levels = [((("level", place, "code")), each) for place, each in enumerate(self.levels or ())]
        found: list[tuple[Path, str]] = [(path, each.name) for path, each in levels if each.code == "printed"]
        if self.case_code is not None and self.case_code.source in PRINTED and self.recipe is not None:
            found.insert(0, (("case_code", "source"), self.recipe.container))
        return tuple(found)


def check_all(draft: Draft, faults: Faults) -> None:
    """Note every fault between the parts."""
    for check in CHECKS:
        check(draft, faults)


NUMBERED = frozenset({"sscc", "assigned", "printed"})
"""Sources of a code that the station numbers itself."""
PRINTED = frozenset({"printed", "pool"})
"""Sources of a case code that is on a label printed here."""
READ = PRINTED | {"reader"}
"""Sources of a case code that a line reads."""


def check_shipping(part: ShippingPart, upstreams: Sequence[Upstream], faults: Faults) -> None:
    """Note what is wrong between [shipping] and the upstream that tells it what was released."""
    if not part.upstream:
        if part.token_file is not None:
            faults.add(("shipping", "token_file"), "config_only_with", where="[shipping] upstream")
        return
    found = next((each for each in upstreams if each.name == part.upstream), None)
    if found is None or found.driver != "native":
        names = [each.name for each in upstreams if each.driver == "native"]
        meant = nearest(part.upstream, names)
        faults.add(("shipping", "upstream"), "config_shipping_upstream", meant, found=part.upstream)
    elif part.token_file is None:
        faults.add(("shipping", "token_file"), "config_shipping_token")


def _recipe(draft: Draft, faults: Faults) -> None:
    """The core's own rules, as far as the tables they are about are right in themselves."""
    if draft.recipe is None:
        return
    recipe = recipe_from(draft.recipe, draft.levels or (), draft.views or ())
    found = [recipe_faults(recipe)]
    if draft.views is not None and (draft.shape is not None or draft.is_bench):
        found.append(grid_faults(recipe, draft.shape, draft.camera_tables))
    if draft.shape == "picture" and draft.cameras is not None:
        found.append(camera_faults(recipe, [CameraRole(each.name, each.trigger) for each in draft.cameras]))
    if draft.shape is not None:
        found.append(shape_faults(recipe, draft.shape))
    if draft.case_code is not None and draft.case_code.source != "pool":
        found.append(serial_faults(recipe, draft.case_code.prefix))
    note_recipe_faults(chain.from_iterable(found), faults, [each.name for each in draft.cameras or ()])


def note_recipe_faults(found: Iterable[RecipeFault], faults: Faults, cameras: Sequence[str] = ()) -> None:
    """Each at the key of the file that it is about."""
    for fault in found:
        faults.add(_path_of(fault), fault.key, _meant(fault, cameras), **dict(fault.arguments))


_TABLES = {"above": "level", "views": "view"}


def _path_of(fault: RecipeFault) -> Path:
    """Where the field of a recipe is in the file."""
    table = _TABLES.get(str(fault.path[0]))
    return ("recipe", *fault.path) if table is None else (table, *fault.path[1:])


def _meant(fault: RecipeFault, cameras: Sequence[str]) -> str:
    found = str(dict(fault.arguments).get("found"))
    return nearest(found, cameras) if fault.key == "recipe_view_camera" else ""


def _cameras(draft: Draft, faults: Faults) -> None:
    if draft.cameras is not None:
        check_cameras(draft.cameras, faults)
    if draft.cameras is None or draft.shape is None:
        return
    if draft.shape == "picture" and not draft.cameras:
        faults.add(("camera",), "config_needs_camera")
    if draft.shape != "picture":
        for place in range(len(draft.cameras)):
            faults.add(("camera", place), "config_camera_unused")


def _scan_readers(draft: Draft, faults: Faults) -> None:
    """A person scans at a bench, and there everything is scanned."""
    for place, one in enumerate(draft.readers or ()):
        if draft.only_scans and one.role != "scan":
            faults.add(("reader", place, "role"), "config_bench_reader")
        elif draft.shape is not None and one.role == "scan":
            faults.add(("reader", place), "config_scan_reader_unused")


def _readers(draft: Draft, faults: Faults) -> None:
    check_readers(draft.readers or (), draft.plc, faults)
    if draft.readers is not None:
        check_pictures(draft.readers, draft.ftp, draft.ftp_given, faults)


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
    _drawn(draft, part, faults)
    if part.source in NUMBERED and not part.prefix:
        faults.add(("case_code", "prefix"), "config_sscc_prefix")
    if part.reader and (part.source not in READ or draft.is_bench):
        faults.add(("case_code", "reader"), "config_only_with", where=_WHERE_READ)
    for name in ("prefix", "extension", *_SERIAL_KEYS):
        if getattr(part, name) != CaseCodePart.model_fields[name].default and not draft.assigns:
            faults.add(("case_code", name), "config_only_with", where=_WHERE_ASSIGNED)
    if part.prefix:
        _serials(part, faults)
    _what_a_case_code_is(part, draft.recipe, faults)


def _drawn(draft: Draft, part: CaseCodePart, faults: Faults) -> None:
    """Codes of a pool for the labels of cases: one count runs in a station, so nothing else is numbered beside them."""
    if part.source != "pool":
        if part.pool:
            faults.add(("case_code", "pool"), "config_only_with", where='source = "pool"')
        return
    if not part.pool:
        faults.add(("case_code", "pool"), "config_pool_missing")
    elif draft.recipe is not None and draft.recipe.pool == part.pool:
        faults.add(("case_code", "pool"), "config_pool_of_units", pool=part.pool)
    for place, level in enumerate(draft.levels or ()):
        if level.code in NUMBERED:
            faults.add(("level", place, "code"), "config_pool_levels")


_WHERE_READ = 'source = "reader" (or "printed", "pool") on a line'
_WHERE_ASSIGNED = 'source = "sscc", or a [[level]] of code = "assigned", or with "printed" in their place,'
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
    if part.source in NUMBERED:
        if part.sscc:
            faults.add(("case_code", "sscc"), "config_only_with", where='source = "reader" or "picture"')
    elif recipe is not None and part.sscc == bool(recipe.case_pattern):
        faults.add(("case_code", "sscc"), "config_case_form_both" if part.sscc else "config_case_form_missing")


def _printers(draft: Draft, faults: Faults) -> None:
    """What is printed needs a printer, one alone, and templates."""
    if draft.printers is None or draft.labels is None:
        return
    for path, level in draft.printed:
        able = [each.name for each in draft.printers if each.prints(level)]
        if not able:
            faults.add(path, "config_printer_missing", level=level)
        elif len(able) > 1:
            faults.add(path, "config_printer_many", level=level, names=", ".join(able))
        if draft.labels.templates_folder is None:
            faults.add(("labels", "templates_folder"), "config_templates_missing")


def _case_reader(draft: Draft, faults: Faults) -> None:
    part = draft.case_code
    if part is None or draft.readers is None or draft.is_bench:
        return
    readers = [(place, one) for place, one in enumerate(draft.readers) if one.role == "case"]
    if part.source not in READ:
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


def _profile(draft: Draft, faults: Faults) -> None:
    """A PLC that knows no windows and no label triggers carries only what is read while its case stands there."""
    profile = getattr(draft.plc.settings, "profile", "map1") if draft.plc is not None else "map1"
    if profile == "map1":
        return
    if draft.shape == "queue":
        faults.add(("line", "shape"), "config_profile_queue", profile=profile)
    if any(view.layer > 1 for view in draft.views or ()):
        faults.add(("plc", "profile"), "config_profile_layers", profile=profile)
    for place, one in enumerate(draft.readers or ()):
        if one.role == "case" and one.trigger != "asked":
            faults.add(("reader", place, "trigger"), "config_profile_label", profile=profile)
        elif one.role == "unit" and draft.shape == "reader" and one.trigger == "tagged":
            faults.add(("reader", place, "trigger"), "config_profile_tagged", profile=profile)


CHECKS: tuple[Callable[[Draft, Faults], None], ...] = (
    _recipe,
    _cameras,
    _unit_readers,
    _scan_readers,
    _readers,
    _codes_in_telegrams,
    _queue,
    _case_code,
    _case_reader,
    _printers,
    _budget,
    _profile,
    _floors,
)
