"""Days at a bench with a printer, over a real journal: anything fails, the station is killed again and again; no case
has two labels with different codes, no code is given twice, and what was sent is never sent again by itself."""

import random
import sqlite3
from collections import Counter
from dataclasses import dataclass, field

import pytest

from station.core import commands as cmd
from station.core import observations as obs
from station.core.bench import Bench
from station.core.effects import PrintLabel
from station.core.label_events import ContainerLabel
from station.core.values import CheckedCode, Code, Level, Recipe
from station.journal import Batch, Store
from station.journal.verify import verify_over
from tests.core.test_printed import SETTINGS
from tests.journal.make import NOW_US, in_memory, memory

RECIPE = Recipe("Water", "plain", 2, pattern="u[0-9]+", above=(Level("pallet", 3, "printed"),))
STEPS = 160


@dataclass
class Day:
    """The bench, its journal, the printer and the floor: which labels lie there."""

    seed: int
    draw: random.Random = field(init=False)
    ms: int = 0
    units: int = 0
    paper: list[str] = field(default_factory=list)
    """Codes of labels that came out, in their order."""
    wanted: dict[int, ContainerLabel] = field(default_factory=dict)
    """What the printer was asked for and was not sent yet; it is in the memory of the process only."""
    closed: int = 0
    sent: Counter[int] = field(default_factory=Counter)
    retried: Counter[int] = field(default_factory=Counter)
    """Label → how often a person wanted it once more."""

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        self.db = memory()
        self.store: Store = in_memory(self.db)
        self.begin()
        self.say(cmd.StartOrder("anna", "O1", RECIPE))
        self.say(cmd.SetNextSerial("anna", 1))

    def begin(self) -> None:
        self.bench = Bench(SETTINGS, self.store.load())
        self.wanted.clear()
        self.say(obs.DeviceBack("zebra"))

    def say(self, item: obs.Observation | cmd.Command) -> cmd.Refusal | None:
        self.ms += 10
        step = self.bench.handle(obs.Now(self.ms, NOW_US + self.ms * 1_000), item)
        if step.events:
            self.store.append(NOW_US + self.ms * 1_000, [Batch.of(step)])
        for effect in step.effects:
            if isinstance(effect, PrintLabel):
                self.wanted.setdefault(effect.label.id, effect.label)
        return step.refusal

    # what happens ----------------------------------------------------------------------------------------------------

    def pack(self) -> None:
        self.units += 1
        code = f"u{self.units}"
        self.say(cmd.Scan("anna", CheckedCode(Code(code, code)), "unit"))

    def print_one(self) -> None:
        """Sent as the printer task does it; then one of all that can become of it, or a kill in the middle."""
        if not self.wanted:
            return
        label = self.wanted.pop(next(iter(self.wanted)))
        if self.say(cmd.NoteLabel(label.id, "sent")) is not None:
            return
        self.sent[label.id] += 1
        came_out = self.draw.random() < 0.8
        if came_out:
            self.paper.append(label.code.key)
        match self.draw.randrange(4):
            case 0:
                self.begin()
            case 1:
                self.say(cmd.NoteLabel(label.id, "failed", cause="label_not_counted"))
            case _:
                self.say(cmd.NoteLabel(label.id, "printed", came_out))

    def scan_label(self) -> None:
        if self.paper:
            key = self.draw.choice(self.paper[-4:])
            code = Code(key, key.removeprefix("gs1:00"))
            taken = self.db.execute("SELECT id FROM container WHERE code = ? AND state = 'live'", (key,)).fetchone()
            by = None if taken is None else f"#{taken[0]}"
            awaited = self.bench.state.label_with(key) is not None
            level = self.bench.state.label_with(key)
            said = cmd.ScanLabel if level is not None and level.level > 1 else None
            checked = CheckedCode(code, taken_by=by)
            refused = self.say(said("anna", checked) if said else cmd.Scan("anna", checked, "case"))
            self.closed += awaited and refused is None

    def decide(self) -> None:
        for label in list(self.bench.state.labels.values()):
            if self.draw.random() < 0.5:
                self.retried[label.id] += self.say(cmd.RetryLabel("anna", label.id)) is None
            elif self.draw.random() < 0.1 and self.say(cmd.WaiveLabel("anna", label.id, "printer broken")) is None:
                self.closed += 1

    def aside(self) -> None:
        self.say(cmd.StoreOpen("anna"))

    def live(self) -> None:
        for _ in range(STEPS):
            deeds = [self.pack] * 6 + [self.print_one] * 4 + [self.scan_label] * 4
            self.draw.choice([*deeds, self.decide, self.aside, self.begin])()
            assert all(times <= 1 + self.retried[number] for number, times in self.sent.items())
        self.must_hold()

    # what must hold --------------------------------------------------------------------------------------------------

    def must_hold(self) -> None:
        loaded = self.store.load()
        assert {each.id: each for each in loaded.labels} == self.bench.state.labels
        assert loaded.sscc_serial == self.bench.state.sscc_serial
        assigned = self.db.execute("SELECT count(*), count(DISTINCT code) FROM label").fetchone()
        assert assigned[0] == assigned[1] == loaded.sscc_serial

    def at_the_end(self) -> None:
        rows = self.db.execute("SELECT container, code, state FROM label ORDER BY id").fetchall()
        codes = dict(self.db.execute("SELECT id, code FROM container WHERE state = 'live'"))
        done = {container: code for container, code, state in rows if state in ("scanned", "waived")}
        assert codes == done and len(done) == self.closed
        scanned = {code for _, code, state in rows if state == "scanned"}
        assert scanned <= set(self.paper), "a label counts that never came out"
        report = verify_over(lambda: copy_of(self))
        assert report.clean, report.findings


def copy_of(day: Day) -> sqlite3.Connection:
    other = memory()
    day.db.backup(other)
    return other


@pytest.mark.parametrize("seed", range(6))
def test_a_day_with_crashes_has_one_code_a_case_and_one_case_a_code(seed: int) -> None:
    day = Day(seed)
    day.live()
    day.at_the_end()
    assert day.closed > 3
