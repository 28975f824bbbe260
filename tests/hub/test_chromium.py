"""The pages in a real browser at phone size: they say what they should, they fit, and nothing scanned runs."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest

from tests.hub import browser
from tests.hub.page_pictures import PAGES, hub_with_stories

pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(browser.program() is None, reason="Chromium is not installed (Debian: chromium)"),
]
MARGIN_PX = 8


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hub_with_stories(tmp_path_factory.mktemp("hub")) as url:
        yield url


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_should_and_fits_a_phone(url: str, tmp_path: Path, name: str) -> None:
    path, words = PAGES[name]
    picture = tmp_path / "page.png"
    shown = browser.look(url + path, tmp_path / "profile", "--dump-dom", f"--screenshot={picture}")
    assert words in shown or words in browser.look(url + path, tmp_path / "again", "--dump-dom")
    pixels = cv2.imread(str(picture))
    assert pixels is not None
    assert (pixels.shape[1], pixels.shape[0]) == browser.PHONE
    assert pixels.std() > 5, "the page is blank"
    assert pixels[:, -MARGIN_PX:].std() == 0, "something is wider than the page"


def test_what_was_scanned_does_not_run(url: str, tmp_path: Path) -> None:
    shown = browser.look(f"{url}/t/%3Cscript%3Edocument.title=%27owned%27%3C/script%3E", tmp_path / "p", "--dump-dom")
    assert "<title>owned" not in shown
    assert "&lt;script&gt;" in shown
