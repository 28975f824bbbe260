"""An old order, looked through a stretch at a time: how far it is, and its cases by the page."""

from dataclasses import dataclass, field

from station.api.schema import CaseRow, OrderCases
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.answers import refused
from ui.presenters.lookup import HeadModel
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.times import at_text

MOST_CASES = 50_000
"""Cases a screen keeps of one order; the count goes on."""
PAGE_ROWS = 100
_GOOD = frozenset({"passed", "released"})
_SIGN: dict[str, RowSign] = {"passed": "done", "released": "done", "quarantined": "doubt"}

Seen = tuple[int, int, str, str, int]
"""Epoch, number, state, first reason, time."""


@dataclass(slots=True)
class OrderLookup:
    """What has come so far; grows with every stretch."""

    order: str
    head: OrderCases | None = None
    cases: list[Seen] = field(default_factory=list)
    bad: list[Seen] = field(default_factory=list)
    counted: int = 0
    stopped: bool = False
    """A person had enough."""
    failed: str = ""
    """The key of what stopped it."""

    def took(self, page: OrderCases) -> None:
        self.head = page
        for case in page.cases:
            self.counted += 1
            seen = _seen(case)
            if len(self.cases) < MOST_CASES:
                self.cases.append(seen)
            if case.state not in _GOOD and len(self.bad) < MOST_CASES:
                self.bad.append(seen)

    @property
    def running(self) -> bool:
        return not self.stopped and not self.failed and (self.head is None or self.head.after is not None)

    @property
    def percent(self) -> int:
        if self.head is None or not self.head.of:
            return 0 if self.running else 100
        return 100 * self.head.looked // self.head.of


@dataclass(frozen=True, slots=True)
class OrderCasesModel:
    head: HeadModel
    rows: tuple[RowModel, ...]
    place: str
    """``1–100 of 7,309``."""
    page: int
    pages: int
    running: bool


def order_cases_model(lookup: OrderLookup, page: int, *, bad_only: bool, words: Words) -> OrderCasesModel:
    """``page`` from 0; one beyond the last shows the last."""
    rows = lookup.bad if bad_only else lookup.cases
    pages = max(1, -(-len(rows) // PAGE_ROWS))
    page = max(0, min(page, pages - 1))
    shown = rows[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
    first = page * PAGE_ROWS + 1
    place = fill(
        words.say("lookup", "{first}–{last} of {n}"),
        first=words.number(first), last=words.number(first + len(shown) - 1), n=words.number(len(rows)),
    ) if shown else words.say("lookup", "No case to show.")  # fmt: skip
    return OrderCasesModel(
        _head(lookup, words), tuple(_row(each, words) for each in shown), place, page, pages, lookup.running
    )


def _head(lookup: OrderLookup, words: Words) -> HeadModel:
    name = fill(words.say("top", "Order {order}"), order=line(lookup.order))
    head = lookup.head
    if head is None:
        return HeadModel("none", name, words.say("answer", "Looking it up."))
    about = fill(
        words.say("lookup", "{passed} passed, {rejected} rejected"),
        passed=words.number(head.passed), rejected=words.number(head.rejected),
    )  # fmt: skip
    if lookup.failed:
        about += " · " + refused(lookup.failed, {}, words).what
    elif lookup.running or lookup.stopped:
        told = words.say("lookup", "{percent} % looked through") if lookup.running else words.say(
            "lookup", "stopped at {percent} %")  # fmt: skip
        about += " · " + fill(told, percent=str(lookup.percent))
    if lookup.counted > MOST_CASES:
        about += " · " + fill(words.say("lookup", "the first {n} are shown"), n=words.number(MOST_CASES))
    return HeadModel("none" if head.open else "done", name, about)


def _seen(case: CaseRow) -> Seen:
    return case.epoch, case.seq, case.state, case.reasons[0] if case.reasons else "", case.at_us


def _row(seen: Seen, words: Words) -> RowModel:
    epoch, seq, state, reason, at_us = seen
    name = f"{epoch}/{seq}"
    title = fill(words.say("verdict", "Case {case}"), case=words.case(name))
    about = words.phrase(state) + (f" · {words.phrase(reason)}" if reason else "")
    at = at_text(at_us, words)
    return RowModel(f"case:{name}", _SIGN.get(state, "rejected"), title, about, at, quiet=state in _GOOD)
