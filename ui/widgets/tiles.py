"""The last cases as a row of tiles, newest first; a tap shows one above. A finger that was on its way when the newest
case moved them means the tile it was aimed at."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.presenters.counters import TileKind, TileModel
from ui.theme.theme import Theme
from ui.theme.tokens import SMALLEST_TARGET_PX, Token
from ui.widgets.base import CENTRE, Shows
from ui.widgets.icons import draw_icon
from ui.widgets.keys import GUARD_MS, now_ms

_KINDS: dict[TileKind, tuple[Token, Token]] = {
    "passed": ("surface", "text"),
    "rejected": ("sunken", "text"),
    "unhandled": ("red", "onred"),
    "doubt": ("amber", "onamber"),
}
_GAP = 6
_LEAST = {"large": 78, "medium": SMALLEST_TARGET_PX, "small": 78}


class Tiles(Shows[tuple[TileModel, ...]]):
    """As many as fit."""

    chosen = Signal(str)
    """``epoch/seq`` of a tapped case."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cursor = 0
        self._names: tuple[str, ...] = ()
        self._before: tuple[str, ...] = ()
        """The tiles before the newest case moved them, and when it did."""
        self._moved_ms: float = -GUARD_MS

    def changed(self) -> None:
        names = tuple(tile.name for tile in self.model or ())
        if names != self._names:
            self._before, self._names, self._moved_ms = self._names, names, now_ms()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height_wanted())

    def height_wanted(self) -> int:
        return max(SMALLEST_TARGET_PX, self.theme.sizes.btn - 6)

    def boxes(self) -> list[QRect]:
        """Where the tiles are."""
        most = max(1, (self.width() + _GAP) // (_LEAST[self.theme.size_class] + _GAP))
        n = min(20, most)
        width = (self.width() + _GAP) / n - _GAP
        return [QRect(round(i * (width + _GAP)), 0, round(width), self.height()) for i in range(n)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.model is not None:
            at = event.position().toPoint()
            aimed = self._before if self._before and now_ms() - self._moved_ms < GUARD_MS else self._names
            for box, name in zip(self.boxes(), aimed, strict=False):
                if box.adjusted(-_GAP // 2, 0, _GAP // 2, 0).contains(at):
                    self.chosen.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = min(len(self.model or ()), len(self.boxes()))
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and shown:
            way = 1 if event.key() == Qt.Key.Key_Right else -1
            self._cursor = min(shown - 1, max(0, self._cursor + way))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor < shown:
            assert self.model is not None
            self.chosen.emit(self.model[self._cursor].name)
        else:
            super().keyPressEvent(event)

    def paint_model(self, painter: QPainter, model: tuple[TileModel, ...]) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
        for place, box in enumerate(self.boxes()):
            if place < len(model):
                self._tile(painter, box, model[place])
            else:
                painter.fillRect(box, self.colour("surface"))
            if self.hasFocus() and place == self._cursor:
                self.frame(painter, QRectF(box), "blue", 4)

    def _tile(self, painter: QPainter, box: QRect, tile: TileModel) -> None:
        fill, ink = _KINDS[tile.kind]
        painter.fillRect(box, self.colour(fill))
        if tile.shown:
            self.frame(painter, QRectF(box), "text", 3)
        small = self.line_of("small", bold=True)
        side = round(small * 0.72)
        step = round(small * 0.86)
        worded = bool(tile.word) and self.width_of(tile.word, "small") <= box.width() - 4
        worded = worded and box.height() >= 2 * step
        beside = worded and box.height() < side + 2 * step + 6
        rows = (0 if beside else side) + step * (2 if worded else 1)
        top = box.top() + (box.height() - rows) // 2
        number = QRect(box.left() + 2, top + (0 if beside else side), box.width() - 4, step)
        sign = QRectF(box.left(), top, box.width(), side)
        if beside:
            half = (self.width_of(tile.number, "small", bold=True) + side + 6) / 2
            sign = QRectF(box.center().x() - half, top + (step - side) / 2, side, side)
            number = number.adjusted(side + 6, 0, 0, 0)
        quiet: Token = "text2" if tile.kind == "passed" else ink
        shape = "tick" if tile.shape == "check" else tile.shape
        draw_icon(painter, shape, sign, self.colour(quiet), weight=3.0)
        self.text(painter, number, tile.number, "small", ink=ink, bold=True, align=CENTRE)
        if worded:
            below = QRect(box.left() + 2, number.top() + step, box.width() - 4, step)
            self.text(painter, below, tile.word, "small", ink=ink, align=CENTRE)
