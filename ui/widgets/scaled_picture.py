"""A picture as large as it is shown: scaled once, not with every paint."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap


class ScaledPicture:
    """Keeps what it painted last; another picture or another size makes it anew."""

    def __init__(self) -> None:
        self._made: tuple[int, QSize] | None = None
        self._pixmap = QPixmap()

    def paint(self, painter: QPainter, area: QRectF, image: QImage | None, empty: QColor) -> None:
        """``area``: all of it is covered, by the picture or, where there is none, by ``empty``."""
        if image is None:
            self._made, self._pixmap = None, QPixmap()
            painter.fillRect(area, empty)
            return
        wanted = (image.cacheKey(), area.size().toSize())
        if wanted != self._made:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.scaled(wanted[1], Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._made, self._pixmap = wanted, QPixmap.fromImage(scaled)
        painter.drawPixmap(area.topLeft(), self._pixmap)
