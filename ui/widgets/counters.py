"""Cards of numbers: one big counter, the reasons of rejects, the trend of the last hour."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.presenters.counters import CounterModel, ReasonBar, TrendModel
from ui.theme.theme import TextRole
from ui.widgets.base import RIGHT, Shows
from ui.widgets.icons import draw_icon

_COUNTS: tuple[TextRole, ...] = ("count", "count2", "step", "head")


class Counter(Shows[CounterModel]):
    """A label, a number to read from two metres, a note."""

    def sizeHint(self) -> QSize:
        return QSize(200, self.line_of("small") * 2 + self.line_of("count", bold=True))

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(f"{self.model.label} {self.model.value}, {self.model.note}")

    def paint_model(self, painter: QPainter, model: CounterModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 6
        inner = self.rect().adjusted(pad, self.theme.sizes.pad // 2, -pad, -self.theme.sizes.pad // 2)
        label = self.line_of("body")
        note = label if model.note and inner.height() >= 2 * label + self.line_of("count2") else 0
        self.text(painter, QRect(inner.left(), inner.top(), inner.width(), label), model.label, ink="text2")
        room = inner.height() - label - note
        role = next((each for each in _COUNTS if self._fits(model.value, each, inner.width(), room)), _COUNTS[-1])
        number = QRect(inner.left(), inner.top() + label, inner.width(), room)
        self.text(painter, number, model.value, role, bold=True)
        if note:
            below = QRect(inner.left(), inner.bottom() - note, inner.width(), note)
            self.text(painter, below, model.note, "small", ink="text2")

    def _fits(self, value: str, role: TextRole, width: int, height: int) -> bool:
        ascent = self.theme.metrics(role, bold=True).ascent()
        return self.width_of(value, role, bold=True) <= width and ascent <= height


WORDS_PART, WORDS_MOST = 0.46, 0.68
"""Of the width: what the words have, and what they may take from the bars."""


class Reasons(Shows[tuple[str, tuple[ReasonBar, ...], str]]):
    """Rejected cases by reason: word, bar, count. The model is (title, bars, what is said when there are none)."""

    def sizeHint(self) -> QSize:
        return QSize(200, 5 * self.line_of("body"))

    def paint_model(self, painter: QPainter, model: tuple[str, tuple[ReasonBar, ...], str]) -> None:
        title, bars, none = model
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 6
        inner = self.rect().adjusted(pad, self.theme.sizes.pad // 2, -pad, -self.theme.sizes.pad // 2)
        height = self.line_of("body")
        self.text(painter, QRect(inner.left(), inner.top(), inner.width(), height), title, ink="text2")
        if not bars:
            self.text(painter, QRect(inner.left(), inner.top() + height, inner.width(), height), none)
        step = min(height + 10, max(height, (inner.height() - height) // max(1, len(bars))))
        longest = max((self.width_of(bar.word) for bar in bars), default=0) + 12
        words = max(round(inner.width() * WORDS_PART), min(longest, round(inner.width() * WORDS_MOST)))
        for place, bar in enumerate(bars):
            top = inner.top() + height + place * step
            if top + height <= inner.bottom() + 4:
                self._bar(painter, QRect(inner.left(), top, inner.width(), step), bar, words)

    def _bar(self, painter: QPainter, box: QRect, bar: ReasonBar, words: int) -> None:
        count = max(self.width_of("0,000", bold=True), self.width_of(bar.count, bold=True))
        role: TextRole = "body" if self.width_of(bar.word) <= words - 8 else "small"
        self.text(painter, QRect(box.left(), box.top(), words - 8, box.height()), bar.word, role)
        self.text(painter, box, bar.count, bold=True, align=RIGHT)
        longest = box.width() - words - count - 16
        width = max(3, round(longest * bar.part))
        thick = round(self.theme.sizes.small * 0.8)
        top = box.top() + (box.height() - thick) // 2
        painter.fillRect(QRect(box.left() + words, top, width, thick), self.colour("control"))


class Trend(Shows[TrendModel]):
    """Cases a minute over the last hour, and a cross for every minute with a rejected case."""

    def sizeHint(self) -> QSize:
        return QSize(300, 160)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(self.model.title)

    def paint_model(self, painter: QPainter, model: TrendModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad, small = self.theme.sizes.pad + 4, self.line_of("small")
        inner = self.rect().adjusted(pad, self.theme.sizes.pad // 2, -pad, -self.theme.sizes.pad // 2)
        head = self._head(painter, QRect(inner.left(), inner.top(), inner.width(), small + 6), model)
        left = max(self.width_of(tick, "small") for tick in model.ticks) + 14
        plot = QRectF(inner.left() + left, head + small / 2 + 2, 0, 0)
        plot.setRight(inner.right() - 2)
        plot.setBottom(inner.bottom() - small - 8)
        if plot.height() < 24:
            return
        if model.empty:
            self.text(painter, plot.toRect(), model.empty, "small", ink="text2")
            return
        self._grid(painter, plot, model, small)
        self._line(painter, plot, model)

    def _head(self, painter: QPainter, box: QRect, model: TrendModel) -> float:
        legend = self.text(painter, box, model.legend, "small", ink="text2", align=RIGHT)
        sign = QRectF(box.right() - legend - 26, box.top() + 6, 14, box.height() - 12)
        draw_icon(painter, "cross", sign, self.colour("text"), weight=4.0)
        room = box.adjusted(0, 0, -legend - 40, 0)
        title = model.title if self.width_of(model.title) <= room.width() else model.short
        self.text(painter, room, title, "body", ink="text2")
        return float(box.bottom())

    def _grid(self, painter: QPainter, plot: QRectF, model: TrendModel, small: int) -> None:
        for place, tick in enumerate(model.ticks):
            y = plot.top() + plot.height() * place / (len(model.ticks) - 1)
            painter.setPen(QPen(self.colour("line"), 2 if place == len(model.ticks) - 1 else 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            box = QRectF(0, y - small / 2, plot.left() - 10, small).toRect()
            self.text(painter, box, tick, "small", ink="text2", align=RIGHT)
        first, middle, last = model.times
        below = QRectF(plot.left(), plot.bottom() + 4, plot.width(), small).toRect()
        self.text(painter, below, first, "small", ink="text2")
        self.text(painter, below, last, "small", ink="text2", align=RIGHT)
        width = self.width_of(middle, "small")
        if below.width() > 4 * width:
            self.text(painter, below.adjusted((below.width() - width) // 2, 0, 0, 0), middle, "small", ink="text2")

    def _line(self, painter: QPainter, plot: QRectF, model: TrendModel) -> None:
        step = plot.width() / max(1, len(model.values) - 1)
        points = QPolygonF()
        for place, value in enumerate(model.values):
            if value is not None:
                points.append(QPointF(plot.left() + place * step, plot.bottom() - plot.height() * value / model.top))
        painter.setPen(QPen(self.colour("text"), 2.2))
        painter.drawPolyline(points)
        if points.count() == 1:
            painter.drawPoint(points.first())
        side = 11.0
        for place, rejected in enumerate(model.rejects):
            if rejected:
                x = plot.left() + place * step
                cross = QRectF(x - side / 2, plot.bottom() - side - 3, side, side)
                draw_icon(painter, "cross", cross, self.colour("text"), weight=4.5)
