"""The Ship page: what is being loaded and for whom, or what may be chosen to begin with."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import Delivery, LineCount, PastDelivery, ShippedItem, Shipping, ShippingChoices
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, capital, fill
from ui.presenters.answers import short_code
from ui.presenters.level_counts import level_count
from ui.presenters.order import FactsModel
from ui.presenters.rows import RowModel

NOTE, RECEIVER, PAST = "note:", "to:", "past:"
LINES_SHOWN = 3
Doing = Literal["choose", "load", "return"]
_COUNTED = {"unit": mark("ship", "units"), "case": mark("ship", "cases"), "container": mark("ship", "containers")}


@dataclass(frozen=True, slots=True)
class ShipModel:
    """Labels of keys are empty where there is no such key."""

    doing: Doing
    prompt: str
    about: str
    rows: tuple[RowModel, ...]
    facts: FactsModel
    confirm: str = ""
    as_loaded: bool = False
    """More or less is loaded than the note asks for."""
    undo: str = ""
    cancel: str = ""
    back: str = ""
    """Of the key that begins, or ends, returning."""


def ship_page(
    shown: Shipping, choices: ShippingChoices | None, returning: bool, chosen: str, words: Words
) -> ShipModel:
    """``chosen``: key of the row a person chose."""
    if returning:
        return _returning(shown, words)
    if shown.delivery is None:
        return _choosing(shown, choices, chosen, words)
    return _loading(shown.delivery, shown, chosen, words)


def _choosing(shown: Shipping, choices: ShippingChoices | None, chosen: str, words: Words) -> ShipModel:
    found = choices or ShippingChoices(receivers=(), notes=())
    notes = [
        RowModel(
            NOTE + each.number, "runs", short_code(each.number), _named(each.to, each.to_name), _note(each.lines, words)
        )
        for each in found.notes
    ]
    receivers = [
        RowModel(RECEIVER + each.code, "none", short_code(each.code), line(each.name)) for each in found.receivers
    ]
    past = [_past(each, words) for each in shown.past]
    is_past = chosen.startswith(PAST)
    cancel = words.say("ship", "Cancel this delivery") if is_past else ""
    return ShipModel(
        "choose",
        words.say("ship", "Scan the delivery note"),
        words.say("ship", "Or the distributor. Or choose in the list, or type."),
        (*notes, *receivers, *past),
        _state(shown, words),
        cancel=cancel,
        back=words.say("ship", "Take goods back"),
    )


def _returning(shown: Shipping, words: Words) -> ShipModel:
    return ShipModel(
        "return",
        words.say("ship", "Scan what came back"),
        words.say("ship", "Each scan returns one case or pallet with all that is in it."),
        tuple(_past(each, words) for each in shown.past),
        _state(shown, words),
        back=words.say("ship", "Done: nothing more came back"),
    )


def _loading(delivery: Delivery, shown: Shipping, chosen: str, words: Words) -> ShipModel:
    differs = any(each.loaded != each.quantity for each in delivery.lines)
    there = any(each.code == chosen for each in delivery.items)
    undo = words.say("ship", "Take {code} off") if there else words.say("ship", "Last one off")
    confirm = words.say("ship", "Confirm as loaded") if differs else words.say("ship", "Confirm: it leaves")
    return ShipModel(
        "load",
        words.say("ship", "Scan cases and pallets"),
        fill(words.say("ship", "They go to {to}."), to=_named(delivery.to, delivery.to_name)),
        tuple(_item(each, words) for each in delivery.items),
        FactsModel(_title(delivery, words), _counts(delivery, shown, words)),
        confirm=confirm if delivery.count else "",
        as_loaded=differs,
        undo=fill(undo, code=short_code(chosen)) if delivery.count else "",
        cancel=words.say("ship", "Cancel"),
    )


def _title(delivery: Delivery, words: Words) -> str:
    if not delivery.document:
        return line(delivery.to)
    return fill(words.say("ship", "Note {document}"), document=line(delivery.document))


def _counts(delivery: Delivery, shown: Shipping, words: Words) -> tuple[tuple[str, str], ...]:
    """What differs from the note comes first: there is not always room for all."""
    lines = sorted(delivery.lines, key=lambda each: each.loaded == each.quantity)
    rows = [(_line_name(each), _line(each, words)) for each in lines[:LINES_SHOWN]]
    levels = [level_count(each.count, each.name, words) for each in delivery.levels]
    rows.append((words.say("ship", "Loaded"), ", ".join(levels) or words.number(delivery.count)))
    rows.append((words.say("ship", "Cases in all"), words.number(delivery.cases)))
    if delivery.unproven:
        rows.append((words.say("ship", "Unproven"), words.number(delivery.unproven)))
    return (*rows, *_heard(shown, words)[-1:])


def _line_name(line_: LineCount) -> str:
    return f"{line(line_.product)} {line(line_.lot)}".strip()


def _line(counted: LineCount, words: Words) -> str:
    given = {"n": words.number(counted.loaded), "m": words.number(counted.quantity)}
    return fill(
        words.say("ship", "{n} of {m} {counted}"), **given, counted=words.say("ship", _COUNTED[counted.counted])
    )


def _state(shown: Shipping, words: Words) -> FactsModel:
    rows = [
        (words.say("ship", "Delivery notes"), words.number(shown.notes)),
        (words.say("ship", "Distributors"), words.number(shown.receivers)),
    ]
    return FactsModel(words.say("ship", "What this station knows"), (*rows, *_heard(shown, words)))


def _heard(shown: Shipping, words: Words) -> tuple[tuple[str, str], ...]:
    """Never the past as the present: since when upstream was not heard."""
    told = shown.released
    if not told.configured:
        return ((words.say("ship", "Other stations"), words.say("ship", "not told: only what was packed here")),)
    when = words.clock(told.heard_us) if told.heard_us else words.say("ship", "not since the start")
    state = words.say("ship", "last heard {when}") if told.status else words.say("ship", "heard {when}")
    return (
        (words.say("ship", "Known of others"), words.number(told.known)),
        (words.say("ship", "Upstream"), fill(state, when=when)),
    )


def _item(item: ShippedItem, words: Words) -> RowModel:
    about = f"{line(item.product)} {line(item.lot)}".strip()
    if not item.proven:
        return RowModel(
            item.code, "doubt", short_code(item.code), words.say("ship", "unproven: nobody knows who packed it")
        )
    note = fill(words.say("ship", "{n:1 case|{n} cases}"), n=words.number(item.cases)) if item.level > 1 else ""
    return RowModel(item.code, "done", short_code(item.code), f"{capital(words.level(item.name))}  {about}", note)


def _past(past: PastDelivery, words: Words) -> RowModel:
    out = fill(words.say("ship", "{n} of {m} away"), n=words.number(past.out), m=words.number(past.count))
    cancelled = past.state == "cancelled"
    what = words.say("ship", "cancelled") if cancelled else out
    title = past.document or past.to
    about = f"{_named(past.to, past.to_name)}  {words.clock(past.done_us)}"
    return RowModel(
        f"{PAST}{past.id}", "rejected" if cancelled else "done", short_code(title), about, what, quiet=cancelled
    )


def _note(lines: int, words: Words) -> str:
    return fill(words.say("ship", "{n:1 line|{n} lines}"), n=words.number(lines)) if lines else ""


def _named(code: str, name: str) -> str:
    return f"{line(name)} ({line(code)})" if name else line(code)
