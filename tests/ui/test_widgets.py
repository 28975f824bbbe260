"""Widgets by themselves: what they show, and what they say when touched."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.factories import samples
from tests.ui.factories.moments import WORDS, at
from tests.ui.factories.stand import make_screen
from ui.client.picture_cache import decode
from ui.pages.lookup_layout import Tab, lookup_layout
from ui.presenters.answers import AnswerModel
from ui.presenters.case import case_model, newest_case
from ui.presenters.counters import tiles, trend
from ui.presenters.moment import Moment
from ui.presenters.now import NowModel
from ui.presenters.rows import RowModel
from ui.presenters.task import TaskModel
from ui.theme.theme import Theme
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.answer_strip import AnswerStrip
from ui.widgets.case_picture import CasePicture
from ui.widgets.counters import Trend
from ui.widgets.icons import ICONS
from ui.widgets.keys import HoldKey, Key
from ui.widgets.now_bar import NowBar
from ui.widgets.rail import HoldModel, Rail
from ui.widgets.row_list import RowList
from ui.widgets.task_panel import TaskPanel
from ui.widgets.tiles import Tiles

# keys ------------------------------------------------------------------------------------------------------------


def test_no_key_is_too_small_for_a_glove(theme: Theme, qtbot: QtBot) -> None:
    for width in (1920, 1280, 1024):
        theme.fit(width)
        for made in (Key(theme), Key(theme, icon="run"), HoldKey(theme)):
            qtbot.addWidget(made)
            made.set_label("x")
            assert made.sizeHint().height() >= SMALLEST_TARGET_PX
            assert made.sizeHint().width() >= 140


def test_touch_leaves_the_keyboard_alone(theme: Theme, qtbot: QtBot) -> None:
    made = Key(theme)
    qtbot.addWidget(made)
    made.show()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert not made.hasFocus()


def test_a_hold_key_wants_its_time(theme: Theme, qtbot: QtBot) -> None:
    made = HoldKey(theme, hold_s=0.2)
    qtbot.addWidget(made)
    made.show()
    told: list[bool] = []
    made.held.connect(lambda: told.append(True))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    qtbot.wait(300)
    assert told == []
    QTest.mousePress(made, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told == [True], timeout=10_000)
    assert made.part() == 0.0
    QTest.mouseRelease(made, Qt.MouseButton.LeftButton)


def test_a_hold_key_that_is_hidden_or_disabled_meanwhile_does_nothing(theme: Theme, qtbot: QtBot) -> None:
    made = HoldKey(theme, hold_s=0.1)
    qtbot.addWidget(made)
    made.show()
    told: list[bool] = []
    made.held.connect(lambda: told.append(True))
    QTest.mousePress(made, Qt.MouseButton.LeftButton)
    made.setEnabled(False)
    qtbot.wait(200)
    assert told == []


def test_the_hold_key_of_the_rail_holds_by_a_tap_and_resumes_by_a_press(theme: Theme, qtbot: QtBot) -> None:
    shown = Rail(theme)
    qtbot.addWidget(shown)
    shown.show()
    told: list[str] = []
    shown.hold_pressed.connect(lambda: told.append("hold"))
    shown.resume_pressed.connect(lambda: told.append("resume"))
    shown.hold.show_model(HoldModel(True, "HOLD"))
    QTest.mouseClick(shown.hold, Qt.MouseButton.LeftButton)
    shown.hold.show_model(HoldModel(False, "RESUME"))
    QTest.mouseClick(shown.hold, Qt.MouseButton.LeftButton)
    assert told == ["hold"]
    QTest.mousePress(shown.hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told == ["hold", "resume"], timeout=10_000)
    QTest.mouseRelease(shown.hold, Qt.MouseButton.LeftButton)
    assert told == ["hold", "resume"]


# the picture -----------------------------------------------------------------------------------------------------


def shown_picture(theme: Theme, qtbot: QtBot, image: QImage | None) -> CasePicture:
    shown = CasePicture(theme)
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show_case(case_model(samples.rejected_case(), WORDS), image)
    return shown


def middle(shown: CasePicture, place: tuple[int, int]) -> QPoint:
    cell = shown.geometry_now().cell(*place)
    return QPoint(round(cell.left + cell.width / 2), round(cell.top + cell.height / 2))


def test_a_tap_anywhere_in_a_cell_chooses_it(theme: Theme, qtbot: QtBot) -> None:
    shown = shown_picture(theme, qtbot, decode(samples.picture()))
    with qtbot.waitSignal(shown.chosen) as got:
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=middle(shown, (4, 2)))
    assert got.args == [4, 2]


def test_where_cells_are_small_a_tap_enlarges_a_quarter_and_the_next_one_chooses(theme: Theme, qtbot: QtBot) -> None:
    shown = shown_picture(theme, qtbot, None)
    small = replace(case_model(samples.passed_case(), WORDS), rows=14, columns=20)
    shown.show_case(small, None)
    chosen: list[tuple[int, int]] = []
    shown.chosen.connect(lambda row, column: chosen.append((row, column)))
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=middle(shown, (14, 20)))
    assert (shown.quarter, chosen) == ((1, 1), [])
    assert not shown.grab().isNull()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=middle(shown, (13, 19)))
    assert (shown.quarter, chosen) == (None, [(13, 19)])
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=middle(shown, (1, 1)))
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.quarter is None and len(chosen) == 1


def test_a_case_that_fills_a_part_of_its_picture_has_its_cells_there(theme: Theme, qtbot: QtBot) -> None:
    shown = shown_picture(theme, qtbot, decode(samples.picture()))
    part = samples.rejected_case().model_copy(update={"area": (0.5, 0.5, 1.0, 1.0)})
    shown.show_case(case_model(part, WORDS), shown.image)
    cell, whole = shown.geometry_now().cell(1, 1), shown.geometry_now().picture
    assert (cell.left, cell.top) == (whole.left + whole.width / 2, whole.top + whole.height / 2)
    wrong = samples.rejected_case().model_copy(update={"area": (0.9, 0.5, 0.1, 7.0)})
    assert case_model(wrong, WORDS).area == (0.0, 0.0, 1.0, 1.0)


def test_cells_are_walked_with_the_arrows(theme: Theme, qtbot: QtBot) -> None:
    shown = shown_picture(theme, qtbot, None)
    chosen: list[tuple[int, int]] = []
    shown.chosen.connect(lambda row, column: chosen.append((row, column)))
    for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(shown, pressed)
    assert chosen == [(1, 1), (1, 2), (2, 2), (2, 1), (1, 1), (1, 1)]


@pytest.mark.parametrize("with_picture", [True, False])
def test_each_group_has_its_own_colour_on_the_picture(with_picture: bool, theme: Theme, qtbot: QtBot) -> None:
    shown = shown_picture(theme, qtbot, decode(samples.picture()) if with_picture else None)
    image = shown.grab().toImage()
    for place, token in ((samples.NO_READ, "red"), (samples.DUPLICATE, "mag"), (samples.LATE, "amber")):
        cell = shown.geometry_now().cell(*place)
        at_edge = image.pixelColor(round(cell.left + 4), round(cell.top + cell.height / 2))
        assert at_edge.name() == theme.colour(token).name(), token  # type: ignore[arg-type]


def test_good_cells_stay_quiet(theme: Theme, qtbot: QtBot) -> None:
    shown = CasePicture(theme)
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    image = decode(samples.picture())
    shown.show_case(newest_case(at(samples.calm())), image)
    picture = shown.grab().toImage()
    fills = {theme.colour(token).rgb() for token in ("red", "mag", "amber", "ok", "blue")}
    seen = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
    assert not fills & seen


def test_an_overlay_is_not_burnt_into_the_picture(theme: Theme, qtbot: QtBot) -> None:
    image = decode(samples.picture())
    assert image is not None
    before = image.copy()
    shown_picture(theme, qtbot, image).grab()
    assert image == before


def test_an_equal_model_is_not_painted_again(theme: Theme, qtbot: QtBot) -> None:
    shown = Trend(theme)
    qtbot.addWidget(shown)
    shown.resize(400, 200)
    shown.show()
    qtbot.waitExposed(shown)
    shown.show_model(trend(at(samples.calm())))
    qtbot.wait(30)
    painted: list[bool] = []
    shown.paint_model = lambda painter, model: painted.append(True)  # type: ignore[method-assign]
    shown.show_model(trend(at(samples.calm())))
    qtbot.wait(30)
    assert painted == []


# others ----------------------------------------------------------------------------------------------------------


def test_a_tile_names_its_case(theme: Theme, qtbot: QtBot) -> None:
    for width in (1920, 1280, 1024):
        theme.fit(width)
        shown = Tiles(theme)
        qtbot.addWidget(shown)
        shown.resize(width - 140, shown.height_wanted())
        shown.show_model(tiles(Moment(samples.calm(), WORDS), ""))
        assert all(box.width() >= SMALLEST_TARGET_PX for box in shown.boxes())
        with qtbot.waitSignal(shown.chosen) as got:
            QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.boxes()[2].center())
        assert got.args == [f"{samples.EPOCH}/{samples.TOP - 2}"]


def test_only_the_shape_of_a_new_p1_flashes(theme: Theme, qtbot: QtBot) -> None:
    bar = NowBar(theme)
    qtbot.addWidget(bar)
    bar.resize(900, 96)
    model = NowModel("P1", "what", "do", flashing=True)
    bar.show_model(model)
    lit = bar.grab().toImage()
    bar._blink()
    dark = bar.grab().toImage()
    box = bar._shape_box().toAlignedRect()
    assert lit.copy(box) != dark.copy(box)
    right = bar.rect().adjusted(box.right() + 2, 0, 0, 0)
    assert lit.copy(right) == dark.copy(right)
    bar.show_model(replace(model, flashing=False))
    assert not bar._flash.isActive()


def test_the_now_bar_says_all_of_an_alarm_beside_its_keys(qtbot: QtBot) -> None:
    """On a small screen in several lines of smaller letters; what to do is cut only where no letters are enough."""
    screen, _ = make_screen((1024, 600))
    qtbot.addWidget(screen)
    screen.show()
    bar, width = screen.shell.now, 503
    what, do = "Reader case is lost.", "Cases are rejected. Check its cable; Devices says why. It reconnects."
    assert bar.width_of(do, "small") > width
    assert bar._room_for(what, do, width) == (what, do, ("step", "small"))
    first, second, letters = bar._room_for("What happened.", "Do this. " * 30, width)
    assert (first, letters) == ("What happened.", ("step", "small")) and second.startswith("Do this.")
    assert second.endswith("…") and bar.width_of(second, "small") <= width
    assert bar.letters("word" * 90, "", width) is None, "no line is long enough for this word"


def test_a_long_value_at_the_end_of_a_row_leaves_room_for_its_title(theme: Theme, qtbot: QtBot) -> None:
    seen = []
    for note in ("PixelFormat = Mono8, " * 9, "", "400"):
        rows = RowList(theme)
        qtbot.addWidget(rows)
        rows.resize(460, 80)
        rows.show_rows((RowModel("a", "none", "Features", "", note),), "")
        seen.append(rows.grab(QRect(0, 0, 160, 60)).toImage())
    assert seen[0] == seen[1] == seen[2]


def test_the_picture_of_a_looked_up_code_has_the_height_of_the_code_on_a_small_screen(qtbot: QtBot) -> None:
    screen, _ = make_screen((1024, 600))
    qtbot.addWidget(screen)
    sizes = screen.theme.sizes
    tabs: tuple[Tab, ...] = ("story", "picture")
    shown = {tab: lookup_layout("small", sizes, 916, 416, "story", tab, 24) for tab in tabs}
    assert "code" in shown["story"] and "code" not in shown["picture"]
    assert (
        shown["picture"]["picture"].height == shown["story"]["story"].height + shown["story"]["code"].height + sizes.gap
    )


def test_an_accepted_answer_goes_by_itself_a_refused_one_stays(theme: Theme, qtbot: QtBot) -> None:
    strip = AnswerStrip(theme)
    qtbot.addWidget(strip)
    strip.answer(AnswerModel("accepted", "yes"))
    assert strip._away.isActive() and strip._away.interval() == 5000
    strip.answer(AnswerModel("refused", "no"))
    assert not strip._away.isActive() and strip.isVisible()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()


def test_an_answer_of_two_long_sentences_is_whole_and_a_short_one_takes_no_more_room(
    theme: Theme, qtbot: QtBot
) -> None:
    strip = AnswerStrip(theme)
    qtbot.addWidget(strip)
    strip.answer(AnswerModel("refused", "no", "Try again.", "P1"))
    low = strip.heightForWidth(916)
    strip.answer(AnswerModel("refused", "It is in the case 340123450000073197. " * 2, "Take it out there first.", "P1"))
    line, code = strip.line_of("head", bold=True), strip.line_of("small")
    assert low == theme.sizes.btn + 12 < 2 * line + code + 12 <= strip.heightForWidth(916)
    strip.answer(AnswerModel("refused", "It goes on and on. " * 99))
    assert strip.heightForWidth(916) == 3 * line + 12


def test_a_count_gives_way_to_the_code_on_a_narrow_panel(theme: Theme, qtbot: QtBot) -> None:
    panel = TaskPanel(theme)
    qtbot.addWidget(panel)
    model = TaskModel("Put the label on.", "Pallet #4171", "(00)340123450000099993", "40 / 40", wants_scan=True)
    panel.resize(374, 264)
    assert panel._widths(model)[0] >= panel.width_of(model.code, "small", script="code")
    panel.resize(916, 264)
    assert panel._widths(model)[1] > 0


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_can_be_drawn(name: str, theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui.widgets.icons import draw_icon

    sheet = QPixmap(48, 48)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    draw_icon(painter, name, QRectF(0, 0, 48, 48), theme.colour("text"))
    painter.end()
    blank = QPixmap(48, 48)
    blank.fill(Qt.GlobalColor.white)
    assert sheet.toImage() != blank.toImage()


class _Counts(QObject):
    said = Signal(bool, int, str)


def test_ten_thousand_signals_survive(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on CPython 3.11 lost a reference to True at each and died at about 570."""
    speaker, heard = _Counts(), [0]

    def hear(yes: bool, number: int, text: str) -> None:
        heard[0] += yes and number >= 0 and text == "x"

    speaker.said.connect(hear)
    for number in range(10_000):
        speaker.said.emit(True, number, "x")
    assert heard == [10_000]
