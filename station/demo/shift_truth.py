"""What a shift at the bench left physically: written by the person's hands alone, and what others say of the same.

An ``Account`` is what somebody says of cases, pallets, fates and labels; the person's, the journal's and the hub's are
held against each other.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Contents = Mapping[str, frozenset[str]]
"""Label → what is in the container that carries it now: units of a case, labels of the cases on a pallet."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says; codes as they are printed."""

    cases: Contents
    pallets: Contents
    fates: Mapping[str, str]
    """Unit out of use → what became of it."""
    labels: tuple[str, ...]
    """Every label that was ever put on a container, in order; those torn off since too."""


@dataclass(slots=True)
class ShiftTruth:
    """Where everything lies. Every method is one thing that the person's hands do; a KeyError is a mistake of ours."""

    cases: dict[str, list[str]] = field(default_factory=dict)
    pallets: dict[str, list[str]] = field(default_factory=dict)
    fates: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    table: list[str] = field(default_factory=list)
    """Units that lie loose."""
    standing: list[str] = field(default_factory=list)
    """Cases on the pallet that is being filled."""
    handled: list[str] = field(default_factory=list)
    """Every unit that was ever in a closed case."""

    def case_packed(self, label: str, units: list[str]) -> None:
        self.cases[label] = list(units)
        self.labels.append(label)
        self.handled += units
        self.standing.append(label)

    def pallet_labelled(self, label: str) -> None:
        self.pallets[label], self.standing = self.standing, []
        self.labels.append(label)

    def taken_out(self, unit: str) -> None:
        self._case_with(unit).remove(unit)
        self.table.append(unit)

    def put_in(self, unit: str, case: str) -> None:
        if unit in self.table:
            self.table.remove(unit)
        else:
            self.handled.append(unit)
        self.cases[case].append(unit)

    def out_of_use(self, unit: str, fate: str) -> None:
        if unit not in self.table:
            self.taken_out(unit)
        self.table.remove(unit)
        self.fates[unit] = fate

    def brought_back(self, unit: str) -> None:
        del self.fates[unit]
        self.table.append(unit)

    def opened_up(self, case: str) -> list[str]:
        """A case is taken apart; what was in it."""
        self.off_pallet(case)
        units = self.cases.pop(case)
        self.table += units
        return units

    def made_again(self, case: str, units: list[str]) -> None:
        self.cases[case] = []
        for unit in units:
            self.put_in(unit, case)

    def merged(self, source: str, into: str) -> None:
        for unit in self.opened_up(source):
            self.put_in(unit, into)

    def off_pallet(self, case: str) -> None:
        for held in (self.standing, *self.pallets.values()):
            if case in held:
                held.remove(case)

    def onto_pallet(self, case: str, pallet: str) -> None:
        self.pallets[pallet].append(case)

    def relabelled(self, old: str, new: str) -> None:
        """Another label over the old one, on a case or a pallet."""
        self.labels.append(new)
        if old in self.pallets:
            self.pallets[new] = self.pallets.pop(old)
            return
        self.cases[new] = self.cases.pop(old)
        for held in (self.standing, *self.pallets.values()):
            held[:] = [new if each == old else each for each in held]

    def _case_with(self, unit: str) -> list[str]:
        return next(held for held in self.cases.values() if unit in held)

    @property
    def account(self) -> Account:
        return Account(_frozen(self.cases), _frozen(self.pallets), dict(self.fates), tuple(self.labels))

    def write(self, path: Path) -> None:
        """For a person who looks into the folder."""
        told = {"cases": self.cases, "pallets": self.pallets, "fates": self.fates, "labels": self.labels}
        path.write_text(json.dumps(told, indent=1) + "\n", encoding="ascii")


def _frozen(held: Mapping[str, list[str]]) -> Contents:
    return {label: frozenset(members) for label, members in held.items()}


def lies(side: str, told: Account, truth: Account) -> list[str]:
    """Everything in which one side and the truth differ, in sentences."""
    return [
        *_contents(f"{side}: case", told.cases, truth.cases),
        *_contents(f"{side}: pallet", told.pallets, truth.pallets),
        *_fates(side, told.fates, truth.fates),
        *_labels(side, told.labels, truth.labels),
    ]


def _contents(what: str, told: Contents, truth: Contents) -> Iterator[str]:
    for label in sorted(truth.keys() - told.keys()):
        yield f"{what} {label} stands there and is not in the books"
    for label in sorted(told.keys() - truth.keys()):
        yield f"{what} {label} is in the books and does not exist"
    for label in sorted(truth.keys() & told.keys()):
        if told[label] != truth[label]:
            yield f"{what} {label} has other members: {', '.join(sorted(told[label] ^ truth[label]))}"


def _fates(side: str, told: Mapping[str, str], truth: Mapping[str, str]) -> Iterator[str]:
    for unit in sorted(told.keys() | truth.keys()):
        if told.get(unit) != truth.get(unit):
            yield f"{side}: {unit} is {truth.get(unit, 'in use')}, the books say {told.get(unit, 'in use')}"


def _labels(side: str, told: tuple[str, ...], truth: tuple[str, ...]) -> Iterator[str]:
    for label, times in Counter(truth).items():
        if times > 1:
            yield f"label {label} was put on {times} containers"
    for label in sorted((Counter(told) - Counter(truth)).keys() | (Counter(truth) - Counter(told)).keys()):
        yield f"{side}: label {label} was put on {truth.count(label)} times, the books say {told.count(label)}"
