"""One upstream: what waits as a number to be read from 2 m, its state with a shape, why in a sentence, the facts."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from ui.i18n.visible import line
from ui.presenters.sync import CardModel
from ui.widgets.base import Shows
from ui.widgets.icons import draw_icon, draw_warning

FACTS_PART, NARROW_FACTS_PART, NARROW_PX = 0.36, 0.46, 620


class DestinationCard(Shows[CardModel]):
    """Read only."""

    def sizeHint(self) -> QSize:
        return QSize(480, self.height_wanted())

    def height_wanted(self) -> int:
        return self.line_of("head", bold=True) + self.line_of("count2", bold=True) + 3 * self.line_of("body") + 24

    def changed(self) -> None:
        if self.model is not None:
            model = self.model
            self.setAccessibleName(f"{model.name}: {model.state}, {model.count} {model.count_of}. {model.why}")

    def paint_model(self, painter: QPainter, model: CardModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad
        inner = self.rect().adjusted(pad + 4, pad // 2, -pad, -pad // 2)
        wide = self.theme.size_class != "small" or self.width() > 760
        part = FACTS_PART if inner.width() > NARROW_PX else NARROW_FACTS_PART
        facts = round(inner.width() * part) if wide else 0
        left = QRect(inner.left(), inner.top(), inner.width() - facts - (pad if facts else 0), inner.height())
        top = self._head(painter, left, model)
        top = self._count(painter, left, top, model)
        self._sentence(painter, QRect(left.left(), top, left.width(), left.bottom() - top + 1), model)
        if facts:
            self._facts(painter, QRect(inner.right() - facts, inner.top(), facts, inner.height()), model)

    def _head(self, painter: QPainter, box: QRect, model: CardModel) -> int:
        height = self.line_of("head", bold=True) + 6
        side = height - 4
        sign = QRectF(box.left(), box.top() + 2, side, side)
        match model.sign:
            case "done":
                draw_icon(painter, "check", sign, self.colour("text2"))
            case "going":
                draw_icon(painter, "play", sign, self.colour("text2"))
            case "waits":
                draw_icon(painter, "hourglass", sign, self.colour("text"))
            case "paused":
                draw_warning(painter, sign, self.colour("amber"), self.colour("onamber"))
        head = QRect(box.left() + side + 10, box.top(), box.width() - side - 10, height)
        width = self.text(painter, head, model.state, "head", bold=True)
        self.text(painter, head.adjusted(width + 14, 0, 0, 0), model.name, ink="text2")
        return box.top() + height

    def _count(self, painter: QPainter, box: QRect, top: int, model: CardModel) -> int:
        height = self.line_of("count2", bold=True)
        row = QRect(box.left(), top, box.width(), height)
        width = self.text(painter, row, model.count, "count2", bold=True)
        self.text(painter, row.adjusted(width + 12, 0, 0, 0), model.count_of, ink="text2")
        return top + height

    def _sentence(self, painter: QPainter, box: QRect, model: CardModel) -> None:
        """Two lines of why, one of what was said last."""
        said = self.line_of("small") if model.said else 0
        room = QRect(box.left(), box.top(), box.width(), max(0, box.height() - said))
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.colour("text"))
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), model.why)
        if said:
            below = QRect(box.left(), box.bottom() - said, box.width(), said)
            self.text(painter, below, line(model.said), "small", ink="text2", script="code")

    def _facts(self, painter: QPainter, box: QRect, model: CardModel) -> None:
        step = min(self.line_of("body") + 8, box.height() // max(1, len(model.facts)))
        for place, (label, value) in enumerate(model.facts):
            row = QRect(box.left(), box.top() + place * step, box.width(), step)
            painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), self.colour("line"))
            self.fact(painter, row, label, value, "small")
