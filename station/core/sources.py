"""Where the units of a case come from: what the line asks of a source, whichever it is.

One module a source: ``pictures`` (the open case under cameras), ``queue`` (unit after unit in front of the packer),
``reader`` (a smart reader that reads the whole case). The line tells a source every block, read and lost device; when
the PLC asks about a case, the source says when all of it is there (``ready``), hands it over with whatever speaks
against it (``gather``), and lets it go once it is judged (``claim``). A source doubts and proves by itself which unit
belongs to which case; what it cannot prove is a reason to reject, never a guess.
"""

from collections.abc import Sequence
from typing import Protocol

from station.core import events as ev
from station.core.acceptance import Gathered
from station.core.commands import Refusal, RestoreTrust
from station.core.numbers import ahead
from station.core.observations import FrameSeen, PictureRead, PlcBlock, UnitRead
from station.core.step_context import StepContext
from station.core.values import CaseRef, QueueRow, Window

SourceRead = FrameSeen | PictureRead | UnitRead
"""What a source's devices tell."""


class UnitSource(Protocol):
    """One way in which the units of a case become known. It belongs to one line and one core."""

    @property
    def may_run(self) -> bool:
        """Nothing about its numbers stands against running."""

    @property
    def restoring(self) -> bool:
        """A person asked for trust: it comes by itself at the next standstill."""

    @property
    def rows(self) -> Sequence[QueueRow]:
        """Units that are in no case yet, oldest first."""

    @property
    def cases_waiting(self) -> int:
        """Cases that were read and not asked about yet."""

    def load(self, rows: Sequence[QueueRow]) -> None:
        """What the journal's working table holds at a start."""

    def polled(self, block: PlcBlock) -> None:
        """Follow the PLC's counts; known before the case that the block asks about is looked at."""

    def read(self, item: SourceRead, asked: CaseRef | None) -> None:
        """A device has told something. ``asked`` is the case in hand."""

    def ask(self, case: CaseRef) -> None:
        """The PLC asks about a case for the first time: fire what the station itself must fire."""

    def ready(self, window: Window) -> bool:
        """Nothing more of this case is to be waited for."""

    def gather(self, window: Window, *, given_up: bool) -> Gathered:
        """What belongs to the case and what speaks against it. ``given_up``: it was not waited for to the end."""

    def claim(self, window: Window) -> None:
        """The case is judged: what belongs to it, and what is older, belongs to nobody any more."""

    def gone(self, name: str) -> None:
        """A device was lost."""

    def back(self, name: str, counter: int) -> None:
        """A device is there (again); ``counter`` is its own trigger count, 0 = it has none."""

    def doubt(self, cause: str) -> None:
        """Units may have moved, or reads been missed, while nobody could see it."""

    def forget(self) -> None:
        """The PLC's numbers start at 1 again (a new epoch): no case will ever claim what waits."""

    def restore(self, command: RestoreTrust) -> Refusal | None:
        """A person says that the order is known again."""


def own_trigger(context: StepContext, window: Window, triggers: int = 1) -> bool:
    """The window names exactly so many triggers, one after the other, all of them newer than the case before."""
    first, last, modulus = window.first, window.last, context.settings.modulus
    if not first or not last or (window.first_2 or first) != first or (window.last_2 or last) != last:
        return False
    if ahead(last, first, modulus) != triggers - 1:
        return False
    before = context.state.last_window()
    return before is None or 0 < ahead(first, before.window.last, modulus) <= modulus // 2


def restore_at_once(context: StepContext, command: RestoreTrust) -> Refusal | None:
    """Trust comes back where no count makes order a state."""
    if context.state.trust.held:
        return Refusal("trust_not_lost")
    context.emit(ev.TrustRestored(command.by, command.how, (), context.state.top, command.reason))
    context.settle("trust_lost")
    context.settle("counter_mismatch")
    return None
