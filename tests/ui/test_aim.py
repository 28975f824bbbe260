"""What a finger is aimed at is what opens: rows and tiles do not move under it, an opened case comes whole."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.factories import samples, samples_rejects
from tests.ui.factories.hand import Hand
from tests.ui.factories.stand import SlowClient, StandClient
from ui.i18n.translations import Translations
from ui.pages.opened_case import OpenedCase
from ui.pages.reject_case import RejectCase
from ui.pages.rejects import RejectsPage
from ui.presenters.counters import TileModel
from ui.presenters.rows import RowModel
from ui.screen import Screen
from ui.theme.theme import Theme
from ui.widgets.choice_keys import Choice, ChoiceKeys
from ui.widgets.keys import GUARD_MS
from ui.widgets.row_list import RowList
from ui.widgets.tiles import Tiles

LEFT = Qt.MouseButton.LeftButton


def rows(newest: int, n: int = 60) -> tuple[RowModel, ...]:
    return tuple(RowModel(f"{seq}", "rejected", f"Case {seq}", "No read") for seq in range(newest, newest - n, -1))


@pytest.fixture
def listed(hand: Hand, theme: Theme, qtbot: QtBot) -> tuple[RowList, list[str]]:
    made, opened = RowList(theme), list[str]()
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show_rows(rows(100))
    made.show()
    made.chosen.connect(opened.append)
    hand.ms += 10 * GUARD_MS
    return made, opened


def at(made: RowList, key: str) -> QPoint:
    place = [row.key for row in made.rows].index(key)
    return made.visualRect(made.model().index(place, 0)).center()


def test_rows_that_come_while_a_finger_presses_wait_for_it(listed: tuple[RowList, list[str]], hand: Hand) -> None:
    made, opened = listed
    where = at(made, "97")
    QTest.mousePress(made.viewport(), LEFT, pos=where)
    made.show_rows(rows(125))
    assert made.rows[0].key == "100"
    QTest.mouseRelease(made.viewport(), LEFT, pos=where)
    assert opened == ["97"]
    assert made.rows[0].key == "125"


def test_a_finger_on_its_way_means_the_row_that_was_there(listed: tuple[RowList, list[str]], hand: Hand) -> None:
    made, opened = listed
    where = at(made, "97")
    made.show_rows(rows(102))
    hand.ms += GUARD_MS - 1
    QTest.mouseClick(made.viewport(), LEFT, pos=where)
    assert opened == ["97"]
    hand.ms += GUARD_MS
    QTest.mouseClick(made.viewport(), LEFT, pos=where)
    assert opened == ["97", "99"]


def test_rows_above_leave_the_view_where_it_was_scrolled_to(listed: tuple[RowList, list[str]]) -> None:
    made, _ = listed
    made.verticalScrollBar().setValue(700)
    before = {row.key: made.visualRect(made.model().index(place, 0)).top() for place, row in enumerate(made.rows)}
    made.show_rows(rows(110, 70))
    after = {row.key: made.visualRect(made.model().index(place, 0)).top() for place, row in enumerate(made.rows)}
    assert {after[key] - before[key] for key in before} == {0}


def test_a_list_that_is_hidden_under_a_finger_is_not_held_for_ever(listed: tuple[RowList, list[str]]) -> None:
    made, _ = listed
    QTest.mousePress(made.viewport(), LEFT, pos=at(made, "97"))
    made.show_rows(rows(101))
    made.hide()
    assert made.rows[0].key == "101"


def test_a_tile_moved_by_the_newest_case_is_the_tile_it_was(hand: Hand, theme: Theme, qtbot: QtBot) -> None:
    made, opened = Tiles(theme), list[str]()
    qtbot.addWidget(made)
    made.resize(1200, 80)
    made.chosen.connect(opened.append)
    shown = [TileModel(f"1/{seq}", f"{seq}", "", "passed", "check", shown=False) for seq in range(20, 0, -1)]
    made.show_model(tuple(shown[1:]))
    hand.ms += GUARD_MS
    made.show_model(tuple(shown[:-1]))
    third = made.boxes()[2].center()
    QTest.mousePress(made, LEFT, pos=third)
    hand.ms += GUARD_MS
    QTest.mousePress(made, LEFT, pos=third)
    assert opened == ["1/17", "1/18"]


def test_a_filter_is_the_one_that_was_pressed(theme: Theme, qtbot: QtBot) -> None:
    made, opened = ChoiceKeys(theme), list[str]()
    qtbot.addWidget(made)
    made.resize(800, 60)
    made.show_choices((Choice("late", "Late 9"), Choice("no_read", "No read 8")), "")
    made.show()
    made.chosen.connect(opened.append)
    key = made.key("late")
    QTest.mousePress(key, LEFT)
    made.show_choices((Choice("no_read", "No read 10"), Choice("late", "Late 9")), "")
    QTest.mouseRelease(key, LEFT)
    assert opened == ["late"]
    qtbot.waitUntil(lambda: made.choices[0].key == "no_read")


# a case that is opened ---------------------------------------------------------------------------------------------


@pytest.fixture
def slow(qtbot: QtBot) -> tuple[Screen, SlowClient]:
    client = SlowClient()
    screen = Screen(client, Theme("light"), Translations("en"))
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    client.fallback = samples.picture()
    client.answers.update(samples_rejects.answers())
    screen.show()
    client.feed(samples.alarmed())
    return screen, client


def case_of(screen: Screen) -> RejectCase:
    assert isinstance(screen.shell.page, RejectsPage)
    return screen.shell.page.case_tab


def test_open_case_shows_picture_cell_and_twin_the_first_time(slow: tuple[Screen, SlowClient]) -> None:
    screen, client = slow
    screen.shell.open_page("alarms")
    screen.shell.open_page("rejects", f"{samples.EPOCH}/{samples.TOP + 1}")
    client.feed(samples.alarmed())
    client.answer()
    shown = case_of(screen).case
    assert shown.story is not None and shown.image is not None and shown.place is not None and shown.crop is not None
    case_of(screen).choose_cell(4, 2)
    shown.again()
    client.answer()
    assert shown.twin_crop is not None


def test_a_page_left_before_the_case_came_asks_for_it_again(slow: tuple[Screen, SlowClient]) -> None:
    screen, client = slow
    name = f"{samples.EPOCH}/{samples.TOP + 1}"
    screen.shell.open_page("rejects", name)
    screen.shell.open_page("run")
    client.answer()
    screen.shell.open_page("rejects", name)
    client.answer()
    assert case_of(screen).case.image is not None


def test_a_page_left_before_the_picture_came_asks_for_it_again(slow: tuple[Screen, SlowClient]) -> None:
    screen, client = slow
    name = f"{samples.EPOCH}/{samples.TOP + 1}"
    screen.shell.open_page("rejects", name)
    story = next(each for each in client.under_way if each.path == f"/v1/cases/{name}")
    story.open = False
    story.give()
    screen.shell.open_page("run")
    client.answer()
    assert case_of_page(screen).image is None
    screen.shell.open_page("rejects", name)
    client.answer()
    assert case_of(screen).case.image is not None


def case_of_page(screen: Screen) -> OpenedCase:
    page = screen.shell._pages["rejects"]
    assert isinstance(page, RejectsPage)
    return page.case_tab.case


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1024, 600)])
def test_a_case_without_failed_cells_says_why_it_was_rejected(size: tuple[int, int], qtbot: QtBot) -> None:
    client = StandClient()
    screen = Screen(client, Theme("light"), Translations("en"))
    qtbot.addWidget(screen)
    screen.resize(*size)
    client.fallback = samples.picture()
    client.answers.update(samples_rejects.answers())
    screen.show()
    client.feed(samples.alarmed())
    screen.shell.open_page("rejects", f"{samples.EPOCH}/7288")
    tab = case_of(screen)
    assert tab.detail.isVisible() and tab.detail.model is not None and tab.detail.model.why
    boxes = [each.geometry() for each in (tab.detail, tab.views, tab.verdict, tab.found) if each.isVisible()]
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    assert all(QRect(0, 0, tab.width(), tab.height()).contains(box) for box in boxes)
