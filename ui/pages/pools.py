"""Pools: how many codes are left? The pools at the left, the chosen one at the right; on a small screen one, then the
other. It changes nothing: codes are imported and made void by commands."""

from urllib.parse import quote

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import BadLines, PoolList
from ui.client import Call, Failure
from ui.pages.placement import lay_named
from ui.pages.polling import Poll
from ui.pages.run_layout import Area
from ui.presenters.moment import Moment
from ui.presenters.pools import pools_model
from ui.shell.page import Page, PageTools
from ui.theme.tokens import SizeClass, Sizes
from ui.widgets.keys import Key, press_by_scan
from ui.widgets.parked_card import ParkedCard
from ui.widgets.plain_text import PlainLabel, PlainText
from ui.widgets.row_list import RowList

EVERY_MS = 3_000
LIST_PART = 0.36


class PoolsPage(Page):
    """Polls while it is open."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.heading, self.list = PlainLabel(theme, bold=True, parent=self), RowList(theme, self)
        self.facts, self.bad = ParkedCard(theme, self), PlainText(theme, self)
        self.back = Key(theme, self, icon="left")
        self.chosen = ""
        """The chosen pool; empty = none."""
        self._moment: Moment | None = None
        self._told: PoolList | None = None
        self._lines: BadLines | None = None
        self._asked: tuple[str, int] | None = None
        """Pool and import whose bad lines were asked for."""
        self._call: Call | None = None
        self._has_detail = False
        self._poll = Poll(self, tools.client, PoolList, self._got, EVERY_MS)
        self._named: dict[str, QWidget] = {
            "heading": self.heading, "list": self.list, "facts": self.facts, "bad": self.bad, "back": self.back,
        }  # fmt: skip
        self.list.chosen.connect(self._choose)
        self.back.clicked.connect(lambda: self._choose(""))
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        self.chosen = about or self.chosen
        self._poll.start("/v1/pools")

    def closed(self) -> None:
        self._poll.stop()
        if self._call is not None:
            self._call.cancel()
            self._call = None
        self._asked = None

    def _got(self, told: PoolList) -> None:
        self._told = told
        self._show()

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._show()

    def _show(self) -> None:
        if self._moment is None:
            return
        words, pools = self._moment.words, self._told.pools if self._told is not None else ()
        if not self.chosen and self.theme.size_class != "small" and pools:
            self.chosen = next((each.pool for each in pools if each.in_order), pools[0].pool)
        self._ask_lines()
        model = pools_model(self._told, self.chosen, self._lines, words, self._moment.snapshot.made_at_us)
        self.heading.set_text(model.heading)
        self.list.show_rows(model.rows, self.chosen)
        self._has_detail = model.detail is not None
        if model.detail is not None:
            self.facts.show_model(model.detail)
            self.bad.set_text(model.detail.words)
        self.back.set_label(words.say("page", "Pools"))
        self._place()

    def _ask_lines(self) -> None:
        """The bad lines of the chosen pool's last import, once for each import."""
        found = next((each for each in self._told.pools if each.pool == self.chosen), None) if self._told else None
        if found is None or found.last is None:
            return
        wanted = (found.pool, found.last.number)
        if wanted != self._asked:
            self._asked, self._lines = wanted, None
            path = f"/v1/pools/{quote(found.pool, safe='')}/bad"
            self._call = self.tools.client.get(path, BadLines, lambda told: self._got_lines(wanted, told))

    def _got_lines(self, wanted: tuple[str, int], answer: BadLines | Failure) -> None:
        """Without an answer they are asked for again with the next look at the pools."""
        self._call = None
        if wanted != self._asked:
            return
        if isinstance(answer, Failure):
            self._asked = None
        else:
            self._lines = answer
            self._show()

    def _choose(self, pool: str) -> None:
        self.chosen = pool
        self._show()

    def commanded(self, name: str) -> bool:
        rows = [row.key for row in self.list.rows]
        if name == "next" and rows:
            self._choose(rows[(rows.index(self.chosen) + 1) % len(rows) if self.chosen in rows else 0])
            return True
        return press_by_scan({"cancel": self.back}.get(name))

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        areas = pools_layout(
            self.theme.size_class, self.theme.sizes, self.width(), self.height(), self.facts.height_wanted(),
            detail=self._has_detail,
        )  # fmt: skip
        lay_named(self._named, areas)

    def anchors(self) -> tuple[QRect, ...]:
        return self.list.geometry(), self.facts.geometry(), self.bad.geometry()


def pools_layout(
    size_class: SizeClass, sizes: Sizes, width: int, height: int, facts: int, *, detail: bool
) -> dict[str, Area]:
    """Areas by name. ``facts``: height of the facts."""
    pad, gap, key = sizes.pad, sizes.gap, max(56, sizes.btn - 8)
    whole = Area(pad, pad, width - 2 * pad, height - 2 * pad)
    if size_class == "small" and detail:
        shown, bad, back = whole.rows(gap, facts, max(0, whole.height - facts - key - 2 * gap))
        return {"facts": shown, "bad": bad, "back": back}
    heading, below = whole.rows(gap // 2, sizes.body + 10)
    if size_class == "small" or not detail:
        return {"heading": heading, "list": below}
    left, right = below.columns(gap, LIST_PART)
    shown, bad = right.rows(gap, facts)
    return {"heading": heading, "list": left, "facts": shown, "bad": bad}
