"""An outbox that forgets when the process ends; held to the same suite as the journal's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sync.errors import OutboxFault
from sync.outbox import WORDS_MAX, Head, Parked, Record, WireRecord


@dataclass(slots=True)
class MemoryOutbox:
    station_epoch: str = "epoch-a"
    now_us: int = 1_700_000_000_000_000
    records: list[WireRecord] = field(default_factory=list)
    cursors: dict[str, int] = field(default_factory=dict)
    stones: dict[str, dict[int, Parked]] = field(default_factory=dict)

    def write(self, kind: str, body: Mapping[str, object]) -> None:
        """Commit one more wire record."""
        seq = len(self.records) + 1
        self.records.append(Record(seq, f"{self.station_epoch}-{seq}", kind, 1, self.now_us + seq, body))

    async def head(self) -> Head:
        return Head(len(self.records), self.records[-1].id if self.records else "")

    async def read(self, after: int, limit: int) -> Sequence[WireRecord]:
        return self.records[after : after + limit]

    async def cursor(self, destination: str) -> int:
        return self.cursors.get(destination, 0)

    async def set_cursor(self, destination: str, through: int) -> None:
        self.cursors[destination] = through

    async def park(self, destination: str, seq: int, status: str, words: str) -> None:
        if not 1 <= seq <= len(self.records):
            raise OutboxFault("no_such_record", seq=seq)
        stones, words = self.stones.setdefault(destination, {}), words[:WORDS_MAX]
        known = stones.get(seq)
        if known is None:
            stones[seq] = Parked(seq, status, words, self.now_us)
        else:
            stones[seq] = replace(known, said_status=status, said_words=words)

    async def unpark(self, destination: str, seq: int) -> None:
        self.stones.get(destination, {}).pop(seq, None)

    async def parked(self, destination: str, after: int, limit: int) -> Sequence[Parked]:
        stones = self.stones.get(destination, {})
        return [stones[seq] for seq in sorted(stones) if seq > after][:limit]
