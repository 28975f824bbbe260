"""Rework without a journal."""

from station.api.schema import (
    CommandAnswer,
    FillingContainers,
    ReworkArgs,
    ReworkOperation,
    ReworkOperations,
    ReworkOption,
    ReworkOptions,
)
from station.api.schema.rework import ReworkBatch
from station.api.schema.rework_lookups import BatchVerdict, BatchVerdicts


class FakeRework:
    """One code that can be taken out, and one operation."""

    def __init__(self, scanned: str) -> None:
        self.scanned = scanned

    async def options(self, code: str) -> ReworkOptions | None:
        if code != self.scanned:
            return None
        return ReworkOptions(asked=code, subject=code, options=(ReworkOption(name="remove", able=True),))

    async def case_options(self, epoch: int, seq: int) -> ReworkOptions | None:
        return ReworkOptions(asked=f"{epoch}/{seq}") if epoch == 3 else None

    async def check(self, request: ReworkArgs) -> CommandAnswer:
        done = request.act.kind == "remove"
        return CommandAnswer(id="", done=done, key="" if done else "rework_stale")

    async def check_batch(self, request: ReworkBatch) -> BatchVerdicts:
        """The second of two dissolves is refused."""
        told = [BatchVerdict(able=not number) for number in range(len(request.acts))]
        return BatchVerdicts(verdicts=tuple(told))

    async def operations(self, limit: int) -> ReworkOperations:
        done = ReworkOperation(operation=17, at_us=1, act="act_remove", code=self.scanned, able=True)
        return ReworkOperations(operations=(done,) * min(limit, 2))

    def filling(self) -> FillingContainers:
        return FillingContainers()
