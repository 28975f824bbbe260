"""Numbers with their labels: in a row at the head of a card, or one under the other."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.presenters.devices import Number
from ui.theme.theme import Theme
from ui.widgets.base import Shows
from ui.widgets.icons import draw_icon


class Numbers(Shows[tuple[Number, ...]]):
    """``across``: so many side by side, then the next row."""

    def __init__(self, theme: Theme, across: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.across = across

    def sizeHint(self) -> QSize:
        return QSize(200, self.height_for(3))

    def height_for(self, count: int) -> int:
        rows = -(-count // max(1, self.across))
        return rows * self._step() + self.theme.sizes.pad // 2

    def _step(self) -> int:
        return 2 * self.line_of("small") + self.line_of("head", bold=True) + 4

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(", ".join(f"{each.label} {each.value} {each.note}".strip() for each in self.model))

    def paint_model(self, painter: QPainter, model: tuple[Number, ...]) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad
        across = min(self.across, max(1, len(model)))
        width = (self.width() - 2 * pad) // across
        rows = max(1, -(-len(model) // across))
        step = min(self._step() + 12, max(self._step() - self.line_of("small"), (self.height() - pad // 2) // rows))
        for place, number in enumerate(model):
            row, column = divmod(place, across)
            box = QRect(pad + column * width, pad // 4 + row * step, width - pad, step)
            if row == 0 or box.bottom() <= self.height() + 4:
                self._number(painter, box, number)

    def _number(self, painter: QPainter, box: QRect, number: Number) -> None:
        label, value = self.line_of("small"), self.line_of("head", bold=True)
        note = number.note if box.height() >= 2 * label + value else ""
        top = box.top() + max(0, (box.height() - label - value - (label if note else 0)) // 2)
        self.text(painter, QRect(box.left(), top, box.width(), label), number.label, "small", ink="text2")
        left = box.left()
        if number.stale:
            sign = QRectF(left, top + label + 2, value - 4, value - 4)
            draw_icon(painter, "stale", sign, self.colour("text2"))
            left += value + 4
        shown = QRect(left, top + label, box.right() - left, value)
        self.text(painter, shown, number.value, "head", bold=True, ink="text2" if number.stale else "text")
        if note:
            below = QRect(box.left(), top + label + value, box.width(), label)
            self.text(painter, below, note, "small", ink="text2")
