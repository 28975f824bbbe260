"""The pallets of a demo, folded out of the log: which cases are on each, in the order in which they came."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from drivers.sim.truth import Pallet, Pallets
from station.core.container_events import (
    CodeChanged,
    ContainerClosed,
    ContainerDissolved,
    ContainerOpened,
    ContainerRestored,
    MembersChanged,
)
from station.core.events import CasePassed, CaseReleased, CaseRestored
from station.core.values import CaseRef, Code
from station.journal.stories import Told

PALLET_LEVEL = 2


@dataclass(slots=True)
class _Open:
    """One pallet while the log is folded."""

    cases: list[CaseRef] = field(default_factory=list)
    code: Code | None = None
    closed: bool = False
    by_hand: bool = False
    """A person closed it, or changed it since."""
    dissolved: bool = False


@dataclass(slots=True)
class PalletFold:
    """Feed it the log, oldest event first."""

    by_seq: dict[int, CaseRef] = field(default_factory=dict)
    """Case by its container id."""
    pallets: dict[int, _Open] = field(default_factory=dict)
    by_hand: set[CaseRef] = field(default_factory=set)

    def take(self, told: Told) -> None:
        event = told.event
        match event:
            case CasePassed(case=case):
                self.by_seq[told.seq] = case
            case CaseReleased(case=case):
                self._released(event)
            case CaseRestored(case=case):
                self.by_hand.add(case)
            case ContainerOpened(level=level) if level == PALLET_LEVEL:
                self.pallets[told.seq] = _Open()
            case MembersChanged() | ContainerClosed() | ContainerDissolved() | ContainerRestored() | CodeChanged() if (
                event.container in self.pallets
            ):
                self._changed(self.pallets[event.container], event)
            case _:
                pass

    def _released(self, event: CaseReleased) -> None:
        if event.disposal == "person":
            self.by_hand.add(event.case)
        if event.into in self.pallets:
            self.pallets[event.into].cases.append(event.case)

    def _changed(
        self,
        pallet: _Open,
        event: MembersChanged | ContainerClosed | ContainerDissolved | ContainerRestored | CodeChanged,
    ) -> None:
        match event:
            case MembersChanged(removed=removed, added=added):
                gone = {self.by_seq[member.container] for member in removed}
                came = [self.by_seq[member.container] for member in added]
                pallet.cases = [case for case in pallet.cases if case not in gone] + came
                self.by_hand.update(came)
                pallet.by_hand = pallet.by_hand or not event.open
            case ContainerClosed():
                pallet.closed, pallet.code, pallet.by_hand = True, event.code, bool(event.by)
            case ContainerDissolved():
                pallet.dissolved = True
            case ContainerRestored():
                pallet.dissolved = False
            case CodeChanged():
                pallet.code = event.new
            case _:
                assert_never(event)

    def claim(self, capacity: int) -> Pallets:
        """Every pallet that is one now, oldest first."""
        kept = [self.pallets[seq] for seq in sorted(self.pallets) if not self.pallets[seq].dissolved]
        return Pallets(
            capacity,
            tuple(
                Pallet(
                    "" if pallet.code is None else pallet.code.key.removeprefix("gs1:"),
                    tuple((case.epoch, case.seq) for case in pallet.cases),
                    "open" if not pallet.closed else "by_hand" if pallet.by_hand else "full",
                )
                for pallet in kept
            ),
            frozenset((case.epoch, case.seq) for case in self.by_hand),
        )


def fold(log: Iterable[Told]) -> PalletFold:
    """The pallets at the end of the log."""
    folded = PalletFold()
    for told in log:
        folded.take(told)
    return folded
