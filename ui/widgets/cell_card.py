"""What failed in a case, in rows; or one chosen cell: its crop, its code, what speaks against it."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPixmap

from ui.i18n.words import capital, joined
from ui.presenters.cells import GROUPS, CellMark
from ui.widgets.base import Shows
from ui.widgets.icons import draw_icon
from ui.widgets.wrapping import wrapped

_ROW_GAP = 4


@dataclass(frozen=True, slots=True)
class CellCardModel:
    cells: tuple[CellMark, ...]
    """The failed ones."""
    chosen: CellMark | None
    nothing: str
    """Said for a chosen cell that was read without a fault."""
    more: str
    """``and {n} more``, with its place still to be filled."""


class CellCard(Shows[CellCardModel]):
    """Beside the picture. A tap on a row chooses its cell, a tap on the chosen one puts it away."""

    chosen = Signal(int, int, int)
    """Row, column and view (0 = the only one)."""
    crop: QImage | None = None

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def show_cells(self, model: CellCardModel, crop: QImage | None) -> None:
        if crop is not self.crop:
            self.crop = crop
            self.update()
        self.show_model(model)

    def changed(self) -> None:
        if self.model is not None:
            cells = (self.model.chosen,) if self.model.chosen is not None else self.model.cells
            told = (f"{cell.name} {cell.word} {cell.place} {cell.why}".split() for cell in cells)
            self.setAccessibleName(", ".join(" ".join(words) for words in told))

    # rows --------------------------------------------------------------------------------------------------------

    def _row_height(self) -> int:
        return max(48, 2 * self.line_of("small") + 6)

    def _rows(self, model: CellCardModel) -> list[QRect]:
        pad, height = self.theme.sizes.pad, self._row_height()
        room = (self.height() - pad) // (height + _ROW_GAP)
        n = min(len(model.cells), max(1, room))
        width = self.width() - 2 * pad
        return [QRect(pad, pad // 2 + place * (height + _ROW_GAP), width, height) for place in range(n)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.model is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.model.chosen is not None:
            self.chosen.emit(self.model.chosen.row, self.model.chosen.column, self.model.chosen.view)
            return
        at = event.position().toPoint()
        for box, cell in zip(self._rows(self.model), self.model.cells, strict=False):
            if box.contains(at):
                self.chosen.emit(cell.row, cell.column, cell.view)

    def paint_model(self, painter: QPainter, model: CellCardModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        if model.chosen is not None:
            self._paint_chosen(painter, model.chosen, model.nothing)
            return
        rows = self._rows(model)
        hidden = len(model.cells) - len(rows)
        for place, (box, cell) in enumerate(zip(rows, model.cells, strict=False)):
            if hidden and place == len(rows) - 1:
                self.text(painter, box, model.more.replace("{n}", str(hidden + 1)), ink="text2")
            else:
                self._paint_row(painter, box, cell)

    def _paint_row(self, painter: QPainter, box: QRect, cell: CellMark) -> None:
        name = max(self.width_of("D24", "step", bold=True), self.width_of(cell.name, "step", bold=True)) + 8
        self.text(painter, box, cell.name, "step", bold=True)
        tag = self._tag(painter, box.left() + name, box, cell)
        self._why(painter, box.adjusted(name + tag + 14, 0, 0, 0), cell.why)

    def _why(self, painter: QPainter, box: QRect, why: str) -> None:
        """One line, or two smaller ones."""
        if self.width_of(why) <= box.width():
            self.text(painter, box, why, ink="text2")
            return
        lines = wrapped(why, self.theme.font("small"), box.width(), 2)
        height = self.line_of("small")
        top = box.top() + (box.height() - len(lines) * height) // 2
        for place, line in enumerate(lines):
            self.text(painter, QRect(box.left(), top + place * height, box.width(), height), line, "small", ink="text2")

    def _tag(self, painter: QPainter, left: int, box: QRect, cell: CellMark) -> int:
        """Glyph and word on the group's colour; returns its width."""
        style = GROUPS[cell.group]
        height = self.line_of("body", bold=True) + 8
        glyph = height - 16
        width = glyph + 22 + self.width_of(cell.word, "body", bold=True)
        tag = QRect(left, box.top() + (box.height() - height) // 2, width, height)
        painter.fillRect(tag, self.colour(style.fill))
        sign = QRectF(tag.left() + 8, tag.top() + 8, glyph, glyph)
        draw_icon(painter, style.glyph, sign, self.colour(style.ink), weight=3.2)
        self.text(painter, tag.adjusted(glyph + 14, 0, 0, 0), cell.word, bold=True, ink=style.ink)
        return width

    # one cell ----------------------------------------------------------------------------------------------------

    def _paint_chosen(self, painter: QPainter, cell: CellMark, nothing: str) -> None:
        pad = self.theme.sizes.pad
        inner = self.rect().adjusted(pad + 2, pad // 2, -pad - 2, -pad // 2)
        side = self._crop(painter, inner)
        left = inner.left() + side + (pad if side else 0)
        head = QRect(left, inner.top(), inner.right() - left, max(40, self.line_of("step", bold=True) + 6))
        width = self.text(painter, head, cell.name, "step", bold=True)
        if cell.group != "read":
            self._tag(painter, left + width + 14, head, cell)
        top = head.bottom() + 2
        why = joined(capital(f"{cell.place}.") if cell.place else "", cell.why or nothing)
        lines = QRect(left, top, inner.right() - left, inner.bottom() - top)
        top += self.paragraph(painter, lines, why) + 4
        if cell.code:
            self._code(painter, QRect(left, top, inner.right() - left, inner.bottom() - top), cell.code)

    def _crop(self, painter: QPainter, inner: QRect) -> int:
        if self.crop is None or inner.height() < 60:
            return 0
        side = min(inner.height(), round(inner.width() * 0.42))
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = self.crop.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        painter.drawPixmap(
            inner.left(), inner.top() + (inner.height() - scaled.height()) // 2, QPixmap.fromImage(scaled)
        )
        return scaled.width()

    def _code(self, painter: QPainter, box: QRect, code: str) -> None:
        """Monospaced, broken anywhere, on its own ground."""
        metrics = self.theme.metrics("small", script="code")
        wrap = int(Qt.TextFlag.TextWrapAnywhere) | int(Qt.AlignmentFlag.AlignLeft)
        ground = box.adjusted(0, 0, 0, 0)
        needed = metrics.boundingRect(ground.adjusted(8, 4, -8, 0), wrap, code).height() + 10
        ground.setHeight(min(needed, box.height()))
        if ground.height() < metrics.height():
            return
        painter.fillRect(ground, self.colour("bg"))
        painter.setFont(self.theme.font("small", script="code"))
        painter.setPen(self.colour("text"))
        painter.drawText(ground.adjusted(8, 4, -8, -4), wrap, code)
