"""The hub's own sentences: one for each key that it refuses with, on the command line or on a page."""

from sync.hub import pool_commands, startup, token_commands, trade_commands, trade_words
from tests.station.keys import HUB, keys_said, parsed

COMMANDS = (startup, token_commands, pool_commands, trade_commands)
PAGE = "refused_"
"""What begins the words of a page for a key."""


def test_every_refusal_of_the_hub_has_its_sentence() -> None:
    said = set(keys_said([parsed(path) for path in sorted(HUB.glob("*.py"))]))
    told = {key for module in COMMANDS for key in module.REFUSALS}
    shown = {key.removeprefix(PAGE) for key in trade_words.ENGLISH if key.startswith(PAGE)}
    assert said - told - shown == set()
    assert told - said == set()
