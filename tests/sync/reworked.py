"""A real journal in memory on which people rework: two pallets of cases, and whatever operations a test asks for.

What is decided comes from the core, the facts for it from the tests' own model; each operation is one commit.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from station.core import rework as rw
from station.core.commands import Refusal
from station.core.container_events import ContainerClosed, ContainerOpened, MembersChanged
from station.core.events import CasePassed, CaseRecalled, CaseReleased, CaseRestored, Event, OrderStarted
from station.core.rework_decision import decide
from station.core.values import CaseRef, Code, Level, Member, Position, Recipe, UnitEntry, Window
from station.journal import Batch, Reader, Store
from station.journal.wire import WireRecord
from tests.core.container_model import Box, Identity, Model
from tests.journal.make import NOW_US, in_memory, memory

RECIPE = Recipe("water", "plain", 4, 2, 2, above=(Level("pallet", 3),))
SECOND_US = 1_000_000


def code(key: str) -> Code:
    return Code(key, key)


@dataclass
class ReworkedJournal:
    """``model`` says what must be so, ``disk`` holds the journal."""

    labels: Sequence[str] = ("c1", "c2", "c3", "c4", "p1", "p2")
    units: Sequence[str] = tuple(f"u{n}" for n in range(12))
    disk: sqlite3.Connection = field(default_factory=memory)
    model: Model = field(default_factory=lambda: Model(RECIPE))
    cases: dict[int, CaseRef] = field(default_factory=dict)
    now_us: int = NOW_US
    serial: int = 0

    def __post_init__(self) -> None:
        self.store: Store = in_memory(self.disk)
        self.reader = Reader(lambda: self.disk)
        self.write(OrderStarted("A1", RECIPE))
        one = self._case(self.labels[0], self.units[:3])
        two = self._case(self.labels[1], self.units[3:5])
        three = self._case(self.labels[2], self.units[5:7])
        self._case(self.labels[3], self.units[7:8], product="oil")
        self._pallet(self.labels[4], [one, two])
        self._pallet(self.labels[5], [three])
        self.model.seen |= {key: code(key) for key in self.units}

    def wire(self) -> list[WireRecord]:
        return self.reader.wire(0, 5_000)

    def do(self, operation: rw.Operation) -> int | Refusal:
        """The number of the operation when it is done."""
        first = self.model.seq + 1
        command = rw.Rework("anna", "why", operation, self.model.facts(operation))
        done = decide(command, first, self._assign, lambda _: False)
        if isinstance(done, Refusal):
            return done
        self.now_us += SECOND_US
        self.store.append(self.now_us, [Batch(events=done, first_seq=first)])
        self.model.fold(done)
        self.serial += sum(getattr(event, "sscc_serial", None) is not None for event in done)
        return first

    def recall(self, container: int) -> bool:
        """The line does not believe a released case any more; False = it is none of these."""
        box = self.model.boxes.get(container)
        if box is None or container not in self.cases or box.state != "live":
            return False
        self.write(CaseRecalled(self.cases[container], "offset_found"))
        box.state = "quarantined"
        return True

    def find_good(self, container: int) -> bool:
        box = self.model.boxes.get(container)
        if box is None or box.state != "quarantined":
            return False
        self.write(CaseRestored(self.cases[container], "anna"))
        box.state = "live"
        return True

    def _assign(self) -> tuple[Code, int]:
        return code(f"s{self.serial + 1}"), self.serial + 1

    def write(self, *events: Event) -> int:
        """The number of the first of them."""
        self.now_us += SECOND_US
        self.store.append(self.now_us, [Batch(events=events)])
        self.model.seq = self._head()
        return self.model.seq - len(events) + 1

    def _head(self) -> int:
        return int(self.disk.execute("SELECT max(seq) FROM event").fetchone()[0])

    def _case(self, label: str, units: Sequence[str], product: str = "water") -> int:
        ref = CaseRef(1, len(self.cases) + 1)
        entries = tuple(UnitEntry(0, 7, (1, n), code(key), view=1) for n, key in enumerate(units, 1))
        passed = CasePassed(ref, "A1", product, "", Window(units=len(units)), code(label), entries)
        number = self.write(passed, CaseReleased(ref, "exit"))
        places: dict[Identity, Position] = {
            key: Position(view=1, row=1, column=n, frame=7) for n, key in enumerate(units, 1)
        }
        self.cases[number] = ref
        self._box(number, 1, label, places, product)
        return number

    def _pallet(self, label: str, cases: Sequence[int]) -> int:
        number = self.write(ContainerOpened(2, "pallet", "A1", "water", "", "scanned", "anna"))
        places: dict[Identity, Position] = {case: Position(place=n) for n, case in enumerate(cases, 1)}
        labels = [self.model.boxes[case].code for case in cases]
        members = tuple(
            Member(label, case, places[case]) for case, label in zip(cases, labels, strict=True) if label is not None
        )
        self.write(MembersChanged(number, (), members, open=True), ContainerClosed(number, code(label), "by_hand"))
        self._box(number, 2, label, places)
        return number

    def _box(
        self, number: int, level: int, label: str, members: dict[Identity, Position], product: str = "water"
    ) -> None:
        name = ("case", "pallet")[level - 1]
        self.model.boxes[number] = Box(level, name, code(label), "A1", product, "", members=members)
        self.model.seen |= {key: code(key) for key in (label, *members) if isinstance(key, str)}


def a_day_of_rework(journal: ReworkedJournal, new_label: str = "n1") -> None:
    """Every operation there is, each of which is done."""
    _, two, three, other, pallet, second = journal.labels
    units = journal.units

    def done(operation: rw.Operation) -> int:
        outcome = journal.do(operation)
        assert not isinstance(outcome, Refusal), (operation, outcome)
        return outcome

    done(rw.RemoveMember(code(units[0])))
    done(rw.AddMembers(code(two), (code(units[8]),)))
    replaced = done(rw.ReplaceMember(code(units[1]), code(units[9])))
    done(rw.Undo(replaced))
    done(rw.Decommission(code(units[2]), "sampled"))
    done(rw.Recommission(code(units[2])))
    done(rw.Decommission(code(units[10]), "destroyed"))
    relabelled = done(rw.Relabel(code(two), None))
    done(rw.Undo(relabelled))
    done(rw.Relabel(code(two), code(new_label)))
    done(rw.Dissolve(code(other), False))
    done(rw.Restore(code(other)))
    done(rw.Dissolve(code(second), True))
    done(rw.Restore(code(three)))
    done(rw.RemoveMember(code(units[8])))
    done(rw.Merge(code(three), code(new_label)))
    assert journal.recall(min(journal.cases)) and journal.find_good(min(journal.cases))
    done(rw.Ship(code(pallet), "DC-4", "LS-77"))
    done(rw.Return(code(pallet)))
    done(rw.Ship(code(pallet), "9501101530003", ""))
