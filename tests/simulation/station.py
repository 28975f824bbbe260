"""The station under virtual time: the real core, the real codec, the real journal on one SQLite connection.

No threads, no sockets, no clock. Every place where a process can die is a *point*; the run decides which one kills.
The order of things is the shell's: handle, commit, publish, write.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from drivers.errors import DeviceLost, NoAnswer
from drivers.plc.checks import Liveness
from drivers.plc.codec import after, encode_station
from drivers.sim.cameras import SimFrame
from drivers.sim.devices import CaseTelegram, Telegram, numbered
from drivers.sim.facts import Numbered
from drivers.sim.simulated import SimulatedPlant
from drivers.sim.truth import TruthInMemory
from station.assembly.commands import booked_under, unit_key
from station.core import commands as cmd
from station.core import observations as obs
from station.core.codes import identify
from station.core.effects import FindReleased, Step, TakePicture
from station.core.line import Line
from station.core.serials import serial_range
from station.core.settings import LineSettings
from station.core.state import LineState, from_loaded
from station.core.values import CaseRef, CheckedCode, Recipe
from station.core.views import views_of
from station.journal import Batch, Reader, Store
from station.journal.wire import WireRecord

Point = Literal["before_commit", "after_commit", "after_publish", "after_write", "before_cursor", "after_cursor"]
POINTS: tuple[Point, ...] = (
    "before_commit",
    "after_commit",
    "after_publish",
    "after_write",
    "before_cursor",
    "after_cursor",
)
TICK_MS = 40
CLOCK_OF_2026_US = 1_790_000_000_000_000
EPOCH_UUID = "8f7d3d0a-6a53-4c0e-9a3e-5d1f8d0c7b11"


Record = tuple[str, tuple[int, int] | None]
"""Kind, and (epoch, seq) of the case it is about."""
STRETCH = 3
UNDELIVERED = 1_000
"""Room that a journal which began anew leaves behind upstream's highest serial."""


class Killed(Exception):
    """The process died here."""


@dataclass(slots=True)
class Upstream:
    """An upstream that dedups on the wire number."""

    got: dict[int, Record] = field(default_factory=dict)
    """By wire_seq."""
    again: int = 0
    records: dict[int, WireRecord] = field(default_factory=dict)
    """The same, as they came."""
    highest: int = 0
    """The highest serial of an SSCC it has."""

    def take(self, seq: int, record: Record) -> None:
        if seq in self.got:
            self.again += 1
            if self.got[seq] != record:
                raise AssertionError(f"wire seq {seq} came with two contents")
        self.got[seq] = record


@dataclass(slots=True)
class Disk:
    """What outlives a crash."""

    connection: sqlite3.Connection = field(
        default_factory=lambda: sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    )
    verdicts: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    """(epoch, short number, lap) → signs ever written: a witness outside the station."""
    points: Counter[str] = field(default_factory=Counter)
    later_us: int = 0
    """By how much the wall clock has moved on while nothing ran."""


@dataclass(slots=True)
class Numbering:
    """The plant's own absolute numbers, for the witness: the newest one that the wire calls so."""

    ledger: TruthInMemory
    seen: int = 0
    newest: dict[tuple[int, int], int] = field(default_factory=dict)

    def absolute(self, epoch: int, wire: int) -> int | None:
        for fact in self.ledger.facts[self.seen :]:
            if isinstance(fact, Numbered):
                self.newest[(fact.epoch, fact.seq)] = fact.abs_seq
        self.seen = len(self.ledger.facts)
        return self.newest.get((epoch, wire))


@dataclass(slots=True)
class VirtualStation:
    settings: LineSettings
    recipe: Recipe
    plant: SimulatedPlant
    disk: Disk
    upstream: Upstream
    numbering: "Numbering"
    kill: Callable[[Point], bool]
    answer_first: bool = False
    """The mutation "answer before commit"."""
    store: Store = field(init=False)
    reader: Reader = field(init=False)
    line: Line = field(init=False)
    live: Liveness = field(init=False)
    heartbeat: int = 0
    number: int = 0
    step: Step | None = None
    pending: list[tuple[int, str, SimFrame]] = field(default_factory=list)
    """When a frame is read, its camera, and it."""
    devices_up: dict[str, bool] = field(default_factory=dict)
    connected: bool = True

    def __post_init__(self) -> None:
        self.store = Store.over(
            lambda: self.disk.connection, program="simulated", now_us=self._wall(), station_epoch=EPOCH_UUID
        )
        self.reader = Reader(lambda: self.disk.connection)
        self.line = Line(self.settings, self.store.load())
        self.live = Liveness(0.6, self.plant.now_ms / 1000)
        self._let_pass()
        if not self._has_orders():
            self.handle(cmd.StartOrder("sim", "O1", self.recipe))

    def _has_orders(self) -> bool:
        """One was started before: a person begins the next."""
        return self.disk.connection.execute("SELECT 1 FROM work_order").fetchone() is not None

    def _let_pass(self) -> None:
        """What came while nobody listened is lost."""
        for camera in range(self.plant.settings.cameras):
            self.plant.frames(camera)
        for lane in range(self.plant.settings.lanes):
            self.plant.unit_reads(lane)
        self.plant.case_reads(), self.plant.label_reads()

    # time and death ----------------------------------------------------------------------------------------------

    def _wall(self) -> int:
        return CLOCK_OF_2026_US + self.disk.later_us + self.plant.now_ms * 1000

    def point(self, point: Point) -> None:
        self.disk.points[point] += 1
        if self.kill(point):
            self.disk.points[f"killed {point}"] += 1
            raise Killed(point)

    def handle(self, item: obs.Observation | cmd.Command) -> Step:
        """One turn of the shell: handle, commit, publish."""
        step = self.line.handle(obs.Now(self.plant.now_ms, self._wall()), item)
        batch = Batch.of(step)
        if self.answer_first and batch:
            self._publish(step)
            self._write()
        if batch:
            self.point("before_commit")
            self.store.append(self._wall(), [batch])
            self.point("after_commit")
        self._publish(step)
        for effect in step.effects:
            if isinstance(effect, TakePicture):
                self._fire(effect)
            elif isinstance(effect, FindReleased):
                self._find(effect)
        return step

    def _publish(self, step: Step) -> None:
        changed = self.step is None or step.words != self.step.words
        self.step = step
        if changed:
            self.point("after_publish")

    # one turn ----------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """What happens between two polls."""
        self._watch_devices()
        self._read_devices()
        self._ask_serials()
        self._poll()
        self.handle_deadline()
        self._write()
        self._upload()

    def handle_deadline(self) -> None:
        deadline = self.line.next_deadline_ms
        if deadline is not None and self.plant.now_ms >= deadline:
            self.handle(obs.TimePassed())

    def _watch_devices(self) -> None:
        cameras = enumerate(role.name for role in self.settings.cameras)
        watched = [(name, "camera", number) for number, name in cameras]
        watched += [(name, "reader", number) for number, name in enumerate(self.settings.unit_readers)]
        if self.settings.reads_cases:
            watched.append((self.settings.case_reader, "reader", 0))
        for name, kind, number in watched:
            up = self.plant.link_up(numbered(kind, number))
            if up and not self.devices_up.get(name):
                self.handle(obs.DeviceBack(name, self.plant.camera_count(number) if kind == "camera" else 0))
            elif not up and self.devices_up.get(name):
                self.handle(obs.DeviceGone(name, f"{kind}_lost"))
            self.devices_up[name] = up

    def _read_devices(self) -> None:
        for lane in range(self.plant.settings.lanes):
            for telegram in self.plant.unit_reads(lane):
                self.handle(obs.UnitRead(lane + 1, telegram.trigger, self.checked(telegram.text)))
        for whole in self.plant.case_reads():
            self.handle(self._whole_case(whole))
        for telegram in self._label_reads():
            seen = self.checked(telegram.text)
            self.handle(obs.LabelRead(self.settings.case_reader, None, telegram.trigger, seen))
        for number, role in enumerate(self.settings.cameras):
            for frame in self.plant.frames(number):
                self.handle(obs.FrameSeen(role.name, frame.counter))
                self.pending.append((self.plant.now_ms + 40, role.name, frame))
        due = [(camera, frame) for at, camera, frame in self.pending if at <= self.plant.now_ms]
        self.pending = [each for each in self.pending if each[0] > self.plant.now_ms]
        for camera, frame in due:
            self.handle(self._picture(camera, frame, None))

    def _label_reads(self) -> list[Telegram]:
        return self.plant.label_reads()

    def _picture(self, camera: str, frame: SimFrame, case: CaseRef | None) -> obs.PictureRead:
        """Read for every view of the camera: which layer it is of, a decoder does not know."""
        plant = self.plant.settings
        cells = self._cells(frame.cells or (None,) * (plant.rows * plant.columns))
        label = self.checked(frame.label) if self.settings.case_code == "picture" else None
        codes = (label,) if label else ()
        views = enumerate(views_of(self.recipe, self.settings.cameras), start=1)
        reads = (obs.ViewRead(number, cells, (), codes) for number, view in views if view.camera == camera)
        return obs.PictureRead(camera, case, frame.counter, tuple(reads))

    def _whole_case(self, telegram: CaseTelegram) -> obs.PictureRead:
        """What the runtime makes of the telegram of a reader of whole cases."""
        cells = self._cells([text for _, text in telegram.places])
        if not self.plant.settings.case_positions:
            read = [cell.checked for cell in cells if cell.checked is not None]
            cells = tuple(obs.CellRead(None, read[place] if place < len(read) else None) for place in range(len(cells)))
        return obs.PictureRead(self.settings.unit_readers[0], None, telegram.trigger, (obs.ViewRead(1, cells),))

    def _cells(self, texts: Sequence[str | None]) -> tuple[obs.CellRead, ...]:
        columns = self.plant.settings.columns
        return tuple(
            obs.CellRead((place // columns + 1, place % columns + 1), self.checked(text))
            for place, text in enumerate(texts)
        )

    def _fire(self, effect: TakePicture) -> None:
        for number, role in enumerate(self.settings.cameras):
            frame = self.plant.take_frame(number) if role.trigger == "asked" else None
            if frame is not None:
                self.handle(self._picture(role.name, frame, effect.case))

    def _find(self, effect: FindReleased) -> None:
        found = self.reader.released(effect.after, effect.through, STRETCH + 1)
        self.handle(obs.ReleasedFound(effect.after, tuple(found[:STRETCH]), len(found) > STRETCH))

    def scan_first_unit(self, text: str) -> str | None:
        """A person holds this unit under the hand scanner; why trust is not given back."""
        key = unit_key(text, self.recipe)
        booked = booked_under(self.reader.trace(key), self.line.state.epoch)
        refusal = self.handle(cmd.RestoreTrust("op", "first_unit", key, *booked)).refusal
        return None if refusal is None else refusal.key

    def checked(self, text: str | None) -> CheckedCode | None:
        if text is None:
            return None
        found = identify(text.encode(), text, self.recipe)
        taken = self.reader.taken([found.code.key])
        return CheckedCode(found.code, found.refusal, taken.get(found.code.key))

    def _poll(self) -> None:
        words, now_s = self.plant.block(), self.plant.now_ms / 1000
        try:
            if words is None:
                self._disconnected(now_s)
                return
            self.connected = True
            block = self.live.believe(words, now_s)
        except NoAnswer:
            return
        except DeviceLost as lost:
            self.live = Liveness(0.6, now_s)
            self.handle(obs.PlcSilent(lost.key))
            return
        self.handle(obs.PlcPolled(block))

    def _disconnected(self, now_s: float) -> None:
        """The connection broke; the next one proves itself anew."""
        if self.connected:
            self.connected, self.live = False, Liveness(0.6, now_s)
            self.handle(obs.PlcSilent("plc_lost"))

    def _write(self) -> None:
        """Read before the first write after a start; then every turn."""
        if self.step is None or not self.live.map_proven:
            return
        self.heartbeat, self.number = after(self.heartbeat), after(self.number)
        words = self.step.words
        if self.plant.write(encode_station(words, self.heartbeat, self.number)) and words.verdict:
            self._witness(words.verdict_epoch, words.verdict)
        self.point("after_write")

    def _witness(self, epoch: int, verdict: int) -> None:
        """I7: numbered by the plant's own absolute count, so that a wrap is no excuse."""
        asked = abs(verdict)
        given = self.numbering.absolute(epoch, asked)
        if given is not None:
            self.disk.verdicts.setdefault((epoch, given), set()).add(1 if verdict > 0 else -1)

    def _ask_serials(self) -> None:
        """Before the first SSCC upstream tells its highest."""
        assigned = serial_range(self.settings)
        if assigned is not None and not self.line.packing.proof.given and not self.plant.upstream_down:
            self.handle(obs.SerialsHeard("hub", assigned, self.upstream.highest, UNDELIVERED))

    def _upload(self) -> None:
        if self.plant.upstream_down:
            return
        through = self._cursor()
        records = self.disk.connection.execute(
            "SELECT wire_seq, kind, json_extract(body, '$.case') FROM event "
            "WHERE wire_seq > ? ORDER BY wire_seq LIMIT 50",
            (through,),
        ).fetchall()
        for record in self.reader.wire(through, 50):
            self.upstream.records.setdefault(record.seq, record)
            self.upstream.highest = max(self.upstream.highest, self._pallet_serial(record))
        for wire_seq, kind, case in records:
            self.upstream.take(wire_seq, (kind, case_of(case) if case is not None else None))
            self.upstream.highest = max(self.upstream.highest, self._serial_of(case))
        if records:
            self.point("before_cursor")
            self.store.set_cursor("hub", records[-1][0])
            self.point("after_cursor")

    def _pallet_serial(self, record: WireRecord) -> int:
        """The serial of an SSCC that a pallet has (a case's is in its own event)."""
        code = record.body.get("code")
        serial = None
        if record.body.get("level") == 2 and code is not None and self.line.packing.proof.range is not None:
            serial = self.line.packing.proof.range.serial_of(code["text"])
        return serial or 0

    def _serial_of(self, case: str | None) -> int:
        if case is None:
            return 0
        row = self.disk.connection.execute(
            "SELECT json_extract(e.body, '$.sscc_serial') FROM plc_case c JOIN event e ON e.seq = c.container "
            "WHERE c.epoch = ? AND c.abs_seq = ?",
            case_of(case),
        ).fetchone()
        return int(row[0] or 0) if row is not None else 0

    def _cursor(self) -> int:
        row = self.disk.connection.execute("SELECT through FROM cursor WHERE destination = 'hub'").fetchone()
        return int(row[0]) if row else 0

    # what a restart would know -----------------------------------------------------------------------------------

    def durable(self) -> LineState:
        """The state as a start would read it."""
        return from_loaded(self.store.load())


def case_of(case: str) -> tuple[int, int]:
    """(epoch, seq) as the journal writes them."""
    value = json.loads(case)
    return (value["epoch"], value["seq"])
