"""A bench: a person packs by scanning, without a PLC. Every scan is judged when it comes, and changes all or nothing.

The first scan opens a case, each unit goes into the one in hand; a full one is closed by its label (scanned first or
last) or by the next serial of the station. It is live at once, and goes into the open container of the level above.
What is stored is gone on with by scanning anything in it. All of it is events: a restart goes on where it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from station.core import commands as cmd
from station.core import observations as obs
from station.core.acceptance import Gathered
from station.core.inputs import StationMode
from station.core.line import Line
from station.core.loaded import OpenContainer
from station.core.serials import GRACE_MS
from station.core.step_context import StepContext
from station.core.values import Arguments, CaseRef, QueueRow, Reason, StationWords, Window
from station.core.view import BenchView, LastScan

NOT_OF_A_BENCH = frozenset({"plc_silent"})


@dataclass(slots=True)
class NoSource:
    """Nothing is read but by a person: no triggers, nothing waits."""

    context: StepContext
    may_run: bool = True
    restoring: bool = False
    cases_waiting: int = 0
    rows: Sequence[QueueRow] = ()

    def load(self, rows: Sequence[QueueRow]) -> None:
        """There is no queue."""

    def polled(self, block: obs.PlcBlock) -> None:
        """There is no PLC."""

    def read(self, item: obs.FrameSeen | obs.PictureRead | obs.UnitRead, asked: CaseRef | None) -> None:
        """Nobody reads but a person."""

    def ask(self, case: CaseRef) -> None:
        """Nobody asks."""

    def ready(self, window: Window) -> bool:
        return True

    def gather(self, window: Window, *, given_up: bool) -> Gathered:
        return Gathered(problems=(Reason.NOT_READY,))

    def claim(self, window: Window) -> None:
        """Nothing waits."""

    def gone(self, name: str) -> None:
        """No count is lost with a device."""

    def back(self, name: str, counter: int) -> None:
        """Nor found with it."""

    def doubt(self, cause: str) -> None:
        """Every scan stands for itself."""

    def forget(self) -> None:
        """Nothing waits."""

    def restore(self, command: cmd.RestoreTrust) -> cmd.Refusal | None:
        return cmd.Refusal("trust_not_lost")


class Bench(Line):
    """The core of a bench, behind the same interface as that of a line."""

    def _make_source(self) -> NoSource:
        return NoSource(self.context)

    @property
    def next_deadline_ms(self) -> int | None:
        """Upstream may take so long to tell the highest serial before a person is called."""
        waiting = self.packing.proof.waiting_ms
        return None if waiting is None else waiting + GRACE_MS

    # commands ----------------------------------------------------------------------------------------------------

    def _observe(self, item: obs.Observation) -> None:
        super()._observe(item)
        self._follow()

    def _command(self, command: cmd.Command) -> cmd.Refusal | None:
        refusal = super()._command(command)
        self._follow()
        return refusal

    def _follow(self) -> None:
        """Conditions that end by what was done, and alarms of the serials."""
        self.by_hand.follow()
        self.packing.proof.polled()
        self.packing.levels.polled()
        self.packing.follow_serials()

    def _against_packing(self) -> cmd.Refusal | None:
        against = self._not_ready()
        return cmd.Refusal(*against[0]) if against else None

    @property
    def last_scan(self) -> LastScan | None:
        return self.by_hand.last_scan

    @property
    def in_hand(self) -> OpenContainer | None:
        return self.by_hand.in_hand

    # what is shown -------------------------------------------------------------------------------------------------

    def _not_ready(self) -> list[tuple[str, Arguments]]:
        return [each for each in super()._not_ready() if each[0] not in NOT_OF_A_BENCH]

    def _words(self) -> StationWords:
        """Nobody is told words but a screen; lamps and permissive are a line's."""
        mode = StationMode.HELD if self.state.held else StationMode.READY
        if not self.state.held and self._not_ready():
            mode = StationMode.NOT_READY
        elif not self.state.held and self.in_hand is not None:
            mode = StationMode.PRODUCING
        order = self.state.order
        return StationWords(station_state=mode, cases_passed=order.passed if order is not None else 0)

    def bench_view(self) -> BenchView:
        return self.by_hand.view()
