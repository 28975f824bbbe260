"""The heat map: no-reads by cell in shades of grey with their numbers, a blue frame around what drifts; its words."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from ui.presenters.heat import HeatModel, HeatSquare, HeatWords
from ui.theme.theme import TextRole
from ui.widgets.base import CENTRE, Shows
from ui.widgets.icons import draw_icon

_GAP = 3
_COUNTS: tuple[TextRole, ...] = ("count2", "step", "head", "body", "small")


class HeatGrid(Shows[HeatModel]):
    """Rows and columns as the operator sees the case. Darker is more; the number says it too."""

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def changed(self) -> None:
        if self.model is not None:
            told = (f"{self.model.rows[s.row - 1]}{s.column} {s.count}" for s in self.model.squares if s.count)
            self.setAccessibleName(", ".join(told))

    def squares_box(self) -> QRectF:
        """Without the names on the edge."""
        edge = self.line_of("body", bold=True) + 10
        return QRectF(edge, edge, max(1, self.width() - edge - 6), max(1, self.height() - edge - 6))

    def box_of(self, row: int, column: int, rows: int = 1, columns: int = 1) -> QRectF:
        """Of one cell, or of several from it on."""
        model, area = self.model, self.squares_box()
        assert model is not None
        width, height = area.width() / max(1, len(model.columns)), area.height() / max(1, len(model.rows))
        left, top = area.left() + (column - 1) * width, area.top() + (row - 1) * height
        return QRectF(left, top, columns * width, rows * height)

    def paint_model(self, painter: QPainter, model: HeatModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        area = self.squares_box()
        for place, name in enumerate(model.columns, start=1):
            cell = self.box_of(1, place)
            self._name(painter, QRectF(cell.left(), 0, cell.width(), area.top()), name)
        for place, name in enumerate(model.rows, start=1):
            cell = self.box_of(place, 1)
            self._name(painter, QRectF(0, cell.top(), area.left(), cell.height()), name)
        for square in model.squares:
            self._square(painter, square)
        for kind, row, column in model.marked:
            self._mark(painter, model, kind, row, column)

    def _name(self, painter: QPainter, box: QRectF, name: str) -> None:
        self.text(painter, box.toRect(), name, bold=True, ink="text2", align=CENTRE)

    def _square(self, painter: QPainter, square: HeatSquare) -> None:
        box = self.box_of(square.row, square.column).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        dark = square.part > 0.5
        painter.fillRect(box, self._shade(square.part))
        inner = box.toRect()
        if not square.count:
            return
        ink = "surface" if dark else "text"
        small = self.line_of("small")
        two = bool(square.lately) and inner.height() >= small + self.line_of("body", bold=True)
        number = inner.adjusted(0, 0, 0, -small) if two else inner
        role = next((each for each in _COUNTS if self._fits(square.count, each, number)), _COUNTS[-1])
        self.text(painter, number, square.count, role, bold=True, ink=ink, align=CENTRE)  # type: ignore[arg-type]
        if two:
            below = QRect(inner.left(), number.bottom(), inner.width(), small)
            self.text(painter, below, square.lately, "small", ink=ink, align=CENTRE)  # type: ignore[arg-type]

    def _fits(self, text: str, role: TextRole, box: QRect) -> bool:
        return self.width_of(text, role, bold=True) <= box.width() - 8 and self.line_of(role, bold=True) <= box.height()

    def _shade(self, part: float) -> QColor:
        """From the ground to the ink, never a colour: red belongs to what needs a person now."""
        if part <= 0:
            return self.colour("bg")
        low, high = self.colour("sunken"), self.colour("text2")
        at = 0.15 + 0.85 * part
        return QColor(*(round(a + (b - a) * at) for a, b in zip(_rgb(low), _rgb(high), strict=True)))

    def _mark(self, painter: QPainter, model: HeatModel, kind: str, row: int, column: int) -> None:
        rows, columns = len(model.rows), len(model.columns)
        match kind:
            case "column":
                box = self.box_of(1, column, rows, 1)
            case "row":
                box = self.box_of(row, 1, 1, columns)
            case "cell":
                box = self.box_of(row, column)
            case _:
                box = self.box_of(1, 1, rows, columns)
        self.frame(painter, box, "blue", 5)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


class HeatText(Shows[HeatWords]):
    """What drifts and what to do, as large as there is room; then the sums."""

    def sizeHint(self) -> QSize:
        return QSize(360, 300)

    def changed(self) -> None:
        if self.model is not None:
            told = " ".join(f"{what} {do}" for what, do in self.model.drifts) or self.model.calm
            self.setAccessibleName(f"{self.model.title}: {told}")

    def paint_model(self, painter: QPainter, model: HeatWords) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 6
        inner = self.rect().adjusted(pad, pad // 2, -pad, -pad // 2)
        top = self._line(painter, inner, inner.top(), model.title, "body", quiet=True)
        foot = inner.bottom() - sum(
            self.paragraph_height(text, inner.width(), "small") + 4 for text in (model.about, model.legend)
        )
        for what, do in model.drifts:
            if top + self.paragraph_height(what, inner.width()) > foot:
                break
            top = self._drift(painter, QRect(inner.left(), top, inner.width(), foot - top), what, do)
        if not model.drifts:
            side = self.theme.sizes.icon
            draw_icon(painter, "check", QRectF(inner.left(), top + 6, side, side), self.colour("text2"), weight=2.0)
            self._line(painter, inner.adjusted(side + 14, 0, 0, 0), top + 6, model.calm, "body")
        below = self._line(painter, inner, foot, model.about, "small", quiet=True)
        self._line(painter, inner, below, model.legend, "small", quiet=True)

    def _drift(self, painter: QPainter, box: QRect, what: str, do: str) -> int:
        side = self.theme.sizes.icon
        sign = QRectF(box.left(), box.top() + 8, side, side)
        draw_icon(painter, "box_square", sign, self.colour("bluetxt"))
        room = box.adjusted(side + 14, 0, 0, 0)
        role: TextRole = "head" if self.theme.size_class != "small" else "body"
        bottom = self._line(painter, room, box.top() + 6, what, role, bold=True)
        return self._line(painter, room, bottom, do, "body") + 8

    def _line(
        self,
        painter: QPainter,
        inner: QRect,
        top: int,
        text: str,
        role: TextRole,
        *,
        bold: bool = False,
        quiet: bool = False,
    ) -> int:
        """A paragraph from ``top`` on; returns where the next begins."""
        below = QRect(inner.left(), top, inner.width(), inner.bottom() - top)
        return top + self.paragraph(painter, below, text, role, ink="text2" if quiet else "text", bold=bold) + 4
