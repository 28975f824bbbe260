"""One parked record: what it is, and the facts about it in two columns. The server's words stand beside it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from ui.presenters.sync import DetailModel
from ui.widgets.base import Shows


class ParkedCard(Shows[DetailModel]):
    """Read only. One column, where two would cut a fact and there is the height."""

    def sizeHint(self) -> QSize:
        return QSize(300, self.height_wanted())

    def height_wanted(self) -> int:
        rows = -(-len(self.model.facts) // 2) if self.model is not None else 0
        return self.line_of("head", bold=True) + rows * (self.line_of("body") + 6) + self.theme.sizes.pad

    def changed(self) -> None:
        if self.model is not None:
            told = ", ".join(f"{label} {value}" for label, value in self.model.facts)
            self.setAccessibleName(f"{self.model.title}: {told}")

    def paint_model(self, painter: QPainter, model: DetailModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad
        inner = self.rect().adjusted(pad, pad // 2, -pad, 0)
        head = self.line_of("head", bold=True)
        self.text(painter, QRect(inner.left(), inner.top(), inner.width(), head), model.title, "head", bold=True)
        high, width = self.line_of("body") + 6, (inner.width() - 2 * pad) // 2
        cut = any(self.width_of(label) + 12 + self.width_of(value, bold=True) > width for label, value in model.facts)
        alone = cut and len(model.facts) * high <= inner.height() - head
        rows = len(model.facts) if alone else max(1, -(-len(model.facts) // 2))
        width = inner.width() if alone else width
        step = min(high, max(1, inner.height() - head) // rows)
        for place, (label, value) in enumerate(model.facts):
            column, line = divmod(place, rows)
            left, top = inner.left() + column * (width + 2 * pad), inner.top() + head + line * step
            row = QRect(left, top, width, step)
            painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), self.colour("line"))
            self.fact(painter, row, label, value)
