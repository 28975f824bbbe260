"""Icons and shapes of our own: strokes on a square of 24, drawn in any size and colour.

A stroke is ``(kind, numbers)``: ``line`` and ``poly`` (closed) take points, ``fill`` is a filled polygon, ``circle``
and ``disc`` take a middle and a radius, ``arc`` a middle, a radius, a start and a length in degrees.
"""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Kind = Literal["line", "poly", "fill", "circle", "disc", "arc"]
Stroke = tuple[Kind, tuple[float, ...]]

_BOX = 24.0
_OCTAGON = (8, 2, 16, 2, 22, 8, 22, 16, 16, 22, 8, 22, 2, 16, 2, 8)

ICONS: dict[str, tuple[Stroke, ...]] = {
    # pages
    "run": (("circle", (12, 12, 9)), ("fill", (10, 8, 16.5, 12, 10, 16))),
    "rejects": (("poly", (4, 4, 20, 4, 20, 20, 4, 20)), ("line", (9, 9, 15, 15)), ("line", (15, 9, 9, 15))),
    "pack": (
        ("poly", (4, 11, 20, 11, 20, 21, 4, 21)), ("line", (12, 2.5, 12, 15)),
        ("line", (8.5, 11.8, 12, 15.3, 15.5, 11.8)),
    ),
    "pallet": (
        ("poly", (4, 3.5, 11.5, 3.5, 11.5, 9.5, 4, 9.5)), ("poly", (4, 9.5, 11.5, 9.5, 11.5, 15.5, 4, 15.5)),
        ("poly", (12.5, 9.5, 20, 9.5, 20, 15.5, 12.5, 15.5)), ("line", (2, 18, 22, 18)),
        ("line", (4, 18, 4, 21.5)), ("line", (12, 18, 12, 21.5)), ("line", (20, 18, 20, 21.5)),
    ),
    "rework": (
        ("poly", (12, 2.5, 20, 7, 20, 17, 12, 21.5, 4, 17, 4, 7)),
        ("line", (4, 7, 12, 11.5, 20, 7)), ("line", (12, 11.5, 12, 21.5)),
    ),
    "lookup": (("circle", (10.5, 10.5, 6.5)), ("line", (15.5, 15.5, 21, 21))),
    "orders": (
        ("poly", (5, 4.5, 19, 4.5, 19, 21, 5, 21)), ("poly", (9, 2.5, 15, 2.5, 15, 6.5, 9, 6.5)),
        ("line", (9, 11, 15, 11)), ("line", (9, 15.5, 15, 15.5)),
    ),
    "balance": (
        ("line", (4, 21, 20, 21)), ("line", (6, 17, 6, 11)), ("line", (12, 17, 12, 4)), ("line", (18, 17, 18, 8)),
    ),
    "alarms": (
        ("line", (4, 17.5, 6.5, 14.5, 6.5, 10, 8, 6.5, 12, 4.5, 16, 6.5, 17.5, 10, 17.5, 14.5, 20, 17.5)),
        ("line", (4, 17.5, 20, 17.5)), ("line", (10, 20.5, 14, 20.5)), ("line", (12, 2.5, 12, 4.5)),
    ),
    "plug": (
        ("line", (9, 2.5, 9, 8)), ("line", (15, 2.5, 15, 8)), ("line", (5.5, 8, 18.5, 8)),
        ("line", (7, 8, 7, 12, 9, 15, 15, 15, 17, 12, 17, 8)), ("line", (12, 15, 12, 21.5)),
    ),
    "label": (
        ("poly", (4, 5, 20, 5, 20, 19, 4, 19)), ("line", (8, 8, 8, 14)), ("line", (11, 8, 11, 14)),
        ("line", (13, 8, 13, 14)), ("line", (16, 8, 16, 14)), ("line", (8, 16.5, 16, 16.5)),
    ),
    "pools": (("circle", (10.5, 11, 8)), ("circle", (10.5, 11, 2.5)), ("line", (10.5, 19, 21.5, 19))),
    "ship": (
        ("poly", (2, 6, 14, 6, 14, 17, 2, 17)), ("line", (14, 10, 18.5, 10, 22, 13.5, 22, 17, 14, 17)),
        ("disc", (6.5, 18.5, 2.4)), ("disc", (17.5, 18.5, 2.4)),
    ),
    "cloud": (
        ("line", (8, 18, 6.5, 18)), ("arc", (6.5, 13.5, 4.5, 90, 180)), ("arc", (11.5, 10, 5.5, 20, 150)),
        ("arc", (17.5, 14, 4, -90, 190)), ("line", (12, 21.5, 12, 12.5)), ("line", (9, 15, 12, 12, 15, 15)),
    ),
    "settings": (
        ("line", (4, 6, 20, 6)), ("line", (4, 12, 20, 12)), ("line", (4, 18, 20, 18)),
        ("disc", (9, 6, 2.6)), ("disc", (15, 12, 2.6)), ("disc", (7, 18, 2.6)),
    ),
    "more": (
        ("poly", (4, 4, 10, 4, 10, 10, 4, 10)), ("poly", (14, 4, 20, 4, 20, 10, 14, 10)),
        ("poly", (4, 14, 10, 14, 10, 20, 4, 20)), ("poly", (14, 14, 20, 14, 20, 20, 14, 20)),
    ),
    "user": (("circle", (12, 8, 4)), ("arc", (12, 21.5, 8, 0, 180))),
    "globe": (
        ("circle", (12, 12, 9)), ("line", (3, 12, 21, 12)), ("line", (12, 3, 8.5, 7.5, 8.5, 16.5, 12, 21)),
        ("line", (12, 3, 15.5, 7.5, 15.5, 16.5, 12, 21)),
    ),
    "theme": (
        ("circle", (12, 12, 9)),
        ("fill", (12, 3, 15.5, 3.7, 18.4, 5.6, 20.3, 8.5, 21, 12, 20.3, 15.5, 18.4, 18.4, 15.5, 20.3, 12, 21)),
    ),
    "clock": (("circle", (12, 12, 9)), ("line", (12, 6.5, 12, 12, 15.5, 14))),
    "help": (
        ("circle", (12, 12, 9)), ("arc", (12, 9.5, 3, -60, 240)), ("line", (13.5, 12.1, 12, 13, 12, 14.5)),
        ("disc", (12, 17.2, 1.2)),
    ),
    # devices
    "camera": (("poly", (3, 7, 8, 7, 9.5, 4.5, 14.5, 4.5, 16, 7, 21, 7, 21, 19.5, 3, 19.5)), ("circle", (12, 13, 4))),
    "reader": (
        ("poly", (3.5, 5, 13, 5, 16, 7, 16, 11, 13, 13, 3.5, 13)), ("line", (6, 13, 7.5, 21, 11.5, 21, 10, 13)),
        ("line", (18.5, 6, 21.5, 4)), ("line", (19, 9, 22, 9)), ("line", (18.5, 12, 21.5, 14)),
    ),
    "plc": (
        ("poly", (6, 6, 18, 6, 18, 18, 6, 18)), ("poly", (10, 10, 14, 10, 14, 14, 10, 14)),
        *(("line", (x, 2.5, x, 6)) for x in (9, 12, 15)), *(("line", (x, 18, x, 21.5)) for x in (9, 12, 15)),
        *(("line", (2.5, y, 6, y)) for y in (9, 12, 15)), *(("line", (18, y, 21.5, y)) for y in (9, 12, 15)),
    ),
    "server": (
        ("poly", (3.5, 4, 20.5, 4, 20.5, 11, 3.5, 11)), ("poly", (3.5, 13, 20.5, 13, 20.5, 20, 3.5, 20)),
        ("disc", (7.5, 7.5, 1.2)), ("disc", (7.5, 16.5, 1.2)),
    ),
    "screen": (
        ("poly", (2.5, 4, 21.5, 4, 21.5, 16, 2.5, 16)),
        ("line", (12, 16, 12, 20)), ("line", (7.5, 20.5, 16.5, 20.5)),
    ),
    # deeds
    "hold": (("fill", (6.5, 4, 10, 4, 10, 20, 6.5, 20)), ("fill", (14, 4, 17.5, 4, 17.5, 20, 14, 20))),
    "resume": (("circle", (12, 12, 9.5)), ("fill", (9.8, 7.5, 17, 12, 9.8, 16.5))),
    "retry": (("arc", (12, 12, 8.5, 20, 290)), ("line", (20.5, 3.5, 20.5, 9, 15, 9))),
    "undo": (
        ("line", (9, 3.5, 4, 8.5, 9, 13.5)), ("line", (4, 8.5, 15, 8.5)), ("arc", (15, 14, 5.5, -90, 180)),
        ("line", (15, 19.5, 8, 19.5)),
    ),
    "left": (("line", (15, 4, 7, 12, 15, 20)),),
    "right": (("line", (9, 4, 17, 12, 9, 20)),),
    "close": (("line", (5, 5, 19, 19)), ("line", (19, 5, 5, 19))),
    # state of the line
    "play": (("fill", (4, 3, 21, 12, 4, 21)),),
    "ring": (("circle", (12, 12, 8.5)),),
    "square": (("poly", (5, 5, 19, 5, 19, 19, 5, 19)),),
    "pause": (("fill", (4.5, 4, 9.5, 4, 9.5, 20, 4.5, 20)), ("fill", (14.5, 4, 19.5, 4, 19.5, 20, 14.5, 20))),
    "hourglass": (
        ("poly", (5.5, 3, 18.5, 3, 12, 12)), ("poly", (12, 12, 18.5, 21, 5.5, 21)),
        ("fill", (8, 19.5, 16, 19.5, 12, 15)),
    ),
    "stale": (*(("arc", (12, 12, 8.5, start, 28)) for start in range(0, 360, 45)), ("line", (4, 20, 20, 4))),
    # answers, levels, cells
    "check": (("circle", (12, 12, 9.5)), ("line", (7.5, 12.3, 10.8, 15.5, 16.5, 9))),
    "tick": (("line", (4.5, 12.8, 9.5, 17.5, 19.5, 6.5)),),
    "cross": (("line", (5.5, 5.5, 18.5, 18.5)), ("line", (18.5, 5.5, 5.5, 18.5))),
    "squares": (("poly", (4, 4, 14.5, 4, 14.5, 14.5, 4, 14.5)), ("poly", (9.5, 9.5, 20, 9.5, 20, 20, 9.5, 20))),
    "triangle": (("poly", (12, 4, 21, 20, 3, 20)),),
    "box_square": (("poly", (4, 4, 20, 4, 20, 20, 4, 20)), ("fill", (8.5, 8.5, 15.5, 8.5, 15.5, 15.5, 8.5, 15.5))),
    "dots": (("disc", (5, 12, 1.8)), ("disc", (12, 12, 1.8)), ("disc", (19, 12, 1.8))),
    "alert": (("line", (12, 2, 12, 14.5)), ("disc", (12, 19.8, 2.4))),
}  # fmt: skip


def draw_icon(painter: QPainter, name: str, box: QRectF, ink: QColor, *, weight: float = 1.9) -> None:
    """Draw an icon into the largest square in the middle of the box."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(side / _BOX, side / _BOX)
    pen = QPen(ink, weight, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    for kind, numbers in ICONS[name]:
        _draw(painter, kind, numbers, pen, ink)
    painter.restore()


def draw_octagon(painter: QPainter, box: QRectF, fill: QColor, ink: QColor, sign: Literal["cross", "alert"]) -> None:
    """A filled octagon with ✕ or ! in it."""
    _filled(painter, box, fill, _OCTAGON)
    inner = box.adjusted(*(box.width() * part for part in (0.2, 0.2, -0.2, -0.2)))
    draw_icon(painter, sign, inner, ink, weight=4.2)


def draw_warning(painter: QPainter, box: QRectF, fill: QColor, ink: QColor) -> None:
    """A filled triangle with ! in it."""
    _filled(painter, box, fill, (12, 2, 23, 21.5, 1, 21.5))
    inner = QRectF(box.left(), box.top() + box.height() * 0.3, box.width(), box.height() * 0.58)
    draw_icon(painter, "alert", inner, ink, weight=4.2)


def _filled(painter: QPainter, box: QRectF, fill: QColor, numbers: tuple[float, ...]) -> None:
    side = min(box.width(), box.height())
    painter.save()
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(side / _BOX, side / _BOX)
    _draw(painter, "fill", numbers, QPen(Qt.PenStyle.NoPen), fill)
    painter.restore()


def _draw(painter: QPainter, kind: Kind, numbers: tuple[float, ...], pen: QPen, ink: QColor) -> None:
    filled = kind in ("fill", "disc")
    painter.setPen(Qt.PenStyle.NoPen if filled else pen)
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    match kind:
        case "circle" | "disc":
            x, y, radius = numbers
            painter.drawEllipse(QPointF(x, y), radius, radius)
        case "arc":
            x, y, radius, start, length = numbers
            square = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
            painter.drawArc(square, round(start * 16), round(length * 16))
        case "line":
            painter.drawPolyline(_points(numbers))
        case "poly" | "fill":
            painter.drawPolygon(_points(numbers))


def _points(numbers: tuple[float, ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)])
