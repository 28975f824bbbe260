"""A config file as the station tells it: made of a real config by the station's own code."""

from functools import cache
from pathlib import Path

from config.lines import read_toml
from config.load import parse
from config.save import hash_of
from config.tree import groups_of
from station.api.schema import ConfigFile, SaveAnswer, SettingFault
from station.assembly.config_file import kinds
from station.assembly.settings_shown import group_shown
from ui.client import Failure

_EXAMPLE = Path(__file__).parents[2] / "config" / "examples" / "picture-line.toml"
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


FAULTS = (
    SettingFault(at="plc.poll_ms", key="config_at_most", arguments={"most": 100}, message="This must be at most 100."),
    SettingFault(at="recipe.units_per_case", key="config_grid_differs", arguments={"cells": 30, "units": 24}),
)
