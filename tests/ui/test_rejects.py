"""The Rejects page: the list of the shift, one case cell by cell with its twin, and where no-reads gather."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station.api.schema import CaseStory, Cell, Drift, HeatMap, RejectPage, StoryStep
from tests.ui.factories import samples, samples_rejects
from tests.ui.factories.samples import DUPLICATE, EPOCH, HOSTILE, NO_READ, TOP, unit_text
from tests.ui.factories.samples_rejects import HEAT_PATH, REJECTS_PATH, row
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.i18n.words import Words
from ui.pages.rejects import RejectsPage
from ui.presenters.case import case_model
from ui.presenters.heat import drift_words, heat_model, heat_words
from ui.presenters.rejects import (
    case_card,
    cell_at,
    cell_card,
    disposal_of,
    filters,
    left_how,
    merged,
    reject_rows,
    to_do,
    twin_case,
    twin_cell,
    why,
)
from ui.screen import Screen

WORDS = Words(lookup=lambda _, source, n: source.replace("(s)", "" if n == 1 else "s"), zone=UTC, epoch=EPOCH)
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


# what is said ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "disposal", "said"),
    [
        ("rejected", "ejector", "It is in the reject bin."),
        ("rejected", "exit", "It left by the exit. Bring it back, then press where it was for one second."),
        ("rejected", "unsure", "Its ejection was not seen. Find it, then press where it was for one second."),
        ("rejected", "", "It is on its way to the reject bin."),
        ("missed", "", "It was never judged."),
        ("void", "ejector", "It passed and was ejected. Its units are free."),
        ("void", "person", "A person found it in the bin. Its units are free."),
        ("quarantined", "unsure", "It was not seen leaving. Find it, then press where it was for one second."),
        ("released", "person", "A person found it good. It is released."),
        ("open", "?", ""),
    ],
)
def test_where_a_case_is(state: str, disposal: str, said: str) -> None:
    assert left_how(state, disposal, WORDS) == said


def test_what_is_seen_to_is_quiet_what_is_not_has_weight() -> None:
    rows = reject_rows(samples_rejects.rejects().rejects[:8], WORDS)
    assert [(row.sign, row.quiet) for row in rows] == [
        ("rejected", False),
        ("done", True),
        ("doubt", False),
        ("done", True),
        ("done", True),
        ("done", True),
        ("done", True),
        ("doubt", False),
    ]
    assert rows[0].title == "Case 7319: Duplicate · No read"
    assert rows[2].title == "Case 7304: Not seen leaving"


def test_filters_are_the_reasons_there_are() -> None:
    page = RejectPage(since_us=0, total=9, reasons={"no_read": 7, "duplicate": 9, "late": 0, "void": 1})
    assert [each.label for each in filters(page, WORDS)] == ["All 9", "Duplicate 9", "No read 7", "Ejected 1"]
    assert [each.key for each in filters(page, WORDS)] == ["", "duplicate", "no_read", "void"]
    assert [each.label for each in filters(None, WORDS)] == ["All 0"]


def test_a_fresh_page_keeps_what_was_scrolled_to() -> None:
    old = tuple(row(n, "rejected", 0) for n in (9, 8, 7, 6, 5))
    fresh = RejectPage(since_us=0, rejects=tuple(row(n, "rejected", 0) for n in (11, 10, 9, 8)), next="3/8")
    assert [each.seq for each in merged(old, fresh)] == [11, 10, 9, 8, 7, 6, 5]
    assert [each.seq for each in merged(old[2:], fresh)] == [11, 10, 9, 8]  # between 8 and 7 none may be missing
    whole = fresh.model_copy(update={"next": ""})
    assert [each.seq for each in merged(old, whole)] == [11, 10, 9, 8]


@pytest.mark.parametrize(
    ("twin", "case"),
    [("3/7102", (3, 7102)), ("case", None), ("queue", None), ("", None), ("3/", None), ("a/b", None), ("3/0", None),
     ("3/" + "9" * 30, None), ("²/1", None), ("../x", None)],
)  # fmt: skip
def test_only_another_case_is_asked_for(twin: str, case: tuple[int, int] | None) -> None:
    assert twin_case(Cell(row=1, column=1, state="failed", twin=twin)) == case


def test_a_cell_and_its_twin_are_told_with_their_places() -> None:
    story, other = samples_rejects.story(), samples_rejects.twin_story()
    cell = cell_at(story, DUPLICATE)
    assert cell is not None
    mark = next(each for each in case_model(story.case, WORDS).cells if each.name == "D2")
    card = cell_card(story, cell, mark, (other, twin_cell(other, cell.text)), WORDS)
    assert (card.here.title, card.here.about) == ("This unit", "case 7319, cell D2")
    assert card.twin is not None
    assert (card.twin.title, card.twin.about) == ("Same code before", "case 7102, cell A3, 13:58")
    assert (card.code, card.why) == (unit_text(77), "Already in case 7102.")
    assert card.do == "Take this unit out and put it in the quality box."


def test_a_code_that_is_twice_in_one_case_has_its_twin_there() -> None:
    twice = Cell(row=1, column=1, state="failed", text="X", reason="duplicate", twin="case")
    story = CaseStory(case=samples.rejected_case().model_copy(update={"cells": samples.cells(twice, _at(2, 2, "X"))}))
    assert twin_cell(story, "X", (1, 1)) == _at(2, 2, "X")
    assert twin_cell(story, "Y") is None


def _at(row: int, column: int, text: str) -> Cell:
    return Cell(row=row, column=column, state="failed", text=text, reason="duplicate", twin="case")


def test_a_case_without_a_failed_cell_tells_of_itself() -> None:
    step = StoryStep(at_us=2, kind="case.disposed", epoch=EPOCH, seq=7288, arguments={"disposal": "ejector"})
    story = samples_rejects.missed_story().model_copy(update={"steps": (step,)})
    card = case_card(story, WORDS)
    assert (card.title, card.why) == ("Case 7288", "A trigger was missed.")
    assert (disposal_of(story), card.left) == ("ejector", "It was never judged. It is in the reject bin.")
    quarantined = CaseStory(case=samples.passed_case().model_copy(update={"state": "quarantined"}))
    assert case_card(quarantined, WORDS).why.startswith("It was not seen leaving.")


def test_every_reason_of_the_station_says_why_and_what_to_do() -> None:
    from station.core.values import Reason

    assert [reason for reason in Reason if not to_do(reason.value, WORDS)] == []
    assert [reason for reason in Reason if "?" in why(reason.value, WORDS)] == []


def test_cells_of_the_queue_are_found_in_order() -> None:
    story = CaseStory(case=samples.queue_case())
    assert cell_at(story, (1, 5)) == story.case.cells[4]
    assert cell_at(story, (2, 1)) == story.case.cells[6]
    assert cell_at(story, (9, 9)) is None


# the heat map in words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drift", "what", "do"),
    [
        (Drift(kind="column", column=5, n=6, rising=True), "No-reads in column 5 rising: 6 this hour.",
         "Clean camera 1 above column 5."),
        (Drift(kind="row", row=2, n=9, rising=True), "No-reads in row B rising: 9 this hour.",
         "Clean camera 1 above row B."),
        (Drift(kind="cell", row=2, column=5, n=7, rising=True), "No-reads in cell B5 rising: 7 this hour.",
         "Clean camera 1 above B5. Check how the unit is placed there."),
        (Drift(kind="all", n=48, rising=True), "No-reads rising everywhere: 48 this hour.",
         "Clean camera 1 and its light."),
        (Drift(kind="column", column=5, n=6, rising=False), "Column 5 stands out: 6 no-reads this hour.",
         "Clean camera 1 above column 5."),
    ],
)  # fmt: skip
def test_drift_is_called_out_in_words(drift: Drift, what: str, do: str) -> None:
    assert drift_words(drift, "1", WORDS) == (what, do)


def test_the_grid_has_every_cell_and_its_counts() -> None:
    model = heat_model(samples_rejects.heat())
    assert (model.rows, model.columns[-1], len(model.squares)) == (("A", "B", "C", "D"), "6", 24)
    hot = next(each for each in model.squares if (each.row, each.column) == (2, 5))
    assert (hot.count, hot.lately, hot.part) == ("4", "+3", 1.0)
    assert model.marked == (("column", 0, 5),)


def test_a_calm_shift_says_so() -> None:
    calm = HeatMap(made_at_us=1, camera="top", rows=4, columns=6, seen=(9, 9))
    assert heat_words(calm, WORDS).calm == "No row, column or cell reads worse than before."
    assert heat_words(HeatMap(made_at_us=1), WORDS).calm == "There is no grid: this line reads unit by unit."


# the page --------------------------------------------------------------------------------------------------------


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
