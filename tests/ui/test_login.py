"""Signing in at the screen: by touch alone and by badge alone; what works locked; idle; hand over; the first one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import AddUser, HandOver, SessionView, ShownUser, SignedIn, SignIn
from tests.ui.factories import samples
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.client.calls import Done
from ui.screen import Screen
from ui.widgets.keys import Key

LI, WANG = ShownUser(name="Li", role="operator"), ShownUser(name="Wang", role="supervisor")
LOCKED = SessionView(required=True, users=(LI, WANG), lock_after_s=600)
Made = tuple[Screen, StandClient]


@pytest.fixture(params=[(1920, 1080), (1280, 800), (1024, 600)], ids=str)
def made(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Made]:
    screen, client = make_screen(request.param)
    qtbot.addWidget(screen)
    screen.show()
    client.feed(samples.calm())
    see(made_=(screen, client), view=LOCKED)
    yield screen, client


def see(made_: Made, view: SessionView) -> None:
    """The station says this of the session."""
    screen, client = made_
    for path in ("/v1/session", "/v1/session/used", "/v1/session/sign-out", "/v1/users/add"):
        client.answers[path] = view.model_dump_json().encode()
    screen.sessions.check()


def press(key: Key) -> None:
    assert key.isVisible() and key.isEnabled(), key.label
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def enter(screen: Screen, pin: str) -> None:
    for digit in pin:
        press(screen.shell.login.pad.keys[digit])
    press(screen.shell.login.pad.keys["ok"])


def name_key(screen: Screen, name: str) -> Key:
    return next(key for key in screen.shell.login.names if key.label.startswith(name) and key.isVisible())


def let_in(client: StandClient, path: str, user: ShownUser) -> None:
    """What the station answers: it is he."""
    client.answers[path] = SignedIn(session=f"s-{user.name}", user=user).model_dump_json().encode()
    client.answers["/v1/session"] = LOCKED.model_copy(update={"user": user}).model_dump_json().encode()


def test_a_person_signs_in_by_touch_alone(made: Made) -> None:
    screen, client = made
    assert screen.shell.login.isVisible() and not screen.shell.login.back.isVisible()
    press(name_key(screen, "Li"))
    let_in(client, "/v1/session/sign-in", LI)
    enter(screen, "8150")
    assert client.posted[-1] == ("/v1/session/sign-in", SignIn(name="Li", pin="8150"))
    assert not screen.shell.login.isVisible() and client.session == "s-Li"
    shown = screen.shell.chips.chips
    assert "Li" in (shown["user"].model.value if "user" in shown else shown["time"].model.label)


def test_a_badge_alone_signs_in_and_no_page_gets_it(made: Made) -> None:
    screen, client = made
    screen.scanned("SOMETHING")
    assert client.posted[-1] == ("/v1/session/sign-in", SignIn(badge="SOMETHING"))
    assert screen.shell.login.isVisible() and screen.shell.here == "run"
    let_in(client, "/v1/session/sign-in", WANG)
    screen.scanned("BADGE-0042")
    assert not screen.shell.login.isVisible() and client.session == "s-Wang"


def test_locked_the_line_is_held_and_the_state_is_seen(made: Made) -> None:
    screen, client = made
    QTest.mouseClick(screen.shell.rail.hold, Qt.MouseButton.LeftButton)
    assert [kind for kind, _ in client.commands] == ["hold"]
    assert screen.shell.state.isVisible() and screen.shell.now.isVisible()
    QTest.keyClick(screen.shell.login, Qt.Key.Key_Escape)
    screen.shell.open_page("orders")
    assert screen.shell.login.isVisible(), "a page that is opened stays behind it"


def test_a_wrong_pin_is_told_and_entered_anew(made: Made) -> None:
    screen, client = made
    press(name_key(screen, "Li"))
    client.answers["/v1/session/sign-in"] = Failure("pin_wrong", {"left": 4})
    enter(screen, "1234")
    assert "PIN is wrong" in screen.shell.answer.model.what and "4 tries" in screen.shell.answer.model.do  # type: ignore[union-attr]
    assert screen.shell.login.isVisible() and screen.shell.login.entry.pin == ""
    press(screen.shell.login.back)
    assert screen.shell.login.entry.name == ""


def test_digits_are_typed_as_well_and_one_is_taken_back(made: Made) -> None:
    screen, client = made
    press(name_key(screen, "Wang"))
    QTest.keyClicks(screen.shell.login, "471")
    press(screen.shell.login.pad.keys["back"])
    QTest.keyClicks(screen.shell.login, "11")
    QTest.keyClick(screen.shell.login, Qt.Key.Key_Return)
    assert client.posted[-1] == ("/v1/session/sign-in", SignIn(name="Wang", pin="4711"))


def test_a_screen_that_nobody_touches_locks_itself(made: Made) -> None:
    screen, client = made
    let_in(client, "/v1/session/sign-in", LI)
    screen.scanned("BADGE-0042")
    client.clock.now_s += 300
    screen.sessions.used()
    assert client.posted[-1][0] == "/v1/session/used"
    client.clock.now_s += 599
    screen.sessions.check()
    assert client.session
    client.answers["/v1/session"] = LOCKED.model_dump_json().encode()
    client.clock.now_s += 1
    screen.sessions.check()
    assert client.posted[-1][0] == "/v1/session/sign-out" and not client.session
    assert screen.shell.login.isVisible()


def test_the_shift_is_handed_over_to_the_next_person(made: Made) -> None:
    screen, client = made
    let_in(client, "/v1/session/sign-in", LI)
    screen.scanned("BADGE-0042")
    screen.shell._show_login()
    press(screen.shell.login.over)
    assert [key.label for key in screen.shell.login.names if key.isVisible()] == ["Wang · Supervisor"]
    press(name_key(screen, "Wang"))
    let_in(client, "/v1/session/hand-over", WANG)
    enter(screen, "4711")
    assert client.posted[-1] == ("/v1/session/hand-over", HandOver(name="Wang", pin="4711"))
    assert client.session == "s-Wang" and not screen.shell.login.isVisible()


def test_the_first_supervisor_is_created_with_a_pin_that_is_entered_twice(made: Made) -> None:
    screen, client = made
    see(made, SessionView(first=True))
    screen.shell._leave_login()
    screen.shell._show_login()
    screen.shell.login.field.setText("Wang")
    enter(screen, "4711")
    enter(screen, "4712")
    assert "differ" in screen.shell.answer.model.what  # type: ignore[union-attr]
    assert not [path for path, _ in client.posted if path == "/v1/users/add"]
    enter(screen, "4711")
    enter(screen, "4711")
    added = [body for path, body in client.posted if path == "/v1/users/add"]
    assert added == [AddUser(name="Wang", role="supervisor", pin="4711")]


def test_without_users_the_screen_is_as_it_was(qtbot: QtBot) -> None:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    screen.show()
    client.feed(samples.calm())
    assert not screen.shell.login.isVisible() and "user" not in screen.shell.chips.chips


def test_what_is_said_of_a_session_that_ended_is_not_of_the_next_one(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked as Li, answered after he had handed over: nobody. Wang is not locked out by it."""
    screen, client = made
    let_in(client, "/v1/session/sign-in", LI)
    screen.shell.scanned("LI-7")
    late: list[Done[SessionView]] = []
    with monkeypatch.context() as held:
        held.setattr(client, "get", lambda _path, _model, done: late.append(done))
        screen.sessions.check()
    let_in(client, "/v1/session/hand-over", WANG)
    screen.shell._show_login("hand_over")
    screen.shell.scanned("WANG-7")
    late[0](LOCKED)
    assert screen.sessions.name == "Wang" and not screen.shell.login.isVisible()


def test_whoever_is_signed_in_is_not_asked_to_sign_in(made: Made) -> None:
    screen, client = made
    assert screen.shell.login.isVisible()
    client.answers["/v1/session"] = LOCKED.model_copy(update={"user": LI}).model_dump_json().encode()
    screen.sessions.check()
    assert not screen.shell.login.isVisible()


def test_a_hand_over_names_who_has_come_whoever_was_tapped_before(made: Made) -> None:
    screen, client = made
    let_in(client, "/v1/session/sign-in", LI)
    screen.scanned("BADGE-0042")
    screen.shell._show_login("hand_over")
    press(name_key(screen, "Wang"))
    let_in(client, "/v1/session/hand-over", ShownUser(name="Zhao", role="operator"))
    screen.scanned("BADGE-0043")
    assert screen.shell.answer.model is not None
    assert screen.shell.answer.model.what == "The shift was handed over to Zhao."


def test_a_scan_while_no_badge_is_wanted_is_answered(made: Made) -> None:
    screen, client = made
    let_in(client, "/v1/session/sign-in", LI)
    screen.scanned("BADGE-0042")
    screen.shell._show_login()
    posted = len(client.posted)
    screen.scanned("BADGE-0043")
    assert screen.shell.answer.model is not None and screen.sounds.played[-1] == "refused"
    assert screen.shell.answer.model.what == "No badge is wanted now."
    assert len(client.posted) == posted


def test_ok_pressed_twice_is_one_try(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second one could be the try too many."""
    screen, client = made
    press(name_key(screen, "Li"))
    late: list[Done[SignedIn]] = []
    monkeypatch.setattr(client, "post", lambda _path, _body, _model, done: late.append(done))
    enter(screen, "8150")
    press(screen.shell.login.pad.keys["ok"])
    assert len(late) == 1
    late[0](Failure("pin_wrong", {"left": 4}))
    enter(screen, "8151")
    assert len(late) == 2
