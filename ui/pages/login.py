"""Signing in: names and a PIN pad, or a badge. Laid over the page; state, HOLD and the Now bar stay."""

from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import AddUser, HandOver, SignIn
from ui.client import Failure
from ui.client.sessions import SessionKeeper
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.login import Entry, LoginModel, Mode, login_model
from ui.shell.page import PageTools
from ui.widgets.base import Painted
from ui.widgets.keys import Key
from ui.widgets.pin_pad import PinPad
from ui.widgets.plain_text import PlainField, PlainLabel

LONGEST_PIN = 12
NAMES = 8
PAD_PART = 0.42
"""Of the width, where names and pad lie beside each other."""


class LoginPage(Painted):
    """Shown while the screen is locked, or while somebody wants it."""

    left = Signal()

    def __init__(self, tools: PageTools, sessions: SessionKeeper, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent)
        self.tools, self.sessions = tools, sessions
        self.entry = Entry()
        self.model: LoginModel | None = None
        theme = tools.theme
        self.title = PlainLabel(theme, "head", bold=True, wrap=True, parent=self)
        self.prompt = PlainLabel(theme, "body", wrap=True, parent=self)
        self.names = [Key(theme, self) for _ in range(NAMES)]
        self.more, self.back = Key(theme, self), Key(theme, self)
        self.lock, self.over = Key(theme, self, kind="primary"), Key(theme, self)
        self.field = PlainField(theme, self)
        self.field.setMaxLength(40)
        self.pad = PinPad(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        for place, key in enumerate(self.names):
            key.clicked.connect(lambda _=False, place=place: self._choose(place))
        self.more.clicked.connect(lambda: self._enter(replace(self.entry, page=self.entry.page + 1, name="", pin="")))
        self.back.clicked.connect(self._go_back)
        self.lock.clicked.connect(self.sessions.sign_out)
        self.over.clicked.connect(lambda: self.begin("hand_over"))
        self.field.textChanged.connect(lambda text: self._enter(replace(self.entry, typed=text)))
        self.pad.digit.connect(self._digit)
        self.pad.erased.connect(lambda: self._enter(replace(self.entry, pin=self.entry.pin[:-1])))
        self.pad.entered.connect(self._done)
        self.theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def begin(self, mode: Mode | None = None) -> None:
        """From the beginning; without a mode what the station's users ask for."""
        view = self.sessions.view
        if mode is None and view is not None:
            mode = "first" if view.first else "me" if view.user is not None else "sign_in"
        self.field.clear()
        self._enter(Entry(mode or "sign_in"))
        self.setFocus()

    def follow(self) -> None:
        """Somebody signed in or out while this is shown."""
        if self.entry.mode == "me" and not self.sessions.name:
            self.begin()
        elif self.entry.mode == "sign_in" and self.sessions.name:
            self.left.emit()

    def refresh(self) -> None:
        self._enter(self.entry)

    def _enter(self, entry: Entry) -> None:
        self.entry = entry
        if self.sessions.view is None:
            return
        words, other = self.tools.translations.words, self._other()
        self.model = login_model(self.sessions.view, entry, words, other)
        model = self.model
        self.title.set_text(model.title)
        self.prompt.set_text(model.prompt)
        for key, name in zip(self.names, model.names, strict=False):
            key.set_label(f"{name.label} · {name.role}")
            key.set_kind("primary" if name.name == entry.name else "plain")
        labels = (
            (self.more, model.more),
            (self.back, model.back),
            (self.lock, model.lock),
            (self.over, model.hand_over),
        )
        for key, label in labels:
            key.set_label(label)
        self.field.setPlaceholderText(model.field)
        self.pad.show_entered(model.entered, model.okay)
        self._place()

    def _other(self) -> Words:
        words = self.tools.translations.words
        return next((each for each in self.tools.translations.both if each.language != words.language), words)

    # what a person does ------------------------------------------------------------------------------------------

    def _choose(self, place: int) -> None:
        if self.model is not None and place < len(self.model.names):
            self._enter(replace(self.entry, name=self.model.names[place].name, pin=""))

    def _go_back(self) -> None:
        if self.entry.name:
            self._enter(replace(self.entry, name="", pin=""))
        else:
            self.left.emit()

    def _digit(self, digit: str) -> None:
        if self.model is not None and self.model.pad and len(self.entry.pin) < LONGEST_PIN:
            self._enter(replace(self.entry, pin=self.entry.pin + digit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isascii() and text.isdigit():
            self._digit(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._enter(replace(self.entry, pin=self.entry.pin[:-1]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done()
        else:
            super().keyPressEvent(event)

    def scanned(self, code: str) -> None:
        """Only a badge is taken here, and only where somebody is to sign in."""
        if self.entry.mode == "hand_over":
            self.sessions.hand_over(HandOver(badge=code), self._handed_over)
        elif self.entry.mode == "sign_in":
            self.sessions.sign_in(SignIn(badge=code), self._signed_in)
        else:
            self.tools.tell(AnswerModel("refused", self.tools.words.say("login", "No badge is wanted now."), "", code))

    def _done(self) -> None:
        entry = self.entry
        if not entry.pin:
            return
        match entry.mode:
            case "sign_in" if entry.name:
                self.sessions.sign_in(SignIn(name=entry.name, pin=entry.pin), self._signed_in)
            case "hand_over" if entry.name:
                self.sessions.hand_over(HandOver(name=entry.name, pin=entry.pin), self._handed_over)
            case "first":
                self._first_done()
            case _:
                return

    def _first_done(self) -> None:
        """The PIN is entered twice: nobody else could say what it was."""
        entry, words = self.entry, self.tools.words
        if not entry.first_pin:
            self._enter(replace(entry, first_pin=entry.pin, pin=""))
        elif entry.first_pin != entry.pin:
            self.tools.tell(AnswerModel("refused", words.say("login", "The two PINs differ."), ""))
            self._enter(replace(entry, first_pin="", pin=""))
        elif name := entry.typed.strip():
            user = AddUser(name=name, role="supervisor", pin=entry.pin)
            self.sessions.add(user, lambda failure: self._added(failure, SignIn(name=name, pin=entry.pin)))

    def _added(self, failure: Failure | None, who: SignIn) -> None:
        if failure is None:
            self.sessions.sign_in(who, self._signed_in)
        else:
            self._refused(failure)

    def _signed_in(self, failure: Failure | None) -> None:
        if failure is not None:
            self._refused(failure)
        else:
            self._leave(self.tools.words.say("login", "Signed in."))

    def _handed_over(self, failure: Failure | None) -> None:
        if failure is not None:
            self._refused(failure)
        else:
            told = self.tools.words.say("login", "The shift was handed over to {name}.")
            self._leave(fill(told, name=line(self.sessions.name)))

    def _leave(self, said: str) -> None:
        self.tools.tell(AnswerModel("accepted", said, ""))
        self.left.emit()

    def _refused(self, failure: Failure) -> None:
        self.tools.tell(refused(failure.key, failure.arguments, self.tools.words, ""))
        self._enter(replace(self.entry, pin="", first_pin=""))

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        """The pad at the right; on a small screen it takes the place of the names when it is wanted."""
        model, sizes = self.model, self.theme.sizes
        if model is None:
            return
        pad, width = sizes.pad, self.width() - 2 * sizes.pad
        beside = self.theme.size_class != "small"
        left = round(width * (1 - PAD_PART)) if beside else round(width * PAD_PART) if model.pad else width
        self.pad.setVisible(model.pad)
        x = pad + left + sizes.gap
        self.pad.setGeometry(x, pad, max(0, self.width() - pad - x), self.height() - 2 * pad)
        self._place_left(QRect(pad, pad, left, self.height() - 2 * pad), model, beside or not model.pad)

    def _place_left(self, box: QRect, model: LoginModel, with_names: bool) -> None:
        gap, btn, y = self.theme.sizes.gap, self.theme.sizes.btn, box.y()
        for label in (self.title, self.prompt):
            high = label.heightForWidth(box.width())
            label.setGeometry(box.x(), y, box.width(), high)
            y += high + gap
        self.field.setVisible(bool(model.field))
        self.field.setGeometry(box.x(), y, box.width(), btn)
        foot = box.bottom() + 1 - btn
        self._place_names(QRect(box.x(), y, box.width(), foot - gap - y), len(model.names) if with_names else 0)
        keys = [self.lock, self.over, self.more, self.back]
        shown = [key for key in keys if key.label]
        wide = min(260, (box.width() - (len(shown) - 1) * gap) // max(1, len(shown)))
        for key in keys:
            key.setVisible(key in shown)
            key.setGeometry(box.x() + (shown.index(key) if key in shown else 0) * (wide + gap), foot, wide, btn)

    def _place_names(self, box: QRect, names: int) -> None:
        """Two beside each other, four under each other."""
        gap = self.theme.sizes.gap
        wide, tall = (box.width() - gap) // 2, min(96, (box.height() - 3 * gap) // 4)
        for place, key in enumerate(self.names):
            key.setVisible(place < names)
            row, column = divmod(place, 2)
            key.setGeometry(box.x() + column * (wide + gap), box.y() + row * (tall + gap), wide, tall)

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
