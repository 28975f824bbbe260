"""The steps of a guided check, and what it waits for."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen

from ui.presenters.belt import GuideModel, GuideStep
from ui.theme.theme import TextRole
from ui.theme.tokens import Token
from ui.widgets.base import CENTRE, Shows
from ui.widgets.icons import draw_icon
from ui.widgets.wrapping import wrapped


class Steps(Shows[GuideModel]):
    """One under the other: done ones ticked, the present one blue."""

    def sizeHint(self) -> QSize:
        return QSize(400, 240)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(next((step.what for step in self.model.steps if step.due), ""))

    def paint_model(self, painter: QPainter, model: GuideModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 6
        height = (self.height() - pad) / max(1, len(model.steps))
        for place, step in enumerate(model.steps):
            top = round(pad / 2 + place * height)
            self._step(painter, QRect(pad, top, self.width() - 2 * pad, round(height)), step, place + 1)

    def _step(self, painter: QPainter, box: QRect, step: GuideStep, number: int) -> None:
        side = min(48, box.height() - 10)
        square = QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side)
        if step.due:
            painter.fillRect(square, self.colour("blue"))
        else:
            painter.setPen(QPen(self.colour("control"), 3))
            painter.drawRect(square.adjusted(1.5, 1.5, -1.5, -1.5))
        if step.done:
            draw_icon(painter, "tick", square.adjusted(10, 10, -10, -10), self.colour("text"), weight=2.6)
        else:
            ink: Token = "onblue" if step.due else "text"
            self.text(painter, square.toRect(), str(number), "head", bold=True, ink=ink, align=CENTRE)
        left = box.left() + side + 16
        second = self.line_of("small")
        width = box.right() - left
        role: TextRole = "head" if self.width_of(step.what, "head", bold=not step.done) <= width else "body"
        lines = wrapped(step.what, self.theme.font(role, bold=not step.done), width, 1 if role == "head" else 2)
        first = self.line_of(role, bold=True)
        top = box.top() + (box.height() - len(lines) * first - (second if step.about else 0)) // 2
        ink_of: Token = "text2" if step.done else "text"
        for text in lines:
            self.text(painter, QRect(left, top, width, first), text, role, bold=not step.done, ink=ink_of)
            top += first
        if step.about:
            below = QRect(left, top, width, second)
            self.text(painter, below, step.about, "small", ink="text2")


class ScanBox(Shows[tuple[str, bool]]):
    """What is waited for: (text, a scan is wanted now)."""

    def sizeHint(self) -> QSize:
        return QSize(280, 160)

    def paint_model(self, painter: QPainter, model: tuple[str, bool]) -> None:
        text, wanted = model
        painter.fillRect(self.rect(), self.colour("surface"))
        if wanted:
            self.frame(painter, QRectF(self.rect()), "blue", 5)
        side = min(72, self.height() // 3)
        height = self.line_of("step", bold=True)
        top = (self.height() - side - height - 12) / 2
        box = QRectF((self.width() - side) / 2, top, side, side)
        draw_icon(painter, "reader", box, self.colour("bluetxt" if wanted else "control"), weight=2.0)
        below = QRect(8, round(top) + side + 12, self.width() - 16, height)
        role: TextRole = "step" if self.width_of(text, "step", bold=True) <= below.width() else "head"
        self.text(painter, below, text, role, bold=True, ink="text" if wanted else "text2", align=CENTRE)
