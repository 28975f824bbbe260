"""What happens to containers, at any level: past tense, small, each says what changes and never the whole again.

A container's identity is the seq of the event that made it: a ``case.passed`` on a line, a ``container.opened``
elsewhere. Every event of one command carries the same ``operation``: the seq of the first of them. ``undoes`` names
the event it takes back. ``by`` and ``reason`` say who and why.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from station.core.deliveries import ShippedItem
from station.core.values import Code, Exit, Fate, Link, Member

Act = Literal[
    "pack",
    "add",
    "remove",
    "replace",
    "merge",
    "dissolve",
    "restore",
    "relabel",
    "decommission",
    "recommission",
    "undo",
    "ship",
    "return",
    "store",
    "resume",
    "repack",
    "palletise",
]
"""What the person (or the line) did; one act may be several events."""
DissolveCause = Literal["rework", "merged", "in_doubt", "unpacked"]
"""``unpacked``: packing it by rework was undone, and its label is as good as new."""


@dataclass(frozen=True, slots=True)
class ContainerOpened:
    """A container is being filled; it may be stored and resumed."""

    kind: ClassVar[str] = "container.opened"
    version: ClassVar[int] = 1
    level: int
    """1 = the lowest: its members are units."""
    name: str
    """Of the level."""
    order: str
    product: str
    lot: str
    link: Link
    by: str = ""
    """Empty = the line itself."""
    code: Code | None = None
    """Its label, where that was scanned before the first member."""
    act: Act = "pack"
    reason: str = ""
    operation: int = 0
    """0 = it was not opened by rework."""


@dataclass(frozen=True, slots=True)
class MembersChanged:
    """Members came into a container, left it, or both at once (replaced); none did where an open one was stored or
    resumed at a bench."""

    kind: ClassVar[str] = "container.members_changed"
    version: ClassVar[int] = 1
    container: int
    removed: tuple[Member, ...] = ()
    added: tuple[Member, ...] = ()
    open: bool = False
    """It is still being filled: upstream has not heard of it."""
    act: Act = "pack"
    by: str = ""
    reason: str = ""
    operation: int = 0
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class ContainerClosed:
    """What was open is whole (or closed short): from now on it is live and upstream is told."""

    kind: ClassVar[str] = "container.closed"
    version: ClassVar[int] = 1
    container: int
    code: Code | None
    """None = its level has no codes yet."""
    exit: Exit
    by: str = ""
    reason: str = ""
    """Why it was closed before it was full; empty = it is full."""
    sscc_serial: int | None = None
    into: int = 0
    """The open container of the level above that it went into."""
    operation: int = 0
    act: Act = "pack"


@dataclass(frozen=True, slots=True)
class ContainerDissolved:
    """It is no container any more: its members are free, its code is void. Its members are as they were before."""

    kind: ClassVar[str] = "container.dissolved"
    version: ClassVar[int] = 1
    container: int
    cause: DissolveCause = "rework"
    open: bool = False
    """It was given up before it was closed: upstream has not heard of it."""
    act: Act = "dissolve"
    by: str = ""
    reason: str = ""
    operation: int = 0
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class ContainerRestored:
    """A dissolved container is one again, with the members and the code it had then."""

    kind: ClassVar[str] = "container.restored"
    version: ClassVar[int] = 1
    container: int
    act: Act = "restore"
    by: str = ""
    reason: str = ""
    operation: int = 0
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class CodeChanged:
    """Relabelled: the old code is void, and never given again."""

    kind: ClassVar[str] = "container.code_changed"
    version: ClassVar[int] = 1
    container: int
    old: Code | None
    new: Code | None
    act: Act = "relabel"
    by: str = ""
    reason: str = ""
    sscc_serial: int | None = None
    operation: int = 0
    undoes: int = 0
    parent: int = 0
    """The container it is in, whose list of members now names another code; 0 = it is in none."""


@dataclass(frozen=True, slots=True)
class UnitDecommissioned:
    """A code that is in no container and will be in none."""

    kind: ClassVar[str] = "unit.decommissioned"
    version: ClassVar[int] = 1
    code: Code
    fate: Fate
    act: Act = "decommission"
    by: str = ""
    reason: str = ""
    operation: int = 0
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class UnitRecommissioned:
    """A decommissioned code may be packed again."""

    kind: ClassVar[str] = "unit.recommissioned"
    version: ClassVar[int] = 1
    code: Code
    fate: Fate
    """What it was decommissioned as."""
    act: Act = "recommission"
    by: str = ""
    reason: str = ""
    operation: int = 0
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class ShipmentConfirmed:
    """A container (and all in it) left for somebody: nothing of it is changed before it is returned."""

    kind: ClassVar[str] = "shipment.confirmed"
    version: ClassVar[int] = 1
    container: int
    """Of this journal; 0 = it was packed elsewhere (``elsewhere``)."""
    to: str
    document: str = ""
    by: str = ""
    reason: str = ""
    operation: int = 0
    delivery: int = 0
    """It left with this delivery; 0 = with none, alone."""
    elsewhere: ShippedItem | None = None


@dataclass(frozen=True, slots=True)
class ShipmentReturned:
    """A shipped container is here again (or never left: the shipment was cancelled)."""

    kind: ClassVar[str] = "shipment.returned"
    version: ClassVar[int] = 1
    container: int
    """Of this journal; 0 = it was packed elsewhere (``elsewhere``)."""
    by: str = ""
    reason: str = ""
    operation: int = 0
    delivery: int = 0
    """This delivery was cancelled whole; 0 = the container was returned alone."""
    elsewhere: ShippedItem | None = None


ContainerEvent = (
    ContainerOpened
    | MembersChanged
    | ContainerClosed
    | ContainerDissolved
    | ContainerRestored
    | CodeChanged
    | UnitDecommissioned
    | UnitRecommissioned
    | ShipmentConfirmed
    | ShipmentReturned
)


def in_hand_after(in_hand: int, seq: int, event: ContainerEvent) -> int:
    """Bench: the container that scans go into once this event is true."""
    match event:
        case ContainerOpened(level=1, act="pack"):
            return seq
        case MembersChanged(act="resume", container=container):
            return container
        case MembersChanged(act="store"):
            return 0
        case ContainerClosed(container=container) | ContainerDissolved(container=container):
            return 0 if container == in_hand else in_hand
        case _:
            return in_hand
