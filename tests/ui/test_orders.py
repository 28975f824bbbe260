"""The Orders page: several are open, one runs; suspend, resume, close and start, by key, by typing or by scan."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import Bench, Cause, OpenCase, Serials, Snapshot, Tally
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
from ui.widgets.keys import HoldKey

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
    assert model.doing == "runs" and hint in model.hint
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
    assert (model.doing, model.is_listed) == ("new", False)
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
    assert client.commands == [("close_order", {"order": "20611-07"})]


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


# several orders ----------------------------------------------------------------------------------------------------


def test_open_orders_are_listed_with_what_they_are_and_their_counts() -> None:
    rows = order_page(at(samples.several_orders()), None).rows
    assert [(row.title, row.sign, row.note) for row in rows] == [
        ("20611-07", "runs", "runs"),
        ("20611-05", "waits", "suspended"),
        ("20611-06", "waits", "suspended"),
    ]
    assert rows[1].about == "2,450 passed, 3 rejected, 1 open"
    assert rows[2].about == "12 passed, 0 rejected"


def test_before_an_order_is_closed_its_open_containers_are_named() -> None:
    model = order_page(at(samples.several_orders()), None, "20611-05")
    assert (model.doing, model.resume, model.suspend, model.close) == (
        "suspended", "Resume", "", "Close order",
    )  # fmt: skip
    assert model.hint == (
        "Before it is resumed, suspend or close order 20611-07. "
        "Before it is closed, resume it and close: Pallet 3 of 8."
    )
    assert ("Open containers", "Pallet 3 of 8") in model.facts.rows


def test_a_running_order_with_an_open_pallet_can_be_suspended_and_not_closed() -> None:
    order = samples.several_orders().suspended[0]
    shot = busy(0, held=True).model_copy(update={"order": order})
    assert "It can be suspended. Before it is closed, close: Pallet 3 of 8." in order_page(at(shot), None).hint


def test_of_many_open_containers_some_are_named_and_all_are_counted() -> None:
    order = samples.order().model_copy(update={"left_open": samples.left_open(20), "left_open_count": 31})
    model = order_page(at(busy(0, held=True).model_copy(update={"order": order})), None)
    assert model.hint.count("Pallet 3 of 8") == 6 and model.hint.endswith("25 more.")


def test_at_a_bench_the_case_in_hand_comes_first() -> None:
    hand = Bench(open=OpenCase(container=7, name="case"), expected=6)
    shot = busy(0, held=False).model_copy(update={"bench": hand})
    assert order_page(at(shot), None).hint == "Finish or store the case in hand first."
    shot = shot.model_copy(update={"bench": Bench(expected=6)})
    assert "can be closed or suspended" in order_page(at(shot), None).hint
    assert "Cases on the belt" not in dict(order_page(at(shot), None).facts.rows)


@pytest.mark.parametrize("gone", ["", "20611-99"])
def test_what_is_not_there_any_more_gives_way_to_what_runs(gone: str) -> None:
    assert order_page(at(samples.several_orders()), None, gone).chosen == "20611-07"


def held_down(key: HoldKey, qtbot: QtBot) -> None:
    with qtbot.waitSignal(key.held, timeout=10_000):
        QTest.mousePress(key, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton)


def test_suspending_takes_a_press_of_a_second(made: tuple[Screen, StandClient, OrdersPage], qtbot: QtBot) -> None:
    screen, client, page = made
    client.feed(samples.several_orders())
    assert page.suspend.isVisible() and not page.resume.isVisible() and not page.start.isVisible()
    QTest.mouseClick(page.suspend, Qt.MouseButton.LeftButton)
    assert client.commands == []
    page.suspend.hold_s = 0.05
    held_down(page.suspend, qtbot)
    assert client.commands == [("suspend_order", {"order": "20611-07"})]
    assert screen.shell.answer.model is not None
    assert screen.shell.answer.model.what == "Order 20611-07 was suspended."


def test_with_none_running_a_suspended_one_is_scanned_and_resumed(
    made: tuple[Screen, StandClient, OrdersPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, client, page = made
    monkeypatch.setattr("ui.widgets.keys.GUARD_MS", 0)
    client.feed(samples.several_orders().model_copy(update={"order": None}))
    assert page.start.isVisible() and not page.resume.isVisible()
    screen.scanned("20611-06")
    assert page.resume.isVisible() and not page.start.isVisible()
    QTest.mouseClick(page.resume, Qt.MouseButton.LeftButton)
    screen.scanned("20611-08")
    assert page.start.isVisible() and page.field.text() == "20611-08"
    assert client.commands == [("resume_order", {"order": "20611-06"})]


def test_a_suspended_order_is_closed_from_the_list(made: tuple[Screen, StandClient, OrdersPage], qtbot: QtBot) -> None:
    _, client, page = made
    client.feed(samples.several_orders())
    page.list.chosen.emit("20611-06")
    page.close_order.hold_s = 0.05
    held_down(page.close_order, qtbot)
    assert client.commands == [("close_order", {"order": "20611-06"})]


def test_a_press_is_for_the_order_it_began_on(made: tuple[Screen, StandClient, OrdersPage]) -> None:
    """Another screen changed over while the finger lay on Close."""
    _, client, page = made
    shot = samples.several_orders()
    client.feed(shot)
    page.close_order.hold_s = 0.05
    QTest.mousePress(page.close_order, Qt.MouseButton.LeftButton)
    client.feed(shot.model_copy(update={"order": shot.suspended[1], "suspended": shot.suspended[:1]}))
    QTest.qWait(120)
    QTest.mouseRelease(page.close_order, Qt.MouseButton.LeftButton)
    assert client.commands == []


@pytest.mark.parametrize("key", ["order_not_running", "container_open", "units_on_belt"])
def test_why_an_order_is_not_suspended_is_told(made: tuple[Screen, StandClient, OrdersPage], key: str) -> None:
    screen, client, page = made
    client.feed(samples.several_orders())
    client.refusal = Failure(key, {"order": "20611-07", "name": "pallet", "n": 3})
    page.suspend.held.emit()
    assert screen.shell.answer.model is not None and screen.shell.answer.model.verdict == "refused"


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
