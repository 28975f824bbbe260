"""A list of rows by model and view: as long as it likes, painted only where it is seen, scrolled by a bar a glove can
hold. Rows are painted by hand, so nothing in them is ever taken for markup."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QListView, QScrollBar, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.i18n.visible import line
from ui.presenters.rows import RowModel
from ui.theme.look import Look, TextRole
from ui.theme.tokens import SMALLEST_TARGET_PX, Token
from ui.widgets.base import LEFT, RIGHT
from ui.widgets.icons import draw_icon, draw_octagon, draw_warning

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


class _Bar(QScrollBar):
    """As wide as a finger."""

    def sizeHint(self) -> QSize:
        return QSize(SMALLEST_TARGET_PX, super().sizeHint().height())


class RowList(QListView):
    """Says which row was chosen, and when its end is near."""

    chosen = Signal(str)
    wants_more = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._rows = _Rows()
        self._selected = ""
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollBar(_Bar(self))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.clicked.connect(self._tell)
        look.changed.connect(self._restyled)
        self._restyled()

    @property
    def rows(self) -> tuple[RowModel, ...]:
        return self._rows.rows

    @property
    def selected(self) -> str:
        return self._selected

    def show_rows(self, rows: tuple[RowModel, ...], selected: str = "") -> None:
        """``selected``: the key of the row whose content is shown beside."""
        if rows != self._rows.rows:
            self._rows.show(rows)
            self.doItemsLayout()
        if selected != self._selected:
            self._selected = selected
            self.viewport().update()

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
        palette = self.look.palette()
        palette.setColor(QPalette.ColorRole.Base, self.look.colour("bg"))
        self.setPalette(palette)
        self.doItemsLayout()
        self.viewport().update()


class _Painter(QStyledItemDelegate):
    """One row: shape, title over a second line, a note at the right."""

    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self._view = view
        self._look = view.look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        large = isinstance(row, RowModel) and row.large
        first = self._look.metrics("step" if large else "body", bold=True).height() * (2 if large else 1)
        second = self._look.metrics("body" if large else "small").height()
        return QSize(100, max(self._look.sizes.btn if large else 56, first + second + (36 if large else 14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, RowModel):
            return
        box = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, row)
        self._texts(painter, box, row)
        if state & QStyle.StateFlag.State_HasFocus:
            _frame(painter, box, self._look, "blue")
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, row: RowModel) -> None:
        chosen = row.key == self._view.selected
        painter.fillRect(box, self._look.colour("raised" if chosen else "surface"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), 8, box.height()), self._look.colour("blue"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._look.colour("line"))

    def _texts(self, painter: QPainter, box: QRect, row: RowModel) -> None:
        first: TextRole = "step" if row.large else "body"
        second: TextRole = "body" if row.large else "small"
        side = self._look.sizes.icon + (10 if row.large else 0)
        self._sign(painter, QRectF(box.left() + 18, box.center().y() - side / 2, side, side), row)
        left = box.left() + 18 + self._look.sizes.icon + 24
        room = QRect(left, box.top(), box.right() - left - 14, box.height())
        note = self._line(painter, room, row.note, "small", "text2", align=RIGHT) + 16 if row.note else 0
        if row.large:
            self._large(painter, room.adjusted(0, 14, -note, -14), row)
            return
        heights = [self._look.metrics(first, bold=True).height(), self._look.metrics(second).height()]
        total = sum(heights) if row.about else heights[0]
        top = box.top() + (box.height() - total) // 2
        ink: Token = "text2" if row.quiet else "text"
        head = QRect(left, top, room.width() - note, heights[0])
        self._line(painter, head, row.title, first, ink, bold=not row.quiet)
        below = QRect(left, top + heights[0], room.width() - note, heights[1])
        self._line(painter, below, row.about, second, "text2")

    def _large(self, painter: QPainter, box: QRect, row: RowModel) -> None:
        """Two lines of what happened, in the largest letters in which it is whole."""
        below = self._look.metrics("body").height()
        room = box.adjusted(0, 0, 0, -below)
        wrap = int(Qt.TextFlag.TextWordWrap)
        roles: tuple[TextRole, ...] = ("step", "head", "body", "small")
        text = line(row.title)
        needs = {role: self._look.metrics(role, bold=True).boundingRect(room, wrap, text).height() for role in roles}
        role = next((each for each in roles if needs[each] <= room.height() + 2), roles[-1])
        total = min(needs[role], room.height()) + below
        top = box.top() + (box.height() - total) // 2
        painter.setFont(self._look.font(role, bold=True))
        painter.setPen(self._look.colour("text"))
        painter.drawText(QRect(box.left(), top, box.width(), min(needs[role], room.height()) + 2), wrap, text)
        self._line(painter, QRect(box.left(), top + total - below, box.width(), below), row.about, "body", "text2")

    def _line(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        role: TextRole,
        ink: Token,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = LEFT,
    ) -> int:
        metrics = self._look.metrics(role, bold=bold)
        shown = metrics.elidedText(line(text), Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.setFont(self._look.font(role, bold=bold))
        painter.setPen(self._look.colour(ink))
        painter.drawText(box, int(align | Qt.TextFlag.TextSingleLine), shown)
        return metrics.horizontalAdvance(shown)

    def _sign(self, painter: QPainter, box: QRectF, row: RowModel) -> None:
        """What is seen to keeps its shape and loses its fill."""
        colour = self._look.colour
        match row.sign:
            case "P1" | "P2" if row.quiet:
                draw_icon(painter, "alert" if row.sign == "P1" else "triangle", box, colour("text2"))
            case "P1":
                draw_octagon(painter, box, colour("red"), colour("onred"), "alert")
            case "P2" | "doubt":
                draw_warning(painter, box, colour("amber"), colour("onamber"))
            case "P3":
                draw_icon(painter, "box_square", box.adjusted(4, 4, -4, -4), colour("text2"))
            case "rejected":
                draw_octagon(painter, box, colour("red"), colour("onred"), "cross")
            case "done":
                draw_icon(painter, "check", box.adjusted(2, 2, -2, -2), colour("text2"))
            case "none":
                return


def _frame(painter: QPainter, box: QRect, look: Look, token: Token) -> None:
    painter.setPen(look.colour(token))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset in range(3):
        painter.drawRect(box.adjusted(inset, inset, -inset - 1, -inset - 1))
