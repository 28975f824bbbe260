"""The levels above the first on a line: what is released goes into the open container of the level above.

It is opened when the first member comes, by order of release, and closes when it is full or when a person or the plant
says so. Then it has its code: the next serial of the one SSCC range, the code read from its label, or none; and it is
itself released into the level above it. What finds no room goes into none, and the line is held: a wrong link is worse.
"""

from dataclasses import dataclass

from station.core import events as ev
from station.core.acceptance import against
from station.core.commands import CloseContainer, Refusal
from station.core.effects import PrintLabel
from station.core.loaded import OpenContainer, OpenOrder
from station.core.recipe import level_of
from station.core.serials import SerialProof, Serials
from station.core.step_context import StepContext, arguments
from station.core.values import CaseRef, Code, Exit, Leaving, Level, Link

NO_ROOM = "container_full"
"""The alarm that something was released and found no room."""


@dataclass(slots=True)
class Levels:
    context: StepContext
    serials: Serials
    proof: SerialProof

    def release(self, case: CaseRef) -> None:
        """A case was seen leaving by the exit, or where nothing sees it: the PLC took its pass."""
        into = self._room(2, str(case))
        seen: Leaving = "exit" if self.context.settings.exit_seen else "taken"
        self.context.emit(ev.CaseReleased(case, seen, into=into))
        self._close_full(into)

    def close(self, command: CloseContainer) -> Refusal | None:
        """Close the open container of a level now; one that has lost all its members is given up."""
        state = self.context.state
        order = state.order
        if order is None:
            return Refusal("no_order")
        if not 2 <= command.level <= len(order.recipe.above) + 1:
            return Refusal("container_level_unknown", arguments(level=command.level))
        name = level_of(order.recipe, command.level).name
        container = self._meant(command, order)
        if container is None:
            return Refusal("container_not_open", arguments(name=name))
        if (label := state.label_of(container.id)) is not None:
            return Refusal("label_pending", arguments(code=label.code.text, name=name))
        operation = state.seq + 1
        if not container.members:
            told = {"by": command.by, "reason": command.reason, "operation": operation}
            self.context.emit(ev.ContainerDissolved(container.id, open=True, **told))  # type: ignore[arg-type]
            return None
        return self._close(container, command)

    def _meant(self, command: CloseContainer, order: OpenOrder) -> OpenContainer | None:
        if not command.container:
            return self.context.state.open_container(command.level, order.recipe, order.order)
        found = self.context.state.containers.get(command.container)
        return found if found is not None and found.level == command.level else None

    def polled(self) -> None:
        """The alarm that there is no room ends with its cause."""
        state = self.context.state
        full = [each for each in state.containers.values() if self._is_full(each) and not each.by_scan]
        for alarm in [each for each in state.alarms.values() if each.key == NO_ROOM]:
            if not any(alarm.alarm == f"{NO_ROOM}:{each.name}" for each in full):
                self.context.end(alarm.alarm)

    def _is_full(self, container: OpenContainer) -> bool:
        order = self.context.state.order
        if order is None or container.level > len(order.recipe.above) + 1:
            return False
        return len(container.members) >= level_of(order.recipe, container.level).capacity

    def _room(self, level: int, member: str) -> int:
        """The open container of this level with room for one more, opened if there is none; 0 = the recipe has no
        such level, or the open one is full."""
        state = self.context.state
        order = state.order
        if order is None or level - 2 >= len(order.recipe.above) or level_of(order.recipe, level).scanned:
            return 0
        what, found = level_of(order.recipe, level), state.open_container(level, order.recipe, order.order)
        if found is None:
            recipe = order.recipe
            link: Link = "scanned" if self.context.settings.kind == "bench" else "queue"
            self.context.emit(ev.ContainerOpened(level, what.name, order.order, recipe.product, recipe.lot, link))
            return state.seq
        if not self._is_full(found):
            return found.id
        self.context.alarm(NO_ROOM, what.name, name=what.name, member=member, level=level)
        return 0

    def _close_full(self, container: int) -> None:
        state = self.context.state
        if not container or state.order is None:
            return
        found = state.containers[container]
        what = level_of(state.order.recipe, found.level)
        if self._is_full(found) and what.closes_full and what.code != "read":
            self._close(found, CloseContainer("", found.level))

    def _close(self, container: OpenContainer, command: CloseContainer) -> Refusal | None:
        state = self.context.state
        assert state.order is not None
        what = level_of(state.order.recipe, container.level)
        if what.code == "printed":
            given = self.assign(what.name)
            if isinstance(given, Refusal):
                return given
            self.label(container, given, command.by, command.reason)
            return None
        code, serial, refusal = self._code(what, command)
        if refusal is not None:
            return refusal
        operation = state.seq + 1 if command.by else 0
        into = self._room(container.level + 1, "" if code is None else code.text)
        left: Exit = "by_hand" if command.by else "confirmed" if self.context.settings.exit_seen else "assumed"
        self.context.emit(
            ev.ContainerClosed(container.id, code, left, command.by, command.reason, serial, into, operation)
        )
        self.context.end(f"{NO_ROOM}:{what.name}")
        self._close_full(into)
        return None

    def close_scanned(self, container: int, code: Code, serial: int | None, by: str, reason: str) -> None:
        """A person has packed a container, or put its label on: it is live at once, and goes into the level above."""
        level = self.context.state.containers[container].level
        on_line = level == 1 and self.context.settings.kind == "line"  # by hand: nobody knows where it is put
        into = 0 if on_line else self._room(level + 1, code.text)
        self.context.emit(ev.ContainerClosed(container, code, "by_hand", by, reason, serial, into))
        self._close_full(into)

    def label(self, container: OpenContainer, given: tuple[Code, int], by: str, reason: str) -> None:
        """What is full has its code; it is closed when the label with it is scanned."""
        code, serial = given
        goods = (container.order, container.product, container.lot, len(container.members))
        told = (container.id, container.level, container.name, code, "close")
        order = self.context.state.open_order(container.order)
        gtin = order.recipe.gtin if order is not None else ""
        self.context.emit(ev.LabelAssigned(*told, *goods, by, reason, serial, gtin=gtin))  # type: ignore[arg-type]
        self.context.end(f"{NO_ROOM}:{container.name}")
        self.context.effects.append(PrintLabel(self.context.state.labels[self.context.state.seq]))

    def assign(self, name: str = "") -> tuple[Code, int] | Refusal:
        """The next SSCC and its serial, or why there is none. ``name``: of the level; empty = a new label."""
        used = self.context.state.sscc_serial
        if not (self.serials.range and self.proof.proved):
            unproved = Refusal("container_serials_unproved", arguments(name=name))
            return unproved if name else Refusal("rework_serials_unproved")
        if not self.serials.left(used) and self.serials.range.pool:
            return Refusal("label_pool_empty", arguments(pool=self.serials.range.pool))
        if not self.serials.left(used):
            exhausted = Refusal("container_serials_exhausted", arguments(name=name))
            return exhausted if name else Refusal("rework_serials_exhausted")
        return self.serials.after(used)

    def _code(self, what: Level, command: CloseContainer) -> tuple[Code | None, int | None, Refusal | None]:
        """The code of a container that is closed now, its serial, or why it has none."""
        if what.code == "assigned":
            given = self.assign(what.name)
            return (None, None, given) if isinstance(given, Refusal) else (*given, None)
        if what.code == "none":
            return None, None, None
        seen = command.code
        if seen is None:
            return None, None, Refusal("container_code_needed", arguments(name=what.name))
        reason, where = against(seen, self.context.state.taken)
        if reason is not None:
            why = arguments(code=seen.code.text, where=where or reason.value)
            return None, None, Refusal("container_code_refused", why)
        return seen.code, None, None
