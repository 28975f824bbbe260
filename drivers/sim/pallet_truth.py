"""The station's pallets against what the palletiser did.

The palletiser stacks what was let go by the exit, in the order of leaving; when a pallet is full the station says so.
So a pallet is a stretch of that order, and the pallets together are the whole of it.
"""

from collections.abc import Iterable, Iterator

from drivers.sim.claims import CaseCodes, Number, Pallet, Pallets
from drivers.sim.memory import PlantMemory
from drivers.sim.unit_codes import is_sscc


def judge_pallets(plant: PlantMemory, released: Iterable[Number], claim: Pallets, codes: CaseCodes) -> Iterator[str]:
    """What is not true of the pallets, one sentence each.

    Every released case is on one pallet, but for those that a person found later, which are on none or one. What is on
    a pallet stands at the exit; what no person put there was stacked, after all that is before it on this pallet and on
    the earlier ones. A full pallet holds as many as it takes, an open one fewer, and a code is on one container only.
    """
    on: dict[Number, int] = {}
    for number, pallet in enumerate(claim.pallets, 1):
        yield from _judge_members(plant, number, pallet, claim, on)
        yield from _judge_size(number, pallet, claim)
    yield from _judge_order(plant, claim)
    yield from _judge_codes(claim, codes)
    for case in sorted(set(released) - on.keys() - claim.by_hand):
        yield f"{_name(case)} was released and is on no pallet"


def _judge_members(
    plant: PlantMemory, number: int, pallet: Pallet, claim: Pallets, on: dict[Number, int]
) -> Iterator[str]:
    for case in pallet.cases:
        if case in on:
            yield f"{_name(case)} is on pallet {number} and on pallet {on[case]}"
        on[case] = number
        physical = plant.numbers.get(case)
        where = plant.where.get(physical, "belt") if physical is not None else "nowhere"
        if where != "exit":
            yield f"{_name(case)} is on pallet {number}, and its case is not at the exit but: {where}"
        elif case not in claim.by_hand and physical not in plant.stacked:
            yield f"{_name(case)} is on pallet {number}, and the palletiser never had it"


def _judge_size(number: int, pallet: Pallet, claim: Pallets) -> Iterator[str]:
    held, capacity = len(pallet.cases), claim.capacity
    if (pallet.state == "full" and held != capacity) or (pallet.state == "open" and held >= capacity):
        yield f"pallet {number} is {pallet.state} and holds {held} of {capacity} cases"
    if pallet.state == "by_hand" and held > capacity:
        yield f"pallet {number} holds {held} of {capacity} cases"


def _judge_order(plant: PlantMemory, claim: Pallets) -> Iterator[str]:
    """The cases that no person put there, over all pallets: they left in this order."""
    before: tuple[int, Number, int] | None = None
    for number, pallet in enumerate(claim.pallets, 1):
        for case in pallet.cases:
            left = plant.left.get(plant.numbers.get(case, 0))
            if left is None or case in claim.by_hand:
                continue
            if before is not None and left < before[0]:
                behind = f"{_name(before[1])} on pallet {before[2]}"
                yield f"{_name(case)} is on pallet {number} behind {behind}, and left before it"
            before = (left, case, number)


def _judge_codes(claim: Pallets, codes: CaseCodes) -> Iterator[str]:
    holder = {code.text: f"case {_name(case)}" for case, code in codes.items()}
    for number, pallet in enumerate(claim.pallets, 1):
        if not pallet.code:
            if pallet.state != "open":
                yield f"pallet {number} is closed and has no code"
            continue
        if not is_sscc(pallet.code):
            yield f"pallet {number} has the code {pallet.code}, which is not an SSCC"
        first = holder.setdefault(pallet.code, f"pallet {number}")
        if first != f"pallet {number}":
            yield f"pallet {number} has the code {pallet.code}, which is on {first} too"


def _name(case: Number) -> str:
    return f"{case[0]}/{case[1]}"
