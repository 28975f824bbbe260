"""The units between reader and packer, one square each, in the belt's direction."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.presenters.belt import BeltModel, UnitKind
from ui.widgets.base import CENTRE, Shows
from ui.widgets.icons import draw_icon

_LARGEST = 30.0
_SMALLEST = 8.0


class BeltStrip(Shows[BeltModel]):
    """Read units are plain, unread ones dashed with a question mark, untrusted ones hatched in amber."""

    def sizeHint(self) -> QSize:
        return QSize(400, self.height_wanted())

    def height_wanted(self) -> int:
        return 60 + 2 * self.line_of("small") + self.theme.sizes.pad

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(self.model.text)

    def paint_model(self, painter: QPainter, model: BeltModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad, small = self.theme.sizes.pad, self.line_of("small")
        top = max(small + 6, (self.height() - 60 - small) // 2)
        reader = self._end(painter, pad, top, model.reader, right=False)
        packer = self._end(painter, self.width() - pad, top, model.packer, right=True)
        belt = QRectF(pad + reader, top + 6, self.width() - 2 * pad - reader - packer, 50)
        painter.fillRect(belt, self.colour("sunken"))
        if model.lanes:
            self._lanes(painter, belt, model)
        else:
            self._units(painter, belt, model, tuple(range(len(model.units))), _LARGEST)
        below = QRect(pad, top + 64, self.width() - 2 * pad - 90, small)
        self.text(painter, below, model.text, "small", ink="text2")
        self._arrow(painter, QPointF(self.width() - pad - 76, top + 64 + small / 2))

    def _end(self, painter: QPainter, edge: int, top: int, text: str, *, right: bool) -> int:
        width = self.width_of(text, "body", bold=True) + 36
        box = QRect(edge - width if right else edge, top, width, 62)
        painter.fillRect(box, self.colour("run"))
        self.text(painter, box, text, bold=True, ink="onrun", align=CENTRE)
        return width

    def _lanes(self, painter: QPainter, belt: QRectF, model: BeltModel) -> None:
        """One lane under the other, each with its name at the reader's end."""
        lanes = sorted(set(model.lanes))
        height = belt.height() / len(lanes)
        wide = max(self.width_of(name, "small", bold=True) for name in model.names) + 16
        for row, (lane, name) in enumerate(zip(lanes, model.names, strict=True)):
            track = QRectF(belt.left(), belt.top() + row * height, belt.width(), height)
            if row:
                painter.fillRect(QRectF(track.left(), track.top() - 1, track.width(), 2), self.colour("surface"))
            self.text(painter, track.adjusted(8, 0, 0, 0).toRect(), name, "small", ink="text2", bold=True)
            units = tuple(place for place, each in enumerate(model.lanes) if each == lane)
            self._units(painter, track.adjusted(wide, 0, 0, 0), model, units, height - 6)

    def _units(self, painter: QPainter, belt: QRectF, model: BeltModel, units: tuple[int, ...], largest: float) -> None:
        """``units``: which of the model's lie here."""
        if not units:
            return
        pitch = max(_SMALLEST + 2, min(largest + 4, (belt.width() - 24) / len(units)))
        side = pitch - 4 if pitch > 14 else pitch - 2
        right = belt.right() - 14
        for back, place in enumerate(reversed(units)):
            kind = model.units[place]
            left = right - back * pitch - side
            if left < belt.left():
                break
            box = QRectF(left, belt.center().y() - side / 2, side, side)
            self._unit(painter, box, kind)
            if model.check == place:
                self._mark(painter, box, model.mark)

    def _unit(self, painter: QPainter, box: QRectF, kind: UnitKind) -> None:
        painter.fillRect(box, self.colour("raised"))
        if kind.startswith("tainted"):
            painter.save()
            painter.setClipRect(box)
            painter.setPen(QPen(self.colour("amber"), 5))
            x = box.left() - box.height()
            while x < box.right():
                painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
                x += 11
            painter.restore()
        unread = kind in ("no_read", "tainted_no_read")
        pen = QPen(self.colour("text"), 2, Qt.PenStyle.DashLine if unread else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        if unread and box.width() >= 16:
            self.text(painter, box.toRect(), "?", "small", bold=True, align=CENTRE)
        if kind == "failed":
            draw_icon(painter, "cross", box.adjusted(4, 4, -4, -4), self.colour("text"), weight=3.5)

    def _mark(self, painter: QPainter, box: QRectF, text: str) -> None:
        """A blue frame, a pointer above it, and its name in words."""
        self.frame(painter, box.adjusted(-6, -8, 6, 8), "blue", 5)
        x, y = box.center().x(), box.top() - 12
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("blue"))
        painter.drawPolygon(QPolygonF([QPointF(x - 13, y - 15), QPointF(x + 13, y - 15), QPointF(x, y)]))
        width = self.width_of(text, "body", bold=True)
        at = QRect(round(x) - width - 24, round(y) - 28, width + 4, 28)
        self.text(painter, at, text, bold=True, ink="bluetxt")

    def _arrow(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(self.colour("text2"), 2.5))
        painter.drawLine(at, at + QPointF(62, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("text2"))
        tip = at + QPointF(76, 0)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-14, -9), tip + QPointF(-14, 9)]))
