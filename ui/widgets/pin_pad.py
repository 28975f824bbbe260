"""Digits to enter a PIN by finger: three beside each other, as high as a glove wants."""

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.base import CENTRE, Painted
from ui.widgets.keys import Key

KEY_PX = 96
_GAP = 8
_DOT = "●"


class PinPad(Painted):
    """Tells each digit, the one key back, and OK. What was entered is shown as dots."""

    digit = Signal(str)
    erased = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._dots = 0
        self.keys = {name: Key(theme, self) for name in (*"123456789", "back", "0", "ok")}
        for name, key in self.keys.items():
            key.set_label("⌫" if name == "back" else name)
            if name.isdigit():
                key.clicked.connect(partial(self._digit, name))
        self.keys["back"].clicked.connect(lambda: self.erased.emit())
        self.keys["ok"].set_kind("primary")
        self.keys["ok"].clicked.connect(lambda: self.entered.emit())

    def _digit(self, name: str, _checked: bool = False) -> None:
        self.digit.emit(name)

    def show_entered(self, digits: int, okay: str) -> None:
        self._dots = digits
        self.keys["ok"].set_label(okay)
        self.keys["ok"].setEnabled(digits > 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.line_of("head") + _GAP
        high = min(KEY_PX, (self.height() - top - 3 * _GAP) // 4)
        wide = min(2 * KEY_PX, (self.width() - 2 * _GAP) // 3)
        for place, key in enumerate(self.keys.values()):
            row, column = divmod(place, 3)
            key.setGeometry(QRect(column * (wide + _GAP), top + row * (high + _GAP), wide, high))
        super().resizeEvent(event)

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
        box = QRect(0, 0, self.keys["3"].geometry().right() + 1, self.line_of("head"))
        painter.fillRect(box, self.colour("surface"))
        self.text(painter, box, _DOT * self._dots, "head", bold=True, align=CENTRE)
