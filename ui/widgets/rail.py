"""The rail: the pages that exist, and HOLD at its foot, on every page."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Token
from ui.widgets.base import CENTRE, Painted
from ui.widgets.icons import draw_icon
from ui.widgets.keys import HoldKey, Key


@dataclass(frozen=True, slots=True)
class RailItem:
    key: str
    icon: str
    title: str
    badge: str = ""


@dataclass(frozen=True, slots=True)
class HoldModel:
    """What the key at the foot does now."""

    holds: bool
    """True: one tap holds. False: a press of one second resumes."""
    label: str
    enabled: bool = True


class RailKey(Key):
    """One page: icon over title."""

    def __init__(self, theme: Theme, item: RailItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, icon=item.icon)
        self.setCheckable(True)
        self.badge = item.badge
        self.set_label(item.title)

    def set_item(self, item: RailItem) -> None:
        self.set_label(item.title)
        if item.badge != self.badge:
            self.badge = item.badge
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.sizes.rail, self.theme.sizes.btn + 12)

    def paint(self, painter: QPainter) -> None:
        here = self.isChecked()
        painter.fillRect(self.rect(), self.theme.colour("raised" if here or self.isDown() else "surface"))
        painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), self.theme.colour("line"))
        if here:
            painter.fillRect(QRect(0, 0, 6, self.height() - 2), self.theme.colour("text"))
        _stacked(painter, self, self.label, self.icon_name, "text" if here else "text2", bold=here)
        if self.badge:
            self._paint_badge(painter)
        if self.hasFocus():
            painter.fillRect(QRect(0, self.height() - 6, self.width(), 6), self.theme.colour("blue"))

    def _paint_badge(self, painter: QPainter) -> None:
        metrics = self.theme.metrics("small", bold=True)
        width = max(26, metrics.horizontalAdvance(self.badge) + 12)
        box = QRect(self.width() - width - 8, 8, width, metrics.height())
        painter.fillRect(box, self.theme.colour("text"))
        painter.setFont(self.theme.font("small", bold=True))
        painter.setPen(self.theme.colour("surface"))
        painter.drawText(box, int(CENTRE), self.badge)


class HoldRailKey(HoldKey):
    """HOLD: one tap, black or white and never red, because red belongs to the emergency stop. RESUME: one second."""

    dim_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, kind="stop", icon="hold")
        self.model: HoldModel | None = None
        self.pressed_to_hold = False
        """What the key meant when it went down: the press that resumes ends on a key that says HOLD again."""

    def event(self, event: QEvent) -> bool:
        """A dim key is pressed too: it says what it waits for."""
        if event.type() is QEvent.Type.MouseButtonPress and not self.isEnabled():
            self.dim_pressed.emit()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mean()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._mean()
        super().keyPressEvent(event)

    def _mean(self) -> None:
        self.pressed_to_hold = self.model is not None and self.model.holds

    def show_model(self, model: HoldModel) -> None:
        if model == self.model:
            return
        self.model = model
        self.icon_name = "hold" if model.holds else "resume"
        self.set_kind("stop" if model.holds else "plain")
        self.hold_s = 0.0 if model.holds else 1.0
        self.set_label(model.label)
        self.setEnabled(model.enabled)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.sizes.rail, self.theme.sizes.btn + 40)

    def paint_face(self, painter: QPainter, ink: Token, beside: int = 0) -> None:
        if self.hold_s > 0:
            self.paint_ring(painter, QRectF(8, 8, 22, 22), ink)
        _stacked(painter, self, self.said, self.icon_name, ink, bold=True)


class Rail(Painted):
    """Left edge. Says which page was pressed; the key at its foot holds the line."""

    opened = Signal(str)
    hold_pressed = Signal()
    resume_pressed = Signal()
    dim_pressed = Signal()
    """RESUME was pressed while it is dim."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.hold = HoldRailKey(theme, self)
        self.hold.clicked.connect(self._hold_clicked)
        self.hold.held.connect(self.resume_pressed)
        self.hold.dim_pressed.connect(self.dim_pressed)
        self._column.addWidget(self.hold)
        self.keys: dict[str, RailKey] = {}

    def sizeHint(self) -> QSize:
        return QSize(self.theme.sizes.rail, 400)

    def room(self) -> int:
        """How many pages fit above HOLD at this height."""
        return max(1, (self.height() - self.hold.sizeHint().height()) // (self.theme.sizes.btn + 12))

    def show_items(self, items: tuple[RailItem, ...], here: str) -> None:
        if [item.key for item in items] != list(self.keys):
            self._rebuild(items)
        for item in items:
            self.keys[item.key].set_item(item)
            self.keys[item.key].setChecked(item.key == here)

    def _rebuild(self, items: tuple[RailItem, ...]) -> None:
        for old in self.keys.values():
            self._column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self.keys = {item.key: RailKey(self.theme, item, self) for item in items}
        for place, (key, made) in enumerate(self.keys.items()):
            made.clicked.connect(lambda _=False, key=key: self.opened.emit(key))
            self._column.insertWidget(place, made)
            made.show()

    def _hold_clicked(self) -> None:
        if self.hold.pressed_to_hold:
            self.hold_pressed.emit()

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))


def _stacked(painter: QPainter, key: Key, text: str, icon: str, ink: Token, *, bold: bool) -> None:
    """An icon over a word."""
    theme = key.theme
    side = theme.sizes.icon
    metrics = theme.metrics("small", bold=bold)
    lines = text.split(" ", 1) if metrics.horizontalAdvance(text) > key.width() - 8 else [text]
    top = (key.height() - side - metrics.height() * len(lines) - 6) / 2
    draw_icon(painter, icon, QRectF(0, top, key.width(), side), theme.colour(ink))
    painter.setFont(theme.font("small", bold=bold))
    painter.setPen(theme.colour(ink))
    for place, line in enumerate(lines):
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, key.width() - 8)
        box = QRectF(0, top + side + 6 + place * metrics.height(), key.width(), metrics.height())
        painter.drawText(box, int(CENTRE), shown)
