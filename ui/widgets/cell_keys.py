"""The failed cells of a case as keys, and the tag a failed cell carries."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter

from ui.presenters.cells import GROUPS, CellMark
from ui.theme.theme import Theme
from ui.widgets.base import CENTRE, Painted, Shows
from ui.widgets.icons import draw_icon

_LEAST_KEY = 150
_GAP = 8
Spot = tuple[int, int, int]
"""(row, column, view)."""


def paint_tag(widget: Painted, painter: QPainter, box: QRect, mark: CellMark) -> None:
    """Glyph and word on the group's colour, as wide as they are."""
    style = GROUPS[mark.group]
    glyph = box.height() - 20
    width = min(box.width(), glyph + 34 + widget.width_of(mark.word, "body", bold=True))
    tag = QRect(box.left(), box.top(), width, box.height())
    painter.fillRect(tag, widget.colour(style.fill))
    sign = QRectF(tag.left() + 10, tag.top() + 10, glyph, glyph)
    draw_icon(painter, style.glyph, sign, widget.colour(style.ink), weight=3.2)
    widget.text(painter, tag.adjusted(glyph + 20, 0, -4, 0), mark.word, bold=True, ink=style.ink)


class CellKeys(Shows[tuple[CellMark, ...]]):
    """The failed cells of a case as keys in a row; a tap chooses one. Where there are more, the last key turns on."""

    chosen = Signal(int, int, int)
    """Row, column and view (0 = the only one)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._first = 0
        self.selected: Spot | None = None

    def sizeHint(self) -> QSize:
        return QSize(400, self.theme.sizes.btn)

    def show_cells(self, cells: tuple[CellMark, ...], selected: Spot | None) -> None:
        if selected != self.selected:
            self.selected = selected
            self.update()
        if self.model is None or [each.name for each in cells] != [each.name for each in self.model]:
            self._first = 0
        self.show_model(cells)

    def changed(self) -> None:
        self.setAccessibleName(", ".join(f"{cell.name} {cell.word}" for cell in self.model or ()))

    def boxes(self) -> list[QRect]:
        """Of the keys that are shown: one row, or several where there is the height for them."""
        cells = self.model or ()
        across = max(1, min((self.width() + _GAP) // (self._least() + _GAP), max(2, len(cells))))
        height = min(self.height(), self.theme.sizes.btn)
        down = max(1, (self.height() + _GAP) // (height + _GAP))
        width = (self.width() + _GAP) // across - _GAP
        places = [divmod(place, across) for place in range(min(across * down, max(across, len(cells))))]
        return [QRect(column * (width + _GAP), row * (height + _GAP), width, height) for row, column in places]

    def _least(self) -> int:
        """No word on a key is cut."""
        return max((self._needed(cell) for cell in self.model or ()), default=_LEAST_KEY)

    def _needed(self, cell: CellMark) -> int:
        words = self.width_of(cell.name, "head", bold=True) + self.width_of(cell.word, "body", bold=True)
        return max(_LEAST_KEY, words + self.line_of("body", bold=True) + 68)

    def _shown(self) -> tuple[list[CellMark], bool]:
        """The cells on the keys, and whether the last key turns on."""
        cells, room = list(self.model or ()), len(self.boxes())
        if len(cells) <= room:
            return cells, False
        return cells[self._first : self._first + room - 1], True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        cells, more = self._shown()
        boxes, at = self.boxes(), event.position().toPoint()
        for box, cell in zip(boxes, cells, strict=False):
            if box.contains(at):
                self.chosen.emit(cell.row, cell.column, cell.view)
        if more and boxes[-1].contains(at):
            onward = self._first + len(boxes) - 1
            self._first = onward if onward < len(self.model or ()) else 0
            self.update()

    def paint_model(self, painter: QPainter, model: tuple[CellMark, ...]) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
        cells, more = self._shown()
        boxes = self.boxes()
        for box, cell in zip(boxes, cells, strict=False):
            painter.fillRect(box, self.colour("raised"))
            chosen = (cell.row, cell.column, cell.view) == self.selected
            self.frame(painter, QRectF(box), "blue" if chosen else "control", 4 if chosen else 2)
            name = QRect(box.left() + 14, box.top(), box.width() - 14, box.height())
            width = self.text(painter, name, cell.name, "head", bold=True)
            height = min(box.height() - 16, self.line_of("body", bold=True) + 14)
            tag = QRect(name.left() + width + 12, box.center().y() - height // 2, name.width() - width - 22, height)
            paint_tag(self, painter, tag, cell)
        if more:
            painter.fillRect(boxes[-1], self.colour("raised"))
            self.frame(painter, QRectF(boxes[-1]), "control", 2)
            rest = f"+{len(model) - len(cells)}"
            self.text(painter, boxes[-1], rest, "head", bold=True, align=CENTRE)
