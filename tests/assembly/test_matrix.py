"""Every config that ``check`` takes is a line that packs: shape × source × source of the case code × levels above; a
bench that does; a dock that ships.

Each cell of the matrix is the way of a real start: the text of a config, its check, the settings of the core, the core
itself, a journal on disk. One case is packed and seen leaving, and closes a container of every level; then the journal
verifies and knows where the units are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from config.result import Config
from station.assembly.config_file import load_config
from station.assembly.devices import line_settings, order_name, recipe_of
from station.assembly.shipping_facts import facts_of
from station.core import observations as obs
from station.core import shipping as ship
from station.core.bench import Bench
from station.core.codes import identify, sscc
from station.core.commands import Command, Scan, StartOrder
from station.core.dock import KINDS
from station.core.effects import Step
from station.core.values import CaseRef, CheckedCode, Recipe
from station.core.views import layers_of, views_of
from station.journal import Reader, Store
from station.journal.store import Batch
from station.journal.verify import verify
from sync.released.cache import ReleasedCache
from sync.released.feed import Change
from tests.assembly.test_sources import LINES
from tests.core.talk import Talk, checked, proved
from tests.sync.factory import code_body

BASE = '[station]\nid = "L1"\ndata = "data"\n[plc]\ndriver = "modbus"\nhost = "192.0.2.10"\n'
CASE_READER = '[[reader]]\nname = "case"\nrole = "case"\ndriver = "tcp"\nhost = "192.0.2.5"\nport = 9004\n'
CASE_CODES = {
    "sscc": '[case_code]\nsource = "sscc"\nprefix = "9501101"\n',
    "reader": f'[case_code]\nsource = "reader"\nsscc = true\n{CASE_READER}',
    "picture": '[case_code]\nsource = "picture"\nsscc = true\n',
}
PALLET = '[[level]]\nname = "pallet"\ncapacity = 1\ncode = "{code}"\n'
LEVELS = {
    0: "",
    1: PALLET.format(code="assigned"),
    2: PALLET.format(code="assigned") + '[[level]]\nname = "load"\ncapacity = 1\ncode = "none"\n',
}
LABEL = "009501101000000017"
CASE = CaseRef(1, 1)


def cells_of_the_matrix() -> Iterator[tuple[str, str, int]]:
    for name, (text, _) in LINES.items():
        for source in CASE_CODES:
            if source != "picture" or 'shape = "picture"' in text:
                yield from ((name, source, levels) for levels in LEVELS)


@dataclass(slots=True)
class Packing(Talk):
    """A line whose every step is committed."""

    path: Path = Path()
    store: Store | None = None
    fired: list[object] = field(default_factory=list)

    def say(self, item: obs.Observation | Command) -> Step:
        step = Talk.say(self, item)
        self.fired += step.effects
        assert step.refusal is None, step.refusal
        if batch := Batch.of(step):
            assert self.store is not None
            self.store.append(self.ms * 1_000, [batch])
        return step

    @property
    def recipe(self) -> Recipe:
        assert self.line.state.order is not None
        return self.line.state.order.recipe

    def fire(self, count: int) -> None:
        """The PLC's trigger, and every counted camera's frame of it."""
        self.poll(400)
        self.poll(unit_count=count)
        for camera in self.settings.cameras:
            if camera.trigger == "counted":
                self.say(obs.FrameSeen(camera.name, count))
        for _ in range(4):
            self.poll()


def config_of(folder: Path, name: str, source: str, levels: int) -> Config:
    case_code = CASE_CODES[source]
    if levels and source != "sscc":
        case_code = case_code.replace("sscc = true", 'sscc = true\nprefix = "9501101"')
    path = folder / "line.toml"
    path.write_text(BASE + case_code + LEVELS[levels] + LINES[name][0], encoding="utf-8")
    return load_config(path)


def started(folder: Path, config: Config) -> Packing:
    """The line with its order, its devices there, the first epoch granted."""
    path = folder / "journal.db"
    store, settings = Store.open(path, program="test", now_us=1), line_settings(config)
    talk = Packing(settings, proved(settings, store.load()), path=path, store=store)
    for device in settings.devices:
        talk.say(obs.DeviceBack(device))
    talk.say(StartOrder("test", order_name(config), recipe_of(config)))
    talk.poll()
    talk.poll(epoch=1)
    for _ in range(4):
        talk.poll(1_000)
    return talk


def pictures(talk: Packing, layer: int, case: CaseRef | None, count: int) -> None:
    """What each camera that is fired so shows of this layer; the label lies in the first view."""
    views = views_of(talk.recipe, talk.settings.cameras)
    for camera in talk.settings.cameras:
        if (camera.trigger == "asked") != (case is not None):
            continue
        reads = tuple(
            obs.ViewRead(
                number,
                tuple(
                    obs.CellRead((row, column), checked(f"u{number}x{row}x{column}"))
                    for row in range(1, view.rows + 1)
                    for column in range(1, view.columns + 1)
                ),
                case_code=(checked(LABEL),) if talk.settings.case_code == "picture" and number == 1 else (),
            )
            for number, view in enumerate(views, start=1)
            if (view.camera, view.layer) == (camera.name, layer)
        )
        talk.say(obs.PictureRead(camera.name, case, count, reads))


def pack_pictures(talk: Packing, **words: int) -> None:
    layers = layers_of(views_of(talk.recipe, talk.settings.cameras))
    if any(camera.trigger == "counted" for camera in talk.settings.cameras):
        for count in (1, 2):
            talk.fire(count)  # two frames prove whose count a frame is
        for layer in range(1, layers + 1):
            talk.fire(2 + layer)
            pictures(talk, layer, None, 2 + layer)
        words |= {"first_trigger": 3, "last_trigger": 2 + layers}
    talk.ask(1, **words)
    pictures(talk, 1, CASE, 0)


def pack_queue(talk: Packing, **words: int) -> None:
    lanes = len(talk.settings.unit_readers)
    each = talk.recipe.units_per_case // lanes
    for count in range(1, each + 1):
        for lane in range(1, lanes + 1):
            talk.poll(**{"unit_count" if lane == 1 else "unit_count_2": count, "inputs": 1})
            talk.say(obs.UnitRead(lane, count, checked(f"u{lane}x{count}")))
    words |= {"first_trigger": 1, "last_trigger": each}
    talk.ask(1, **words, **({"first_trigger_2": 1, "last_trigger_2": each} if lanes == 2 else {}))


def pack_whole(talk: Packing, config: Config, **words: int) -> None:
    """Each place, where the recipe has a grid; else by their number."""
    recipe, asked = talk.recipe, config.unit_readers[0].trigger == "asked"
    grid = [(row, column) for row in range(1, recipe.rows + 1) for column in range(1, recipe.columns + 1)]
    places: Sequence[tuple[int, int] | None] = grid or [None] * recipe.units_per_case
    cells = tuple(obs.CellRead(place, checked(f"u{number}")) for number, place in enumerate(places, start=1))
    view = (obs.ViewRead(1, cells),)
    if asked:
        talk.ask(1, **words)
        talk.say(obs.PictureRead("box", CASE, 0, view))
        return
    talk.fire(1)
    talk.say(obs.PictureRead("box", None, 1, view))
    for _ in range(4):
        talk.poll()
    talk.ask(1, first_trigger=1, last_trigger=1, **words)


def pack(talk: Packing, config: Config) -> None:
    """One case: its label where a reader reads it, its units, the question, the exit."""
    words = {"case_units": talk.recipe.units_per_case}
    if talk.settings.case_code == "reader":
        talk.label(1, LABEL)
        words["case_label"] = 1
    match talk.settings.shape:
        case "picture":
            pack_pictures(talk, **words)
        case "queue":
            pack_queue(talk, **words)
        case "reader":
            pack_whole(talk, config, **words)
    for _ in range(30):
        talk.poll()
    assert talk.of("case.passed"), (talk.of("case.rejected"), talk.alarms())
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1)


@pytest.mark.parametrize(("name", "source", "levels"), [*cells_of_the_matrix()])
def test_what_check_takes_packs_a_case_and_a_pallet(name: str, source: str, levels: int, tmp_path: Path) -> None:
    config = config_of(tmp_path, name, source, levels)
    talk = started(tmp_path, config)
    pack(talk, config)
    [passed] = talk.of("case.passed")
    keys = [unit.code.key for unit in passed.units]  # type: ignore[attr-defined]
    assert len(set(keys)) == config.recipe.units_per_case
    assert len(talk.of("case.released")) == 1
    closed = talk.of("container.closed")
    assert len(closed) == levels
    assert [bool(each.code) for each in closed] == [True, False][:levels]  # type: ignore[attr-defined]
    assert talk.store is not None
    talk.store.close()
    report = verify(talk.path)
    assert report.clean, report.findings
    reader = Reader.open(talk.path)
    try:
        assert len(reader.taken(keys)) == len(keys)
    finally:
        reader.close()


BENCH = (
    '[station]\nid = "B1"\nkind = "bench"\ndata = "data"\n[recipe]\nproduct = "Water"\ncode = "plain"\n'
    'pattern = "u[0-9]+"\nunits_per_case = 3\n[[reader]]\nname = "gun"\nrole = "scan"\ndriver = "tcp"\n'
    'host = "192.0.2.5"\nport = 9004\n'
)


@pytest.mark.parametrize("levels", LEVELS)
@pytest.mark.parametrize("source", ["sscc", "reader"])
def test_what_check_takes_of_a_bench_packs_a_case_and_a_pallet(source: str, levels: int, tmp_path: Path) -> None:
    """Killed after every scan: the next process goes on from the projections alone."""
    prefix = '[case_code]\nsource = "reader"\nsscc = true\n' + ('prefix = "9501101"\n' if levels else "")
    case_code = CASE_CODES["sscc"] if source == "sscc" else prefix
    path = tmp_path / "bench.toml"
    path.write_text(BENCH + case_code + LEVELS[levels], encoding="utf-8")
    config = load_config(path)
    settings, journal = line_settings(config), tmp_path / "journal.db"
    codes = ["u1", "u2", "u3", *([sscc(0, "9501101", 17)] if source == "reader" else [])]
    for number, text in enumerate(["start", *codes]):
        store = Store.open(journal, program="test", now_us=1)
        bench = Bench(settings, proved(settings, store.load()))
        command: Command = StartOrder("test", order_name(config), recipe_of(config))
        if number:
            found = identify(b"", text, recipe_of(config))
            command = Scan("test", CheckedCode(found.code, found.refusal), found.role, found.why)
        step = bench.handle(obs.Now(number, number), command)
        assert step.refusal is None, step.refusal
        if batch := Batch.of(step):
            store.append(number * 1_000, [batch])
        store.close()
    closed = [event for event in step.events if event.kind == "container.closed"]
    assert len(closed) == 1 + levels
    report = verify(journal)
    assert report.clean, report.findings
    reader = Reader.open(journal)
    try:
        assert len(reader.taken(["u1", "u2", "u3"])) == 3
        assert reader.wire_head().seq
    finally:
        reader.close()


DOCK = '[station]\nid = "D1"\nkind = "dock"\ndata = "data"\n'
TOLD_BY = {
    "nobody": "[shipping]\n",
    "hub": '[shipping]\nupstream = "hub"\ntoken_file = "reader.token"\n',
}
UPSTREAM = '[[upstream]]\nname = "hub"\ndriver = "native"\nurl = "https://hub.example"\ntoken_file = "dock.token"\n'
SCANNERS = {"no reader": "", "gun": BENCH[BENCH.index("[[reader]]") :]}


@dataclass(frozen=True, slots=True)
class Gate:
    """A dock that is killed after every command: the next process goes on from the projections alone."""

    config: Config
    journal: Path
    cache: ReleasedCache | None

    def do(self, command: Callable[[], ship.ShippingCommand]) -> str:
        """Why not; '' = it is done. Its facts are looked up once the process is there again."""
        settings = line_settings(self.config)
        store = Store.open(self.journal, program="test", now_us=1)
        step = KINDS[settings.kind](settings, store.load()).handle(obs.Now(1, 1), command())
        if batch := Batch.of(step):
            store.append(1_000, [batch])
        store.close()
        return step.refusal.key if step.refusal is not None else ""

    def loading(self, code: str) -> ship.LoadContainers:
        return ship.LoadContainers("anna", self.facts(code))

    def facts(self, *codes: str) -> ship.ShippingFacts:
        reader = Reader.open(self.journal)
        try:
            return facts_of(reader, self.cache, ("D1", "epoch"), codes, recipe_of(self.config))
        finally:
            reader.close()


@pytest.mark.parametrize("scanner", SCANNERS)
@pytest.mark.parametrize("unknown", ["refuse", "unproven"])
@pytest.mark.parametrize("told_by", TOLD_BY)
def test_what_check_takes_of_a_dock_ships_what_it_may(told_by: str, unknown: str, scanner: str, tmp_path: Path) -> None:
    for name in ("reader.token", "dock.token"):
        (tmp_path / name).write_text("secret\n")
    path = tmp_path / "dock.toml"
    path.write_text(DOCK + TOLD_BY[told_by] + f'unknown = "{unknown}"\n' + SCANNERS[scanner] + UPSTREAM, "utf-8")
    cache = ReleasedCache(tmp_path / "released.db") if told_by == "hub" else None
    if cache is not None:
        packed = {"seq": 1, "kind": "container.packed", "time": "", "container": 1, "level": 2, "name": "pallet"}
        cache.take("L1", "line-1", [Change.model_validate(packed | {"code": code_body("P-1"), "members": 64})], 1)
    gate = Gate(load_config(path), tmp_path / "journal.db", cache)
    assert gate.do(lambda: ship.OpenForLoading("anna", "DIST-7")) == ""
    answers = {code: gate.do(partial(gate.loading, code)) for code in ("P-1", "P-2")}
    taken = [code for code, refused in answers.items() if not refused]
    known, others = ["P-1"] * (told_by == "hub"), [code for code in answers if code != "P-1" or told_by == "nobody"]
    assert taken == (known + others if unknown == "unproven" else known)
    assert {answers[code] for code in answers if code not in taken} <= {"ship_unknown"}
    assert gate.do(lambda: ship.ConfirmDelivery("anna", "", gate.facts(*taken))) == ("" if taken else "ship_empty")
    assert verify(gate.journal).clean
    reader = Reader.open(gate.journal)
    told = {each.body["code"]["text"]: each.body["origin"] is not None for each in reader.wire(0, 10)}
    reader.close()
    assert told == {code: code in known for code in taken}
    if cache is not None:
        cache.close()
