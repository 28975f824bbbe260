"""Station-lost: is the line safe? Nothing live is shown here; in both languages; it goes away by itself."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent

from ui.presenters.lost import Both, LostModel
from ui.theme.theme import TextRole, Theme
from ui.theme.tokens import Token
from ui.widgets.base import CENTRE, RIGHT, Shows
from ui.widgets.icons import draw_icon
from ui.widgets.keys import Key


class LostPage(Shows[LostModel]):
    """The whole window."""

    try_now = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retry = Key(theme, self, icon="retry")
        self.retry.clicked.connect(self.try_now)
        theme.changed.connect(self._place)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(self.model.title.first)
            self.retry.set_label(self.model.button)
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.try_now.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    # where it lies -----------------------------------------------------------------------------------------------

    def _head_height(self) -> int:
        return round(self.height() * 0.22)

    def _foot_height(self) -> int:
        return max(self.theme.sizes.btn + 30, round(self.height() * 0.17))

    def _place(self) -> None:
        hint = self.retry.sizeHint()
        height = self._foot_height()
        width = min(max(250, hint.width() + 20), self.width() // 2)
        top = self.height() - height + (height - self.theme.sizes.btn) // 2
        self.retry.setGeometry(self.width() - width - 28, top, width, self.theme.sizes.btn)

    # painting ----------------------------------------------------------------------------------------------------

    def paint_model(self, painter: QPainter, model: LostModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        self._head(painter, model)
        head, foot = self._head_height(), self._foot_height()
        self._steps(painter, QRect(28, head + 12, self.width() - 56, self.height() - head - foot - 16), model)
        self._foot(painter, QRect(0, self.height() - foot, self.width(), foot), model)

    def _head(self, painter: QPainter, model: LostModel) -> None:
        ink: Token = "onred" if model.alarming else "onrun"
        box = QRect(0, 0, self.width(), self._head_height())
        painter.fillRect(box, self.colour("red" if model.alarming else "run"))
        side = round(box.height() * 0.42)
        top = (box.height() - side) / 2
        draw_icon(painter, "server", QRectF(28, top, side, side), self.colour(ink))
        sign = "cross" if model.alarming else "dots"
        draw_icon(painter, sign, QRectF(28 + side, top + side / 4, side / 2, side / 2), self.colour(ink), weight=3.2)
        draw_icon(painter, "screen", QRectF(28 + side * 1.5, top, side, side), self.colour(ink))
        left = round(28 + side * 2.5 + 28)
        seconds = self._lost_for(painter, box, model, ink) if model.alarming else 0
        room = box.adjusted(left, 0, -seconds - 28, 0)
        self._pair(painter, room, model.title, "count2", "step", ink, ink)

    def _lost_for(self, painter: QPainter, box: QRect, model: LostModel, ink: Token) -> int:
        label, count = self.line_of("small"), self.line_of("count2", bold=True)
        top = (box.height() - label - count) // 2
        inner = box.adjusted(0, 0, -28, 0)
        width = self.text(
            painter, QRect(inner.x(), top, inner.width(), label), model.lost_label, "small", ink=ink, align=RIGHT
        )
        below = QRect(inner.x(), top + label, inner.width(), count)
        self.text(painter, below, model.lost_for, "count2", ink=ink, bold=True, align=RIGHT)
        return width

    def _steps(self, painter: QPainter, box: QRect, model: LostModel) -> None:
        about = 2 * self.line_of("small") + 12 if model.about.first else 0
        height = min(110, (box.height() - about) // max(1, len(model.steps)))
        for place, step in enumerate(model.steps):
            row = QRect(box.x(), box.y() + place * height, box.width(), height)
            square = QRectF(row.x(), row.y() + (height - 46) / 2, 46, 46)
            painter.setPen(QPen(self.colour("control"), 3))
            painter.drawRect(square.adjusted(1.5, 1.5, -1.5, -1.5))
            self.text(painter, square.toRect(), str(place + 1), "head", bold=True, align=CENTRE)
            self._pair(painter, row.adjusted(66, 0, 0, 0), step, "head", "body", "text", "text")
        if about:
            below = QRect(box.x() + 66, box.y() + len(model.steps) * height + 6, box.width() - 66, about)
            self._pair(painter, below, model.about, "small", "small", "text2", "text2", bold=False)

    def _foot(self, painter: QPainter, box: QRect, model: LostModel) -> None:
        painter.fillRect(box, self.colour("bg"))
        room = box.adjusted(28, 0, -self.retry.width() - 56, 0)
        self._pair(painter, room, Both(model.retry, model.seen), "body", "small", "text", "text2", bold=False)

    def _pair(
        self,
        painter: QPainter,
        box: QRect,
        both: Both,
        role: TextRole,
        role2: TextRole,
        ink: Token,
        ink2: Token,
        *,
        bold: bool = True,
    ) -> None:
        """One text over its other language, in the middle of the box's height."""
        first, second = self.line_of(role, bold=bold), self.line_of(role2)
        top = box.y() + (box.height() - first - second) // 2
        self.text(painter, QRect(box.x(), top, box.width(), first), both.first, role, ink=ink, bold=bold)
        self.text(painter, QRect(box.x(), top + first, box.width(), second), both.second, role2, ink=ink2)
