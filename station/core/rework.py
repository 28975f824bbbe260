"""Rework: what a person wants done with closed containers and their members, and what must be known to decide it.

The shell looks the facts up before the command; the core decides, and refuses as ``rework_stale`` what has changed
since. ``rework_decision.decide`` has the rules.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from station.core.container_events import Act, ContainerEvent
from station.core.deliveries import ShippedItem
from station.core.shipping import Shipped
from station.core.values import (
    CaseRef,
    CaseState,
    Code,
    ContainerState,
    Fate,
    Link,
    Member,
    Position,
    Recipe,
    UnitEntry,
)

MEMBERS_MAX = 10_000
"""Most members and containers that one operation may concern."""

ContainerName = Code | int
"""A container by its code, or by its number."""


@dataclass(frozen=True, slots=True)
class AddMembers:
    """Free units or containers are put into a container."""

    act: ClassVar[Act] = "add"
    container: ContainerName
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class RemoveMember:
    """A unit or container is taken out of what holds it, and is free."""

    act: ClassVar[Act] = "remove"
    code: Code


@dataclass(frozen=True, slots=True)
class ReplaceMember:
    """A free one takes the place of a member."""

    act: ClassVar[Act] = "replace"
    out: Code
    in_: Code


@dataclass(frozen=True, slots=True)
class Dissolve:
    """A container is taken apart: its members are free, its code is void. ``all_levels``: its containers too."""

    act: ClassVar[Act] = "dissolve"
    container: ContainerName
    all_levels: bool = False


@dataclass(frozen=True, slots=True)
class Restore:
    """A dissolved container is one again, with the members and the code it had."""

    act: ClassVar[Act] = "restore"
    container: ContainerName


@dataclass(frozen=True, slots=True)
class Relabel:
    """A container gets another code."""

    act: ClassVar[Act] = "relabel"
    container: ContainerName
    new: Code | None = None
    """None = the station assigns one."""


@dataclass(frozen=True, slots=True)
class Merge:
    """All members of one container are put into another; the first is dissolved."""

    act: ClassVar[Act] = "merge"
    source: ContainerName
    into: ContainerName


@dataclass(frozen=True, slots=True)
class Decommission:
    """A unit will be in no container any more; one that is in a container is taken out."""

    act: ClassVar[Act] = "decommission"
    code: Code
    fate: Fate


@dataclass(frozen=True, slots=True)
class Recommission:
    """A decommissioned unit may be packed again."""

    act: ClassVar[Act] = "recommission"
    code: Code


@dataclass(frozen=True, slots=True)
class Undo:
    """An operation is taken back whole."""

    act: ClassVar[Act] = "undo"
    operation: int
    """Number of its first event."""


@dataclass(frozen=True, slots=True)
class Ship:
    """A container that is in no other, and all in it, leaves."""

    act: ClassVar[Act] = "ship"
    container: ContainerName
    to: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """A shipped container is back, or never left."""

    act: ClassVar[Act] = "return"
    container: ContainerName


@dataclass(frozen=True, slots=True)
class Repack:
    """A rejected (or void) case is put right by a person: what was read in it stays, free units take the empty places,
    and it is a closed container. The case itself stays rejected."""

    act: ClassVar[Act] = "repack"
    case: CaseRef
    new: tuple[Code, ...] = ()
    """For the empty places, in their order."""
    out: tuple[Code, ...] = ()
    """Units that were read and are taken out: their places are empty too."""
    label: Code | None = None
    """None = the code that was read on the case, else an assigned one."""
    assign: bool = False
    """A case without a label gets the next SSCC."""
    short: bool = False
    """It is closed with fewer units than a full one has."""


@dataclass(frozen=True, slots=True)
class Palletise:
    """A container is put by a person onto an open one of the level above; the last one that fits closes it."""

    act: ClassVar[Act] = "palletise"
    code: Code
    onto: int | None = None
    """None = a new one is opened."""


Operation = (
    AddMembers
    | RemoveMember
    | ReplaceMember
    | Dissolve
    | Restore
    | Relabel
    | Merge
    | Decommission
    | Recommission
    | Undo
    | Ship
    | Return
    | Repack
    | Palletise
)


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """Where a code is."""

    code: Code
    """As it is known; as it was given where it was never seen."""
    seen: bool = False
    """This journal has it anywhere: in a container, in a rejected case, decommissioned, retired."""
    unit_of: int = 0
    """The container that holds it as a unit; 0 = none does."""
    container: int = 0
    """The container whose code it is or, where it is retired, was."""
    retired: bool = False
    """It was the code of a dissolved or relabelled container, and is not given again."""
    fate: Fate | None = None
    """It is decommissioned."""
    objection: str = ""
    """Key of what speaks against it as a new unit (or new case code) of that container; the shell judges it."""


@dataclass(frozen=True, slots=True)
class LeftElsewhere:
    """Another station shipped a container of ours, by the word of upstream, and nobody has returned it."""

    item: ShippedItem
    """As its return names it."""
    shipped: Shipped


@dataclass(frozen=True, slots=True)
class ContainerFacts:
    """A container as it is now."""

    id: int
    level: int
    name: str
    state: ContainerState
    code: Code | None
    """Its code; of a dissolved one the code it had."""
    order: str
    product: str
    lot: str
    parent: int = 0
    """The container it is in; 0 = none."""
    shipped: bool = False
    """It was itself confirmed as shipped, and has not been returned."""
    left: LeftElsewhere | None = None
    """Known where upstream tells this station of the others."""
    where: str = ""
    """``epoch/seq`` of a line's case; empty else."""
    was_closed: bool = True
    """False: it is open, or was given up before it was closed."""
    members: tuple[Member, ...] = ()
    """Of a dissolved one: as they were when it was dissolved. In order of packing."""


@dataclass(frozen=True, slots=True)
class FlaggedCase:
    """A numbered case of the line that is not product, as it was judged."""

    case: CaseRef
    state: CaseState
    order: str
    product: str
    lot: str
    code: Code | None
    """Of its label, where that was read."""
    units: tuple[UnitEntry, ...]

    @property
    def link(self) -> Link:
        """How its units were tied to it."""
        if any(unit.trigger for unit in self.units):
            return "queue"
        return "picture" if any(unit.cell for unit in self.units) else "reader"

    def split(self, out: tuple[Code, ...] = ()) -> tuple[tuple[UnitEntry, ...], tuple[UnitEntry, ...]]:
        """(units that are good, places that are empty): what was not read, what failed, what is taken out."""
        gone = {code.key for code in out}
        good = tuple(u for u in self.units if u.code is not None and u.reason is None and u.code.key not in gone)
        kept = {id(unit) for unit in good}
        return good, tuple(unit for unit in self.units if id(unit) not in kept)


def position_of_unit(unit: UnitEntry) -> Position:
    row, column = unit.cell or (0, 0)
    return Position(unit.view, row, column, unit.lane, unit.trigger, unit.frame)


@dataclass(frozen=True, slots=True)
class DoneEvent:
    """One event of the operation that is to be undone."""

    seq: int
    event: ContainerEvent
    members: tuple[Member, ...] = ()
    """Of a ``container.dissolved``: those it freed; of a ``container.restored``: those it took again."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that an operation needs to know, as one consistent reading of the journal.

    *codes*: those the operation names, those of the members of a container that is to be restored, and those in the
    events to be undone. *containers*: those that the operation, ``codes`` or the events to be undone name, all they are
    in, the containers among the members of a dissolved one, and for ``Dissolve.all_levels`` all that is in it."""

    seq: int = 0
    """Number of the newest event it knows."""
    codes: tuple[CodeFacts, ...] = ()
    containers: tuple[ContainerFacts, ...] = ()
    recipes: tuple[tuple[str, Recipe], ...] = ()
    """The recipe of each order that ``containers`` name, where the journal has it."""
    done: tuple[DoneEvent, ...] = ()
    """For Undo: the events of the operation in order; empty = there is no such operation."""
    undone: bool = False
    """For Undo: it is undone already."""
    case: FlaggedCase | None = None
    """For Repack: the case; None = there is none of this number, or nothing was read of it."""
    too_many: bool = field(default=False)
    """More than ``MEMBERS_MAX`` are concerned: nothing else was looked up."""


@dataclass(frozen=True, slots=True)
class Rework:
    """A command: do this operation."""

    by: str
    reason: str
    operation: Operation
    facts: Facts


def named_codes(operation: Operation) -> tuple[Code, ...]:
    """The codes that an operation names."""
    match operation:
        case AddMembers(container=container, codes=codes):
            return (*_code(container), *codes)
        case RemoveMember(code=code) | Decommission(code=code) | Recommission(code=code):
            return (code,)
        case ReplaceMember(out=out, in_=in_):
            return (out, in_)
        case Dissolve(container=container) | Restore(container=container) | Ship(container=container):
            return _code(container)
        case Return(container=container):
            return _code(container)
        case Relabel(container=container, new=new):
            return (*_code(container), *(() if new is None else (new,)))
        case Merge(source=source, into=into):
            return (*_code(source), *_code(into))
        case Repack(new=new_units, out=out_units, label=label):
            return (*out_units, *new_units, *(() if label is None else (label,)))
        case Palletise(code=code):
            return (code,)
        case Undo():
            return ()


def named_containers(operation: Operation) -> tuple[int, ...]:
    """The containers that an operation names by number."""
    match operation:
        case AddMembers(container=container) | Dissolve(container=container) | Restore(container=container):
            names: tuple[ContainerName, ...] = (container,)
        case Relabel(container=container) | Ship(container=container) | Return(container=container):
            names = (container,)
        case Merge(source=source, into=into):
            names = (source, into)
        case Palletise(onto=onto):
            names = () if onto is None else (onto,)
        case _:
            names = ()
    return tuple(name for name in names if isinstance(name, int))


def _code(name: ContainerName) -> tuple[Code, ...]:
    return (name,) if isinstance(name, Code) else ()
