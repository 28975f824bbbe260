"""The working rows of the queue shape: one a unit trigger, in memory and (by the step) in the journal's table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from station.core.acceptance import Place
from station.core.desk import Desk
from station.core.values import QueueRow, Reason, Sighting

ROWS_MAX = 8192
LANE = 1
TWIN = "queue"
"""Where the twin of a marked unit is."""


@dataclass(slots=True)
class Rows:
    desk: Desk
    by_trigger: dict[int, QueueRow] = field(default_factory=dict)
    """Absolute trigger number → row."""
    by_key: dict[str, set[int]] = field(default_factory=dict)
    """Canonical key → triggers of the rows that hold it."""
    top: int = 0
    """The highest absolute trigger number ever kept since the count began."""

    def __len__(self) -> int:
        return len(self.by_trigger)

    def __iter__(self) -> Iterator[QueueRow]:
        return iter(self.by_trigger.values())

    def load(self, rows: Sequence[QueueRow]) -> None:
        """What the journal's table holds at a start."""
        for row in sorted(rows, key=lambda row: row.trigger):
            self._keep(row)

    def put(self, row: QueueRow) -> None:
        """Add a row, or change the one with its number; the oldest make room."""
        self._keep(row)
        self.desk.queue.append(row)
        while len(self.by_trigger) > ROWS_MAX:
            self.drop(next(iter(self.by_trigger)))

    def mark_twins(self, key: str) -> bool:
        """Mark every waiting unit with this key: nobody can tell the copy. False: there is none."""
        twins = [self.by_trigger[trigger] for trigger in sorted(self.by_key.get(key, ()))]
        for row in twins:
            if row.twin != TWIN:
                self.put(replace(row, reason=row.reason or Reason.DUPLICATE, twin=TWIN))
        return bool(twins)

    def drop(self, trigger: int) -> None:
        """The row belongs to nobody any more."""
        row = self.by_trigger.pop(trigger)
        self.desk.dropped.append((row.lane, trigger))
        self._unlist(row)

    def drop_all(self) -> None:
        for trigger in list(self.by_trigger):
            self.drop(trigger)

    def _keep(self, row: QueueRow) -> None:
        before = self.by_trigger.get(row.trigger)
        if before is not None:
            self._unlist(before)
        self.by_trigger[row.trigger] = row
        self.top = max(self.top, row.trigger)
        if row.code is not None:
            self.by_key.setdefault(row.code.key, set()).add(row.trigger)

    def _unlist(self, row: QueueRow) -> None:
        if row.code is None:
            return
        triggers = self.by_key[row.code.key]
        triggers.discard(row.trigger)
        if not triggers:
            del self.by_key[row.code.key]


def key_of(row: QueueRow) -> str | None:
    """The canonical key of what was read, None for a placeholder."""
    return row.code.key if row.code else None


def place_of(trigger: int, row: QueueRow | None) -> Place:
    """A row as a place of the case that claims it; no row = no telegram came for this trigger."""
    if row is None:
        return Place(None, trigger, 0, None, Reason.MISSED_TRIGGER)
    sighting = Sighting(row.code) if row.code else None
    return Place(None, trigger, row.frame, sighting, row.reason, row.twin)
