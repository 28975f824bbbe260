"""The config file over the API: every setting with its help and limits, what to change, and what came of it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from station.api.schema.base import Arguments, Key, Part, Text

SettingKind = Literal[
    "whole", "number", "yes_no", "choice", "choices", "text", "texts", "text_or_whole", "secret", "file"
]
SettingValue = bool | int | float | Text | tuple[Text, ...] | None
"""None = the file says nothing and there is no default, or it is not told (secrets, files)."""

MOST_CHANGES = 200
LONGEST = 4_000


class Setting(Part):
    """One key of the file. Title, help, unit and reasons are English; a screen has them in its own language."""

    key: Text
    """As people write it: ``plc.poll_ms``, ``camera[1].trigger``."""
    title: Text
    help: Text
    kind: SettingKind
    unit: Text = ""
    value: SettingValue = None
    """What the file says, or the default."""
    in_force: SettingValue = None
    """What the running line has."""
    in_order: SettingValue = None
    """What the open order has, where that is another value."""
    given: bool = False
    """It stands in the file (a secret, a file: it is named there)."""
    default: SettingValue = None
    required: bool = False
    least: float | None = None
    most: float | None = None
    longest: int | None = None
    choices: tuple[Text, ...] = ()
    by_hand: Text = ""
    """Why it is changed in the file only; empty = it may be changed here."""


class SettingGroup(Part):
    """One table of the file."""

    key: Text
    title: Text
    name: Text = ""
    """Of the device."""
    settings: tuple[Setting, ...]


class SettingFault(Part):
    """What is wrong with one key (or table) of the file: the words of ``station check``, as key and arguments."""

    at: Text
    """Key of the setting or of its table; empty = the whole file."""
    key: Key
    arguments: Arguments = Field(default_factory=dict)
    suggestion: Text = ""
    message: Text = ""
    """In English."""
    template: Text = ""
    """The English with its places unfilled, which a screen translates; empty = the key is one of station.messages."""


class ConfigFile(Part):
    """The file as it is now. With faults that stand in it already, there are no groups: it is mended by hand."""

    name: Text
    hash: str
    """Names this very text; a change is only taken for the text it was meant for."""
    groups: tuple[SettingGroup, ...] = ()
    faults: tuple[SettingFault, ...] = ()
    waits: tuple[Text, ...] = ()
    """Keys whose value in the file is not the one in force: they wait for a restart."""
    next_order: tuple[Text, ...] = ()
    """Keys of the recipe that the open order was begun without: it keeps its own to its end."""
    kept: tuple[Text, ...] = ()
    """Keys that the running order keeps as it was started with, whatever is saved; empty = no order runs."""


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SettingChange(_Request):
    key: Annotated[str, Field(min_length=1, max_length=512)]
    value: (
        bool
        | int
        | float
        | Annotated[str, Field(max_length=LONGEST)]
        | Annotated[list[Annotated[str, Field(max_length=LONGEST)]], Field(max_length=64)]
        | None
    ) = None
    """None = take it out of the file: the default holds. Of a secret: the new secret."""


class SaveRequest(_Request):
    hash: Annotated[str, Field(max_length=128)]
    """Of the ``ConfigFile`` these changes were made to."""
    changes: Annotated[tuple[SettingChange, ...], Field(min_length=1, max_length=MOST_CHANGES)]


class SaveAnswer(Part):
    """200: saved. 409: another change came first, or it could not be stored. 422: every fault at once."""

    saved: bool
    key: Key = ""
    arguments: Arguments = Field(default_factory=dict)
    hash: str = ""
    faults: tuple[SettingFault, ...] = ()
    restart: bool = False
    """Something waits for a restart."""
