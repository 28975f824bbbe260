"""The bodies of the wire, by kind and version: one module for the station, the hub, EPCIS and the documentation.

A model never changes once a station has sent it; a changed body is a new row of ``BODIES`` beside the old one.
``(kind, version)`` that is not in the table is kept as it came by whoever stores records, and is never refused.

Models are strict about types and limits. Keys they do not know are no fault: a receiver stores them with the body.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NotRequired, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator, with_config
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

CODE_MAX = 8_192
"""A code of 2,048 characters, the most a station takes, with every character escaped."""
MEMBERS_MAX = 10_000
LEVELS_MAX = 9
TEXT_MAX = 1_000
NO_NUL = r"^[^\x00]*$"
"""PostgreSQL keeps no NUL in a text, so no text of the wire may have one."""

WireNumber = Annotated[int, Field(ge=0, le=2**62)]
Seq = Annotated[int, Field(ge=1, le=2**62)]
Name = Annotated[str, Field(min_length=1, max_length=128, pattern=NO_NUL)]
Text = Annotated[str, Field(max_length=TEXT_MAX, pattern=NO_NUL)]
CodeText = Annotated[str, Field(min_length=1, max_length=CODE_MAX, pattern=NO_NUL)]
Place = Annotated[int, Field(ge=0, le=2**62)]
LevelNumber = Annotated[int, Field(ge=1, le=LEVELS_MAX)]


class Body(BaseModel):
    """What every body is: strict about types, patient about keys of a later version."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


# Codes and members are checked dictionaries, not models: there are two of them for each of 20,000 units a second.


@with_config(Body.model_config)
class CodeBody(TypedDict):
    """One code."""

    key: CodeText
    """Canonical: codes with the same key are the same code."""
    text: CodeText
    """As it was read."""


@with_config(Body.model_config)
class PositionBody(TypedDict, total=False):
    """Where in its container a member is; a field that means nothing for its source is left out."""

    view: Place
    row: Place
    column: Place
    lane: Place
    trigger: Place
    frame: Place
    place: Place


@with_config(Body.model_config)
class MemberBody(TypedDict):
    """A unit, or a container of the level below."""

    code: CodeBody
    container: WireNumber
    """0 = a unit."""
    position: NotRequired[PositionBody]


Members = Annotated[list[MemberBody], Field(max_length=MEMBERS_MAX)]


class CaseNumber(Body):
    """A case as the PLC numbers it."""

    epoch: WireNumber
    seq: Seq


class WindowBody(Body):
    """The trigger words that the PLC latched with a case."""

    units: Place = 0
    first: Place = 0
    last: Place = 0
    first_2: Place = 0
    last_2: Place = 0
    label: Place = 0


class ContainerBody(Body):
    """What every record about a container says of it."""

    container: Seq
    """Its number in the journal; with station and station_epoch it names the container for ever."""
    level: LevelNumber
    """1 = the lowest: its members are units."""
    name: Name
    """Of the level: ``case``, ``pallet`` …"""
    code: CodeBody | None
    """As it is after this record; null = containers of this level have none."""
    order: Text
    product: Text
    lot: Text
    by: Text = ""
    """The person who did it; empty = the line itself."""
    reason: Text = ""


class PackedBody(ContainerBody):
    """Of a ``container.packed``: it is closed and has left, by hand or by the line."""

    members: Annotated[Members, Field(min_length=1)]
    packed_at_us: WireNumber
    """Microseconds since 1970, UTC: on a line the moment of the pass verdict."""
    link: Literal["picture", "queue", "reader", "scanned", "imported"]
    """How the members were tied to it."""
    exit: Literal["confirmed", "assumed", "by_hand", ""]
    """How it is known that it left."""
    case: CaseNumber | None = None
    window: WindowBody | None = None

    @model_validator(mode="after")
    def _members_fit(self) -> Self:
        check_members(self, self.members)
        return self


class RestoredBody(PackedBody):
    """Of a ``container.restored``: a dissolved container is one again, with these members and this code."""

    members: Members


class DissolvedBody(ContainerBody):
    """Of a ``container.dissolved``: none of its members may be told as belonging to it. It is taken without a cause or
    members too: a retraction that is refused leaves a wrong link standing."""

    cause: Text = ""
    """``offset_found`` (the line does not believe it any more), ``rework``, ``merged`` …"""
    members: Members = []
    """As they were until now."""


class ChangedBody(ContainerBody):
    """Of a ``container.changed``: members left it, came into it, or both at once (one was replaced)."""

    removed: Members
    added: Members

    @model_validator(mode="after")
    def _members_fit(self) -> Self:
        if not self.removed and not self.added:
            raise PydanticCustomError("nothing_changed", "no member is removed or added")
        check_members(self, self.removed)
        check_members(self, self.added)
        return self


class ParentBody(Body):
    """The container that another one is in."""

    container: Seq
    level: LevelNumber
    name: Name
    code: CodeBody | None


class RecodedBody(ContainerBody):
    """Of a ``container.recoded``: relabelled. ``code`` is the new one; the old one is void."""

    old_code: CodeBody | None
    members: Members
    parent: ParentBody | None = None
    """What it is in. Who knows containers by their codes has to change its members too; null = it is in none that
    upstream knows."""


class DecommissionedBody(Body):
    """Of a ``unit.decommissioned``: the code is in no container and will be in none."""

    code: CodeBody
    fate: Literal["sampled", "destroyed", "lost", "damaged", "other"]
    by: Text = ""
    reason: Text = ""


class RecommissionedBody(Body):
    """Of a ``unit.recommissioned``: a decommissioned code may be packed again."""

    code: CodeBody
    by: Text = ""
    reason: Text = ""


class OriginBody(Body):
    """A container of another journal, by the name it has for ever."""

    station: Name
    station_epoch: Name
    container: Seq


class MovedBody(ContainerBody):
    """A container that left or came back. A dock ships what other stations packed: then ``container`` is 0, and
    ``origin`` names the container where it was packed. Both are missing for one that nobody has proved
    (*accepted as unproven*): only its code is known."""

    container: WireNumber
    origin: OriginBody | None = None
    delivery: WireNumber = 0
    """Number of the delivery it was confirmed (or cancelled) with, in the journal that says so; 0 = alone. All records
    of one delivery have the same."""


class ShippedBody(MovedBody):
    """Of a ``shipment.confirmed``: the container, and all in it, left for somebody."""

    to: Text
    document: Text = ""
    """Number of the delivery note or order; empty = none was named."""


class ReturnedBody(MovedBody):
    """Of a ``shipment.returned``: it is here again, or it never left."""


class OrderBody(Body):
    """Of an ``order.suspended`` or ``order.resumed``."""

    order: Text
    by: Text = ""
    reason: Text = ""


class OrderStartedBody(OrderBody):
    """Of an ``order.started``."""

    recipe: dict[str, Any]
    """What a container of this order must be."""


class ReasonBody(Body):
    """Rejected cases by their most serious reason."""

    key: Name
    cases: WireNumber


class AuditsBody(Body):
    """Units that a person was asked for at random, while the order ran."""

    asked: WireNumber
    right: WireNumber
    wrong: WireNumber


Units = Annotated[int, Field(ge=-(2**62), le=2**62)]


class BalanceBody(Body):
    """The units of an order, as the station knew them when it was closed:
    sensor = packed + rejected + sampled + no_read + in_flight + difference."""

    source: Literal["case_count", "unit_counter", "scans"]
    """What counts: units in the cases that the PLC numbered, its unit counter, scans that were taken."""
    sensor: WireNumber
    packed: Units
    rejected: Units
    sampled: Units
    no_read: Units
    in_flight: Units
    difference: Units
    closes: bool
    """The difference is 0, and no case of it must still be found."""
    reasons: Annotated[list[ReasonBody], Field(max_length=100)] = []
    audits: AuditsBody


class OrderClosedBody(OrderBody):
    """Of an ``order.closed``: the counts are of its whole life."""

    passed: WireNumber
    rejected: WireNumber
    balance: BalanceBody | None = None
    """null = it was not counted."""


class ParkedBody(Body):
    """Of a ``record.parked``, the tombstone under the number of a record that upstream refused."""

    record: Name
    """Id of the record."""
    kind: Name
    order: Text
    status: Text
    words: Text


BODIES: Mapping[tuple[str, int], type[Body]] = {
    ("container.packed", 1): PackedBody,
    ("container.restored", 1): RestoredBody,
    ("container.dissolved", 1): DissolvedBody,
    ("container.changed", 1): ChangedBody,
    ("container.recoded", 1): RecodedBody,
    ("unit.decommissioned", 1): DecommissionedBody,
    ("unit.recommissioned", 1): RecommissionedBody,
    ("shipment.confirmed", 1): ShippedBody,
    ("shipment.returned", 1): ReturnedBody,
    ("order.started", 1): OrderStartedBody,
    ("order.suspended", 1): OrderBody,
    ("order.resumed", 1): OrderBody,
    ("order.closed", 1): OrderClosedBody,
    ("record.parked", 1): ParkedBody,
}
"""Every body a station sends, in every version that was ever sent."""


def parse_body(kind: str, version: int, body: object) -> Body | None:
    """The body as its model; None = a kind or version that this program does not know. Raises ValidationError."""
    model = BODIES.get((kind, version))
    return None if model is None else model.model_validate(body)


def check_members(container: ContainerBody, members: list[MemberBody]) -> None:
    """Each member once, of the level below, and none the container itself. Raises PydanticCustomError."""
    if len({member["code"]["key"] for member in members}) != len(members):
        raise PydanticCustomError("member_twice", "a member is named twice")
    inside = {member["container"] for member in members}
    if inside - {0} if container.level == 1 else 0 in inside:
        raise PydanticCustomError("member_level", "a member is not of the level below")
    if container.container in inside:
        raise PydanticCustomError("member_itself", "a container is its own member")
