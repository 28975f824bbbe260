"""Rejects: why did this case fail? The list of the shift, one case cell by cell, and where the same code is."""

from dataclasses import dataclass

from station.api.schema import CaseStory, Cell, RejectPage, RejectRow
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, capital, fill, joined
from ui.presenters.cells import CellMark, grid_of, name_in
from ui.presenters.rows import RowModel, RowSign

Place = tuple[int, int]
REASONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Filter:
    key: str
    """Of the station; empty = all."""
    label: str


@dataclass(frozen=True, slots=True)
class Caption:
    """Under a crop: what it shows, and where that is."""

    title: str
    about: str


@dataclass(frozen=True, slots=True)
class RejectCard:
    """A chosen cell; or, where none failed, the case itself."""

    title: str
    """Name of the cell, or of the case."""
    mark: CellMark | None
    here: Caption
    twin: Caption | None
    """The other place of the same code, as far as it is known."""
    code: str
    why: str
    do: str
    left: str
    """Where the case is now."""


# the list --------------------------------------------------------------------------------------------------------

_SIGNS: dict[str, RowSign] = {"rejected": "rejected", "missed": "rejected", "quarantined": "doubt", "void": "none"}


def reject_rows(rejects: tuple[RejectRow, ...], words: Words) -> tuple[RowModel, ...]:
    return tuple(_row(row, words) for row in rejects)


def _row(row: RejectRow, words: Words) -> RowModel:
    name = f"{row.epoch}/{row.seq}"
    reasons = " · ".join(capital(words.phrase(reason)) for reason in row.reasons[:REASONS_SHOWN])
    stands = _STATES.get((row.state, row.disposal)) or _STATES.get((row.state, ""))
    what = reasons or (capital(words.say("reject", stands)) if stands else "")
    title = fill(words.say("reject", "Case {case}: {what}"), case=words.case(name), what=what)
    seen_to = row.disposal == "ejector" or row.state == "void" or bool(row.found)
    sign = "doubt" if row.owed else "done" if seen_to else _SIGNS.get(row.state, "none")
    note = words.clock(row.at_us, seconds=True)
    left = found_where(row.found, words) or left_how(row.state, row.disposal, words)
    return RowModel(name, sign, title, left, note, quiet=sign == "done")


_STATES: dict[tuple[str, str], str] = {
    ("void", ""): mark("reject", "ejected after it passed"),
    ("quarantined", ""): mark("reject", "not seen leaving"),
    ("quarantined", "exit"): mark("reject", "withdrawn after it left"),
    ("quarantined", "taken"): mark("reject", "withdrawn after it left"),
    ("quarantined", "person"): mark("reject", "withdrawn after it left"),
}
"""(state, how it left) → what is said instead of a reason; "" = however it left."""
_LEFT: dict[tuple[str, str], str] = {
    ("rejected", "ejector"): mark("reject", "It is in the reject bin."),
    ("rejected", "exit"): mark("reject", "It left by the exit. Bring it back, then press where it was for one second."),
    ("rejected", "unsure"): mark(
        "reject", "Its ejection was not seen. Find it, then press where it was for one second."
    ),
    ("rejected", ""): mark("reject", "It is on its way to the reject bin."),
    ("missed", "ejector"): mark("reject", "It was never judged. It is in the reject bin."),
    ("missed", "exit"): mark("reject", "Never judged, left by the exit. Find it, press where it was for one second."),
    ("missed", "unsure"): mark("reject", "It was never judged. Find it, then press where it was for one second."),
    ("missed", ""): mark("reject", "It was never judged."),
    ("void", "ejector"): mark("reject", "It passed and was ejected. Its {units} are free."),
    ("void", "person"): mark("reject", "A person found it in the bin. Its {units} are free."),
    ("quarantined", ""): mark("reject", "It was not seen leaving. Find it, then press where it was for one second."),
    ("quarantined", "exit"): mark("reject", "Its order was wrong. Find it, then press where it was for one second."),
    ("quarantined", "taken"): mark("reject", "Its order was wrong. Find it, then press where it was for one second."),
    ("quarantined", "person"): mark("reject", "Its order was wrong. Find it, then press where it was for one second."),
    ("released", "person"): mark("reject", "A person found it good. It is released."),
    ("released", "exit"): mark("reject", "It left by the exit as good."),
    ("released", "taken"): mark("reject", "The PLC took its pass. Nothing sees the exit."),
}


def left_how(state: str, disposal: str, words: Words) -> str:
    """Where the case is, as far as the gate or a person saw it; empty = nothing is known."""
    said = _LEFT.get((state, disposal)) or _LEFT.get((state, ""))
    return _named(words.say("reject", said), words) if said else ""


_FOUND: dict[str, str] = {
    "pallet": mark("reject", "A person found it on the pallet. It is not a product."),
    "bin": mark("reject", "A person found it in the bin."),
    "gone": mark("reject", "A person looked for it and did not find it."),
}


def found_where(found: str, words: Words) -> str:
    """Where a person said it was; empty = nobody looked for it."""
    return words.say("reject", _FOUND[found]) if found in _FOUND else ""


def disposal_of(story: CaseStory) -> str:
    """How a case left, by the newest step that says it."""
    told = (step.arguments.get("disposal") for step in reversed(story.steps))
    return str(next((each for each in told if each), ""))


def filters(page: RejectPage | None, words: Words) -> tuple[Filter, ...]:
    """All, and every reason there is, the most frequent first."""
    counts = page.reasons if page is not None else {}
    ranked = sorted(counts.items(), key=lambda each: (each[0] != "owed", -each[1], each[0]))
    n = words.number(page.total if page is not None else 0)
    every = Filter("", fill(words.say("reject", "All {n}"), n=n))
    told = [Filter(key, f"{capital(_short(key, words))} {words.number(n)}") for key, n in ranked if n > 0]
    return (every, *told)


def _short(key: str, words: Words) -> str:
    return words.say("reject", _FILTERS[key]) if key in _FILTERS else words.phrase(key)


_FILTERS = {
    "void": mark("reject", "ejected"),
    "quarantined": mark("reject", "in doubt"),
    "owed": mark("reject", "to be found"),
}


def merged(before: tuple[RejectRow, ...], page: RejectPage) -> tuple[RejectRow, ...]:
    """A fresh first page over the rows that were shown: what was scrolled to stays, unless cases would be missing."""
    if not page.rejects or not page.next:
        return page.rejects
    last = (page.rejects[-1].epoch, page.rejects[-1].seq)
    older = tuple(row for row in before if (row.epoch, row.seq) < last)
    return page.rejects + older if len(older) < len(before) else page.rejects


# one case --------------------------------------------------------------------------------------------------------

_DO: dict[str, str] = {
    "no_read": mark("reject", "Clean the code or take the {unit} out, then pack the case again."),
    "missed_trigger": mark("reject", "Pack its {units} again."),
    "duplicate": mark("reject", "Take this {unit} out and put it in the quality box."),
    "foreign": mark("reject", "Take this {unit} out. Check what is fed to the line."),
    "decommissioned": mark("reject", "Take this {unit} out: it was taken out of the goods before."),
    "not_in_pool": mark("reject", "Take this {unit} out. Was the file with its codes imported? See Pools."),
    "void_in_pool": mark("reject", "Take this {unit} out: its code was made void."),
    "wrong_product": mark("reject", "Take this {unit} out. Check the line clearance."),
    "late": mark("reject", "The {unit} may be good. Pack it again."),
    "short": mark("reject", "Count the {units}, then pack the case again."),
    "over": mark("reject", "Take out what is too many, then pack the case again."),
    "case_code_unread": mark("reject", "Check the label of the case, then pack it again."),
    "case_code_used": mark("reject", "Put another label on, then pack the case again."),
    "label_not_ours": mark("reject", "Find out whose label it is, then put the case right under Rework."),
    "trust_lost": mark("reject", "Pack its {units} again."),
    "not_ready": mark("reject", "Pack its {units} again."),
    "store_failure": mark("reject", "Pack its {units} again."),
    "other": mark("reject", "Pack its {units} again."),
}


def why(reason: str, words: Words) -> str:
    """A sentence. Where a reason is an alarm's key too, the alarm's words would miss their arguments."""
    if reason == "trust_lost":
        return _named(words.say("reject", "The order of the {units} was not proven."), words)
    return words.what(reason, {})


def to_do(reason: str, words: Words) -> str:
    return _named(words.say("reject", _DO[reason]), words) if reason in _DO else ""


def _named(text: str, words: Words) -> str:
    """Units called as the recipe calls them."""
    return fill(text, unit=words.unit, units=words.units)


def cell_at(story: CaseStory, place: Place, view: int = 0) -> Cell | None:
    """The cell that is drawn at a place, by the picture's grid or in order. ``view``: 0 = the case has one."""
    case = story.case
    if case.rows:
        seen = (cell for cell in case.cells if view in (0, cell.view))
        return next((cell for cell in seen if (cell.row, cell.column) == place), None)
    _, columns = grid_of(case)
    index = (place[0] - 1) * columns + place[1] - 1
    return case.cells[index] if 0 <= index < len(case.cells) else None


def twin_case(cell: Cell) -> tuple[int, int] | None:
    """The other case that holds the code of this cell."""
    epoch, slash, seq = cell.twin.partition("/")
    if not (slash and epoch.isascii() and seq.isascii() and epoch.isdigit() and seq.isdigit() and len(seq) < 19):
        return None
    return (int(epoch), int(seq)) if len(epoch) < 19 and int(seq) > 0 else None


def twin_cell(story: CaseStory, text: str, but: Place | None = None, view: int = 0) -> Cell | None:
    """The cell of a case with this code; ``but``: not this one of ``view`` (a code that is twice in one case)."""
    same = (cell for cell in story.case.cells if cell.text == text)
    return next((cell for cell in same if (cell.row, cell.column) != but or view not in (0, cell.view)), None)


def cell_card(
    story: CaseStory, cell: Cell, mark_: CellMark, twin: tuple[CaseStory, Cell | None] | None, words: Words
) -> RejectCard:
    """A cell. ``twin``: the case with the same code, and its cell where it was found."""
    case = story.case
    reason = cell.reason or ("no_read" if cell.state == "no_read" else "")
    name = f"{case.epoch}/{case.seq}"
    where = _where(name, mark_.name, "", words)
    here = Caption(_named(words.say("reject", "This {unit}"), words), where)
    return RejectCard(
        mark_.name,
        mark_,
        here,
        _twin_caption(twin, story, words) if twin is not None else None,
        line(cell.text),
        _placed(mark_.place, mark_.why or words.say("cell", "Read without a fault."), words),
        to_do(reason, words),
        found_where(case.found, words) or left_how(case.state, disposal_of(story), words),
    )


def _twin_caption(twin: tuple[CaseStory, Cell | None], here: CaseStory, words: Words) -> Caption:
    story, cell = twin
    case = story.case
    place = name_in(case, cell, 0) if cell is not None and cell.row else ""
    same = (case.epoch, case.seq) == (here.case.epoch, here.case.seq)
    title = words.say("reject", "The same code here too") if same else words.say("reject", "Same code before")
    at = "" if same else words.clock(case.at_us)
    return Caption(title, _where(f"{case.epoch}/{case.seq}", place, at, words))


def _placed(place: str, why: str, words: Words) -> str:
    return fill(words.say("reject", "{Place}. {why}"), Place=capital(place), why=why) if place else why


def _where(case: str, cell: str, at: str, words: Words) -> str:
    where = fill(words.say("reject", "case {case}"), case=words.case(case))
    for part in (fill(words.say("reject", "cell {cell}"), cell=cell) if cell else "", at):
        where = fill(words.say("reject", "{first}, {second}"), first=where, second=part) if part else where
    return where


def case_card(story: CaseStory, words: Words) -> RejectCard:
    """A case in which no single cell is at fault."""
    case = story.case
    name = f"{case.epoch}/{case.seq}"
    reasons = [why(reason, words) for reason in case.reasons]
    left = found_where(case.found, words) or left_how(case.state, disposal_of(story), words)
    return RejectCard(
        fill(words.say("verdict", "Case {case}"), case=words.case(name)),
        None,
        Caption("", ""),
        None,
        line(case.code),
        joined(*reasons) or left,
        to_do(case.reasons[0], words) if case.reasons else "",
        left if reasons else "",
    )
