"""What journal and hub say of a shift, as accounts like the person's, and the judgement over all three."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from station.core.container_events import (
    CodeChanged,
    ContainerClosed,
    ContainerDissolved,
    ContainerOpened,
    ContainerRestored,
    MembersChanged,
    UnitDecommissioned,
    UnitRecommissioned,
)
from station.core.label_events import LabelAssigned, LabelScanned
from station.core.values import Code
from station.demo.balance import Balance, delivered_containers, hub_answer
from station.demo.claims import log
from station.demo.shift_truth import Account, Contents, ShiftTruth, lies
from station.journal import Reader
from station.journal.verify import verify

CASE, PALLET = 1, 2


def printed(key: str) -> str:
    """A code as it is printed, of the key under which it is kept."""
    return key.removeprefix("gs1:")


@dataclass(slots=True)
class ShiftBooks:
    """The journal's log, folded: by the number of the container. Feed it every event, oldest first."""

    levels: dict[int, int] = field(default_factory=dict)
    members: dict[int, set[str | int]] = field(default_factory=dict)
    """Units by their code, containers by their number."""
    codes: dict[int, str] = field(default_factory=dict)
    dissolved: set[int] = field(default_factory=set)
    fates: dict[str, str] = field(default_factory=dict)
    assigned: dict[int, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)

    def take(self, seq: int, event: object) -> None:
        match event:
            case ContainerOpened(level=level):
                self.levels[seq], self.members[seq] = level, set()
            case MembersChanged(container=container, removed=removed, added=added):
                self.members[container] -= {each.container or printed(each.code.key) for each in removed}
                self.members[container] |= {each.container or printed(each.code.key) for each in added}
            case ContainerClosed(container=container, code=Code(key=key), into=into):
                self.codes[container] = printed(key)
                if into:
                    self.members[into].add(container)
            case ContainerDissolved(container=container):
                self.dissolved.add(container)
            case ContainerRestored(container=container):
                self.dissolved.discard(container)
            case CodeChanged(container=container, new=Code(key=key)):
                self.codes[container] = printed(key)
            case _:
                self._take_code(seq, event)

    def _take_code(self, seq: int, event: object) -> None:
        match event:
            case UnitDecommissioned(code=code, fate=fate):
                self.fates[printed(code.key)] = fate
            case UnitRecommissioned(code=code):
                del self.fates[printed(code.key)]
            case LabelAssigned(code=code):
                self.assigned[seq] = printed(code.key)
            case LabelScanned(label=label):
                self.labels.append(self.assigned[label])
            case _:
                pass

    def still_open(self) -> list[str]:
        """Containers with something in them that were never closed, in sentences."""
        opened = set(self.levels) - set(self.codes) - self.dissolved
        return [f"#{each} is still open with {len(self.members[each])}" for each in sorted(opened)]

    @property
    def account(self) -> Account:
        return Account(self._closed(CASE), self._closed(PALLET), dict(self.fates), tuple(self.labels))

    def _closed(self, level: int) -> Contents:
        mine = (each for each, its in self.levels.items() if its == level and each in self.codes)
        live = (each for each in mine if each not in self.dissolved)
        return {self.codes[each]: frozenset(map(self._name, self.members[each])) for each in live}

    def _name(self, member: str | int) -> str:
        return member if isinstance(member, str) else self.codes[member]


@dataclass(frozen=True, slots=True)
class HubTells:
    """What the hub released, and what it tells to whoever asks for a code."""

    cases: Contents
    pallets: Contents
    traces: Mapping[str, Mapping[str, Any]]
    """Unit or label → its trace; empty = never packed."""


def journal_books(path: Path) -> ShiftBooks:
    books = ShiftBooks()
    reader = Reader.open(path)
    try:
        for told in log(reader):
            books.take(told.seq, told.event)
    finally:
        reader.close()
    return books


def hub_tells(port: int, data: Path, codes: Iterable[str]) -> HubTells:
    """Raises OSError when the hub does not answer."""
    token = (data / "hub.token").read_text(encoding="ascii").strip()
    asked = {code: hub_answer(port, f"/v1/trace/{quote(code, safe='')}", token) for code in codes}
    return HubTells(_released(port, data, CASE), _released(port, data, PALLET), asked)


def _released(port: int, data: Path, level: int) -> Contents:
    listed = delivered_containers(port, data, level)
    return {printed(each["code"]): frozenset(map(printed, each["members"])) for each in listed}


def trace_lies(hub: HubTells, truth: Account) -> list[str]:
    """Where the hub tells another whereabouts of a code than the truth."""
    homes = {unit: label for label, units in truth.cases.items() for unit in units}
    homes |= {case: pallet for pallet, cases in truth.pallets.items() for case in cases}
    live, found = truth.cases.keys() | truth.pallets.keys(), []
    for code, told in hub.traces.items():
        places = (*told.get("as_unit", ()), *told.get("as_container", ()))
        chain = [printed(each["code"]["key"]) for place in places for each in place["containers"] if each["code"]]
        expected = _chain(code, homes, live)
        if chain != expected:
            found.append(f"hub: {code} is in {expected}, it tells {chain}")
        fate = next((each["fate"] for each in told.get("decommissioned", ())), "")
        if fate != truth.fates.get(code, ""):
            found.append(f"hub: {code} is {truth.fates.get(code) or 'in use'}, it tells {fate or 'in use'}")
    return found


def _chain(code: str, homes: Mapping[str, str], live: Iterable[str]) -> list[str]:
    """The labels that a person finds around a code, its own first."""
    chain = [code] if code in live else []
    while code in homes:
        code = homes[code]
        chain.append(code)
    return chain


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is held against the truth at the end of a shift."""

    books: ShiftBooks
    hub: HubTells
    labels_printed: int
    """Different labels that came out of the printer."""
    verify_findings: tuple[str, ...]
    complaints: tuple[str, ...]
    """What the station answered to the person and should not have."""


def gather(data: Path, port: int, truth: ShiftTruth, labels_printed: int, complaints: Iterable[str]) -> Evidence:
    """Of a folder whose station has ended and whose hub answers. Raises OSError."""
    codes = dict.fromkeys((*truth.handled, *truth.labels))
    report = verify(data / "journal.db")
    findings = tuple(f"verify: {finding.key} {dict(finding.arguments)}" for finding in report.findings)
    books = journal_books(data / "journal.db")
    return Evidence(books, hub_tells(port, data, codes), labels_printed, findings, tuple(complaints))


def judge(evidence: Evidence, truth: Account, counts: Mapping[str, Any]) -> Balance:
    """``counts``: what else the summary tells."""
    books, hub = evidence.books.account, evidence.hub
    told_by_hub = Account(hub.cases, hub.pallets, books.fates, books.labels)
    unbalanced = [*lies("hub", told_by_hub, books), *evidence.books.still_open()]
    found = [*lies("journal", books, truth), *trace_lies(hub, truth), *evidence.complaints]
    if evidence.labels_printed != len(set(truth.labels)):
        found.append(f"{evidence.labels_printed} labels were printed, {len(set(truth.labels))} were put on")
    summary: dict[str, Any] = {
        "cases": len(books.cases),
        "delivered": len(hub.cases),
        "units": sum(map(len, books.cases.values())),
        "pallets": len(books.pallets),
        "units_out_of_use": len(books.fates),
        "labels": len(books.labels),
        **counts,
        "balance_closes": not unbalanced,
        "truth_matches": not found,
        "verify_clean": not evidence.verify_findings,
    }
    return Balance(summary, (*unbalanced, *found, *evidence.verify_findings))
