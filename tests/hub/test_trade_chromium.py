"""The pages of distributors and the brand in a real browser, at phone size: they say what they should, and they fit."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest

from tests.hub import browser
from tests.hub.test_chromium import MARGIN_PX
from tests.hub.trade_pictures import PAGES, trade

pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(browser.program() is None, reason="Chromium is not installed (Debian: chromium)"),
]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, int]]:
    with trade(tmp_path_factory.mktemp("hub")) as told:
        yield told


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_should_and_fits_a_phone(shown: tuple[str, str, int], tmp_path: Path, name: str) -> None:
    url, link, case = shown
    path, words = PAGES[name]
    picture = tmp_path / "page.png"
    address = url + path.format(link=link, case=case)
    page = browser.look(address, tmp_path / "profile", "--dump-dom", f"--screenshot={picture}")
    assert words in page
    assert "<script" not in page
    assert "<b>" not in page
    pixels = cv2.imread(str(picture))
    assert pixels is not None
    assert (pixels.shape[1], pixels.shape[0]) == browser.PHONE
    assert pixels[:, -MARGIN_PX:].std() == 0, "something is wider than the page"
