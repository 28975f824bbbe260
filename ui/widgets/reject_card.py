"""One failed cell: its crop beside that of its twin, its code, why it failed, what to do, where the case is."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPixmap

from ui.presenters.rejects import Caption, RejectCard
from ui.theme.theme import TextRole, Theme
from ui.theme.tokens import Token
from ui.widgets.base import Shows
from ui.widgets.cell_keys import paint_tag

Crops = tuple[QImage | None, QImage | None]
_LEAST_CROP = 60
_WIDE = 1.25
"""From this width over height on the crops stand beside the texts, not over them."""
_CROPS_PART = 0.38


class RejectDetail(Shows[RejectCard]):
    """Painted from top to bottom; the crops take the height that the texts leave."""

    tapped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.crops: Crops = (None, None)

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    def show_card(self, model: RejectCard, crop: QImage | None, twin: QImage | None) -> None:
        if (crop, twin) != self.crops:
            self.crops = (crop, twin)
            self.update()
        self.show_model(model)

    def changed(self) -> None:
        model = self.model
        if model is not None:
            word = model.mark.word if model.mark is not None else ""
            self.setAccessibleName(f"{model.title} {word} {model.why} {model.do} {model.left}".strip())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.tapped.emit()

    # painting ----------------------------------------------------------------------------------------------------

    def paint_model(self, painter: QPainter, model: RejectCard) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 6
        inner = self.rect().adjusted(pad, pad // 2, -pad, -pad // 2)
        top = self._head(painter, inner, model)
        below = QRect(inner.left(), top, inner.width(), inner.bottom() - top)
        if below.width() > _WIDE * below.height():
            texts = below.adjusted(0, 0, -round(below.width() * _CROPS_PART) - 14, 0)
            beside = QRect(texts.right() + 14, inner.top(), inner.right() - texts.right() - 14, inner.height())
            self._beside(painter, beside, model)
            self._texts(painter, texts if self.crops[0] is not None else below, model)
            return
        height = self._texts_height(model, below.width())
        top = self._pictures(painter, below.adjusted(0, 0, 0, -height), model)
        self._texts(painter, QRect(below.left(), top, below.width(), below.bottom() - top), model)

    def _head(self, painter: QPainter, inner: QRect, model: RejectCard) -> int:
        height = self.line_of("step", bold=True) + 8
        box = QRect(inner.left(), inner.top(), inner.width(), height)
        width = self.text(painter, box, model.title, "step", bold=True)
        if model.mark is not None and model.mark.group != "read":
            tag = QRect(box.left() + width + 14, box.top() + 2, box.width() - width - 14, box.height() - 4)
            paint_tag(self, painter, tag, model.mark)
        return box.bottom() + 6

    def _texts_height(self, model: RejectCard, width: int) -> int:
        code = self._code_height(model.code, width) + 8 if model.code else 0
        why = self.paragraph_height(model.why, width)
        do = self.paragraph_height(model.do, width, "head", bold=True) + 4 if model.do else 0
        left = self.line_of("body") + 4 if model.left else 0
        return code + why + do + left + 6

    def _code_height(self, code: str, width: int) -> int:
        """At most three lines of it; a look-up shows all."""
        metrics = self.theme.metrics("small", script="code")
        box = QRect(0, 0, max(1, width - 16), 100_000)
        whole = metrics.boundingRect(box, int(Qt.TextFlag.TextWrapAnywhere), code).height()
        return min(whole, 3 * metrics.height()) + 10

    def _shown(self, model: RejectCard) -> list[tuple[QImage | None, Caption]]:
        crop, twin = self.crops
        return [(crop, model.here), *([(twin, model.twin)] if model.twin is not None else [])]

    def _beside(self, painter: QPainter, box: QRect, model: RejectCard) -> None:
        """One over the other, at the right of the texts."""
        if self.crops[0] is None:
            return
        shown = self._shown(model)
        captions = self.line_of("body", bold=True) + self.line_of("small") + 6
        each = (box.height() - 8 * (len(shown) - 1)) // len(shown)
        height = min(each - captions, box.width())
        for place, (image, caption) in enumerate(shown):
            top = box.top() + place * (each + 8)
            self._crop(painter, QRect(box.left(), top, box.width(), height), image)
            self._caption(painter, QRect(box.left(), top + height + 2, box.width(), captions), caption)

    def _pictures(self, painter: QPainter, box: QRect, model: RejectCard) -> int:
        """This crop, and the twin's; with their captions. Returns where they end."""
        crop, _ = self.crops
        captions = self.line_of("body", bold=True) + self.line_of("small") + 6
        room = box.height() - captions
        if (crop is None and model.twin is None) or (crop is not None and room < _LEAST_CROP):
            return box.top()
        half = (box.width() - 14) // 2
        height = min(room, half) if crop is not None else 0
        for place, (image, caption) in enumerate(self._shown(model)):
            column = QRect(box.left() + place * (half + 14), box.top(), half, height)
            self._crop(painter, column, image)
            self._caption(painter, QRect(column.left(), box.top() + height + 4, half, captions), caption)
        return box.top() + height + captions + 4

    def _crop(self, painter: QPainter, box: QRect, image: QImage | None) -> None:
        if box.height() < _LEAST_CROP:
            return
        if image is None:
            painter.fillRect(box, self.colour("sunken"))
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = image.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio, smooth)
        painter.drawPixmap(box.left(), box.top() + (box.height() - scaled.height()) // 2, QPixmap.fromImage(scaled))

    def _caption(self, painter: QPainter, box: QRect, caption: Caption) -> None:
        first = self.line_of("body", bold=True)
        self.text(painter, QRect(box.left(), box.top(), box.width(), first), caption.title, bold=True)
        below = QRect(box.left(), box.top() + first, box.width(), self.line_of("small"))
        self.text(painter, below, caption.about, "small", ink="text2")

    def _texts(self, painter: QPainter, box: QRect, model: RejectCard) -> None:
        top = box.top()
        if model.code:
            height = self._code_height(model.code, box.width())
            self._code(painter, QRect(box.left(), top, box.width(), height), model.code)
            top += height + 8
        top = self._told(painter, box, top, model.why, "body")
        top = self._told(painter, box, top, model.do, "head", bold=True)
        self._told(painter, box, top, model.left, "body", ink="text2")

    def _code(self, painter: QPainter, box: QRect, code: str) -> None:
        painter.fillRect(box, self.colour("bg"))
        painter.setFont(self.theme.font("small", script="code"))
        painter.setPen(self.colour("text"))
        painter.drawText(box.adjusted(8, 4, -8, -4), int(Qt.TextFlag.TextWrapAnywhere), code)

    def _told(
        self,
        painter: QPainter,
        box: QRect,
        top: int,
        text: str,
        role: TextRole,
        *,
        bold: bool = False,
        ink: Token = "text",
    ) -> int:
        """Returns where it ends; what has no room for one line is left out."""
        room = box.bottom() - top
        if not text or room < self.line_of(role, bold=bold) - 4:
            return top
        below = QRect(box.left(), top, box.width(), room)
        return top + self.paragraph(painter, below, text, role, ink=ink, bold=bold) + 4
