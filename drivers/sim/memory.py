"""What physically happened at the plant, folded out of the facts."""

from collections import Counter
from collections.abc import Collection, Mapping

from drivers.sim.claims import Place
from drivers.sim.facts import (
    Closed,
    Ended,
    Fact,
    Granted,
    Lane,
    LetGo,
    Numbered,
    Placed,
    Restarted,
    Settled,
    Stacked,
    Started,
)

MASK_BITS = 16
"""So many disposals the PLC remembers: what a restart may take with it."""


class PlantMemory:
    """The fold of the facts."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.foreign: set[int] = set()
        self.contents: dict[int, tuple[int, ...]] = {}
        self._closed: dict[int, Closed] = {}
        self.labels: dict[int, str] = {}
        """Case → what is printed on it, readable or not."""
        self.numbers: dict[tuple[int, int], int] = {}
        self.let_go: set[int] = set()
        self.where: dict[int, Lane] = {}
        self.left: dict[int, int] = {}
        """Case at the exit → its place in the order of leaving."""
        self.stacked: set[int] = set()
        """Cases that the palletiser put onto a pallet, in that order."""
        self.lies: list[str] = []
        self._good: set[tuple[int, int]] = set()
        self._granted: set[int] = set()
        self._settled: list[tuple[int, int]] = []
        self._at_risk: set[tuple[int, int]] = set()

    def take(self, fact: Fact) -> None:
        match fact:
            case Placed(units):
                for number, code, fault in units:
                    self.codes[number] = code
                    if fault == "foreign":
                        self.foreign.add(number)
            case Closed(case, units, label):
                self.contents[case], self.labels[case] = units, label
                self._closed[case] = fact
            case Numbered(epoch, abs_seq, _, case):
                self.numbers[epoch, abs_seq] = case
            case LetGo(case):
                self.let_go.add(case)
            case Ended(case, where):
                self.where[case] = where
                if where == "exit":
                    self.left[case] = len(self.left)
            case Stacked(case):
                self.stacked.add(case)
            case Settled(epoch, abs_seq, seen):
                self._settle((epoch, abs_seq), seen == "good")
            case Granted(epoch):
                self._grant(epoch)
            case Started() | Restarted():
                self._end_epoch()

    def places(self, case: int) -> dict[str, Place]:
        """Where in the case each unit code lies."""
        closed = self._closed[case]
        in_lane: Counter[int] = Counter()
        found: dict[str, Place] = {}
        for index, unit in enumerate(closed.units):
            lane = closed.lanes[index] if closed.lanes else 0
            in_lane[lane] += 1
            if unit:
                found[self.codes[unit]] = _place(closed.grid, index, lane, in_lane[lane])
        return found

    def number_by_contents(self, contents: Mapping[tuple[int, int], Collection[str]]) -> None:
        """Where the PLC gave no numbers (epoch 0): the station's number of each case whose contents it has told."""
        cases = {
            frozenset(self.codes[unit] for unit in self.contents[case] if unit): number
            for number, case in self.numbers.items()
            if not number[0]
        }
        for number, codes in contents.items():
            own = cases.pop(frozenset(codes), None)
            if own is not None:
                self.numbers[number] = self.numbers.pop(own)

    def excused(self) -> set[tuple[int, int]]:
        """Numbers at the exit whose settling the station may never have been shown."""
        never_good = {number for number in self.numbers if number not in self._good}
        return never_good | self._at_risk

    def _settle(self, number: tuple[int, int], good: bool) -> None:
        self._settled = [*self._settled[-MASK_BITS + 1 :], number]
        if good:
            self._good.add(number)

    def _grant(self, epoch: int) -> None:
        if epoch in self._granted:
            self.lies.append(f"epoch {epoch} was granted twice")
        self._granted.add(epoch)
        self._end_epoch()

    def _end_epoch(self) -> None:
        self._at_risk.update(self._settled)
        self._settled = []


def _place(grid: tuple[int, int], index: int, lane: int, in_lane: int) -> Place:
    """Where the unit lies: by view, row and column, by its turn in its lane, or by its turn in the case."""
    rows, columns = grid
    if rows:
        view, cell = divmod(index, rows * columns)
        return Place(view=view + 1, row=cell // columns + 1, column=cell % columns + 1)
    return Place(lane=lane, place=in_lane)
