"""The Orders page: what is being packed, or what would be; what must happen before it may end."""

from dataclasses import dataclass

from pydantic import BaseModel, Field

from station.api.schema import Order, Snapshot
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.moment import Moment


class ConfiguredRecipe(BaseModel):
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


class ConfigExcerpt(BaseModel):
    """What this page reads of ``/v1/config``."""

    recipe: ConfiguredRecipe = Field(default_factory=ConfiguredRecipe)


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
    clear: str = ""
    """The label of the key that says everything was taken off; empty = nothing is in the way."""


@dataclass(frozen=True, slots=True)
class NextSerialModel:
    """What is asked of a person while nobody knows which SSCCs are taken."""

    title: str
    serial: str
    by: str
    key: str


def next_serial(moment: Moment) -> NextSerialModel | None:
    """None where no SSCC is assigned, or it is known which ones are taken."""
    serials, words = moment.snapshot.serials, moment.words
    if serials is None or serials.proved:
        return None
    title = words.say("orders", "SSCC {extension} {prefix}: which is the next serial, {first} to {last}?")
    told = {"extension": str(serials.extension), "prefix": serials.prefix, "first": str(serials.first)}
    return NextSerialModel(
        fill(title, **told, last=str(serials.last)),
        words.say("orders", "Serial of the next case"),
        words.say("orders", "Name of the person who knows it"),
        words.say("orders", "Next SSCC"),
    )


def order_page(moment: Moment, plan: ConfigExcerpt | None) -> OrderPageModel:
    """``plan``: None until the station has said what it would start."""
    words, snapshot = moment.words, moment.snapshot
    if snapshot.order is not None:
        return OrderPageModel(
            _open(snapshot.order, snapshot, words), True, _before_closing(snapshot, words),
            words.say("orders", "Close order"), "", _clear(snapshot, words),
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
        (words.say("orders", "Cases on the belt"), words.number(snapshot.cases_on_belt)),
    ]
    if snapshot.shape == "queue":
        rows.append((words.say("orders", "Units before the packer"), words.number(snapshot.queue_length)))
    return FactsModel(words.say("orders", "This order is packed now"), tuple(rows))


def _next(recipe: ConfiguredRecipe | None, words: Words) -> FactsModel:
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
    """What the station will count when it is asked to close: cases that have not left, and units before the packer."""
    return snapshot.cases_on_belt + snapshot.queue_length


def _before_closing(snapshot: Snapshot, words: Words) -> str:
    if not on_belt(snapshot):
        return words.say("orders", "No case of it is on the belt: it can be closed.")
    if not snapshot.held:
        return words.say("orders", "Press HOLD first: what is on the belt must leave it.")
    if _only_photographed(snapshot):
        return words.say("orders", "A case was photographed and never packed. Take it off, then press: belt is empty.")
    cases, units = snapshot.cases_on_belt, snapshot.queue_length
    if cases:
        told = words.say(
            "orders", "{n:1 case is|{n} cases are} still on the belt. Wait until {n:it has|they have} left."
        )
        return fill(told, n=words.number(cases))
    return " ".join((words.what("units_on_belt", {"n": units}), words.to_do("units_on_belt", {"n": units})))


def _only_photographed(snapshot: Snapshot) -> bool:
    """Pictures wait for cases that neither the PLC nor the station knows of."""
    known = snapshot.plc.block.get("in_transit", 0) or snapshot.tally.in_flight or snapshot.pending
    return bool(snapshot.cases_on_belt) and not known


def _clear(snapshot: Snapshot, words: Words) -> str:
    """Only a line that is held stands still for a hand."""
    left = snapshot.queue_length or _only_photographed(snapshot)
    return words.say("belt", "Belt is empty: clear it") if snapshot.held and left else ""
