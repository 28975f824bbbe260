"""The whole window over a stand-in client: what a person sees and does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from station.api.schema import Arguments, CaseStory, CodeStory, CommandAnswer, Snapshot
from station.api.schema.snapshot import Bench
from tests.ui.factories import samples
from tests.ui.factories.samples import EPOCH, HOSTILE, TOP
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.client.client import code_path
from ui.i18n.words import LANGUAGES, NAMES, Language
from ui.kiosk import Kiosk
from ui.pages.run import RunPage
from ui.presenters.user_name import LOCAL
from ui.scanner.burst_detector import CAPS_LOCK, CUT
from ui.scanner.filter import ScannerFilter
from ui.screen import Screen
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.keys import Key

SIZES = ((1920, 1080), (1280, 800), (1024, 600), (800, 600))


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.fallback = samples.picture()
    screen.show()
    client.feed(samples.calm())
    yield screen, client


def run_page(screen: Screen) -> RunPage:
    page = screen.shell.page
    assert isinstance(page, RunPage)
    return page


def tap(key: QWidget) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


# lost and found --------------------------------------------------------------------------------------------------


def test_before_the_first_snapshot_nothing_live_is_shown(qtbot: QtBot) -> None:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    screen.show()
    assert screen.shows_lost
    assert screen.lost.model is not None and not screen.lost.model.alarming
    client.feed(samples.calm())
    assert not screen.shows_lost


def test_a_lost_station_has_its_own_page_and_goes_away_by_itself(screen: Screen, client: StandClient) -> None:
    client.pass_time(1.1)
    assert screen.shows_lost
    client.feed(samples.calm())
    assert not screen.shows_lost


def test_data_that_grows_old_is_marked_stale(screen: Screen, client: StandClient) -> None:
    for _ in range(5):
        client.connection.heard(client.clock())
        client.pass_time(0.5)
    assert not screen.shows_lost
    assert screen.shell.state.model is not None and screen.shell.state.model.word == "STALE"
    client.feed(samples.calm())
    assert screen.shell.state.model.word == "RUNNING"


def test_enter_on_the_lost_page_tries_at_once(screen: Screen, client: StandClient) -> None:
    client.pass_time(5.0)
    for _ in range(4):
        client.connection.failed(client.clock())
    assert client.view().retry_in_s > 0
    QTest.keyClick(screen.lost, Qt.Key.Key_Return)
    assert client.view().retry_in_s <= 0.3


# deeds -----------------------------------------------------------------------------------------------------------


def test_one_tap_holds(screen: Screen, client: StandClient) -> None:
    tap(screen.shell.rail.hold)
    assert client.commands == [("hold", {})]


def test_resume_is_dim_until_every_cause_is_gone(screen: Screen, client: StandClient) -> None:
    client.feed(samples.alarmed())
    assert not screen.shell.rail.hold.isEnabled()
    client.feed(samples.alarmed().model_copy(update={"not_ready": ()}))
    assert screen.shell.rail.hold.isEnabled()
    assert screen.shell.rail.hold.label == "RESUME"


def test_the_press_that_resumes_does_not_hold_again_when_it_ends(
    screen: Screen, client: StandClient, qtbot: QtBot
) -> None:
    hold = screen.shell.rail.hold
    client.feed(samples.calm().model_copy(update={"held": True}))
    with qtbot.waitSignal(hold.held, timeout=10_000):
        QTest.mousePress(hold, Qt.MouseButton.LeftButton)
    client.feed(samples.calm())
    assert hold.label == "HOLD"
    QTest.mouseRelease(hold, Qt.MouseButton.LeftButton)
    assert client.commands == [("resume", {})]
    tap(hold)
    assert client.commands == [("resume", {}), ("hold", {})]


def test_an_alarm_is_acknowledged_from_the_bar(screen: Screen, client: StandClient) -> None:
    client.feed(samples.alarmed())
    tap(screen.shell.now.keys[0])
    assert client.commands == [("acknowledge_alarm", {"alarm": "reader_lost:case"})]


def test_an_alarm_changes_the_fill_and_nothing_moves(screen: Screen, client: StandClient) -> None:
    shell = screen.shell
    parts = (shell.state, shell.order, shell.now, shell.rail, shell.stack)
    before = [part.geometry() for part in parts]
    client.feed(samples.alarmed())
    assert [part.geometry() for part in parts] == before


def test_a_refused_command_is_told_until_it_is_seen(screen: Screen, client: StandClient) -> None:
    client.refusal = Failure("line_moving")
    tap(screen.shell.rail.hold)
    answer = screen.shell.answer
    assert answer.model is not None
    assert answer.isVisible() and answer.model.verdict == "refused"
    assert answer.model.what == "The line is still moving."
    assert screen.sounds.played[-1] == "refused"


def test_a_new_p1_sounds_and_an_old_one_does_not_again(screen: Screen, client: StandClient) -> None:
    client.feed(samples.alarmed())
    client.feed(samples.alarmed())
    assert screen.sounds.played == ["p1"]


# language, theme, sizes ------------------------------------------------------------------------------------------


def test_the_language_is_switched_live_everywhere(screen: Screen) -> None:
    tap(screen.shell.chips.chips["language"])
    shell = screen.shell
    assert shell.state.model is not None and shell.state.model.word == "运行"
    assert shell.now.model is not None and shell.now.model.what == "产线正常，无需操作。"
    assert shell.rail.hold.label == "暂停"
    assert run_page(screen).passed.accessibleName().startswith("合格箱")
    tap(screen.shell.chips.chips["language"])
    assert (shell.state.model.word, shell.rail.hold.label) == ("РАБОТА", "ПАУЗА")
    tap(screen.shell.chips.chips["language"])
    assert shell.state.model.word == "RUNNING"


@pytest.mark.parametrize("size", SIZES)
def test_every_language_can_be_chosen_at_every_size(size: tuple[int, int], qtbot: QtBot) -> None:
    screen, _ = make_screen(size, "en")
    qtbot.addWidget(screen)
    screen.show()
    screen.shell.open_page("more")
    for language in LANGUAGES:
        tap(next(key for key in screen.shell.page.findChildren(Key) if key.label == NAMES[language]))
        assert screen.translations.language == language
    for key in screen.shell.page.findChildren(Key):
        assert screen.rect().contains(key.rect().translated(key.mapTo(screen, QPoint(0, 0)))), key.label


def test_the_theme_is_switched_live(screen: Screen) -> None:
    light = screen.grab().toImage().pixelColor(700, 700)
    screen.shell.open_page("more")
    screen.theme.set_theme("dark")
    dark = screen.grab().toImage().pixelColor(700, 700)
    assert light.lightness() > 150 > 100 > dark.lightness()
    assert QApplication.palette().window().color().lightness() < 100


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", ["calm", "rejected", "alarmed", "queue", "untrusted"])
def test_everything_to_touch_is_large_enough_and_on_the_screen(
    size: tuple[int, int], language: Language, sample: str, qtbot: QtBot
) -> None:
    screen, client = make_screen(size, language)
    qtbot.addWidget(screen)
    screen.show()
    client.feed(getattr(samples, sample)())
    for key in screen.findChildren(Key):
        if key.isVisible() and key.isEnabled() and key.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            assert key.width() >= SMALLEST_TARGET_PX and key.height() >= SMALLEST_TARGET_PX, key.accessibleName()
            box = key.rect().translated(key.mapTo(screen, QPoint(0, 0)))
            assert screen.rect().contains(box), key.accessibleName()


def test_the_class_follows_the_window(screen: Screen, client: StandClient) -> None:
    for size, size_class in (((1920, 1080), "large"), ((1024, 600), "small"), ((1280, 800), "medium")):
        screen.resize(*size)
        client.feed(samples.calm())
        assert screen.theme.size_class == size_class
        assert screen.shell.now.height() == screen.theme.sizes.now


# cases -----------------------------------------------------------------------------------------------------------


def test_case_and_picture_change_together(screen: Screen, client: StandClient) -> None:
    page = run_page(screen)
    assert page.picture.image is not None
    client.feed(samples.rejected())
    assert client.asked[-1] == f"/v1/cases/{EPOCH}/{TOP + 1}/picture.jpg"
    assert page.picture.model is not None and page.picture.model.name == f"{EPOCH}/{TOP + 1}"


def test_a_picture_that_expired_leaves_the_grid(screen: Screen, client: StandClient) -> None:
    client.fallback = Failure("picture_unknown", {"case": "3/7319"})
    client.feed(samples.rejected())
    page = run_page(screen)
    assert page.picture.image is None
    assert page.picture.model is not None and len(page.picture.model.failed) == 3


def test_a_tapped_cell_stays_though_newer_cases_come(screen: Screen, client: StandClient) -> None:
    client.feed(samples.rejected())
    page = run_page(screen)
    page.picture.chosen.emit(*samples.DUPLICATE)
    assert page.cells.model is not None and page.cells.model.chosen is not None
    assert (page.cells.model.chosen.name, page.cells.crop is not None) == ("D2", True)
    later = samples.calm().model_copy(update={"last_case": samples.passed_case(TOP + 2)})
    client.feed(later)
    assert page.verdict.model is not None
    assert (page.verdict.model.word, page.verdict.model.earlier) == ("REJECTED", "Earlier case")
    assert page.newest.isVisible()
    tap(page.newest)
    assert (page.verdict.model.case, page.verdict.model.earlier) == (f"Case {TOP + 2}", "")
    assert page.cells.model.chosen is None


def test_a_second_tap_puts_the_cell_away(screen: Screen, client: StandClient) -> None:
    client.feed(samples.rejected())
    page = run_page(screen)
    page.picture.chosen.emit(*samples.DUPLICATE)
    tap(page.cells)
    assert page.cells.model is not None and page.cells.model.chosen is None


def test_a_tile_shows_its_case_and_says_that_it_is_an_earlier_one(screen: Screen, client: StandClient) -> None:
    story = CaseStory(case=samples.rejected_case(7311), product="x", lot="y")
    client.answers[f"/v1/cases/{EPOCH}/7311"] = story.model_dump_json().encode()
    page = run_page(screen)
    page.tiles.chosen.emit(f"{EPOCH}/7311")
    client.feed(samples.calm())
    assert page.verdict.model is not None
    assert (page.verdict.model.case, page.verdict.model.earlier) == ("Case 7311", "Earlier case")
    page.tiles.chosen.emit(f"{EPOCH}/{TOP}")
    assert page.verdict.model.case == f"Case {TOP}"


def test_a_tile_whose_case_is_gone_is_told(screen: Screen, client: StandClient) -> None:
    client.fallback = Failure("case_unknown", {"case": "3/7311"})
    run_page(screen).tiles.chosen.emit(f"{EPOCH}/7311")
    assert screen.shell.answer.model is not None
    assert screen.shell.answer.model.what == "There is no case 7311."


# pages, help -----------------------------------------------------------------------------------------------------


def test_pages_are_opened_by_rail_and_by_key(screen: Screen) -> None:
    tap(screen.shell.rail.keys["more"])
    assert screen.shell.here == "more"
    QTest.keyClick(screen.shell, Qt.Key.Key_F2)
    assert screen.shell.here == "run"


def test_a_page_that_does_not_exist_is_not_opened(screen: Screen) -> None:
    screen.shell.open_page("nowhere")
    assert screen.shell.here == "run"


def test_help_lies_over_the_page_and_goes_again(screen: Screen) -> None:
    QTest.keyClick(screen.shell, Qt.Key.Key_F1)
    assert screen.shell.help.isVisible()
    assert screen.shell.help.model is not None and 5 <= len(screen.shell.help.model.notes) <= 8
    QTest.keyClick(screen.shell, Qt.Key.Key_Escape)
    assert not screen.shell.help.isVisible()


def test_the_other_alarms_are_a_tap_away(screen: Screen, client: StandClient) -> None:
    client.feed(samples.alarmed())
    assert screen.shell.now._more.label == "+1 more"
    tap(screen.shell.now._more)
    assert screen.shell.here == "alarms"


def test_a_rejected_case_is_opened_from_the_bar(screen: Screen, client: StandClient) -> None:
    client.feed(samples.rejected())
    tap(screen.shell.now.keys[0])
    assert screen.shell.here == "rejects"


# scans -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def scanner(screen: Screen, qtbot: QtBot) -> Iterator[ScannerFilter]:
    application = QApplication.instance()
    assert application is not None
    made = ScannerFilter()
    made.scanned.connect(screen.scanned)
    application.installEventFilter(made)
    qtbot.waitExposed(screen)
    yield made
    application.removeEventFilter(made)


def wedge(screen: Screen, code: str) -> None:
    """Type as a scanner does, into the window: 4 ms a key."""
    keys = [(Qt.Key(ord(sign.upper())), sign) for sign in code]
    for number, (key, text) in enumerate([*keys, (Qt.Key.Key_Return, "\r")]):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            shift = Qt.KeyboardModifier.ShiftModifier if text.isupper() else Qt.KeyboardModifier.NoModifier
            event = QKeyEvent(kind, key, shift, text)
            event.setTimestamp(1_000_000 + 4 * number)
            QApplication.sendEvent(screen.windowHandle(), event)


def test_a_scan_is_looked_up_wherever_the_keyboard_is(
    screen: Screen, client: StandClient, scanner: ScannerFilter, qtbot: QtBot
) -> None:
    story = CodeStory(
        asked="ABC123",
        key="ABC123",
        role="unit",
        status="contained",
        live=True,
        epoch=EPOCH,
        seq=7102,
        case_state="released",
        cell=(1, 3),
    )
    client.answers[code_path("ABC123")] = story.model_dump_json().encode()
    tapped: list[bool] = []
    screen.shell.rail.hold.clicked.connect(lambda: tapped.append(True))
    screen.activateWindow()
    screen.shell.rail.hold.setFocus()
    wedge(screen, "ABC123")
    assert screen.shell.here == "lookup"
    assert code_path("ABC123") in client.asked
    assert (tapped, client.commands) == ([], [])


def test_space_of_a_person_presses_a_key(
    screen: Screen, client: StandClient, scanner: ScannerFilter, qtbot: QtBot
) -> None:
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow, timeout=10_000)
    screen.shell.rail.hold.setFocus()
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: client.commands == [("hold", {})], timeout=10_000)


def test_a_scan_in_the_guided_check_goes_to_the_check(screen: Screen, client: StandClient) -> None:
    client.feed(samples.untrusted(run_out=True))
    screen.scanned("P.URL.CN/1")
    assert client.commands == [("restore_trust", {"how": "first_unit", "code": "P.URL.CN/1"})]
    assert screen.shell.answer.model is not None and screen.shell.answer.model.verdict == "accepted"


def at_a_bench() -> Snapshot:
    return samples.calm().model_copy(update={"bench": Bench(expected=12)})


def test_a_scan_at_a_bench_is_packed_and_what_came_of_it_told(screen: Screen, client: StandClient) -> None:
    client.feed(at_a_bench())
    packed: Arguments = {"code": "U1", "name": "case", "n": 1, "expected": 12}
    client.done = CommandAnswer(id="x", done=True, key="bench_packed", arguments=packed)
    screen.scanned("U1")
    assert client.commands == [("scan", {"by": LOCAL, "code": "U1"})]
    model = screen.shell.answer.model
    assert model is not None and (model.verdict, model.what) == ("accepted", "U1 is in the case: 1 of 12.")


def test_a_scan_that_the_bench_refuses_is_heard(screen: Screen, client: StandClient) -> None:
    client.feed(at_a_bench())
    client.refusal = Failure("bench_twice", {"code": "U1"})
    screen.scanned("U1")
    assert screen.sounds.played[-1] == "duplicate"
    assert screen.shell.answer.model is not None and screen.shell.answer.model.what == "U1 was scanned already."


def test_a_scan_before_its_time_is_looked_up_instead(screen: Screen, client: StandClient) -> None:
    client.feed(samples.untrusted())
    screen.scanned("P.URL.CN/1")
    assert client.commands == []
    assert client.asked[-1] == code_path("P.URL.CN/1")


def test_a_scan_that_a_key_without_a_character_spoilt_is_refused_with_what_to_do(screen: Screen) -> None:
    screen.shell.handler.spoilt("F8")
    model = screen.shell.answer.model
    assert model is not None and model.verdict == "refused"
    assert "F8" in model.what and "Ctrl+]" in model.do
    assert screen.sounds.played[-1] == "refused"


@pytest.mark.parametrize(("why", "what"), [(CUT, "interrupted"), (CAPS_LOCK, "Caps Lock is on")])
def test_a_scan_that_may_not_be_the_whole_code_is_refused(screen: Screen, why: str, what: str) -> None:
    screen.shell.handler.spoilt(why)
    model = screen.shell.answer.model
    assert model is not None and model.verdict == "refused" and what in model.what


def test_a_scan_while_the_station_is_lost_is_refused_aloud(screen: Screen, client: StandClient) -> None:
    client.pass_time(5.0)
    screen.scanned("X")
    assert screen.sounds.played[-1] == "refused"


def test_the_belt_is_cleared_only_by_a_long_press(screen: Screen, client: StandClient, qtbot: QtBot) -> None:
    client.feed(samples.untrusted())
    key = run_page(screen).clear
    assert key.isVisible() and key.hold_s == 1.5
    tap(key)
    assert client.commands == []
    key.held.emit()
    assert client.commands == [("restore_trust", {"how": "clearance"})]


# hostile ---------------------------------------------------------------------------------------------------------


def hostile(text: str) -> Snapshot:
    """Every text of a snapshot is this one."""
    short = text[:400]
    cells = tuple(cell.model_copy(update={"text": text, "twin": text}) for cell in samples.rejected_case().cells)
    case = samples.rejected_case().model_copy(update={"cells": cells, "code": text, "order": text})
    order = samples.order().model_copy(update={"order": text, "product": text, "lot": text})
    alarm = samples.alarm("camera_lost", "P1", device=short).model_copy(update={"key": short, "alarm": short})
    return samples.rejected().model_copy(
        update={"last_case": case, "order": order, "alarms": (alarm,), "station": text, "reasons": {text: 3}}
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_station_is_shown_literally(text: str, screen: Screen, client: StandClient) -> None:
    for size in SIZES:
        screen.resize(*size)
        screen.shell.open_page("run")
        client.feed(hostile(text))
        run_page(screen).picture.chosen.emit(*samples.DUPLICATE)
        screen.shell.open_page("more")
        assert not screen.grab().isNull()
        screen.shell.open_page("run")
        screen.scanned(text)
        assert not screen.grab().isNull()


# the kiosk -------------------------------------------------------------------------------------------------------


def test_a_kiosk_is_not_closed_by_a_person(screen: Screen) -> None:
    screen.kiosk = True
    assert screen.close()  # by the program: yes


def test_a_monitor_that_changes_finds_the_window_full_screen_again(screen: Screen, qtbot: QtBot) -> None:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    kiosk = Kiosk(screen, application)
    screen.showNormal()
    application.screenRemoved.emit(application.primaryScreen())
    qtbot.waitUntil(lambda: kiosk.restored == 1, timeout=10_000)
    assert screen.isFullScreen()
    assert screen.geometry() == application.primaryScreen().geometry()


def test_without_an_order_nothing_is_said_of_its_rejects(screen: Screen, client: StandClient) -> None:
    calm = samples.calm()
    assert calm.order is not None
    client.feed(calm.model_copy(update={"order": calm.order.model_copy(update={"rejected": 0}), "reasons": {}}))
    told = run_page(screen).reasons.model
    assert told is not None and (told[1], told[2]) == ((), "No case was rejected.")
    client.feed(calm.model_copy(update={"order": None, "reasons": {}}))
    told = run_page(screen).reasons.model
    assert told is not None and (told[1], told[2]) == ((), "No order is open")
