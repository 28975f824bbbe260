"""The state of the line, readable from two metres: a shape and a word on a field of one colour."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui.presenters.state import StateModel
from ui.theme.theme import make_font
from ui.theme.tokens import SMALLEST_TEXT_PX
from ui.widgets.base import LEFT, Shows
from ui.widgets.icons import draw_icon, draw_octagon

WORD_PART = 0.88
"""Of its height: a Chinese sign is as high as its font."""


class StateBlock(Shows[StateModel]):
    """Top left of every page."""

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.sizes.top)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(f"{self.model.word} {self.model.why}".strip())

    def paint_model(self, painter: QPainter, model: StateModel) -> None:
        sizes = self.theme.sizes
        painter.fillRect(self.rect(), self.colour(model.fill))
        pad = sizes.pad + 10
        side = round(sizes.glance * 0.72)
        foot = self.line_of("small") + 2 if model.why else 0
        height = self.height() - foot
        box = QRectF(pad, (height - side) / 2, side, side)
        if model.shape == "octagon":
            draw_octagon(painter, box, self.colour(model.ink), self.colour(model.fill), "cross")
        else:
            draw_icon(painter, model.shape, box, self.colour(model.ink), weight=2.6)
        since = self._since_width(model)
        left = pad + side + round(side * 0.45)
        room = QRect(left, 0, self.width() - left - since - sizes.pad, height)
        font = self.theme.fitting(model.word, "glance", room.width())
        font.setPixelSize(min(font.pixelSize(), round(height * WORD_PART)))
        painter.setFont(font)
        painter.setPen(self.colour(model.ink))
        painter.drawText(room, int(LEFT | Qt.TextFlag.TextSingleLine), model.word)
        if since:
            self._paint_since(painter, model, since)
        if model.why:
            below = QRect(sizes.pad, height - 2, self.width() - 2 * sizes.pad, foot)
            shown, font = self.why_within(model, below.width())
            painter.setFont(font)
            painter.setPen(self.colour(model.ink))
            painter.drawText(below, int(LEFT | Qt.TextFlag.TextSingleLine), shown)

    def why_within(self, model: StateModel, width: int) -> tuple[str, QFont]:
        """Who or what holds the line, smaller and then cut where there is no room (the bar below has it whole); since
        when is whole."""
        for pixels in range(self.theme.sizes.small, SMALLEST_TEXT_PX - 1, -1):
            font = make_font(pixels)
            metrics = QFontMetrics(font)
            if metrics.horizontalAdvance(model.why) <= width:
                return model.why, font
        room = width - metrics.horizontalAdvance(model.end)
        cause = model.why.removesuffix(model.end)
        return metrics.elidedText(cause, Qt.TextElideMode.ElideRight, max(0, room)) + model.end, font

    def _since_width(self, model: StateModel) -> int:
        if not model.since or self.theme.size_class != "large":
            return 0
        return max(self.width_of(part, "small") for part in model.since.split("\n")) + self.theme.sizes.pad

    def _paint_since(self, painter: QPainter, model: StateModel, width: int) -> None:
        height = self.line_of("small")
        lines = model.since.split("\n")
        top = (self.height() - height * len(lines)) // 2
        for place, text in enumerate(lines):
            box = QRect(self.width() - width - self.theme.sizes.pad // 2, top + place * height, width, height)
            self.text(painter, box, text, "small", ink=model.ink)
