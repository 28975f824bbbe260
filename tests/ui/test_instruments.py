"""What the Devices and PLC pages say, and how their widgets draw it."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station.api.schema import Arguments, DeviceDetail, DeviceList, PlcDetail, RegisterRow
from tests.ui.factories import samples, samples_instruments
from tests.ui.factories.samples import HOSTILE
from ui.i18n.visible import line
from ui.i18n.words import Words
from ui.presenters.age import age_text
from ui.presenters.devices import DeviceRow, Number, as_devices, device_card, device_rows
from ui.presenters.plc import TableModel, TimeMark, TimingLane, TimingModel, WordCell, plc_model
from ui.presenters.plc_requests import requests_model
from ui.presenters.preview import preview_model, preview_numbers
from ui.theme.theme import Theme
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.camera_preview import CameraPreview
from ui.widgets.device_list import DeviceListModel, DeviceListView
from ui.widgets.numbers import Numbers
from ui.widgets.table import Column, Table
from ui.widgets.timing import Timing
from ui.widgets.trouble import Trouble, TroubleModel

WORDS = Words()


# presenters ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age_s", "text"),
    [(None, "–"), (0.031, "31 ms"), (1.44, "1.4 s"), (12.3, "12 s"), (74.0, "1 min"), (7_300.0, "2 h")],
)
def test_an_age_is_told_in_few_signs(age_s: float | None, text: str) -> None:
    assert age_text(age_s, WORDS) == text


def abouts(told: DeviceList, *, stale: bool = False) -> dict[str, tuple[str, str]]:
    return {row.name: (row.about, row.shape) for row in device_rows(told, WORDS, stale=stale)}


def test_every_device_is_a_word_and_a_shape() -> None:
    said = abouts(samples_instruments.device_list("case"))
    assert said["top"] == ("live · 31 ms ago", "check")
    assert re.fullmatch(r"ready · last \d\d:\d\d", said["side"][0]) and said["side"][1] == "ring"
    assert re.fullmatch(r"away · since \d\d:\d\d", said["case"][0]) and said["case"][1] == "octagon"
    assert said["hub"] == ("live · 2.0 s ago", "check")


def test_an_old_answer_is_never_shown_as_the_present() -> None:
    assert set(abouts(samples_instruments.device_list(), stale=True).values()) == {("STALE", "stale")}


def test_a_plc_without_new_data_is_stale_at_once() -> None:
    told = samples_instruments.device_list()
    plc = told.devices[3].model_copy(update={"last_data_age_s": 2.1})
    assert abouts(told.model_copy(update={"devices": (plc,)}))["plc"][1] == "stale"


def test_until_the_station_answered_the_snapshot_says_who_is_there() -> None:
    names = [each.name for each in as_devices(samples.calm()).devices]
    assert names == ["top", "case", "plc", "hub"]


def test_a_card_says_why_a_device_is_away_and_what_to_do() -> None:
    card = device_card(samples_instruments.device_list("case"), "case", WORDS)
    assert card is not None
    assert card.what == "Reader case is lost. Cases are rejected."
    assert card.do == "Check its cable; Devices says more. It reconnects."
    assert card.about.startswith("away · 192.168.10.31:9004")


def test_a_device_that_is_gone_has_no_card() -> None:
    assert device_card(samples_instruments.device_list(), "nobody", WORDS) is None


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_sign_by_sign(name: str) -> None:
    device = DeviceDetail(name=name, kind="camera", driver=name, state="away", key=name, address=name)
    told = DeviceList(made_at_us=samples.NOW_US, devices=(device,))
    (row,) = device_rows(told, WORDS)
    card = device_card(told, device.name, WORDS)
    assert card is not None
    assert row.title == card.title == line(device.name)
    assert line(device.address) in card.about and line(device.key) in card.what


def test_a_preview_tells_what_is_missing_and_how_old_it_is() -> None:
    told = samples_instruments.preview()
    model = preview_model(told, WORDS)
    assert (model.note, model.stale, len(model.marks)) == ("23 of 24 read · not read: B5", "", 23)
    assert preview_model(told, WORDS, since_s=5.0).stale == "STALE · 5.4 s old"


def test_the_numbers_of_a_preview_are_those_of_the_picture() -> None:
    modules, contrast, rate = preview_numbers(samples_instruments.preview(), WORDS)
    assert float(modules.value) == pytest.approx(2.6, abs=0.15)
    assert modules.note.startswith("weakest 2.") and contrast.value.endswith(" %")
    assert (rate.value, rate.note) == ("99.29 %", "of the last 100 pictures")


def test_a_preview_without_an_order_says_so() -> None:
    told = samples_instruments.preview().model_copy(
        update={"error": "no_order", "symbols": (), "missing": (), "px_per_module": None, "contrast": None, "wanted": 0}
    )
    assert preview_model(told, WORDS).note == "No order is open. Every case is rejected."
    assert [number.value for number in preview_numbers(told, WORDS)] == ["–", "–", "–"]


def words_of(table: TableModel) -> dict[str, tuple[str, str, bool]]:
    return {row[2].text: (row[3].text, row[4].text, row[4].wrong) for row in table.rows}


def test_both_blocks_are_told_word_by_word() -> None:
    model = plc_model(samples_instruments.plc_detail(), WORDS)
    plc, station = words_of(model.plc), words_of(model.station)
    assert (len(model.plc.rows), len(model.station.rows)) == (24, 18)
    assert plc["line state"] == ("6", "running", False)
    assert plc["inputs"] == ("0001", "running", False)
    assert plc["left by the exit"] == ("FFFB", "7315, 7314, 7312, 7311, …", False)
    assert station["outputs"] == ("0009", "may run, green", False)
    assert station["station state"] == ("3", "producing", False)
    assert model.plc.note == "reads 24 words"


def test_a_wrong_map_is_named_in_the_head_and_at_its_words() -> None:
    model = plc_model(samples_instruments.wrong_map(), WORDS)
    assert model.trouble == "The probe word reads 13,330, not 4,660: bytes are swapped."
    assert words_of(model.plc)["probe"] == ("3412", "bytes swapped", True)
    assert words_of(model.short_plc)["probe"][2] and words_of(model.main_plc)["probe"][2]


def test_words_that_only_prove_the_others_give_way_where_there_is_no_room() -> None:
    model = plc_model(samples_instruments.plc_detail(), WORDS)
    assert {"probe", "map version"} & set(words_of(model.short_plc)) == set()
    assert (len(model.short_plc.rows), len(model.main_plc.rows), len(model.main_station.rows)) == (20, 8, 8)


def test_a_plc_without_the_map_shows_all_of_its_few_signals_by_name() -> None:
    names = ("sig_trigger", "sig_took_pass", "heartbeat")
    rows = tuple(RegisterRow(word=at, address=at, name=name, value=at) for at, name in enumerate(names))
    model = plc_model(samples_instruments.plc_detail().model_copy(update={"plc": rows, "station": rows}), WORDS)
    assert [row[2].text for row in model.main_plc.rows] == ["case waits", "pass taken", "heartbeat"]
    assert model.main_station.rows == model.main_plc.rows == model.plc.rows


def test_before_the_first_block_there_is_none() -> None:
    nothing = PlcDetail(device=samples_instruments.device_list().devices[3], made_at_us=1)
    model = plc_model(nothing, WORDS)
    assert (model.plc.rows, model.plc.none, model.stale) == ((), "No block read yet", True)
    assert model.head[0].value == "–" and model.head[0].stale


def test_data_grow_old_between_two_answers() -> None:
    told = samples_instruments.plc_detail()
    assert not plc_model(told, WORDS, since_s=1.9).stale
    assert plc_model(told, WORDS, since_s=2.0).stale


def test_a_handshake_lies_where_its_legs_were() -> None:
    timing = plc_model(samples_instruments.plc_detail(), WORDS).timing
    waits, verdicts, left = (lane.marks for lane in timing.lanes)
    assert waits[-1].begin == pytest.approx(0.96) and waits[-1].end == 1.0
    newest = verdicts[-1]
    assert (newest.text, newest.sign) == ("pass · 66 ms", "tick")
    assert newest.begin == pytest.approx(1 - (2.0 - 0.0662) / 10)
    assert [mark.text for mark in verdicts if mark.sign == "cross"] == ["reject · 65 ms"]
    assert left[-1].text == "7315 · 5.8 s"
    assert all(0 <= mark.begin <= mark.end <= 1 for mark in waits)


def test_handshakes_are_listed_newest_first() -> None:
    rows = plc_model(samples_instruments.plc_detail(), WORDS).handshakes.rows
    assert [cell.text for cell in rows[0]] == ["7319", "none yet", "–", "–", "–", "–"]
    assert [cell.text for cell in rows[1]] == ["7318", "pass", "64.0", "66.2", "87.0", "–"]


def test_requests_are_told_newest_first_with_what_came_of_them() -> None:
    told = samples_instruments.plc_detail()
    model = requests_model(told, WORDS, only_errors=False)
    newest, before = model.rows[0], model.rows[1]
    assert [cell.text for cell in newest[1:]] == ["write 100 to 117", "1.1", "answered"]
    assert before[1].text == "read 0 to 23"
    wrong = requests_model(told, WORDS, only_errors=True)
    assert [row[3].text for row in wrong.rows] == [
        "The PLC is busy (Modbus code 6).", "The PLC did not answer within 300 ms."
    ]  # fmt: skip
    assert all(row[3].wrong for row in wrong.rows)
    nothing = told.model_copy(update={"wrong_requests": ()})
    assert requests_model(nothing, WORDS, only_errors=True).none == "Nothing went wrong"


# widgets ---------------------------------------------------------------------------------------------------------


def device_list(theme: Theme, text: str) -> QWidget:
    shown = DeviceListView(theme)
    rows = tuple(DeviceRow(f"{n}{text}", "camera", text, text, "check", "text2") for n in range(40))
    shown.show_model(DeviceListModel(rows, text, text, text))
    return shown


def test_a_reader_that_pushes_pictures_says_whose_they_are() -> None:
    counted: Arguments = {"telegrams": 9, "pictures": 5, "pictures_unassigned": 2, "pictures_unusable": 1}
    plain: Arguments = {"telegrams": 9}
    rows = [
        DeviceDetail(name=name, kind="reader", driver="tcp", state="up", detail=detail)
        for name, detail in (("box", counted), ("case", plain))
    ]
    cards = [device_card(DeviceList(made_at_us=0, devices=tuple(rows)), name, WORDS) for name in ("box", "case")]
    notes = [card.numbers[0].note for card in cards if card is not None]
    assert notes == ["Pictures 5 / 8", ""]


def test_a_reader_says_what_its_newest_unusable_telegram_was_and_what_to_do() -> None:
    """In the card, which has room for both sentences: not under a number, where the end of it is cut."""
    told = samples_instruments.device_list("case")
    counted: Arguments = {"unusable": 3, "last_unusable": "reader_frame"}
    away = next(each for each in told.devices if each.name == "case")
    answers = away.model_copy(update={"state": "up", "key": "", "detail": counted})
    cards = [device_card(DeviceList(made_at_us=0, devices=(each,)), "case", WORDS) for each in (answers, away)]
    assert [(card.what, card.do) for card in cards if card is not None] == [
        (
            "Newest unusable telegram: A telegram lacked its prefix or suffix.",
            "Compare prefix and suffix with the reader's own.",
        ),
        ("Reader case is lost. Cases are rejected.", "Check its cable; Devices says more. It reconnects."),
    ]
    assert cards[0] is not None and cards[0].numbers[3] == Number("Unusable telegrams", "3")


def numbers(theme: Theme, text: str) -> QWidget:
    shown = Numbers(theme, 2)
    shown.show_model((Number(text, text, text, stale=True),) * 3)
    return shown


def preview(theme: Theme, text: str) -> QWidget:
    shown = CameraPreview(theme)
    model = preview_model(samples_instruments.preview(), WORDS)
    shown.show_preview(replace(model, note=text, stale=text), None)
    return shown


def no_preview(theme: Theme, text: str) -> QWidget:
    shown = CameraPreview(theme)
    shown.show_preview(text, None)
    return shown


def trouble(theme: Theme, text: str) -> QWidget:
    shown = Trouble(theme)
    shown.show_model(TroubleModel(text, text, text, text))
    return shown


def table(theme: Theme, text: str) -> QWidget:
    shown = Table(theme, (Column("00"), Column(part=1, least_px=40), Column("000", optional=True)))
    row = (WordCell(text), WordCell(text, wrong=True), WordCell(text, bold=True))
    shown.show_model(TableModel(text, text, (text,) * 3, (row,) * 30, text))
    return shown


def timing(theme: Theme, text: str) -> QWidget:
    shown = Timing(theme)
    lane = TimingLane(text, (TimeMark(0.1, 0.2, "bar", text), TimeMark(0.5, 0.5, "tick", text)))
    shown.show_model(TimingModel(text, (lane,) * 3, ((0.0, text), (1.0, text)), text))
    return shown


SHOWS: tuple[Callable[[Theme, str], QWidget], ...] = (
    device_list, numbers, preview, no_preview, trouble, table, timing,
)  # fmt: skip


@pytest.mark.parametrize("show", SHOWS, ids=lambda show: show.__name__)
def test_whatever_a_device_says_is_painted_and_nothing_happens(
    show: Callable[[Theme, str], QWidget], theme: Theme, qtbot: QtBot
) -> None:
    for text in (*HOSTILE, ""):
        widget = show(theme, text)
        qtbot.addWidget(widget)
        for size in ((30, 20), (700, 300)):
            widget.resize(*size)
            assert not widget.grab().isNull()


def test_markup_in_the_words_of_a_server_is_drawn_letter_by_letter(theme: Theme, qtbot: QtBot) -> None:
    drawn = []
    for text in ("<b>x</b>", "<i>x</i>", "x"):
        widget = trouble(theme, text)
        qtbot.addWidget(widget)
        widget.resize(400, 200)
        drawn.append(widget.grab().toImage())
    assert drawn[0] != drawn[1] != drawn[2]


def test_more_devices_than_fit_are_turned_to(theme: Theme, qtbot: QtBot) -> None:
    shown = device_list(theme, "x")
    assert isinstance(shown, DeviceListView)
    qtbot.addWidget(shown)
    shown.resize(324, 600)
    seen = [row.name for row in shown.shown()]
    assert all(box.height() >= SMALLEST_TARGET_PX for box in shown.boxes())
    while (shown.shown()[0].name) != "0x" or len(seen) == len(shown.shown()):
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.boxes()[-1].center())
        if shown.shown()[0].name == "0x":
            break
        seen += [row.name for row in shown.shown()]
    assert seen == [f"{n}x" for n in range(40)]


def test_a_narrow_table_leaves_out_what_it_can_do_without(theme: Theme, qtbot: QtBot) -> None:
    shown = Table(theme, (Column("0000"), Column("00000000", optional=True), Column(part=1, least_px=100)))
    qtbot.addWidget(shown)
    rows = tuple((WordCell(str(n)), WordCell("x"), WordCell("y")) for n in range(24))
    shown.show_model(TableModel("t", "", (), rows))
    shown.resize(360, 2_000)
    assert shown.blocks() == (1, 24)
    shown.resize(1_200, 400)
    blocks, per = shown.blocks()
    assert blocks > 1 and blocks * per >= 24
