"""What was read of cases that were not asked about yet, by trigger number."""

from dataclasses import dataclass, field

from station.core.numbers import ahead
from station.core.observations import PictureRead

WAITING_MAX = 256
MARKED_MAX = 8192
TWIN = "picture"
"""Where the twin of a marked unit is."""


@dataclass(slots=True)
class WaitingReads:
    modulus: int
    reads: dict[tuple[str, int], PictureRead] = field(default_factory=dict)
    """(camera or reader, short trigger) → what it says."""
    marked: dict[str, str] = field(default_factory=dict)
    """Keys seen at two triggers: nobody can tell the copy."""

    def clear(self) -> None:
        self.reads.clear()
        self.marked.clear()

    def keep(self, read: PictureRead, trigger: int) -> None:
        """Add one; the oldest make room."""
        self._mark_twins(read, trigger)
        self.reads[(read.camera, trigger)] = read
        while len(self.reads) > WAITING_MAX:
            self.reads.pop(next(iter(self.reads)))

    def drop_through(self, trigger: int) -> None:
        """Everything up to this trigger belongs to nobody any more."""
        gone = [key for key in self.reads if ahead(trigger, key[1], self.modulus) < self.modulus // 2]
        for key in gone:
            del self.reads[key]
        left = {code for read in self.reads.values() for code in keys_of(read)} if self.marked else set()
        self.marked = {code: where for code, where in self.marked.items() if code in left}

    def _mark_twins(self, read: PictureRead, trigger: int) -> None:
        mine = keys_of(read)
        for (_, other), waiting in self.reads.items():
            if other != trigger:
                for key in mine & keys_of(waiting):
                    self.marked[key] = TWIN
        while len(self.marked) > MARKED_MAX:
            self.marked.pop(next(iter(self.marked)))


def keys_of(read: PictureRead) -> set[str]:
    """Every canonical key in a picture."""
    found: set[str] = set()
    for view in read.views:
        found |= {cell.checked.code.key for cell in view.cells if cell.checked}
        found |= {checked.code.key for checked in (*view.extra, *view.case_code)}
    return found
