"""PLC: both blocks word by word, the newest handshakes in time. Freeze stops the display, never the line."""

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import PlcDetail
from ui.i18n.mark import mark
from ui.i18n.words import Words, fill
from ui.pages.device_test import DeviceTest
from ui.pages.placement import rect_of
from ui.pages.polling import Poll
from ui.pages.run_layout import Area
from ui.presenters.moment import Moment
from ui.presenters.plc import PlcModel, TableModel, plc_model
from ui.presenters.plc_requests import requests_model
from ui.shell.page import Page, PageTools
from ui.widgets.choice_keys import Choice, ChoiceKeys
from ui.widgets.keys import Key
from ui.widgets.numbers import Numbers
from ui.widgets.plain_text import PlainLabel
from ui.widgets.table import Column, Table
from ui.widgets.timing import Timing
from ui.widgets.trouble import Trouble, TroubleModel

EVERY_MS = 250
PATH = "/v1/plc"
_WORDS = (
    Column("00", right=True, quiet=True),
    Column("Address", right=True, quiet=True, optional=True),
    Column(part=0.6, least_px=116),
    Column("-00000", right=True),
    Column(part=1.4, least_px=90, quiet=True),
)
_LEGS = (
    Column("00000"),
    Column(part=1, least_px=84),
    *(Column("00,000.0", part=0.5, right=True) for _ in range(4)),
)
_REQUESTS = (
    Column("00:00:00.000", quiet=True),
    Column(part=0.5, least_px=150),
    Column("00,000.0", right=True),
    Column(part=1, least_px=320),
)
TABS = {
    "large": ("all", "requests"),
    "medium": ("overview", "plc", "station", "handshakes", "requests"),
    "small": ("plc", "station", "handshakes", "requests"),
}
_TITLES = {
    "all": mark("plc", "Overview"),
    "overview": mark("plc", "Overview"),
    "plc": mark("plc", "PLC to station"),
    "station": mark("plc", "Station to PLC"),
    "handshakes": mark("plc", "Last handshakes"),
    "requests": mark("plc", "Requests"),
}
HEAD = {"large": 96, "medium": 70, "small": 62}


class PlcPage(Page):
    """Polls while it is open."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.title, self.about = (
            PlainLabel(theme, "head", bold=True, parent=self),
            PlainLabel(theme, "small", parent=self),
        )
        self.numbers = Numbers(theme, 4, self)
        self.freeze, self.test = Key(theme, self), Key(theme, self)
        self.tabs = ChoiceKeys(theme, self)
        self.trouble = Trouble(theme, self)
        self.plc, self.station = Table(theme, _WORDS, self), Table(theme, _WORDS, self)
        self.timing, self.handshakes = Timing(theme, self), Table(theme, _LEGS, self)
        self.requests, self.only = Table(theme, _REQUESTS, self), Key(theme, self)
        self.only.role = "body"
        self._only_errors = False
        self._poll = Poll(self, tools.client, PlcDetail, self._got, EVERY_MS)
        self._test = DeviceTest(tools, self._tested)
        self._told: PlcDetail | None = None
        self._model: PlcModel | None = None
        self._frozen_us: int | None = None
        self._tab = ""
        self._head = QRect()
        self.freeze.clicked.connect(self._toggle)
        self.test.clicked.connect(self._ask)
        self.tabs.chosen.connect(self._choose)
        self.only.clicked.connect(self._filter)
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        del about
        self._poll.start(PATH)

    def closed(self) -> None:
        self._poll.stop()
        self._frozen_us = None

    def _got(self, told: PlcDetail) -> None:
        if self._frozen_us is None:
            self._told = told
            self._show()

    def show_moment(self, moment: Moment) -> None:
        del moment
        self._show()

    def _show(self) -> None:
        words = self.tools.words
        self.test.set_label(words.say("device", "Test"))
        self.freeze.set_label(words.say("plc", "Go on") if self._frozen_us is not None else words.say("plc", "Freeze"))
        self.only.set_label(words.say("plc", "Only errors"))
        self.only.set_kind("primary" if self._only_errors else "plain")
        self.freeze.set_kind("primary" if self._frozen_us is not None else "plain")
        if self._told is None:
            self._show_nothing(words)
        else:
            frozen = self._frozen_us is not None
            self._model = plc_model(self._told, words, 0.0 if frozen else self._poll.age_s)
            self._show_model(self._model, words)
            requests = requests_model(self._told, words, only_errors=self._only_errors)
            small = self.theme.size_class == "small"
            self.requests.show_model(replace(requests, title="", note="") if small else requests)
        self._place()

    def _show_nothing(self, words: Words) -> None:
        self.title.set_text(words.say("plc", "PLC"))
        self.about.set_text("")
        none = words.say("plc", "No block read yet")
        self.plc.show_model(TableModel(words.say("plc", "PLC to station"), "", (), (), none))
        self.station.show_model(TableModel(words.say("plc", "Station to PLC"), "", (), (), none))

    def _show_model(self, model: PlcModel, words: Words) -> None:
        title = model.title
        if self._frozen_us is not None:
            title = fill(words.say("plc", "FROZEN {time}"), time=words.clock(self._frozen_us, seconds=True))
        self.title.set_text(title)
        self.about.set_text(model.about)
        self.numbers.show_model(model.head)
        self.trouble.show_model(TroubleModel(model.trouble, model.do))
        self._show_blocks(model)
        self.timing.show_model(model.timing)
        self.handshakes.show_model(model.handshakes)

    def _show_blocks(self, model: PlcModel) -> None:
        """On a small screen the tab is title enough, and every line counts."""
        plc, station = model.plc, model.station
        if self.theme.size_class == "small":
            plc, station = (replace(each, title="", heads=()) for each in (model.short_plc, model.short_station))
        elif self._shown_tab() == "overview":
            plc, station = model.main_plc, model.main_station
        self.plc.show_model(plc)
        self.station.show_model(station)

    # what a person does ------------------------------------------------------------------------------------------

    def _toggle(self) -> None:
        """The display stands still; what comes meanwhile is let go."""
        if self._frozen_us is not None:
            self._frozen_us = None
        elif self._told is not None:
            self._frozen_us = self._told.made_at_us
        self._show()

    def _ask(self) -> None:
        if self._told is not None:
            self.test.setEnabled(False)
            self._test.ask(self._told.device.name)

    def _tested(self) -> None:
        self.test.setEnabled(True)

    def _choose(self, tab: str) -> None:
        self._tab = tab
        self._show()

    def _filter(self) -> None:
        self._only_errors = not self._only_errors
        self._show()

    def _shown_tab(self) -> str:
        tabs = TABS[self.theme.size_class]
        return "" if not tabs else self._tab if self._tab in tabs else tabs[0]

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes = self.theme.sizes
        whole = Area(sizes.pad, sizes.pad, self.width() - 2 * sizes.pad, self.height() - 2 * sizes.pad)
        head, below = whole.rows(sizes.gap, HEAD[self.theme.size_class])
        wrong = self._model is not None and bool(self._model.trouble)
        small = self.theme.size_class == "small"
        self._place_head(head)
        self.trouble.setVisible(wrong)
        self.numbers.setVisible(not (wrong and small))
        if wrong and small:
            self.trouble.setGeometry(self.numbers.geometry())
        elif wrong:
            row, below = below.rows(sizes.gap, 2 * self.line_of("body") + sizes.pad + 4)
            self.trouble.setGeometry(rect_of(row))
        tabs, tab = TABS[self.theme.size_class], self._shown_tab()
        self.tabs.setVisible(bool(tabs))
        if tabs:
            words = self.tools.words
            self.tabs.show_choices(tuple(Choice(key, words.say("plc", _TITLES[key])) for key in tabs), tab)
            row, below = below.rows(sizes.gap, 48 if small else max(48, self.tabs.sizeHint().height()))
            keys, only = row.columns(sizes.gap, 0.8) if tab == "requests" else (row, None)
            self.tabs.setGeometry(rect_of(keys))
            self.only.setVisible(only is not None)
            if only is not None:
                self.only.setGeometry(rect_of(only))
        self._place_body(tab, below, sizes.gap)
        self.update()

    def _place_body(self, tab: str, area: Area, gap: int) -> None:
        """What each tab shows, and where; without tabs everything at once."""
        placed: dict[QWidget, Area] = {}
        timing = self.timing.height_wanted()
        match tab:
            case "plc":
                placed[self.plc] = area
            case "station":
                placed[self.station] = area
            case "handshakes":
                placed[self.timing], placed[self.handshakes] = area.rows(gap, timing)
            case "requests":
                placed[self.requests] = area
            case "overview" if self.trouble.isVisible():
                placed[self.plc], placed[self.station] = area.columns(gap)
            case "overview":
                tables, placed[self.timing] = area.rows(gap, area.height - timing - gap)
                placed[self.plc], placed[self.station] = tables.columns(gap)
            case _:
                tables, foot = area.rows(gap, round(area.height * 0.62))
                placed[self.plc], placed[self.station] = tables.columns(gap)
                placed[self.timing], placed[self.handshakes] = foot.columns(gap, 0.6)
        for widget in (self.plc, self.station, self.timing, self.handshakes, self.requests):
            widget.setVisible(widget in placed)
            if widget in placed:
                widget.setGeometry(rect_of(placed[widget]))

    def _place_head(self, head: Area) -> None:
        """Title, numbers, keys."""
        pad, gap = self.theme.sizes.pad, self.theme.sizes.gap
        self._head = rect_of(head)
        keys = [self.freeze, self.test]
        right, height = head.x + head.width - gap, max(48, min(self.theme.sizes.btn, head.height - 12))
        for key in reversed(keys):
            width = min(key.sizeHint().width(), head.width // 5)
            right -= width
            key.setGeometry(right, head.y + (head.height - height) // 2, width, height)
            right -= gap
        title = round(head.width * 0.2)
        first, second = self.line_of("head", bold=True), self.line_of("small")
        top = head.y + (head.height - first - second) // 2
        self.title.setGeometry(head.x + pad, top, title, first)
        self.about.setGeometry(head.x + pad, top + first, title, second)
        left = head.x + pad + title + gap
        self.numbers.setGeometry(left, head.y + 2, max(0, right - left), head.height - 4)

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        painter.fillRect(self._head, self.colour("surface"))
        if self._frozen_us is not None:
            painter.fillRect(QRect(self._head.x(), self._head.y(), 6, self._head.height()), self.colour("blue"))

    def anchors(self) -> tuple[QRect, ...]:
        shown = (self.numbers, self.plc, self.station, self.timing, self.freeze)
        return tuple(widget.geometry() if widget.isVisible() else QRect() for widget in shown)
