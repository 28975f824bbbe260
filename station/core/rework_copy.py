"""The working copy of an operation: the facts, changed by each event as it is decided, so that the next rule sees what
the one before did. Whatever speaks against an event is a ``Refused``; then nothing of the copy is used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from station.core.commands import Refusal
from station.core.container_events import (
    Act,
    CodeChanged,
    ContainerClosed,
    ContainerDissolved,
    ContainerEvent,
    ContainerOpened,
    ContainerRestored,
    DissolveCause,
    MembersChanged,
    UnitDecommissioned,
    UnitRecommissioned,
)
from station.core.rework import CodeFacts, ContainerFacts, ContainerName, Facts
from station.core.step_context import arguments
from station.core.values import Code, Fate, Level, Link, Member, Position

NOWHERE = Position()


class ReworkRefused(Exception):
    """An operation cannot be done; nothing is changed."""

    def __init__(self, key: str, /, **named: str | int) -> None:
        super().__init__(key)
        self.refusal = Refusal(key, arguments(**named))


def display_name(container: ContainerFacts) -> str:
    """What people call it: its code, or its number."""
    return container.code.text if container.code is not None else f"#{container.id}"


@dataclass(slots=True)
class WorkingCopy:
    facts: Facts
    operation: int
    """Seq of the first event."""
    act: Act
    by: str
    reason: str
    on_line: Callable[[str], bool] = lambda _: False
    """Whether a code is between reader and packer."""
    containers: dict[int, ContainerFacts] = field(init=False)
    codes: dict[str, CodeFacts] = field(init=False)
    events: list[ContainerEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.containers = {each.id: each for each in self.facts.containers}
        self.codes = {each.code.key: each for each in self.facts.codes}

    # looking -----------------------------------------------------------------------------------------------------

    def code(self, code: Code) -> CodeFacts:
        return self.codes.get(code.key) or CodeFacts(code)

    def container(self, number: int) -> ContainerFacts:
        """One that the facts name; they are not whole without it."""
        found = self.containers.get(number)
        if found is None:
            raise ReworkRefused("rework_stale")
        return found

    def named(self, name: ContainerName) -> ContainerFacts:
        """The container of this code or number."""
        if isinstance(name, int):
            if name not in self.containers:
                raise ReworkRefused("rework_container_unknown", container=f"#{name}")
            return self.containers[name]
        known = self.code(name)
        if known.container:
            return self.container(known.container)
        raise ReworkRefused("rework_not_a_container" if known.seen else "rework_code_unknown", code=known.code.text)

    def level(self, container: ContainerFacts) -> Level | None:
        """What a container of this level is, by the recipe of its order; None = the recipe is not known."""
        recipe = dict(self.facts.recipes).get(container.order)
        if recipe is None:
            return None
        levels = (Level(recipe.container, recipe.units_per_case), *recipe.above)
        return levels[container.level - 1] if container.level <= len(levels) else None

    def holder(self, code: Code) -> ContainerFacts:
        """The container that this unit or container is in."""
        known = self.code(code)
        if not known.seen:
            raise ReworkRefused("rework_code_unknown", code=code.text)
        number = self.container(known.container).parent if known.container else known.unit_of
        if not number:
            raise ReworkRefused("rework_not_in_container", code=known.code.text)
        return self.container(number)

    def member(self, container: ContainerFacts, code: Code) -> Member:
        """The member that this code is, with the code it has now."""
        known = self.code(code)
        wanted = known.container or code.key
        found = next((each for each in container.members if identity(each) == wanted), None)
        if found is None:
            raise ReworkRefused("rework_not_in_container", code=known.code.text)
        return replace(found, code=known.code)

    # what speaks against it --------------------------------------------------------------------------------------

    def may_change(self, container: ContainerFacts, states: Sequence[str] = ("live",)) -> None:
        """It is closed and believed, and neither it nor what it is in is shipped."""
        if container.state not in states:
            raise ReworkRefused(
                "rework_not_live", container=display_name(container), state=f"container_{container.state}"
            )
        self.not_shipped(container)

    def not_shipped(self, container: ContainerFacts) -> None:
        above = container
        while not above.shipped and above.left is None:
            if not above.parent:
                return
            above = self.container(above.parent)
        raise _shipped(container, above)

    def is_free_unit(self, code: Code) -> None:
        """It may be put into a container."""
        known = self.code(code)
        text = known.code.text
        if known.retired:
            raise ReworkRefused("rework_code_retired", code=text)
        if known.container:
            raise ReworkRefused("rework_level_wrong", code=text, name=self.container(known.container).name)
        if known.fate is not None:
            raise ReworkRefused("rework_code_decommissioned", code=text, state=f"fate_{known.fate}")
        if known.unit_of:
            self._elsewhere(text, self.container(known.unit_of))
        if self.on_line(code.key):
            raise ReworkRefused("rework_code_on_line", code=text)

    def is_free_container(self, container: ContainerFacts, states: Sequence[str] = ("live",)) -> None:
        """It is in no other one and has not left."""
        self.may_change(replace(container, parent=0), states)
        if container.parent:
            self._elsewhere(display_name(container), self.container(container.parent))

    def _elsewhere(self, code: str, holder: ContainerFacts) -> None:
        raise ReworkRefused("rework_code_elsewhere", code=code, name=holder.name, container=display_name(holder))

    # events ------------------------------------------------------------------------------------------------------

    def change(
        self, container: ContainerFacts, removed: Sequence[Member], added: Sequence[Member], undoes: int = 0
    ) -> None:
        """Members leave a container, come into it, or both."""
        here = self.container(container.id)
        out = {identity(each) for each in removed}
        kept = [each for each in here.members if identity(each) not in out]
        if not kept and not added and here.state != "open":
            raise ReworkRefused("rework_last_member", container=display_name(here), name=here.name)
        self._places_are_free(here, kept, added)
        changed = replace(here, members=(*kept, *added))
        self.containers[here.id] = changed
        self._put(0, removed)
        self._put(here.id, added)
        told = (tuple(removed), tuple(added), here.state == "open")
        self.events.append(MembersChanged(here.id, *told, self.act, self.by, self.reason, self.operation, undoes))

    def _places_are_free(self, container: ContainerFacts, kept: Sequence[Member], added: Sequence[Member]) -> None:
        used = {each.position: each for each in kept if each.position != NOWHERE}
        for member in added:
            if (other := used.get(member.position)) is not None:
                where = display_name(container)
                raise ReworkRefused("rework_place_taken", code=member.code.text, other=other.code.text, container=where)

    def open(self, like: ContainerFacts, link: Link) -> ContainerFacts:
        """A new one with the level, name and goods of ``like``."""
        made = replace(
            like, id=self.operation + len(self.events), state="open", code=None, members=(), parent=0, was_closed=False
        )
        self.containers[made.id] = made
        goods = (made.level, made.name, made.order, made.product, made.lot, link, self.by)
        self.events.append(ContainerOpened(*goods, act=self.act, reason=self.reason, operation=self.operation))
        return made

    def close(self, container: ContainerFacts, code: Code | None, serial: int | None, reason: str) -> None:
        """``reason``: why before it is full; empty = it is full."""
        here = self.container(container.id)
        self.containers[here.id] = replace(here, state="live", code=code, was_closed=True)
        self._code_of(here.id, code, retired=False)
        told = (self.by, reason, serial)
        self.events.append(ContainerClosed(here.id, code, "by_hand", *told, operation=self.operation, act=self.act))

    def dissolve(self, container: ContainerFacts, cause: DissolveCause = "rework", undoes: int = 0) -> None:
        """What it is in must have let it go before. The label of one that was never told of is as good as new."""
        here = self.container(container.id)
        unused = here.state == "open" or cause == "unpacked"
        self._put(0, here.members)
        self.containers[here.id] = replace(here, state="dissolved")
        self._code_of(here.id, here.code, retired=not unused, gone=unused)
        told = (cause, here.state == "open", self.act, self.by, self.reason, self.operation, undoes)
        self.events.append(ContainerDissolved(here.id, *told))

    def restore(self, container: ContainerFacts, undoes: int = 0) -> None:
        """It takes the members and the code it had; all of them must be free."""
        here = self.container(container.id)
        if here.state != "dissolved":
            raise ReworkRefused("rework_not_dissolved", container=display_name(here), name=here.name)
        if not here.was_closed:
            raise ReworkRefused("rework_never_closed", container=display_name(here), name=here.name)
        self._label_is_free(here)
        self.are_free(here.members)
        self.containers[here.id] = replace(here, state="live", parent=0)
        self._put(here.id, here.members)
        self._code_of(here.id, here.code, retired=False)
        self.events.append(ContainerRestored(here.id, self.act, self.by, self.reason, self.operation, undoes))

    def _label_is_free(self, container: ContainerFacts) -> None:
        """The label of one that was never told of may be on another one now."""
        if container.code is None:
            return
        known = self.code(container.code)
        if known.container not in (0, container.id):
            where = display_name(self.container(known.container))
            raise ReworkRefused("rework_label_used", code=known.code.text, container=where)

    def are_free(self, members: Sequence[Member]) -> None:
        """All of them may go (back) into a container that they were in."""
        for member in members:
            if member.container:
                self.is_free_container(self.container(member.container), ("live", "quarantined"))
            else:
                self.is_free_unit(member.code)

    def recode(self, container: ContainerFacts, new: Code | None, serial: int | None = None, undoes: int = 0) -> None:
        """The old code is void; undone, the new one is as if it had never been."""
        here = self.container(container.id)
        self.containers[here.id] = replace(here, code=new)
        self._code_of(here.id, here.code, retired=not undoes, gone=bool(undoes))
        self._code_of(here.id, new, retired=False)
        told = (self.act, self.by, self.reason, serial, self.operation, undoes)
        self.events.append(CodeChanged(here.id, here.code, new, *told, parent=here.parent))

    def decommission(self, code: Code, fate: Fate, undoes: int = 0) -> None:
        known = self.code(code)
        self.codes[code.key] = replace(known, fate=fate)
        told = (self.act, self.by, self.reason, self.operation, undoes)
        self.events.append(UnitDecommissioned(known.code, fate, *told))

    def recommission(self, code: Code, undoes: int = 0) -> None:
        known = self.code(code)
        if known.fate is None:
            raise ReworkRefused("rework_not_decommissioned", code=known.code.text)
        self.codes[code.key] = replace(known, fate=None)
        told = (self.act, self.by, self.reason, self.operation, undoes)
        self.events.append(UnitRecommissioned(known.code, known.fate, *told))

    # the copy itself ---------------------------------------------------------------------------------------------

    def _put(self, holder: int, members: Sequence[Member]) -> None:
        for member in members:
            if member.container:
                if member.container in self.containers:
                    self.containers[member.container] = replace(self.containers[member.container], parent=holder)
            else:
                self.codes[member.code.key] = replace(self.code(member.code), seen=True, unit_of=holder)

    def _code_of(self, container: int, code: Code | None, *, retired: bool, gone: bool = False) -> None:
        if code is not None:
            known = replace(self.code(code), seen=True, container=0 if gone else container, retired=retired)
            self.codes[code.key] = known


def _shipped(container: ContainerFacts, above: ContainerFacts) -> ReworkRefused:
    told: dict[str, str | int] = {"container": display_name(container), "shipped": display_name(above)}
    if above.shipped or above.left is None:
        return ReworkRefused("rework_shipped", **told)
    left = above.left.shipped
    told |= {"to": left.to, "station": left.station, "at_us": left.at_us}
    if not left.document:
        return ReworkRefused("rework_shipped_elsewhere", **told)
    return ReworkRefused("rework_shipped_with_note", **told, document=left.document)


def identity(member: Member) -> int | str:
    """What a member is, whatever code it has now."""
    return member.container or member.code.key
