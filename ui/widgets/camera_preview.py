"""A camera's newest picture with every code that was read framed where it lies. The overlay is never burnt in."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.presenters.preview import PreviewModel
from ui.theme.theme import Theme
from ui.widgets.base import CENTRE, Shows
from ui.widgets.case_picture import HALO, TICK
from ui.widgets.hatch import draw_frame
from ui.widgets.icons import draw_icon
from ui.widgets.picture_geometry import Geometry, PixelBox
from ui.widgets.scaled_picture import ScaledPicture


class CameraPreview(Shows[PreviewModel | str]):
    """The model is a preview, or the sentence that says why there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.image: QImage | None = None
        self._scaled = ScaledPicture()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def show_preview(self, model: PreviewModel | str, image: QImage | None) -> None:
        """Picture and marks change together."""
        if image is not self.image:
            self.image = image
            self.update()
        self.show_model(model)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(self.model if isinstance(self.model, str) else self.model.note)

    def paint_model(self, painter: QPainter, model: PreviewModel | str) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        if isinstance(model, str):
            painter.setFont(self.theme.font("body"))
            painter.setPen(self.colour("text2"))
            flags = int(CENTRE) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(24, 0, -24, 0), flags, model)
            return
        note = self.line_of("small") + 8
        room = PixelBox(0, 0, self.width(), self.height() - note)
        geometry = Geometry.fitted(room, model.aspect, model.rows, model.columns)
        area = QRectF(geometry.area.left, geometry.area.top, geometry.area.width, geometry.area.height)
        self._scaled.paint(painter, area, self.image, self.colour("sunken"))
        for place in model.missing:
            cell = geometry.cell(*place)
            box = QRectF(cell.left + 2, cell.top + 2, cell.width - 4, cell.height - 4)
            draw_frame(painter, box, "nothing", self.colour("red"), TICK)
        for mark in model.marks:
            self._mark(painter, mark.corners, area)
        if model.stale:
            self._stale(painter, area, model.stale)
        below = QRect(self.theme.sizes.pad, self.height() - note, self.width() - 2 * self.theme.sizes.pad, note)
        self.text(painter, below, model.note, "small", ink="text2")

    def _mark(self, painter: QPainter, corners: tuple[float, ...], area: QRectF) -> None:
        """White with a dark halo: seen on any picture."""
        xs, ys = corners[::2], corners[1::2]
        points = [
            QPointF(area.left() + x * area.width(), area.top() + y * area.height()) for x, y in zip(xs, ys, strict=True)
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((HALO, 5.0), (TICK, 2.0)):
            painter.setPen(QPen(ink, width))
            painter.drawPolygon(QPolygonF(points))

    def _stale(self, painter: QPainter, area: QRectF, text: str) -> None:
        height = self.line_of("head", bold=True) + 8
        tag = QRectF(area.left(), area.top(), self.width_of(text, "head", bold=True) + height + 20, height)
        painter.fillRect(tag, self.colour("surface"))
        draw_icon(painter, "stale", QRectF(tag.left() + 8, tag.top() + 4, height - 8, height - 8), self.colour("text2"))
        self.text(painter, tag.adjusted(height + 6, 0, 0, 0).toAlignedRect(), text, "head", bold=True)
