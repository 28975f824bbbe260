"""A second, small fold of the container events, written apart from the program: what it is held against.

Who is in what is kept in one place only, the members of each container; all else is derived from it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from station.core import container_events as ev
from station.core import rework as rw
from station.core.values import Code, Fate, Member, Position, Recipe

Identity = int | str


def identity(member: Member) -> Identity:
    return member.container or member.code.key


@dataclass
class Box:
    """One container."""

    level: int
    name: str
    code: Code | None
    order: str
    product: str
    lot: str
    state: str = "live"
    shipped: bool = False
    members: dict[Identity, Position] = field(default_factory=dict)

    def like(self) -> tuple[object, ...]:
        key = self.code.key if self.code else None
        return (self.level, key, self.state, self.shipped, frozenset(self.members.items()))


@dataclass
class Model:
    recipe: Recipe
    seq: int = 0
    boxes: dict[int, Box] = field(default_factory=dict)
    fates: dict[str, Fate] = field(default_factory=dict)
    retired: dict[str, int] = field(default_factory=dict)
    seen: dict[str, Code] = field(default_factory=dict)
    log: list[tuple[int, ev.ContainerEvent, dict[Identity, Position]]] = field(default_factory=list)
    """(seq, event, the members its container had then)"""
    undone: set[int] = field(default_factory=set)

    # making --------------------------------------------------------------------------------------------------------

    def box(self, level: int, code: str, members: Iterable[Identity], **goods: str) -> int:
        """A live container; its members take the places 1, 2, 3 …"""
        self.seq += 1
        label = Code(code, code.upper())
        placed = {each: Position(place=place) for place, each in enumerate(members, start=1)}
        name = ("case", "pallet")[level - 1]
        made = {"order": "A1", "product": "water", "lot": ""} | goods
        self.boxes[self.seq] = Box(level, name, label, made["order"], made["product"], made["lot"], members=placed)
        self.see(*(each for each in placed if isinstance(each, str)), code)
        return self.seq

    def see(self, *keys: str) -> None:
        self.seen |= {key: Code(key, key.upper()) for key in keys}

    # the fold ------------------------------------------------------------------------------------------------------

    def fold(self, events: Iterable[ev.ContainerEvent]) -> None:
        for event in events:
            self.seq += 1
            number = getattr(event, "container", 0)
            self._one(event)
            self.log.append((self.seq, event, dict(self.boxes[number].members) if number else {}))
            if undoes := getattr(event, "undoes", 0):
                self.undone.add(undoes)

    def _one(self, event: ev.ContainerEvent) -> None:
        match event:
            case ev.MembersChanged(container=number, removed=removed, added=added):
                members = self.boxes[number].members
                for member in removed:
                    assert members.pop(identity(member)) == member.position, "out of another place than it was in"
                for member in added:
                    assert identity(member) not in members
                    members[identity(member)] = member.position
                    if not member.container:
                        self.see(member.code.key)
            case ev.ContainerDissolved(container=number):
                self._dissolve(self.boxes[number], number)
            case ev.ContainerRestored(container=number):
                box = self.boxes[number]
                box.state = "live"
                if box.code:
                    del self.retired[box.code.key]
            case ev.CodeChanged(container=number, old=old, new=new):
                self._recode(number, old, new, bool(event.undoes))
            case ev.UnitDecommissioned(code=code, fate=fate):
                assert code.key not in self.fates
                self.fates[code.key] = fate
            case ev.UnitRecommissioned(code=code, fate=fate):
                assert self.fates.pop(code.key) == fate
            case ev.ShipmentConfirmed(container=number):
                self.boxes[number].shipped = True
            case ev.ShipmentReturned(container=number):
                self.boxes[number].shipped = False
            case _:
                raise AssertionError(event)

    def _dissolve(self, box: Box, number: int) -> None:
        assert box.state == "live"
        box.state = "dissolved"
        if box.code:
            self.retired[box.code.key] = number

    def _recode(self, number: int, old: Code | None, new: Code | None, undone: bool) -> None:
        box = self.boxes[number]
        assert box.code == old
        box.code = new
        if old and not undone:
            self.retired[old.key] = number
        if new and undone:
            del self.retired[new.key]
        if new:
            self.see(new.key)

    # what it is ----------------------------------------------------------------------------------------------------

    def live(self) -> dict[int, Box]:
        return {number: box for number, box in self.boxes.items() if box.state not in ("void", "dissolved")}

    def holders(self, what: Identity) -> list[int]:
        return [number for number, box in self.live().items() if what in box.members]

    def holder(self, what: Identity) -> int:
        return next(iter(self.holders(what)), 0)

    def snapshot(self) -> tuple[object, ...]:
        """All that is so now, and nothing of how it came to be."""
        boxes = {number: box.like() for number, box in self.boxes.items()}
        return (boxes, dict(self.fates), dict(self.retired))

    def shipped_with(self, number: int) -> bool:
        while number:
            if self.boxes[number].shipped:
                return True
            number = self.holder(number)
        return False

    def check(self) -> None:
        """C1 and C2."""
        live = self.live()
        labels = [box.code.key for box in live.values() if box.code]
        assert len(labels) == len(set(labels)), "C1: two live containers with one code"
        for what in {each for box in live.values() for each in box.members}:
            assert len(self.holders(what)) == 1, f"C1: {what} is in {self.holders(what)}"
            if isinstance(what, str):
                assert what not in labels, f"C1: {what} is unit and container"
                assert what not in self.fates, f"C1: {what} is decommissioned and in a container"
        for number, box in live.items():
            assert box.members, f"{number} is empty"
            inner = [each for each in box.members if isinstance(each, int)]
            assert all(each in live for each in inner), f"C1: {number} has a member that is no container any more"
            assert all(live[each].level == box.level - 1 for each in inner), "C2"
            assert all(isinstance(each, str) for each in box.members) == (box.level == 1), "C2"

    # what is looked up ---------------------------------------------------------------------------------------------

    def facts(self, operation: rw.Operation) -> rw.Facts:
        done = self._done(operation.operation) if isinstance(operation, rw.Undo) else ()
        keys = {code.key: code for code in rw.named_codes(operation)}
        keys |= {code.key: code for each in done for code in codes_of(each.event)}
        numbers = {*rw.named_containers(operation)} & set(self.boxes)
        numbers |= {number for each in done if (number := getattr(each.event, "container", 0))}
        every = [*self.boxes]  # all of them: more than is needed does no harm
        keys |= {key: self.seen[key] for box in self.boxes.values() for key in box.members if isinstance(key, str)}
        first = done[0].seq if done else 0
        return rw.Facts(
            seq=self.seq,
            codes=tuple(self._code(code) for code in keys.values()),
            containers=tuple(self._container(number) for number in every),
            recipes=(("A1", self.recipe),),
            done=done,
            undone=first in self.undone,
        )

    def _done(self, operation: int) -> tuple[rw.DoneEvent, ...]:
        mine = [each for each in self.log if getattr(each[1], "operation", 0) == operation]
        return tuple(rw.DoneEvent(seq, event, self._members(then)) for seq, event, then in mine)

    def _members(self, members: dict[Identity, Position]) -> tuple[Member, ...]:
        return tuple(
            Member(self.seen[what], 0, position) if isinstance(what, str) else self._inner(what, position)
            for what, position in members.items()
        )

    def _inner(self, number: int, position: Position) -> Member:
        code = self.boxes[number].code
        assert code is not None
        return Member(code, number, position)

    def _code(self, code: Code) -> rw.CodeFacts:
        own = [number for number, box in self.live().items() if box.code and box.code.key == code.key]
        retired = self.retired.get(code.key, 0)
        return rw.CodeFacts(
            code=self.seen.get(code.key, code),
            seen=code.key in self.seen,
            unit_of=self.holder(code.key),
            container=own[0] if own else retired,
            retired=bool(retired),
            fate=self.fates.get(code.key),
            objection="code_foreign" if code.key.startswith("foreign") else "",
        )

    def _container(self, number: int) -> rw.ContainerFacts:
        box = self.boxes[number]
        return rw.ContainerFacts(
            id=number,
            level=box.level,
            name=box.name,
            state=box.state,  # type: ignore[arg-type]
            code=box.code,
            order=box.order,
            product=box.product,
            lot=box.lot,
            parent=self.holder(number),
            shipped=box.shipped,
            members=self._members(box.members),
        )


def codes_of(event: ev.ContainerEvent) -> list[Code]:
    match event:
        case ev.MembersChanged(removed=removed, added=added):
            return [member.code for member in (*removed, *added)]
        case ev.CodeChanged(old=old, new=new):
            return [code for code in (old, new) if code is not None]
        case ev.UnitDecommissioned(code=code) | ev.UnitRecommissioned(code=code):
            return [code]
        case _:
            return []
