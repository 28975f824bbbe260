"""A table to read: a title, rows of fields, as many as there is room for; more room makes more blocks of rows."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.i18n.visible import line
from ui.presenters.plc import TableModel, WordCell
from ui.theme.theme import TextRole, Theme
from ui.theme.tokens import Token
from ui.widgets.base import LEFT, RIGHT, Shows

ROW_GAP = 3
STRETCH = 8
"""Rows stand so much farther apart where there is room."""
AIR = 10


@dataclass(frozen=True, slots=True)
class Column:
    """One column: as wide as its sample, or a part of what is left."""

    sample: str = ""
    part: float = 0.0
    least_px: int = 0
    """Of a column that takes a part."""
    optional: bool = False
    """Left out where a block has no room for it."""
    right: bool = False
    quiet: bool = False
    """A label rather than a value."""


class Table(Shows[TableModel]):
    """Rows run down, then into the next block beside it; what has no room even then is not shown."""

    def __init__(self, theme: Theme, columns: tuple[Column, ...], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._columns = columns
        self.role: TextRole = "small"

    def sizeHint(self) -> QSize:
        return QSize(self._least_width() + 2 * self.theme.sizes.pad, self._top() + 8 * self._step())

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(self.model.title)

    # where it lies -----------------------------------------------------------------------------------------------

    def blocks(self) -> tuple[int, int]:
        """How many blocks there are, and how many rows each has."""
        count = len(self.model.rows) if self.model is not None else 0
        fit = max(1, (self.height() - self._top() - self.theme.sizes.pad // 2) // self._step())
        beside = max(1, (self._inner() + 2 * self.theme.sizes.pad) // (self._least_width() + 2 * self.theme.sizes.pad))
        blocks = max(1, min(beside, -(-count // fit)))
        return blocks, min(fit, -(-count // blocks))

    def _inner(self) -> int:
        return self.width() - 2 * self.theme.sizes.pad

    def _step(self) -> int:
        return self.line_of(self.role, bold=True) + ROW_GAP

    def _title(self) -> int:
        titled = self.model is not None and bool(self.model.title)
        return self.line_of("head", bold=True) if titled else 0

    def _top(self) -> int:
        headed = self.model is not None and bool(self.model.heads)
        return self.theme.sizes.pad // 2 + self._title() + (self._step() if headed else 0)

    def _natural(self, column: Column) -> int:
        return self.width_of(column.sample, self.role, bold=True) + AIR + 2 if column.sample else column.least_px

    def _least_width(self) -> int:
        return sum(self._natural(column) for column in self._columns if not column.optional)

    def _fields(self, box: QRect) -> list[tuple[Column, QRect]]:
        """Where the columns lie; one left out has no width."""
        shown = [not column.optional for column in self._columns]
        spare = box.width() - self._least_width()
        for place, column in enumerate(self._columns):
            if column.optional and self._natural(column) <= spare - AIR:
                shown[place], spare = True, spare - self._natural(column)
        parts = sum(column.part for column, here in zip(self._columns, shown, strict=True) if here)
        fields, left = [], float(box.left())
        for column, here in zip(self._columns, shown, strict=True):
            width = (self._natural(column) + (spare * column.part / parts if parts else 0)) if here else 0.0
            fields.append((column, QRect(round(left), box.top(), max(0, round(width) - AIR), box.height())))
            left += width
        return fields

    # painting ----------------------------------------------------------------------------------------------------

    def paint_model(self, painter: QPainter, model: TableModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad
        inner = self.rect().adjusted(pad, pad // 2, -pad, -pad // 2)
        head = QRect(inner.left(), inner.top(), inner.width(), self._title())
        if model.title:
            note = self.text(painter, head, model.note, "small", ink="text2", align=RIGHT)
            self.text(painter, head.adjusted(0, 0, -note - pad, 0), model.title, "head", bold=True)
        if not model.rows:
            self.text(painter, inner.adjusted(0, head.height(), 0, 0), model.none, "body", ink="text2")
            return
        blocks, rows = self.blocks()
        step = min(self._step() + STRETCH, max(self._step(), (inner.bottom() - self._top()) // rows))
        width = (inner.width() - (blocks - 1) * 2 * pad) // blocks
        for block in range(blocks):
            left = inner.left() + block * (width + 2 * pad)
            if model.heads:
                self._heads(painter, QRect(left, head.bottom() + 1, width, self._step()), model.heads)
            for place, row in enumerate(model.rows[block * rows : (block + 1) * rows]):
                self._row(painter, QRect(left, self._top() + place * step, width, step), row)

    def _heads(self, painter: QPainter, box: QRect, heads: tuple[str, ...]) -> None:
        for (column, field), text in zip(self._fields(box), heads, strict=True):
            if field.width() > 0:
                self.text(painter, field, text, self.role, ink="text2", align=RIGHT if column.right else LEFT)

    def _row(self, painter: QPainter, box: QRect, row: tuple[WordCell, ...]) -> None:
        painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), self.colour("line"))
        for (column, field), cell in zip(self._fields(box), row, strict=True):
            if field.width() <= 0:
                continue
            if cell.wrong:
                painter.fillRect(field.adjusted(-4, 1, 4, 0), self.colour("amber"))
            ink: Token = "onamber" if cell.wrong else "text2" if column.quiet else "text"
            align = RIGHT if column.right else LEFT
            self.text(painter, field, line(cell.text), self.role, ink=ink, bold=cell.bold or cell.wrong, align=align)
