"""The Orders page: one order is closed, the next is started, by key, by typing or by scan."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import Cause, Serials, Snapshot, Tally
from tests.ui.factories import samples
from tests.ui.factories.samples import HOSTILE
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.i18n.words import Words
from ui.pages.orders import CLOSE_S, OrdersPage
from ui.presenters.action import Action
from ui.presenters.moment import Moment
from ui.presenters.now import now_model
from ui.presenters.order import ConfigExcerpt, ConfiguredRecipe, next_serial, on_belt, order_page
from ui.screen import Screen

WORDS = Words(zone=UTC, epoch=samples.EPOCH)
PLAN = ConfigExcerpt.model_validate_json(samples.plan())


def at(snapshot: Snapshot) -> Moment:
    return Moment(snapshot, WORDS, pages=frozenset({"run", "orders"}))


def busy(in_flight: int, *, held: bool) -> Snapshot:
    calm = samples.calm()
    plc = calm.plc.model_copy(update={"block": {}})
    return calm.model_copy(
        update={"cases_on_belt": in_flight, "tally": Tally(in_flight=in_flight), "held": held, "plc": plc}
    )


# what it says ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("in_flight", "held", "hint"),
    [
        (4, False, "Press HOLD first"),
        (4, True, "4 cases are still on the belt"),
        (0, True, "it can be closed"),
        (0, False, "it can be closed"),
    ],
)
def test_it_says_what_must_happen_before_an_order_is_closed(in_flight: int, held: bool, hint: str) -> None:
    model = order_page(at(busy(in_flight, held=held)), None)
    assert model.is_open and hint in model.hint
    assert ("Cases on the belt", str(in_flight)) in model.facts.rows


def test_units_before_the_packer_are_on_the_belt_too() -> None:
    """Thirty bottles stood there, and the screen said that nothing did."""
    shot = samples.queue().model_copy(update={"queue_length": 30, "cases_on_belt": 0, "held": True})
    assert on_belt(shot) == 30
    model = order_page(at(shot), None)
    assert model.hint.startswith("30 units are still between reader and packer.")
    assert model.clear == "Belt is empty: clear it"
    assert order_page(at(shot.model_copy(update={"held": False})), None).clear == ""


def test_a_photographed_case_that_was_taken_off_is_cleared_away() -> None:
    shot = busy(0, held=True).model_copy(update={"cases_on_belt": 1})
    assert "photographed" in order_page(at(shot), None).hint
    assert order_page(at(shot), None).clear == "Belt is empty: clear it"
    assert order_page(at(busy(2, held=True)), None).clear == ""


def test_without_an_order_it_says_what_would_be_packed() -> None:
    model = order_page(at(samples.no_order()), PLAN)
    assert not model.is_open
    assert ("Units in a case", "24 (4 × 6)") in model.facts.rows


def test_a_plan_that_never_came_is_no_row_of_guesses() -> None:
    assert order_page(at(samples.no_order()), None).facts.rows == ()


def test_an_order_is_called_as_the_line_itself_would_call_it() -> None:
    assert ConfiguredRecipe(product="Water", lot="7").name == "Water 7"
    assert ConfiguredRecipe(order="4711", product="Water", lot="7").name == "4711"


def test_the_now_bar_leads_to_it() -> None:
    assert now_model(at(samples.no_order())).actions == (Action("Open", "open", "orders"),)
    nowhere = Moment(samples.no_order(), WORDS, pages=frozenset({"run"}))
    assert now_model(nowhere).actions == ()


# what a person does ----------------------------------------------------------------------------------------------


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Screen, StandClient, OrdersPage]]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.answers["/v1/config"] = samples.plan()
    screen.show()
    client.feed(samples.no_order())
    screen.shell.open_page("orders")
    page = screen.shell.page
    assert isinstance(page, OrdersPage)
    yield screen, client, page


def test_start_sends_the_name_in_the_field(made: tuple[Screen, StandClient, OrdersPage]) -> None:
    screen, client, page = made
    assert page.field.text() == "Sunrise Orange 500 ml L240611B"
    screen.scanned("20611-08")
    QTest.mouseClick(page.start, Qt.MouseButton.LeftButton)
    assert client.commands == [("start_order", {"order": "20611-08"})]
    assert screen.shell.answer.model is not None and "20611-08" in screen.shell.answer.model.what


def test_enter_in_the_field_starts_too(made: tuple[Screen, StandClient, OrdersPage]) -> None:
    _, client, page = made
    page.field.setText(" 20611-09 ")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert client.commands == [("start_order", {"order": "20611-09"})]


def test_an_empty_name_starts_nothing(made: tuple[Screen, StandClient, OrdersPage]) -> None:
    _, client, page = made
    page.field.setText("   ")
    assert not page.start.isEnabled()
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert client.commands == []


def test_closing_takes_a_press_of_a_second(made: tuple[Screen, StandClient, OrdersPage], qtbot: QtBot) -> None:
    _, client, page = made
    client.feed(busy(0, held=True))
    assert page.close_order.isVisible() and not page.start.isVisible()
    QTest.mouseClick(page.close_order, Qt.MouseButton.LeftButton)
    assert client.commands == []
    with qtbot.waitSignal(page.close_order.held, timeout=round(4000 * CLOSE_S)):
        QTest.mousePress(page.close_order, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(page.close_order, Qt.MouseButton.LeftButton)
    assert client.commands == [("close_order", {})]


def test_a_refusal_is_told_with_its_reason(made: tuple[Screen, StandClient, OrdersPage], qtbot: QtBot) -> None:
    screen, client, page = made
    client.feed(busy(3, held=True))
    client.refusal = Failure("cases_on_belt", {"n": 3})
    page.close_order.held.emit()
    assert screen.shell.answer.model is not None
    assert screen.shell.answer.model.verdict == "refused"
    assert screen.shell.answer.model.what == "3 cases are still on the belt."


def test_with_an_order_open_a_scan_is_looked_up(made: tuple[Screen, StandClient, OrdersPage]) -> None:
    _, client, page = made
    client.feed(samples.calm())
    assert not page.scanned("P.URL.CN/0P$M%LZ4LHSV0001")


def test_a_hostile_name_is_shown_as_it_is(made: tuple[Screen, StandClient, OrdersPage]) -> None:
    screen, client, page = made
    for code in HOSTILE:
        order = samples.calm().order
        assert order is not None
        client.feed(samples.calm().model_copy(update={"order": order.model_copy(update={"order": code[:128]})}))
        assert page.facts.model is not None
        assert all(sign.isprintable() for sign in page.facts.model.rows[0][1])
        assert not screen.grab().isNull()


# which SSCC is the next --------------------------------------------------------------------------------------------


def unproved() -> Snapshot:
    serials = Serials(extension=0, prefix="9521234", first=1, last=499, next=1, proved=False)
    alarm = samples.calm().model_copy(update={"serials": serials, "permissive": False})
    return alarm.model_copy(update={"not_ready": (Cause(key="sscc_unproved"),)})


def test_while_nobody_knows_which_ssccs_are_taken_the_bar_leads_to_the_key() -> None:
    assert now_model(at(unproved())).actions == (Action("Next SSCC …", "open", "orders"),)
    asked = next_serial(at(unproved()))
    assert asked is not None and asked.title == "SSCC 0 9521234: which is the next serial, 1 to 499?"
    assert next_serial(at(samples.calm())) is None


def test_a_named_person_says_the_next_serial(made: tuple[Screen, StandClient, OrdersPage]) -> None:
    screen, client, page = made
    assert not page.next_serial.isVisible()
    client.feed(unproved())
    asked = page.next_serial
    assert asked.isVisible() and not asked.key.isEnabled()
    for serial, by in (("", "Li Wei"), ("42", " "), ("4x", "Li Wei"), ("٤", "Li Wei")):
        asked.serial.setText(serial)
        asked.by.setText(by)
        assert not asked.key.isEnabled(), (serial, by)
        QTest.keyClick(asked.by, Qt.Key.Key_Return)
    assert client.commands == []
    asked.serial.setText("42")
    asked.by.setText("Li Wei ")
    QTest.mouseClick(asked.key, Qt.MouseButton.LeftButton)
    assert client.commands == [("set_next_serial", {"next": 42, "by": "Li Wei"})]
    assert screen.shell.answer.model is not None and "42" in screen.shell.answer.model.what
    client.feed(samples.calm())
    assert not asked.isVisible()
