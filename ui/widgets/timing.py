"""The newest handshakes in time: three lanes on one axis, now at the right edge. Text without room is left out."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen

from ui.presenters.plc import TimeMark, TimingLane, TimingModel
from ui.widgets.base import CENTRE, Shows
from ui.widgets.icons import draw_icon

_SIDE = 16.0
_LEAST_BAR = 6.0


class Timing(Shows[TimingModel]):
    """Read only."""

    def sizeHint(self) -> QSize:
        return QSize(600, self.height_wanted())

    def height_wanted(self) -> int:
        return 4 * (self.line_of("small") + 6) + self.theme.sizes.pad

    def changed(self) -> None:
        if self.model is not None:
            lanes = [f"{lane.label}: {', '.join(mark.text for mark in lane.marks)}" for lane in self.model.lanes]
            self.setAccessibleName(f"{self.model.title}: {'; '.join(lanes)}")

    def paint_model(self, painter: QPainter, model: TimingModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad
        labels = max(self.width_of(lane.label, "small") for lane in model.lanes) + 2 * pad
        edge = self.width_of(model.ticks[0][1], "small") // 2 + pad
        plot = QRectF(labels + edge - pad, pad / 2, self.width() - labels - 2 * edge + pad, 0)
        axis = self.line_of("small") + 6
        step = (self.height() - axis - pad) / len(model.lanes)
        for place, lane in enumerate(model.lanes):
            base = pad / 2 + (place + 1) * step - 4
            label = QRect(pad, round(base - step + 4), labels - pad, round(step))
            self.text(painter, label, lane.label, "small", ink="text2")
            painter.setPen(QPen(self.colour("control"), 1))
            painter.drawLine(QPointF(plot.left(), base), QPointF(plot.right(), base))
            self._lane(painter, lane, QRectF(plot.left(), base - step + 8, plot.width(), step - 8))
        self._ticks(painter, model, plot, self.height() - axis - pad / 2)
        if not any(lane.marks for lane in model.lanes):
            middle = QRectF(plot.left(), 0, plot.width(), self.height() - axis).toRect()
            width = self.width_of(model.none) + 40
            clear = QRect(middle.center().x() - width // 2, middle.center().y() - 18, width, 36)
            painter.fillRect(clear, self.colour("surface"))
            self.text(painter, middle, model.none, "body", ink="text2", align=CENTRE)

    def _lane(self, painter: QPainter, lane: TimingLane, box: QRectF) -> None:
        """Marks from left to right; each text where the one before it and the next mark leave room."""
        marks = sorted(lane.marks, key=lambda mark: mark.begin)
        for place, mark in enumerate(marks):
            right = self._draw(painter, mark, box)
            following = marks[place + 1].begin if place + 1 < len(marks) else 1.2
            room = box.left() + following * box.width() - right - 6
            width = self.width_of(mark.text, "small")
            if width + 6 <= room and right + 6 + width <= self.width() - 4:
                line = self.line_of("small")
                text = QRectF(right + 6, box.bottom() - line - 1, width + 2, line)
                self.text(painter, text.toRect(), mark.text, "small", bold=False)

    def _draw(self, painter: QPainter, mark: TimeMark, box: QRectF) -> float:
        """The sign; returns where it ends."""
        begin, end = box.left() + mark.begin * box.width(), box.left() + mark.end * box.width()
        ink = self.colour("text")
        match mark.sign:
            case "bar":
                bar = QRectF(begin, box.bottom() - _SIDE, max(_LEAST_BAR, end - begin), _SIDE)
                painter.fillRect(bar, self.colour("control"))
                return bar.right()
            case "square":
                painter.fillRect(QRectF(begin - 5, box.bottom() - 11, 10, 11), ink)
                return begin + 5
            case "tick" | "cross":
                square = QRectF(begin - _SIDE / 2, box.bottom() - _SIDE - 2, _SIDE, _SIDE)
                draw_icon(painter, mark.sign, square, ink, weight=3.4)
                return square.right()

    def _ticks(self, painter: QPainter, model: TimingModel, plot: QRectF, top: float) -> None:
        for part, text in model.ticks:
            x = plot.left() + part * plot.width()
            painter.setPen(QPen(self.colour("control"), 1))
            painter.drawLine(QPointF(x, top - 4), QPointF(x, top + 2))
            width = self.width_of(text, "small") + 4
            box = QRectF(x - width / 2, top, width, self.line_of("small")).toRect()
            self.text(painter, box, text, "small", ink="text2", align=CENTRE)
