"""Where something is now: a shape, one large sentence, a smaller one under it."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from ui.presenters.lookup import HeadModel
from ui.theme.theme import TextRole
from ui.widgets.base import Shows
from ui.widgets.icons import draw_icon, draw_octagon, draw_warning


class LocationCard(Shows[HeadModel]):
    """Read from a step away."""

    def sizeHint(self) -> QSize:
        return QSize(400, self.height_wanted())

    def height_wanted(self) -> int:
        return self.line_of("step", bold=True) + self.line_of("body") + 24

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(f"{self.model.where} {self.model.about}")

    def paint_model(self, painter: QPainter, model: HeadModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad
        side = self.theme.sizes.icon + 12
        left = pad
        if model.sign != "none":
            self._sign(painter, QRectF(pad, (self.height() - side) / 2, side, side), model)
            left += side + pad
        room = QRect(left, 0, self.width() - left - pad, self.height())
        role: TextRole = "step" if self.width_of(model.where, "step", bold=True) <= room.width() else "head"
        first = self.line_of(role, bold=True)
        second = self.line_of("body") if model.about else 0
        top = (self.height() - first - second) // 2
        self.text(painter, QRect(left, top, room.width(), first), model.where, role, bold=True)
        if model.about:
            self.text(painter, QRect(left, top + first, room.width(), second), model.about, ink="text2")

    def _sign(self, painter: QPainter, box: QRectF, model: HeadModel) -> None:
        match model.sign:
            case "rejected":
                draw_octagon(painter, box, self.colour("red"), self.colour("onred"), "cross")
            case "doubt":
                draw_warning(painter, box, self.colour("amber"), self.colour("onamber"))
            case _:
                draw_icon(painter, "check", box, self.colour("text2"))
