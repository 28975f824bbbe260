"""The pages that exist. Adding one is a row here: the rail, the keys, help and the More page follow."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.i18n.mark import mark
from ui.pages.alarms import AlarmsPage
from ui.pages.more import MorePage
from ui.pages.orders import OrdersPage
from ui.pages.rejects import RejectsPage
from ui.pages.run import RunPage
from ui.shell.page import Page, PageTools


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page."""

    key: str
    icon: str
    """A name of ``ui.widgets.icons``."""
    title: str
    make: Callable[[PageTools], Page]
    help: tuple[str, ...] = ()
    """Five to eight notes; note n stands at the page's n-th anchor."""


PAGES: tuple[PageRow, ...] = (
    PageRow(
        "run",
        "run",
        mark("page", "Run"),
        RunPage,
        (
            mark("help", "The verdict of the newest case, and how many of its units were read."),
            mark("help", "The picture: a framed cell failed. Tap it to see its code and the reason."),
            mark("help", "What failed, or the reasons of all rejected cases of this order."),
            mark("help", "Cases of this order: passed, and rejected."),
            mark("help", "The last cases, newest first. Tap one to see it again."),
            mark("help", "HOLD asks the machine to stop. It is not an emergency stop."),
        ),
    ),
    PageRow(
        "rejects",
        "rejects",
        mark("page", "Rejects"),
        RejectsPage,
        (
            mark("help", "One case, the list of the shift, or where no-reads gather."),
            mark("help", "The next newer and the next older reject."),
            mark("help", "The picture: a framed cell failed. Tap a small one twice: once to enlarge, once to choose."),
            mark("help", "The failed cells of this case."),
            mark("help", "The chosen cell: its picture, its code, why it failed, and what to do."),
        ),
    ),
    PageRow(
        "alarms",
        "alarms",
        mark("page", "Alarms"),
        AlarmsPage,
        (
            mark("help", "What stands. The large one is to be seen to first."),
            mark("help", "What happened, what to do, since when, and how it ends."),
            mark(
                "help", "Acknowledge means: I know. Sound and flashing stop; the alarm stays until its cause is gone."
            ),
            mark("help", "Two minutes without sound. A new urgent alarm sounds again at once."),
            mark("help", "How many alarms there were in the last ten minutes, and in the last hour."),
            mark("help", "What stands now, or what was."),
        ),
    ),
    PageRow(
        "orders",
        "orders",
        mark("page", "Orders"),
        OrdersPage,
        (
            mark("help", "What is packed now; with no order open, what would be packed next."),
            mark("help", "Start: scan or type the order's number. Close: when its last case has left the belt."),
            mark("help", "With no order open every case is rejected."),
        ),
    ),
)

MORE = PageRow(
    "more",
    "more",
    mark("page", "More"),
    MorePage,
    (
        mark("help", "Pages that have no room in the rail."),
        mark("help", "The language of this screen; everything changes at once."),
        mark("help", "Light for a bright hall, dark for a dim one."),
        mark("help", "Which station this screen shows; tell it to IT when you call."),
    ),
)
"""Always the last in the rail: what has no room there, language and theme."""
