"""A pallet seen from its side: its layers one on the other, each a row of places. A tap tells which one."""

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen

from ui.presenters.pallets import PalletLayer, PalletPictureModel
from ui.presenters.task import CellState
from ui.theme.tokens import Token
from ui.widgets.base import LEFT, RIGHT, Shows
from ui.widgets.icons import draw_icon

_GAP = 4
_WOOD = 14
"""Height of the pallet itself."""
_HIGHEST, _WIDEST = 84, 150
_GROUND: dict[CellState, Token] = {"kept": "raised", "filled": "raised", "next": "blue", "empty": "surface"}
_INK: dict[CellState, Token] = {"kept": "text2", "filled": "oktxt", "next": "onblue", "empty": "text2"}


class PalletPicture(Shows[PalletPictureModel]):
    """What stands is ticked; the newest is framed green, the marked one amber, the next place is blue."""

    chosen = Signal(int)
    """Number of a member, from 0."""

    def sizeHint(self) -> QSize:
        return QSize(500, 300)

    def changed(self) -> None:
        if self.model is not None:
            self.setAccessibleName(", ".join(f"{layer.title} {layer.count}" for layer in self.model.layers))

    def paint_model(self, painter: QPainter, model: PalletPictureModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        number = 0
        for layer, box in zip(model.layers, self._rows(model), strict=True):
            self._head(painter, layer, box)
            for place, state in zip(self._places(model, box), layer.cells, strict=False):
                self._cell(painter, place, state, marked=number == model.marked)
                number += 1
        self._wood(painter, model)

    # where it lies -----------------------------------------------------------------------------------------------

    @property
    def _aside(self) -> int:
        """Width of the words beside a layer."""
        layers = self.model.layers if self.model is not None else ()
        titles = max((self.width_of(layer.title) for layer in layers), default=0)
        return titles + max((self.width_of(layer.count) for layer in layers), default=0) + 28

    def _rows(self, model: PalletPictureModel) -> list[QRect]:
        """The lowest layer stands on the wood."""
        pad, n = self.theme.sizes.pad, max(1, len(model.layers))
        room = self.height() - 2 * pad - _WOOD
        high = max(8, min(_HIGHEST, room // n))
        foot = self.height() - pad - _WOOD - max(0, (room - n * high) // 2)
        return [QRect(pad, foot - (place + 1) * high, self.width() - 2 * pad, high) for place in range(n)]

    def _places(self, model: PalletPictureModel, box: QRect) -> list[QRect]:
        left, n = box.left() + self._aside, max(1, model.columns)
        wide = max(4, min(_WIDEST, (box.width() - self._aside) // n))
        return [
            QRect(left + place * wide, box.top(), wide - _GAP, box.height()).adjusted(0, _GAP, 0, 0)
            for place in range(n)
        ]

    # painting ----------------------------------------------------------------------------------------------------

    def _head(self, painter: QPainter, layer: PalletLayer, box: QRect) -> None:
        if box.height() < self.line_of("small"):
            return
        words = QRect(box.left(), box.top(), self._aside - 14, box.height())
        self.text(painter, words, layer.title, bold=layer.current, ink="text" if layer.current else "text2", align=LEFT)
        self.text(
            painter, words, layer.count, bold=layer.current, ink="text" if layer.current else "text2", align=RIGHT
        )

    def _cell(self, painter: QPainter, box: QRect, state: CellState, *, marked: bool) -> None:
        painter.fillRect(box, self.colour(_GROUND[state]))
        if state == "empty":
            painter.setPen(QPen(self.colour("control"), 1))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            return
        if marked:
            self.frame(painter, QRectF(box), "amber", 4)
        elif state == "filled":
            self.frame(painter, QRectF(box), "ok", 3)
        side = min(box.width(), box.height()) * 0.5
        icon = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        if side >= 6:
            name = "reader" if state == "next" else "tick"
            draw_icon(painter, name, icon, self.colour(_INK[state]), weight=3.0 if state == "filled" else 2.0)

    def _wood(self, painter: QPainter, model: PalletPictureModel) -> None:
        """A plank on three blocks under the lowest layer."""
        rows = self._rows(model)
        places = self._places(model, rows[0]) if rows else []
        if not places:
            return
        left, wide = places[0].left() - _GAP, places[-1].right() - places[0].left() + 2 * _GAP
        top = rows[0].bottom() + 2
        painter.fillRect(QRect(left, top, wide, 4), self.colour("text2"))
        for part in (0, (wide - 18) // 2, wide - 18):
            painter.fillRect(QRect(left + part, top + 4, 18, _WOOD - 6), self.colour("text2"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        model, at = self.model, event.position().toPoint()
        first = 0
        for layer, box in zip(model.layers, self._rows(model), strict=True) if model is not None else ():
            if box.contains(at) and model is not None:
                places = self._places(model, box)[: len(layer.cells)]
                found = next((place for place, each in enumerate(places) if each.contains(at)), None)
                if found is not None:
                    self.chosen.emit(first + found)
                return
            first += len(layer.cells)
