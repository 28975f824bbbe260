"""What a check found: keys and arguments, never sentences; bounded, so that a ruined file cannot fill the memory."""

from dataclasses import dataclass, field

FINDINGS_KEPT = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be."""

    key: str
    arguments: tuple[tuple[str, str | int], ...]


@dataclass(slots=True)
class Report:
    """``clean`` is the answer; ``findings`` holds the first ones, ``found`` counts all."""

    findings: list[Finding] = field(default_factory=list)
    found: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[Finding] = field(default_factory=list)
    """What is no fault, and must be known."""

    @property
    def clean(self) -> bool:
        return self.found == 0

    def find(self, key: str, /, **arguments: str | int) -> None:
        self.found += 1
        if len(self.findings) < FINDINGS_KEPT:
            self.findings.append(Finding(key, tuple(sorted(arguments.items()))))

    def note(self, key: str, /, **arguments: str | int) -> None:
        self.notes.append(Finding(key, tuple(sorted(arguments.items()))))

    def count(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number
