"""The units between reader and packer (queue shape): physical order as data, with a placeholder for every no-read.

One lane or two, each a file with a reader and a counter; one packer. Cases claim entries by trigger number
(first…last of each lane), never by counting. After anything that may have moved units by hand trust is lost: the units
in between are tainted, and every case is rejected until they have run out (or were taken off) and a named person has
proved the order again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from station.core.acceptance import Gathered
from station.core.commands import Refusal, RestoreTrust
from station.core.guided import GuidedCheck
from station.core.lanes import Lane
from station.core.observations import PlcBlock, UnitRead
from station.core.proofs import Proofs
from station.core.rows import Rows, place_of
from station.core.sources import SourceRead
from station.core.step_context import StepContext
from station.core.values import CaseRef, QueueRow, Reason, Window

LANES = (1, 2)
"""The register map has words for two."""
Claim = tuple[Lane, range]
"""What a case takes of a lane: absolute trigger numbers."""


@dataclass(slots=True)
class QueueSource:
    context: StepContext
    table: Rows = field(init=False)
    lanes: tuple[Lane, ...] = field(init=False)
    proofs: Proofs = field(init=False)
    guided: GuidedCheck = field(init=False)
    restoring: bool = False
    may_run: bool = True
    """Trust is no matter of the permissive here: units must move on to run out."""
    cases_waiting: int = 0

    def __post_init__(self) -> None:
        self.table = Rows(self.context)
        readers = self.context.settings.unit_readers
        self.lanes = tuple(Lane(self.context, self.table, number) for number, _ in zip(LANES, readers, strict=False))
        self.proofs = Proofs(self.context, self.lanes, self.table)
        self.guided = GuidedCheck(self.context, self.lanes, self.table, self.proofs)

    @property
    def rows(self) -> Sequence[QueueRow]:
        return tuple(self.table)

    @property
    def strays(self) -> int:
        """Telegrams that no case can claim, and second telegrams for one trigger."""
        return sum(lane.strays for lane in self.lanes)

    def load(self, rows: Sequence[QueueRow]) -> None:
        """What the journal holds. Tainted units are counted on from where they were counted before."""
        self.table.load(rows)
        state, trust = self.context.state, self.context.state.trust
        for lane in self.lanes:
            lane.top = max(lane.top, trust.tainted(lane.number))
        for lane, first in zip(self.lanes, trust.next_first, strict=False):
            if first and trust.proved == CaseRef(state.epoch, state.top):
                lane.resume_cleared(first)

    # what comes in -----------------------------------------------------------------------------------------------

    def read(self, item: SourceRead, asked: CaseRef | None) -> None:
        if not isinstance(item, UnitRead):
            return
        lane = next((each for each in self.lanes if each.number == item.lane), None)
        if lane is not None:
            lane.read(item)
        elif self.lanes:
            self.lanes[0].strays += 1
        self.proofs.disbelieve()

    def polled(self, block: PlcBlock) -> None:
        """Follow the PLC's counts and its inputs."""
        counts = [(lane, block.unit_count if lane.number == 1 else block.unit_count_2) for lane in self.lanes]
        if any(lane.count.restarted(count) for lane, count in counts):
            self.forget()
        for lane, count in counts:
            lane.polled(count)
        self.proofs.follow(block)
        self.guided.polled()

    def ask(self, case: CaseRef) -> None:
        """Units are read before they are in a case."""

    # the case in hand --------------------------------------------------------------------------------------------

    def _claims(self, window: Window) -> list[Claim] | None:
        """What a case takes of each lane; None when these are not windows a case can have. A lane may have given it
        nothing, if the PLC counts the units of a case."""
        given = [number for number in LANES if any(window.of(number))]
        if not given or len(given) > len(self.lanes) or given[-1] > len(self.lanes):
            return None
        claims = [(lane, lane.numbers(*window.of(lane.number))) for lane in self.lanes if lane.number in given]
        return None if any(numbers is None for _, numbers in claims) else claims  # type: ignore[return-value]

    def ready(self, window: Window) -> bool:
        """Every trigger of the windows has its telegram."""
        claims = self._claims(window)
        return claims is None or all(lane.row(number) for lane, numbers in claims for number in numbers)

    def gather(self, window: Window, *, given_up: bool) -> Gathered:
        """The entries of the windows, and what speaks against the case as a whole."""
        claims = self._claims(window)
        if claims is None:
            return Gathered(problems=tuple(self._unclaimable(window)))
        uncounted = self._uncounted(claims, window)
        if uncounted or not self._contiguous(claims, window):
            self.proofs.lose("window_gap")
        problems = self._distrust()
        if uncounted or any(lane.row(number) is None for lane, numbers in claims for number in numbers):
            problems.add(Reason.MISSED_TRIGGER)
        places = (place_of(lane.number, number, lane.row(number)) for lane, numbers in claims for number in numbers)
        return Gathered(tuple(places), problems=tuple(problems))

    def _unclaimable(self, window: Window) -> set[Reason]:
        """Why nothing can be claimed. A case that was packed before the line was cleared says nothing of the order
        now."""
        lasts = [(lane, window.of(lane.number)[1]) for lane in self.lanes]
        if any(last for _, last in lasts) and all(lane.was_cleared(last) for lane, last in lasts if last):
            return {Reason.MISSED_TRIGGER, Reason.TRUST_LOST}
        if any(any(window.of(number)) for number in LANES):
            self.proofs.lose("window_gap")
        return {Reason.MISSED_TRIGGER} | self._distrust()

    def _uncounted(self, claims: Sequence[Claim], window: Window) -> bool:
        """The windows are not the units that the PLC counted into the case; a lane that gave it none must be
        counted."""
        claimed = sum(len(numbers) for _, numbers in claims)
        return window.units != claimed if window.units else len(claims) < len(self.lanes)

    def _distrust(self) -> set[Reason]:
        return set() if self.context.state.trust.held else {Reason.TRUST_LOST}

    def _contiguous(self, claims: Iterable[Claim], window: Window) -> bool:
        """Each lane's window begins where its last known one ended, or missing cases explain the distance: a number
        that the PLC skipped had no units."""
        state, gaps = self.context.state, 0
        for lane, _ in claims:
            first, _ = window.of(lane.number)
            gap = lane.gap(first)
            if lane.next_first is not None:
                if first != lane.next_first:
                    return False
            elif gap < 0:
                return False
            else:
                gaps += gap
        if not gaps:
            return True
        if state.order is None:
            return False
        cases, left = divmod(gaps, state.order.recipe.units_per_case)
        newest = max(seen.case.seq for lane in self.lanes if (seen := state.last_window(lane.number)))
        return left == 0 and cases <= state.top - newest

    def claim(self, window: Window) -> None:
        """The case with these windows is judged."""
        claims = self._claims(window)
        for lane in self.lanes if claims is None else [lane for lane, _ in claims]:
            lane.next_first = None
        for lane, numbers in claims or ():
            lane.claim(numbers)

    # trust -------------------------------------------------------------------------------------------------------

    def gone(self, name: str) -> None:
        """A lost unit reader costs trust once the line has run: units may have passed unseen."""
        for lane, reader in zip(self.lanes, self.context.settings.unit_readers, strict=False):
            if reader == name and lane.count.shown is not None:
                lane.count.away()
                self.doubt("reader_lost")

    def back(self, name: str, counter: int) -> None:
        self.gone(name)

    def doubt(self, cause: str) -> None:
        """Something may have moved units by hand; the next block tells whether anything stood there at all."""
        if self.proofs.doubt is None:
            self.proofs.doubt = cause

    def forget(self) -> None:
        self.table.drop_all()
        for lane in self.lanes:
            lane.forget()
        self.proofs.emptied = None
        self.doubt("plc_restart")

    def restore(self, command: RestoreTrust) -> Refusal | None:
        """The guided check."""
        return self.guided.restore(command)
