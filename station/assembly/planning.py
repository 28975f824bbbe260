"""Planned orders and recipes as the API asks for them, and the recipe that an order is started with."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

import structlog

from config.result import Config
from station.api import schema
from station.api.errors import ApiRefused
from station.assembly.devices import recipe_of
from station.core.commands import Refusal
from station.core.values import Recipe
from station.planning.orders import PlannedOrder, PlanRefused, planned_order, read_sheet
from station.planning.store import PlanStore
from station.runtime.station import Station

SHOWN = 200
"""Planned orders in one answer."""
_log = structlog.get_logger("station")


class OrderPlanning:
    """The recipe of the config is the one of its product, beside those of the library, which come first."""

    def __init__(self, config: Config, station: Station) -> None:
        self._own = recipe_of(config)
        self._station = station
        self.store = PlanStore(config.station.data)
        self.heard_us = 0
        """When upstream last told what it has planned for this station."""

    # what an order is started with -------------------------------------------------------------------------------

    async def recipe_for(self, args: schema.StartOrderArgs) -> Recipe | Refusal:
        """As planned, else by its product, else that of the config."""
        try:
            return await asyncio.to_thread(self._recipe_for, args)
        except PlanRefused as refused:
            return _refusal(refused)

    def _recipe_for(self, args: schema.StartOrderArgs) -> Recipe:
        planned = None if args.product else self.store.find(args.order)
        if planned is None:
            planned = PlannedOrder(args.order, args.product, args.lot, args.cases)
        recipe = self._recipe(planned.product, planned.recipe_version) if planned.product else self._own
        lot, cases = planned.lot or recipe.lot, planned.cases or recipe.target_cases
        return replace(recipe, lot=lot, target_cases=cases)

    def _recipe(self, product: str, version: int) -> Recipe:
        """Raises PlanRefused."""
        try:
            return self.store.recipe(product, version)
        except PlanRefused as refused:
            if refused.key == "product_unknown" and product == self._own.product and not version:
                return self._own
            raise

    async def note_started(self, order: str) -> None:
        """It is planned no more. One that was not noted (a crash) is, as soon as the plan is looked at."""
        try:
            await asyncio.to_thread(self.store.note_started, (order,))
        except PlanRefused as refused:
            _log.warning("plan_not_written", key=refused.key, **refused.arguments)

    # commands ----------------------------------------------------------------------------------------------------

    async def do(self, request: schema.PlanCommand, by: str) -> schema.CommandAnswer:
        try:
            key, told = await asyncio.to_thread(self._do, request, by, self._open())
        except PlanRefused as refused:
            return schema.CommandAnswer(id=request.id, done=False, key=refused.key, arguments=dict(refused.arguments))
        return schema.CommandAnswer(id=request.id, done=True, key=key, arguments=told)

    def _do(self, request: schema.PlanCommand, by: str, opened: Sequence[str]) -> tuple[str, schema.Arguments]:
        match request:
            case schema.PlanOrder(args=args):
                order = _asked(args)
                self._recipe(order.product, order.recipe_version)
                if self.store.started_already((order.order,)) or order.order in opened:
                    raise PlanRefused("order_was_started", order=order.order)
                self.store.plan((order,), by)
                return "order_planned", {"order": order.order, "product": order.product}
            case schema.DropOrder(args=args):
                self.store.drop(args.order)
                return "order_dropped", {"order": args.order}
            case _:
                assert_never(request)

    # shown -------------------------------------------------------------------------------------------------------

    async def plan(self) -> schema.Plan:
        try:
            return await asyncio.to_thread(self._plan, self._open())
        except PlanRefused as refused:
            raise ApiRefused(refused.key, **refused.arguments) from None

    def _plan(self, opened: Sequence[str]) -> schema.Plan:
        self.store.note_started(opened)
        planned, library = self.store.planned(), {each.product: each.recipe for each in self.store.recipes()}
        known = {self._own.product: self._own, **library}
        return schema.Plan(
            orders=tuple(self._shown(each) for each in planned[:SHOWN]),
            more=max(0, len(planned) - SHOWN),
            products=tuple(
                schema.Product(product=name, version=each.version, units_per_case=each.units_per_case, lot=each.lot)
                for name, each in sorted(known.items())
                if name
            ),
            hub_us=self.heard_us,
        )

    def _shown(self, order: PlannedOrder) -> schema.PlannedOrder:
        units, lot, refusal, told = 0, order.lot, "", {}
        try:
            recipe = self._recipe(order.product, order.recipe_version)
            units, lot = recipe.units_per_case, order.lot or recipe.lot
        except PlanRefused as refused:
            refusal, told = refused.key, refused.arguments
        return schema.PlannedOrder(
            order=order.order,
            product=order.product,
            lot=lot,
            cases=order.cases,
            recipe_version=order.recipe_version,
            source=order.source,
            units_per_case=units,
            refusal=refusal,
            refusal_arguments=dict(told),
        )

    def _open(self) -> tuple[str, ...]:
        """Asked on the loop: no other thread may look at the line."""
        view = self._station.view()
        return tuple(each.order for each in (view.order, *view.suspended) if each is not None)


def _asked(args: schema.PlanOrderArgs) -> PlannedOrder:
    if args.sheet:
        return read_sheet(args.sheet)
    cases = str(args.cases) if args.cases else ""
    fields = {"order": args.order, "product": args.product, "lot": args.lot, "cases": cases}
    return planned_order(fields, "typed")


def _refusal(refused: PlanRefused) -> Refusal:
    return Refusal(refused.key, tuple(sorted(refused.arguments.items())))
