"""Pools: every pool in a row, the chosen one with its facts and the bad lines of its last file."""

import pytest
from pytestqt.qtbot import QtBot

from station.api.schema.pools import PoolList
from tests.ui.factories import samples, samples_pools
from tests.ui.factories.stand import StandClient, make_screen
from ui.pages.pools import PoolsPage
from ui.screen import Screen


def at_pools(qtbot: QtBot, width: int, pools: PoolList = samples_pools.POOLS) -> tuple[Screen, PoolsPage, StandClient]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    screen.resize(width, width * 9 // 16)
    screen.show()
    client.feed(samples.calm())
    samples_pools.set_out(client, pools)
    screen.shell.open_page("pools")
    page = screen.shell.page
    assert isinstance(page, PoolsPage)
    return screen, page, client


def test_the_pool_of_the_order_is_shown_first_with_its_bad_lines(qtbot: QtBot) -> None:
    _, page, client = at_pools(qtbot, 1280)
    assert page.heading.shown == "3 pools of codes"
    assert page.chosen == "water-2026"
    assert page.facts.model is not None
    assert ("Left over", "31,480") in page.facts.model.facts
    assert "Line 17:" in page.bad.toPlainText()
    assert client.asked.count("/v1/pools/water-2026/bad") == 1


def test_a_small_screen_shows_the_list_then_one_pool(qtbot: QtBot) -> None:
    _, page, _ = at_pools(qtbot, 1024)
    assert page.list.isVisible() and not page.facts.isVisible()
    page.list.chosen.emit("water-2026")
    assert page.facts.isVisible() and page.back.isVisible() and not page.list.isVisible()
    page.back.click()
    assert page.list.isVisible()


@pytest.mark.parametrize(
    ("pools", "said"),
    [
        (PoolList(), "This station has no pool of codes."),
        (PoolList(problem="pools_foreign"), "is not a file of pools"),
    ],
)
def test_without_pools_it_says_what_to_do(qtbot: QtBot, pools: PoolList, said: str) -> None:
    _, page, _ = at_pools(qtbot, 1280, pools)
    assert said in page.heading.shown
    assert not page.facts.isVisible()
