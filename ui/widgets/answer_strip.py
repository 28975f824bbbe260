"""The answer to a scan or a press, at the foot of the page. Accepted goes by itself; refused stays until it is seen."""

from PySide6.QtCore import QRect, QRectF, QSize, QTimer
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.presenters.answers import AnswerModel, Verdict
from ui.theme.theme import Theme
from ui.theme.tokens import Token, tokens
from ui.widgets.base import Shows
from ui.widgets.icons import draw_icon, draw_octagon

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
        return QSize(600, self.theme.sizes.btn + 12)

    def answer(self, model: AnswerModel) -> None:
        self.show_model(model)
        self.setAccessibleName(f"{model.what} {model.do} {model.code}")
        if model.verdict == "accepted":
            self._away.start()
        else:
            self._away.stop()
        self.show()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def paint_model(self, painter: QPainter, model: AnswerModel) -> None:
        fill, ink = _FILLS[model.verdict]
        painter.fillRect(self.rect(), self.colour(fill))
        side = round(self.height() * 0.5)
        box = QRectF(self.theme.sizes.pad + 8, (self.height() - side) / 2, side, side)
        if model.verdict == "refused":
            draw_octagon(painter, box, self.colour(ink), self.colour(fill), "cross")
        else:
            draw_icon(painter, "check" if model.verdict == "accepted" else "dots", box, self.colour(ink), weight=2.2)
        left = round(box.right()) + self.theme.sizes.pad + 8
        sentence = " ".join(part for part in (model.what, model.do) if part)
        first = self.line_of("head", bold=True)
        second = self.line_of("small") if model.code else 0
        top = (self.height() - first - second) // 2
        width = self.width() - left - self.theme.sizes.pad
        self.text(painter, QRect(left, top, width, first), sentence, "head", ink=ink, bold=True)
        if model.code:
            self.text(painter, QRect(left, top + first, width, second), model.code, "small", ink=ink, script="code")
