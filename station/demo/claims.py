"""What a journal says left the line: the station's side of the comparison with the plant's memory."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drivers.sim.truth import CaseCode, Place
from station.core.events import CasePassed, CaseRecalled, CaseReleased, CaseRestored, CasesUncounted
from station.core.values import CaseRef
from station.journal import Reader
from station.journal.stories import Told

PAGE = 1_000

Number = tuple[int, int]
"""Epoch and absolute number of a case."""


@dataclass(frozen=True, slots=True)
class ReleasedCase:
    """A case that is released now."""

    units: tuple[str, ...]
    """Keys of its unit codes."""
    code: CaseCode
    places: Mapping[str, Place]
    """Unit code → where it lies."""


def released_cases(reader: Reader) -> dict[Number, ReleasedCase]:
    """Every case that is released now, by its number, from the log itself."""
    passed: dict[CaseRef, CasePassed] = {}
    found: dict[Number, ReleasedCase] = {}
    for told in log(reader):
        match told.event:
            case CasePassed(case=case):
                passed[case] = told.event
            case CaseReleased(case=case) | CaseRestored(case=case):
                found[(case.epoch, case.seq)] = _claim(passed[case])
            case CaseRecalled(case=case):
                del found[(case.epoch, case.seq)]
            case _:
                continue
    return found


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Cases without a number, all over the journal."""

    cases: int = 0
    """They were seen, or counted by the I/O block."""
    silent_s: tuple[float, ...] = ()
    """How long each stretch was in which nobody counted."""


def uncounted(reader: Reader) -> Uncounted:
    found = [told.event for told in log(reader) if isinstance(told.event, CasesUncounted)]
    silent = tuple((each.until_us - each.since_us) / 1e6 for each in found if each.unseen is None)
    return Uncounted(sum(each.seen + (each.unseen or 0) for each in found), silent)


def passed_contents(reader: Reader) -> dict[Number, tuple[str, ...]]:
    """The unit codes of every case that was ever passed, by its number."""
    passed = (told.event for told in log(reader))
    return {
        (event.case.epoch, event.case.seq): tuple(unit.code.key for unit in event.units if unit.code is not None)
        for event in passed
        if isinstance(event, CasePassed)
    }


def log(reader: Reader) -> Iterator[Told]:
    """Every event, oldest first."""
    after = 0
    while page := reader.events(after, PAGE):
        yield from page
        after = page[-1].seq


def _claim(case: CasePassed) -> ReleasedCase:
    """As the truth writes it: the plant prints SSCCs as element strings."""
    units = tuple(unit.code.key for unit in case.units if unit.code is not None)
    code = CaseCode(case.case_code.key.removeprefix("gs1:"), printed=case.sscc_serial is None)
    return ReleasedCase(units, code, places_of(case))


def places_of(case: CasePassed) -> dict[str, Place]:
    """Where each unit of a case lies: in a view, in a lane by its turn, or by its turn in the case."""
    in_lane: Counter[int] = Counter()
    found: dict[str, Place] = {}
    for unit in sorted(case.units, key=lambda unit: unit.trigger):
        lane = max(unit.lane, 1) if unit.trigger else 0
        in_lane[lane] += 1
        if unit.code is None:
            continue
        if unit.cell is not None:
            found[unit.code.key] = Place(view=max(unit.view, 1), row=unit.cell[0], column=unit.cell[1])
        else:
            found[unit.code.key] = Place(lane=lane, place=in_lane[lane])
    return found
