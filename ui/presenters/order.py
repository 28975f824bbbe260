"""The Orders page: what is being packed, or what would be; what must happen before it may end."""

from dataclasses import dataclass

from pydantic import BaseModel, Field

from station.api.schema import Order, Snapshot
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.moment import Moment


class Recipe(BaseModel):
    """Of the config's ``[recipe]``: what an order is started with."""

    order: str = ""
    product: str = ""
    lot: str = ""
    units_per_case: int = 0
    rows: int = 0
    columns: int = 0

    @property
    def name(self) -> str:
        """What an order is called where nobody says otherwise."""
        return self.order or " ".join(part for part in (self.product, self.lot) if part)


class Plan(BaseModel):
    """What this page reads of ``/v1/config``."""

    recipe: Recipe = Field(default_factory=Recipe)


@dataclass(frozen=True, slots=True)
class FactsModel:
    """Labels with their values, under a title."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OrderPageModel:
    facts: FactsModel
    is_open: bool
    hint: str
    """What has to be done before, or what to give."""
    key: str
    """The label of the key."""
    field: str
    """What the field wants."""


def order_page(moment: Moment, plan: Plan | None) -> OrderPageModel:
    """``plan``: None until the station has said what it would start."""
    words, snapshot = moment.words, moment.snapshot
    if snapshot.order is not None:
        return OrderPageModel(
            _open(snapshot.order, snapshot, words), True, _before_closing(snapshot, words),
            words.say("orders", "Close order"), "",
        )  # fmt: skip
    return OrderPageModel(
        _next(plan.recipe if plan is not None else None, words),
        False,
        words.say("orders", "Cases are packed by the recipe of the settings."),
        words.say("orders", "Start order"),
        words.say("orders", "Scan or type the order's number"),
    )


def _open(order: Order, snapshot: Snapshot, words: Words) -> FactsModel:
    rows = [
        (words.say("orders", "Order"), line(order.order)),
        (words.say("orders", "Product"), line(order.product)),
        (words.say("orders", "Lot"), line(order.lot) or "–"),
        (words.say("orders", "Units in a case"), words.number(order.units_per_case)),
        (words.say("orders", "Cases passed"), words.number(order.passed)),
        (words.say("orders", "Cases rejected"), words.number(order.rejected)),
        (words.say("orders", "Cases on the belt"), words.number(on_belt(snapshot))),
    ]
    return FactsModel(words.say("orders", "This order is packed now"), tuple(rows))


def _next(recipe: Recipe | None, words: Words) -> FactsModel:
    title = words.say("orders", "No order is open")
    if recipe is None:
        return FactsModel(title, ())
    grid = f" ({recipe.rows} × {recipe.columns})" if recipe.rows else ""
    rows = (
        (words.say("orders", "Product"), line(recipe.product)),
        (words.say("orders", "Lot"), line(recipe.lot) or "–"),
        (words.say("orders", "Units in a case"), words.number(recipe.units_per_case) + grid),
    )
    return FactsModel(title, rows)


def on_belt(snapshot: Snapshot) -> int:
    """What the station will count when it is asked to close: cases on their way out, passed or rejected, or waiting."""
    told = snapshot.plc.block.get("in_transit", 0)
    return max(told, snapshot.tally.in_flight, int(snapshot.pending != ""))


def _before_closing(snapshot: Snapshot, words: Words) -> str:
    waiting = on_belt(snapshot)
    if not waiting:
        return words.say("orders", "Nothing of it is on the belt: it can be closed.")
    if not snapshot.held:
        return words.say("orders", "Press HOLD first: its last cases must leave the belt.")
    return fill(
        words.say("orders", "{n} cases are still on the belt. Wait until they have left."), n=words.number(waiting)
    )
