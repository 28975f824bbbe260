"""Where the plant writes what physically happened.

Facts are appended to ``truth.jsonl`` before any register, telegram or frame shows them, so after ``kill -9`` the file
knows at least what the station was told. Only the operating system's death can lose its last facts: the bytes are
with the kernel at once and are synchronised in groups.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from drivers.sim.facts import Closed, Ended, Fact, Placed, decode, encode


class Ledger(Protocol):
    """Where facts go."""

    def tell(self, fact: Fact) -> None:
        """Note a fact; it may still be in memory."""

    def commit(self) -> None:
        """Everything told so far outlives this process."""


class TruthInMemory:
    """The ledger of a virtual-time run."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def tell(self, fact: Fact) -> None:
        self.facts.append(fact)

    def commit(self) -> None:
        """Memory is all there is."""


@dataclass(slots=True)
class Left:
    """What an earlier run left behind: where to go on from."""

    last_unit: int = 0
    last_case: int = 0
    open_cases: set[int] = field(default_factory=set)
    """Closed, and nowhere yet: they stood on the belt when the plant died."""

    def take(self, fact: Fact) -> None:
        match fact:
            case Placed(units):
                self.last_unit = max(self.last_unit, *(number for number, _, _ in units))
            case Closed(case=case):
                self.last_case = max(self.last_case, case)
                self.open_cases.add(case)
            case Ended(case=case):
                self.open_cases.discard(case)
            case _:
                pass


class TruthFile:
    """The append-only file. One process at a time; opening it mends a line that a kill cut off."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.left = Left()
        _drop_cut_line(path)
        if path.exists():
            for fact in read(path):
                self.left.take(fact)
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._told: list[bytes] = []

    def tell(self, fact: Fact) -> None:
        self._told.append(encode(fact))

    def commit(self) -> None:
        if not self._told:
            return
        rest = memoryview(b"".join(self._told))
        self._told.clear()
        while rest:
            rest = rest[os.write(self._file, rest) :]

    def synchronise(self) -> None:
        """Down to the disk; slow, so not from the loop that scans."""
        os.fsync(self._file)

    def close(self) -> None:
        self.commit()
        os.close(self._file)


def read(path: Path) -> Iterator[Fact]:
    """Every fact of the file. A last line without its end is a fact never shown to anybody, and not read."""
    with path.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):
                yield decode(line)


def _drop_cut_line(path: Path) -> None:
    if not path.exists():
        return
    with path.open("rb+") as file:
        size = file.seek(0, os.SEEK_END)
        keep = size
        while keep:
            file.seek(max(0, keep - 65_536))
            block = file.read(keep - max(0, keep - 65_536))
            end = block.rfind(b"\n")
            keep = keep - len(block) + end + 1 if end >= 0 else keep - len(block)
            if end >= 0:
                break
        if keep != size:
            file.truncate(keep)
