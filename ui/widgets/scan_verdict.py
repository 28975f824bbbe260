"""What came of a scan, to be seen from a metre: a shape, a word, the whole code."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from ui.i18n.visible import line
from ui.presenters.pack import ScanVerdict, VerdictModel
from ui.theme.tokens import Token
from ui.widgets.base import CENTRE, Shows
from ui.widgets.icons import draw_icon, draw_octagon

_FILL: dict[ScanVerdict, tuple[Token, Token]] = {
    "accepted": ("ok", "onok"),
    "refused": ("red", "onred"),
    "duplicate": ("mag", "onmag"),
    "unknown": ("red", "onred"),
    "full": ("run", "onrun"),
    "none": ("surface", "text2"),
}
_ICON: dict[ScanVerdict, str] = {
    "accepted": "tick", "refused": "close", "duplicate": "squares", "unknown": "help", "full": "box_square",
    "none": "reader",
}  # fmt: skip

_MIDDLE = Qt.TextElideMode.ElideMiddle
"""The beginning and the end of a long code are seen."""


class ScanVerdictCard(Shows[VerdictModel]):
    """Filled with the colour of its meaning; the sentence under it."""

    def sizeHint(self) -> QSize:
        return QSize(260, 240)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(f"{self.model.word} {self.model.sentence} {self.model.code} {self.model.twin}")

    def paint_model(self, painter: QPainter, model: VerdictModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        fill, ink = _FILL[model.verdict]
        head = QRect(0, 0, self.width(), self._head(model))
        painter.fillRect(head, self.colour(fill))
        word = self.line_of("head", bold=True)
        side = max(24, head.height() - word - 20)
        box = QRectF((head.width() - side) / 2, 8, side, side)
        if model.verdict in ("refused", "unknown"):
            draw_octagon(painter, box, self.colour(ink), self.colour(fill), "cross")
        else:
            draw_icon(painter, _ICON[model.verdict], box, self.colour(ink), weight=2.4)
        below = QRect(4, head.height() - word - 6, head.width() - 8, word)
        self.text(painter, below, model.word, "head", bold=True, ink=ink, align=CENTRE)
        self._words(painter, model, head.height() + 8)

    def _head(self, model: VerdictModel) -> int:
        """Of the height: a third, or less where the words under it need more."""
        texts = ((model.sentence, True), (model.twin, False))
        width = self.width() - 24
        needs = sum(self.paragraph_height(line(text), width, bold=bold) + 6 for text, bold in texts if text)
        foot = self.line_of("small") + 16 if _has_foot(model) else 8
        least = self.line_of("head", bold=True) + 44
        return min(self.height(), max(least, min(max(96, round(self.height() * 0.36)), self.height() - needs - foot)))

    def _words(self, painter: QPainter, model: VerdictModel, top: int) -> None:
        pad, width = 12, self.width() - 24
        foot = self.line_of("small") + 8 if _has_foot(model) else 4
        for text, bold in ((model.sentence, True), (model.twin, False)):
            if text:
                room = QRect(pad, top, width, max(0, self.height() - top - foot))
                top += self.paragraph(painter, room, line(text), "body", bold=bold) + 6
        if _has_foot(model):
            below = QRect(pad, self.height() - self.line_of("small") - 6, width, self.line_of("small"))
            shown = self.theme.metrics("small", script="code").elidedText(line(model.code), _MIDDLE, width)
            self.text(painter, below, shown, "small", script="code")


def _has_foot(model: VerdictModel) -> bool:
    """The code stands at the foot where the sentence does not name it whole."""
    return bool(model.code) and line(model.code) not in line(model.sentence)
