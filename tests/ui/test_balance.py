"""The Balance page: differences by time, with what explains them; a row leads to its case or device."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.factories import samples, samples_balance
from tests.ui.factories.stand import StandClient, make_screen
from ui.i18n.translations import Translations
from ui.i18n.words import LANGUAGES, Language
from ui.pages.balance import BalancePage
from ui.presenters.balance import difference_rows
from ui.screen import Screen

REPORT = samples_balance.report(*samples_balance.DIFFERENCES)


@pytest.fixture(params=[(1280, 800), (1024, 600)])
def made(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen(request.param)
    qtbot.addWidget(screen)
    client.answers[samples_balance.PATH] = REPORT.model_dump_json().encode()
    screen.show()
    client.feed(samples.calm())
    screen.shell.open_page("balance")
    yield screen, client


@pytest.fixture
def page(screen: Screen) -> BalancePage:
    found = screen.shell.page
    assert isinstance(found, BalancePage)
    found.choose_tab("differences")
    return found


def test_each_difference_is_a_row_newest_first_with_what_explains_it_beside_it() -> None:
    rows = difference_rows(REPORT, Translations("en").words)
    assert [row.title for row in rows] == [
        "The PLC was silent",
        "The PLC's numbers began again",
        "Case 3/7215: No case has these units",
        "The camera was away (top)",
        "Case 3/7102: The ejection was not confirmed",
        "Case 3/6804: Taken off the line when it was cleared (counted as rejected)",
    ]
    assert [row.about for row in rows][:4] == ["It still is", "", "", "For 0:01:35"]
    assert [row.sign for row in rows] == ["done", "done", "doubt", "done", "doubt", "done"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_is_a_key(language: Language) -> None:
    for row in difference_rows(REPORT, Translations(language).words):
        assert "_" not in row.title + row.about + row.note


@pytest.mark.parametrize(
    ("row", "opened"), [("case/3/7102", "rejects"), ("device/top", "devices"), ("row/4", "balance")]
)
def test_a_row_leads_to_what_it_is_about(row: str, opened: str, screen: Screen, page: BalancePage) -> None:
    page.list.chosen.emit(row)
    assert screen.shell.here == opened


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1024, 600)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tab_is_there_in_every_language(language: Language, size: tuple[int, int], qtbot: QtBot) -> None:
    screen, client = make_screen(size, language)
    qtbot.addWidget(screen)
    client.answers[samples_balance.PATH] = REPORT.model_dump_json().encode()
    screen.show()
    client.feed(samples.calm())
    screen.shell.open_page("balance")
    page = screen.shell.page
    assert isinstance(page, BalancePage)
    for keys in (page.tabs, page.periods):
        assert len([key for key in keys.keys if key.isVisible()]) == len(keys.choices) > 2
