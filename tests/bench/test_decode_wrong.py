"""What the hunt for wrong codes takes for one."""

import numpy as np

from drivers.sim.picture import code_corners, render_case
from station.vision.bars import confirmed
from station.vision.cascade import decode
from station.vision.types import Decoded, Position
from tests.bench.decode_wrong import drawn, wrongs

CUT_OFF = 1_001_401
COVERED = 3_002_498
BEYOND_THE_EDGE = 3_000_358
SEED, CELL, OTHER = 593, 8, 7
"""A case of UPC-A codes."""


def test_what_lies_beyond_the_edge_of_a_picture_is_no_code() -> None:
    """Seen once in 33,600 cells: a line through the last row of a turned view, repeated where nothing is."""
    case = drawn(BEYOND_THE_EDGE)
    result = decode(render_case(case.cells, case.spec, BEYOND_THE_EDGE), case.settings, case.optics)
    assert wrongs(case, BEYOND_THE_EDGE, (*result.codes, *result.extra)) == []


def test_an_itf_whose_first_digits_are_covered_is_not_a_shorter_one() -> None:
    """Seen once in 31,200 cells: 65507886701726 as 507886701726, by a turned view late in the cascade."""
    case = drawn(COVERED)
    pixels = render_case(case.cells, case.spec, COVERED)
    there: Position = ((1010.6, 587.4), (1142.4, 225.1), (1108.5, 217.6), (976.6, 579.8))
    assert not confirmed(pixels, there, "itf", "507886701726")


def test_a_upc_a_whose_first_guard_is_cut_off_is_not_read_as_its_neighbour() -> None:
    """Seen once in 20,000 cells: 125099216252 read a digit aside, as 250991162526, with a right check digit."""
    case = drawn(CUT_OFF)
    result = decode(render_case(case.cells, case.spec, CUT_OFF), case.settings, case.optics)
    assert wrongs(case, CUT_OFF, (*result.codes, *result.extra)) == []


def test_a_code_is_right_where_it_was_printed_and_nowhere_else() -> None:
    case = drawn(SEED)
    places = code_corners(case.cells, case.spec, SEED)
    here, there = places[CELL], places[OTHER]
    assert here is not None and there is not None

    def is_right(text: str, x: float, y: float) -> bool:
        position: Position = ((x, y), (x, y), (x, y), (x, y))
        return not wrongs(case, SEED, (Decoded(text, text.encode(), "upca", None, position, "step", True),))

    own, edge = str(case.cells[CELL].text), (0.97 * (here[1] + here[2]) + 0.03 * (here[0] + here[3])) / 2
    assert is_right(own, *here.mean(axis=0).tolist()) and is_right(own, *edge.tolist())
    assert not is_right(own, *there.mean(axis=0).tolist())
    assert not is_right(own, *(here[1] + np.float32(80)).tolist())
    assert not is_right(str(case.cells[OTHER].text), *edge.tolist())
    assert not is_right("123", *edge.tolist())
