"""Where a unit lies in its case, and on which pallet a case: what the plant remembers, and each lie about it."""

from collections.abc import Sequence
from typing import Literal

import pytest

from drivers.sim.facts import Closed, Ended, Fact, Granted, LetGo, Numbered, Placed, Stacked, Started, decode, encode
from drivers.sim.truth import CaseCode, Pallet, Pallets, Place, compare_facts
from drivers.sim.unit_codes import case_code

Number = tuple[int, int]


def case(number: int, closed: Closed, *, stacked: bool = True) -> list[Fact]:
    """A case of epoch 1 that left by the exit."""
    placed = Placed(tuple((unit, f"u{unit}", "") for unit in closed.units))
    told: list[Fact] = [placed, closed, Numbered(1, number, number, number), LetGo(number), Ended(number, "exit")]
    return [*told, Stacked(number)] if stacked else told


VIEWS = case(1, Closed(1, (11, 12, 13, 14, 15, 16, 17, 18), "", grid=(1, 2)))
"""Two cameras, two layers; each view one row of two."""
LANES = case(1, Closed(1, (11, 12, 13, 14), "", lanes=(1, 2, 2, 1)))
WHOLE = case(1, Closed(1, (11, 12, 13), ""))
TRUE_VIEWS = {f"u{11 + at}": Place(view=at // 2 + 1, row=1, column=at % 2 + 1) for at in range(8)}
TRUE_LANES = {
    "u11": Place(lane=1, place=1),
    "u12": Place(lane=2, place=1),
    "u13": Place(lane=2, place=2),
    "u14": Place(lane=1, place=2),
}
TRUE_WHOLE = {f"u{10 + place}": Place(place=place) for place in (1, 2, 3)}


def lies_of(facts: Sequence[Fact], places: dict[str, Place]) -> list[str]:
    claim = (1, 1, list(places))
    return list(compare_facts([Started(1), Granted(1), *facts], [claim], places={(1, 1): places}).lies)


@pytest.mark.parametrize(
    ("facts", "places"),
    [(VIEWS, TRUE_VIEWS), (LANES, TRUE_LANES), (WHOLE, TRUE_WHOLE)],
    ids=["views", "lanes", "whole case"],
)
def test_true_places_match(facts: list[Fact], places: dict[str, Place]) -> None:
    assert lies_of(facts, places) == []


@pytest.mark.parametrize(
    ("facts", "true", "wrong", "where"),
    [
        (VIEWS, TRUE_VIEWS, {"u13": Place(view=4, row=1, column=1)}, "view 4, row 1, column 1"),
        (VIEWS, TRUE_VIEWS, {"u13": Place(view=2, row=1, column=2)}, "view 2, row 1, column 2"),
        (LANES, TRUE_LANES, {"u12": Place(lane=1, place=1)}, "lane 1, place 1"),
        (LANES, TRUE_LANES, {"u12": Place(lane=2, place=2)}, "lane 2, place 2"),
        (WHOLE, TRUE_WHOLE, {"u12": Place(place=3)}, "place 3"),
        (WHOLE, TRUE_WHOLE, {"u12": Place()}, "no place"),
    ],
    ids=["wrong layer", "wrong column", "wrong lane", "wrong turn", "wrong place", "no place"],
)
def test_a_unit_at_another_place_is_a_lie(
    facts: list[Fact], true: dict[str, Place], wrong: dict[str, Place], where: str
) -> None:
    (lie,) = lies_of(facts, true | wrong)
    assert f"with {next(iter(wrong))} at {where}, and it lies at" in lie


# pallets -------------------------------------------------------------------------------------------------------------

STACK: list[Fact] = [Started(1), Granted(1)]
for _number in range(1, 7):
    STACK += case(_number, Closed(_number, (_number,), ""), stacked=_number != 4)
"""Six cases left; the fourth was put aside and never stacked."""
RELEASED = [(1, number, [f"u{number}"]) for number in (1, 2, 3, 5, 6)]
CODES = {(1, number): CaseCode(case_code(number), False) for number in (1, 2, 3, 5, 6)}


State = Literal["open", "full", "by_hand"]


def pallet(*numbers: int, code: int = 0, state: State = "full") -> Pallet:
    return Pallet(case_code(code) if code else "", tuple((1, number) for number in numbers), state)


def pallet_lies(*pallets: Pallet, by_hand: frozenset[Number] = frozenset(), capacity: int = 2) -> list[str]:
    claims = [*RELEASED, (1, 4, ["u4"])] if by_hand else RELEASED
    codes = CODES | {(1, 4): CaseCode(case_code(4), False)}
    return list(compare_facts(STACK, claims, None, codes, pallets=Pallets(capacity, pallets, by_hand)).lies)


FIRST, SECOND, OPEN = pallet(1, 2, code=90), pallet(3, 5, code=91), pallet(6, state="open")


def test_true_pallets_match() -> None:
    assert pallet_lies(FIRST, SECOND, OPEN) == []
    assert pallet_lies(FIRST, pallet(3, code=91, state="by_hand"), pallet(5, 6, code=92)) == [], "one was closed short"
    found = frozenset({(1, 4)})
    assert pallet_lies(FIRST, SECOND, pallet(6, 4, code=92), by_hand=found) == [], "4 was found later, and put on"
    assert pallet_lies(FIRST, SECOND, OPEN, by_hand=found) == [], "it was found, and stands beside the pallets"


@pytest.mark.parametrize(
    ("pallets", "lies"),
    [
        ((pallet(1, 3, code=90), pallet(2, 5, code=91), OPEN),
         ["1/2 is on pallet 2 behind 1/3 on pallet 1, and left before it"]),
        ((pallet(2, 1, code=90), SECOND, OPEN), ["1/1 is on pallet 1 behind 1/2 on pallet 1, and left before it"]),
        ((FIRST, pallet(3, 5, code=91), pallet(state="open")), ["1/6 was released and is on no pallet"]),
        ((FIRST, SECOND, pallet(5, state="open")),
         ["1/5 is on pallet 3 and on pallet 2", "1/6 was released and is on no pallet"]),
        ((FIRST, SECOND, pallet(4, 6, code=92)), ["1/4 is on pallet 3, and the palletiser never had it",
          "1/4 is on pallet 3 behind 1/5 on pallet 2, and left before it"]),
        ((FIRST, SECOND, pallet(6, 7, code=92)), ["1/7 is on pallet 3, and its case is not at the exit but: nowhere"]),
        ((pallet(1, code=90), pallet(2, 3, code=91), pallet(5, 6, code=92)),
         ["pallet 1 is full and holds 1 of 2 cases"]),
        ((FIRST, pallet(3, 5, state="open"), OPEN), ["pallet 2 is open and holds 2 of 2 cases"]),
        ((FIRST, pallet(3, 5), OPEN), ["pallet 2 is closed and has no code"]),
        ((FIRST, pallet(3, 5, 6, code=91, state="by_hand")), ["pallet 2 holds 3 of 2 cases"]),
        ((FIRST, pallet(3, 5, code=90), OPEN), [f"pallet 2 has the code {case_code(90)}, which is on pallet 1 too"]),
        ((FIRST, pallet(3, 5, code=6), OPEN), [f"pallet 2 has the code {case_code(6)}, which is on case 1/6 too"]),
        ((FIRST, Pallet("0042", ((1, 3), (1, 5)), "full"), OPEN), ["pallet 2 has the code 0042, which is not an SSCC"]),
    ],
)  # fmt: skip
def test_each_lie_about_pallets_is_found(pallets: tuple[Pallet, ...], lies: list[str]) -> None:
    assert pallet_lies(*pallets) == lies


@pytest.mark.parametrize("fact", [*VIEWS, *LANES])
def test_the_facts_survive_the_file(fact: Fact) -> None:
    assert decode(encode(fact)) == fact
