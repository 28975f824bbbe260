"""What is wrong, and what to do, as two lines; and the very words of somebody else, never as anything but text."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from ui.i18n.visible import visible
from ui.widgets.base import Shows

LONGEST_WORDS = 400


@dataclass(frozen=True, slots=True)
class TroubleModel:
    what: str
    do: str = ""
    said: str = ""
    """A label for ``words``."""
    words: str = ""
    """As they came."""


class Trouble(Shows[TroubleModel]):
    """Plain lines on a card."""

    def sizeHint(self) -> QSize:
        return QSize(300, 4 * self.line_of("body"))

    def changed(self) -> None:
        if self.model is not None:
            parts = (self.model.what, self.model.do, self.model.said, self._words(self.model))
            self.setAccessibleName(" ".join(part for part in parts if part))

    def paint_model(self, painter: QPainter, model: TroubleModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad, body = self.theme.sizes.pad, self.line_of("body")
        tight = self.height() < 2 * body + pad
        box = QRect(pad, 2 if tight else pad // 2, self.width() - 2 * pad, body)
        for text, bold in ((model.what, True), (model.do, False)):
            if text:
                self.text(painter, box, text, "small" if tight else "body", bold=bold)
                box.translate(0, self.line_of("small") if tight else body + 2)
        if model.words:
            self.text(painter, box, model.said, "small", ink="text2")
            box.translate(0, self.line_of("small"))
            self._quote(painter, QRect(box.left(), box.top(), box.width(), self.height() - box.top() - pad // 2), model)

    def _quote(self, painter: QPainter, box: QRect, model: TroubleModel) -> None:
        """Monospaced, broken anywhere."""
        metrics = self.theme.metrics("small", script="code")
        per = max(1, box.width() // max(1, metrics.horizontalAdvance("0")))
        words, height = self._words(model), metrics.height()
        lines = [words[start : start + per] for start in range(0, len(words), per)]
        for place, shown in enumerate(lines[: max(1, box.height() // height)]):
            line = QRect(box.left(), box.top() + place * height, box.width(), height)
            self.text(painter, line, shown, "small", script="code")

    def _words(self, model: TroubleModel) -> str:
        return visible(model.words, LONGEST_WORDS)
