"""Torn blocks: the order of words makes them recognisable, whatever the interleaving."""

import random

from drivers.sim.torn import (
    PLC_READ_ORDER,
    PLC_WRITE_ORDER,
    STATION_READ_ORDER,
    STATION_WRITE_ORDER,
    interleave,
)


def test_a_block_that_looks_whole_is_whole() -> None:
    draw = random.Random(7)
    for writes, reads in ((PLC_WRITE_ORDER, PLC_READ_ORDER), (STATION_WRITE_ORDER, STATION_READ_ORDER)):
        old, new = [1] * len(reads), [2] * len(reads)
        seen = [interleave(old, new, writes, reads, draw) for _ in range(3_000)]
        assert all(block in (old, new) for block in seen if block[0] == block[-1])
        assert sum(block[0] != block[-1] for block in seen) > 300, "and torn ones do come about"


def test_written_in_the_natural_order_torn_blocks_look_whole() -> None:
    draw = random.Random(7)
    old, new = [1] * 24, [2] * 24
    seen = [interleave(old, new, tuple(range(24)), PLC_READ_ORDER, draw) for _ in range(3_000)]
    assert any(block not in (old, new) for block in seen if block[0] == block[23])
