"""One seeded run of plant, station, operator and upstream, with crashes; and what must be true of it.

The invariants I1, I2 … are those of docs/promises.md.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Literal
from unittest.mock import patch

from drivers.sim.claims import CaseCode, Place, Places
from drivers.sim.facts import Ended, Numbered
from drivers.sim.faults import UNSEEN, At, Incident, Profile
from drivers.sim.settings import CaseCode as CaseCodeSource
from drivers.sim.settings import Numbers, PlantSettings
from drivers.sim.simulated import SimulatedPlant
from drivers.sim.truth import TruthInMemory, compare_facts
from station.core.settings import CameraRole, LineSettings
from station.core.state import LineState
from station.core.values import Level, QueueRow, Recipe, Shape, View
from station.journal import Conflict, Reader, StoreFault, wire
from tests.journal.wire_fold import folded
from tests.simulation.containers import Palletiser, above, broken
from tests.simulation.operator import Operator
from tests.simulation.orders import Planner, broken_orders, changes
from tests.simulation.station import POINTS, TICK_MS, Disk, Killed, Numbering, Point, Upstream, VirtualStation, case_of
from tests.simulation.traces import untrue
from tests.simulation.withdrawals import holds, in_vain

Database = Callable[[str], Iterable[tuple[Any, ...]]]
MODULUS = 40
"""Numbers wrap this early at the slow rate: about every fifth seed goes round."""
FAST_MODULUS = 4_000
"""At faster rates more cases are on the belt than so small a wheel can tell apart."""
SLOW = 36_000
FRAME_WITHIN_MS = 50
"""The plant's camera is there at once; the virtual station sees it at its next tick."""
REFUSED = {"serial_used": "C8", "container_conflict": "C1", "unit_taken": "I1", "code_taken": "I1"}
"""What the journal refused → the invariant it would have broken; anything else is I6."""
CASES_OF = "SELECT json_extract(body, '$.case') FROM event WHERE kind = '{kind}'"
NAMES = ("top", "side")
"""Of the cameras."""
DOWN_MS = (200, 12_000)
LIMIT_MS = 400_000
LABELS = (
    {"label_numbers": "plc", "label_reader": "tagged"},
    {"label_numbers": "reader", "label_reader": "counted"},
    {"label_numbers": "reader", "label_reader": "tagged"},
)
"""As it should be, as it may be, and a reader set up wrongly whose count happens to begin with the PLC's."""
UNIT_FAULTS = {"unread": 0.01, "duplicate": 0.006, "foreign": 0.003, "missing": 0.004, "label_unread": 0.01}


@dataclass(frozen=True, slots=True)
class Scenario:
    seed: int
    shape: Shape = "picture"
    cameras: int = 1
    layers: int = 1
    lanes: int = 1
    case_positions: bool = True
    """Reader shape: the reader tells places."""
    case_code: CaseCodeSource = "sscc"
    unit_numbers: Numbers = "plc"
    unit_reader_trigger: Literal["tagged", "counted"] | None = None
    """What the station is told of the reader; None = the truth."""
    label_numbers: Numbers = "plc"
    """Whose number the case-code reader's telegrams carry."""
    label_reader: Literal["tagged", "counted"] = "tagged"
    """Whose number the station takes it for."""
    cases: int = 30
    crashes: int = 2
    units_per_hour: int = SLOW
    incidents: frozenset[Incident] = frozenset()
    above: tuple[Level, ...] = ()
    """The levels above the case."""
    changes: int = 0
    """How often a person changes over to another order."""
    upgrade: bool = False
    """From the second start on a newer program runs, which numbers records with a newer body."""
    answer_first: bool = False
    asks_always: bool = True
    patch: Callable[[], AbstractContextManager[object]] = nullcontext

    @property
    def modulus(self) -> int:
        """Where case and trigger numbers wrap; a camera is fired once a layer."""
        return MODULUS * self.layers if self.units_per_hour <= SLOW else FAST_MODULUS

    @property
    def rows(self) -> int:
        """Of one view; views of several are small, so that a run is not long."""
        return 1 if self.cameras * self.layers > 1 else 2

    @property
    def scan_ms(self) -> int:
        """A PLC must see a case at the gate before it is at the flap, a tenth of a pitch further on."""
        return 20 if self.units_per_hour < 150_000 else 10 if self.units_per_hour < 300_000 else 5


@dataclass(slots=True)
class Outcome:
    scenario: Scenario
    broken: dict[str, list[str]] = field(default_factory=dict)
    """Invariant → what breaks it."""
    hits: Counter[str] = field(default_factory=Counter)
    digest: str = ""
    """The journal's last hash: two runs of one seed must end in the same one."""

    def fail(self, invariant: str, told: str) -> None:
        self.broken.setdefault(invariant, []).append(told)


def scenario(seed: int, **more: object) -> Scenario:
    """What a seed stands for: shape, case code, and a random half of the faults."""
    draw = random.Random(f"scenario/{seed}")
    shape: Shape = draw.choice(("picture", "queue"))
    shape = more.get("shape", shape)  # type: ignore[assignment]
    codes: tuple[CaseCodeSource, ...] = ("picture", "reader", "sscc") if shape == "picture" else ("reader", "sscc")
    faults = frozenset(incident for incident in Incident if draw.random() < 0.5) - UNSEEN
    given: dict[str, object] = {
        "shape": shape,
        "case_code": draw.choice(codes),
        "unit_numbers": random.Random(f"numbers/{seed}").choice(("plc", "plc", "plc", "reader")),
        "incidents": faults,
        "cases": draw.choice((30, 30, 30, 30, 60)),
        "above": above(seed),
        "changes": changes(seed),
        "asks_always": draw.random() < 0.5,
        **draw.choice(LABELS),
    }
    return Scenario(seed, **(given | more))  # type: ignore[arg-type]


@dataclass(slots=True)
class Run:
    scenario: Scenario
    outcome: Outcome = field(init=False)
    draw: random.Random = field(init=False)
    disk: Disk = field(default_factory=Disk)
    upstream: Upstream = field(default_factory=Upstream)
    ledger: TruthInMemory = field(default_factory=TruthInMemory)
    plant: SimulatedPlant = field(init=False)
    station: VirtualStation | None = None
    back_ms: int = 0
    kills: list[tuple[int, Point]] = field(default_factory=list)
    operator: Operator = field(init=False)
    palletiser: Palletiser = field(init=False)
    planner: Planner = field(init=False)
    upgraded: ExitStack = field(default_factory=ExitStack)
    starts: int = 0
    before: LineState | None = None
    waiting: Sequence[QueueRow] = ()
    """Units that were in no case yet as the station died."""
    limit_ms: int = LIMIT_MS

    def __post_init__(self) -> None:
        told = self.scenario
        self.outcome, self.draw = Outcome(told), random.Random(f"run/{told.seed}")
        settings = PlantSettings(
            shape=told.shape, rows=told.rows, columns=3, cameras=told.cameras, layers=told.layers, lanes=told.lanes,
            case_positions=told.case_positions, units_per_hour=told.units_per_hour, scan_ms=told.scan_ms,
            seed=told.seed, cases=told.cases, case_code=told.case_code, case_top=told.modulus, trigger_top=told.modulus,
            unit_numbers=told.unit_numbers, label_numbers=told.label_numbers, asks_always=told.asks_always,
        )  # fmt: skip
        faults = dict.fromkeys(told.incidents, told.cases * 0.7)
        placed = tuple(At(self.draw.randrange(told.cases), incident) for incident in sorted(told.incidents))
        self.plant = SimulatedPlant(settings, Profile(UNIT_FAULTS, faults), ledger=self.ledger, placed=placed)
        self.operator = Operator(self)
        self.palletiser = Palletiser(told.seed)
        self.planner = Planner(told.seed, told.changes, told.shape, self.recipe())
        points = self.draw.choices(POINTS, k=told.crashes)
        self.kills = sorted((self.draw.randrange(2, told.cases), point) for point in points)

    @property
    def line_settings(self) -> LineSettings:
        told, picture = self.scenario, self.scenario.shape == "picture"
        return LineSettings(
            "L1",
            told.shape,
            tuple(CameraRole(name, "counted") for name in NAMES[: told.cameras]) if picture else (),
            () if picture else tuple(f"unit {lane}" for lane in range(1, told.lanes + 1)),
            told.case_code,
            "case" if told.case_code == "reader" else "",
            told.label_reader,
            sscc_prefix="4012345",
            frame_within_ms=FRAME_WITHIN_MS,
            label_within_ms=FRAME_WITHIN_MS,
            modulus=told.modulus,
            unit_reader_trigger=told.unit_reader_trigger or ("counted" if told.unit_numbers == "reader" else "tagged"),
        )

    def recipe(self) -> Recipe:
        told, plant = self.scenario, self.plant.settings
        rows, columns = (0, 0) if told.shape == "queue" or plant.views > 1 else (plant.rows, plant.columns)
        views = tuple(
            View(name, layer, plant.rows, plant.columns)
            for layer in range(1, told.layers + 1)
            for name in NAMES[: told.cameras]
        )
        return Recipe(
            "cola",
            "url",
            plant.units_per_case,
            rows,
            columns,
            url_prefix="https://u.example/",
            lot="A",
            above=told.above,
            views=views if plant.views > 1 else (),
        )

    def _kill(self, point: Point) -> bool:
        if self.kills and self.kills[0][0] <= self.plant.triggers and self.kills[0][1] == point:
            self.kills.pop(0)
            return True
        return False

    # the run -----------------------------------------------------------------------------------------------------

    def go(self) -> Outcome:
        """Run until the belt is empty and all is quiet. Conflict: the journal itself refused a second record."""
        with self.scenario.patch(), self.upgraded, self._noting():
            quiet = 0
            while quiet < 4_000:
                if self.plant.now_ms > self.limit_ms:
                    self.outcome.fail("I9", "the run did not end")
                    break
                self._tick()
                done = self.plant.run_out and self.station is not None and not self.operator.busy
                quiet = quiet + TICK_MS if done else 0
            self._judge()
        return self.outcome

    @contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except (Conflict, StoreFault) as refused:
            self.outcome.fail(REFUSED.get(refused.key, "I6"), str(refused))

    def _tick(self) -> None:
        self.plant.advance(TICK_MS)
        if self.plant.take_power_cut():
            self._die("power_cut")
        if self.station is None and self.plant.now_ms >= self.back_ms:
            self._start()
        if self.station is None:
            return
        try:
            self.station.tick()
            self.operator.act(self.station)
            if self.scenario.above and not self.plant.run_out:
                self.palletiser.act(self.station, self.plant.now_ms)
            if not self.operator.busy:
                self.planner.act(self.station, self.plant.now_ms)
        except Killed as killed:
            self._die(str(killed))

    def _start(self) -> None:
        self.starts += 1
        if self.scenario.upgrade and self.starts == 2:
            newer = {**wire.ENCODERS, ("container.packed", 2): _newer_body}
            self.upgraded.enter_context(patch.object(wire, "ENCODERS", newer))
        self.station = self._made(Numbering(self.ledger))
        self._compare_start(self.station)

    def _made(self, numbering: Numbering) -> VirtualStation:
        return VirtualStation(
            self.line_settings, self.recipe(), self.plant, self.disk, self.upstream, numbering, self._kill,
            self.scenario.answer_first,
        )  # fmt: skip

    def _die(self, why: str) -> None:
        if self.station is None:
            return
        self.outcome.hits[f"killed {why}"] += 1
        clean = why != "before_commit"
        self.before = self.station.line.state if clean else None
        self.waiting = sorted(self.station.line.source.rows, key=_of_lane)
        if self.disk.connection.in_transaction:
            self.disk.connection.rollback()
        self.station, self.back_ms = None, self.plant.now_ms + self.draw.randint(*DOWN_MS)
        self.operator.reset()
        self.planner.reset()

    def _compare_start(self, station: VirtualStation) -> None:
        """I11: what a start reads is what the dead process knew, but for what was only in hand."""
        before, self.before = self.before, None
        if before is None:
            return
        after = station.durable()
        for name in (
            "epoch",
            "top",
            "disposed",
            "order",
            "suspended",
            "trust",
            "recall",
            "held",
            "sscc_serial",
            "tally",
            "held_keys",
            "containers",
            "labels",
        ):
            if getattr(before, name) != getattr(after, name):
                self.outcome.fail("I11", f"{name}: {getattr(before, name)} became {getattr(after, name)}")
        if self.waiting != (waiting := sorted(station.store.load().queue, key=_of_lane)):
            self.outcome.fail("I11", f"queue {self.waiting} became {waiting}")
        if before.alarms.keys() != after.alarms.keys():
            self.outcome.fail("I11", f"alarms {sorted(before.alarms)} became {sorted(after.alarms)}")

    # what must be true -------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        self.outcome.hits.update(self.plant.counters())
        self.outcome.hits.update(self.disk.points)
        self.outcome.hits["wrapped"] += any(
            fact.abs_seq > self.scenario.modulus for fact in self.ledger.facts if isinstance(fact, Numbered)
        )
        if self.station is not None:
            self.outcome.digest = self.station.store.head.hash.hex()
        database = self.disk.connection.execute
        ended = {(epoch, seq): state for epoch, seq, state in database("SELECT epoch, abs_seq, state FROM plc_case")}
        self._one_live_case(database)
        self._truth(database, ended)
        self._upstream(ended)
        self._numbers(ended)
        self._since_the_proof(database, ended)
        for invariant, told in in_vain(database, self.plant.pulses.moved_ms):
            self.outcome.fail(invariant, told)
        self._owed(database)
        self.outcome.hits.update(self.palletiser.hits + self.planner.hits)
        for told in broken_orders(self.disk.connection, self.station.line.state if self.station is not None else None):
            self.outcome.fail("I18", told)
        if self.station is not None:
            again = self.station.reader.wire(0, 5_000)
            for invariant, told in broken(self.disk.connection, self.upstream.records, again):
                self.outcome.fail(invariant, told)
            self._traces(self.station.reader)
        for number, signs in self.disk.verdicts.items():
            if len(signs) > 1:
                self.outcome.fail("I7", f"{number} was told pass and reject")
        if self.station is not None and self.station.line.state.tally.in_flight:
            self.outcome.fail("I9", f"{self.station.line.state.tally.in_flight} cases still in flight")

    def _traces(self, reader: Reader) -> None:
        records = [self.upstream.records[seq] for seq in sorted(self.upstream.records)]
        known = folded((record.kind, record.body) for record in records)
        packed = (member for record in records for member in record.body.get("members", ()))
        seen = {str(member["code"]["key"]) for member in packed if not member["container"]}
        for told in untrue(reader, known, seen, random.Random(f"traces/{self.scenario.seed}")):
            self.outcome.fail("C5", told)

    def _live_units(self, database: Database) -> Mapping[tuple[int, int], list[str]]:
        found: dict[tuple[int, int], list[str]] = {}
        rows = database(
            "SELECT e.body, p.epoch, p.abs_seq FROM plc_case p JOIN event e ON e.seq = p.seq "
            "WHERE p.state IN ('passed', 'released', 'quarantined')"
        )
        for body, epoch, seq in rows:
            found[(epoch, seq)] = list(_units(body))
        return found

    def is_true(self, case: tuple[int, int]) -> bool:
        """Whether a live case holds what the journal says."""
        told = self._live_units(self.disk.connection.execute).get(case)
        return told is not None and holds(self.ledger.facts, case, told)

    def _one_live_case(self, database: Database) -> None:
        owner: dict[str, tuple[int, int]] = {}
        for case, units in self._live_units(database).items():
            for text in units:
                if owner.setdefault(text, case) != case:
                    self.outcome.fail("I1", f"{text} is in {owner[text]} and {case}")
            if len(units) != self.plant.settings.units_per_case:
                self.outcome.fail("I5", f"{case} is live with {len(units)} read units")

    def _truth(self, database: Database, ended: Mapping[tuple[int, int], str]) -> None:
        live = self._live_units(database)
        claims = [(epoch, seq, live[(epoch, seq)]) for (epoch, seq), state in ended.items() if state == "released"]
        parked = [number for number, state in ended.items() if state == "quarantined"]
        report = compare_facts(self.ledger.facts, claims, parked, self._case_codes(database), self._places(database))
        for lie in report.lies:
            self.outcome.fail("I2", lie)
        for number in report.unaccounted:
            self.outcome.fail("I2", f"{number} left let go and is {ended.get(number, 'unknown')}")
        where = self._where()
        for number, state in ended.items():
            if state == "void" and where.get(number) != "bin":
                self.outcome.fail("I2", f"{number} is void, its units free, and it is {where.get(number)}")

    def _case_codes(self, database: Database) -> dict[tuple[int, int], CaseCode]:
        """What each case was passed with."""
        printed = self.scenario.case_code != "sscc"
        rows = database("SELECT body FROM event WHERE kind = 'case.passed'")
        bodies = [json.loads(body) for (body,) in rows]
        return {
            (each["case"]["epoch"], each["case"]["seq"]): CaseCode(
                each["case_code"]["key"].removeprefix("gs1:"), printed
            )
            for each in bodies
        }

    def _places(self, database: Database) -> Places | None:
        """Where each unit of a passed case is said to lie; None where the reader tells no places."""
        if self.scenario.shape == "reader" and not self.scenario.case_positions:
            return None
        bodies = (json.loads(body) for (body,) in database("SELECT body FROM event WHERE kind = 'case.passed'"))
        return {(each["case"]["epoch"], each["case"]["seq"]): self._placed(each["units"]) for each in bodies}

    def _placed(self, units: Iterable[Mapping[str, Any]]) -> dict[str, Place]:
        """By view, row and column; in the queue shape by its turn in its lane."""
        turns: Counter[int] = Counter()
        found: dict[str, Place] = {}
        for unit in units:
            lane, (row, column) = unit.get("lane", 0), unit.get("cell") or (0, 0)
            turns[lane] += 1
            in_view = Place(view=unit.get("view", 0), row=row, column=column)
            found[unit["code"]["text"]] = Place(lane=lane, place=turns[lane]) if lane else in_view
        return found

    def _where(self) -> Mapping[tuple[int, int], str]:
        """Where each numbered case physically is."""
        ended = {fact.case: fact.where for fact in self.ledger.facts if isinstance(fact, Ended)}
        numbered = (fact for fact in self.ledger.facts if isinstance(fact, Numbered))
        return {(fact.epoch, fact.abs_seq): ended.get(fact.case, "belt") for fact in numbered}

    def _upstream(self, ended: Mapping[tuple[int, int], str]) -> None:
        told: set[tuple[int, int]] = set()
        for _, (kind, case) in sorted(self.upstream.got.items()):
            self.outcome.hits[f"upstream {kind}"] += 1
            if case is None:
                continue
            if (case in told) == (kind != "case.recalled"):
                self.outcome.fail("I3", f"{case} is told as {kind} twice upstream")
            told ^= {case}
        released = {number for number, state in ended.items() if state == "released"}
        if told != released:
            self.outcome.fail("I3", f"upstream differs in {sorted(told ^ released)}")
        if sorted(self.upstream.got) != list(range(1, len(self.upstream.got) + 1)):
            self.outcome.fail("I4", "the wire numbers have a gap")

    def _numbers(self, ended: Mapping[tuple[int, int], str]) -> None:
        given = {(fact.epoch, fact.abs_seq) for fact in self.ledger.facts if isinstance(fact, Numbered)}
        for number in ended.keys() - given:
            self.outcome.fail("I6", f"{number} was never given by the PLC")

    def _since_the_proof(self, database: Database, ended: Mapping[tuple[int, int], str]) -> None:
        """After an offset nothing that came since the last proof is released, but what a person has found good."""
        good = {case_of(case) for (case,) in database(CASES_OF.format(kind="case.restored"))}
        found = database("SELECT json_extract(body, '$.since'), json_extract(body, '$.through') FROM event "
                         "WHERE kind = 'offset.found'")  # fmt: skip
        for since, through in found:
            doubted = {number for number in ended if case_of(since) < number <= case_of(through)}
            for number in sorted(doubted - good):
                if ended[number] in ("passed", "released"):
                    self.outcome.fail("I14", f"{number} came after the last proof and is {ended[number]}")

    def _owed(self, database: Database) -> None:
        """Nothing that left otherwise than it should is forgotten: it is counted until a person has found it."""
        rows = database("SELECT epoch, abs_seq, state, disposal, owed, found FROM plc_case")
        owed = 0
        for epoch, seq, state, disposal, is_owed, found in rows:
            owed += is_owed
            astray = state == "quarantined" or (state in ("rejected", "missed") and disposal not in (None, "ejector"))
            if bool(is_owed) != (astray and found is None):
                self.outcome.fail(
                    "owed", f"{epoch}/{seq} is {state}, left by {disposal}, found {found}, owed {is_owed}"
                )
        if self.station is not None and owed != self.station.line.state.tally.owed:
            self.outcome.fail("owed", f"{owed} are owed, {self.station.line.state.tally.owed} are counted")


def _of_lane(row: QueueRow) -> tuple[int, int]:
    return row.lane, row.trigger


def _units(body: str) -> Iterator[str]:
    for unit in json.loads(body)["units"]:
        if unit.get("code"):
            yield unit["code"]["text"]


def _newer_body(logged: wire.Logged) -> dict[str, Any]:
    return BODY_1(logged) | {"newer": True}


BODY_1 = wire.ENCODERS["container.packed", 1]


def sail(seed: int, **more: object) -> Outcome:
    """One run. What the journal itself refuses (a second record for a number) is a broken I6."""
    return Run(scenario(seed, **more)).go()
