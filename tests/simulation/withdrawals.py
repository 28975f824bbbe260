"""What the station took back, against what really moved: nothing true is ever recalled, no offset is found in vain.

A recall is in vain where nothing has moved a unit out of its place since the last proof of the order. The plant keeps
the moments at which something did: a unit taken out, a pulse missed or doubled.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from drivers.sim.facts import Closed, Fact, Numbered, Placed
from tests.simulation.station import CLOCK_OF_2026_US, case_of

Facts = Iterable[Fact]
Database = Callable[[str], Iterable[tuple[Any, ...]]]
FALSE_RECALL = "false recall"
"""Nothing true is ever recalled."""
FALSE_OFFSET = "false offset"
"""With no unit moved and no pulse lost, no offset is ever found."""
TAKEN_BACK = (
    "SELECT json_extract(body, '$.case') FROM event WHERE kind = 'case.recalled' "
    "OR (kind = 'case.quarantined' AND json_extract(body, '$.cause') = 'offset_found')"
)


def holds(facts: Facts, case: tuple[int, int], told: Iterable[str]) -> bool:
    """Whether this numbered case holds exactly the units that are told of it: what a person sees who opens it."""
    codes: dict[int, str] = {}
    units: dict[int, tuple[int, ...]] = {}
    inside: tuple[int, ...] | None = None
    for fact in facts:
        match fact:
            case Placed(placed):
                codes |= {number: code for number, code, _ in placed}
            case Closed(closed, filled):
                units[closed] = filled
            case Numbered(epoch, abs_seq, _, numbered) if (epoch, abs_seq) == case:
                inside = units[numbered]
            case _:
                pass
    return inside is not None and sorted(codes[unit] for unit in inside if unit) == sorted(told)


def in_vain(database: Database, moved_ms: Sequence[int]) -> Iterator[tuple[str, str]]:
    """(invariant, what breaks it) of every offset without a cause, and of every case it took back."""
    taken = {case_of(case) for (case,) in database(TAKEN_BACK)}
    proved_us = 0
    events = database("SELECT kind, at, body FROM event WHERE kind IN ('trust.restored', 'offset.found') ORDER BY seq")
    for kind, at_us, text in list(events):
        if kind == "trust.restored":
            proved_us = at_us
            continue
        since, through = (case_of(json.dumps(json.loads(text)[end])) for end in ("since", "through"))
        if any(proved_us <= CLOCK_OF_2026_US + moved * 1000 <= at_us for moved in moved_ms):
            continue
        yield FALSE_OFFSET, f"between {since} and {through}: {text}"
        for case in sorted(number for number in taken if since < number <= through):
            yield FALSE_RECALL, f"{case} was true and is taken back"
