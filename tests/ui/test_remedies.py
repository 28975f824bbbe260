"""Every sentence that asks for something carries the key that does it: in every shape, on the bar and on the page."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from station.api.schema import Alarm, Cause, Serials, Shape, Snapshot, Trust
from station.core.alarms import ALARMS
from station.messages import MESSAGES
from station.messages.refusals import COMMAND_MESSAGES, READY_MESSAGES
from tests.ui.factories import samples, samples_rejects
from tests.ui.factories.moments import WORDS as SAID
from tests.ui.factories.samples import EPOCH, alarm
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.pages.alarms import AlarmsPage
from ui.pages.orders import OrdersPage
from ui.pages.run import RunPage
from ui.presenters.remedies import REMEDIES, Remedy
from ui.screen import Screen
from ui.widgets.keys import HoldKey

SHAPES: tuple[Shape, ...] = ("picture", "queue")
QUEUE_ONLY = {"trust_lost", "unit_out_of_place", "offset_found"}
PICTURE_ONLY = {"counter_mismatch", "count_not_proved", "frames_too_close"}
PRESSES = re.compile(
    r"\b(press|scan|tap|confirm|acknowledge|match|clear the line|start an order|send it again)\b", re.I
)
"""What only a key of this screen, or the scanner at it, can do."""
CASE = f"{EPOCH}/7305"
ARGUMENTS: dict[str, dict[str, Any]] = {
    "case_let_go_unproven": {"case": CASE, "state": "rejected"},
    "eject_unconfirmed": {"first": CASE, "last": CASE, "n": 1},
    "case_quarantined": {"first": f"{EPOCH}/7304", "last": f"{EPOCH}/7306", "n": 3, "cause": "unsure"},
    "cases_recalled": {"first": f"{EPOCH}/7304", "last": f"{EPOCH}/7306", "n": 3},
    "device_away": {"device": "top"},
}


def shapes_of(key: str) -> tuple[Shape, ...]:
    return ("queue",) if key in QUEUE_ONLY else ("picture",) if key in PICTURE_ONLY else SHAPES


WALK = [(key, shape) for key in REMEDIES for shape in shapes_of(key)]


def base(shape: Shape) -> Snapshot:
    return samples.queue() if shape == "queue" else samples.calm()


def stands(key: str, shape: Shape, *, acknowledged: bool = False) -> Snapshot:
    """A line at which this one thing stands: as an alarm, or as a cause that is no alarm."""
    told = ARGUMENTS.get(key, {})
    if key not in ALARMS:
        update: dict[str, object] = {"not_ready": (Cause(key=key, arguments=told),), "permissive": False}
        if key == "held":
            update |= {"held": True, "held_by": "local", "held_since_us": samples.NOW_US}
        if key == "no_order":
            update |= {"order": None}
        return base(shape).model_copy(update=update)
    standing: Alarm = alarm(key, ALARMS[key].priority, **told)
    if acknowledged:
        standing = standing.model_copy(update={"acknowledged_by": "local"})
    untrusted = REMEDIES[key] in ("check", "match_counts")
    shot = samples.untrusted(run_out=True) if untrusted and shape == "queue" else base(shape)
    trust = Trust(held=not untrusted, cause="counter_mismatch", misplaced=key == "offset_found")
    serials = Serials(extension=0, prefix="9521234", first=1, last=499, next=1, proved=False)
    if key == "pool_unproved":
        serials = Serials(extension=0, prefix="", first=0, last=9_999, next=1, proved=False, pool="boxes")
    known = {"serials": serials if key in ("sscc_unproved", "pool_unproved") else None}
    return shot.model_copy(update={"alarms": (standing,), "trust": trust, **known})


def screen_at(qtbot: QtBot, shot: Snapshot, page: str) -> tuple[Screen, StandClient]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.fallback = samples.picture()
    client.answers.update(samples_rejects.answers())
    client.answers["/v1/config"] = samples.plan()
    screen.show()
    client.feed(shot)
    screen.shell.open_page(page, shot.alarms[0].alarm if page == "alarms" and shot.alarms else "")
    return screen, client


def pressed(key: QAbstractButton) -> None:
    assert key.isVisible() and key.isEnabled()
    key.held.emit() if isinstance(key, HoldKey) and key.hold_s > 0 else QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def keys(screen: Screen) -> list[QAbstractButton]:
    page = screen.shell.page
    return [
        *screen.shell.now.keys,
        *([page.remedy] if isinstance(page, AlarmsPage) and page.remedy.isVisible() else []),
    ]


def labelled(screen: Screen, label: str) -> QAbstractButton:
    found = [key for key in keys(screen) if getattr(key, "label", "") == label]
    assert found, f"no key {label!r} among {[getattr(key, 'label', '') for key in keys(screen)]}"
    return found[0]


# what each remedy must come to -----------------------------------------------------------------------------------


def _finds(screen: Screen, client: StandClient) -> None:
    """A case is chosen, and three keys say where it was."""
    if not isinstance(screen.shell.page, AlarmsPage):
        pressed(labelled(screen, "Find"))
    page = screen.shell.page
    assert isinstance(page, AlarmsPage) and page.quarantine.isVisible()
    page.quarantine.list.chosen.emit(page.quarantine.choices[0].key)
    for key in page.quarantine.found.keys:
        pressed(key)
    assert [kind for kind, _ in client.commands] == ["resolve_case"] * 3


def _checks(screen: Screen, client: StandClient) -> None:
    """The guided check: a scan is taken, or the belt is said to be empty."""
    if screen.shell.here != "run":
        pressed(labelled(screen, "Guided check"))
    page = screen.shell.page
    assert isinstance(page, RunPage)
    pressed(page.clear)
    assert client.commands == [("restore_trust", {"how": "clearance"})]


def _command(label: str, kind: str) -> Callable[[Screen, StandClient], None]:
    def prepare(screen: Screen, client: StandClient) -> None:
        pressed(labelled(screen, label))
        assert [each for each, _ in client.commands] == [kind]

    return prepare


def _opens(page: str) -> Callable[[Screen, StandClient], None]:
    def prepare(screen: Screen, _client: StandClient) -> None:
        if screen.shell.here != page:
            pressed(labelled(screen, "Open"))
        assert screen.shell.here == page

    return prepare


def _says_what_is_next(label: str) -> Callable[[Screen, StandClient], None]:
    def prepare(screen: Screen, client: StandClient) -> None:
        pressed(labelled(screen, label))
        page = screen.shell.page
        assert isinstance(page, OrdersPage)
        page.next_serial.serial.setText("42")
        page.next_serial.by.setText("Li Wei")
        pressed(page.next_serial.key)
        assert client.commands == [("set_next_serial", {"next": 42, "by": "Li Wei"})]

    return prepare


def _resumes(screen: Screen, client: StandClient) -> None:
    pressed(screen.shell.rail.hold)
    assert client.commands == [("resume", {})]


PROOFS: dict[Remedy, Callable[[Screen, StandClient], None]] = {
    "acknowledge": _command("Acknowledge", "acknowledge_alarm"),
    "find": _finds,
    "list": _opens("alarms"),
    "confirm_numbers": _command("Confirm numbers", "confirm_numbers"),
    "match_counts": _command("Match counts", "restore_trust"),
    "check": _checks,
    "rejects": _opens("rejects"),
    "sync": _opens("sync"),
    "labels": _opens("labels"),
    "balance": _opens("balance"),
    "settings": _opens("settings"),
    "orders": _opens("orders"),
    "pack": _opens("pack"),
    "next_sscc": _says_what_is_next("Next SSCC …"),
    "next_code": _says_what_is_next("Next code …"),
    "resume": _resumes,
    "close_container": _opens("run"),
    "doctor": _opens("doctor"),
    "pools": _opens("pools"),
}


# the walk ----------------------------------------------------------------------------------------------------------


def test_every_alarm_and_every_cause_has_its_row() -> None:
    assert REMEDIES.keys() == ALARMS.keys() | READY_MESSAGES.keys() | {"no_order"}


@pytest.mark.parametrize("key", [key for key, remedy in REMEDIES.items() if remedy == "outside"])
def test_what_no_key_can_do_is_not_asked_for_as_a_press(key: str) -> None:
    assert not PRESSES.search(MESSAGES[key].do), MESSAGES[key].do
    assert not PRESSES.search(SAID.to_do(key, ARGUMENTS.get(key, {})))


@pytest.mark.parametrize(("key", "shape"), [each for each in WALK if REMEDIES[each[0]] != "outside"])
def test_the_key_is_there_and_does_it(key: str, shape: Shape, qtbot: QtBot) -> None:
    """On the page of the line, on that of the alarms and on any other; silenced or not."""
    ends = key not in ALARMS or REMEDIES[key] == "acknowledge"
    screen, client = screen_at(qtbot, stands(key, shape), "run")
    for acknowledged in (False,) if ends else (False, True):
        shot = stands(key, shape, acknowledged=acknowledged)
        client.feed(shot)
        for page in ("run", "alarms", "settings"):
            if page != "alarms" or key in ALARMS:
                screen.shell.open_page(page, shot.alarms[0].alarm if page == "alarms" else "")
                client.commands.clear()
                PROOFS[REMEDIES[key]](screen, client)


def test_lost_counts_of_the_picture_shape_are_matched_from_the_bar(qtbot: QtBot) -> None:
    """The dead end of the trials: the bar asked for a cleared line, and no key took it."""
    shot = stands("counter_mismatch", "picture").model_copy(
        update={"held": True, "not_ready": (Cause(key="held"), Cause(key="count_not_proved")), "permissive": False}
    )
    screen, client = screen_at(qtbot, shot, "run")
    assert not screen.shell.rail.hold.isEnabled()
    assert screen.shell.now.model is not None and screen.shell.now.model.do.endswith("press Match counts.")
    pressed(labelled(screen, "Match counts"))
    assert client.commands == [("restore_trust", {"how": "clearance"})]
    client.feed(shot.model_copy(update={"trust": shot.trust.model_copy(update={"restoring": True})}))
    assert [key.label for key in screen.shell.now.keys] == ["Acknowledge"]
    assert "being matched" in screen.shell.now.model.do
    good = samples.calm().model_copy(update={"held": True, "not_ready": (Cause(key="held"),)})
    client.feed(good)
    assert screen.shell.rail.hold.isEnabled()


def test_a_queue_without_trust_leads_to_the_check_whatever_became_of_its_alarm(qtbot: QtBot) -> None:
    shot = samples.untrusted(run_out=True).model_copy(update={"alarms": (), "held": False})
    screen, client = screen_at(qtbot, shot, "settings")
    _checks(screen, client)


def test_owed_cases_without_an_alarm_are_no_calm(qtbot: QtBot) -> None:
    calm = samples.calm()
    shot = calm.model_copy(update={"tally": calm.tally.model_copy(update={"owed": 2})})
    screen, _ = screen_at(qtbot, shot, "run")
    assert screen.shell.now.model is not None and screen.shell.now.model.what == "2 cases must still be found."
    pressed(labelled(screen, "Find"))
    assert screen.shell.here == "rejects"
    assert screen.shell.rail.keys["rejects"].badge == "2"


# refusals ----------------------------------------------------------------------------------------------------------

REFUSED: dict[str, str] = {
    "order_open": "close", "no_order": "start", "units_on_belt": "orders_clear", "first_unit_unknown": "clear",
    "tainted_units_left": "clear", "first_unit_differs": "clear", "first_unit_elsewhere": "scan",
    "first_unit_of_lane": "scan",
    "clearance_needed": "clear", "reader_count_unknown": "clear", "cases_unanswered": "scan",
    "case_unfinished": "clear",
}  # fmt: skip
"""Refusals that ask for an action → the key that must be there, on the page where the refusal is met."""


def test_every_refusal_that_asks_for_a_press_has_its_row() -> None:
    asks = {key for key, row in COMMAND_MESSAGES.items() if PRESSES.search(row.do) or "lear the line" in row.do}
    assert asks <= REFUSED.keys() | {"store_failure"}


@pytest.mark.parametrize("key", REFUSED)
def test_a_refusal_that_asks_for_something_is_met_beside_its_key(key: str, qtbot: QtBot) -> None:
    wanted = REFUSED[key]
    if wanted in ("clear", "scan"):
        screen, client = screen_at(qtbot, samples.untrusted(run_out=True), "run")
        run = screen.shell.page
        assert isinstance(run, RunPage)
        client.refusal = Failure(key, {"expected": "A", "places": 2, "n": 3})
        screen.scanned("UNIT")
        client.refusal = None
        pressed(run.clear)
        assert [args["how"] for _, args in client.commands] == ["first_unit", "clearance"]
        return
    held = samples.queue().model_copy(update={"held": True, "cases_on_belt": 0})
    screen, client = screen_at(qtbot, samples.no_order() if wanted == "start" else held, "orders")
    page = screen.shell.page
    assert isinstance(page, OrdersPage)
    pressed({"start": page.start, "close": page.close_order, "orders_clear": page.clear}[wanted])
    assert client.commands
