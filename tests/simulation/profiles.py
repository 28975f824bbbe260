"""Lines whose PLC knows no register map v1, under virtual time: the real core and journal, the real program of the
profile, and a plant that remembers what physically happened.

Everything that a profile must survive comes by chance: restarts of either side in the middle of a case, replies that
are lost (written or not), a stuck photocell, cases lifted off and put on, verdicts that come late, an ejector that
misses. What must hold is ``PROMISED``; what it costs is counted.
"""

import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from drivers.plc.codec import CaseAsk
from drivers.plc.profiles.bits import BitsProgram
from drivers.plc.profiles.io_block import IoProgram
from drivers.plc.profiles.settings import BitsSettings, IoSettings
from drivers.sim.facts import Closed, Ended, LetGo, Numbered, Placed
from drivers.sim.faults import At, Incident, Profile
from drivers.sim.io_block import INPUTS, IoBlock
from drivers.sim.settings import Distances, PlantSettings
from drivers.sim.simulated import SimulatedPlant
from drivers.sim.small_plc import INPUT_BITS, OUTPUT_BITS
from drivers.sim.truth import TruthInMemory, compare_facts
from drivers.sim.unit_codes import UNIT_PREFIX
from drivers.uncounted import BlockCount
from station.core import commands as cmd
from station.core import observations as obs
from station.core.block_count import must_show
from station.core.effects import TakePicture
from station.core.settings import CameraRole, LineSettings
from station.core.values import CaseRef, Recipe
from station.demo.claims import Uncounted, passed_contents, released_cases, uncounted
from tests.simulation.station import Disk, Killed, Numbering, Point, Upstream, VirtualStation

POLL_MS = 40
RATE = 12_000
"""Units an hour: a case of six every 1.8 s."""
DOWN_MS = (100, 4_000)
LIMIT_MS = 300_000
PATIENCE_MS = 3_000
CASE_LENGTH = 0.4
COUNTED_BEFORE = 1_000
"""The block's counter, when a run begins."""
FAULTS = frozenset(
    {Incident.LIFTED_OFF, Incident.PUT_ON, Incident.EJECTOR_FAILS, Incident.PLC_RESTART, Incident.LINK_LOST}
)
UNIT_FAULTS = {"unread": 0.01, "duplicate": 0.006, "foreign": 0.003, "missing": 0.004}
Name = Literal["bits", "io"]
Settings = BitsSettings | IoSettings
Program = BitsProgram | IoProgram


@dataclass(frozen=True, slots=True)
class Scenario:
    seed: int
    profile: Name
    cases: int = 14
    reads: Literal["asked", "counted", "reader"] = "asked"
    """A camera that the station fires; one that the line fires; a reader of whole cases that counts by itself."""
    exit_sensor: Literal["none", "bit", "counter"] = "counter"
    faults: frozenset[Incident] = FAULTS
    kills: int = 1
    lost_replies: float = 0.005
    """Chance a poll or write: nobody answers; half of the writes have landed."""
    late_verdicts: float = 0.05
    """Chance a picture: it is taken, or read, so late that the case may have gone on."""
    late_ms: tuple[int, int] = (100, 3_000)
    cut_questions: float = 0.0
    """Chance a question: the PLC's cable is out until after the PLC has given up."""
    stuck: bool = True
    """A photocell is stuck for a while."""
    travel: float = 2.0
    """I/O block: cases between the case photocell and the rejecter."""
    restart_ms: int = 0
    """The block is off, and the belt stands, for exactly so long, once."""
    counter: bool = False
    """The block counts the case photocell by itself."""
    marked: bool = False
    """It has a register for the station's mark, too."""
    killed_at_points: float = 0.0
    """Chance each step of a turn (commit, publish, write): the process dies there."""
    together: bool = False
    """A photocell sticks on a line where cases are lifted off: what no program without numbers can tell apart."""


@dataclass(slots=True)
class Outcome:
    scenario: Scenario
    broken: dict[str, list[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


def plant_settings(told: Scenario) -> PlantSettings:
    return PlantSettings(
        profile=told.profile,
        shape="reader" if told.reads == "reader" else "picture",
        camera="counted" if told.reads == "counted" else "asked",
        unit_numbers="reader",
        rows=2,
        columns=3,
        units_per_hour=RATE,
        seed=told.seed,
        cases=told.cases,
        scan_ms=10,
        verdict_timeout_ms=1_000,
        io_watchdog_ms=200,
        travel_cases=told.travel,
    )


def profile_settings(told: Scenario, plant: PlantSettings) -> Settings:
    wire = {"driver": "modbus", "host": "plant", "poll_ms": POLL_MS, "profile": told.profile}
    if told.profile == "bits":
        sensors = {
            "exit_sensor": told.exit_sensor,
            "reject_sensor": "none" if told.exit_sensor == "none" else "counter",
        }
        return BitsSettings.model_validate({**wire, **sensors, "inputs": INPUT_BITS, "outputs": OUTPUT_BITS})
    far, pitch = Distances.of(plant), plant.pitch_ms
    belt = {
        "speed_mm_s": 1_000,
        "reject_mm": round(far.divert),
        "exit_mm": round(far.exit),
        "ejected_mm": round(far.eject),
        "window_mm": round(pitch / 10),
        "case_mm": round(CASE_LENGTH * pitch),
    }
    inputs = {name: place for place, name in enumerate(INPUTS)}
    coils = ("let_go", "permissive", "red", "amber", "green", "buzzer", "stop_request")
    outputs = {name: place for place, name in enumerate(coils)}
    table = {**wire, "inputs": inputs, "outputs": outputs, "belt": belt}
    table["watchdog"] = {"time_ms": plant.io_watchdog_ms, "register": 100}
    counter = {"register": 32} | ({"mark": 33} if told.marked else {})
    return IoSettings.model_validate(table | ({"counter": counter} if told.counter else {}))


class ProfileStation(VirtualStation):
    """A station whose PLC is a program of its own over signals."""

    program: Program
    draw: random.Random
    lost: float
    late: float
    counter: bool
    marked: bool
    mark: int
    """What the driver holds for its word in the block."""
    read: bool
    slow: list[tuple[int, obs.PictureRead]]
    """Pictures that are read at that time."""
    fires: list[tuple[int, CaseRef, bool]]
    """When the camera fires, for which case, and whether its picture is read late."""
    late_ms: tuple[int, int]
    note_number: Callable[[int, int], None]
    """Called after each poll with the epoch and its newest number."""

    def begin(
        self, program: Program, draw: random.Random, told: Scenario, note_number: Callable[[int, int], None]
    ) -> None:
        self.program, self.draw, self.note_number = program, draw, note_number
        self.lost, self.late, self.late_ms = told.lost_replies, told.late_verdicts, told.late_ms
        self.counter, self.marked, self.mark = told.counter, told.marked, 0
        self.read, self.slow, self.fires = False, [], []
        if isinstance(program, IoProgram) and (shows := must_show(self.line.state, self._wall())) is not None:
            kept, silent_ms = shows
            self.mark = kept.mark
            program.uncounted.resume(BlockCount(kept.count, kept.mark, kept.source, 0, 0), silent_ms)

    def tick(self) -> None:
        """A poll; half a period later what came meanwhile is answered in a write."""
        self._see()
        self._watch_devices()
        self._ask_serials()
        self._poll()
        self.plant.advance(POLL_MS // 2)
        self._see()
        self.handle_deadline()
        self._write()
        self._upload()

    def _see(self) -> None:
        self._read_devices()
        self._expose()
        due = [picture for at, picture in self.slow if at <= self.plant.now_ms]
        self.slow = [each for each in self.slow if each[0] > self.plant.now_ms]
        for picture in due:
            self.handle(picture)

    def _fire(self, effect: TakePicture) -> None:
        """A busy camera fires late; a busy decoder reads late."""
        late = self.draw.random() < self.late
        fires_ms = self.draw.randint(*self.late_ms) if late and self.draw.random() < 0.5 else 0
        self.fires.append((self.plant.now_ms + fires_ms, effect.case, late and not fires_ms))
        self._expose()

    def _expose(self) -> None:
        due = [each for each in self.fires if each[0] <= self.plant.now_ms]
        self.fires = [each for each in self.fires if each[0] > self.plant.now_ms]
        for _, case, late in due:
            frame = self.plant.take_frame(0)
            if frame is not None:
                picture = self._picture(self.settings.cameras[0].name, frame, case)
                wait_ms = self.draw.randint(*self.late_ms) if late else self.draw.choice((0, 40))
                self.slow.append((self.plant.now_ms + wait_ms, picture))

    def _answers(self) -> bool:
        """Somebody asks, and the block's watchdog hears it."""
        if not self.plant.answers:
            return False
        if isinstance(self.plant.program, IoBlock):
            self.plant.program.hear(self.plant.write)
        return self.draw.random() >= self.lost

    def _poll(self) -> None:
        words = self.plant.block() if self._answers() else None
        if words is None:
            if self.plant.answers:
                return
            self.read = False
            if isinstance(self.program, BitsProgram):
                self.program.written(None)
            self._disconnected(self.plant.now_ms / 1000)
            return
        self.connected = self.read = True
        signals = {name: bool(on) for name, on in zip(INPUTS, words, strict=True)} if len(words) == len(INPUTS) else {}
        block = (
            self.program.scan(self.plant.now_ms, words)
            if isinstance(self.program, BitsProgram)
            else self.program.scan(self.plant.now_ms, signals)
        )
        self.note_number(self.program.numbering.epoch, self.program.numbering.newest)
        self.handle(obs.PlcPolled(block))
        if isinstance(self.program, IoProgram):
            self._uncounted(self.program)

    def _uncounted(self, program: IoProgram) -> None:
        """What the driver and its task do behind a poll."""
        while (told := program.uncounted.take()) is not None:
            self.handle(obs.CasesUncounted(told.silent_ms, told.seen, told.unseen, told.at_start))
        if (count := program.uncounted.take_count()) is not None:
            self.handle(obs.BlockCounted(count.value, count.mark, count.source, count.epoch, count.numbered))
        if self.counter and isinstance(self.plant.program, IoBlock) and self._answers():
            program.uncounted.note_count(
                COUNTED_BEFORE + self.plant.program.cases_counted, self._standing(self.plant.program)
            )

    def _standing(self, block: IoBlock) -> int:
        if self.marked and (not block.mark or block.mark != self.mark):
            self.mark = block.mark = self.draw.randint(1, 65_535)
        return self.mark

    def _write(self) -> None:
        if self.step is None or not self.read:
            return
        self.heartbeat = self.heartbeat % 32_000 + 1
        now_ms = self.plant.now_ms
        self.program.take(now_ms, self.step.words, self.heartbeat)
        if isinstance(self.program, IoProgram):
            coils = self.program.coils(now_ms)
            self._send([int(coils[place]) for place in sorted(coils)])
        else:
            answer = self.program.answer(now_ms)
            self.program.written(None)
            if self._send([answer, self.heartbeat]):
                self.program.written(answer)
        self.point("after_write")

    def _send(self, words: list[int]) -> bool:
        """False: no reply; half of the time the words have landed all the same."""
        if self._answers():
            return self.plant.write(words)
        if self.draw.random() < 0.5:
            self.plant.write(words)
        return False


@dataclass(slots=True)
class ProfileRun:
    told: Scenario
    outcome: Outcome = field(init=False)
    draw: random.Random = field(init=False)
    ledger: TruthInMemory = field(default_factory=TruthInMemory)
    disk: Disk = field(default_factory=Disk)
    upstream: Upstream = field(default_factory=Upstream)
    plant: SimulatedPlant = field(init=False)
    station: ProfileStation | None = None
    back_ms: int = 0
    kills: list[int] = field(init=False)
    stuck: tuple[str, int, int] = ("", 0, 0)
    alarmed_ms: int | None = None
    cut_at: int = 0
    restarted: bool = False
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    """Number → the case that really stood at the photocell."""

    def __post_init__(self) -> None:
        told = self.told
        self.outcome, self.draw = Outcome(told), random.Random(f"profile/{told.profile}/{told.seed}")
        sticks = told.stuck and (told.together or self.draw.random() < 0.5)
        hit = told.faults if told.together or not sticks else told.faults - {Incident.LIFTED_OFF}
        faults = dict.fromkeys(hit, told.cases * 0.7)
        placed = tuple(At(self.draw.randrange(told.cases), incident) for incident in sorted(hit))
        self.plant = SimulatedPlant(
            plant_settings(told), Profile(UNIT_FAULTS, faults), ledger=self.ledger, placed=placed
        )
        self.kills = sorted(self.draw.randrange(2_000, told.cases * 1_800) for _ in range(told.kills))
        if sticks:
            begin = self.draw.randrange(5_000, told.cases * 1_800)
            self.stuck = (self.draw.choice(INPUTS[:3]), begin, begin + self.draw.randint(200, 15_000))

    def go(self) -> Outcome:
        while self.plant.now_ms < LIMIT_MS and not self._over():
            self.plant.advance(POLL_MS // 2)
            self._stick()
            try:
                self._tick()
            except Killed:
                self._die()
        self._judge()
        return self.outcome

    def _over(self) -> bool:
        station = self.station
        return self.plant.run_out and station is not None and not station.line.state.tally.in_flight

    def _tick(self) -> None:
        if self.kills and self.plant.now_ms >= self.kills[0]:
            self.kills.pop(0)
            raise Killed("chance")
        if self.station is None:
            if self.plant.now_ms < self.back_ms:
                return
            self._start()
        assert self.station is not None
        self.station.tick()
        self._cut(self.station)
        if self.told.restart_ms and self.plant.triggers == self.told.cases // 2 and not self.restarted:
            self.restarted = True
            self.plant.restart_plc(keeps=False, down_ms=self.told.restart_ms)
        self._person(self.station)

    def _die(self) -> None:
        self.outcome.counts["kills"] += 1
        self.station = None
        self.back_ms = self.plant.now_ms + self.draw.randint(*DOWN_MS)

    def _start(self) -> None:
        settings = LineSettings(
            "L1",
            self.plant.settings.shape,
            () if self.told.reads == "reader" else (CameraRole("top", self.plant.settings.camera),),
            ("tunnel",) if self.told.reads == "reader" else (),
            unit_reader_trigger="counted",
            frame_within_ms=80,
            sscc_prefix="4012345",
            case_code="sscc",
            verdict_timeout_ms=5_000,
            exit_seen=self.told.profile == "io" or self.told.exit_sensor != "none",
        )
        recipe = Recipe("cola", "url", 6, 2, 3, url_prefix=UNIT_PREFIX)
        made = profile_settings(self.told, self.plant.settings)
        program: Program = BitsProgram(made) if isinstance(made, BitsSettings) else IoProgram(made)
        station = ProfileStation(
            settings, recipe, self.plant, self.disk, self.upstream, Numbering(self.ledger), self._dies
        )
        station.begin(program, self.draw, self.told, self._note_number)
        self.station = station

    def _note_number(self, epoch: int, newest: int) -> None:
        if newest and (epoch, newest) not in self.numbers:
            stood = (fact.case for fact in reversed(self.ledger.facts) if isinstance(fact, Numbered))
            self.numbers[epoch, newest] = next(stood)

    def _dies(self, point: Point) -> bool:
        return self.told.killed_at_points > 0 and self.draw.random() < self.told.killed_at_points

    def _cut(self, station: ProfileStation) -> None:
        asked = station.program.numbering.asked
        if asked is None or asked.seq == self.cut_at or station.program.numbering.state is not CaseAsk.WAITING:
            return
        self.cut_at = asked.seq
        if self.draw.random() < self.told.cut_questions:
            self.plant.cut_link("plc", self.draw.randint(1_200, 3_500))

    def _stick(self) -> None:
        name, begin, end = self.stuck
        block = self.plant.program
        if isinstance(block, IoBlock):
            block.stuck = {name} if begin <= self.plant.now_ms < end else set()

    def _person(self, station: ProfileStation) -> None:
        """Confirms numbers, and finds what is owed; each after a while."""
        line = station.line
        wanted = (
            line.cases.disbelieved
            or not line.source.may_run
            or any(key.startswith(("case_let_go_unproven", "gate_escape")) for key in line.state.alarms)
        )
        if not wanted:
            self.alarmed_ms = None
            return
        self.alarmed_ms = self.alarmed_ms if self.alarmed_ms is not None else self.plant.now_ms
        if self.plant.now_ms - self.alarmed_ms < PATIENCE_MS:
            return
        self.alarmed_ms = None
        if not line.source.may_run:
            station.handle(cmd.RestoreTrust("op", "clearance"))
        if line.cases.disbelieved:
            self.outcome.counts["numbers not believed"] += 1
            station.handle(cmd.ConfirmNumbers("op"))
        for alarm in list(line.state.alarms):
            if alarm.startswith("case_let_go_unproven:"):
                epoch, _, seq = alarm.partition(":")[2].partition("/")
                station.handle(cmd.ResolveCase("op", CaseRef(int(epoch), int(seq)), "bin"))
            elif alarm.startswith("gate_escape"):
                station.handle(cmd.AcknowledgeAlarm("op", alarm))

    # what must hold ---------------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        if self.station is None:
            self._start()
        assert self.station is not None
        reader, outcome = self.station.reader, self.outcome
        released, contents = released_cases(reader), passed_contents(reader)
        rows = list(self.disk.connection.execute("SELECT epoch, abs_seq, state, owed FROM plc_case"))
        states = Counter(state for _, _, state, _ in rows)
        quarantined = {(epoch, seq) for epoch, seq, state, _ in rows if state == "quarantined"}
        told = [(*number, case.units) for number, case in released.items()]
        report = compare_facts(self.ledger.facts, told, quarantined, contents=contents)
        for lie in report.lies:
            outcome.broken.setdefault("released wrongly", []).append(lie)
        for number in report.unaccounted:
            outcome.broken.setdefault("let go and not in the books", []).append(str(number))
        gone = {fact.case: fact.where for fact in self.ledger.facts if isinstance(fact, Ended)}
        let_go = {fact.case for fact in self.ledger.facts if isinstance(fact, LetGo)}
        passed = {frozenset(codes) for codes in contents.values()}
        self._let_go(let_go, passed)
        outcome.counts.update({f"station {state}": n for state, n in states.items()})
        outcome.counts["cases"] += sum(isinstance(fact, Numbered) for fact in self.ledger.facts)
        outcome.counts["let go"] += len(let_go)
        outcome.counts["at the exit"] += sum(where == "exit" for where in gone.values())
        outcome.counts["passed"] += len(passed)
        outcome.counts["not over"] += self.plant.now_ms >= LIMIT_MS
        self._voids(contents, gone)
        if self.told.profile == "io" and self.stuck[0] != "trigger":
            self._balance(len(rows), uncounted(reader))

    def _balance(self, recorded: int, without: Uncounted) -> None:
        """Each case that passed the photocell has a record, or was counted, or came in a time that the books name."""
        more = self.outcome.counts["cases"] - recorded - without.cases
        most = sum(1 + silent_s * 1_000 / self.plant.settings.pitch_ms for silent_s in without.silent_s)
        self.outcome.counts.update({"without a number": without.cases, "in a silence": max(0, more)})
        if not 0 <= more <= most:
            told = f"{recorded} recorded, {without.cases} counted, {more} more in {without.silent_s} s"
            self.outcome.broken.setdefault("the balance does not close", []).append(told)

    def _let_go(self, let_go: set[int], passed: set[frozenset[str]]) -> None:
        """Nothing is let go that has no committed pass, a stranger least of all."""
        for case, codes in self._contents().items():
            if case in let_go and codes not in passed:
                self.outcome.broken.setdefault("let go without a pass", []).append(str(case))

    def _contents(self) -> dict[int, frozenset[str]]:
        codes: dict[int, str] = {}
        for fact in self.ledger.facts:
            if isinstance(fact, Placed):
                codes.update({number: code for number, code, _ in fact.units})
        closed = (fact for fact in self.ledger.facts if isinstance(fact, Closed))
        return {fact.case: frozenset(codes[unit] for unit in fact.units if unit) for fact in closed}

    def _voids(self, contents: Mapping[tuple[int, int], tuple[str, ...]], gone: Mapping[int, str]) -> None:
        """A void case frees its units: it must lie in the bin, and they must not have left by the exit.

        Both are asked, for a camera that fires a whole case too late shows the units of the next one."""
        holds = {codes: case for case, codes in self._contents().items()}
        void = self.disk.connection.execute("SELECT epoch, abs_seq FROM plc_case WHERE state = 'void'")
        for epoch, seq in void:
            itself = gone.get(self.numbers[epoch, seq], "belt")
            units = gone.get(holds.get(frozenset(contents.get((epoch, seq), ())), 0), "belt")
            if itself != "bin" or units == "exit":
                told = f"{epoch}/{seq}: {itself}, its units: {units}"
                self.outcome.broken.setdefault("void and not in the bin", []).append(told)


def sail(seed: int, profile: Name, **more: object) -> Outcome:
    return ProfileRun(Scenario(seed, profile, **more)).go()  # type: ignore[arg-type]
