"""Asks each upstream of the native wire which orders it has planned for this station, now and then.

Each plans for itself: one without an answer, or without that path, changes nothing of the others. Without any answer
what is planned stays: the line plans and packs on without a network."""

import asyncio
from collections.abc import Callable

import structlog

from config.result import Config
from station.assembly.planning import OrderPlanning
from station.assembly.serials import native
from station.planning.orders import PlannedOrder, PlanRefused, planned_order
from station.runtime.station import Station
from sync.clock import SystemClock
from sync.delivery.destination import NativeDestination
from sync.settings import NativeUpstream
from sync.wire import PlannedOrder as OfferedOrder
from sync.wire import PlannedOrdersDocument

ASK_S = 60.0
_log = structlog.get_logger("station")


class HubOrders:
    """Over connections of its own. An order that two upstreams plan is that of the one that told it first."""

    def __init__(self, config: Config, station: Station, planning: OrderPlanning) -> None:
        self._station, self._planning = station, planning
        self._destinations: dict[str, NativeDestination] = {}
        name, clock = config.station.id, SystemClock()
        for each in native(config.upstreams):
            assert isinstance(each.settings, NativeUpstream)
            made = NativeDestination(each.settings, station=name, line=name, clock=clock)
            self._destinations[each.name] = made

    async def run(self) -> None:
        """Until cancelled."""
        await self._written(self._planning.store.keep_of, tuple(self._destinations), "hub")
        try:
            while self._destinations:
                await self.ask()
                await asyncio.sleep(ASK_S)
        finally:
            await asyncio.gather(*(each.close() for each in self._destinations.values()))

    async def ask(self) -> None:
        """All at once: one that is slow to answer holds up no other."""
        await asyncio.gather(*(self._ask(name, each) for name, each in self._destinations.items()))

    async def _ask(self, name: str, upstream: NativeDestination) -> None:
        """What this one has planned takes the place of what it had planned before."""
        told = await upstream.ask_orders()
        if not isinstance(told, PlannedOrdersDocument):
            return
        orders = [made for offered in told.orders if (made := _order(offered)) is not None]
        if await self._written(self._planning.store.take_over, orders, "hub", name):
            self._planning.heard_us = self._station.parts.clock.now().wall_us

    async def _written(self, change: Callable[..., object], *args: object) -> bool:
        try:
            await asyncio.to_thread(change, *args)
        except PlanRefused as refused:
            _log.warning("plan_not_written", key=refused.key, **refused.arguments)
            return False
        return True


def _order(offered: OfferedOrder) -> PlannedOrder | None:
    """By the rules of every planned order; one that breaks them is passed over, and logged."""
    numbers = {"cases": offered.cases, "recipe": offered.recipe}
    texts = {"order": offered.name, "product": offered.product, "lot": offered.lot}
    try:
        return planned_order(texts | {name: str(value) for name, value in numbers.items() if value}, "hub")
    except PlanRefused as refused:
        _log.warning("planned_order_refused", order=offered.name, key=refused.key)
        return None
