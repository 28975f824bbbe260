"""The Rejects page: the list of the shift, one case cell by cell with its twin, the heat map."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station.api.schema import CaseStory, Cell, HeatMap, RejectPage
from tests.ui.factories import samples, samples_rejects
from tests.ui.factories.samples import DUPLICATE, EPOCH, HOSTILE, NO_READ, TOP
from tests.ui.factories.samples_rejects import HEAT_PATH, REJECTS_PATH, row
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.pages.rejects import RejectsPage
from ui.screen import Screen

NEWEST = f"{EPOCH}/{TOP + 1}"
STORY = f"/v1/cases/{EPOCH}/"


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.fallback = samples.picture()
    client.answers.update(samples_rejects.answers())
    screen.show()
    client.feed(samples.rejected())
    screen.shell.open_page("rejects")
    yield screen, client


def page_of(screen: Screen) -> RejectsPage:
    page = screen.shell.page
    assert isinstance(page, RejectsPage)
    return page


def tap(key: QWidget) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_the_newest_reject_is_open_at_its_first_failed_cell(screen: Screen) -> None:
    page = page_of(screen)
    assert page.case_tab.case.name == NEWEST and page.where.shown == "1 of 40"
    assert page.case_tab.case.place == NO_READ
    assert page.case_tab.detail.model is not None and page.case_tab.detail.model.title == "B5"
    assert page.case_tab.detail.crops[0] is not None


def test_a_duplicate_is_shown_beside_its_twin(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    page.case_tab.keys.chosen.emit(*DUPLICATE, 0)
    card = page.case_tab.detail.model
    assert card is not None and card.twin is not None
    assert card.twin.about == "case 7102, cell A3, 13:58"
    assert None not in page.case_tab.detail.crops
    page.case_tab.picture.chosen.emit(*NO_READ)
    assert page.case_tab.detail.model is not None and page.case_tab.detail.model.twin is None


def test_a_twin_whose_case_is_gone_is_still_named(screen: Screen, client: StandClient) -> None:
    client.answers[f"{STORY}7102"] = Failure("case_unknown", {"case": "3/7102"})
    page = page_of(screen)
    page.case_tab.keys.chosen.emit(*DUPLICATE, 0)
    card = page.case_tab.detail.model
    assert card is not None and (card.twin, card.why) == (None, "Already in case 7102.")


def test_a_picture_that_expired_leaves_reason_and_grid(screen: Screen, client: StandClient) -> None:
    client.answers[f"{STORY}7311/picture.jpg"] = Failure("picture_unknown", {"case": "3/7311"})
    client.answers[f"{STORY}7311"] = CaseStory(case=samples.rejected_case(7311)).model_dump_json().encode()
    page = page_of(screen)
    page.step(1)
    assert page.case_tab.picture.image is None
    assert page.case_tab.detail.model is not None and page.case_tab.detail.model.why != ""


def test_cases_are_walked_with_the_arrows(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    assert not page.newer.isEnabled() and page.older.isEnabled()
    client.answers[f"{STORY}7311"] = CaseStory(case=samples.rejected_case(7311)).model_dump_json().encode()
    tap(page.older)
    assert (page.case_tab.case.name, page.where.shown) == (f"{EPOCH}/7311", "2 of 40")
    tap(page.newer)
    assert page.case_tab.case.name == NEWEST


def test_the_page_is_opened_for_a_case(screen: Screen, client: StandClient) -> None:
    screen.shell.open_page("rejects", f"{EPOCH}/7288")
    page = page_of(screen)
    assert page.case_tab.verdict.model is not None and page.case_tab.verdict.model.case == "Case 7288"
    assert page.where.shown == "5 of 40"


def test_a_newer_reject_does_not_push_away_what_is_looked_at(screen: Screen, client: StandClient) -> None:
    screen.shell.open_page("rejects", f"{EPOCH}/7288")
    page = page_of(screen)
    asked = client.asked.count(REJECTS_PATH)
    page.source._pause.stop()
    tally = samples.calm().tally.model_copy(update={"rejected": 10})
    client.feed(samples.rejected().model_copy(update={"tally": tally}))
    assert client.asked.count(REJECTS_PATH) == asked + 1
    assert page.case_tab.case.name == f"{EPOCH}/7288"


def test_the_list_is_not_asked_for_with_every_snapshot(screen: Screen, client: StandClient) -> None:
    asked = client.asked.count(REJECTS_PATH)
    for _ in range(20):
        client.feed(samples.rejected())
    assert client.asked.count(REJECTS_PATH) == asked


def test_the_list_is_filtered_by_reason(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    only = samples_rejects.rejects().model_copy(update={"rejects": samples_rejects.rejects().rejects[5:6]})
    client.answers["/v1/rejects?limit=100&reason=foreign"] = only.model_dump_json().encode()
    tap(page.tabs.key("list"))
    tap(page.filters.key("foreign"))
    assert [row.key for row in page.list.rows] == [f"{EPOCH}/7201"]


def test_a_row_opens_its_case(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    page.choose_tab("list")
    page.list.chosen.emit(f"{EPOCH}/7288")
    assert page.case_tab.isVisible() and page.case_tab.case.name == f"{EPOCH}/7288"


def press(screen: Screen, *keys: Qt.Key) -> None:
    """Where the keyboard is, as a person does."""
    for key in keys:
        QTest.keyClick(screen.windowHandle(), key)


def tap_row(page: RejectsPage, name: str) -> None:
    page.choose_tab("list")
    page.list.point_at(name)
    box = page.list.visualRect(page.list.currentIndex())
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_up_and_down_walk_the_cases_after_a_row_was_opened(
    by_keyboard: bool, screen: Screen, client: StandClient, qtbot: QtBot
) -> None:
    for seq in (7290, 7201):
        client.answers[f"{STORY}{seq}"] = CaseStory(case=samples.rejected_case(seq)).model_dump_json().encode()
    page, opened = page_of(screen), list[str]()
    screen.activateWindow()
    qtbot.waitActive(screen)
    if by_keyboard:
        page.choose_tab("list")
        page.list.point_at(f"{EPOCH}/7288")
        page.list.setFocus()
        press(screen, Qt.Key.Key_Return)
    else:
        tap_row(page, f"{EPOCH}/7288")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        press(screen, key)
        opened.append(page.case_tab.case.name)
    assert opened == [f"{EPOCH}/{seq}" for seq in (7201, 7288, 7290)]
    assert page.case_tab.isVisible() and page.where.shown == "4 of 40"


def test_a_tap_on_a_row_gives_the_keyboard_to_no_key(screen: Screen, client: StandClient, qtbot: QtBot) -> None:
    screen.activateWindow()
    qtbot.waitActive(screen)
    tap_row(page_of(screen), f"{EPOCH}/7288")
    press(screen, Qt.Key.Key_F2)
    assert screen.shell.here == "run" and screen.shell.hasFocus()


def test_in_the_list_the_row_of_the_case_is_brought_in_sight(screen: Screen, client: StandClient, qtbot: QtBot) -> None:
    page = page_of(screen)
    screen.resize(1024, 600)
    screen.activateWindow()
    qtbot.waitActive(screen)
    page.choose_tab("list")
    names = [row.key for row in page.list.rows]
    client.answers.update(
        {f"/v1/cases/{name}": CaseStory(case=samples.rejected_case()).model_dump_json().encode() for name in names}
    )
    press(screen, *[Qt.Key.Key_Down] * 20)
    assert page.list.selected == names[20] and page.list.isVisible()
    assert page.list.viewport().rect().contains(page.list.visualRect(page.list.currentIndex()))
    page.choose_tab("heat")
    press(screen, Qt.Key.Key_Down)
    assert page.case_tab.case.name == names[20]


def test_the_list_goes_on_as_it_is_scrolled(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    first = samples_rejects.rejects().model_copy(update={"next": f"{EPOCH}/6571"})
    client.answers[REJECTS_PATH] = first.model_dump_json().encode()
    older = RejectPage(since_us=0, rejects=(row(6500, "rejected", 300, ("no_read",)),), total=40)
    client.answers[f"{REJECTS_PATH}&before={EPOCH}/6571"] = older.model_dump_json().encode()
    page.source.ask()
    page.choose_tab("list")
    before = len(page.list.rows)
    page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())
    assert len(page.list.rows) == before + 1
    assert page.list.rows[-1].key == f"{EPOCH}/6500"


def test_no_rejects_are_said(qtbot: QtBot) -> None:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.answers[REJECTS_PATH] = RejectPage(since_us=0).model_dump_json().encode()
    screen.show()
    client.feed(samples.calm())
    screen.shell.open_page("rejects")
    assert page_of(screen).nothing.isVisible()
    assert page_of(screen).nothing.shown == "No rejected cases this shift."


def test_a_case_that_is_gone_is_told(screen: Screen, client: StandClient) -> None:
    client.answers[f"{STORY}7311"] = Failure("case_unknown", {"case": f"{EPOCH}/7311"})
    page_of(screen).step(1)
    assert screen.shell.answer.model is not None
    assert screen.shell.answer.model.what == "There is no case 7311."


def test_the_heat_map_is_a_tab_that_says_how_much_drifts(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    assert page.tabs.key("heat").label == "No-reads (1)"
    tap(page.tabs.key("heat"))
    assert page.grid.isVisible() and page.told.isVisible()
    assert page.told.model is not None
    assert page.told.model.drifts == (
        ("No-reads in column 5 rising: 6 this hour.", "Clean camera top above column 5."),
    )


def test_a_line_without_a_grid_has_words_only(screen: Screen, client: StandClient) -> None:
    client.answers[HEAT_PATH] = HeatMap(made_at_us=1, seen=(5,)).model_dump_json().encode()
    page = page_of(screen)
    page._ask_heat()
    page.choose_tab("heat")
    assert not page.grid.isVisible() and page.told.isVisible()


def test_on_a_small_screen_the_cell_takes_the_place_of_the_picture(screen: Screen, client: StandClient) -> None:
    screen.resize(1024, 600)
    tab = page_of(screen).case_tab
    assert tab.picture.isVisible() and not tab.detail.isVisible()
    tab.picture.chosen.emit(*DUPLICATE)
    assert tab.detail.isVisible() and not tab.picture.isVisible()
    QTest.mouseClick(tab.detail, Qt.MouseButton.LeftButton)
    assert tab.picture.isVisible()


def test_everything_is_told_in_the_other_language(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    page.case_tab.keys.chosen.emit(*DUPLICATE, 0)
    screen.translations.switch()
    card = page.case_tab.detail.model
    assert card is not None and card.twin is not None
    assert (card.here.title, card.twin.about) == ("此瓶", "第 7102 箱，A3 格，13:58")
    assert page.where.shown == "1 / 40"


def test_leaving_the_page_ends_what_it_waits_for(screen: Screen) -> None:
    page = page_of(screen)
    screen.shell.open_page("run")
    assert not page._heating.isActive() and not page.source._pause.isActive()


def test_more_failed_cells_than_fit_are_reached_by_the_last_key(screen: Screen, client: StandClient) -> None:
    failed = tuple(Cell(row=r, column=c, state="no_read", reason="no_read") for r in (1, 2, 3) for c in range(1, 7))
    case = samples.rejected_case(7311).model_copy(update={"cells": failed})
    client.answers[f"{STORY}7311"] = CaseStory(case=case).model_dump_json().encode()
    page_of(screen).step(1)
    keys, seen = page_of(screen).case_tab.keys, set()
    for _ in range(20):
        shown, more = keys._shown()
        seen |= {cell.name for cell in shown}
        assert more and all(box.width() >= 48 for box in keys.boxes())
        QTest.mouseClick(keys, Qt.MouseButton.LeftButton, pos=keys.boxes()[-1].center())
    assert len(seen) == 18


# hostile ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cases_are_shown_literally(text: str, screen: Screen, client: StandClient) -> None:
    cells = tuple(
        Cell(row=cell.row, column=cell.column, state=cell.state, reason=cell.reason, text=text, twin=cell.twin or text)
        for cell in samples_rejects.story().case.cells
    )
    case = samples.rejected_case().model_dump() | {"cells": cells, "code": text, "order": text, "reasons": (text[:99],)}
    wicked = CaseStory.model_validate({"case": case, "product": text}).model_dump_json().encode()
    client.answers.update({f"{STORY}{TOP + 1}": wicked, f"{STORY}7311": wicked})
    rows = [{**each.model_dump(), "code": text, "reasons": (text,)} for each in samples_rejects.rejects().rejects]
    told = {"since_us": 0, "rejects": rows, "total": 40, "reasons": {"no_read": 3}}
    client.answers[REJECTS_PATH] = RejectPage.model_validate(told).model_dump_json().encode()
    heat = HeatMap.model_validate({**samples_rejects.heat().model_dump(), "camera": text}).model_dump_json().encode()
    client.answers[HEAT_PATH] = heat
    for width, height, about in ((1920, 1080, ""), (1280, 800, f"{EPOCH}/7311"), (1024, 600, ""), (800, 600, "")):
        screen.resize(width, height)
        screen.shell.open_page("run")
        screen.shell.open_page("rejects", about)
        page = page_of(screen)
        page.case_tab.choose_cell(*DUPLICATE)
        for tab in ("case", "list", "heat"):
            page.choose_tab(tab)
            assert not screen.grab().isNull()


def test_snapshots_that_change_nothing_cost_nothing(screen: Screen, client: StandClient) -> None:
    page, shown = page_of(screen), [0]
    page._show = lambda: shown.__setitem__(0, shown[0] + 1)  # type: ignore[method-assign]
    for _ in range(20):
        client.feed(samples.rejected())
    assert shown == [0]


def test_a_case_nobody_saw_leave_is_told_where_it_was_found(screen: Screen, client: StandClient) -> None:
    story = CaseStory(case=samples.passed_case(7304).model_copy(update={"state": "quarantined", "owed": True}))
    client.answers[f"{STORY}7304"] = story.model_dump_json().encode()
    screen.shell.open_page("rejects", f"{EPOCH}/7304")
    found = page_of(screen).case_tab.found
    assert found.isVisible() and found.pallet.height() >= 48
    tap(found.bin)
    assert client.commands == []
    found.bin.held.emit()
    assert client.commands == [("resolve_case", {"epoch": EPOCH, "seq": 7304, "found": "bin"})]
    void = story.model_copy(update={"case": story.case.model_copy(update={"state": "void", "owed": False})})
    client.answers[f"{STORY}7304"] = void.model_dump_json().encode()
    page_of(screen).case_tab.case.again()
    assert not found.isVisible()
