"""The list of devices: icon, name, state as word and shape. One tap chooses; where too many are, a row turns on."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.presenters.devices import DeviceRow, Shape
from ui.theme.theme import Theme
from ui.theme.tokens import Token
from ui.widgets.base import CENTRE, Painted, Shows
from ui.widgets.icons import draw_icon, draw_octagon, draw_warning

ROW_GAP = 6
TALLEST = {"large": 104, "medium": 92, "small": 76}
LEAST = 60


@dataclass(frozen=True, slots=True)
class DeviceListModel:
    rows: tuple[DeviceRow, ...]
    chosen: str
    more: str
    """``{n} more``, filled."""
    none: str


class DeviceListView(Shows[DeviceListModel]):
    """Says which device was tapped."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.columns = 1
        self._first = 0

    def sizeHint(self) -> QSize:
        return QSize(324, 4 * TALLEST[self.theme.size_class])

    def changed(self) -> None:
        if self.model is not None:
            if self._first >= len(self.model.rows):
                self._first = 0
            self.setAccessibleName("; ".join(f"{row.title} {row.about}" for row in self.model.rows))

    # where rows lie ----------------------------------------------------------------------------------------------

    def room(self) -> int:
        """How many rows fit in all columns."""
        return max(1, (self.height() + ROW_GAP) // (LEAST + ROW_GAP)) * self.columns

    def shown(self) -> tuple[DeviceRow, ...]:
        """The rows in front; with the row that turns on there is one less."""
        rows = self.model.rows if self.model is not None else ()
        if len(rows) <= self.room():
            return rows
        return rows[self._first : self._first + max(1, self.room() - 1)]

    @property
    def turns(self) -> bool:
        return self.model is not None and len(self.model.rows) > self.room()

    def boxes(self) -> list[QRect]:
        """One a shown row, and one more where the list turns on."""
        count = len(self.shown()) + self.turns
        lines = max(1, -(-count // self.columns))
        height = min(TALLEST[self.theme.size_class], (self.height() + ROW_GAP) // lines - ROW_GAP)
        width = (self.width() - (self.columns - 1) * ROW_GAP) // self.columns
        return [
            QRect((place // lines) * (width + ROW_GAP), (place % lines) * (height + ROW_GAP), width, height)
            for place in range(count)
        ]

    # choosing ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for place, box in enumerate(self.boxes()):
            if box.contains(at):
                self._tapped(place)
                return

    def _tapped(self, place: int) -> None:
        shown = self.shown()
        if place < len(shown):
            self.chosen.emit(shown[place].name)
        elif self.model is not None:
            following = self._first + len(shown)
            self._first = following if following < len(self.model.rows) else 0
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or self.model is None or not self.model.rows:
            super().keyPressEvent(event)
            return
        names = [row.name for row in self.model.rows]
        here = names.index(self.model.chosen) if self.model.chosen in names else -step
        self.chosen.emit(names[min(len(names) - 1, max(0, here + step))])

    # painting ----------------------------------------------------------------------------------------------------

    def paint_model(self, painter: QPainter, model: DeviceListModel) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
        if not model.rows:
            self.text(painter, self.rect(), model.none, "body", ink="text2", align=CENTRE)
            return
        boxes = self.boxes()
        for box, row in zip(boxes, self.shown(), strict=False):
            self._row(painter, box, row, chosen=row.name == model.chosen)
        if self.turns:
            painter.fillRect(boxes[-1], self.colour("surface"))
            self.text(painter, boxes[-1], model.more, "head", bold=True, align=CENTRE)
        self.focus_ring(painter)

    def _row(self, painter: QPainter, box: QRect, row: DeviceRow, *, chosen: bool) -> None:
        painter.fillRect(box, self.colour("raised" if chosen else "surface"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), 6, box.height()), self.colour("text"))
        pad, side = self.theme.sizes.pad + 6, self.theme.sizes.icon + 6
        icon = QRectF(box.left() + pad, box.center().y() - side / 2, side, side)
        draw_icon(painter, row.icon, icon, self.colour("text"))
        sign = QRectF(box.right() - pad - side, box.center().y() - side / 2, side, side)
        draw_state(self, painter, row.shape, row.tone, sign)
        left, width = round(icon.right()) + pad, round(sign.left() - icon.right()) - 2 * pad
        title, about = self.line_of("head", bold=True), self.line_of("small")
        top = box.top() + (box.height() - title - about) // 2
        self.text(painter, QRect(left, top, width, title), row.title, "head", bold=True)
        self.text(painter, QRect(left, top + title, width, about), row.about, "small", ink="text2")


def draw_state(widget: Painted, painter: QPainter, shape: Shape, tone: Token, box: QRectF) -> None:
    """A state's shape; only what needs a person has a colour."""
    match shape:
        case "octagon":
            draw_octagon(painter, box, widget.colour("red"), widget.colour("onred"), "cross")
        case "triangle":
            draw_warning(painter, box, widget.colour("amber"), widget.colour("onamber"))
        case "check" | "ring" | "hourglass" | "stale":
            draw_icon(painter, shape, box, widget.colour(tone))
