"""The balance as a card: does it close, the equation as bars, and the same over time."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from ui.presenters.balance import BalanceModel, TimeBar
from ui.presenters.counters import ReasonBar
from ui.widgets.base import RIGHT, Shows
from ui.widgets.icons import draw_icon, draw_warning

LEAST_PLOT = 90
"""With less height the bars over time are left out."""


class BalanceCard(Shows[BalanceModel]):
    """Read only."""

    def sizeHint(self) -> QSize:
        return QSize(420, 12 * self.line_of("body"))

    def changed(self) -> None:
        if self.model is not None:
            terms = ", ".join(f"{bar.word} {bar.count}" for bar in self.model.terms)
            self.setAccessibleName(f"{self.model.verdict} {self.model.note} {self.model.difference}. {terms}")

    def paint_model(self, painter: QPainter, model: BalanceModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad
        inner = self.rect().adjusted(pad + 4, pad // 2, -pad - 4, -pad // 2)
        top = self._head(painter, inner, model)
        room = (inner.bottom() - top) // max(1, len(model.terms))
        step = max(self.line_of("body") - 4, min(self.line_of("body") + 6, room))
        for bar in model.terms:
            self._bar(painter, QRect(inner.left(), top, inner.width(), step), bar)
            top += step
        plot = QRect(inner.left(), top + pad, inner.width(), inner.bottom() - top - pad)
        if model.over_time and plot.height() >= LEAST_PLOT:
            self._over_time(painter, plot, model)

    def _head(self, painter: QPainter, inner: QRect, model: BalanceModel) -> int:
        """The verdict with its shape, the difference at the right."""
        small = self.line_of("small")
        self.text(painter, QRect(inner.left(), inner.top(), inner.width(), small), model.title, "small", ink="text2")
        side, high = self.theme.sizes.icon, max(self.line_of("count2", bold=True), self.theme.sizes.icon)
        top = inner.top() + small
        sign = QRectF(inner.left(), top + (high - side) / 2, side, side)
        if model.closes:
            draw_icon(painter, "check", sign, self.colour("text2"), weight=2.0)
        else:
            draw_warning(painter, sign, self.colour("text"), self.colour("surface"))
        room = QRect(inner.left() + side + 12, top, inner.width() - side - 12, high)
        number = self.text(painter, room, model.difference, "count2", bold=True, align=RIGHT)
        self.text(painter, room.adjusted(0, 0, -number - 16, 0), model.verdict, "head", bold=True)
        below = QRect(inner.left(), top + high, inner.width(), small)
        self.text(painter, below, model.note, "small", ink="text2", align=RIGHT)
        return below.bottom() + 8

    def _bar(self, painter: QPainter, box: QRect, bar: ReasonBar) -> None:
        words, count = round(box.width() * 0.24), max(self.width_of("0,000,000", bold=True), 40)
        self.text(painter, QRect(box.left(), box.top(), words - 8, box.height()), bar.word)
        number = QRect(box.left() + words, box.top(), count, box.height())
        self.text(painter, number, bar.count, bold=True, align=RIGHT)
        left = number.right() + 14
        width = round((box.right() - left) * min(1.0, bar.part))
        thick = round(self.theme.sizes.small * 0.8)
        if width > 0:
            painter.fillRect(QRect(left, box.top() + (box.height() - thick) // 2, width, thick), self.colour("control"))

    def _over_time(self, painter: QPainter, box: QRect, model: BalanceModel) -> None:
        """Packed below, all other on top of it; the time at which each stretch began."""
        small = self.line_of("small")
        self._legend(painter, QRect(box.left(), box.top(), box.width(), small), model.legend)
        plot = box.adjusted(0, small + 6, 0, -small - 4)
        painter.fillRect(QRect(plot.left(), plot.bottom(), plot.width(), 1), self.colour("line"))
        count = len(model.over_time)
        step = min(plot.width() / count, 96.0)
        every = max(1, round((self.width_of("00:00", "small") + 10) / step + 0.49))
        for place, bar in enumerate(model.over_time):
            column = QRectF(plot.left() + place * step + 2, plot.top(), max(3.0, step - 6), plot.height())
            self._column(painter, column, bar)
            if place % every == 0:
                text = QRectF(column.left() - 12, plot.bottom() + 2, step * every + 12, small).toRect()
                self.text(painter, text.adjusted(12, 0, 0, 0), bar.label, "small", ink="text2")

    def _column(self, painter: QPainter, box: QRectF, bar: TimeBar) -> None:
        packed, other = box.height() * bar.packed, box.height() * bar.other
        painter.fillRect(QRectF(box.left(), box.bottom() - packed, box.width(), packed), self.colour("control"))
        if other:
            painter.fillRect(
                QRectF(box.left(), box.bottom() - packed - other, box.width(), max(2.0, other)), self.colour("text")
            )

    def _legend(self, painter: QPainter, box: QRect, legend: tuple[str, str]) -> None:
        left, side = box.left(), 12
        for ink, text in zip(("control", "text"), legend, strict=True):
            painter.fillRect(QRect(left, box.top() + (box.height() - side) // 2, side, side), self.colour(ink))  # type: ignore[arg-type]
            left += side + 8
            left += self.text(painter, QRect(left, box.top(), box.right() - left, box.height()), text, "small") + 24
