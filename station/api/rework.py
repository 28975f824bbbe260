"""What the API asks for about rework: what can be done, what was done, what is being filled."""

from typing import Protocol

from station.api.schema import CommandAnswer, FillingContainers, ReworkArgs, ReworkOperations, ReworkOptions
from station.api.schema.rework import ReworkBatch
from station.api.schema.rework_lookups import BatchVerdicts


class ReworkLookups(Protocol):
    """Look-ups read the journal in a thread of their own side; raise ``ApiRefused`` when it cannot be read now."""

    async def options(self, code: str) -> ReworkOptions | None:
        """What can be done with a code, or with ``#17``; None = never seen."""

    async def case_options(self, epoch: int, seq: int) -> ReworkOptions | None:
        """The same of a case by its number; None = no such case."""

    async def check(self, request: ReworkArgs) -> CommandAnswer:
        """Whether this would be done now, and what it would be refused for; nothing is changed."""

    async def check_batch(self, request: ReworkBatch) -> BatchVerdicts:
        """The same of several, done one after the other in this order."""

    async def operations(self, limit: int) -> ReworkOperations:
        """What was done lately, and whether it could be undone."""

    def filling(self) -> FillingContainers:
        """What is open now. Never waits."""
