"""The proof of a run: the station's claims against the plant's own memory of what physically happened."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from drivers.sim.facts import (
    Closed,
    DamagedTruth,
    Ended,
    Fact,
    Granted,
    Lane,
    LetGo,
    Numbered,
    Placed,
    Restarted,
    Settled,
    Started,
)
from drivers.sim.ledger import Ledger, TruthFile, TruthInMemory, read

MASK_BITS = 16
"""So many disposals the PLC remembers: what a restart may take with it."""


@dataclass(frozen=True, slots=True)
class TruthReport:
    """What the plant's memory says about the station's claims. ``matches``: nothing speaks against them."""

    triggers: int
    """Case numbers given, over all epochs."""
    lies: tuple[str, ...]
    """Claims that are not true: one sentence each, with the number."""
    unaccounted: tuple[tuple[int, int], ...]
    """Numbers whose case physically left while let go, and that the station neither released nor quarantined."""
    escaped: tuple[tuple[int, int], ...]
    """Numbers whose case physically left without being let go (bypass, ejector failure). Nobody can prevent these;
    they are no fault of the station unless it released them."""
    ended: dict[str, int]
    """How many numbered cases are at the exit, in the bin, in somebody's hand, still on the belt."""

    @property
    def matches(self) -> bool:
        return not self.lies and not self.unaccounted


Claim = tuple[int, int, Collection[str]]
"""Epoch, absolute number, unit codes."""


@dataclass(frozen=True, slots=True)
class CaseCode:
    """The case code that a case was released with."""

    text: str
    """As an element string: ``00`` and the SSCC."""
    printed: bool
    """It was read off the case; else the station assigned it, and nothing is on the case."""


CaseCodes = Mapping[tuple[int, int], CaseCode]


def compare(
    path: Path,
    released: Iterable[Claim],
    quarantined: Iterable[tuple[int, int]] | None = None,
    case_codes: CaseCodes | None = None,
) -> TruthReport:
    """Judge the station's released cases by the truth file alone (``compare_facts`` has the rule)."""
    return compare_facts(read(path), released, quarantined, case_codes)


def compare_facts(
    facts: Iterable[Fact],
    released: Iterable[Claim],
    quarantined: Iterable[tuple[int, int]] | None = None,
    case_codes: CaseCodes | None = None,
) -> TruthReport:
    """The rule, exactly:

    1. A released number was given by the PLC, once, and its case stands at the exit, having been let go, and holds
       exactly the released unit codes, none of them foreign; no code is in two released cases.
    2. A case that stands at the exit, having been let go, is released or quarantined by its number. Without the list
       ``quarantined``, it is excused only where the PLC itself never settled it as good, or where its settling may
       have been lost: it was among the last sixteen of an epoch that a PLC restart ended.
    3. With ``case_codes``: every released case has one, no two the same, and one that was read off the case is what is
       printed on that very case.
    """
    plant = _Plant()
    for fact in facts:
        plant.take(fact)
    lies = list(plant.lies)
    claimed: set[tuple[int, int]] = set()
    holder: dict[str, tuple[int, int]] = {}
    for epoch, seq, codes in released:
        number = (epoch, seq)
        lies += _judge(plant, number, codes, claimed, holder)
        claimed.add(number)
    if case_codes is not None:
        lies += _judge_codes(plant, claimed, case_codes)
    held = set(quarantined) if quarantined is not None else plant.excused()
    gone = [n for n, case in plant.numbers.items() if plant.where.get(case) == "exit"]
    return TruthReport(
        triggers=len(plant.numbers),
        lies=tuple(lies),
        unaccounted=tuple(n for n in gone if plant.numbers[n] in plant.let_go and n not in claimed | held),
        escaped=tuple(n for n in gone if plant.numbers[n] not in plant.let_go),
        ended=dict(Counter(plant.where.get(case, "belt") for case in plant.numbers.values())),
    )


def _judge(
    plant: "_Plant",
    number: tuple[int, int],
    codes: Collection[str],
    claimed: set[tuple[int, int]],
    holder: dict[str, tuple[int, int]],
) -> Iterator[str]:
    name = f"{number[0]}/{number[1]}"
    case = plant.numbers.get(number)
    if number in claimed:
        yield f"{name} was released twice"
        return
    if case is None:
        yield f"{name} was released, and the PLC never gave that number"
        return
    where = plant.where.get(case, "belt")
    if where != "exit":
        yield f"{name} was released, and its case is not at the exit but: {where}"
    elif case not in plant.let_go:
        yield f"{name} was released, and its case passed the exit without being let go"
    inside = [plant.codes[unit] for unit in plant.contents[case] if unit]
    if sorted(codes) != sorted(inside):
        missing, extra = set(inside) - set(codes), set(codes) - set(inside)
        yield f"{name} was released with other units than it holds: {len(missing)} not told, {len(extra)} not there"
    if any(unit in plant.foreign for unit in plant.contents[case]):
        yield f"{name} was released, and it holds a foreign unit"
    for code in codes:
        if holder.setdefault(code, number) != number:
            yield f"{name} was released with {code}, which is in {holder[code][0]}/{holder[code][1]} too"


def _judge_codes(plant: "_Plant", released: Iterable[tuple[int, int]], codes: CaseCodes) -> Iterator[str]:
    holder: dict[str, tuple[int, int]] = {}
    for number in sorted(released):
        name, code = f"{number[0]}/{number[1]}", codes.get(number)
        if code is None:
            yield f"{name} was released without a case code"
            continue
        first = holder.setdefault(code.text, number)
        if first != number:
            yield f"{name} was released with the case code {code.text}, which is on {first[0]}/{first[1]} too"
        printed = plant.labels.get(plant.numbers.get(number, 0))
        if code.printed and code.text != printed:
            yield f"{name} was released with the case code {code.text}, and on the case stands: {printed}"


class _Plant:
    """The fold of the facts."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.foreign: set[int] = set()
        self.contents: dict[int, tuple[int, ...]] = {}
        self.labels: dict[int, str] = {}
        """Case → what is printed on it, readable or not."""
        self.numbers: dict[tuple[int, int], int] = {}
        self.let_go: set[int] = set()
        self.where: dict[int, Lane] = {}
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
            case Numbered(epoch, abs_seq, _, case):
                self.numbers[epoch, abs_seq] = case
            case LetGo(case):
                self.let_go.add(case)
            case Ended(case, where):
                self.where[case] = where
            case Settled(epoch, abs_seq, seen):
                self._settle((epoch, abs_seq), seen == "good")
            case Granted(epoch):
                self._grant(epoch)
            case Started() | Restarted():
                self._end_epoch()

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


__all__ = [
    "CaseCode",
    "DamagedTruth",
    "Ledger",
    "TruthFile",
    "TruthInMemory",
    "TruthReport",
    "compare",
    "compare_facts",
    "read",
]
