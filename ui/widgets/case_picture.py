"""The picture of a case with what was read laid over it. One widget, one paint; the overlay is never burnt in.

Drawn in this order, so that no tag is hidden: picture, corner ticks, failed frames, the ring of the selection, tags,
names on the edge. Tap anywhere in a cell, or use the arrows and Enter.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.presenters.case import CaseModel
from ui.presenters.cells import GROUPS, CellMark, row_name
from ui.theme.theme import Theme
from ui.widgets.base import CENTRE, Shows
from ui.widgets.hatch import draw_frame
from ui.widgets.icons import draw_icon
from ui.widgets.picture_geometry import FINGER_PX, WHOLE, Geometry, PixelBox, Place, Quarter
from ui.widgets.scaled_picture import ScaledPicture

TICK = QColor("#FFFFFF")
HALO = QColor(10, 12, 14)
RING = QColor("#7DBBFA")
RING_PX = 6.0
TAG_FROM_PX = 70
PLAIN_ASPECT = 1.5
"""Width over height where there is no picture."""
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CasePicture(Shows[CaseModel]):
    """Shows a case; says which cell was chosen."""

    chosen = Signal(int, int)
    """Row and column of a tapped cell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.image: QImage | None = None
        self.selected: Place | None = None
        self._cursor: Place | None = None
        self.quarter: Quarter | None = None
        """Shown twice as large, where cells are too small for a finger."""
        self._scaled = ScaledPicture()

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def show_case(self, model: CaseModel, image: QImage | None, selected: Place | None = None) -> None:
        """A new case replaces the old one in one paint."""
        if self.model is None or (model.name, model.title) != (self.model.name, self.model.title):
            self.quarter = None
        if image is not self.image:
            self.image = image
            self.update()
        if selected != self.selected:
            self.selected = self._cursor = selected
            self.update()
        self.show_model(model)

    def changed(self) -> None:
        if self.model is not None:
            failed = ", ".join(f"{cell.name} {cell.word}" for cell in self.model.failed)
            self.setAccessibleName(f"{self.model.verdict.word} {self.model.verdict.count} {failed}".strip())

    @property
    def aspect(self) -> float:
        """Width over height of what is drawn."""
        if self.image is not None and self.image.height() > 0:
            return self.image.width() / self.image.height()
        if self.model is None or not self.model.rows:
            return PLAIN_ASPECT
        return max(0.5, min(3.0, self.model.columns / self.model.rows))

    def geometry_now(self) -> Geometry:
        model = self.model
        rows, columns, parts = (model.rows, model.columns, model.area) if model is not None else (0, 0, WHOLE)
        parts = parts if self.image is not None else WHOLE
        whole = Geometry.fitted(PixelBox(0, 0, self.width(), self.height()), self.aspect, rows, columns, parts)
        return whole if self.quarter is None else whole.enlarged(self.quarter, parts)

    def _enlarge(self, quarter: Quarter | None) -> None:
        if quarter != self.quarter:
            self.quarter = quarter
            self.update()

    # choosing ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self.model is not None and event.button() is Qt.MouseButton.LeftButton:
            failed = [(cell.row, cell.column) for cell in self.model.failed]
            geometry = self.geometry_now()
            hit = geometry.hit(at.x(), at.y(), failed)
            small = self.quarter is None and 0 < geometry.cell_side < FINGER_PX
            if hit is not None and small and not geometry.means_failed(at.x(), at.y(), failed):
                self._enlarge(geometry.quarter(at.x(), at.y()))
            else:
                self._enlarge(None)
                if hit is not None:
                    self.chosen.emit(*hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self.model is not None and self.model.rows:
            self._cursor = self.geometry_now().moved(self._cursor, *step)
            self.chosen.emit(*self._cursor)
        elif event.key() == Qt.Key.Key_Escape and self.quarter is not None:
            self._enlarge(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self.chosen.emit(*self._cursor)
        else:
            super().keyPressEvent(event)

    # painting ----------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        if self.model is None:
            return
        geometry = self.geometry_now()
        area = _rect(geometry.picture)
        if self.quarter is not None:
            painter.setClipRect(_rect(self._place_of_picture(geometry)))
        self._scaled.paint(painter, area, self.image, self.colour("sunken"))
        cells = [(cell, _rect(geometry.cell(cell.row, cell.column))) for cell in self.model.cells]
        for cell, box in cells:
            if cell.group == "read":
                self._paint_read(painter, cell, box)
        failed = [(cell, box) for cell, box in cells if cell.group != "read"]
        for cell, box in failed:
            style = GROUPS[cell.group]
            draw_frame(painter, box.adjusted(2, 2, -2, -2), cell.group, self.colour(style.fill), QColor("#FFFFFF"))
        if self.selected is not None and self.model.rows:
            self._paint_ring(painter, _rect(geometry.cell(*self.selected)))
        for cell, box in failed:
            self._paint_tag(painter, cell, box, area)
        if self.model.lettered:
            self._paint_names(painter, geometry)
        self.focus_ring(painter)

    def _place_of_picture(self, geometry: Geometry) -> PixelBox:
        """Where the picture lies, enlarged or not."""
        if self.quarter is None:
            return geometry.picture
        down, across = self.quarter
        return geometry.picture.part((across / 2, down / 2, (across + 1) / 2, (down + 1) / 2))

    def _paint_read(self, painter: QPainter, cell: CellMark, box: QRectF) -> None:
        """Good cells stay quiet: corner ticks on a picture, an outline and a tick where there is none."""
        if self.image is not None:
            for ink, width in ((HALO, 4.0), (TICK, 2.0)):
                painter.setPen(QPen(ink, width))
                _draw_corners(painter, box.adjusted(6, 6, -6, -6))
            return
        inner = box.adjusted(3, 3, -3, -3)
        painter.fillRect(inner, self.colour("surface"))
        if cell.name and not (self.model is not None and self.model.lettered):
            self.text(painter, inner.toAlignedRect(), cell.name, "small", ink="text2", align=CENTRE)
        elif cell.code:
            side = min(28.0, inner.height() / 2)
            middle = QRectF(inner.center().x() - side / 2, inner.center().y() - side / 2, side, side)
            draw_icon(painter, "tick", middle, self.colour("text2"))

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(RING, RING_PX)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-1, -1, 1, 1))

    def _paint_tag(self, painter: QPainter, cell: CellMark, box: QRectF, area: QRectF) -> None:
        """Glyph and word at the foot of the cell; it may overhang the cell, never the picture."""
        style = GROUPS[cell.group]
        height = self.line_of("small", bold=True) + 2
        glyph = height - 10
        word = cell.word if min(box.width(), box.height()) >= TAG_FROM_PX else ""
        width = glyph + 12 + (self.width_of(word, "small", bold=True) + 8 if word else 0)
        left = max(area.left(), min(area.right() - width, box.center().x() - width / 2))
        tag = QRectF(left, min(area.bottom() - height, box.bottom() - height - 2), width, height)
        painter.fillRect(tag, self.colour(style.fill))
        mark = QRectF(tag.left() + 6, tag.top() + 5, glyph, glyph)
        draw_icon(painter, style.glyph, mark, self.colour(style.ink), weight=3.2)
        if word:
            room = tag.adjusted(glyph + 12, 0, 0, 0).toAlignedRect()
            self.text(painter, room, word, "small", ink=style.ink, bold=True)

    def _paint_names(self, painter: QPainter, geometry: Geometry) -> None:
        """Columns along the top edge, rows along the left one; white with a dark halo on any picture."""
        font = self.theme.font("small", bold=True)
        painter.setFont(font)
        height = self.line_of("small", bold=True)
        for column in range(1, geometry.columns + 1):
            cell = geometry.cell(1, column)
            box = QRectF(cell.left, geometry.area.top, cell.width, height)
            self._haloed(painter, box, str(column))
        for row, name in enumerate(_row_names(geometry.rows), start=1):
            cell = geometry.cell(row, 1)
            box = QRectF(geometry.area.left + 2, cell.top, height, cell.height)
            self._haloed(painter, box, name)

    def _haloed(self, painter: QPainter, box: QRectF, text: str) -> None:
        if self.image is None:
            self.text(painter, box.toAlignedRect(), text, "small", ink="text2", bold=True, align=CENTRE)
            return
        painter.setPen(HALO)
        for dx, dy in ((-1.5, 0), (1.5, 0), (0, -1.5), (0, 1.5), (-1, -1), (1, 1), (-1, 1), (1, -1)):
            painter.drawText(box.translated(dx, dy), int(CENTRE), text)
        painter.setPen(TICK)
        painter.drawText(box, int(CENTRE), text)


def _row_names(rows: int) -> list[str]:
    return [row_name(row) for row in range(1, rows + 1)]


def _rect(box: PixelBox) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def _draw_corners(painter: QPainter, box: QRectF) -> None:
    arm = min(14.0, box.width() / 4, box.height() / 4)
    for x, inward in ((box.left(), arm), (box.right(), -arm)):
        for y, down in ((box.top(), arm), (box.bottom(), -arm)):
            painter.drawLine(QPointF(x, y), QPointF(x + inward, y))
            painter.drawLine(QPointF(x, y), QPointF(x, y + down))
