"""Records without a journal."""

import json

from station.api.schema import CaseRow, OrderCases


class FakeRecords:
    """One order in two stretches; three records parked for ``hub``."""

    def __init__(self, scanned: str) -> None:
        self.scanned = scanned

    async def order_cases(self, order: str, after: int) -> OrderCases | None:
        if order != self.scanned:
            return None
        case = CaseRow(epoch=3, seq=41 + after, state="released", units_read=24)
        return OrderCases(
            order=order, started_us=1, open=False, passed=2, rejected=0, looked=5 * (after + 1), of=10,
            after=1 if after == 0 else None, cases=(case,),
        )  # fmt: skip

    async def parked_lines(self, destination: str, after: int, limit: int) -> bytes | None:
        if destination != "hub":
            return None
        rows = [{"seq": seq, "words": self.scanned} for seq in (4, 7, 9) if seq > after][:limit]
        return b"".join(json.dumps(row).encode() + b"\n" for row in rows)
