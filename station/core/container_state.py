"""Containers in the line's state: opened, filled, closed, taken apart."""

from dataclasses import replace
from typing import assert_never

from station.core import events as ev
from station.core.container_events import in_hand_after
from station.core.loaded import OpenContainer
from station.core.order_state import keep_order, with_passed
from station.core.state import LineState
from station.core.values import ContainerState, Member


def change_container(state: LineState, event: ev.ContainerEvent, wall_us: int) -> None:
    """A container is opened, filled, closed or taken apart."""
    state.in_hand = in_hand_after(state.in_hand, state.seq, event)
    match event:
        case ev.ContainerOpened():
            told = (event.level, event.name, event.order, event.product, event.lot, event.link)
            state.containers[state.seq] = OpenContainer(
                state.seq, *told, opened_us=wall_us, code=event.code, by_scan=event.act == "palletise"
            )
        case ev.MembersChanged(container=container, removed=removed, added=added):
            if event.open:
                state.containers[container] = state.containers[container].changed(removed, added)
            _carry(state, {member.container for member in removed}, 0)
            _carry(state, {member.container for member in added}, container)
        case ev.ContainerClosed(container=container, into=into, code=code):
            closed = state.containers.pop(container)
            state.sscc_serial = max(state.sscc_serial, event.sscc_serial or 0)
            if code is not None:
                fill_place(state, into, Member(code, container))
            order = state.open_order(closed.order)
            if closed.level == 1 and order is not None:
                keep_order(state, with_passed(order, f"#{container}"))
        case ev.ContainerDissolved(container=container):
            _dissolve(state, container)
        case ev.CodeChanged(sscc_serial=serial):
            state.sscc_serial = max(state.sscc_serial, serial or 0)
        case (
            ev.ContainerRestored()
            | ev.UnitDecommissioned()
            | ev.UnitRecommissioned()
            | ev.ShipmentConfirmed()
            | ev.ShipmentReturned()
        ):
            pass  # of closed containers and free units nothing is remembered here
        case _:
            assert_never(event)


def _dissolve(state: LineState, container: int) -> None:
    state.containers.pop(container, None)
    state.labels = {number: label for number, label in state.labels.items() if label.container != container}
    for ref, case in state.cases.items():
        if container in (case.parent, case.container):
            parent = 0 if case.parent == container else case.parent
            own: ContainerState | None = "dissolved" if case.container == container else case.container_state
            state.cases[ref] = replace(case, parent=parent, container_state=own)


def fill_place(state: LineState, into: int, member: Member) -> None:
    """A member takes the next place of an open container; ``into`` 0: it goes into none."""
    if into:
        filled = state.containers[into]
        placed = replace(member, position=filled.next_place)
        state.containers[into] = filled.changed((), (placed,))


def _carry(state: LineState, containers: set[int], parent: int) -> None:
    """Cases of these containers are in ``parent`` now."""
    containers.discard(0)
    for ref, case in state.cases.items() if containers else ():
        if case.container in containers:
            state.cases[ref] = replace(case, parent=parent)
