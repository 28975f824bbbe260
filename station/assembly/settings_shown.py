"""From the tree of a config to what the API says of it. Nothing of a secret, nor where it lies, is ever in it."""

from collections.abc import Mapping
from typing import Any

from config.errors import ConfigError
from config.messages import MESSAGES
from config.presentation import Group, Setting
from config.toml_text import Value, value_at
from station.api.schema.settings import Setting as Shown
from station.api.schema.settings import SettingFault, SettingGroup

Values = Mapping[str, Any]
_UNTOLD = frozenset({"secret", "file"})


def group_shown(group: Group, values: Values, in_force: Values, own: Mapping[str, Value]) -> SettingGroup:
    """``values``: what the file says; ``in_force``: what it said at the start; ``own``: what the open order has."""
    settings = tuple(_shown(each, values, in_force, own) for each in group.settings)
    return SettingGroup(key=group.key, title=group.title, name=group.name, settings=settings)


def _shown(setting: Setting, values: Values, in_force: Values, own: Mapping[str, Value]) -> Shown:
    untold = setting.kind in _UNTOLD
    return Shown(
        key=setting.key,
        title=setting.title,
        help=setting.help,
        kind=setting.kind,
        unit=setting.unit,
        value=None if untold else _plain(setting.value_in(values)),
        in_force=None if untold else _plain(setting.value_in(in_force)),
        in_order=None if untold else _plain(own.get(setting.key)),
        given=value_at(values, setting.path) is not None,
        default=None if untold else _plain(setting.default),
        required=setting.required,
        least=setting.least,
        most=setting.most,
        longest=setting.longest,
        choices=setting.choices,
        by_hand=setting.by_hand,
    )


def _plain(value: Value | None) -> bool | int | float | str | tuple[str, ...] | None:
    return tuple(str(each) for each in value) if isinstance(value, list) else value


def fault_of(error: ConfigError) -> SettingFault:
    """A fault as ``station check`` tells it."""
    return SettingFault(
        at=error.key,
        key=error.message_key,
        arguments=dict(error.arguments),
        suggestion=error.suggestion,
        message=error.message,
        template=MESSAGES.get(error.message_key, ""),
    )
