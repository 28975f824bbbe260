"""A config file as the station tells it: made of a real config by the station's own code."""

from functools import cache
from pathlib import Path

from config.file_replacement import hash_of
from config.loader import parse
from config.messages import MESSAGES, sentence
from config.presentation import groups_of
from config.toml_text import read_toml
from station.api.schema import ConfigFile, SaveAnswer, SettingFault
from station.assembly.config_file import kinds
from station.assembly.settings_shown import group_shown
from ui.client import Failure

_EXAMPLE = Path(__file__).parents[3] / "config" / "examples" / "picture-line.toml"
_UPSTREAM = """
[[upstream]]
name = "hub"
driver = "native"
url = "https://hub.example.com"
token_file = "{file}"
"""


@cache
def text() -> str:
    """The example with an upstream, whose token is any file there is."""
    return _EXAMPLE.read_text(encoding="utf-8") + _UPSTREAM.format(file=_EXAMPLE.name)


@cache
def config_file(old: str = "", new: str = "") -> ConfigFile:
    """As it is in force; ``old`` → ``new``: as it was changed since."""
    in_force = read_toml(text())
    changed = text().replace(old, new) if old else text()
    parse(changed, _EXAMPLE, kinds())
    values = read_toml(changed)
    groups = groups_of(values, kinds())
    waits = tuple(
        each.key for group in groups for each in group.settings if each.value_in(values) != each.value_in(in_force)
    )
    return ConfigFile(
        name="/etc/station/line.toml",
        hash=hash_of(changed),
        groups=tuple(group_shown(group, values, in_force, {}) for group in groups),
        waits=waits,
    )


def waiting() -> ConfigFile:
    """A saved change that waits for a restart."""
    return config_file("poll_ms = 20", "poll_ms = 30")


def refusal(*faults: SettingFault) -> Failure:
    """What a save comes back with when the station objects."""
    answer = SaveAnswer(saved=False, key="config_refused", arguments={"n": len(faults)}, faults=faults)
    return Failure(answer.key, answer.arguments, answer.model_dump_json().encode())


def config_fault(at: str, key: str, suggestion: str = "", **arguments: str | int) -> SettingFault:
    """As the station tells a fault of a config."""
    message = sentence(key, arguments)
    return SettingFault(
        at=at,
        key=key,
        arguments=dict(arguments),
        suggestion=suggestion,
        message=message,
        template=MESSAGES.get(key, ""),
    )


FAULTS = (
    config_fault("plc.poll_ms", "config_at_most", most=100),
    config_fault("recipe.units_per_case", "recipe_grid_differs", cells=30, units=24),
)
