"""The base of every painted widget: it listens to the look, keeps one model, and repaints only when that differs."""

from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Script, TextRole, Theme
from ui.theme.tokens import Token

Model = TypeVar("Model")
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class Painted(QWidget):
    """A widget that paints itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self._restyled)

    def _restyled(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            self.paint(painter)
        finally:
            painter.end()

    def paint(self, painter: QPainter) -> None:
        """Paint everything."""
        raise NotImplementedError

    # help for painting -------------------------------------------------------------------------------------------

    def colour(self, token: Token) -> QColor:
        return self.theme.colour(token)

    def text(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        role: TextRole = "body",
        *,
        ink: Token = "text",
        bold: bool = False,
        script: Script = "ui",
        align: Qt.AlignmentFlag = LEFT,
    ) -> int:
        """One line of plain text, cut with an ellipsis; returns its width."""
        metrics = self.theme.metrics(role, bold=bold, script=script)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.setFont(self.theme.font(role, bold=bold, script=script))
        painter.setPen(self.colour(ink))
        painter.drawText(box, int(align | Qt.TextFlag.TextSingleLine), shown)
        return metrics.horizontalAdvance(shown)

    def fact(self, painter: QPainter, box: QRect, label: str, value: str, role: TextRole = "body") -> None:
        """A label at the left and its value at the right. The label is never given up for a long value: that is
        smaller, then cut in its middle, where two of a kind differ least."""
        left = self.text(painter, box, label, role, ink="text2") + 12
        room = box.adjusted(left, 0, 0, 0)
        role = "body" if self.width_of(value, bold=True) <= room.width() else "small"
        metrics = self.theme.metrics(role, bold=True)
        shown = metrics.elidedText(value, Qt.TextElideMode.ElideMiddle, max(0, room.width()))
        self.text(painter, room, shown, role, bold=True, align=RIGHT)

    def paragraph(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        role: TextRole = "body",
        *,
        ink: Token = "text",
        bold: bool = False,
    ) -> int:
        """Wrapped plain text from the top of the box on, cut at its foot; returns its height."""
        height = max(0, min(box.height(), self.paragraph_height(text, box.width(), role, bold=bold)))
        painter.setFont(self.theme.font(role, bold=bold))
        painter.setPen(self.colour(ink))
        painter.drawText(QRect(box.left(), box.top(), box.width(), height), int(Qt.TextFlag.TextWordWrap), text)
        return height

    def paragraph_height(self, text: str, width: int, role: TextRole = "body", *, bold: bool = False) -> int:
        """What wrapped text needs at this width."""
        box = QRect(0, 0, max(1, width), 100_000)
        return self.theme.metrics(role, bold=bold).boundingRect(box, int(Qt.TextFlag.TextWordWrap), text).height()

    def width_of(self, text: str, role: TextRole = "body", *, bold: bool = False, script: Script = "ui") -> int:
        return self.theme.metrics(role, bold=bold, script=script).horizontalAdvance(text)

    def line_of(self, role: TextRole = "body", *, bold: bool = False) -> int:
        """Height of a line."""
        return self.theme.metrics(role, bold=bold).height()

    def focus_ring(self, painter: QPainter) -> None:
        """Who works with the keyboard must see where it is."""
        if self.hasFocus():
            self.frame(painter, QRectF(self.rect()), "blue", 4)

    def frame(self, painter: QPainter, box: QRectF, token: Token, width: float) -> None:
        """A square frame inside the box."""
        half = width / 2
        pen = painter.pen()
        pen.setColor(self.colour(token))
        pen.setWidthF(width)
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(half, half, -half, -half))


class Shows(Painted, Generic[Model]):
    """A painted widget with one model, over all of its rectangle; ``show_model`` with an equal one costs nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.model: Model | None = None

    def show_model(self, model: Model) -> None:
        if model != self.model:
            self.model = model
            self.changed()
            self.update()

    def changed(self) -> None:
        """The model is another one: geometry, accessible name."""

    def paint(self, painter: QPainter) -> None:
        if self.model is not None:
            self.paint_model(painter, self.model)
        else:
            painter.fillRect(self.rect(), self.colour("surface"))

    def paint_model(self, painter: QPainter, model: Model) -> None:
        """Paint the model."""
        raise NotImplementedError
