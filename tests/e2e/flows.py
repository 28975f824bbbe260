"""What the main workflows are, whoever does them: what is scanned in both, and what the station says of it at the end.

A generator stops where the scanner's person and the finger's person do something different."""

from collections.abc import Iterator

from station.core import events as ev
from tests.e2e.at_screen import AtScreen
from tests.e2e.desk import Desk
from tests.waiting import until


def pack(at: AtScreen, desk: Desk, letter: str = "W") -> str:
    """Units and the label, on the page Pack."""
    since, codes, label = desk.here, desk.codes(2, letter), desk.code("K")
    for n, code in enumerate(codes, start=1):
        at.scan(code)
        desk.told((ev.ContainerOpened, ev.MembersChanged), since, n)
    at.scan(label)
    desk.told((ev.ContainerClosed,), since)
    assert [desk.where(code) for code in codes] == [[label]] * 2
    return label


def pack_with_mistakes(at: AtScreen, desk: Desk) -> Iterator[None]:
    """Stops where the last scan has to be taken back."""
    since = desk.here
    (first, second, third), label = desk.codes(3), desk.code("K")
    at.scan(first)
    desk.told((ev.ContainerOpened,), since)
    at.scan(first)
    at.sees("Twice")
    at.picture("pack_twice")
    at.scan(second)
    desk.told((ev.ContainerOpened, ev.MembersChanged), since, 2)
    yield
    until(lambda: desk.where(second) == [], "the last scan is taken back")
    at.scan(third)
    desk.told((ev.ContainerOpened, ev.MembersChanged), since, 4)
    at.scan(label)
    [closed] = desk.told((ev.ContainerClosed,), since)
    assert (closed.by, closed.reason) == ("Wang", "")
    assert (desk.where(first), desk.where(third)) == ([label], [label])


def dissolve(at: AtScreen, desk: Desk) -> Iterator[int]:
    """Two that can be dissolved, and a unit, which cannot; stops where it shall be done."""
    since, (free,) = desk.here, desk.codes(1)
    (first, units), (second, more) = desk.case(), desk.case()
    for code in (first, second, free):
        at.scan(code)
        at.sees(code)
    at.picture("batch")
    yield 2
    dissolved = desk.told((ev.ContainerDissolved,), since, 2)
    assert [(each.by, each.reason) for each in dissolved] == [("Wang", "Damaged")] * 2
    assert [desk.where(code) for code in (*units, *more)] == [[]] * 4


def palletise(at: AtScreen, desk: Desk) -> Iterator[None]:
    """Stops where it shall be closed, with its reason."""
    since, cases = desk.here, [desk.case()[0] for _ in range(2)]
    for n, case in enumerate(cases, start=1):
        at.scan(case)
        at.sees(f"{n} / 4")
    at.picture("pallet")
    yield
    label = desk.label("close")["code"]
    at.sees("Put the label on the pallet, and scan it.")
    at.picture("pallet_label")
    at.scan(label)
    desk.told((ev.LabelScanned,), since)
    closed = desk.told((ev.ContainerClosed,), since, 3)[-1]
    assert (closed.by, closed.reason, closed.code and closed.code.text) == ("Wang", "It is fetched", label)
    assert [desk.where(case)[-1] for case in cases] == [label] * 2


def reprint(at: AtScreen, desk: Desk) -> Iterator[str]:
    """Stops with the code of the label that is lost."""
    pallet, since = desk.pallet(), desk.here
    yield pallet
    again = desk.label("relabel")
    assert (again["old"], again["reason"]) == (pallet, "label lost")
    at.picture("label_again")
    at.scan(again["code"])
    [changed] = desk.told((ev.CodeChanged,), since)
    assert (changed.old and changed.old.text, changed.new and changed.new.text) == (pallet, again["code"])
    assert [each.by for each in desk.told((ev.LabelScanned,), since)] == ["Wang"]


def ship(at: AtScreen, desk: Desk, note: str) -> Iterator[None]:
    """Stops with a case too many on the list, then with the right ones."""
    since, cases = desk.here, [desk.case()[0] for _ in range(2)]
    for n, case in enumerate(cases, start=1):
        at.scan(case)
        until(lambda n=n: desk.get("/v1/shipping")["delivery"]["count"] == n, "it is on the list")  # type: ignore[misc]
    at.picture(f"ship_{note}")
    yield
    until(lambda: desk.get("/v1/shipping")["delivery"]["count"] == 1, "the last one is off")
    at.sees("Confirm: it leaves")
    yield
    [shipped] = desk.told((ev.ShipmentConfirmed,), since)
    assert (shipped.to, shipped.document, shipped.by) == ("DIST-7", note, "Wang")
    assert desk.get(f"/v1/codes/{cases[0]}")["containers"][0]["shipped"]


def shows_what_is_left(at: AtScreen, desk: Desk) -> None:
    [pool] = desk.get("/v1/pools")["pools"]
    assert (pool["pool"], pool["low"]) == ("water", True)
    at.sees(f"Left over {pool['remaining']:,}")
    at.picture("pool")


def closes(at: AtScreen, desk: Desk) -> None:
    report = desk.get("/v1/report?period=current")
    assert report["balance"]["closes"], report["balance"]
    at.sees("The count closes.")
    at.picture("balance")
