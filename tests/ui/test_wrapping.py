"""Lines of a text: nothing is lost while there are lines, and what is cut says so."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.factories import samples, samples_shipping
from tests.ui.factories.stand import make_screen
from ui.i18n.words import LANGUAGES, Language
from ui.pages.ship import ShipPage
from ui.presenters.rows import RowModel
from ui.theme.theme import Theme
from ui.widgets.facts import FactsCard
from ui.widgets.row_list import RowList
from ui.widgets.wrapping import wrapped

TEXTS = (
    "Taken off the line when it was cleared (counted as rejected)",
    "P.URL.CN/0P$M%LZ4LHSVSDCR2L2",
    "扫描其中任意一个码即可继续。",
    "Сканируйте любое из него, чтобы продолжить.",
    "😀 \u202e\u0301" * 25,
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [90, 200])
def test_in_enough_lines_every_letter_is_there_and_every_line_fits(
    text: str, width: int, qtbot: QtBot, theme: Theme
) -> None:
    font, metrics = theme.font("body", bold=True), theme.metrics("body", bold=True)
    lines = wrapped(text, font, width, 20)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(lines) > 1 and all(metrics.horizontalAdvance(each) <= width + 1 for each in lines)


def test_what_is_cut_ends_in_dots_and_what_fits_is_one_line(qtbot: QtBot, theme: Theme) -> None:
    font = theme.font("body")
    assert wrapped(TEXTS[0], font, 10_000, 3) == (TEXTS[0],)
    two = wrapped(TEXTS[0], font, 120, 2)
    assert len(two) == 2 and two[-1].endswith("…") and TEXTS[0].startswith(two[0])
    assert len(wrapped(TEXTS[0], font, 120, 1)) == 1


def test_rows_are_as_high_as_their_words_need_and_none_lies_on_another(qtbot: QtBot, theme: Theme) -> None:
    rows = RowList(theme)
    qtbot.addWidget(rows)
    rows.resize(600, 400)
    rows.show_rows((RowModel("a", "done", TEXTS[0], TEXTS[3]), RowModel("b", "done", "short", "", "12:31")))
    rows.show()
    line = theme.metrics("body", bold=True).height()
    wide = rows.sizeHintForRow(0)
    rows.resize(260, 400)
    narrow = [rows.visualRect(rows.model().index(place, 0)) for place in range(2)]
    assert narrow[0].height() >= wide + line and narrow[0].height() > narrow[1].height()
    assert narrow[1].top() == narrow[0].bottom() + 1


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1024, 600)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_of_a_delivery_are_whole(language: Language, size: tuple[int, int], qtbot: QtBot) -> None:
    screen, client = make_screen(size, language)
    qtbot.addWidget(screen)
    client.answers["/v1/shipping"] = samples_shipping.loading().model_dump_json().encode()
    screen.show()
    client.feed(samples.calm())
    screen.shell.open_page("ship")
    page = screen.shell.page
    assert isinstance(page, ShipPage)
    facts: FactsCard = page.facts
    assert facts.model is not None
    pad = facts.theme.sizes.pad + 6
    width, height = facts.width() - 2 * pad, facts.height() - pad - facts.line_of("head", bold=True) - 8
    columns = facts._columns(facts.model, width, height)
    for (label, value), lines in zip(facts.model.rows, columns.lines, strict=True):
        needs = facts.width_of(label, columns.plain), facts.width_of(value, columns.plain, bold=True)
        assert max(needs) <= width if lines > 1 else sum(needs) <= width
    loaded = next(value for _, value in facts.model.rows if "19" in value)
    assert loaded == {"en": "19 pallets", "zh_CN": "19 托", "ru": "19 паллет"}[language]
