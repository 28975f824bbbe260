"""The mistakes that must be noticed can still be made: each names a place that is there, once."""

from pathlib import Path

import pytest

from tests.campaign.mutants import NAMED, ROOT


@pytest.mark.parametrize("named", NAMED, ids=lambda named: str(named[0]))
def test_a_named_mistake_names_a_place_that_is_there(named: tuple[str, ...]) -> None:
    _, path, text, *_ = named
    found = [folder / path for folder in (ROOT, ROOT / "station") if (folder / path).exists()]
    assert len(found) == 1 and Path(found[0]).read_text("utf-8").count(text) >= 1
