"""Shipping on a running station: whether the facts still hold, the decision, and its events. All or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from station.core import events as ev
from station.core import shipping as cmd
from station.core.commands import Refusal
from station.core.deliveries import OpenDelivery, ShippedItem
from station.core.rework_handler import RecentChanges
from station.core.step_context import StepContext, arguments


@dataclass(slots=True)
class ShippingHandler:
    context: StepContext
    changes: RecentChanges

    def do(self, command: cmd.ShippingCommand) -> Refusal | None:
        facts = getattr(command, "facts", None)
        if facts is not None and self._stale(facts):
            return Refusal("rework_stale")
        match command:
            case cmd.OpenForLoading():
                return self._open(command)
            case cmd.LoadContainers():
                return self._load(command)
            case cmd.UnloadContainer():
                return self._unload(command)
            case cmd.ConfirmDelivery():
                return self._confirm(command)
            case cmd.CancelDelivery():
                return self._cancel(command)
            case cmd.ReturnContainers():
                return self._return(command)
            case _:
                assert_never(command)

    @property
    def _delivery(self) -> OpenDelivery | None:
        return self.context.state.delivery

    def _stale(self, facts: cmd.ShippingFacts) -> bool:
        if not facts.found:
            return False
        containers = {number for each in facts.found for number in (each.item.container, each.inside_id)} - {0}
        keys = {each.item.code.key for each in facts.found}
        return self.changes.concern_these(facts.seq, containers, keys)

    def _open(self, command: cmd.OpenForLoading) -> Refusal | None:
        if (found := self._delivery) is not None:
            return Refusal("ship_delivery_open", arguments(to=found.to, n=len(found.items)))
        self.context.emit(ev.DeliveryOpened(command.to, command.document, command.lines, command.by))
        return None

    def _load(self, command: cmd.LoadContainers) -> Refusal | None:
        delivery = self._delivery
        if delivery is None:
            return Refusal("ship_no_delivery")
        there = {item.code.key for item in delivery.items}
        if len(there) + len(command.facts.found) > cmd.ITEMS_MAX:
            return Refusal("ship_too_many", arguments(limit=cmd.ITEMS_MAX))
        for found in command.facts.found:
            if found.item.code.key in there:
                return Refusal("ship_twice", arguments(code=found.item.code.text))
            there.add(found.item.code.key)
            if (refused := self._objection(found, delivery)) is not None:
                return refused
        self.context.emit(
            ev.DeliveryChanged(delivery.id, tuple(each.item for each in command.facts.found), by=command.by)
        )
        return None

    def _objection(self, found: cmd.ScannedContainer, delivery: OpenDelivery) -> Refusal | None:
        against = cmd.objection(found, delivery, unproven=self.context.settings.ship_unproven)
        return None if against is None else Refusal(against[0], arguments(**against[1]))

    def _unload(self, command: cmd.UnloadContainer) -> Refusal | None:
        delivery = self._delivery
        if delivery is None:
            return Refusal("ship_no_delivery")
        newest = delivery.items[-1].code if delivery.items else None
        code = command.code or newest
        if code is None:
            return Refusal("ship_empty", arguments(to=delivery.to))
        if (item := delivery.item(code.key)) is None:
            return Refusal("ship_not_loaded", arguments(code=code.text))
        self.context.emit(ev.DeliveryChanged(delivery.id, removed=(item.code,), by=command.by))
        return None

    def _confirm(self, command: cmd.ConfirmDelivery) -> Refusal | None:
        delivery = self._delivery
        if delivery is None:
            return Refusal("ship_no_delivery")
        if not delivery.items:
            return Refusal("ship_empty", arguments(to=delivery.to))
        now = {each.item.code.key: each for each in command.facts.found}
        for item in delivery.items:
            if (found := now.get(item.code.key)) is None:
                return Refusal("rework_stale")  # it was scanned after the look-up
            if (refused := self._objection(found, delivery)) is not None:
                return refused
        if not command.reason and (differing := cmd.differences(delivery)):
            return Refusal("ship_differs", cmd.told_difference(delivery, differing[0]))
        self._ship(delivery, command)
        return None

    def _ship(self, delivery: OpenDelivery, command: cmd.ConfirmDelivery) -> None:
        told = (delivery.to, delivery.document, command.by, command.reason)
        self.context.emit(ev.DeliveryConfirmed(delivery.id, command.by, command.reason))
        operation = self.context.state.seq + 1
        for item in delivery.items:
            self.context.emit(ev.ShipmentConfirmed(item.container, *told, operation, delivery.id, _elsewhere(item)))

    def _cancel(self, command: cmd.CancelDelivery) -> Refusal | None:
        delivery = self._delivery
        if not command.delivery or (delivery is not None and command.delivery == delivery.id):
            if delivery is None:
                return Refusal("ship_no_delivery")
            self.context.emit(ev.DeliveryCancelled(delivery.id, command.by, command.reason))
            return None
        if command.state != "confirmed":
            key = "ship_delivery_cancelled" if command.state == "cancelled" else "ship_delivery_unknown"
            return Refusal(key, arguments(delivery=command.delivery))
        self.context.emit(ev.DeliveryCancelled(command.delivery, command.by, command.reason))
        self._take_back((each.item for each in command.facts.found), command.by, command.reason, command.delivery)
        return None

    def _return(self, command: cmd.ReturnContainers) -> Refusal | None:
        for found in command.facts.found:
            code = found.item.code.text
            if found.inside and found.shipped is None:
                told = arguments(code=code, name=found.inside_name, container=found.inside)
                return Refusal("ship_inside", told)
            if found.shipped is None:
                return Refusal("ship_not_shipped", arguments(code=code))
        self._take_back((each.item for each in command.facts.found), command.by, command.reason, 0)
        return None

    def _take_back(self, items: Iterable[ShippedItem], by: str, reason: str, delivery: int) -> None:
        operation = self.context.state.seq + 1
        for item in items:
            told = (by, reason, operation, delivery, _elsewhere(item))
            self.context.emit(ev.ShipmentReturned(item.container, *told))


def _elsewhere(item: ShippedItem) -> ShippedItem | None:
    return None if item.container else item
