"""Where a person says which SSCC comes next: a serial, a name, and the key. Shown while upstream has not told."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.presenters.order import NextSerialModel
from ui.theme.theme import Theme
from ui.widgets.base import Painted
from ui.widgets.keys import Key
from ui.widgets.plain_text import PlainField, PlainLabel

LONGEST_SERIAL, LONGEST_NAME = 12, 128


class NextSerial(Painted):
    """Tells what was typed; whether it may be so is the station's to say."""

    told = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = PlainLabel(theme, "body", bold=True, wrap=True, parent=self)
        self.serial, self.by = PlainField(theme, self), PlainField(theme, self)
        self.serial.setMaxLength(LONGEST_SERIAL)
        self.serial.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.by.setMaxLength(LONGEST_NAME)
        self.key = Key(theme, self, kind="primary")
        for field in (self.serial, self.by):
            field.textChanged.connect(self._typed)
            field.returnPressed.connect(self._tell)
        self.key.clicked.connect(self._tell)
        theme.changed.connect(self._place)
        self._typed()

    def show_serial(self, model: NextSerialModel | None) -> None:
        """None: nothing has to be said."""
        self.setVisible(model is not None)
        if model is None:
            self.serial.clear()
            self.by.clear()
            return
        self.title.set_text(model.title)
        self.serial.setPlaceholderText(model.serial)
        self.by.setPlaceholderText(model.by)
        self.key.set_label(model.key)
        self._place()

    def height_for(self, width: int) -> int:
        gap = self.theme.sizes.gap
        return self.title.heightForWidth(width) + 2 * (self.serial.minimumHeight() + gap) + self.theme.sizes.btn + gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        width, gap, y = self.width(), self.theme.sizes.gap, 0
        heights = (self.title.heightForWidth(width), self.serial.minimumHeight(), self.by.minimumHeight())
        for widget, height in zip(
            (self.title, self.serial, self.by, self.key), (*heights, self.theme.sizes.btn), strict=True
        ):
            widget.setGeometry(0, y, width, height)
            y += height + gap

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))

    def _typed(self) -> None:
        text = self.serial.text().strip()
        self.key.setEnabled(text.isascii() and text.isdigit() and bool(self.by.text().strip()))

    def _tell(self) -> None:
        if self.key.isEnabled():
            self.told.emit(int(self.serial.text()), self.by.text().strip())
