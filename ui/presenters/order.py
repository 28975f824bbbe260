"""The Orders page: which orders are open, what would be packed next, and what must happen before one may end."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from station.api.schema import LeftOpen, Order, Snapshot
from ui.i18n.visible import line
from ui.i18n.words import Words, capital, fill, joined
from ui.presenters.answers import short_code
from ui.presenters.moment import Moment
from ui.presenters.rows import RowModel

NEW = ""
"""Key of the row that starts an order."""
NAMED_OPEN = 6
"""Open containers that the hint names."""
Doing = Literal["new", "planned", "runs", "suspended"]


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
    rows: tuple[RowModel, ...]
    """The running order first, then those that wait; the last one starts a new order, where none runs."""
    chosen: str
    """Key of the row that everything else is about: the order's name, or ``NEW``."""
    doing: Doing
    facts: FactsModel
    hint: str
    """What has to be done before, or what to give."""
    close: str
    """What the keys say; empty = there is no such key."""
    suspend: str = ""
    resume: str = ""
    start: str = ""
    field: str = ""
    """What the field wants."""
    clear: str = ""
    """The label of the key that says everything was taken off; empty = nothing is in the way."""
    drop: str = ""
    product: str = ""
    """What would be packed next by the chosen row; empty = it runs, or is not known."""

    @property
    def is_listed(self) -> bool:
        """There is something to choose from."""
        return len(self.rows) > 1


@dataclass(frozen=True, slots=True)
class NextSerialModel:
    """What is asked of a person while nobody knows which SSCCs are taken."""

    title: str
    serial: str
    by: str
    key: str


def next_serial(moment: Moment) -> NextSerialModel | None:
    """None where no code is assigned, or it is known which ones are taken."""
    serials, words = moment.snapshot.serials, moment.words
    if serials is None or serials.proved:
        return None
    if serials.pool:
        return NextSerialModel(
            fill(words.say("orders", "Pool {pool}: which is the number of its next code?"), pool=serials.pool),
            words.say("orders", "Number in the pool"),
            words.say("orders", "Name of the person who knows it"),
            words.say("orders", "Next code"),
        )
    title = words.say("orders", "SSCC {extension} {prefix}: which is the next serial, {first} to {last}?")
    told = {"extension": str(serials.extension), "prefix": serials.prefix, "first": str(serials.first)}
    return NextSerialModel(
        fill(title, **told, last=str(serials.last)),
        words.say("orders", "Serial of the next case"),
        words.say("orders", "Name of the person who knows it"),
        words.say("orders", "Next SSCC"),
    )


def order_page(moment: Moment, config: ConfigExcerpt | None, wanted: str = NEW) -> OrderPageModel:
    """``config``: None until the station has said what it would start. ``wanted``: the row a person chose; the running
    one where there is no such row."""
    words, snapshot = moment.words, moment.snapshot
    running, rows = snapshot.order, _rows(snapshot, words)
    by_name = {each.order: each for each in (running, *snapshot.suspended) if each is not None}
    found = by_name.get(wanted, running)
    if found is None:
        facts = _next(config.recipe if config is not None else None, words)
        hint = words.say("orders", "Cases are packed by the recipe of the settings.")
        start = words.say("orders", "Start order")
        field = words.say("orders", "Scan or type the order's number")
        return OrderPageModel(rows, NEW, "new", facts, hint, "", start=start, field=field, product=_product(config))
    close = words.say("orders", "Close order")
    if found is running:
        facts = _facts(found, snapshot, words, words.say("orders", "This order is packed now"), len(rows) > 1)
        suspend = words.say("orders", "Suspend")
        hint, clear = _before_closing(found, snapshot, words), _clear(snapshot, words)
        return OrderPageModel(rows, found.order, "runs", facts, hint, close, suspend=suspend, clear=clear)
    facts = _facts(found, None, words, words.say("orders", "This order is suspended"), len(rows) > 1)
    resume = words.say("orders", "Resume")
    return OrderPageModel(
        rows,
        found.order,
        "suspended",
        facts,
        _before_resuming(found, running, words),
        close,
        resume=resume,
        product=found.product,
    )


def _product(config: ConfigExcerpt | None) -> str:
    return config.recipe.product if config is not None else ""


def _rows(snapshot: Snapshot, words: Words) -> tuple[RowModel, ...]:
    running = () if snapshot.order is None else (_row(snapshot.order, words, runs=True),)
    waiting = tuple(_row(each, words, runs=False) for each in snapshot.suspended)
    new = () if running else (RowModel(NEW, "none", words.say("orders", "New order")),)
    return (*running, *waiting, *new)


def _row(order: Order, words: Words, *, runs: bool) -> RowModel:
    told = words.say("orders", "{passed} passed, {rejected} rejected")
    if order.left_open_count:
        told = words.say("orders", "{passed} passed, {rejected} rejected, {open} open")
    given = {"passed": order.passed, "rejected": order.rejected, "open": order.left_open_count}
    about = fill(told, **{name: words.number(value) for name, value in given.items()})
    note = words.say("orders", "runs") if runs else words.say("orders", "suspended")
    return RowModel(order.order, "runs" if runs else "waits", line(order.order), about, note)


def _facts(order: Order, belt: Snapshot | None, words: Words, title: str, listed: bool) -> FactsModel:
    """``belt``: of the running order, what of it is on its way. A list beside it has its name."""
    rows = [] if listed else [(words.say("orders", "Order"), line(order.order))]
    rows += [
        (words.say("orders", "Product"), line(order.product)),
        (words.say("orders", "Lot"), line(order.lot) or "–"),
        (words.say("orders", "Units in a case"), words.number(order.units_per_case)),
        (words.say("orders", "Cases passed"), words.number(order.passed)),
        (words.say("orders", "Cases rejected"), words.number(order.rejected)),
    ]
    if belt is not None and belt.bench is None:
        rows.append((words.say("orders", "Cases on the belt"), words.number(belt.cases_on_belt)))
    if belt is not None and belt.shape == "queue" and belt.bench is None:
        rows.append((words.say("orders", "Units before the packer"), words.number(belt.queue_length)))
    if order.left_open_count:
        rows.append((words.say("orders", "Open containers"), _left_open(order, words, 2)))
    return FactsModel(title, tuple(rows))


def _left_open(order: Order, words: Words, most: int) -> str:
    """``Pallet 3 of 8, Bundle 1 of 4``: what must be closed before the order."""
    told = [_filling(each, words) for each in order.left_open[:most]]
    more = order.left_open_count - len(told)
    if more > 0:
        told.append(fill(words.say("orders", "{n} more"), n=words.number(more)))
    return ", ".join(told)


def _filling(each: LeftOpen, words: Words) -> str:
    name, n, m = capital(words.level(each.name)), words.number(each.members), words.number(each.capacity)
    return fill(words.say("level", "{Name} {n} of {m}"), Name=name, n=n, m=m)


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


def _before_closing(order: Order, snapshot: Snapshot, words: Words) -> str:
    """What must happen before the running order is suspended or closed."""
    if on_belt(snapshot):
        return _belt_hint(snapshot, words)
    if snapshot.bench is not None and snapshot.bench.open is not None:
        return words.say("orders", "Finish or store the case in hand first.")
    if order.left_open_count:
        told = words.say("orders", "It can be suspended. Before it is closed, close: {what}.")
        return fill(told, what=_left_open(order, words, NAMED_OPEN))
    if snapshot.bench is not None:
        return words.say("orders", "Nothing of it is open: it can be closed or suspended.")
    return words.say("orders", "No case of it is on the belt: it can be closed or suspended.")


def _before_resuming(order: Order, running: Order | None, words: Words) -> str:
    told = []
    if running is not None:
        first = words.say("orders", "Before it is resumed, suspend or close order {order}.")
        told.append(fill(first, order=short_code(running.order)))
    if order.left_open_count:
        before = words.say("orders", "Before it is closed, resume it and close: {what}.")
        told.append(fill(before, what=_left_open(order, words, NAMED_OPEN)))
    return joined(*told) or words.say("orders", "It can be resumed or closed.")


def _belt_hint(snapshot: Snapshot, words: Words) -> str:
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
    return words.whole("units_on_belt", {"n": units})


def _only_photographed(snapshot: Snapshot) -> bool:
    """Pictures wait for cases that neither the PLC nor the station knows of."""
    known = snapshot.plc.block.get("in_transit", 0) or snapshot.tally.in_flight or snapshot.pending
    return bool(snapshot.cases_on_belt) and not known


def _clear(snapshot: Snapshot, words: Words) -> str:
    """Only a line that is held stands still for a hand."""
    left = snapshot.queue_length or _only_photographed(snapshot)
    return words.say("belt", "Belt is empty: clear it") if snapshot.held and left else ""
