"""The Ship page: by scan and by touch, and what it shows of a delivery."""

from dataclasses import replace

import pytest

from station.api.schema import CommandAnswer
from station.api.schema.shipping import Shipping
from tests.ui.factories import samples, samples_shipping
from tests.ui.factories.stand import StandClient, make_screen
from ui.client.calls import Done
from ui.i18n.words import Words
from ui.presenters.ship import ship_page
from ui.screen import Screen

LOADING, IDLE = samples_shipping.loading(), samples_shipping.idle()


def opened(shown: Shipping) -> tuple[Screen, StandClient]:
    screen, client = make_screen()
    client.feed(samples.calm())
    client.answers["/v1/shipping"] = shown.model_dump_json().encode()
    client.answers["/v1/shipping/choices"] = samples_shipping.choices().model_dump_json().encode()
    screen.shell.open_page("ship")
    return screen, client


def commands(client: StandClient) -> list[tuple[str, dict[str, object]]]:
    return [(kind, dict(args)) for kind, args in client.commands]


@pytest.mark.usefixtures("qapp")
def test_a_scan_on_the_page_is_the_station_s_to_judge() -> None:
    screen, client = opened(LOADING)
    screen.shell.page.scanned("(00)095011010000000041")
    assert commands(client) == [("ship_scan", {"by": "local", "code": "(00)095011010000000041"})]


@pytest.mark.usefixtures("qapp")
def test_while_goods_come_back_a_scan_returns() -> None:
    screen, client = opened(IDLE)
    screen.shell.page.back.clicked.emit()  # type: ignore[attr-defined]
    screen.shell.page.scanned("P1")
    kind, args = commands(client)[-1]
    assert (kind, args["codes"]) == ("ship_return", ["P1"])


@pytest.mark.usefixtures("qapp")
def test_a_note_and_a_distributor_are_chosen_by_touch() -> None:
    screen, client = opened(IDLE)
    screen.shell.page.list.chosen.emit("note:LS-2026-0077")  # type: ignore[attr-defined]
    screen.shell.page.list.chosen.emit("to:DIST-0072")  # type: ignore[attr-defined]
    assert [kind for kind, _ in commands(client)] == ["ship_scan", "ship_open"]


@pytest.mark.usefixtures("qapp")
def test_more_or_less_than_the_note_is_confirmed_with_its_reason() -> None:
    screen, client = opened(LOADING)
    screen.shell.page.confirm.held.emit()  # type: ignore[attr-defined]
    assert commands(client) == [("ship_confirm", {"by": "local", "reason": "confirmed as loaded"})]


@pytest.mark.usefixtures("qapp")
def test_an_answer_that_comes_after_the_page_was_left_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, client = opened(LOADING)
    waiting: list[Done[CommandAnswer]] = []
    monkeypatch.setattr(client, "command", lambda _kind, _args, done: waiting.append(done))
    screen.shell.page.scanned("P1")
    screen.shell.open_page("more")
    asked = client.asked.count("/v1/shipping")
    waiting[0](client.done)
    assert client.asked.count("/v1/shipping") == asked


def test_a_line_that_differs_is_shown_first_and_an_old_word_of_upstream_with_its_time() -> None:
    model = ship_page(LOADING, None, False, "", Words())
    assert model.as_loaded and model.confirm == "Confirm as loaded"
    assert model.facts.rows[0][1] == "1,216 of 1,280 cases"
    assert model.facts.rows[-1][1].startswith("last heard")
    assert model.rows[0].sign == "doubt"


def test_hostile_text_of_a_note_is_spelled_out() -> None:
    model = ship_page(IDLE, samples_shipping.choices(), False, "", Words())
    assert "\u202e" not in "".join(row.title for row in model.rows)


def test_nothing_is_confirmed_that_has_no_container() -> None:
    assert LOADING.delivery is not None
    empty = LOADING.model_copy(update={"delivery": LOADING.delivery.model_copy(update={"count": 0, "items": ()})})
    model = ship_page(empty, None, False, "", Words())
    assert (model.confirm, model.undo) == ("", "")
    assert replace(model, cancel="") != model
