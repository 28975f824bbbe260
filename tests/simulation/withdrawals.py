"""What the station took back, against what really moved: nothing true is ever recalled, no offset is found in vain.

A recall is in vain where nothing has moved a unit out of its place since the last proof of the order. The plant keeps
the moments at which something did: a unit taken out, a pulse missed or doubled.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from tests.simulation.station import CLOCK_OF_2026_US, case_of

Database = Callable[[str], Iterable[tuple[Any, ...]]]
FALSE_RECALL = "false recall"
"""Nothing true is ever recalled."""
FALSE_OFFSET = "false offset"
"""With no unit moved and no pulse lost, no offset is ever found."""
TAKEN_BACK = (
    "SELECT json_extract(body, '$.case') FROM event WHERE kind = 'case.recalled' "
    "OR (kind = 'case.quarantined' AND json_extract(body, '$.cause') = 'offset_found')"
)


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
