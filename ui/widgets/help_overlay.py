"""Help: the same page dimmed, a number at each part, and what the numbers mean. Pressed again, it is gone."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.base import CENTRE, Shows

_SHADE = 150
_BADGE = 40


@dataclass(frozen=True, slots=True)
class HelpModel:
    title: str
    notes: tuple[str, ...]
    anchors: tuple[tuple[int, int, int, int], ...]
    """x, y, width, height in the page, one a note; the last notes may have none."""
    leave: str


class HelpOverlay(Shows[HelpModel]):
    """Laid over the page."""

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(" ".join((self.model.title, *self.model.notes)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.left.emit()

    def paint_model(self, painter: QPainter, model: HelpModel) -> None:
        painter.fillRect(self.rect(), QColor(0, 0, 0, _SHADE))
        for number, anchor in enumerate(model.anchors, start=1):
            if anchor[2] > 0:
                self._badge(painter, QRectF(anchor[0] + 6, anchor[1] + 6, _BADGE, _BADGE), number)
        self._panel(painter, model)

    def _badge(self, painter: QPainter, box: QRectF, number: int) -> None:
        painter.fillRect(box, self.colour("blue"))
        self.text(painter, box.toRect(), str(number), "head", bold=True, ink="onblue", align=CENTRE)

    def _panel(self, painter: QPainter, model: HelpModel) -> None:
        """At the foot, in two columns where there is room for them."""
        pad = self.look.sizes.pad
        columns = 2
        width = (self.width() - 4 * pad - (columns - 1) * pad) // columns
        heights = [max(_BADGE + 6, self.paragraph_height(note, width - _BADGE - 14) + 10) for note in model.notes]
        per = -(-len(heights) // columns)
        body = max((sum(heights[start : start + per]) for start in range(0, len(heights), per or 1)), default=0)
        title = self.line_of("head", bold=True) + pad
        panel = QRect(pad, self.height() - body - title - 2 * pad, self.width() - 2 * pad, body + title + pad)
        painter.fillRect(panel, self.colour("surface"))
        head = QRect(panel.x() + pad, panel.y() + pad // 2, panel.width() - 2 * pad, title)
        self.text(painter, head, model.title, "head", bold=True)
        self.text(painter, head, model.leave, "small", ink="text2", align=Qt.AlignmentFlag.AlignRight | CENTRE)
        for column in range(columns):
            y = head.bottom()
            for place in range(column * per, min(len(heights), (column + 1) * per)):
                left = panel.x() + pad + column * (width + pad)
                self._note(painter, QRect(left, y, width, heights[place]), place + 1, model.notes[place])
                y += heights[place]

    def _note(self, painter: QPainter, box: QRect, number: int, note: str) -> None:
        self._badge(painter, QRectF(box.x(), box.y() + 2, _BADGE, _BADGE), number)
        painter.setFont(self.look.font("body"))
        painter.setPen(self.colour("text"))
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box.adjusted(_BADGE + 12, 0, 0, -4), flags, note)
