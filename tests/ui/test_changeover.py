"""Between two orders on the screen: sheet, plan, checklist, first case; by touch alone, and by scanner alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import (
    Cause,
    Clearance,
    CommandAnswer,
    Plan,
    PlannedOrder,
    Product,
    SessionView,
    ShownUser,
    Snapshot,
)
from station.messages import command_code
from tests.ui.factories import samples
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.pages.orders import OrdersPage
from ui.presenters.changeover import PLANNED
from ui.screen import Screen
from ui.widgets.keys import HoldKey, Key

LEMON, ORANGE = "Sunrise Lemon 500 ml", "Sunrise Orange 500 ml"
PLAN = Plan(
    orders=(
        PlannedOrder(order="20611-08", product=LEMON, lot="L240612A", cases=500, units_per_case=24, source="sheet"),
        PlannedOrder(
            order="20611-09",
            product="Unknown",
            refusal="product_unknown",
            refusal_arguments={"product": "Unknown", "n": 1, "known": LEMON},
        ),
    ),
    products=(
        Product(product=LEMON, version=3, units_per_case=24),
        Product(product=ORANGE, version=0, units_per_case=24),
    ),
)
ITEMS = ("The belt is empty", "Labels of the last product are taken away")
Made = tuple[Screen, StandClient]


@pytest.fixture(params=[(1920, 1080), (1280, 800), (1024, 600)], ids=str)
def made(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Made]:
    screen, client = make_screen(request.param)
    qtbot.addWidget(screen)
    client.answers["/v1/config"] = samples.plan()
    client.answers["/v1/plan"] = PLAN.model_dump_json().encode()
    screen.show()
    client.feed(samples.no_order())
    yield screen, client


def orders(made: Made, snapshot: Snapshot) -> OrdersPage:
    screen, client = made
    client.feed(snapshot)
    screen.shell.open_page("orders")
    page = screen.shell.page
    assert isinstance(page, OrdersPage)
    return page


def press(key: Key) -> None:
    assert key.isVisible() and key.isEnabled(), key.label
    if isinstance(key, HoldKey):
        key.held.emit()
    else:
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def uncleared() -> Snapshot:
    return samples.no_order().model_copy(update={"clearance": Clearance(items=ITEMS, product=ORANGE)})


def waiting() -> Snapshot:
    calm = samples.calm()
    assert calm.order is not None
    cause = Cause(key="first_case_unconfirmed", arguments={"order": calm.order.order, "case": "3/7319"})
    order = calm.order.model_copy(update={"first_case": "3/7319"})
    return calm.model_copy(update={"order": order, "not_ready": (cause,), "permissive": False})


def test_a_planned_order_is_chosen_and_started_by_touch_alone(made: Made) -> None:
    page = orders(made, samples.no_order())
    assert [row.key for row in page.list.rows] == [PLANNED + "20611-08", PLANNED + "20611-09", ""]
    page.list.chosen.emit(PLANNED + "20611-08")
    assert ("Lot", "L240612A") in page.facts.model.rows  # type: ignore[union-attr]
    press(page.start)
    assert made[1].commands == [("start_order", {"order": "20611-08"})]


def test_an_order_without_a_recipe_is_not_started_and_says_why(made: Made) -> None:
    page = orders(made, samples.no_order())
    page.list.chosen.emit(PLANNED + "20611-09")
    assert not page.start.isVisible()
    assert page.hint.shown.startswith("There is no recipe for Unknown.") and "version" not in page.hint.shown
    press(page.drop)
    assert made[1].commands == [("drop_order", {"order": "20611-09"})]


@pytest.mark.parametrize("here", ["run", "orders", "alarms"])
def test_a_sheet_is_scanned_on_any_page_and_its_order_is_shown(made: Made, here: str) -> None:
    screen, client = made
    client.feed(samples.no_order())
    screen.shell.open_page(here)
    client.done = CommandAnswer(
        id="x", done=True, key="order_planned", arguments={"order": "20611-08", "product": LEMON}
    )
    screen.scanned("ORDER=20611-08;PRODUCT=Sunrise Lemon 500 ml")
    assert client.commands == [("plan_order", {"sheet": "ORDER=20611-08;PRODUCT=Sunrise Lemon 500 ml"})]
    page = screen.shell.page
    assert isinstance(page, OrdersPage) and page.list.selected == PLANNED + "20611-08"


def test_a_sheet_of_an_unknown_product_is_refused_with_those_that_are_known(made: Made) -> None:
    orders(made, samples.no_order())
    screen, client = made
    client.refusal = Failure("product_unknown", {"product": "Cola", "n": 1, "known": LEMON})
    screen.scanned("ORDER=1;PRODUCT=Cola")
    told = screen.shell.answer.model
    assert told is not None and "There is no recipe for Cola" in told.what and LEMON in told.what


def test_a_planned_order_is_found_by_scanning_its_number(made: Made) -> None:
    page = orders(made, samples.no_order())
    made[0].scanned("20611-08")
    assert page.list.selected == PLANNED + "20611-08"


def test_a_new_order_has_its_product_chosen(made: Made) -> None:
    page = orders(made, samples.no_order())
    page.field.setText("4711")
    press(page.products.key(LEMON))
    press(page.start)
    assert made[1].commands == [("start_order", {"order": "4711", "product": LEMON})]


def test_the_checklist_is_ticked_and_signed_before_another_product(made: Made) -> None:
    page = orders(made, uncleared())
    page.list.chosen.emit(PLANNED + "20611-08")
    card = page.changeover
    assert card.isVisible() and not page.start.isVisible() and not card.done.isEnabled()
    for item in ITEMS:
        press(card.items.key(item))
    assert not card.done.isEnabled(), "nobody has signed"
    card.name.setText("Li")
    assert page.rect().contains(card.done.mapTo(page, card.done.rect().bottomRight()))
    press(card.done)
    assert made[1].commands == [("clear_line", {"items": list(ITEMS), "by": "Li"})]
    made[1].feed(
        samples.no_order().model_copy(update={"clearance": Clearance(items=ITEMS, product=ORANGE, cleared_by="Li")})
    )
    assert not card.isVisible() and page.start.isVisible()


def test_a_refused_clearance_keeps_what_was_ticked(made: Made) -> None:
    _, client = made
    page = orders(made, uncleared())
    page.list.chosen.emit(PLANNED + "20611-08")
    for item in ITEMS:
        press(page.changeover.items.key(item))
    page.changeover.name.setText("Li")
    client.refusal = Failure("user_unknown", {"user": "Li"})
    press(page.changeover.done)
    client.feed(uncleared())
    assert _ticked(page) == [True, True]


@pytest.mark.parametrize("then", ["cleared", "left"])
def test_nothing_is_ticked_before_the_next_clearance(made: Made, then: str) -> None:
    screen, client = made
    page = orders(made, uncleared())
    page.list.chosen.emit(PLANNED + "20611-08")
    press(page.changeover.items.key(ITEMS[0]))
    if then == "cleared":
        cleared = Clearance(items=ITEMS, product=ORANGE, cleared_by="Li")
        client.feed(samples.no_order().model_copy(update={"clearance": cleared}))
    else:
        screen.shell.open_page("run")
        screen.shell.open_page("orders")
    client.feed(uncleared())
    assert _ticked(page) == [False, False]


def _ticked(page: OrdersPage) -> list[bool]:
    model = page.changeover.model
    assert model is not None
    return [item.ticked for item in model.items]


def test_an_order_of_the_same_product_needs_no_clearance(made: Made) -> None:
    page = orders(made, uncleared())
    page.list.chosen.emit("")
    assert not page.changeover.isVisible() and page.start.isVisible()


def test_who_is_signed_in_types_no_name(made: Made) -> None:
    screen, client = made
    screen.sessions.view = SessionView(required=True, user=ShownUser(name="Wang", role="supervisor"), lock_after_s=600)
    page = orders(made, waiting())
    assert not page.changeover.name.isVisible()
    press(page.changeover.done)
    assert client.commands == [
        ("check_first_case", {"good": True, "case": "3/7319", "by": "Wang", "reason": ""}),
    ]


def test_a_first_case_that_is_wrong_is_refused_with_what_is_wrong(made: Made) -> None:
    page = orders(made, waiting())
    card = page.changeover
    assert "L240611A" in card.facts.shown and "24" in card.facts.shown
    press(card.items.key("lot"))
    assert made[1].commands == [] and "name" in made[0].shell.answer.model.what  # type: ignore[union-attr]
    card.name.setText("Li")
    press(card.items.key("lot"))
    assert made[1].commands == [
        ("check_first_case", {"good": False, "case": "3/7319", "by": "Li", "reason": "Lot is wrong"}),
    ]


def scan(made: Made, *names: str) -> None:
    for name in names:
        made[0].scanned(command_code(name))


def told(made: Made) -> str:
    model = made[0].shell.answer.model
    return model.what if model is not None else ""


def sign_in(made: Made) -> None:
    person = ShownUser(name="Wang", role="supervisor")
    made[0].sessions.view = SessionView(required=True, user=person, lock_after_s=600)


def test_an_order_is_brought_from_its_sheet_to_its_first_case_by_scanner_alone(made: Made) -> None:
    screen, client = made
    sign_in(made)
    client.feed(uncleared())
    client.done = CommandAnswer(id="x", done=True, key="order_planned", arguments={"order": "20611-08"})
    screen.scanned("ORDER=20611-08;PRODUCT=Sunrise Lemon 500 ml")
    scan(made, "start")
    assert told(made) == "This key is not there now."
    scan(made, "tick", "cleared")
    assert told(made) == "Not every item is ticked."
    scan(made, "tick", "cleared")
    client.feed(uncleared().model_copy(update={"clearance": Clearance(items=ITEMS, product=ORANGE, cleared_by="Wang")}))
    scan(made, "tick", "start")
    client.feed(waiting())
    scan(made, "right")
    client.feed(samples.calm())
    running = samples.calm().order
    assert running is not None
    screen.scanned(running.order)
    scan(made, "suspend", "close", "hold")
    assert [kind for kind, _ in client.commands] == [
        "plan_order", "clear_line", "start_order", "check_first_case", "suspend_order", "close_order", "hold",
    ]  # fmt: skip
    assert client.commands[1][1] == {"items": list(ITEMS), "by": "Wang"}
    assert client.commands[2][1] == {"order": "20611-08"}


def test_nobody_confirms_by_a_barcode_without_a_name(made: Made) -> None:
    orders(made, waiting())
    scan(made, "right")
    assert (told(made), made[1].commands) == ("Enter your name first.", [])


def test_a_suspended_order_is_resumed_by_a_barcode(made: Made) -> None:
    orders(made, samples.several_orders().model_copy(update={"order": None}))
    made[0].scanned("20611-05")
    scan(made, "resume")
    assert made[1].commands == [("resume_order", {"order": "20611-05"})]


def test_a_barcode_opens_its_page_and_presses_nothing_elsewhere(made: Made) -> None:
    scan(made, "orders")
    assert made[0].shell.here == "orders"
    scan(made, "run", "start")
    assert (made[0].shell.here, told(made), made[1].commands) == ("run", "This key is not there now.", [])


def test_the_barcode_hold_works_on_a_locked_screen_and_is_no_badge(made: Made) -> None:
    screen, client = made
    client.answers["/v1/session"] = SessionView(required=True, lock_after_s=600).model_dump_json().encode()
    screen.sessions.check()
    assert screen.shell.login.isVisible()
    scan(made, "start", "hold")
    assert client.commands == [("hold", {})]
    assert (client.posted, told(made)) == ([], "This key is not there now."), "a key is no badge"


def test_every_item_of_the_longest_checklist_can_be_reached(made: Made) -> None:
    items = tuple(
        f"{n}. No label, cap or bottle of the last product is left at this place of the line" for n in range(8)
    )
    asked = samples.no_order().model_copy(update={"clearance": Clearance(items=items, product=ORANGE)})
    page = orders(made, asked)
    page.list.chosen.emit(PLANNED + "20611-08")
    card = page.changeover
    assert page.rect().contains(card.geometry()) and card.rect().contains(card.seen.geometry())
    for item in items:
        key = card.items.key(item)
        card.seen.ensureWidgetVisible(key)
        assert card.seen.viewport().rect().contains(key.mapTo(card.seen.viewport(), key.rect().center()))
        press(key)
    assert [each.ticked for each in card.model.items] == [True] * 8  # type: ignore[union-attr]
