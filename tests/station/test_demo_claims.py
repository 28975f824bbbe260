"""What a demo claims of its cases and pallets, folded out of a log."""

from collections.abc import Iterator

from drivers.sim.truth import Pallet, Place
from station.core import events as ev
from station.core.container_events import ContainerClosed, ContainerDissolved, ContainerOpened, MembersChanged
from station.core.values import CaseRef, Code, Member, UnitEntry, Window
from station.demo.claims import places_of
from station.demo.pallets import fold
from station.journal.stories import Told


def code(text: str) -> Code:
    return Code(f"gs1:{text}", text)


def passed(seq: int, *units: UnitEntry) -> ev.CasePassed:
    return ev.CasePassed(CaseRef(1, seq), "O", "P", "L", Window(), code(f"00{seq:018d}"), units)


def unit(text: str, **more: object) -> UnitEntry:
    return UnitEntry(**{"trigger": 0, "frame": 0, "cell": None, "code": Code(text, text), **more})  # type: ignore[arg-type]


def log(*events: ev.Event) -> Iterator[Told]:
    yield from (Told(seq, 0, None, event) for seq, event in enumerate(events, 1))


def opened() -> ContainerOpened:
    return ContainerOpened(2, "pallet", "O", "P", "L", "queue")


def released(seq: int, into: int, disposal: str = "exit") -> ev.CaseReleased:
    return ev.CaseReleased(CaseRef(1, seq), disposal, into=into)  # type: ignore[arg-type]


TWO_PALLETS: tuple[ev.Event, ...] = (
    passed(1), passed(2), passed(3),  # 1 2 3
    opened(), released(1, 4), released(2, 4), ContainerClosed(4, code("00A"), "confirmed"),  # 4 5 6 7
    opened(), released(3, 8),  # 8 9
)  # fmt: skip


def test_cases_are_on_pallets_in_the_order_of_their_release() -> None:
    claim = fold(log(*TWO_PALLETS)).claim(2)
    assert claim.pallets == (Pallet("00A", ((1, 1), (1, 2)), "full"), Pallet("", ((1, 3),), "open"))
    assert (claim.capacity, claim.by_hand) == (2, frozenset())


def test_what_a_person_does_to_pallets_is_said() -> None:
    taken_out = MembersChanged(4, (Member(code("x"), 1),))
    out_of_the_open_one = MembersChanged(8, (Member(code("x"), 3),), open=True)
    found = passed(4), released(4, 0, "person")
    by_hand = ContainerClosed(8, code("00B"), "by_hand", by="anna")
    claim = fold(log(*TWO_PALLETS, taken_out, out_of_the_open_one, *found, by_hand)).claim(2)
    assert claim.pallets == (Pallet("00A", ((1, 2),), "by_hand"), Pallet("00B", (), "by_hand"))
    assert claim.by_hand == {(1, 4)}
    assert fold(log(*TWO_PALLETS, ContainerDissolved(4))).claim(2).pallets == (Pallet("", ((1, 3),), "open"),)


def test_the_place_of_a_unit_is_its_cell_or_its_turn_in_its_lane() -> None:
    views = passed(1, unit("a", cell=(2, 3), view=4), unit("b", cell=(1, 1)))
    assert places_of(views) == {"a": Place(view=4, row=2, column=3), "b": Place(view=1, row=1, column=1)}
    lanes = passed(1, unit("a", trigger=8, lane=2), unit("b", trigger=5, lane=1), unit("c", trigger=7, lane=2))
    assert places_of(lanes) == {
        "a": Place(lane=2, place=2),
        "b": Place(lane=1, place=1),
        "c": Place(lane=2, place=1),
    }
