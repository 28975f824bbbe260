"""Help: the page dimmed, and one thing of it at a time in the light, with what it wants to say.

Nothing lies over what is explained: the note stands in the other half of the page.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.base import CENTRE, RIGHT, Shows

_SHADE = 150
_BADGE = 40
_FRAME = 5


@dataclass(frozen=True, slots=True)
class HelpModel:
    title: str
    notes: tuple[str, ...]
    anchors: tuple[tuple[int, int, int, int], ...]
    """x, y, width, height in the page, one a note; the last notes may have none."""
    leave: str


class HelpOverlay(Shows[HelpModel]):
    """Laid over the page. A tap brings the next note; after the last it is put away."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.place = 0
        """Which note is shown."""
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def begin(self) -> None:
        """From the first note."""
        self.place = 0
        self.update()

    def changed(self) -> None:
        if self.model is not None:
            self.place = min(self.place, len(self.model.notes) - 1)
            self.setAccessibleName(" ".join((self.model.title, *self.model.notes)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.model is None or self.place + 1 >= len(self.model.notes):
            self.left.emit()
            return
        self.place += 1
        self.update()

    def explained(self) -> QRect:
        """What the note is about; null = nothing on this page."""
        anchors = self.model.anchors if self.model is not None else ()
        return QRect(*anchors[self.place]) & self.rect() if self.place < len(anchors) else QRect()

    def panel(self) -> QRect:
        """Where the note stands: never over what it explains, if there is room beside that."""
        pad = self.theme.sizes.pad
        note = self.model.notes[self.place] if self.model is not None else ""
        body = max(_BADGE, self.paragraph_height(note, self.width() - 4 * pad - _BADGE - 14))
        height = min(self.height(), self.line_of("head", bold=True) + body + 3 * pad)
        shown = self.explained()
        below, above = self.height() - shown.bottom(), shown.top()
        foot = QRect(pad, self.height() - height - pad, self.width() - 2 * pad, height)
        head = QRect(pad, pad, self.width() - 2 * pad, height)
        return foot if shown.isNull() or below >= above else head

    def paint_model(self, painter: QPainter, model: HelpModel) -> None:
        shown, shade = self.explained(), QColor(0, 0, 0, _SHADE)
        outside = [QRect(0, 0, self.width(), self.height())] if shown.isEmpty() else _around(shown, self.rect())
        for box in outside:
            painter.fillRect(box, shade)
        if not shown.isEmpty():
            self.frame(painter, QRectF(shown), "blue", _FRAME)
        self._panel(painter, model, self.panel())

    def _panel(self, painter: QPainter, model: HelpModel, box: QRect) -> None:
        pad = self.theme.sizes.pad
        painter.fillRect(box, self.colour("surface"))
        head = QRect(box.x() + pad, box.y() + pad // 2, box.width() - 2 * pad, self.line_of("head", bold=True) + pad)
        self.text(painter, head, model.title, "head", bold=True)
        self.text(painter, head, model.leave, "small", ink="text2", align=RIGHT)
        badge = QRectF(head.x(), head.bottom() + 2, _BADGE, _BADGE)
        painter.fillRect(badge, self.colour("blue"))
        self.text(painter, badge.toRect(), str(self.place + 1), "head", bold=True, ink="onblue", align=CENTRE)
        room = QRect(
            head.x() + _BADGE + 14, head.bottom() + 2, head.width() - _BADGE - 14, box.bottom() - head.bottom()
        )
        self.paragraph(painter, room, model.notes[self.place])


def _around(hole: QRect, whole: QRect) -> list[QRect]:
    """The whole without the hole."""
    return [
        QRect(0, 0, whole.width(), hole.top()),
        QRect(0, hole.bottom() + 1, whole.width(), whole.height() - hole.bottom() - 1),
        QRect(0, hole.top(), hole.left(), hole.height()),
        QRect(hole.right() + 1, hole.top(), whole.width() - hole.right() - 1, hole.height()),
    ]
