"""A card of facts: labels at the left, values at the right of them, as large as there is room."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.presenters.order import FactsModel
from ui.theme.theme import TextRole, Theme
from ui.widgets.base import LEFT, RIGHT, Shows

LABEL_PART = 0.42


class FactsCard(Shows[FactsModel]):
    """Read only. Whichever the plant wrote gives way where there is no room for both: the values, or, with
    ``counts``, the labels."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, counts: bool = False) -> None:
        super().__init__(theme, parent)
        self._counts = counts

    def sizeHint(self) -> QSize:
        return QSize(300, 8 * self.line_of("body"))

    def changed(self) -> None:
        if self.model is not None:
            told = ", ".join(f"{label} {value}" for label, value in self.model.rows)
            self.setAccessibleName(f"{self.model.title}: {told}")

    def paint_model(self, painter: QPainter, model: FactsModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 6
        inner = self.rect().adjusted(pad, pad // 2, -pad, -pad // 2)
        title = self.line_of("head", bold=True) + 8
        self.text(painter, QRect(inner.left(), inner.top(), inner.width(), title), model.title, "head", bold=True)
        role = self._role(len(model.rows), inner.height() - title)
        step = min((inner.height() - title) // max(1, len(model.rows)), self.line_of(role, bold=True) + 20)
        longest = max((self.width_of(label) for label, _ in model.rows), default=0) + 12
        labels = max(longest, round(inner.width() * LABEL_PART))
        if self._counts:
            widest = max((self.width_of(value, bold=True) for _, value in model.rows), default=0)
            labels = max(0, min(labels, inner.width() - widest))
        ragged = self._counts and labels < longest
        for place, (label, value) in enumerate(model.rows):
            if ragged:  # each value as wide as it is, or most labels were cut for the longest value
                labels = max(0, inner.width() - self.width_of(value, bold=True) - 6)
            top = inner.top() + title + place * step
            painter.fillRect(QRect(inner.left(), top, inner.width(), 1), self.colour("line"))
            self.text(painter, QRect(inner.left(), top, labels - 12, step), label, ink="text2")
            box = QRect(inner.left() + labels, top, inner.width() - labels, step)
            fits = self.width_of(value, role, bold=True) <= box.width()
            align = RIGHT if ragged else LEFT
            self.text(painter, box, value, role if fits else "body", bold=True, align=align)

    def _role(self, rows: int, height: int) -> TextRole:
        return "head" if rows * (self.line_of("head", bold=True) + 4) <= height else "body"
