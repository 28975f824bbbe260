"""The proof of a run: the station's claims against the plant's own memory of what physically happened."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from drivers.sim.claims import CaseCode, CaseCodes, Claim, Number, Pallet, Pallets, Place, Places
from drivers.sim.facts import DamagedTruth, Fact
from drivers.sim.ledger import Ledger, TruthFile, TruthInMemory, read
from drivers.sim.memory import PlantMemory
from drivers.sim.pallet_truth import judge_pallets
from drivers.sim.unit_codes import is_sscc


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


def compare(
    path: Path,
    released: Iterable[Claim],
    quarantined: Iterable[tuple[int, int]] | None = None,
    case_codes: CaseCodes | None = None,
    places: Places | None = None,
    pallets: Pallets | None = None,
    contents: Mapping[Number, Collection[str]] | None = None,
) -> TruthReport:
    """Judge the station's released cases by the truth file alone (``compare_facts`` has the rule)."""
    return compare_facts(read(path), released, quarantined, case_codes, places, pallets, contents)


def compare_facts(
    facts: Iterable[Fact],
    released: Iterable[Claim],
    quarantined: Iterable[tuple[int, int]] | None = None,
    case_codes: CaseCodes | None = None,
    places: Places | None = None,
    pallets: Pallets | None = None,
    contents: Mapping[Number, Collection[str]] | None = None,
) -> TruthReport:
    """The rule, exactly:

    1. A released number was given by the PLC, once, and its case stands at the exit, having been let go, and holds
       exactly the released unit codes, none of them foreign; no code is in two released cases.
    2. A case that stands at the exit, having been let go, is released or quarantined by its number. Without the list
       ``quarantined``, it is excused only where the PLC itself never settled it as good, or where its settling may
       have been lost: it was among the last sixteen of an epoch that a PLC restart ended.
    3. With ``case_codes``: every released case has one, no two the same, and one that was read off the case is what is
       printed on that very case, one that the station assigned an SSCC.
    4. With ``places``: every unit of a released case lies where the station says: view, row and column; lane and turn.
    5. With ``pallets``: ``judge_pallets`` has the rule.
    6. A PLC that gives no numbers (profiles bits and io): a number of the station is the case that holds exactly what
       the station ever passed under it (``contents``).
    """
    plant = PlantMemory()
    for fact in facts:
        plant.take(fact)
    if contents is not None:
        plant.number_by_contents(contents)
    lies = list(plant.lies)
    claimed: set[tuple[int, int]] = set()
    holder: dict[str, tuple[int, int]] = {}
    for epoch, seq, codes in released:
        number = (epoch, seq)
        lies += _judge(plant, number, codes, claimed, holder)
        claimed.add(number)
    if case_codes is not None:
        lies += _judge_codes(plant, claimed, case_codes)
    if places is not None:
        lies += _judge_places(plant, claimed, places)
    if pallets is not None:
        lies += judge_pallets(plant, claimed, pallets, case_codes or {})
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
    plant: PlantMemory,
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


def _judge_codes(plant: PlantMemory, released: Iterable[tuple[int, int]], codes: CaseCodes) -> Iterator[str]:
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
        if not code.printed and not is_sscc(code.text):
            yield f"{name} was released with the case code {code.text}, which is not an SSCC"


def _judge_places(plant: PlantMemory, released: Iterable[Number], places: Places) -> Iterator[str]:
    for number in sorted(released):
        if (case := plant.numbers.get(number)) is None:
            continue
        told = places.get(number, {})
        for code, true in plant.places(case).items():
            if (place := told.get(code, Place())) != true:
                name = f"{number[0]}/{number[1]}"
                yield f"{name} was released with {code} at {_where(place)}, and it lies at {_where(true)}"


def _where(place: Place) -> str:
    """``view 2, row 1, column 3`` or ``lane 2, place 5``."""
    return ", ".join(f"{name} {value}" for name, value in asdict(place).items() if value) or "no place"


__all__ = [
    "CaseCode",
    "DamagedTruth",
    "Ledger",
    "Pallet",
    "Pallets",
    "Place",
    "TruthFile",
    "TruthInMemory",
    "TruthReport",
    "compare",
    "compare_facts",
    "read",
]
