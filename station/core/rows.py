"""The working rows of the queue shape: one a unit trigger, in memory and (by the step) in the journal's table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from station.core.acceptance import CasePlace
from station.core.step_context import StepContext
from station.core.values import CheckedCode, QueueRow, Reason

ROWS_MAX = 8192
TWIN = "queue"
"""Where the twin of a marked unit is."""

Key = tuple[int, int]
"""Lane, and absolute trigger number in it."""


@dataclass(slots=True)
class Rows:
    """The rows of all lanes: a copy of a code may come in the other lane."""

    context: StepContext
    by_trigger: dict[Key, QueueRow] = field(default_factory=dict)
    by_key: dict[str, set[Key]] = field(default_factory=dict)
    """Canonical key of a code → the rows that hold it."""
    tops: dict[int, int] = field(default_factory=dict)
    """Lane → the highest absolute trigger number ever kept since its count began."""

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
        self.context.queue.append(row)
        while len(self.by_trigger) > ROWS_MAX:
            self.drop(next(iter(self.by_trigger)))

    def mark_twins(self, key: str) -> bool:
        """Mark every waiting unit with this key: nobody can tell the copy. False: there is none."""
        twins = [self.by_trigger[place] for place in sorted(self.by_key.get(key, ()))]
        for row in twins:
            if row.twin != TWIN:
                self.put(replace(row, reason=row.reason or Reason.DUPLICATE, twin=TWIN))
        return bool(twins)

    def drop(self, place: Key) -> None:
        """The row belongs to nobody any more."""
        row = self.by_trigger.pop(place)
        self.context.dropped.append(place)
        self._unlist(row)

    def drop_all(self) -> None:
        for place in list(self.by_trigger):
            self.drop(place)

    def _keep(self, row: QueueRow) -> None:
        place = (row.lane, row.trigger)
        before = self.by_trigger.get(place)
        if before is not None:
            self._unlist(before)
        self.by_trigger[place] = row
        self.tops[row.lane] = max(self.tops.get(row.lane, 0), row.trigger)
        if row.code is not None:
            self.by_key.setdefault(row.code.key, set()).add(place)

    def _unlist(self, row: QueueRow) -> None:
        if row.code is None:
            return
        places = self.by_key[row.code.key]
        places.discard((row.lane, row.trigger))
        if not places:
            del self.by_key[row.code.key]


def key_of(row: QueueRow) -> str | None:
    """The canonical key of what was read, None for a placeholder."""
    return row.code.key if row.code else None


def place_of(lane: int, trigger: int, row: QueueRow | None) -> CasePlace:
    """A row as a place of the case that claims it; no row = no telegram came for this trigger."""
    if row is None:
        return CasePlace(None, trigger, 0, None, Reason.MISSED_TRIGGER, lane=lane)
    checked = CheckedCode(row.code) if row.code else None
    return CasePlace(None, trigger, row.frame, checked, row.reason, row.twin, lane=lane)
