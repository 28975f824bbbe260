"""Whatever was scanned, in every widget: shown letter by letter, never obeyed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.factories import samples
from tests.ui.factories.moments import WORDS, at
from tests.ui.factories.samples import HOSTILE
from ui.i18n.visible import visible
from ui.presenters.action import Action
from ui.presenters.alarms import AlarmCard
from ui.presenters.answers import AnswerModel
from ui.presenters.belt import BeltModel, GuideModel, GuideStep
from ui.presenters.case import case_model, newest_case
from ui.presenters.cells import CellMark
from ui.presenters.counters import CounterModel, ReasonBar
from ui.presenters.heat import HeatModel, HeatSquare, HeatWords
from ui.presenters.lookup import HeadModel
from ui.presenters.lost import Both, LostModel
from ui.presenters.now import NowModel
from ui.presenters.rejects import Caption, RejectCard
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.state import StateModel
from ui.presenters.sync import CardModel, DetailModel
from ui.presenters.top import ChipModel, OrderModel
from ui.theme.theme import Theme
from ui.widgets.alarm_card import AlarmDetail, RateStrip
from ui.widgets.answer_strip import AnswerStrip
from ui.widgets.belt_strip import BeltStrip
from ui.widgets.case_picture import CasePicture
from ui.widgets.cell_card import CellCard, CellCardModel
from ui.widgets.cell_keys import CellKeys
from ui.widgets.chips import ChipBar
from ui.widgets.choice_keys import Choice, ChoiceKeys
from ui.widgets.counters import Counter, Reasons
from ui.widgets.destination_card import DestinationCard
from ui.widgets.guide import ScanBox, Steps
from ui.widgets.heat_grid import HeatGrid, HeatText
from ui.widgets.help_overlay import HelpModel, HelpOverlay
from ui.widgets.keys import Key
from ui.widgets.location_card import LocationCard
from ui.widgets.now_bar import NowBar
from ui.widgets.order_block import OrderBlock
from ui.widgets.parked_card import ParkedCard
from ui.widgets.plain_text import PlainField, PlainLabel, PlainText
from ui.widgets.rail import HoldModel, Rail, RailItem
from ui.widgets.reject_card import RejectDetail
from ui.widgets.row_list import RowList
from ui.widgets.state_block import StateBlock
from ui.widgets.verdict import Verdict

Show = Callable[[Theme, str], QWidget]


def plain(theme: Theme, text: str) -> QWidget:
    label = PlainLabel(theme, wrap=True)
    label.set_text(text)
    return label


def code(theme: Theme, text: str) -> QWidget:
    label = PlainLabel(theme, script="code")
    label.set_text(text)
    return label


def long_text(theme: Theme, text: str) -> QWidget:
    shown = PlainText(theme)
    shown.set_text(text)
    return shown


def field(theme: Theme, text: str) -> QWidget:
    typed = PlainField(theme)
    typed.setText(text)
    return typed


def key(theme: Theme, text: str) -> QWidget:
    made = Key(theme, icon="run")
    made.set_label(text)
    return made


def now_bar(theme: Theme, text: str) -> QWidget:
    bar = NowBar(theme)
    bar.show_model(NowModel("P1", text, text, (Action(text, "acknowledge", text),), "+1 more", flashing=True))
    return bar


def order(theme: Theme, text: str) -> QWidget:
    block = OrderBlock(theme)
    block.show_model(OrderModel(text, text, text, "7,309", text, 0.6, text))
    return block


def state(theme: Theme, text: str) -> QWidget:
    block = StateBlock(theme)
    block.show_model(StateModel(text, "play", "run", "onrun", f"since\n{text}"))
    return block


def chips(theme: Theme, text: str) -> QWidget:
    bar = ChipBar(theme)
    bar.show_models((ChipModel("devices", "plug", text, text, "amber"),))
    return bar


def verdict(theme: Theme, text: str) -> QWidget:
    shown = Verdict(theme)
    shown.show_model(replace(newest_case(at(samples.rejected())).verdict, word=text, case=text, time=text))
    return shown


def picture(theme: Theme, text: str) -> QWidget:
    shown = CasePicture(theme)
    case = case_model(samples.rejected_case(), WORDS)
    cells = tuple(replace(cell, code=text, word=text if cell.word else "", why=text) for cell in case.cells)
    shown.show_case(replace(case, cells=cells), None, samples.DUPLICATE)
    return shown


def cell_rows(theme: Theme, text: str) -> QWidget:
    card = CellCard(theme)
    card.show_cells(CellCardModel((CellMark(1, 1, "A1", "nothing", text, text, text),) * 9, None, "", "{n} more"), None)
    return card


def one_cell(theme: Theme, text: str) -> QWidget:
    card = CellCard(theme)
    card.show_cells(CellCardModel((), CellMark(1, 1, "A1", "forbidden", "Twice", text, text), "", ""), None)
    return card


def counter(theme: Theme, text: str) -> QWidget:
    shown = Counter(theme)
    shown.show_model(CounterModel(text, text, text))
    return shown


def reasons(theme: Theme, text: str) -> QWidget:
    shown = Reasons(theme)
    shown.show_model((text, (ReasonBar(text, "7", 1.0),), text))
    return shown


def belt(theme: Theme, text: str) -> QWidget:
    strip = BeltStrip(theme)
    strip.show_model(
        BeltModel(text[:30], text[:30], ("read", "no_read", "failed", "tainted"), 3, text[:30], text, False)
    )
    return strip


def steps(theme: Theme, text: str) -> QWidget:
    shown = Steps(theme)
    shown.show_model(GuideModel((GuideStep(text, text, False, True),), True, text, text))
    return shown


def scan_box(theme: Theme, text: str) -> QWidget:
    shown = ScanBox(theme)
    shown.show_model((text, True))
    return shown


def answer(theme: Theme, text: str) -> QWidget:
    strip = AnswerStrip(theme)
    strip.answer(AnswerModel("refused", text, text, text))
    return strip


def help_(theme: Theme, text: str) -> QWidget:
    overlay = HelpOverlay(theme)
    overlay.show_model(HelpModel(text, (text,) * 3, ((0, 0, 10, 10),), text))
    return overlay


def rail(theme: Theme, text: str) -> QWidget:
    shown = Rail(theme)
    shown.show_items((RailItem("run", "run", text, text[:9]),), "run")
    shown.hold.show_model(HoldModel(True, text))
    return shown


def alarm_detail(theme: Theme, text: str) -> QWidget:
    shown = AlarmDetail(theme)
    shown.show_model(AlarmCard("a", "P1", text, text, ((text, text),) * 3, True, "", ("", "")))
    return shown


def rates(theme: Theme, text: str) -> QWidget:
    shown = RateStrip(theme)
    shown.show_model((((text, text[:9]),) * 2, text[:1] and text))
    return shown


def rows(theme: Theme, text: str) -> QWidget:
    shown = RowList(theme)
    kinds: tuple[RowSign, ...] = ("P1", "P2", "P3", "rejected", "doubt", "done", "none")
    shown.show_rows(
        tuple(RowModel(f"{n}", sign, text, text, text[:20], large=n == 0) for n, sign in enumerate(kinds)), "1"
    )
    return shown


def choice_keys(theme: Theme, text: str) -> QWidget:
    shown = ChoiceKeys(theme)
    shown.show_choices((Choice("a", text), Choice(text, "b")), "a")
    return shown


def cell_keys(theme: Theme, text: str) -> QWidget:
    shown = CellKeys(theme)
    marks = tuple(CellMark(1, n, text[:9], "forbidden", text, text, text) for n in range(1, 9))
    shown.show_cells(marks, (1, 1, 0))
    return shown


def reject_detail(theme: Theme, text: str) -> QWidget:
    shown = RejectDetail(theme)
    crop = QImage(80, 80, QImage.Format.Format_RGB32)
    mark = CellMark(1, 1, "A1", "forbidden", text, text, text)
    caption = Caption(text, text)
    shown.show_card(RejectCard(text, mark, caption, caption, text, text, text, text), crop, crop)
    return shown


def heat_grid(theme: Theme, text: str) -> QWidget:
    shown = HeatGrid(theme)
    squares = (HeatSquare(1, 1, text[:9], text[:9], 1.0), HeatSquare(2, 2, "1", "", 0.1))
    marked = (("column", 0, 1), ("row", 1, 0), ("cell", 2, 2), ("all", 0, 0))
    shown.show_model(HeatModel((text[:9], "B"), (text[:9], "2"), squares, marked))
    return shown


def heat_text(theme: Theme, text: str) -> QWidget:
    shown = HeatText(theme)
    shown.show_model(HeatWords(text, text, ((text, text),) * 2, text, text))
    return shown


def lost(theme: Theme, text: str) -> QWidget:
    from ui.pages.lost import LostPage

    both = Both(text, text)
    page = LostPage(theme)
    page.show_model(LostModel(True, both, text[:9], text, (both,) * 3, both, text, text, text))
    return page


def where(theme: Theme, text: str) -> QWidget:
    shown = LocationCard(theme)
    shown.show_model(HeadModel("doubt", text, text, text))
    return shown


def destination(theme: Theme, text: str) -> QWidget:
    shown = DestinationCard(theme)
    shown.show_model(CardModel(text, "paused", text, text[:9], text, text, ((text, text), (text[:9], text[:9])), text))
    return shown


def parked(theme: Theme, text: str) -> QWidget:
    shown = ParkedCard(theme)
    shown.show_model(DetailModel(text, ((text, text), (text[:9], text[:9]), ("", text)), text))
    return shown


SHOWS: tuple[Show, ...] = (
    plain, code, long_text, field, key, now_bar, order, state, chips, verdict, picture, cell_rows, one_cell, counter,
    reasons, belt, steps, scan_box, answer, help_, rail, lost, alarm_detail, rates, rows, choice_keys, cell_keys,
    reject_detail, heat_grid, heat_text,
    where, destination, parked,
)  # fmt: skip


@pytest.mark.parametrize("show", SHOWS, ids=lambda show: show.__name__)
def test_whatever_was_scanned_is_painted_and_nothing_happens(show: Show, theme: Theme, qtbot: QtBot) -> None:
    for text in (*HOSTILE, ""):
        widget = show(theme, text)
        qtbot.addWidget(widget)
        for size in ((30, 20), (700, 300)):
            widget.resize(*size)
            assert not widget.grab().isNull()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_shows_the_text_itself(text: str, theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme)
    qtbot.addWidget(label)
    label.set_text(text)
    assert label.shown == visible(text)
    assert label.accessibleName() == visible(text)


def test_markup_is_drawn_letter_by_letter(theme: Theme, qtbot: QtBot) -> None:
    pictures = []
    for text in ("<b>x</b>", "<i>x</i>", "x"):
        label = PlainLabel(theme)
        qtbot.addWidget(label)
        label.set_text(text)
        label.resize(200, 40)
        pictures.append(label.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_a_label_in_a_long_text_is_whole(theme: Theme, qtbot: QtBot) -> None:
    shown = PlainText(theme)
    qtbot.addWidget(shown)
    code = "A" * 10_000 + "\x1dB"
    shown.set_text(code)
    assert shown.toPlainText() == visible(code)
    assert shown.isReadOnly()
