"""What stands between two orders: planned ones to choose from, line clearance, and the first case to be confirmed."""

from dataclasses import dataclass, replace
from typing import Literal

from station.api.schema import Plan, PlannedOrder
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import fill
from ui.presenters.moment import Moment
from ui.presenters.order import NEW, FactsModel, OrderPageModel
from ui.presenters.rows import RowModel
from ui.presenters.settings import ChoiceModel

PLANNED = "plan:"
"""In front of the key of a planned order's row: a running order may have the same name."""
_SHEET = "ORDER="
WRONG = {
    "product": mark("orders", "Product is wrong"),
    "lot": mark("orders", "Lot is wrong"),
    "count": mark("orders", "Count is wrong"),
    "label": mark("orders", "Label is wrong"),
}
"""What may be wrong with a first case."""
_SOURCES = {
    "typed": mark("orders", "typed"),
    "sheet": mark("orders", "from its sheet"),
    "file": mark("orders", "imported"),
    "hub": mark("orders", "from upstream"),
}


@dataclass(frozen=True, slots=True)
class TickModel:
    key: str
    label: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class ChangeoverModel:
    """One thing a person confirms by name."""

    kind: Literal["clearance", "first_case"]
    title: str
    facts: tuple[tuple[str, str], ...]
    """``first_case``: what is held against the case."""
    items: tuple[TickModel, ...]
    """``clearance``: the checklist; ``first_case``: what may be wrong."""
    name: str
    """What the field for a name wants; empty = a person is signed in."""
    done: str
    """Label of the key that confirms."""
    is_ready: bool
    """Everything is ticked."""
    case: str = ""


def is_sheet(text: str) -> bool:
    """The code on an order sheet."""
    return text[: len(_SHEET)].upper() == _SHEET


def with_plan(model: OrderPageModel, plan: Plan | None, wanted: str, moment: Moment) -> OrderPageModel:
    """The page with the planned orders in its list, the one that is wanted chosen."""
    if plan is None or not plan.orders:
        return model
    open_rows = tuple(row for row in model.rows if row.key != NEW)
    new_rows = tuple(row for row in model.rows if row.key == NEW)
    rows = (*open_rows, *_planned_rows(plan, moment), *new_rows)
    found = next((each for each in plan.orders if PLANNED + each.order == wanted), None)
    if found is None:
        return replace(model, rows=rows)
    words, can_start = moment.words, moment.snapshot.order is None and not found.refusal
    return OrderPageModel(
        rows,
        wanted,
        "planned",
        _planned_facts(found, moment),
        _planned_hint(found, moment),
        "",
        start=words.say("orders", "Start order") if can_start else "",
        drop=words.say("orders", "Drop"),
        product=found.product,
    )


def product_choices(plan: Plan | None, chosen: str, model: OrderPageModel) -> tuple[ChoiceModel, ...]:
    """Of a new order, where there is more than one product."""
    if plan is None or model.doing != "new" or len(plan.products) < 2:
        return ()
    now = chosen or model.product
    return tuple(ChoiceModel(each.product, line(each.product), each.product == now) for each in plan.products)


def _planned_rows(plan: Plan, moment: Moment) -> tuple[RowModel, ...]:
    return tuple(_planned_row(each, moment) for each in plan.orders)


def _planned_row(order: PlannedOrder, moment: Moment) -> RowModel:
    words = moment.words
    parts = [line(order.product), line(order.lot)]
    if order.cases:
        parts.append(fill(words.say("orders", "{n:1 case|{n} cases}"), n=words.number(order.cases)))
    about = " · ".join(part for part in parts if part)
    sign: Literal["doubt", "none"] = "doubt" if order.refusal else "none"
    return RowModel(PLANNED + order.order, sign, line(order.order), about, words.say("orders", "planned"))


def _planned_facts(order: PlannedOrder, moment: Moment) -> FactsModel:
    words = moment.words
    version = words.say("orders", "the newest") if not order.recipe_version else str(order.recipe_version)
    rows = (
        (words.say("orders", "Product"), line(order.product)),
        (words.say("orders", "Lot"), line(order.lot) or "–"),
        (words.say("orders", "Cases wanted"), words.number(order.cases) if order.cases else "–"),
        (words.say("orders", "Units in a case"), words.number(order.units_per_case) if order.units_per_case else "–"),
        (words.say("orders", "Recipe"), version),
        (words.say("orders", "Planned"), words.say("orders", _SOURCES.get(order.source, order.source))),
    )
    return FactsModel(words.say("orders", "This order is planned"), rows)


def _planned_hint(order: PlannedOrder, moment: Moment) -> str:
    words, running = moment.words, moment.snapshot.order
    if order.refusal:
        return words.what(order.refusal, order.refusal_arguments)
    if running is not None:
        return fill(words.say("orders", "Before it is started, suspend or close order {order}."), order=running.order)
    return words.say("orders", "Product, lot and units in a case are locked once it runs.")


def changeover(moment: Moment, product: str, ticked: frozenset[str]) -> ChangeoverModel | None:
    """``product``: what would be packed next, by the row that is chosen; empty = not known."""
    return _first_case(moment) or _clearance(moment, product, ticked)


def _name(moment: Moment) -> str:
    signed = moment.session is not None and moment.session.user is not None
    return "" if signed else moment.words.say("orders", "Your name")


def _first_case(moment: Moment) -> ChangeoverModel | None:
    snapshot, words, order = moment.snapshot, moment.words, moment.snapshot.order
    if order is None or all(cause.key != "first_case_unconfirmed" for cause in snapshot.not_ready):
        return None
    facts = (
        (words.say("orders", "Product"), line(order.product)),
        (words.say("orders", "Lot"), line(order.lot) or "–"),
        (words.say("orders", "Units in a case"), words.number(order.units_per_case)),
    )
    title = fill(words.say("orders", "First case {case}: hold it against this."), case=words.case(order.first_case))
    items = tuple(TickModel(key, words.say("orders", text)) for key, text in WRONG.items())
    done = words.say("orders", "Case is right")
    return ChangeoverModel("first_case", title, facts, items, _name(moment), done, True, order.first_case)


def _clearance(moment: Moment, product: str, ticked: frozenset[str]) -> ChangeoverModel | None:
    snapshot, words, asked = moment.snapshot, moment.words, moment.snapshot.clearance
    differs = product and asked.product and product != asked.product
    if snapshot.order is not None or not asked.items or asked.cleared_by or not differs:
        return None
    items = tuple(TickModel(item, line(item), item in ticked) for item in asked.items)
    title = fill(words.say("orders", "Line clearance after {product}"), product=line(asked.product))
    done, ready = words.say("orders", "Line is cleared"), all(item.ticked for item in items)
    return ChangeoverModel("clearance", title, (), items, _name(moment), done, ready)
