"""A line that prints its labels ahead and reads them back, under virtual time: every invariant of a seed, and its own.

L1 no code is on two cases that passed · L2 a code that passed was printed for its order, and is on that case · L3 every
label is used, void, gone on without, or open in the books · L4 nothing came out that the journal had not as sent.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from drivers.sim.devices import Telegram
from drivers.sim.facts import Closed, Numbered
from station.core import commands as cmd
from station.core import observations as obs
from station.core.effects import PrintLabel, Step
from station.core.label_events import ContainerLabel
from station.core.settings import LineSettings
from tests.simulation.label_books import Books, plain
from tests.simulation.label_printer import LabelPrinter, ScanBack
from tests.simulation.run import LABELS as NUMBERS
from tests.simulation.run import Outcome, Run, scenario
from tests.simulation.station import Killed, Numbering, VirtualStation

PRINTER = "zebra"
PROOF_MS = 15_000
"""As long as the real task waits for the printer's count."""
DIES = 0.008
"""Chance each step of a label that the process dies there."""
PATIENCE_MS = 900
CASES = 60
LABELS = "SELECT seq, kind, body FROM event WHERE kind LIKE 'label.%' OR kind = 'case.passed' ORDER BY seq"


@dataclass(slots=True)
class Proof:
    """A label that was sent, and what the counter said before."""

    label: int
    before: int
    until_ms: int


@dataclass(slots=True)
class LabelStation(VirtualStation):
    """With the printer's task: one label after the other, sent once, told as what is known of it."""

    printer: LabelPrinter = field(default_factory=LabelPrinter)
    scans: ScanBack = field(default_factory=lambda: ScanBack(random.Random(0), Counter()))
    jobs: dict[int, ContainerLabel] = field(default_factory=dict)
    proof: Proof | None = None
    up: bool = False
    told: tuple[str, ...] = ()

    def handle(self, item: obs.Observation | cmd.Command) -> Step:
        step = VirtualStation.handle(self, item)
        for effect in step.effects:
            if isinstance(effect, PrintLabel):
                self.jobs.setdefault(effect.label.id, effect.label)
        return step

    def tick(self) -> None:
        self._print()
        VirtualStation.tick(self)

    def _label_reads(self) -> list[Telegram]:
        awaited = {plain(label.code.key) for label in self.line.state.labels.values()}
        return self.scans.spoil(VirtualStation._label_reads(self), awaited)

    def _print(self) -> None:
        printer = self.printer
        if printer.answers != self.up:
            self._connect(printer.answers)
        if not self.up:
            return
        self._say(printer.faults)
        if self.proof is not None:
            self._prove(self.proof)
        elif self.jobs and not printer.faults:
            self._send(self.jobs.pop(next(iter(self.jobs))))

    def _connect(self, up: bool) -> None:
        self.up = up
        if up:
            self.handle(obs.DeviceBack(PRINTER))
            return
        proof, self.proof = self.proof, None
        if proof is not None:
            self._note(cmd.NoteLabel(proof.label, "failed", cause="printer_lost"))
        self._say(())
        self.handle(obs.DeviceGone(PRINTER, "printer_lost"))

    def _say(self, faults: tuple[str, ...]) -> None:
        for fault in sorted({*self.told, *faults}):
            if (fault in faults) != (fault in self.told):
                self.handle(obs.Noticed(f"printer_{fault}", fault in faults, (("device", PRINTER),)))
        self.told = faults

    def _send(self, label: ContainerLabel) -> None:
        before = self.printer.counter
        if not self._note(cmd.NoteLabel(label.id, "sent")):
            return
        self.printer.print(plain(label.code.key), self.plant.now_ms)
        self._dies("after print")
        self.proof = Proof(label.id, before, self.plant.now_ms + PROOF_MS)

    def _prove(self, proof: Proof) -> None:
        if self.printer.counter > proof.before:
            proved = self.printer.counter == proof.before + 1
            self._end(cmd.NoteLabel(proof.label, "printed", proved))
        elif self.plant.now_ms >= proof.until_ms:
            cause = f"printer_{self.told[0]}" if self.told else "label_not_counted"
            self._end(cmd.NoteLabel(proof.label, "failed", cause=cause))

    def _end(self, note: cmd.NoteLabel) -> None:
        self.proof = None
        self._note(note)

    def _note(self, note: cmd.NoteLabel) -> bool:
        """False: it was refused."""
        self._dies(f"before {note.what}")
        refused = self.handle(note).refusal
        self._dies(f"after {note.what}")
        return refused is None

    def _dies(self, where: str) -> None:
        if not self.printer.well and self.printer.draw.random() < DIES:
            raise Killed(where)


@dataclass(slots=True)
class LabelPerson:
    """Somebody who looks at the page *Labels*: prints again what failed or is doubtful, or goes on without it."""

    draw: random.Random
    since_ms: dict[str, int] = field(default_factory=dict)
    hits: Counter[str] = field(default_factory=Counter)

    def act(self, station: VirtualStation, now_ms: int) -> None:
        standing = [each for each in station.line.state.alarms if each.startswith(("label_failed:", "label_doubtful:"))]
        self.since_ms = {each: self.since_ms.get(each, now_ms) for each in standing}
        for each in standing:
            if now_ms - self.since_ms[each] >= PATIENCE_MS:
                self.since_ms[each] = now_ms
                self._decide(station, each)

    def _decide(self, station: VirtualStation, alarm: str) -> None:
        key, _, label = alarm.partition(":")
        again = self.draw.random() < 0.7
        told = ("ann", int(label), "page")
        command: cmd.Command = cmd.RetryLabel(*told) if again else cmd.WaiveLabel(*told)
        if station.handle(command).refusal is None:
            self.hits[f"{key} {'printed again' if again else 'gone on without'}"] += 1


@dataclass(slots=True)
class LabelRun(Run):
    printer: LabelPrinter = field(init=False)
    scans: ScanBack = field(init=False)
    person: LabelPerson = field(init=False)
    well: bool = False
    ahead: int = 6

    def __post_init__(self) -> None:
        Run.__post_init__(self)
        seed = self.scenario.seed
        self.printer = LabelPrinter(random.Random(f"printer/{seed}"), self.well)
        self.scans = ScanBack(random.Random(f"scan-back/{seed}"), self.printer.hits, self.well)
        self.person = LabelPerson(random.Random(f"labels/{seed}"))
        self.ahead = random.Random(f"ahead/{seed}").choice((5, 6, 8))
        self.plant.belt.applicator = self.printer.put_on

    @property
    def line_settings(self) -> LineSettings:
        reading: LineSettings = Run.line_settings.__get__(self)
        return replace(reading, case_code="printed", printers=(PRINTER,), labels_ahead=self.ahead)

    def _made(self, numbering: Numbering) -> VirtualStation:
        return LabelStation(
            self.line_settings, self.recipe(), self.plant, self.disk, self.upstream, numbering, self._kill,
            printer=self.printer, scans=self.scans,
        )  # fmt: skip

    def _tick(self) -> None:
        self.printer.run(self.plant.now_ms)
        Run._tick(self)
        if self.station is not None:
            try:
                self.person.act(self.station, self.plant.now_ms)
            except Killed as killed:
                self._die(str(killed))

    def _judge(self) -> None:
        Run._judge(self)
        self.outcome.hits.update(self.printer.hits + self.person.hits)
        for invariant, told in self._labels():
            self.outcome.fail(invariant, told)

    def _labels(self) -> Iterator[tuple[str, str]]:
        books = Books()
        for seq, kind, body in self.disk.connection.execute(LABELS).fetchall():
            yield from books.follow(seq, kind, json.loads(body))
        self.outcome.hits.update(books.ends.values())
        self.outcome.hits.update(books.causes)
        still_open = set() if self.station is None else set(self.station.durable().labels)
        if (without_end := books.codes.keys() - books.ends.keys()) != still_open:
            yield "L3", f"labels {sorted(without_end)} have no end, and open are {sorted(still_open)}"
        used = {books.codes[label] for label, end in books.ends.items() if end == "label used"}
        if used != set(books.passed.values()):
            yield "L3", f"used are {sorted(used)}, and passed have {sorted(books.passed.values())}"
        printed = Counter(self.printer.out)
        for text, times in (printed - books.sent).items():
            yield "L4", f"{text} came out {times} times more often than it was sent"
        for case, text in books.passed.items():
            if not printed[text]:
                yield "L2", f"{case} passed with {text}, which never came out"
        yield from self._on_their_cases(books.passed)

    def _on_their_cases(self, passed: dict[tuple[int, int], str]) -> Iterator[tuple[str, str]]:
        """A reader that counts by itself may be one off until that is found (I14): then it counts what was released."""
        if self.scenario.label_numbers != "plc":
            return
        labels = {fact.case: fact.label for fact in self.ledger.facts if isinstance(fact, Closed)}
        numbered = (fact for fact in self.ledger.facts if isinstance(fact, Numbered))
        on = {(fact.epoch, fact.abs_seq): labels[fact.case] for fact in numbered}
        for case, text in passed.items():
            if on.get(case) != text:
                yield "L2", f"{case} passed with {text}, and on it is {on.get(case)}"


def label_run(seed: int, *, well: bool = False, **more: object) -> LabelRun:
    """A seed of the line that prints and applies: shape, faults and kills as the seeds of the others have them."""
    numbers = NUMBERS[0] if random.Random(f"label numbers/{seed}").random() < 0.7 else {}
    return LabelRun(scenario(seed, **({"cases": CASES} | numbers | more | {"case_code": "reader"})), well=well)


def sail_labels(seed: int, **more: object) -> Outcome:
    return label_run(seed, **more).go()  # type: ignore[arg-type]
