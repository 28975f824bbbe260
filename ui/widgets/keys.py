"""Keys: what a gloved finger presses. Never under 48 px, never focused by touch, the same place on every page."""

import time
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.i18n.visible import line
from ui.theme.theme import TextRole, Theme
from ui.theme.tokens import SMALLEST_TARGET_PX, Token
from ui.widgets.icons import draw_icon
from ui.widgets.wrapping import wrapped

KeyKind = Literal["plain", "primary", "on_red", "on_amber", "stop", "dim"]
FRAME_MS = 40
HOLD_S = 1.0
HINT_MS = 1_500
GUARD_MS = 400
"""The second tap of a double tap comes sooner than this; a person who has read the new word comes later."""
_RING_PX = 26
_LEADING_PX = 4
"""What two lines may lack of a key's height: no letter is so high."""


@dataclass(frozen=True, slots=True)
class _Style:
    fill: Token
    ink: Token
    edge: Token | None


_STYLES: dict[KeyKind, _Style] = {
    "plain": _Style("raised", "text", "control"),
    "primary": _Style("blue", "onblue", None),
    "on_red": _Style("onred", "onamber", None),
    "on_amber": _Style("amber", "onamber", "onamber"),
    "stop": _Style("stop", "onstop", None),
    "dim": _Style("surface", "control", "line"),
}
_DISABLED = _STYLES["dim"]


class Key(QAbstractButton):
    """A key with a word, and an icon beside or above it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, kind: KeyKind = "plain", icon: str = "") -> None:
        super().__init__(parent)
        self.theme = theme
        self.kind: KeyKind = kind
        self.icon_name = icon
        self.role: TextRole = "head"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._restyled)

    def set_label(self, text: str) -> None:
        shown = line(text)
        if shown != self.text():
            self.setText(shown.replace("&", "&&"))
            self.setAccessibleName(shown)
            self.updateGeometry()

    @property
    def label(self) -> str:
        return self.text().replace("&&", "&")

    def set_kind(self, kind: KeyKind) -> None:
        if kind != self.kind:
            self.kind = kind
            self.update()

    def _restyled(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.theme.metrics(self.role, bold=True)
        icon = self.theme.sizes.icon + 12 if self.icon_name else 0
        width = metrics.horizontalAdvance(self.label) + icon + 2 * self.theme.sizes.pad + 12
        return QSize(max(140, width), max(SMALLEST_TARGET_PX, self.theme.sizes.btn))

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST_TARGET_PX, SMALLEST_TARGET_PX)

    # painting ----------------------------------------------------------------------------------------------------

    def style_now(self) -> _Style:
        return _STYLES[self.kind] if self.isEnabled() else _DISABLED

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        style = self.style_now()
        painter.fillRect(self.rect(), self.theme.colour(style.fill))
        if self.isDown():
            painter.fillRect(self.rect(), _shade(self.theme, style))
        if style.edge is not None:
            _edge(painter, QRectF(self.rect()), self.theme, style.edge, 2)
        self.paint_face(painter, style.ink)
        if self.hasFocus():
            _edge(painter, QRectF(self.rect()), self.theme, "blue" if self.kind != "primary" else "text", 4)

    @property
    def said(self) -> str:
        """What the key says now."""
        return self.label

    def paint_face(self, painter: QPainter, ink: Token, beside: int = 0) -> None:
        """Icon and word, in the middle; ``beside``: px at the left that are taken already."""
        role = self._role_for(self.said, self.width() - beside - 16)
        font, metrics = self.theme.font(role, bold=True), self.theme.metrics(role, bold=True)
        icon = self.theme.sizes.icon if self.icon_name else 0
        gap = 12 if icon else 0
        room = self.width() - beside - icon - gap - 16
        lines = wrapped(self.said, font, room, (self.height() + _LEADING_PX) // metrics.height())
        widest = max(metrics.horizontalAdvance(text) for text in lines)
        left = beside + (self.width() - beside - icon - gap - widest) / 2
        if icon:
            square = QRectF(left, (self.height() - icon) / 2, icon, icon)
            draw_icon(painter, self.icon_name, square, self.theme.colour(ink))
        painter.setFont(font)
        painter.setPen(self.theme.colour(ink))
        top = (self.height() - len(lines) * metrics.height()) / 2
        for place, text in enumerate(lines):
            box = QRectF(left + icon + gap, top + place * metrics.height(), widest + 4, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), text)

    def _role_for(self, text: str, room: int) -> TextRole:
        """A word that is too long for the key is smaller before it is cut."""
        icon = self.theme.sizes.icon + 12 if self.icon_name else 0
        roles: tuple[TextRole, ...] = (self.role, "body", "small")
        fits = (role for role in roles if self.theme.metrics(role, bold=True).horizontalAdvance(text) + icon <= room)
        return next(fits, "small")


def press_by_scan(key: Key | None) -> bool:
    """A barcode presses a key that is seen and lit; how long a finger must hold it is no matter. False = it is not."""
    if key is None or not (key.isVisible() and key.isEnabled()):
        return False
    key.held.emit() if isinstance(key, HoldKey) else key.click()
    return True


class GuardedKey(Key):
    """A key whose meaning changes under the finger: a press so soon after a change (or after the last press) is the
    second tap of a double tap, and a press that began under another meaning is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, kind: KeyKind = "plain") -> None:
        super().__init__(theme, parent, kind=kind)
        self._meaning = ""
        self._pressed_as: str | None = None
        self._since_ms = float("-inf")
        self.clicked.connect(self._clicked)

    def mean(self, meaning: str) -> None:
        """What a press does now; empty = nothing, the key is not shown."""
        if meaning != self._meaning:
            self._meaning, self._since_ms = meaning, now_ms()

    def _clicked(self) -> None:
        self._since_ms = now_ms()

    def _begins(self) -> bool:
        steady = now_ms() - self._since_ms >= GUARD_MS
        self._pressed_as = self._meaning if steady else None
        return steady

    def _ends(self) -> bool:
        """The press began here, under the meaning of now."""
        if self._pressed_as == self._meaning:
            return True
        self.setDown(False)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._begins():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._ends():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _PRESSING or (not event.isAutoRepeat() and self._begins()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _PRESSING or self._ends():
            super().keyReleaseEvent(event)


_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Select, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def now_ms() -> float:
    return time.monotonic() * 1_000


class HoldKey(Key):
    """A key that must be pressed for a while: its ring says so, and fills up meanwhile. Let go early: nothing happens,
    and the key says how it is pressed."""

    held = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        kind: KeyKind = "plain",
        icon: str = "",
        hold_s: float = HOLD_S,
    ) -> None:
        super().__init__(theme, parent, kind=kind, icon=icon)
        self.hold_s = hold_s
        self.hint = ""
        """What is said to a press that was too short."""
        self._hinting = QTimer(self, singleShot=True, interval=HINT_MS)
        self._hinting.timeout.connect(self.update)
        self._since = QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._grow)
        self.pressed.connect(self._begin)
        self.released.connect(self._let_go)

    def part(self) -> float:
        """How much of the time is over."""
        if not self._frames.isActive():
            return 0.0
        return min(1.0, self._since.elapsed() / (1000 * self.hold_s))

    def _begin(self) -> None:
        if self.hold_s > 0:
            self._since.start()
            self._frames.start()

    def _grow(self) -> None:
        if self.part() >= 1.0:
            self._end()
            self.held.emit()
        self.update()

    def _let_go(self) -> None:
        if self._frames.isActive() and self.part() < 1.0:
            self._hinting.start()
        self._end()

    @property
    def said(self) -> str:
        return self.hint if self.hint and self._hinting.isActive() else self.label

    def cancel(self) -> None:
        """What it is about changed under the finger: this press does nothing."""
        self._end()

    def _end(self) -> None:
        self._frames.stop()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that repeats itself is one press."""
        if not event.isAutoRepeat():
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Hide, QEvent.Type.EnabledChange, QEvent.Type.WindowDeactivate):
            self._end()
        return super().event(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + _RING_PX + 10, hint.height()) if self.hold_s > 0 else hint

    def paint_face(self, painter: QPainter, ink: Token, beside: int = 0) -> None:
        if self.hold_s > 0:
            box = QRectF(12, (self.height() - _RING_PX) / 2, _RING_PX, _RING_PX)
            self.paint_ring(painter, box, ink)
            beside = _RING_PX + 14
        super().paint_face(painter, ink, beside)

    def paint_ring(self, painter: QPainter, box: QRectF, ink: Token) -> None:
        """Open while nobody presses; it fills clockwise from the top."""
        pen = QPen(self.theme.colour(ink), 3)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        part = self.part()
        if part > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("blue"))
            painter.drawPie(box, 90 * 16, -round(part * 360 * 16))


def _edge(painter: QPainter, box: QRectF, theme: Theme, token: Token, width: float) -> None:
    pen = painter.pen()
    pen.setColor(theme.colour(token))
    pen.setWidthF(width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _shade(theme: Theme, style: _Style) -> QColor:
    shade = QColor(theme.colour(style.ink))
    shade.setAlpha(60)
    return shade
