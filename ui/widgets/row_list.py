"""A list of rows by model and view: as long as it likes, painted only where it is seen, scrolled by a bar a glove can
hold.

Rows do not move under a finger: while it presses they are held, rows that come above leave the view where it was
scrolled to, and a finger that was on its way when they moved means the row it was aimed at.
"""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QListView, QScrollBar, QWidget

from ui.presenters.rows import RowModel
from ui.theme.theme import Theme
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.keys import GUARD_MS, now_ms
from ui.widgets.row_painter import RowPainter

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NEAR_THE_END = 12


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[RowModel, ...] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.about} {row.note}".strip()
        return None

    def show(self, rows: tuple[RowModel, ...]) -> None:
        """The same rows with other words, or more at the end, keep the view where it is."""
        before = self.rows
        if [row.key for row in rows[: len(before)]] == [row.key for row in before]:
            if len(rows) > len(before):
                self.beginInsertRows(QModelIndex(), len(before), len(rows) - 1)
                self.rows = rows
                self.endInsertRows()
            self.rows = rows
            if before and before != rows[: len(before)]:
                self.dataChanged.emit(self.index(0), self.index(len(before) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class FingerBar(QScrollBar):
    """As wide as a finger."""

    def sizeHint(self) -> QSize:
        return QSize(SMALLEST_TARGET_PX, super().sizeHint().height())


class RowList(QListView):
    """Says which row was chosen, and when its end is near."""

    chosen = Signal(str)
    wants_more = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._rows = _Rows()
        self._selected = ""
        self._held: tuple[tuple[RowModel, ...], str] | None = None
        """What came while a finger pressed."""
        self._finger = False
        self._pressed = ""
        """The row a finger means."""
        self._moved_ms: float = -GUARD_MS
        self._before: tuple[tuple[str, QRect], ...] = ()
        """Where the rows were before they moved."""
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self, theme, lambda: self._selected))
        self.setUniformItemSizes(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollBar(FingerBar(self))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.clicked.connect(self._clicked)
        theme.changed.connect(self._restyled)
        self._restyled()

    @property
    def rows(self) -> tuple[RowModel, ...]:
        return self._rows.rows

    @property
    def selected(self) -> str:
        return self._selected

    def show_rows(self, rows: tuple[RowModel, ...], selected: str = "") -> None:
        """``selected``: the key of the row whose content is shown beside."""
        if self._finger:
            self._held = (rows, selected)
            return
        if rows != self._rows.rows:
            self._show(rows)
        if selected != self._selected:
            self._selected = selected
            self.viewport().update()

    def _show(self, rows: tuple[RowModel, ...]) -> None:
        """Other rows, with the first one that is seen where it was; at the top the newest come into sight."""
        bar, before = self.verticalScrollBar(), self._seen()
        scrolled = bar.value() > 0
        self._rows.show(rows)
        self.doItemsLayout()
        places = {row.key: place for place, row in enumerate(rows)}
        kept = next(((key, box) for key, box in before if key in places), None)
        if scrolled and kept is not None:
            bar.setValue(bar.value() + self.visualRect(self._rows.index(places[kept[0]])).top() - kept[1].top())
        if before and self._seen()[: len(before)] != before:
            self._before, self._moved_ms = before, now_ms()

    def _seen(self) -> tuple[tuple[str, QRect], ...]:
        """The rows in sight, and where they are."""
        first = self.indexAt(self.viewport().rect().topLeft())
        found: list[tuple[str, QRect]] = []
        for place in range(max(0, first.row()), len(self.rows)) if first.isValid() else ():
            box = self.visualRect(self._rows.index(place))
            if box.top() > self.viewport().height():
                break
            found.append((self.rows[place].key, box))
        return tuple(found)

    def height_of(self, rows: int, width: int) -> int:
        """What the first rows need at this width."""
        self.resize(width, self.height())
        return sum(self.sizeHintForRow(place) for place in range(min(rows, len(self.rows))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._finger = True
        at = event.position().toPoint()
        index = self.indexAt(at)
        self._pressed = self.rows[index.row()].key if index.isValid() else ""
        if now_ms() - self._moved_ms < GUARD_MS:
            self._pressed = next((key for key, box in self._before if box.contains(at)), "")
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go()

    def _let_go(self) -> None:
        held, self._held, self._finger = self._held, None, False
        if held is not None:
            self.show_rows(*held)

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid() and self._pressed:
            self.chosen.emit(self._pressed)

    def point_at(self, key: str) -> None:
        """Scroll so that this row is seen; the keyboard goes on from it."""
        place = next((place for place, row in enumerate(self.rows) if row.key == key), None)
        if place is not None:
            self.setCurrentIndex(self._rows.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.rows):
            self.chosen.emit(self.rows[index.row()].key)

    def _scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value >= bar.maximum() - _NEAR_THE_END * SMALLEST_TARGET_PX:
            self.wants_more.emit()

    def _restyled(self) -> None:
        """Where there is no row there is only the page."""
        palette = self.theme.palette()
        palette.setColor(QPalette.ColorRole.Base, self.theme.colour("bg"))
        self.setPalette(palette)
        self.doItemsLayout()
        self.viewport().update()
