"""The answer to a scan or a press, at the foot of the page. Accepted goes by itself; refused stays until it is seen."""

from PySide6.QtCore import QRect, QRectF, QSize, QTimer
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.presenters.answers import AnswerModel, Verdict
from ui.theme.theme import Theme
from ui.theme.tokens import Token, tokens
from ui.widgets.base import Shows
from ui.widgets.icons import draw_icon, draw_octagon

LINES = 3
_FILLS: dict[Verdict, tuple[Token, Token]] = {
    "accepted": ("ok", "onok"),
    "refused": ("red", "onred"),
    "busy": ("run", "onrun"),
}


class AnswerStrip(Shows[AnswerModel]):
    """Laid over the page: nothing moves under it. A tap puts it away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._away = QTimer(self, singleShot=True, interval=round(1000 * tokens().answer_s))
        self._away.timeout.connect(self.hide)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    def heightForWidth(self, width: int) -> int:
        """The sentence is whole in up to three lines."""
        return max(self.theme.sizes.btn + 12, sum(self._heights(width)) + 12)

    def _left(self) -> int:
        """Where the text begins, right of the sign."""
        return 2 * (self.theme.sizes.pad + 8) + (self.theme.sizes.btn + 12) // 2

    def _heights(self, width: int) -> tuple[int, int]:
        """Of the sentence, and of the code under it."""
        one, model = self.line_of("head", bold=True), self.model
        if model is None:
            return one, 0
        room = width - self._left() - self.theme.sizes.pad
        wanted = self.paragraph_height(model.sentence, room, "head", bold=True)
        return max(one, min(wanted, LINES * one)), self.line_of("small") if model.code else 0

    def answer(self, model: AnswerModel) -> None:
        self.show_model(model)
        self.setAccessibleName(f"{model.sentence} {model.code}".rstrip())
        if model.verdict == "accepted":
            self._away.start()
        else:
            self._away.stop()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Another page came: what was done on the one before is done. A refusal stays until somebody has seen it."""
        if self.model is not None and self.model.verdict == "accepted":
            self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def paint_model(self, painter: QPainter, model: AnswerModel) -> None:
        fill, ink = _FILLS[model.verdict]
        painter.fillRect(self.rect(), self.colour(fill))
        side = (self.theme.sizes.btn + 12) // 2
        box = QRectF(self.theme.sizes.pad + 8, (self.height() - side) / 2, side, side)
        if model.verdict == "refused":
            draw_octagon(painter, box, self.colour(ink), self.colour(fill), "cross")
        else:
            draw_icon(painter, "check" if model.verdict == "accepted" else "dots", box, self.colour(ink), weight=2.2)
        left = self._left()
        first, second = self._heights(self.width())
        top = (self.height() - first - second) // 2
        width = self.width() - left - self.theme.sizes.pad
        if first > self.line_of("head", bold=True):
            self.paragraph(painter, QRect(left, top, width, first), model.sentence, "head", ink=ink, bold=True)
        else:
            self.text(painter, QRect(left, top, width, first), model.sentence, "head", ink=ink, bold=True)
        if model.code:
            self.text(painter, QRect(left, top + first, width, second), model.code, "small", ink=ink, script="code")
