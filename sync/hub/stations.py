"""The stations of a hub: what each has delivered, what still waits there, when it was last heard of."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Engine, func, select

from sync.hub.tables import JOURNAL

STATIONS_MAX = 1_000


@dataclass(frozen=True, slots=True)
class StationState:
    """A station by the journal it began last."""

    station: str
    station_epoch: str
    contiguous_through: int
    waiting: int
    """Records that the station had and the hub had not, when they last spoke."""
    newest: int
    """The highest number the hub has; beyond ``contiguous_through`` there is a gap before it."""
    last_event: str
    """RFC 3339, by the station's clock; empty = none yet."""
    last_heard_us: int
    version: str
    conflicts: int
    """Records refused because their number holds other content: two stations with one identity."""
    conflict_us: int
    journals: int


@dataclass(frozen=True, slots=True)
class StationList:
    at_us: int
    members: Sequence[StationState]
    more: bool
    """There are more stations than are told."""

    @property
    def document(self) -> dict[str, Any]:
        stations = [asdict(member) | {"silent_s": self.silent_s(member)} for member in self.members]
        return {"at_us": self.at_us, "more": self.more, "stations": stations}

    def silent_s(self, member: StationState) -> int | None:
        """None: it has not spoken since this hub counts."""
        return max(0, self.at_us - member.last_heard_us) // 1_000_000 if member.last_heard_us else None


def station_list(engine: Engine, at_us: int, station: str | None = None) -> StationList:
    """Every station, or this one, by name."""
    newest = select(func.max(JOURNAL.c.id).label("id"), func.count().label("journals")).group_by(JOURNAL.c.station)
    if station is not None:
        newest = newest.where(JOURNAL.c.station == station)
    last = newest.subquery()
    wanted = (
        select(JOURNAL, last.c.journals)
        .join(last, last.c.id == JOURNAL.c.id)
        .order_by(JOURNAL.c.station)
        .limit(STATIONS_MAX + 1)
    )
    with engine.connect() as connection:
        rows = connection.execute(wanted).all()
    members = [
        StationState(
            station=row.station,
            station_epoch=row.station_epoch,
            contiguous_through=row.contiguous_through,
            waiting=max(0, max(row.head_seq, row.last_seq) - row.contiguous_through),
            newest=row.last_seq,
            last_event=row.event_time,
            last_heard_us=row.heard_us,
            version=row.agent,
            conflicts=row.conflicts,
            conflict_us=row.conflict_us,
            journals=row.journals,
        )
        for row in rows[:STATIONS_MAX]
    ]
    return StationList(at_us, members, len(rows) > STATIONS_MAX)
