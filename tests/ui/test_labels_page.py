"""Labels: the awaited one comes first, a scan confirms it, and every key does what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema.labels import LabelStatus
from tests.ui.factories import samples, samples_labels
from tests.ui.factories.stand import StandClient, make_screen
from ui.pages.labels import LabelsPage
from ui.screen import Screen


def at_labels(
    qtbot: QtBot, width: int = 1280, status: LabelStatus = samples_labels.CALM
) -> tuple[Screen, LabelsPage, StandClient]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    screen.resize(width, width * 10 // 16)
    screen.show()
    client.feed(samples.calm())
    samples_labels.set_out(client, status)
    screen.shell.open_page("labels")
    page = screen.shell.page
    assert isinstance(page, LabelsPage)
    return screen, page, client


def press(page: LabelsPage, name: str) -> None:
    key = getattr(page, name)
    assert key.isVisible() and key.isEnabled()
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_the_awaited_label_comes_first_with_its_picture_and_what_to_do(qtbot: QtBot) -> None:
    _, page, client = at_labels(qtbot)
    assert page.model is not None and page.model.chosen == "4160"
    assert page.sentence.shown == "Put it on the case, then scan it."
    assert page.heading.shown == "zebra: ready"
    assert "/v1/labels/label/4160.jpg" in client.asked
    assert page._image is not None


def test_a_scan_is_a_label_on_its_container(qtbot: QtBot) -> None:
    screen, _, client = at_labels(qtbot)
    screen.scanned("]C100095011010000000024")
    assert client.commands == [("scan_label", {"by": "local", "code": "]C100095011010000000024"})]


def test_what_failed_is_printed_again_or_gone_on_without_with_a_reason(qtbot: QtBot) -> None:
    _, page, client = at_labels(qtbot, status=samples_labels.TROUBLE)
    assert page.heading.shown.startswith("The printer zebra has no labels.")
    assert "was not printed" in page.sentence.shown
    press(page, "again")
    page.reasons.chosen.emit("printer broken")
    page.waive.held.emit()
    assert client.commands == [
        ("retry_label", {"by": "local", "label": 4_170, "reason": "label spoilt"}),
        ("waive_label", {"by": "local", "label": 4_170, "reason": "printer broken"}),
    ]


def test_a_closed_case_gets_another_label(qtbot: QtBot) -> None:
    _, page, client = at_labels(qtbot)
    page.list.chosen.emit("4101")
    assert not page.waive.isEnabled()
    press(page, "again")
    assert client.commands == [("reprint_label", {"by": "local", "code": "#4080", "reason": "label spoilt"})]


def test_what_is_being_printed_is_not_printed_again(qtbot: QtBot) -> None:
    sending = samples_labels.AWAITED.model_copy(update={"state": "sent"})
    status = samples_labels.CALM.model_copy(update={"awaited": (sending,), "last": (sending,)})
    _, page, _ = at_labels(qtbot, status=status)
    assert not page.again.isEnabled() and page.waive.isEnabled()
    doubtful = sending.model_copy(update={"doubtful": True})
    _, page, _ = at_labels(qtbot, status=status.model_copy(update={"awaited": (doubtful,), "last": (doubtful,)}))
    assert page.again.isEnabled()


def test_templates_say_what_is_wrong_and_the_right_ones_are_tried(qtbot: QtBot) -> None:
    _, page, client = at_labels(qtbot)
    page.tabs.chosen.emit("templates")
    press(page, "again")
    assert client.commands == [("print_test_label", {"template": "case"})]
    page.list.chosen.emit("template:pallet")
    assert "made for 300 dpi" in page.sentence.shown and not page.again.isEnabled()


def test_a_small_screen_shows_the_list_then_one_label(qtbot: QtBot) -> None:
    _, page, _ = at_labels(qtbot, 1024)
    assert page.list.isVisible() and not page.facts.isVisible()
    page.list.chosen.emit("4101")
    assert page.facts.isVisible() and page.again.isVisible() and not page.list.isVisible()
    press(page, "back")
    assert page.list.isVisible()


def test_a_picture_that_had_not_come_is_asked_for_when_the_page_is_opened_again(qtbot: QtBot) -> None:
    screen, page, client = at_labels(qtbot)
    picture = "/v1/labels/label/4101.jpg"
    kept = client.answers.pop(picture)
    page.list.chosen.emit("4101")
    screen.shell.open_page("more")
    client.answers[picture] = kept
    screen.shell.open_page("labels")
    assert page._image is not None


def test_the_name_of_a_template_is_quoted(qtbot: QtBot) -> None:
    named = samples_labels.TEMPLATES[0].model_copy(update={"name": "纸箱 A&B"})
    _, page, client = at_labels(qtbot, status=samples_labels.CALM.model_copy(update={"templates": (named,)}))
    page.tabs.chosen.emit("templates")
    assert client.asked[-1] == "/v1/labels/template.jpg?name=%E7%BA%B8%E7%AE%B1%20A%26B"


@pytest.mark.parametrize("status", [LabelStatus(printers=(), awaited=(), last=(), templates=(), reprint="void")])
def test_without_a_printer_it_says_so(qtbot: QtBot, status: LabelStatus) -> None:
    _, page, _ = at_labels(qtbot, status=status)
    assert page.heading.shown == "This station has no label printer."
    assert not page.again.isEnabled()
