"""The main workflows of a shift through the real screen: each by a scanner alone, and each by touch alone.

A wedge scanner types into the screen, or a finger presses on it; what came of it is asked of the station. By touch,
what is scanned is only what carries a code: units and labels. (A flagged case is in ``test_flagged_case``; an order
whose number is typed on a keyboard in ``test_screen``.)
"""

from collections.abc import Iterator

import pytest

from station.core import events as ev
from tests.campaign.display import missing
from tests.e2e.desk import BADGES, ITEMS, NOTES, PINS, Desk, station
from tests.e2e.flows import closes, dissolve, pack, pack_with_mistakes, palletise, reprint, ship, shows_what_is_left
from tests.e2e.running import printer
from tests.waiting import until

pytestmark = [pytest.mark.wire, pytest.mark.skipif(missing() != "", reason=missing() or "there is a display")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One station and one screen for all of them; Wang is signed in."""
    folder = tmp_path_factory.mktemp("desk")
    with printer() as sim, station(folder, sim) as made:
        made.scanner.on("login")
        made.scanner.scan(BADGES["Wang"])
        made.scanner.on("run")
        yield made


# a case is packed: a duplicate is refused, a scan is taken back ------------------------------------------------------


def test_pack_by_scanner(desk: Desk) -> None:
    at, since = desk.scanner, desk.here
    at.open("pack")
    for _ in pack_with_mistakes(at, desk):
        at.press("undo", "Take back the last scan")
    at.open("orders")
    at.picture("first_case")
    at.press("right", "Case is right")
    [checked] = desk.told((ev.FirstCaseChecked,), since)
    assert (checked.by, checked.good) == ("Wang", True)


def test_pack_by_touch(desk: Desk) -> None:
    at = desk.finger
    at.open("Pack", "pack")
    for _ in pack_with_mistakes(at, desk):
        at.tap("Take back the last scan")


# several cases are dissolved at once ---------------------------------------------------------------------------------


def test_batch_dissolve_by_scanner(desk: Desk) -> None:
    at = desk.scanner
    at.open("rework")
    for key in ("several", "dissolve", "damaged"):
        at.press(key)
    for n in dissolve(at, desk):
        at.press("finish", f"Dissolve: {n}")
    at.press("cancel")


def test_batch_dissolve_by_touch(desk: Desk) -> None:
    at = desk.finger
    at.open("Rework", "rework")
    for key in ("Several at once", "Dissolve", "Damaged"):
        at.tap(key)
    for n in dissolve(at, desk):
        at.tap(f"Dissolve: {n}")
    at.tap("Cancel")


# a pallet: filled by scan, closed before it is full, labelled --------------------------------------------------------


def test_pallet_by_scanner(desk: Desk) -> None:
    at = desk.scanner
    at.open("pallets")
    for _ in palletise(at, desk):
        at.press("closepallet", "Close pallet")
        at.press("fetched")


def test_pallet_by_touch(desk: Desk) -> None:
    at = desk.finger
    at.open("Pallets", "pallets")
    for _ in palletise(at, desk):
        at.tap("Close pallet")
        at.tap("It is fetched")


# a pool that is nearly empty is looked at ----------------------------------------------------------------------------


def test_pool_by_scanner(desk: Desk) -> None:
    at = desk.scanner
    until(lambda: desk.alarm("pool_low"), "few codes are left")
    at.open("pools")
    at.press("next")
    shows_what_is_left(at, desk)
    at.press("cancel")
    at.press("acknowledge")
    until(lambda: (desk.alarm("pool_low") or {}).get("acknowledged_by") == "Wang", "it is acknowledged")


def test_pool_by_touch(desk: Desk) -> None:
    at = desk.finger
    until(lambda: desk.alarm("pool_low"), "few codes are left")
    at.open("Run", "run")
    at.tap("Open")
    at.on("pools")
    at.tap("water")
    shows_what_is_left(at, desk)


# a label is printed again, and scanned back --------------------------------------------------------------------------


def test_label_by_scanner(desk: Desk) -> None:
    at = desk.scanner
    at.open("labels")
    for pallet in reprint(at, desk):
        at.sees(pallet)
        for key in ("next", "lost", "printagain"):
            at.press(key)


def test_label_by_touch(desk: Desk) -> None:
    """With an alarm in between: the printer has no labels."""
    at = desk.finger
    at.open("Labels", "labels")
    for pallet in reprint(at, desk):
        at.tap(f"Pallet {pallet}")
        at.tap("Lost")
        if (before := desk.alarm("pool_low")) is not None and not before["acknowledged_by"]:
            at.tap("Acknowledge")
        desk.sim.faults.paper_out = True
        until(lambda: desk.alarm("printer_paper_out"), "the printer has no labels")
        at.sees("no labels")
        at.picture("paper_out")
        at.tap("Acknowledge")
        until(lambda: (desk.alarm("printer_paper_out") or {}).get("acknowledged_by") == "Wang", "it is acknowledged")
        desk.sim.mended()
        at.tap("Print again")


# an order: suspended, cleared, another one started, its first case proved, closed; the first resumed ------------------


def test_order_by_scanner(desk: Desk) -> None:
    at, since = desk.scanner, desk.here
    at.open("orders")
    at.press("suspend", "Suspend")
    desk.told((ev.OrderSuspended,), since)
    at.scan("ORDER=4711;PRODUCT=Cola;CASES=5")
    until(lambda: [each["order"] for each in desk.get("/v1/plan")["orders"]] == ["4711"], "it is planned")
    cleared_by_scanner(desk, since, 1)
    at.picture("order_planned")
    at.press("start", "Start order")
    [started] = desk.told((ev.OrderStarted,), since)
    at.open("pack")
    pack(at, desk, "C")
    at.open("orders")
    at.press("right", "Case is right")
    desk.told((ev.FirstCaseChecked,), since)
    at.press("close", "Close order")
    [closed] = desk.told((ev.OrderClosed,), since)
    at.scan("first")
    cleared_by_scanner(desk, since, 2)
    at.press("resume", "Resume")
    [resumed] = desk.told((ev.OrderResumed,), since)
    assert [each.order for each in (started, closed, resumed)] == ["4711", "4711", "first"]
    assert closed.balance is not None and closed.balance.closes and (closed.by, resumed.by) == ("Wang", "Wang")


def cleared_by_scanner(desk: Desk, since: int, n: int) -> None:
    desk.scanner.sees("Line clearance after")
    for key, label in (("tick", ITEMS[0]), ("tick", ITEMS[1]), ("cleared", "Line is cleared")):
        desk.scanner.press(key, label)
    cleared = desk.told((ev.LineCleared,), since, n)[-1]
    assert (cleared.by, cleared.items) == ("Wang", ITEMS)


def test_order_by_touch(desk: Desk) -> None:
    """The order comes from upstream, or from a file."""
    at, since = desk.finger, desk.here
    assert desk.do("plan_order", order="4712", product="Cola")["done"]
    at.open("Orders", "orders")
    at.hold("Suspend")
    desk.told((ev.OrderSuspended,), since)
    at.tap("4712")
    cleared_by_touch(desk, since, 1)
    at.tap("Start order")
    [started] = desk.told((ev.OrderStarted,), since)
    at.open("Pack", "pack")
    pack(at, desk, "C")
    at.open("Orders", "orders")
    at.hold("Case is right")
    desk.told((ev.FirstCaseChecked,), since)
    at.hold("Close")
    [closed] = desk.told((ev.OrderClosed,), since)
    at.tap("first")
    cleared_by_touch(desk, since, 2)
    at.tap("Resume")
    [resumed] = desk.told((ev.OrderResumed,), since)
    assert [each.order for each in (started, closed, resumed)] == ["4712", "4712", "first"]
    assert closed.balance is not None and closed.balance.closes and (closed.by, resumed.by) == ("Wang", "Wang")


def cleared_by_touch(desk: Desk, since: int, n: int) -> None:
    for item in ITEMS:
        desk.finger.tap(f"☐ {item}")
    desk.finger.picture("clearance")
    desk.finger.hold("Line is cleared")
    cleared = desk.told((ev.LineCleared,), since, n)[-1]
    assert (cleared.by, cleared.items) == ("Wang", ITEMS)


# who is here: locked, signed in, handed over -------------------------------------------------------------------------


def test_hand_over_by_scanner(desk: Desk) -> None:
    at, since = desk.scanner, desk.here
    at.press("lock")
    at.on("login")
    at.scan(desk.code("W"))
    at.sees("This badge belongs to no user here.")
    at.scan(BADGES["Li"])
    until(lambda: at.eyes.look()["page"] != "login", "Li is signed in")
    at.press("handover")
    at.on("login")
    at.picture("hand_over")
    at.scan(BADGES["Wang"])
    [handed] = desk.told((ev.ShiftHandedOver,), since)
    assert (handed.by, handed.to) == ("Li", "Wang")


def test_hand_over_by_touch(desk: Desk) -> None:
    at, since = desk.finger, desk.here
    at.tap("chip time")
    at.tap("Lock")
    with_pin(desk, "Li · Operator", PINS["Li"])
    until(lambda: at.eyes.look()["page"] != "login", "Li is signed in")
    at.tap("chip time")
    at.tap("Hand over")
    with_pin(desk, "Wang · Supervisor", PINS["Wang"])
    [handed] = desk.told((ev.ShiftHandedOver,), since)
    assert (handed.by, handed.to) == ("Li", "Wang")


def with_pin(desk: Desk, name: str, pin: str) -> None:
    for key in (name, *pin):
        desk.finger.tap(key)
    desk.finger.picture("pin")
    desk.finger.tap("OK")


# where is this code? -------------------------------------------------------------------------------------------------


def test_look_up_by_scanner(desk: Desk) -> None:
    at, (label, units) = desk.scanner, desk.case()
    at.open("lookup")
    at.scan(units[0])
    assert desk.where(units[0]) == [label]
    at.sees(label)
    at.press("next")
    at.wait(lambda: at.eyes.key(label), "the case is in the list")
    at.scan(label)
    at.sees(f"case {label}: closed")
    at.press("next")
    at.picture("lookup")
    at.wait(lambda: at.eyes.key(units[0]), "the units are in the list")
    at.press("cancel")


def test_look_up_by_touch(desk: Desk) -> None:
    """From the page on which it was scanned; then from the unit to its case."""
    at, (label, units) = desk.finger, desk.case()
    at.open("Pack", "pack")
    at.scan(units[0])
    at.sees("Twice")
    at.tap("Look up")
    at.on("lookup")
    at.sees(label)
    at.tap("Case and units")
    at.tap(label)
    at.sees(f"case {label}: closed")
    at.tap("Case and units")
    at.wait(lambda: at.eyes.key(units[0]), "the units are in the list")
    at.tap("A code, or an order")
    for key in (*"first", "Enter"):
        at.tap(key)
    at.sees("passed, ")


# the random audit ----------------------------------------------------------------------------------------------------


def test_audit_by_scanner(desk: Desk) -> None:
    at, (label, units) = desk.scanner, desk.case()
    since = desk.here
    at.open("balance")
    at.sees(f"The label of the case: {label}")
    at.picture("audit")
    at.scan(units[1])
    answered = desk.told((ev.AuditAnswered,), since)[-1]
    assert (answered.result, answered.by, answered.code and answered.code.text) == ("right", "Wang", units[1])


def test_audit_by_touch(desk: Desk) -> None:
    """A unit that the journal has in another case: the person stands by it, and it is a wrong link."""
    at, (_, others), (label, _) = desk.finger, desk.case(), desk.case()
    since = desk.here
    at.open("Balance", "balance")
    at.sees(f"The label of the case: {label}")
    at.scan(others[0])
    at.picture("audit_differs")
    at.tap("It was in this case")
    answered = desk.told((ev.AuditAnswered,), since)[-1]
    assert (answered.result, answered.by, answered.differed) == ("wrong", "Wang", 1)
    at.tap("Acknowledge")
    until(lambda: (desk.alarm("audit_wrong") or {"acknowledged_by": "Wang"})["acknowledged_by"] == "Wang", "known")


# does the count close? -----------------------------------------------------------------------------------------------


def test_balance_by_scanner(desk: Desk) -> None:
    at = desk.scanner
    at.open("balance")
    closes(at, desk)
    at.press("next")
    at.sees("No differences")


def test_balance_by_touch(desk: Desk) -> None:
    at = desk.finger
    at.open("Balance", "balance")
    at.tap("Equation")
    closes(at, desk)
    at.tap("Differences")
    at.sees("No differences")


# a delivery is loaded and leaves -------------------------------------------------------------------------------------


def test_ship_by_scanner(desk: Desk) -> None:
    at, keys = desk.scanner, iter((("undo", "Last one off"), ("finish", "Confirm: it leaves")))
    at.open("ship")
    at.scan(NOTES[0])
    for _ in ship(at, desk, NOTES[0]):
        at.press(*next(keys))


def test_ship_by_touch(desk: Desk) -> None:
    at = desk.finger
    at.open("Ship", "ship")
    at.tap(NOTES[1])
    steps = iter((lambda: at.tap("Last one off"), lambda: at.hold("Confirm: it leaves")))
    for _ in ship(at, desk, NOTES[1]):
        next(steps)()
