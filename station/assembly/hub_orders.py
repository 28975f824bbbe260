"""Asks each upstream of the native wire which orders it has planned for this station, now and then.

Without an answer what is planned stays: the line plans and packs on without a network."""

import asyncio

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
    """Over connections of its own. The first upstream that has planned anything, or ever had, is the one that plans."""

    def __init__(self, config: Config, station: Station, planning: OrderPlanning) -> None:
        self._station, self._planning = station, planning
        self._destinations: list[NativeDestination] = []
        name, clock = config.station.id, SystemClock()
        for each in native(config.upstreams):
            assert isinstance(each.settings, NativeUpstream)
            self._destinations.append(NativeDestination(each.settings, station=name, line=name, clock=clock))

    async def run(self) -> None:
        """Until cancelled."""
        if not self._destinations:
            return
        try:
            while True:
                await self.ask()
                await asyncio.sleep(ASK_S)
        finally:
            await asyncio.gather(*(each.close() for each in self._destinations))

    async def ask(self) -> None:
        """What all of them have planned; if one does not answer, nothing changes."""
        answers = [await each.ask_orders() for each in self._destinations]
        told = [each for each in answers if isinstance(each, PlannedOrdersDocument)]
        if not told or len(told) < len(answers):
            return
        orders = [made for each in told for offered in each.orders if (made := _order(offered)) is not None]
        try:
            await asyncio.to_thread(self._planning.store.take_over, orders, "hub", "hub")
        except PlanRefused as refused:
            _log.warning("plan_not_written", key=refused.key, **refused.arguments)
            return
        self._planning.heard_us = self._station.parts.clock.now().wall_us


def _order(offered: OfferedOrder) -> PlannedOrder | None:
    """By the rules of every planned order; one that breaks them is passed over, and logged."""
    numbers = {"cases": offered.cases, "recipe": offered.recipe}
    texts = {"order": offered.name, "product": offered.product, "lot": offered.lot}
    try:
        return planned_order(texts | {name: str(value) for name, value in numbers.items() if value}, "hub")
    except PlanRefused as refused:
        _log.warning("planned_order_refused", order=offered.name, key=refused.key)
        return None
