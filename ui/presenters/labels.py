"""Labels: which one is awaited, what the printer says, and what can be done with the chosen one."""

from dataclasses import dataclass
from urllib.parse import quote

from station.api.schema import LabelStatus, ShownLabel, ShownPrinter, ShownTemplate
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, capital, fill, joined
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.sync import DetailModel
from ui.presenters.times import at_text
from ui.presenters.user_name import user_name
from ui.theme.tokens import Token

REASONS: tuple[tuple[str, str], ...] = (
    ("label spoilt", mark("label", "Spoilt")),
    ("label lost", mark("label", "Lost")),
    ("printer broken", mark("label", "Printer broken")),
)
"""What is recorded with a reprint, or where it goes on without a label → what the key says."""
_SIGNS: dict[str, RowSign] = {
    "assigned": "waits",
    "sent": "runs",
    "printed": "waits",
    "failed": "P2",
    "scanned": "done",
    "waived": "doubt",
    "void": "none",
}
_PROOFS = {True: mark("label", "the printer counted it"), False: mark("label", "only taken by the printer")}
TEMPLATE = "template:"
"""Before the name of a template in the key of a row."""


@dataclass(frozen=True, slots=True)
class LabelsModel:
    heading: str
    """What the printers say."""
    tone: Token
    rows: tuple[RowModel, ...]
    detail: DetailModel | None
    sentence: str
    """What is to be done with the chosen one."""
    picture: str
    """Path of its picture; empty = none."""
    retry: bool
    waive: bool
    reprint: bool
    test: bool
    chosen: str


def labels_model(told: LabelStatus | None, chosen: str, templates: bool, words: Words, now_us: int) -> LabelsModel:
    """``told`` None: not asked yet. ``templates``: they are listed, not the labels."""
    if told is None:
        return LabelsModel(
            words.say("answer", "Looking it up."), "text2", (), None, "", "", False, False, False, False, ""
        )
    heading, tone = _heading(told.printers, words)
    if templates:
        return _templates(told, chosen, words, heading, tone)
    labels = {str(each.id): each for each in (*reversed(told.awaited), *told.last)}
    ordered = sorted(labels.values(), key=lambda each: (not each.awaited, -each.id))
    rows = tuple(_row(each, words, now_us) for each in ordered)
    found = labels.get(chosen) or (ordered[0] if ordered else None)
    if found is None:
        nothing = words.say("label", "No label was printed here yet.")
        return LabelsModel(heading, tone, rows, None, nothing, "", False, False, False, False, "")
    busy = found.state == "assigned" or (found.state == "sent" and not found.doubtful)
    ended = found.state in ("scanned", "waived")
    return LabelsModel(
        heading,
        tone,
        rows,
        _detail(found, words, now_us),
        _sentence(found, words),
        f"/v1/labels/label/{found.id}.jpg",
        retry=found.awaited and not busy,
        waive=found.awaited,
        reprint=ended,
        test=False,
        chosen=str(found.id),
    )


def _heading(printers: tuple[ShownPrinter, ...], words: Words) -> tuple[str, Token]:
    """The first printer with something wrong, else all of them."""
    if not printers:
        return words.say("label", "This station has no label printer."), "text2"
    for each in printers:
        if each.state == "away":
            return f"{line(each.name)}: {words.whole(each.key, each.arguments)}", "red"
        if each.faults:
            return words.whole(f"printer_{each.faults[0]}", {"device": each.name}), "text"
    return " · ".join(_ready(each, words) for each in printers), "text"


def _ready(printer: ShownPrinter, words: Words) -> str:
    if printer.busy or printer.waiting:
        state = words.say("label", "printing")
    elif printer.known:
        state = words.say("label", "ready")
    else:
        state = words.say("label", "connected, says nothing of itself")
    return f"{line(printer.name)}: {state}"


def _state(label: ShownLabel, words: Words) -> str:
    return words.phrase("label_doubtful" if label.doubtful else f"label_{label.state}")


def _row(label: ShownLabel, words: Words, now_us: int) -> RowModel:
    sign: RowSign = "P2" if label.doubtful else _SIGNS[label.state]
    title = f"{capital(words.level(label.name))} {label.code}"
    return RowModel(str(label.id), sign, title, _state(label, words), at_text(label.at_us, words, now_us))


def _detail(label: ShownLabel, words: Words, now_us: int) -> DetailModel:
    facts = [(words.say("label", "State"), _state(label, words))]
    if label.state == "printed":
        facts.append((words.say("label", "Proof"), words.say("label", _PROOFS[label.proved])))
    facts.append((words.say("label", "Product"), line(label.product)))
    if label.lot:
        facts.append((words.say("label", "Lot"), line(label.lot)))
    facts.append((words.say("label", "In it"), words.number(label.count)))
    facts.append((words.say("label", "Date on it"), words.date(label.first_us)))
    if label.tries > 1:
        facts.append((words.say("label", "Sent"), words.number(label.tries)))
    if label.old:
        facts.append((words.say("label", "Makes void"), line(label.old)))
    if label.ended_by:
        by = user_name(label.ended_by, words)
        facts.append((words.say("label", "By"), by))
    if label.ended_reason or label.reason:
        facts.append((words.say("label", "Reason"), line(label.ended_reason or label.reason)))
    return DetailModel(line(label.code), tuple(facts), "")


def _sentence(label: ShownLabel, words: Words) -> str:
    """What happened, and what to do now."""
    told = {"code": label.code, "name": words.level(label.name)}
    if label.doubtful and label.purpose == "apply":
        return words.say("label", "Look for it at the applicator. If it is not there, print it again.")
    if label.doubtful:
        return words.say("label", "Look for it at the printer. If it is there, scan it; else print it again.")
    match label.state:
        case "assigned":
            return words.say("label", "It is printed as soon as the printer is ready.")
        case "sent":
            return words.say("label", "It is being printed.")
        case "printed":
            if label.purpose == "apply":
                return words.say("label", "The applicator puts it on the next case, whose reader reads it.")
            return fill(words.say("label", "Put it on the {name}, then scan it."), name=words.level(label.name))
        case "failed":
            why = words.what("label_failed", {**told, "cause": label.cause})
            return joined(why, words.say("label", "Put the printer right, then print it again."))
        case "scanned":
            return words.say("label", "It is on. Is it spoilt or lost? Print another one.")
        case "waived":
            return words.say("label", "It goes on without this label. It can be printed now.")
        case "void":
            if label.purpose == "apply":
                return capital(fill(words.say("label", "void: {why}. Throw it away."), why=words.phrase(label.cause)))
            return words.say("label", "Its container was given up.")


# templates -----------------------------------------------------------------------------------------------------------


def _templates(told: LabelStatus, chosen: str, words: Words, heading: str, tone: Token) -> LabelsModel:
    rows = tuple(_template_row(each, words) for each in told.templates)
    found = next((each for each in told.templates if TEMPLATE + each.name == chosen), None)
    found = found or next(iter(told.templates), None)
    if found is None:
        nothing = words.say("label", "There is no template: IT puts them into the folder of templates.")
        return LabelsModel(heading, tone, rows, None, nothing, "", False, False, False, False, "")
    right = not found.problems
    return LabelsModel(
        heading,
        tone,
        rows,
        _template_detail(found, words),
        words.say("label", "A test label has a code of no company.") if right else _problem(found, words),
        f"/v1/labels/template.jpg?name={quote(found.name, safe='')}" if right else "",
        retry=False,
        waive=False,
        reprint=False,
        test=right,
        chosen=TEMPLATE + found.name,
    )


def _template_row(each: ShownTemplate, words: Words) -> RowModel:
    about = _problem(each, words) if each.problems else _size(each)
    return RowModel(TEMPLATE + each.name, "P2" if each.problems else "done", line(each.name), about)


def _size(each: ShownTemplate) -> str:
    return f"{each.width_mm:g} × {each.height_mm:g} mm · {each.dpi} dpi"


def _template_detail(each: ShownTemplate, words: Words) -> DetailModel:
    facts = [(words.say("label", "Level"), words.level(each.level))] if each.level else []
    facts.append((words.say("label", "Size"), _size(each)))
    products = ", ".join(map(line, each.products)) or words.say("label", "every product")
    facts.append((words.say("label", "For"), products))
    return DetailModel(line(each.name), tuple(facts), "")


def _problem(each: ShownTemplate, words: Words) -> str:
    first = each.problems[0]
    where = f"{line(first.where)}: " if first.where else ""
    return where + words.whole(first.key, first.arguments)
