"""Frames of failed cells: a border, a hatch under which the picture goes on, a tag. Colour is never the only sign."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.presenters.cells import Group

BORDER_PX = 5.0
FRAME_PX = 15.0
_STEP = 13.0
_BAND = 5.5


def draw_frame(painter: QPainter, box: QRectF, group: Group, ink: QColor, under: QColor) -> None:
    """A hatched frame inside the box: diagonal, crossed, or bars, by group."""
    thick = min(FRAME_PX, box.width() / 5, box.height() / 5)
    inner = box.adjusted(thick, thick, -thick, -thick)
    ring = QPainterPath()
    ring.setFillRule(Qt.FillRule.OddEvenFill)
    ring.addRect(box)
    ring.addRect(inner)
    painter.save()
    painter.setClipPath(ring, Qt.ClipOperation.IntersectClip)
    painter.fillRect(box, under)
    painter.setPen(QPen(ink, _BAND))
    _hatch(painter, box, group)
    painter.restore()
    _border(painter, box, ink, min(BORDER_PX, thick / 2))
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(inner)


def _hatch(painter: QPainter, box: QRectF, group: Group) -> None:
    if group == "unproven":
        _bars(painter, box)
        return
    _diagonal(painter, box, 1)
    if group == "forbidden":
        painter.setPen(QPen(painter.pen().color(), 3.0))
        _diagonal(painter, box, -1)


def _diagonal(painter: QPainter, box: QRectF, way: int) -> None:
    reach, start = box.height(), -box.height()
    while start < box.width() + reach:
        left = box.left() + start
        top = QPointF(left + (reach if way > 0 else 0), box.top())
        bottom = QPointF(left + (0 if way > 0 else reach), box.bottom())
        painter.drawLine(top, bottom)
        start += _STEP


def _bars(painter: QPainter, box: QRectF) -> None:
    x = box.left() + _STEP / 2
    while x < box.right():
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        x += _STEP


def _border(painter: QPainter, box: QRectF, ink: QColor, width: float) -> None:
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
