"""The Doctor and Learn pages: what they say, and what a finger or a scan does."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import COMMAND, CommandAnswer, Finding
from tests.ui.factories import samples, samples_setup
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import documents
from ui.i18n.words import Words
from ui.pages.doctor import DoctorPage
from ui.pages.learn import LearnPage
from ui.presenters.doctor import FILE, doctor_card, doctor_rows
from ui.presenters.learn import learn_model
from ui.screen import Screen

WORDS = Words()


def opened(qtbot: QtBot, page: str, about: str = "") -> tuple[Screen, StandClient]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.answers.update(samples_setup.answers())
    screen.show()
    client.feed(samples.calm())
    screen.shell.open_page(page, about)
    return screen, client


def doctor(qtbot: QtBot, about: str = "") -> tuple[DoctorPage, Screen, StandClient]:
    screen, client = opened(qtbot, "doctor", about)
    page = screen.shell.page
    assert isinstance(page, DoctorPage)
    return page, screen, client


# doctor ----------------------------------------------------------------------------------------------------------


def test_every_device_says_what_came_of_it_and_what_is_due() -> None:
    said = {row.title: (row.about, row.sign) for row in doctor_rows(samples_setup.doctor_status(), WORDS)}
    assert said["top"] == ("daily check due", "P3")
    assert said["case"][1] == "rejected" and said["case"][0].startswith("not right")
    assert said["Scanner of this screen"] == ("never tested", "none")
    assert said["Acceptance protocol"][0] == "protocol-20261128-141500.pdf"


def test_while_the_line_runs_only_the_plc_is_tested() -> None:
    told = samples_setup.doctor_status(may_test=False)
    cards = {name: doctor_card(told, name, WORDS) for name in ("top", "case", "plc")}
    assert [card is not None and card.may_test for card in cards.values()] == [False, False, True]
    assert cards["top"] is not None and cards["top"].how.startswith("The line runs. Hold it")


def test_one_test_at_a_time() -> None:
    told = samples_setup.doctor_status("case")
    assert all(not card.may_test for name in ("top", "plc") if (card := doctor_card(told, name, WORDS)) is not None)


def test_the_keys_test_and_check_the_chosen_device(qtbot: QtBot) -> None:
    page, _, client = doctor(qtbot, "case")
    QTest.mouseClick(page.test, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.check, Qt.MouseButton.LeftButton)
    assert client.commands == [
        ("check_device", {"device": "case", "canary": False}),
        ("check_device", {"device": "case", "canary": True}),
    ]


def test_what_is_due_is_opened_first(qtbot: QtBot) -> None:
    page, _, _ = doctor(qtbot)
    assert page.list.selected == "top"
    assert not doctor(qtbot, "plc")[0].check.isVisible()


def test_the_screens_own_scanner_is_tested_by_scans(qtbot: QtBot) -> None:
    page, screen, client = doctor(qtbot, "screen")
    client.done = CommandAnswer(id="x", done=True, key="card_gs_lost", arguments={"field": 3})
    screen.scanned("0109501101530003")
    assert client.commands == [("card_scan", {"text": "0109501101530003"})]
    assert screen.shell.here == "doctor"
    page.list.chosen.emit("case")
    screen.scanned("SOMETHING")
    assert screen.shell.here == "lookup"


def test_a_protocol_is_saved_to_a_file(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "documents", lambda: tmp_path)
    page, _, client = doctor(qtbot)
    QTest.mouseClick(page.write, Qt.MouseButton.LeftButton)
    assert client.commands == [("write_protocol", {})]
    page.list.chosen.emit(FILE + "protocol-20261128-141500.pdf")
    client.answers["/v1/doctor/protocols/protocol-20261128-141500.pdf"] = b"%PDF-1.4"
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("protocol-20261128-141500.pdf", b"%PDF-1.4")
    ]


# learn -----------------------------------------------------------------------------------------------------------


def test_what_was_learned_is_told_with_what_is_proven() -> None:
    model = learn_model(samples_setup.learn_status(), WORDS)
    said = {number.label: (number.value, number.note) for number in model.numbers}
    assert said["Grid"] == ("4 × 6 = 24", "qr")
    assert said["Cases that pass"] == ("100 %", "proven: ≥ 22.3 %")
    assert model.told.startswith("All was read; 2 different cases prove little.")
    assert (model.may_take, model.may_add, model.may_save) == (True, True, True)


def test_a_failed_picture_says_why_and_keeps_what_was_learned() -> None:
    told = samples_setup.learn_status().model_copy(update={"key": "learn_nothing_read"})
    model = learn_model(told, WORDS)
    assert model.told.startswith("No code was read in any picture. Check light") and model.may_save


def test_pictures_are_taken_with_what_is_known_of_the_line(qtbot: QtBot) -> None:
    screen, client = opened(qtbot, "learn")
    page = screen.shell.page
    assert isinstance(page, LearnPage)
    page.fields["rate"].setText("120000")
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.more, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert client.commands == [
        ("learn_case", {"camera": "top", "more": False, "rate": 120_000}),
        ("learn_case", {"camera": "top", "more": True, "rate": 120_000}),
        ("save_learned", {}),
    ]


def test_advice_is_whole_sentences_the_worst_first_as_many_as_there_is_room_for(qtbot: QtBot) -> None:
    screen, _ = opened(qtbot, "learn")
    page = screen.shell.page
    assert isinstance(page, LearnPage)
    told = samples_setup.learn_status()
    assert told.result is not None
    units = Finding(outcome="no", key="learn_advice_units", arguments={"units": 48, "before": 24})
    cells = [
        Finding(outcome="no", key="learn_advice_unread", arguments={"cell": f"2,{n}", "read": 0, "pictures": 1})
        for n in range(1, 9)
    ]
    page._got(told.model_copy(update={"result": told.result.model_copy(update={"advice": (units, *cells)})}))
    page.resize(1170, 620)
    shown = page.told.shown.split("\n")
    assert shown[0].startswith("A case would have 48 units") and 1 < len(shown) < 9
    assert page.told.heightForWidth(page.told.width()) <= page.told.height()


def test_a_line_without_pictures_says_so(qtbot: QtBot) -> None:
    model = learn_model(samples_setup.learn_status(result=False, cameras=()), WORDS)
    assert model.state.startswith("Cases of this line are not made of pictures.") and not model.may_take


@pytest.mark.parametrize("typed", ["99999999", "²", "-1", "1e9", "٣"])
def test_whatever_is_typed_is_a_number_that_the_station_takes_or_is_left_out(qtbot: QtBot, typed: str) -> None:
    screen, client = opened(qtbot, "learn")
    page = screen.shell.page
    assert isinstance(page, LearnPage)
    for field in page.fields.values():
        field.setText(typed)
    page._take(more=False)
    ((kind, args),) = client.commands
    COMMAND.validate_python({"id": "1", "kind": kind, "args": args})
