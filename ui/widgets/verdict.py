"""The verdict over the picture: a shape, a word, how many of how many; the case and its time at the right."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from ui.presenters.case import VerdictModel
from ui.theme.theme import TextRole
from ui.theme.tokens import Token
from ui.widgets.base import RIGHT, Shows
from ui.widgets.icons import draw_icon, draw_octagon, draw_warning

_ROLES: tuple[TextRole, ...] = ("glance", "count2", "step", "head")


class Verdict(Shows[VerdictModel]):
    """Read from two metres."""

    def sizeHint(self) -> QSize:
        heights = {"large": 92, "medium": 84, "small": 62}
        return QSize(400, heights[self.theme.size_class])

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(f"{self.model.word} {self.model.count}")

    def paint_model(self, painter: QPainter, model: VerdictModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 4
        side = round(self.height() * 0.56)
        self._shape(painter, QRectF(pad, (self.height() - side) / 2, side, side), model)
        left = pad + side + pad
        about = self._about(painter, model)
        room = QRect(left, 0, self.width() - left - about - pad, self.height())
        whole = f"{model.word}  {model.count}"
        start: tuple[TextRole, ...] = _ROLES if self.theme.size_class == "large" else _ROLES[1:]
        role = next((each for each in start if self.width_of(whole, each, bold=True) <= room.width()), _ROLES[-1])
        ink: Token = model.ink
        self.text(painter, room, whole, role, ink=ink, bold=True)

    def _about(self, painter: QPainter, model: VerdictModel) -> int:
        """Two lines at the right; the width they take."""
        rows = [
            (model.earlier or model.case, not model.earlier),
            (model.time if not model.earlier else model.case, False),
        ]
        width = max(self.width_of(text, "body", bold=bold) for text, bold in rows) + self.theme.sizes.pad
        height = self.line_of("body")
        top = (self.height() - 2 * height) // 2
        for place, (text, bold) in enumerate(rows):
            box = QRect(self.width() - width - self.theme.sizes.pad, top + place * height, width, height)
            ink: Token = "bluetxt" if model.earlier and place == 0 else "text" if bold else "text2"
            self.text(painter, box, text, "body" if bold else "small", ink=ink, bold=bold, align=RIGHT)
        return width + self.theme.sizes.pad // 2

    def _shape(self, painter: QPainter, box: QRectF, model: VerdictModel) -> None:
        match model.shape:
            case "octagon":
                draw_octagon(painter, box, self.colour("red"), self.colour("onred"), "cross")
            case "triangle":
                draw_warning(painter, box, self.colour("amber"), self.colour("onamber"))
            case _:
                draw_icon(painter, model.shape, box, self.colour(model.ink), weight=2.2)
