"""What the API asks of the running station. The runtime (through assembly) is one; the tests have another."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from station.api.actor import LOCAL, Actor
from station.api.feed import Subscription
from station.api.instruments import Instruments
from station.api.records import Records
from station.api.reports import Reports
from station.api.rework import ReworkLookups
from station.api.schema import (
    AlarmHistory,
    Balance,
    CaseStory,
    CodeStory,
    CommandAnswer,
    CommandRequest,
    HeatMap,
    RejectPage,
    Snapshot,
    SyncStatus,
)


class StationBackend(Protocol):
    """Everything the API may see and do. All calls come on the station's loop; look-ups that read the journal do so
    in a thread of their own side. A look-up that cannot be answered now raises ``ApiRefused(key)`` (503)."""

    @property
    def records(self) -> Records:
        """Orders in stretches, and what stands parked."""

    @property
    def rework_lookups(self) -> ReworkLookups:
        """What can be done by rework, what was done."""

    @property
    def reports(self) -> Reports:
        """Shifts and orders as reports."""

    @property
    def instruments(self) -> Instruments:
        """Devices and PLC for those who look closely."""

    def snapshot(self) -> Snapshot:
        """The state now (made fresh or at most 50 ms old). Never waits."""

    def subscribe(self) -> AbstractContextManager[Subscription]:
        """Newest snapshots as they are made (``Feed.subscribe``)."""

    async def command(self, request: CommandRequest, actor: Actor = LOCAL) -> CommandAnswer:
        """Do it for somebody who may, or say why not. Idempotent by ``request.id`` (``CommandLog.once``)."""

    async def trace(self, code: str, after: int = 0) -> CodeStory | None:
        """The story of a code of any level; None = never seen. ``after``: members of a container to pass over."""

    def why_unknown(self, code: str) -> str:
        """Key of why a code was never seen: ``code_unknown``; ``gs1_separator_missing`` where the scanner lost it."""

    async def case(self, epoch: int, seq: int) -> CaseStory | None:
        """A case by granted epoch and absolute number; None = no such case."""

    async def alarms(self, limit: int, before: int | None) -> AlarmHistory:
        """What stands, and at most ``limit`` past ones (``before``: the ``next`` of the page before), newest first."""

    async def rejects(
        self, since_us: int | None, before: tuple[int, int] | None, reason: str, limit: int
    ) -> RejectPage:
        """Flagged cases since then (None = the shift), newest first; ``before``: epoch and number of the last one of
        the page before; ``reason``: a key of ``RejectPage.reasons``, empty = all."""

    async def heatmap(self, hours: int) -> HeatMap:
        """No-reads by cell over the last hours, and what drifts."""

    async def balance(self) -> Balance:
        """The count of this data folder."""

    async def sync(self) -> SyncStatus:
        """Destinations and parked records."""

    def picture(self, epoch: int, seq: int, view: int) -> Path | None:
        """The evidence JPEG of a case; None = none kept."""

    async def preview(self, camera: str) -> bytes | None:
        """The newest picture of a camera as JPEG at screen size; None = no such camera or no picture yet."""

    def config(self) -> dict[str, object]:
        """The settings in force, JSON-ready (secrets are only ever file names)."""

    def config_schema(self) -> dict[str, object]:
        """JSON schema of the settings."""
