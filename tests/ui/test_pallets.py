"""The Pallets page: filled, closed, gone on with, merged and put right; by touch alone, and by scanner alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import Arguments, HeldIn
from station.messages import command_code
from tests.ui.factories import samples, samples_records
from tests.ui.factories.samples import HOSTILE
from tests.ui.factories.samples_pallets import FULL, LABEL, ONE, TWO, case_code, done, pallet, set_out
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.client.client import code_path
from ui.pages.pallets import PalletsPage
from ui.screen import Screen


@pytest.fixture(params=[(1280, 800), (1024, 600)])
def made(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen(request.param)
    qtbot.addWidget(screen)
    set_out(client, pallet(), pallet(TWO, 5))
    screen.show()
    client.feed(samples.calm())
    screen.shell.open_page("pallets")
    yield screen, client


@pytest.fixture
def page(screen: Screen) -> PalletsPage:
    found = screen.shell.page
    assert isinstance(found, PalletsPage)
    return found


def press(page: PalletsPage, key: str) -> None:
    QTest.mouseClick(page.keys.key(key), Qt.MouseButton.LeftButton)


def acts(client: StandClient) -> list[dict[str, object]]:
    return [args["act"] for kind, args in client.commands if kind == "rework"]


def standing(client: StandClient, code: str, container: int, count: int = 5) -> None:
    """The story of a case on this pallet."""
    held = (
        HeldIn(container=9, level=1, name="case", code=code, where="#9", state="live", count=24),
        HeldIn(container=container, level=2, name="pallet", where=f"#{container}", state="open", count=count),
    )
    story = samples_records.unit_story(code).model_copy(update={"containers": held})
    client.answers[code_path(code)] = story.model_dump_json().encode()


def test_a_free_case_begins_a_pallet_and_the_next_goes_onto_it(
    screen: Screen, client: StandClient, page: PalletsPage
) -> None:
    client.done = done(4_300)
    set_out(client, pallet(4_300, 1))
    screen.scanned(case_code(1))
    client.done = done(4_301)
    screen.scanned(case_code(2))
    assert [act["onto"] for act in acts(client)] == [None, 4_300]
    assert page.flow.work.chosen == 4_300


def test_a_case_on_an_open_pallet_goes_on_with_that_one(screen: Screen, client: StandClient, page: PalletsPage) -> None:
    where: Arguments = {"code": case_code(1), "name": "pallet", "container": f"#{TWO}"}
    client.refusal = Failure("rework_code_elsewhere", where)
    screen.scanned(case_code(1))
    assert page.flow.work.chosen == TWO
    screen.scanned(case_code(1))
    assert page.flow.work.chosen == TWO and screen.sounds.played[-1] == "duplicate"


def test_the_picture_shows_layers_and_the_next_place(page: PalletsPage) -> None:
    page.flow.choose(str(ONE))
    model = page.picture.model
    assert model is not None and page.picture.isVisible()
    assert [layer.count for layer in model.layers] == ["8/8", "8/8", "5/8", "0/8", "0/8"]
    assert model.layers[2].cells[4:6] == ("filled", "next") and model.layers[2].current


def test_closed_before_it_is_full_with_a_reason(client: StandClient, page: PalletsPage) -> None:
    page.flow.choose(str(ONE))
    press(page, "key:closepallet")
    press(page, "closed:fetched")
    (told,) = [args for kind, args in client.commands if kind == "close_container"]
    assert told == {"level": 2, "by": "local", "reason": "It is fetched", "container": ONE}


def test_a_full_one_is_closed_without_a_question(client: StandClient, page: PalletsPage) -> None:
    set_out(client, FULL)
    page.opened("")
    page.flow.choose(str(ONE))
    press(page, "key:closepallet")
    assert client.commands[-1][0] == "close_container"


def test_where_the_label_gives_the_code_it_is_scanned_first(
    screen: Screen, client: StandClient, page: PalletsPage
) -> None:
    set_out(client, pallet(code="read"))
    page.opened("")
    page.flow.choose(str(ONE))
    for code in (command_code("closepallet"), command_code("orderend"), "(00)340123450000012347"):
        screen.scanned(code)
    assert client.commands[-1][1]["code"] == "(00)340123450000012347"
    assert client.commands[-1][1]["reason"] == "The order ends"


def test_a_label_that_is_awaited_is_scanned_and_nothing_else_is_done(
    screen: Screen, client: StandClient, page: PalletsPage
) -> None:
    set_out(client, LABEL)
    page.opened("")
    page.flow.choose(str(ONE))
    screen.scanned(LABEL.label_code)
    assert client.commands == [("scan_label", {"by": "local", "code": LABEL.label_code})]
    press(page, "key:label")
    assert screen.shell.here == "labels"


def test_a_tapped_case_is_taken_off_with_a_reason(client: StandClient, page: PalletsPage) -> None:
    page.flow.choose(str(ONE))
    model = page.picture.model
    assert model is not None
    place = page.picture._places(model, page.picture._rows(model)[1])[2].center()
    QTest.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=place)
    press(page, "off:damaged")
    assert acts(client) == [{"kind": "remove", "code": pallet().members[10]}]


def test_a_case_is_taken_off_by_scanner_alone_but_not_from_another_pallet(
    screen: Screen, client: StandClient, page: PalletsPage
) -> None:
    page.flow.choose(str(ONE))
    standing(client, case_code(7), TWO)
    screen.scanned(command_code("remove"))
    screen.scanned(case_code(7))
    assert page.flow.work.off == ""
    standing(client, case_code(7), ONE)
    for code in (case_code(7), command_code("damaged")):
        screen.scanned(code)
    assert acts(client) == [{"kind": "remove", "code": case_code(7)}]


@pytest.mark.parametrize("by_touch", [True, False])
def test_two_partial_pallets_are_merged_after_a_look(
    by_touch: bool, screen: Screen, client: StandClient, page: PalletsPage
) -> None:
    page.flow.choose(str(ONE))
    standing(client, case_code(7), TWO)
    if by_touch:
        press(page, "key:merge")
        page.rows.chosen.emit(str(TWO))
        assert page.task.model is not None and "all 5" in page.task.model.prompt and acts(client) == []
        press(page, "key:finish")
    else:
        for code in (command_code("merge"), case_code(7), command_code("finish")):
            screen.scanned(code)
    assert acts(client) == [{"kind": "merge", "source": f"#{TWO}", "into": f"#{ONE}"}]


def test_undo_takes_back_what_was_done_here_last(screen: Screen, client: StandClient, page: PalletsPage) -> None:
    page.flow.choose(str(ONE))
    assert not page.undo.isEnabled()
    client.done = done(901)
    screen.scanned(case_code(1))
    QTest.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert acts(client)[-1] == {"kind": "undo", "operation": 901} and not page.undo.isEnabled()


def test_a_pallet_that_was_closed_meanwhile_is_not_chosen_any_more(client: StandClient, page: PalletsPage) -> None:
    page.flow.choose(str(TWO))
    set_out(client, pallet())
    page.opened("")
    assert page.flow.work.chosen == 0 and not page.picture.isVisible()


def test_hostile_codes_are_shown_and_nothing_else(screen: Screen, client: StandClient, page: PalletsPage) -> None:
    set_out(client, pallet(order="<b>x</b>", product="{name}{n}\n"))
    page.opened("")
    page.flow.choose(str(ONE))
    for code in HOSTILE:
        screen.scanned(code)
    page.grab()
    assert all(kind == "rework" for kind, _ in client.commands)
