"""Product, order, lot and how far it is."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.presenters.top import OrderModel
from ui.theme.look import Look
from ui.widgets.base import RIGHT, Shows


class OrderBlock(Shows[OrderModel]):
    """Between the state and the chips; the product is cut first when it is narrow."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(240, self.look.sizes.top)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(f"{self.model.title}, {self.model.about}")

    def paint_model(self, painter: QPainter, model: OrderModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.look.sizes.pad + 6
        first, second = self.line_of("head", bold=True), self.line_of("body")
        top = (self.height() - first - second - 4) // 2
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        self.text(painter, QRect(inner.left(), top, inner.width(), first), model.title, "head", bold=True)
        below = QRect(inner.left(), top + first + 4, inner.width(), second)
        used = self._count(painter, below, model)
        room = below.adjusted(0, 0, -used, 0)
        about = model.about if self.width_of(model.about, "small") <= room.width() else model.short
        self.text(painter, room, about, "small", ink="text2")

    def _count(self, painter: QPainter, box: QRect, model: OrderModel) -> int:
        """On the right: the number in bold, then its noun. Returns the width used."""
        if not model.count:
            return 0
        noun = self.text(painter, box, model.count_of, "small", ink="text2", align=RIGHT)
        left = box.adjusted(0, 0, -noun - 8, 0)
        number = self.text(painter, left, model.count, "body", bold=True, align=RIGHT)
        return noun + number + 24
