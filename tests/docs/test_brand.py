"""The commands of docs/brand.md do what the page says, in a fresh folder, typed as they stand."""

import json
import shutil

import pytest

from tests.docs.test_commands import Shell, blocks, shell

__all__ = ["shell"]
pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed"),
]


def test_a_brand_says_who_sells_where_and_a_scan_is_answered(shell: Shell) -> None:
    tokens, made, asked, rules, link = blocks("brand.md")
    shell.run(tokens)
    assert "D-7\tNorth Trade\tCN-BJ CN-TJ" in shell.run(made)
    with shell.serving("station hub --data hub --port 8650"):
        told = json.loads(shell.run(asked))
        assert (told["answer"], told["region"]) == ("unknown", "CN-BJ")
    said = shell.run(rules)
    assert "window_days=7" in said
    assert "cases: 0" in said
    assert shell.run(link).startswith("https://hub.example.com/d/")
