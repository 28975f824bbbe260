"""What was really packed at the demo's bench, and whether journal and hub say the same."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from station.core.events import ContainerClosed, ContainerDissolved, ContainerOpened, MembersChanged
from station.demo.balance import Balance, delivered_containers
from station.demo.claims import log
from station.journal import Reader
from station.journal.verify import verify

if TYPE_CHECKING:
    from station.demo.bench_person import Person


@dataclass(frozen=True, slots=True)
class PackedCase:
    """A case as the person packed it, by the texts of its codes."""

    code: str
    members: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, frozenset[str]]:
        """As the journal names them."""
        return f"gs1:{self.code}", frozenset(f"gs1:{member}" for member in self.members)


def write_truth(path: Path, case: PackedCase) -> None:
    with path.open("a", encoding="ascii") as file:
        file.write(json.dumps({"code": case.code, "members": case.members}) + "\n")


def read_truth(path: Path) -> list[PackedCase]:
    if not path.exists():
        return []
    rows = map(json.loads, path.read_text(encoding="ascii").splitlines())
    return [PackedCase(row["code"], tuple(row["members"])) for row in rows]


@dataclass(slots=True)
class Books:
    """What the journal's log says was packed: a fold of its own, without the projections."""

    levels: dict[int, int] = field(default_factory=dict)
    members: dict[int, set[str]] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: Reader) -> "Books":
        books = cls()
        for told in log(reader):
            books.take(told.seq, told.event)
        return books

    def take(self, seq: int, event: object) -> None:
        match event:
            case ContainerOpened(level=level):
                self.levels[seq], self.members[seq] = level, set()
            case MembersChanged(container=container, removed=removed, added=added):
                self.members[container] -= {member.code.key for member in removed}
                self.members[container] |= {member.code.key for member in added}
            case ContainerClosed(container=container, code=code, into=into):
                self.codes[container] = "" if code is None else code.key
                if into:
                    self.members[into].add(self.codes[container])
            case ContainerDissolved(container=container):
                del self.levels[container], self.members[container]
            case _:
                return

    def closed(self, level: int) -> dict[str, frozenset[str]]:
        """Code → members of every closed container of a level."""
        mine = (each for each, its in self.levels.items() if its == level and each in self.codes)
        return {self.codes[each]: frozenset(self.members[each]) for each in mine}

    def open(self, level: int) -> list[set[str]]:
        return [self.members[each] for each, its in self.levels.items() if its == level and each not in self.codes]


def delivered_codes(port: int, data: Path) -> set[str]:
    """Codes of all cases that the hub holds. Raises OSError when it does not answer."""
    codes = (each["code"] for each in delivered_containers(port, data))
    return {code["key"] if isinstance(code, dict) else code for code in codes}


def judge(
    data: Path, port: int, truth: Sequence[PackedCase], person: "Person", seconds: float, *, pallets: bool
) -> Balance:
    """Compare everything in a data folder whose station has ended."""
    delivered = delivered_codes(port, data)
    reader = Reader.open(data / "journal.db")
    try:
        books = Books.of(reader)
    finally:
        reader.close()
    report, cases = verify(data / "journal.db"), books.closed(1)
    lies = differences(cases, dict(case.keys for case in truth))
    unbalanced = [f"{code} is not delivered" for code in sorted(set(cases) - delivered)]
    unbalanced += [f"{code} is delivered and was never packed" for code in sorted(delivered - set(cases))]
    unbalanced += [f"a case is still open with {len(members)}" for members in books.open(1)]
    findings = [f"verify: {finding.key} {dict(finding.arguments)}" for finding in report.findings]
    summary: dict[str, Any] = {
        "passed": len(cases),
        "released": len(cases),
        "delivered": len(delivered),
        "units_read": sum(map(len, cases.values())),
        "scans_refused": person.refused,
        "closed_unseen": person.unseen,
        "balance_closes": not unbalanced,
        "truth_matches": not lies and not person.complaints,
        "verify_clean": report.clean,
        "seconds": round(seconds, 1),
    }
    if pallets:
        closed = books.closed(2)
        on_all = sum(map(len, closed.values())) + sum(map(len, books.open(2)))
        summary["pallets"] = {"closed": len(closed), "cases": on_all, "open": len(books.open(2))}
    return Balance(summary, (*unbalanced, *lies, *person.complaints, *findings))


def differences(books: dict[str, frozenset[str]], truth: dict[str, frozenset[str]]) -> list[str]:
    """What journal and truth do not say alike of the cases, in sentences."""
    found = [f"{code} was packed and is not in the books" for code in truth.keys() - books.keys()]
    found += [f"{code} is in the books and was never packed" for code in books.keys() - truth.keys()]
    wrong = [code for code in truth.keys() & books.keys() if truth[code] != books[code]]
    return sorted(
        found + [f"{code} has other members than were packed: {sorted(truth[code] ^ books[code])}" for code in wrong]
    )
