"""One row of a list, painted by hand: nothing in it is ever taken for markup."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.i18n.visible import line
from ui.presenters.rows import RowModel
from ui.theme.theme import TextRole, Theme
from ui.theme.tokens import Token
from ui.widgets.base import LEFT, RIGHT
from ui.widgets.icons import draw_icon, draw_octagon, draw_warning


class RowPainter(QStyledItemDelegate):
    """One row: shape, title over a second line, a note at the right."""

    def __init__(self, view: QListView, theme: Theme, selected: Callable[[], str]) -> None:
        super().__init__(view)
        self._theme = theme
        self._selected = selected

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        large = isinstance(row, RowModel) and row.large
        first = self._theme.metrics("step" if large else "body", bold=True).height() * (2 if large else 1)
        second = self._theme.metrics("body" if large else "small").height()
        return QSize(100, max(self._theme.sizes.btn if large else 56, first + second + (36 if large else 14)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
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
            _frame(painter, box, self._theme, "blue")
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, row: RowModel) -> None:
        chosen = row.key == self._selected()
        painter.fillRect(box, self._theme.colour("raised" if chosen else "surface"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), 8, box.height()), self._theme.colour("blue"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._theme.colour("line"))

    def _texts(self, painter: QPainter, box: QRect, row: RowModel) -> None:
        first: TextRole = "step" if row.large else "body"
        second: TextRole = "body" if row.large else "small"
        side = self._theme.sizes.icon + (10 if row.large else 0)
        self._sign(painter, QRectF(box.left() + 18, box.center().y() - side / 2, side, side), row)
        left = box.left() + 18 + self._theme.sizes.icon + 24
        room = QRect(left, box.top(), box.right() - left - 14, box.height())
        note = self._note(painter, room, row, first) if row.note else 0
        if row.large:
            self._large(painter, room.adjusted(0, 14, -note, -14), row)
            return
        heights = [self._theme.metrics(first, bold=True).height(), self._theme.metrics(second).height()]
        total = sum(heights) if row.about else heights[0]
        top = box.top() + (box.height() - total) // 2
        ink: Token = "text2" if row.quiet else "text"
        head = QRect(left, top, room.width() - note, heights[0])
        self._line(painter, head, row.title, first, ink, bold=not row.quiet)
        below = QRect(left, top + heights[0], room.width() - note, heights[1])
        self._line(painter, below, row.about, second, "text2")

    def _note(self, painter: QPainter, room: QRect, row: RowModel, role: TextRole) -> int:
        """At the right. Half of the row is its title's, where that needs so much. Returns what the note takes."""
        title = self._theme.metrics(role, bold=not row.quiet).horizontalAdvance(line(row.title)) + 16
        box = room.adjusted(min(title, room.width() // 2), 0, 0, 0)
        return self._line(painter, box, row.note, "small", "text2", align=RIGHT) + 16

    def _large(self, painter: QPainter, box: QRect, row: RowModel) -> None:
        """Two lines of what happened, in the largest letters in which it is whole."""
        below = self._theme.metrics("body").height()
        room = box.adjusted(0, 0, 0, -below)
        wrap = int(Qt.TextFlag.TextWordWrap)
        roles: tuple[TextRole, ...] = ("step", "head", "body", "small")
        text = line(row.title)
        needs = {role: self._theme.metrics(role, bold=True).boundingRect(room, wrap, text).height() for role in roles}
        role = next((each for each in roles if needs[each] <= room.height() + 2), roles[-1])
        total = min(needs[role], room.height()) + below
        top = box.top() + (box.height() - total) // 2
        painter.setFont(self._theme.font(role, bold=True))
        painter.setPen(self._theme.colour("text"))
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
        metrics = self._theme.metrics(role, bold=bold)
        shown = metrics.elidedText(line(text), Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.setFont(self._theme.font(role, bold=bold))
        painter.setPen(self._theme.colour(ink))
        painter.drawText(box, int(align | Qt.TextFlag.TextSingleLine), shown)
        return metrics.horizontalAdvance(shown)

    def _sign(self, painter: QPainter, box: QRectF, row: RowModel) -> None:
        """What is seen to keeps its shape and loses its fill."""
        colour = self._theme.colour
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
            case "runs":
                draw_icon(painter, "play", box.adjusted(5, 5, -5, -5), colour("text"))
            case "waits":
                draw_icon(painter, "hourglass", box.adjusted(3, 3, -3, -3), colour("text2"))
            case "none":
                return


def _frame(painter: QPainter, box: QRect, theme: Theme, token: Token) -> None:
    painter.setPen(theme.colour(token))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset in range(3):
        painter.drawRect(box.adjusted(inset, inset, -inset - 1, -inset - 1))
