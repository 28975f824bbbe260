"""What is wanted now, and the places it is about: a prompt over grids of cells."""

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen

from ui.i18n.visible import line
from ui.presenters.task import CellState, TaskCell, TaskGrid, TaskModel
from ui.theme.theme import TextRole
from ui.theme.tokens import Token
from ui.widgets.base import CENTRE, RIGHT, Shows
from ui.widgets.icons import draw_icon

_GAP = 6
_LARGEST = 120
_SIGN = 64
"""Width of the sign before the prompt."""
_GROUND: dict[CellState, Token] = {"kept": "sunken", "filled": "raised", "next": "blue", "empty": "surface"}
_INK: dict[CellState, Token] = {"kept": "text2", "filled": "oktxt", "next": "onblue", "empty": "text2"}


class TaskPanel(Shows[TaskModel]):
    """Framed blue while a scan is wanted. A tap on a cell tells which one."""

    chosen = Signal(int)
    """Number of a cell over all grids, from 0."""

    def sizeHint(self) -> QSize:
        return QSize(500, 300)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(f"{self.model.prompt} {self.model.about} {self.model.count}".strip())

    def paint_model(self, painter: QPainter, model: TaskModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        if model.wants_scan:
            self.frame(painter, QRectF(self.rect()), "blue", 4)
        head = self._head_height(model)
        self._head(painter, model, QRect(0, 0, self.width(), head))
        boxes = self._boxes(model, head)
        number = 0
        for grid, box in zip(model.grids, self._areas(model, head), strict=True):
            if grid.title:
                title = QRect(box.left(), box.top(), box.width(), self.line_of("body", bold=True))
                self.text(painter, title, grid.title, "body", ink="text2", align=CENTRE)
            for cell in grid.cells:
                self._cell(painter, boxes[number], cell)
                number += 1

    # the head ----------------------------------------------------------------------------------------------------

    def _role(self, model: TaskModel, width: int) -> TextRole:
        """The prompt is whole in two lines, or smaller."""
        roles: tuple[TextRole, ...] = ("step", "head")
        room = 2 * self.line_of("step", bold=True) + 4
        fits = (role for role in roles if self.paragraph_height(line(model.prompt), width, role, bold=True) <= room)
        return next(fits, "body")

    def _widths(self, model: TaskModel) -> tuple[int, int]:
        """Of the text, and of the count beside it; 0: on a narrow panel the count stands above the text."""
        room = max(80, self.width() - 2 * self.theme.sizes.pad - _SIGN)
        count = self.width_of(model.count, "step", bold=True) + 20 if model.count else 0
        return (room - count, count) if 2 * (room - count) >= self.width() else (room, 0)

    def _heights(self, model: TaskModel, width: int) -> tuple[int, int, int]:
        """Of prompt, code and what it is about, so wide."""
        prompt = self.paragraph_height(line(model.prompt), width, self._role(model, width), bold=True)
        code = self.line_of("small") if model.code else 0
        return prompt, code, self.paragraph_height(line(model.about), width) if model.about else 0

    def _head_height(self, model: TaskModel) -> int:
        if not model.grids:
            return self.height()
        width, beside = self._widths(model)
        above = self.line_of("step") if model.count and not beside else 0
        return above + sum(self._heights(model, width)) + 2 * self.theme.sizes.pad

    def _head(self, painter: QPainter, model: TaskModel, box: QRect) -> None:
        pad, (width, beside) = self.theme.sizes.pad, self._widths(model)
        if model.count:
            count = QRect(box.left() + pad, box.top() + pad, box.width() - 2 * pad, self.line_of("step"))
            self.text(painter, count, model.count, "step", bold=True, align=RIGHT)
        prompt, code, about = self._heights(model, width)
        above = self.line_of("step") if model.count and not beside else 0
        top = box.top() + max(pad + above, (box.height() - prompt - code - about) // 2)
        icon = QRectF(pad + 4, top, 44, 44)
        draw_icon(painter, "reader" if model.wants_scan else "rework", icon, self.colour("bluetxt"), weight=2.0)
        left = pad + _SIGN
        role = self._role(model, width)
        self.paragraph(painter, QRect(left, top, width, prompt), line(model.prompt), role, bold=True)
        top += prompt
        if model.code:
            self.text(painter, QRect(left, top, width, code), line(model.code), "small", script="code")
            top += code
        if model.about:
            self.paragraph(painter, QRect(left, top, width, box.bottom() - top), line(model.about), ink="text2")

    # the grids ---------------------------------------------------------------------------------------------------

    def _areas(self, model: TaskModel, head: int) -> list[QRect]:
        pad, n = self.theme.sizes.pad, max(1, len(model.grids))
        width = (self.width() - 2 * pad + pad) // n - pad
        height = self.height() - head - pad
        return [QRect(pad + place * (width + pad), head, width, height) for place in range(len(model.grids))]

    def _boxes(self, model: TaskModel, head: int) -> list[QRect]:
        boxes: list[QRect] = []
        for grid, area in zip(model.grids, self._areas(model, head), strict=True):
            boxes += self._grid_boxes(grid, area)
        return boxes

    def _grid_boxes(self, grid: TaskGrid, area: QRect) -> list[QRect]:
        title = self.line_of("body", bold=True) if grid.title else 0
        columns = max(1, grid.columns)
        rows = max(1, -(-len(grid.cells) // columns))
        wide = min(_LARGEST, (area.width() + _GAP) // columns - _GAP)
        high = min(wide, (area.height() - title + _GAP) // rows - _GAP)
        left = area.left() + (area.width() - columns * (wide + _GAP) + _GAP) // 2
        top = area.top() + title + max(0, (area.height() - title - rows * (high + _GAP) + _GAP) // 2)
        return [
            QRect(left + n % columns * (wide + _GAP), top + n // columns * (high + _GAP), max(4, wide), max(4, high))
            for n in range(len(grid.cells))
        ]

    def _cell(self, painter: QPainter, box: QRect, cell: TaskCell) -> None:
        ink = self.colour(_INK[cell.state])
        painter.fillRect(box, self.colour(_GROUND[cell.state]))
        if cell.state == "empty":
            painter.setPen(QPen(self.colour("control"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        if cell.state == "filled":
            self.frame(painter, QRectF(box), "ok", 3)
        if cell.state in ("kept", "filled"):
            side = min(box.width(), box.height()) * 0.5
            square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            draw_icon(painter, "tick", square, ink, weight=3.0 if cell.state == "filled" else 2.0)
        elif box.height() >= self.line_of("small"):
            self.text(painter, box, cell.name, "body", bold=True, ink=_INK[cell.state], align=CENTRE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        model = self.model
        boxes = [] if model is None else self._boxes(model, self._head_height(model))
        at = event.position().toPoint()
        for number, box in enumerate(boxes):
            if box.contains(at):
                self.chosen.emit(number)
                return
