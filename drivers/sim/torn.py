"""Torn blocks as they really come about: a writer and a reader walk over the same words at once."""

import random
from collections.abc import Sequence

PLC_WRITE_ORDER = (23, *range(1, 23), 0)
PLC_READ_ORDER = tuple(range(24))
STATION_WRITE_ORDER = tuple(range(18))
STATION_READ_ORDER = (17, *range(1, 17), 0)


def interleave(
    old: Sequence[int],
    new: Sequence[int],
    write_order: Sequence[int],
    read_order: Sequence[int],
    draw: random.Random,
) -> list[int]:
    """What the reader gets when the writer replaces ``old`` by ``new`` meanwhile.

    Both step through their order, merged at random; a word is new if the writer was there first."""
    written: set[int] = set()
    writes = iter(write_order)
    seen = list(old)
    for word in read_order:
        for _ in range(draw.choice((0, 0, 1, 1, 2, 3))):
            written.add(next(writes, write_order[-1]))
        seen[word] = new[word] if word in written else old[word]
    return seen
