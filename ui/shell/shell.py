"""The shell: top bar, Now bar, rail, and the page in front."""

from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from station.api.schema import Snapshot
from station.messages import command_of
from ui.client.sessions import SessionKeeper
from ui.i18n.words import fill
from ui.pages.login import LoginPage
from ui.pages.more import MorePage
from ui.presenters.answers import AnswerModel
from ui.presenters.keyboard import keyboard_model
from ui.presenters.login import Mode
from ui.presenters.moment import Moment
from ui.presenters.now import now_model
from ui.presenters.state import state_model
from ui.presenters.top import ChipModel, chip_models, order_model
from ui.shell.actions import ActionHandler
from ui.shell.page import Page, PageTools
from ui.shell.rail_models import badge, hold_model, why_dim
from ui.shell.registry import MORE, PAGES, PageRow
from ui.shell.shell_barcodes import ShellBarcodes
from ui.sound import Sounds
from ui.widgets.answer_strip import AnswerStrip
from ui.widgets.base import Painted
from ui.widgets.chips import ChipBar
from ui.widgets.help_overlay import HelpModel, HelpOverlay
from ui.widgets.keyboard import Keyboard
from ui.widgets.keys import HoldKey
from ui.widgets.now_bar import NowBar
from ui.widgets.order_block import OrderBlock
from ui.widgets.rail import Rail, RailItem
from ui.widgets.state_block import StateBlock

STATE_PART = {"large": 0.271, "medium": 0.34, "small": 0.33}
_FIRST_PAGE_KEY = Qt.Key.Key_F2


class Shell(Painted):
    """Everything but the page of a lost station."""

    def __init__(
        self, tools: PageTools, sounds: Sounds, sessions: SessionKeeper, rows: tuple[PageRow, ...] = PAGES
    ) -> None:
        super().__init__(tools.theme)
        self.tools, self.sounds, self.sessions, self.rows = tools, sounds, sessions, rows
        self.handler = ActionHandler(tools)
        theme = tools.theme
        self.state, self.order, self.chips = StateBlock(theme, self), OrderBlock(theme, self), ChipBar(theme, self)
        self.now, self.rail = NowBar(theme, self), Rail(theme, self)
        self.stack = QStackedWidget(self)
        self.login = LoginPage(tools, sessions, self)
        self.barcodes = ShellBarcodes(sessions, self.login, self.now, self.handler.act, self._show_login)
        self.help, self.answer = HelpOverlay(theme, self), AnswerStrip(theme, self)
        self.keyboard = Keyboard(theme, self, self.answer)
        self.keyboard.serve(self.login)
        self.keys = frozenset(row.key for row in rows) | {MORE.key}
        self.now.more_opens = "alarms" in self.keys
        self._pages: dict[str, Page] = {}
        self._here = rows[0].key
        self._moment: Moment | None = None
        self._state: tuple[str, int | None] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        self._page(self._here)

    def _connect(self) -> None:
        self.rail.opened.connect(self.open_page)
        self.rail.hold_pressed.connect(self.handler.hold)
        self.rail.resume_pressed.connect(self.handler.resume)
        self.rail.dim_pressed.connect(self._why_dim)
        self.now.acted.connect(self.handler.act)
        self.now.more_pressed.connect(lambda: self.open_page("alarms"))
        self.chips.pressed.connect(self._chip)
        self.help.left.connect(self._leave_help)
        self.login.left.connect(self._leave_login)
        self.sessions.changed.connect(self._signed)
        self.theme.changed.connect(self._refresh)
        self.tools.translations.changed.connect(self._refresh)

    # pages -------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._page(self._here)

    @property
    def here(self) -> str:
        return self._here

    def open_page(self, key: str, about: str = "") -> None:
        """Bring a page to the front; one that does not exist is not opened."""
        if key not in self.keys:
            return
        if key != self._here:
            self.page.closed()
            self.answer.leave()
        self._here = key
        self._leave_help()
        self.stack.setCurrentWidget(self.page)
        self.page.opened(about)
        self._refresh()

    def _page(self, key: str) -> Page:
        made = self._pages.get(key)
        if made is None:
            made = self._row(key).make(self.tools)
            self._pages[key] = made
            self.stack.addWidget(made)
            self.keyboard.serve(made)
            self._teach()
        return made

    def _teach(self) -> None:
        """Every key that must be pressed long says so to a short press, whichever page it is on."""
        for key in self.findChildren(HoldKey):
            key.hint = self.tools.words.say("answer", "Press longer")

    def _row(self, key: str) -> PageRow:
        return next(row for row in (*self.rows, MORE) if row.key == key)

    # the line now ------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot, *, stale: bool) -> None:
        self.tools.translations.at_epoch(snapshot.plc.epoch)
        self.tools.translations.call_units(snapshot.order.unit_noun if snapshot.order is not None else "unit")
        since = self._since(snapshot)
        self._moment = Moment(snapshot, self.tools.words, stale, since, self.keys, self._here, self.sessions.view)
        self.sounds.alarms(snapshot.alarms)
        self._show(self._moment)

    def _since(self, snapshot: Snapshot) -> int | None:
        """When the state changed under our eyes."""
        word = snapshot.line.word
        if self._state is None:
            self._state = (word, None)
        elif self._state[0] != word:
            self._state = (word, snapshot.made_at_us)
        return self._state[1]

    def _refresh(self) -> None:
        """Language, theme or page changed: the same moment is shown again."""
        self._place()
        self._teach()
        self.login.refresh()
        self.keyboard.show_model(keyboard_model(self.tools.words))
        if self._moment is not None:
            moment = self._moment
            self._moment = replace(
                moment, words=self.tools.words, pages=self.keys, here=self._here, session=self.sessions.view
            )
            self._show(self._moment)
        if self.help.isVisible():
            self._show_help()
        self.update()

    def _show(self, moment: Moment) -> None:
        self.state.show_model(state_model(moment))
        self.order.show_model(order_model(moment))
        self.chips.show_models(chip_models(moment, self.theme.size_class))
        if self.chips.sizeHint().width() != self.chips.width():
            self._place()  # another chip, or a longer word: no label is cut
        self.now.show_model(now_model(moment))
        self._show_rail(moment)
        self.page.show_moment(moment)

    def _show_rail(self, moment: Moment) -> None:
        words, snapshot = moment.words, moment.snapshot
        room = max(1, self.rail.room() - 1)
        shown, others = self.rows[:room], self.rows[room:]
        items = tuple(
            RailItem(row.key, row.icon, words.say("page", row.title), badge(row.key, moment)) for row in shown
        )
        more = RailItem(MORE.key, MORE.icon, words.say("page", MORE.title))
        here = self._here if self._here in {row.key for row in shown} else MORE.key
        self.rail.show_items((*items, more), here)
        self.rail.hold.show_model(hold_model(snapshot, words.say("rail", "HOLD"), words.say("rail", "RESUME")))
        page = self._pages.get(MORE.key)
        if isinstance(page, MorePage):
            page.show_others(tuple((row.key, row.icon, words.say("page", row.title)) for row in others))

    # what a person does ------------------------------------------------------------------------------------------

    def _why_dim(self) -> None:
        if self._moment is not None and (why := why_dim(self._moment)) is not None:
            self.tell(why)

    def scanned(self, code: str) -> None:
        if self.handler.held(code):
            return
        if self.barcodes.press(name := command_of(code)):
            return
        if self.login.isVisible():
            self.handler.not_there() if name else self.login.scanned(code)
            return
        self.handler.scanned(code, self.page, self.keys, modal=QApplication.activeModalWidget() is not None)

    def tell(self, model: AnswerModel) -> None:
        self.answer.answer(model)
        self._place_answer()
        if model.sound is not None:
            self.sounds.play(model.sound)

    def _chip(self, chip: ChipModel) -> None:
        match chip.action:
            case "page":
                self.open_page(chip.about)
            case "language":
                self.tools.translations.switch()
            case "help":
                self.toggle_help()
            case "user":
                self._show_login()
            case "none":
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 is help, F2 the first page, and so on; Escape puts away what lies over the page; others are the page's."""
        key = event.key()
        place = key - _FIRST_PAGE_KEY
        if key == Qt.Key.Key_F1:
            self.toggle_help()
        elif key == Qt.Key.Key_Escape and self.keyboard.isVisible():
            self.keyboard.leave()
        elif key == Qt.Key.Key_Escape:
            self._leave_help()
            self._leave_login()
            self.answer.hide()
        elif 0 <= place < len(self.rows):
            self.open_page(self.rows[place].key)
        elif not self.page.keyed(key):
            super().keyPressEvent(event)

    # who is signed in --------------------------------------------------------------------------------------------

    def _signed(self) -> None:
        """Somebody signed in or out here, or a user came or went."""
        if self.sessions.locked and not self.login.isVisible():
            self._show_login()
        elif self.login.isVisible():
            self.login.follow()
        self.login.refresh()
        if self._moment is not None:
            self._moment = replace(self._moment, session=self.sessions.view)
        self._refresh()

    def _show_login(self, mode: Mode | None = None) -> None:
        if self.sessions.view is None:
            return
        self._leave_help()
        self.login.begin(mode)
        self.login.show()
        self.login.raise_()
        self.answer.raise_()
        self.login.setFocus()

    def _leave_login(self) -> None:
        """Not while the screen is locked."""
        if self.login.isVisible() and not self.sessions.locked:
            self.login.hide()
            self.setFocus()

    # help --------------------------------------------------------------------------------------------------------

    def toggle_help(self) -> None:
        if self.help.isVisible():
            self._leave_help()
        else:
            self.keyboard.leave()
            self._show_help()
            self.help.begin()
            self.help.show()
            self.help.raise_()

    def _leave_help(self) -> None:
        self.help.hide()

    def _show_help(self) -> None:
        row, words = self._row(self._here), self.tools.words
        title = fill(words.say("help", "Help: {page}"), page=words.say("page", row.title))
        anchors = tuple((box.x(), box.y(), box.width(), box.height()) for box in self.page.anchors())
        notes = tuple(words.say("help", note) for note in row.help) or (words.say("help", "No help yet."),)
        leave = fill(words.say("help", "Tap: the next of {n}. ?: back."), n=words.number(len(notes)))
        self.help.show_model(HelpModel(title, notes, anchors, leave))

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._refresh()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes, width, height = self.theme.sizes, self.width(), self.height()
        state = round(width * STATE_PART[self.theme.size_class])
        chips = self.chips.sizeHint().width() if self.chips.chips else 0
        self.state.setGeometry(0, 0, state, sizes.top - 2)
        self.order.setGeometry(state, 0, max(0, width - state - chips), sizes.top - 2)
        self.chips.setGeometry(width - chips, 0, chips, sizes.top - 2)
        self.rail.setGeometry(0, sizes.top, sizes.rail - 2, height - sizes.top)
        self.now.setGeometry(sizes.rail, sizes.top, width - sizes.rail, sizes.now)
        page = QRect(sizes.rail, sizes.top + sizes.now, width - sizes.rail, height - sizes.top - sizes.now)
        self.stack.setGeometry(page)
        self.help.setGeometry(page)
        self.login.setGeometry(page)
        self.keyboard.place_in(page)
        self._place_answer()

    def _place_answer(self) -> None:
        sizes, page = self.theme.sizes, self.stack.geometry()
        left, width = page.x() + sizes.pad, page.width() - 2 * sizes.pad
        height = self.answer.heightForWidth(width)
        self.answer.setGeometry(left, page.y() + page.height() - height - sizes.pad, width, height)

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("line"))
