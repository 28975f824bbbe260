"""The hub's own sentences: one for each key that it refuses with."""

from sync.hub import startup, token_commands
from tests.station.keys import HUB, keys_said, parsed


def test_every_refusal_of_the_hub_has_its_sentence() -> None:
    said = keys_said([parsed(path) for path in sorted(HUB.glob("*.py"))])
    assert set(said) == set(startup.REFUSALS) | set(token_commands.REFUSALS)
