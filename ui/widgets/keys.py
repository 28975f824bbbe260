"""Keys: what a gloved finger presses. Never under 48 px, never focused by touch, the same place on every page."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.i18n.visible import line
from ui.theme.look import Look, TextRole
from ui.theme.tokens import SMALLEST_TARGET_PX, Token
from ui.widgets.icons import draw_icon

KeyKind = Literal["plain", "primary", "on_red", "on_amber", "stop"]
FRAME_MS = 40
HOLD_S = 1.0


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
}
_DISABLED = _Style("surface", "control", "line")


class Key(QAbstractButton):
    """A key with a word, and an icon beside or above it."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, kind: KeyKind = "plain", icon: str = "") -> None:
        super().__init__(parent)
        self.look = look
        self.kind: KeyKind = kind
        self.icon_name = icon
        self.role: TextRole = "head"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._restyled)

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
        metrics = self.look.metrics(self.role, bold=True)
        icon = self.look.sizes.icon + 12 if self.icon_name else 0
        width = metrics.horizontalAdvance(self.label) + icon + 2 * self.look.sizes.pad + 12
        return QSize(max(140, width), max(SMALLEST_TARGET_PX, self.look.sizes.btn))

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
        painter.fillRect(self.rect(), self.look.colour(style.fill))
        if self.isDown():
            painter.fillRect(self.rect(), _shade(self.look, style))
        if style.edge is not None:
            _edge(painter, QRectF(self.rect()), self.look, style.edge, 2)
        self.paint_face(painter, style.ink)
        if self.hasFocus():
            _edge(painter, QRectF(self.rect()), self.look, "blue" if self.kind != "primary" else "text", 4)

    def paint_face(self, painter: QPainter, ink: Token) -> None:
        """Icon and word, in the middle."""
        metrics = self.look.metrics(self.role, bold=True)
        icon = self.look.sizes.icon if self.icon_name else 0
        gap = 12 if icon else 0
        room = self.width() - icon - gap - 16
        shown = metrics.elidedText(self.label, Qt.TextElideMode.ElideRight, room)
        left = (self.width() - icon - gap - metrics.horizontalAdvance(shown)) / 2
        if icon:
            square = QRectF(left, (self.height() - icon) / 2, icon, icon)
            draw_icon(painter, self.icon_name, square, self.look.colour(ink))
        painter.setFont(self.look.font(self.role, bold=True))
        painter.setPen(self.look.colour(ink))
        box = QRectF(left + icon + gap, 0, room + 4, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


class HoldKey(Key):
    """A key that must be pressed for a while; it fills up meanwhile. Let go early: nothing happens."""

    held = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        kind: KeyKind = "plain",
        icon: str = "",
        hold_s: float = HOLD_S,
    ) -> None:
        super().__init__(look, parent, kind=kind, icon=icon)
        self.hold_s = hold_s
        self._since = QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._grow)
        self.pressed.connect(self._begin)
        self.released.connect(self._end)

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

    def paint_face(self, painter: QPainter, ink: Token) -> None:
        part = self.part()
        if part > 0:
            done = QRectF(0, self.height() - 10, self.width() * part, 10)
            painter.fillRect(done, self.look.colour("blue"))
        super().paint_face(painter, ink)


def _edge(painter: QPainter, box: QRectF, look: Look, token: Token, width: float) -> None:
    pen = painter.pen()
    pen.setColor(look.colour(token))
    pen.setWidthF(width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _shade(look: Look, style: _Style) -> QColor:
    shade = QColor(look.colour(style.ink))
    shade.setAlpha(60)
    return shade
