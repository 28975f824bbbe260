"""Product, order, lot and how far it is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.presenters.top import OrderModel
from ui.theme.theme import Theme
from ui.widgets.base import RIGHT, Shows

_BAR_PX = 8


class OrderBlock(Shows[OrderModel]):
    """Between the state and the chips; the product is cut first when it is narrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(240, self.theme.sizes.top)

    def changed(self) -> None:
        if self.model is not None:
            model = self.model
            self.setAccessibleName(f"{model.title}, {model.about} {model.count} {model.count_of} {model.left}".strip())

    def paint_model(self, painter: QPainter, model: OrderModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 6
        bar = _BAR_PX + 8 if model.part is not None else 4
        first, second = self.line_of("head", bold=True), self.line_of("body")
        top = (self.height() - first - second - bar) // 2
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        head = QRect(inner.left(), top, inner.width(), first)
        below = QRect(inner.left(), top + first + bar, inner.width(), second)
        if model.part is None:
            below.setWidth(below.width() - self._count(painter, below, model))
        else:
            head.setWidth(head.width() - self._count(painter, head, model))
            self._bar(painter, QRect(inner.left(), top + first + 4, inner.width(), _BAR_PX), model.part)
            below.setWidth(below.width() - self._left(painter, below, model))
        self.text(painter, head, model.title, "head", bold=True)
        fits = (about for about in (model.about, model.short) if self.width_of(about, "small") <= below.width())
        about = next(fits, "")
        if about or not model.lot:
            self.text(painter, below, about or model.short, "small", ink="text2")
        else:
            self._lot_first(painter, below, model)

    def _lot_first(self, painter: QPainter, box: QRect, model: OrderModel) -> None:
        """The order's name is cut in its middle, the lot stands whole."""
        taken = self.text(painter, box, model.lot, "small", ink="text2", align=RIGHT) + 12
        room = max(0, box.width() - taken)
        name = self.theme.metrics("small").elidedText(model.name, Qt.TextElideMode.ElideMiddle, room)
        self.text(painter, QRect(box.left(), box.top(), room, box.height()), name, "small", ink="text2")

    def _bar(self, painter: QPainter, box: QRect, part: float) -> None:
        painter.fillRect(box, self.colour("sunken"))
        painter.fillRect(QRect(box.left(), box.top(), round(box.width() * part), box.height()), self.colour("run"))

    def _left(self, painter: QPainter, box: QRect, model: OrderModel) -> int:
        """How long still, where there is room for it beside the order."""
        if not model.left or self.width_of(model.left, "small") + self.width_of(model.short, "small") > box.width():
            return 0
        return self.text(painter, box, model.left, "small", ink="text2", align=RIGHT) + 16

    def _count(self, painter: QPainter, box: QRect, model: OrderModel) -> int:
        """On the right: the number in bold, then its noun. Returns the width used."""
        if not model.count:
            return 0
        noun = self.text(painter, box, model.count_of, "small", ink="text2", align=RIGHT)
        left = box.adjusted(0, 0, -noun - 8, 0)
        number = self.text(painter, left, model.count, "body", bold=True, align=RIGHT)
        return noun + number + 24
