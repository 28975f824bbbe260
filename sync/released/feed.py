"""The documents of the hub's feed for docks (``sync.hub.feed``): what comes from the wire is checked first."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from sync.wire import BEGINNING, Document
from sync.wire_schema import CodeBody, LevelNumber, Name, OriginBody, Seq, Text, WireNumber

CHANGES_MAX = 5_000
JOURNALS_MAX = 10_000
LISTED_MAX = 20_000
Inside = Annotated[list[WireNumber], Field(max_length=10_000)]


class JournalPlace(Document):
    """A journal, and through which number the hub has it."""

    station: Name
    station_epoch: Name
    through: WireNumber


class Journals(Document):
    journals: Annotated[list[JournalPlace], Field(max_length=JOURNALS_MAX)]


class Change(Document):
    """A record about a container, without its units."""

    seq: Seq
    kind: Literal[
        "container.packed",
        "container.restored",
        "container.changed",
        "container.dissolved",
        "container.recoded",
        "shipment.confirmed",
        "shipment.returned",
    ]
    time: Annotated[str, Field(max_length=40)]
    container: WireNumber
    level: LevelNumber
    name: Name
    code: CodeBody | None
    product: Text = ""
    lot: Text = ""
    cause: Text = ""
    members: WireNumber = 0
    added: WireNumber = 0
    removed: WireNumber = 0
    members_inside: Inside = Field(default_factory=list)
    added_inside: Inside = Field(default_factory=list)
    removed_inside: Inside = Field(default_factory=list)
    to: Text = ""
    document: Text = ""
    origin: OriginBody | None = None

    @property
    def at_us(self) -> int:
        """0 where the time is none."""
        try:
            at = datetime.fromisoformat(self.time)
        except ValueError:
            return 0
        return 0 if at.tzinfo is None else int((at - BEGINNING).total_seconds() * 1_000_000)


class ChangePage(Document):
    changes: Annotated[list[Change], Field(max_length=CHANGES_MAX)]
    through: WireNumber
    more: bool


class TracedContainer(Document):
    container: WireNumber
    name: Name
    code: CodeBody | None


class TracedPlace(Document):
    """Where a unit is: its container first, then what that is in."""

    containers: Annotated[list[TracedContainer], Field(max_length=20)]


class TracedCode(Document):
    """What the hub tells of one code, as far as a dock asks."""

    verdict: Annotated[str, Field(max_length=40)]
    as_unit: Annotated[list[TracedPlace], Field(max_length=1_000)]


class HubReceiver(Document):
    code: Name
    name: Text = ""


class HubReceivers(Document):
    """A page. ``next``: ask on with ``after``; none = this was the last one."""

    distributors: Annotated[list[HubReceiver], Field(max_length=LISTED_MAX)]
    next: Name | None = None


class HubLine(Document):
    product: Name
    quantity: Annotated[int, Field(ge=1, le=10**9)]
    counted: Literal["unit", "case", "container"] = "case"
    lot: Text = ""


class HubNote(Document):
    number: Name
    to: Name
    lines: Annotated[list[HubLine], Field(max_length=1_000)] = Field(default_factory=list)


class HubNotes(Document):
    """A page, as ``HubReceivers``."""

    notes: Annotated[list[HubNote], Field(max_length=LISTED_MAX)]
    next: Name | None = None
