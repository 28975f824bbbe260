"""The pictures of a case. One view fills the room; several lie beside each other until one is tapped: then it is seen
large, under keys that lead to the others and back to all. Cells of two views are never drawn into one grid."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.presenters.case import CaseModel
from ui.theme.theme import Theme
from ui.widgets.base import RIGHT, Painted
from ui.widgets.case_picture import CasePicture
from ui.widgets.choice_keys import Choice, ChoiceKeys
from ui.widgets.icons import draw_icon
from ui.widgets.picture_geometry import Place
from ui.widgets.plain_text import PlainLabel

Images = tuple[QImage | None, ...]
"""By view."""
_GAP = 8
_LEAST_KEY = 64


class ViewTiles(Painted):
    """Every view of a case, each with its name and how many of its cells are good. A tap says which one is meant."""

    chosen = Signal(int)
    """Number of a tapped view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pictures: list[CasePicture] = []
        self._views: tuple[CaseModel, ...] = ()
        self._cursor = 1
        self._placed: list[QRect] = []

    def show_views(self, views: tuple[CaseModel, ...], images: Images) -> None:
        while len(self.pictures) < len(views):
            picture = CasePicture(self.theme, self)
            picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.pictures.append(picture)
        changed, self._views = views != self._views, views
        for place, view in enumerate(views):
            self.pictures[place].show_case(view, images[place] if place < len(images) else None)
        if changed:
            self.setAccessibleName(", ".join(f"{view.title} {_good(view)}" for view in views))
        if changed or self.boxes() != self._placed:  # a picture that comes has a shape of its own
            self._place()
            self.update()

    # where they lie ----------------------------------------------------------------------------------------------

    def boxes(self) -> list[QRect]:
        """Of the tiles: as many beside each other as leave the pictures largest."""
        n = len(self._views)
        return max((self._grid(n, across) for across in range(1, n + 1)), key=self._drawn, default=[])

    def _grid(self, n: int, across: int) -> list[QRect]:
        down = ceil(n / across)
        width = (self.width() - _GAP * (across - 1)) // across
        height = (self.height() - _GAP * (down - 1)) // down
        places = (divmod(place, across) for place in range(n))
        return [QRect(column * (width + _GAP), row * (height + _GAP), width, height) for row, column in places]

    def _drawn(self, boxes: list[QRect]) -> float:
        """How much of the room is picture."""
        sizes = ((self._picture_box(box), self.pictures[place].aspect) for place, box in enumerate(boxes))
        return sum(min(box.width(), box.height() * aspect) ** 2 / aspect for box, aspect in sizes)

    def _picture_box(self, box: QRect) -> QRect:
        return box.adjusted(5, self._head(), -5, -5)

    def _head(self) -> int:
        return self.line_of("body", bold=True) + 8

    def _place(self) -> None:
        self._placed = boxes = self.boxes()
        for place, picture in enumerate(self.pictures):
            picture.setVisible(place < len(boxes))
            if place < len(boxes):
                picture.setGeometry(self._picture_box(boxes[place]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    # choosing ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton:
            for number, box in enumerate(self.boxes(), start=1):
                if box.adjusted(-_GAP // 2, -_GAP // 2, _GAP // 2, _GAP // 2).contains(at):
                    self.chosen.emit(number)
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        n = len(self._views)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and n:
            way = 1 if event.key() == Qt.Key.Key_Right else -1
            self._cursor = min(n, max(1, self._cursor + way))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor <= n:
            self.chosen.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    # painting ----------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        for number, (box, view) in enumerate(zip(self.boxes(), self._views, strict=True), start=1):
            self._tile(painter, box, view)
            if self.hasFocus() and number == self._cursor:
                self.frame(painter, QRectF(box), "blue", 4)

    def _tile(self, painter: QPainter, box: QRect, view: CaseModel) -> None:
        """Its frame says that it can be tapped; a failed one is red, has a cross, and its number is in red."""
        painter.fillRect(box, self.colour("raised"))
        bad = bool(view.failed)
        self.frame(painter, QRectF(box), "red" if bad else "control", 4 if bad else 2)
        head = QRect(box.left() + 10, box.top() + 2, box.width() - 20, self._head() - 4)
        good = _good(view)
        width = self.width_of(good, "body", bold=True) + 4
        count = QRect(head.right() - width, head.top(), width, head.height())
        self.text(painter, count, good, "body", bold=True, ink="redtxt" if bad else "text", align=RIGHT)
        side = round(head.height() * 0.6) if bad else 0
        if bad:
            cross = QRectF(count.left() - side - 6, head.center().y() - side / 2, side, side)
            draw_icon(painter, "cross", cross, self.colour("redtxt"), weight=3.2)
        room = QRect(head.left(), head.top(), count.left() - side - 10 - head.left(), head.height())
        self.text(painter, room, view.title, "body", bold=True)


def _good(view: CaseModel) -> str:
    """``11/12``: cells without a fault, of how many."""
    n = len(view.cells)
    return f"{n - len(view.failed)}/{n}" if n else ""


class CaseViews(Painted):
    """A case of one view or of several."""

    view_chosen = Signal(int)
    """Number of the view to see large; 0 = all of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.picture = CasePicture(theme, self)
        self.tiles, self.keys = ViewTiles(theme, self), ChoiceKeys(theme, self)
        self.keys.least = _LEAST_KEY
        self.title = PlainLabel(theme, "small", bold=True, wrap=True, parent=self)
        self._several = False
        self._view = 0
        self.tiles.chosen.connect(self.view_chosen)
        self.keys.chosen.connect(lambda key: self.view_chosen.emit(int(key)))
        theme.changed.connect(self._place)

    def sizeHint(self) -> QSize:
        return self.picture.sizeHint()

    def show_case(self, model: CaseModel, images: Images, view: int, place: Place | None, every: str) -> None:
        """``view``: 0 = all; ``place``: the chosen cell in it; ``every``: what the key back to all is called."""
        several = len(model.views) > 1
        front = max(0, view - 1) if several else 0
        if several and not view:
            self.tiles.show_views(model.views, images)
        else:
            self.picture.show_case(model.front(view), images[front] if front < len(images) else None, place)
        if several:
            keys = [Choice(str(n), f"{n} ×" if each.failed else str(n)) for n, each in enumerate(model.views, start=1)]
            self.keys.show_choices((Choice("0", every), *keys), str(view))
            self.title.set_text(model.front(view).title if view else "")
        if (several, view) != (self._several, self._view):
            self._several, self._view = several, view
            self._place()

    def _place(self) -> None:
        tiled = self._several and not self._view
        keyed = self._several and not tiled
        strip = self.keys.key_height() if keyed else 0
        below = strip + (_GAP if keyed else 0)
        wide = min(self.width(), self.keys.sizeHint().width())
        self.keys.setGeometry(0, 0, wide, strip)
        self.title.setGeometry(wide + _GAP, 0, max(0, self.width() - wide - _GAP), strip)
        self.title.setVisible(keyed)
        self.picture.setGeometry(0, below, self.width(), max(0, self.height() - below))
        self.tiles.setGeometry(self.rect())
        self.keys.setVisible(keyed)
        self.tiles.setVisible(tiled)
        self.picture.setVisible(not tiled)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
