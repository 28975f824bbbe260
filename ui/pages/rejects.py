"""Rejects: why did this case fail? One case at a time, the list of the shift, and where no-reads gather."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent

from station.api.schema import HeatMap
from ui.client import Call, Failure
from ui.i18n.words import fill
from ui.pages.placement import lay
from ui.pages.reject_case import RejectCase
from ui.pages.reject_source import RejectSource
from ui.pages.run_layout import Area
from ui.presenters.heat import first_view, heat_model, heat_words, view_names
from ui.presenters.moment import Moment
from ui.presenters.rejects import filters, reject_rows
from ui.shell.page import Page, PageTools
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.base import CENTRE
from ui.widgets.choice_keys import Choice, ChoiceKeys
from ui.widgets.heat_grid import HeatGrid, HeatText
from ui.widgets.keys import Key
from ui.widgets.plain_text import PlainLabel
from ui.widgets.row_list import RowList

HOURS = 8
HEAT_AGAIN_MS = 60_000
GRID_PART = 0.62
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RejectsPage(Page):
    """Three tabs over one list."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.tabs, self.filters = ChoiceKeys(theme, self), ChoiceKeys(theme, self)
        self.newer, self.older = Key(theme, self, icon="left"), Key(theme, self, icon="right")
        self.where = PlainLabel(theme, "head", bold=True, align=CENTRE, parent=self)
        self.case_tab = RejectCase(tools, self)
        self.list = RowList(theme, self)
        self.grid, self.told = HeatGrid(theme, self), HeatText(theme, self)
        self.heat_views = ChoiceKeys(theme, self)
        self.heat_views.least = SMALLEST_TARGET_PX + 16
        self._heat_view: int | None = None
        """The view a person chose; None = the one where most drifts."""
        self.nothing = PlainLabel(theme, "step", bold=True, align=CENTRE, parent=self)
        self.source = RejectSource(tools.client, self._listed, self)
        self._tab = "case"
        self._touched = False
        """A person looks at a case: the newest one does not push it away."""
        self._told: tuple[str, int, str] | None = None
        self._heat: HeatMap | None = None
        self._call: Call | None = None
        self._heating = QTimer(self, interval=HEAT_AGAIN_MS)
        self._connect()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.choose_tab)
        self.filters.chosen.connect(self.choose_reason)
        self.newer.clicked.connect(lambda: self.step(-1))
        self.older.clicked.connect(lambda: self.step(1))
        self.list.chosen.connect(self._open_row)
        self.list.wants_more.connect(self.source.more)
        self.heat_views.chosen.connect(self._choose_heat_view)
        self.case_tab.shown.connect(lambda _: self._show())
        self._heating.timeout.connect(self._ask_heat)
        self.theme.changed.connect(self._place)

    # what is asked -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        """``about``: ``epoch/seq`` of the case to show; empty = the newest reject."""
        self._tab, self._touched = "case", bool(about)
        if about:
            self.case_tab.case.open(about)
        self.source.fresh()
        self._heating.start()
        self._ask_heat()

    def closed(self) -> None:
        self._heating.stop()
        self.source.forget()
        self.case_tab.case.forget()
        self._forget_heat()

    def show_moment(self, moment: Moment) -> None:
        """The list is not the snapshot's: without another language twenty snapshots a second change nothing here."""
        if self.source.follow(moment.snapshot):
            self.case_tab.case.again()
        told = (moment.words.language, moment.words.epoch, moment.words.unit_noun)
        if told != self._told:
            self._told = told
            self.case_tab.refresh()
            self._show()

    def _listed(self) -> None:
        """There are other rows."""
        rows = self.source.rows
        if rows and not self._touched:
            self.case_tab.case.open(f"{rows[0].epoch}/{rows[0].seq}")
        self._show()

    def _ask_heat(self) -> None:
        self._forget_heat()
        self._call = self.tools.client.get(f"/v1/heatmap?hours={HOURS}", HeatMap, self._got_heat)

    def _forget_heat(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            call.cancel()

    def _got_heat(self, heat: HeatMap | Failure) -> None:
        if not isinstance(heat, Failure):
            self._heat = heat
            self._show()

    # what a person does ------------------------------------------------------------------------------------------

    def choose_tab(self, tab: str) -> None:
        self._tab = tab
        self._show()

    def choose_reason(self, reason: str) -> None:
        self.source.choose(reason)
        self._show()

    def keyed(self, key: int) -> bool:
        """Up and down walk the cases as they stand in the list, whether one is looked at or all are."""
        if self._tab == "heat" or key not in _STEPS:
            return False
        self.step(_STEPS[key])
        self.list.point_at(self.case_tab.case.name)
        return True

    def _open_row(self, name: str) -> None:
        if self.list.hasFocus():
            self.setFocus()  # not to the next key: the arrows go on walking
        self._touched, self._tab = True, "case"
        self.case_tab.case.open(name)
        self._show()

    def step(self, way: int) -> None:
        """To the next older or newer case of the list."""
        place = self._index() + way
        if 0 <= place < len(self.source.rows):
            self._touched = place > 0
            row = self.source.rows[place]
            self.case_tab.case.open(f"{row.epoch}/{row.seq}")
        if place >= len(self.source.rows) - 3:
            self.source.more()
        self._show()

    def _index(self) -> int:
        """Where the shown case stands in the list; -1 = it is not in it."""
        names = [f"{row.epoch}/{row.seq}" for row in self.source.rows]
        return names.index(self.case_tab.case.name) if self.case_tab.case.name in names else -1

    # what is shown -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        words = self.tools.words
        drifts = len(self._heat.drift) if self._heat is not None else 0
        heat = words.say("reject", "No-reads")
        tabs = (
            Choice("case", words.say("reject", "Case")),
            Choice("list", words.say("reject", "List")),
            Choice("heat", f"{heat} ({words.number(drifts)})" if drifts else heat),
        )
        self.tabs.show_choices(tabs, self._tab)
        choices = tuple(Choice(each.key, each.label) for each in filters(self.source.page, words))
        self.filters.show_choices(choices, self.source.reason)
        self.list.show_rows(reject_rows(self.source.rows, words), self.case_tab.case.name)
        self.nothing.set_text(words.say("reject", "No rejected cases this shift."))
        self._show_where()
        if self._heat is not None:
            self._show_heat(self._heat)
        self._place()

    def _show_heat(self, heat: HeatMap) -> None:
        words, known = self.tools.words, [view.view for view in heat.views]
        view = self._heat_view if self._heat_view in known else first_view(heat)
        self.grid.show_model(heat_model(heat, view or 0))
        self.told.show_model(heat_words(heat, words))
        names = view_names(heat, words)
        self.heat_views.show_choices(tuple(Choice(str(number), name) for number, name in names), str(view))
        if self.heat_views.sizeHint().width() > GRID_PART * self.width() - 2 * self.theme.sizes.pad:
            short = tuple(Choice(str(number), name if number == view else str(number)) for number, name in names)
            self.heat_views.show_choices(short, str(view))

    def _choose_heat_view(self, view: str) -> None:
        self._heat_view = int(view)
        self._show()

    def _show_where(self) -> None:
        words, index = self.tools.words, self._index()
        total = words.number(max(self.source.total, index + 1))
        of = fill(words.say("reject", "{n} of {m}"), n=words.number(index + 1), m=total)
        self.where.set_text(of if index >= 0 else "")
        for key, label, able in (
            (self.newer, words.say("reject", "Newer"), index > 0),
            (self.older, words.say("reject", "Older"), index < len(self.source.rows) - 1),
        ):
            key.setAccessibleName(label)
            key.setEnabled(able)

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes = self.theme.sizes
        whole = Area(sizes.pad, sizes.pad, self.width() - 2 * sizes.pad, self.height() - 2 * sizes.pad)
        strip, main = whole.rows(sizes.gap, self.tabs.sizeHint().height())
        some = self.case_tab.case.story is not None
        self._lay_strip(strip, steps=self._tab == "case" and some)
        lone = (self._tab == "case" and not some) or (self._tab == "list" and not self.source.rows)
        lay(self.nothing, main, shown=lone)
        lay(self.case_tab, main, shown=self._tab == "case" and some)
        self._lay_list(main, shown=self._tab == "list")
        self._lay_heat(main, shown=self._tab == "heat" and self._heat is not None)

    def _lay_strip(self, strip: Area, *, steps: bool) -> None:
        side = max(strip.height, self.theme.sizes.btn)
        count = max(96, self.where.sizeHint().width() + 16)
        right = strip.x + strip.width
        left = right - 2 * side - count
        lay(self.newer, Area(left, strip.y, side, strip.height), shown=steps)
        lay(self.where, Area(left + side, strip.y, count, strip.height), shown=steps)
        lay(self.older, Area(right - side, strip.y, side, strip.height), shown=steps)
        end = left if steps else right
        lay(self.tabs, Area(strip.x, strip.y, end - strip.x - self.theme.sizes.gap, strip.height), shown=True)

    def _lay_list(self, main: Area, *, shown: bool) -> None:
        head, rows = main.rows(self.theme.sizes.gap, self.filters.sizeHint().height())
        lay(self.filters, head, shown=shown)
        lay(self.list, rows, shown=shown and bool(self.source.rows))

    def _lay_heat(self, main: Area, *, shown: bool) -> None:
        left, right = main.columns(self.theme.sizes.gap, GRID_PART)
        gridded = self._heat is not None and self._heat.rows > 0
        several = gridded and bool(self.heat_views.choices)
        keys, below = left.rows(self.theme.sizes.gap, self.heat_views.sizeHint().height())
        lay(self.heat_views, keys, shown=shown and several)
        lay(self.grid, below if several else left, shown=shown and gridded)
        lay(self.told, right if gridded else main, shown=shown)

    def anchors(self) -> tuple[QRect, ...]:
        offset = self.case_tab.geometry().topLeft()
        inside = (self.case_tab.picture, self.case_tab.keys, self.case_tab.detail)
        return (
            self.tabs.geometry(),
            self.newer.geometry().united(self.older.geometry()),
            *(widget.geometry().translated(offset) for widget in inside),
        )
