"""Barcodes of the sheet on pages that lists and tabs are chosen on, and those of the shell."""

import pytest
from pytestqt.qtbot import QtBot

from station.api.schema import SessionView, ShownUser
from station.messages import COMMAND_KEYS, command_code
from tests.ui.factories import samples, samples_balance, samples_labels, samples_pools, samples_shipping
from tests.ui.factories.stand import StandClient, make_screen
from ui.presenters.answers import AnswerModel
from ui.screen import Screen

LI, WANG = ShownUser(name="Li", role="operator"), ShownUser(name="Wang", role="supervisor")
Made = tuple[Screen, StandClient]


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    screen, client = make_screen((1024, 600))
    qtbot.addWidget(screen)
    screen.show()
    client.feed(samples.calm())
    return screen, client


def scan(screen: Screen, *names: str) -> None:
    for name in names:
        assert name in COMMAND_KEYS
        screen.scanned(command_code(name))


@pytest.mark.parametrize("page", ["pallets", "labels", "ship", "balance", "pools", "lookup", "rejects", "alarms"])
def test_a_barcode_opens_its_page(page: str, made: Made) -> None:
    scan(made[0], page)
    assert made[0].shell.here == page


def test_a_label_is_opened_then_printed_again_with_its_reason(made: Made) -> None:
    screen, client = made
    samples_labels.set_out(client)
    scan(screen, "labels", "printagain")
    assert client.commands == [], "nobody has seen which one"
    scan(screen, "next", "next", "next", "lost", "printagain")
    [(kind, args)] = client.commands
    assert (kind, args["reason"]) in (("reprint_label", "label lost"), ("retry_label", "label lost"))
    scan(screen, "cancel")
    assert screen.shell.page.list.isVisible()  # type: ignore[attr-defined]


def test_pools_are_gone_through(made: Made) -> None:
    screen, client = made
    samples_pools.set_out(client)
    scan(screen, "pools", "next")
    first = screen.shell.page.chosen  # type: ignore[attr-defined]
    scan(screen, "next")
    assert first and screen.shell.page.chosen not in ("", first)  # type: ignore[attr-defined]
    scan(screen, "cancel")
    assert screen.shell.page.chosen == ""  # type: ignore[attr-defined]


def test_the_audit_is_skipped_and_the_tabs_of_the_balance_are_gone_through(made: Made) -> None:
    screen, client = made
    client.feed(samples_balance.asking())
    scan(screen, "balance", "skip")
    assert [kind for kind, _ in client.commands] == ["skip_audit"]
    page = screen.shell.page
    seen = []
    for _ in range(6):
        seen.append(page._tab)  # type: ignore[attr-defined]
        scan(screen, "next")
    assert len(set(seen)) == 6 and page._tab == seen[0]  # type: ignore[attr-defined]


def test_a_delivery_is_confirmed_put_right_and_given_up(made: Made) -> None:
    screen, client = made
    client.answers["/v1/shipping"] = samples_shipping.loading().model_dump_json().encode()
    scan(screen, "ship", "undo", "finish", "cancel")
    assert [kind for kind, _ in client.commands] == ["ship_unload", "ship_confirm", "ship_cancel"]


def test_the_alarm_on_top_is_acknowledged_on_any_page(made: Made) -> None:
    screen, client = made
    alarm = samples.alarm("plc_torn", "P1", 1, age_ms=9)
    client.feed(samples.calm().model_copy(update={"alarms": (alarm,)}))
    scan(screen, "pack", "acknowledge")
    assert client.commands == [("acknowledge_alarm", {"alarm": alarm.alarm})]


def session(made: Made, user: ShownUser | None) -> None:
    view = SessionView(required=True, users=(LI, WANG), lock_after_s=600, user=user)
    for path in ("/v1/session", "/v1/session/sign-out"):
        made[1].answers[path] = view.model_dump_json().encode()
    made[0].sessions.check()


def test_who_is_here_locks_and_hands_over(made: Made) -> None:
    screen, client = made
    session(made, LI)
    scan(screen, "handover")
    assert screen.shell.login.isVisible() and screen.shell.login.entry.mode == "hand_over"
    scan(screen, "cancel")
    assert not screen.shell.login.isVisible()
    scan(screen, "lock")
    assert "/v1/session/sign-out" in [path for path, _ in client.posted]


def test_a_key_s_barcode_is_never_tried_as_a_badge(made: Made) -> None:
    screen, client = made
    session(made, None)
    assert screen.shell.login.isVisible()
    scan(screen, "handover", "lock", "cancel", "finish", "orders")
    assert [path for path, _ in client.posted if "sign-in" in path] == []
    assert screen.shell.login.isVisible()
    answer = screen.shell.answer.model
    assert answer is not None and answer.what == "This key is not there now."


def test_what_was_done_on_a_page_goes_with_it_and_a_refusal_stays(made: Made) -> None:
    shell = made[0].shell
    for verdict, stays in (("accepted", False), ("refused", True)):
        shell.tell(AnswerModel(verdict, "so it is"))  # type: ignore[arg-type]
        shell.open_page("orders" if shell.here != "orders" else "pack")
        assert shell.answer.isVisible() == stays
