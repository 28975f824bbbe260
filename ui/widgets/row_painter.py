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
from ui.widgets.wrapping import wrapped

TITLE_LINES, ABOUT_LINES = 3, 4
NOTE_PART = 0.6
"""Of the row, at most."""
NARROW_PX = 240


class RowPainter(QStyledItemDelegate):
    """One row: shape, title over what it is about, a note at the right; as high as its words need."""

    def __init__(self, view: QListView, theme: Theme, selected: Callable[[], str]) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._selected = selected

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, RowModel) and row.large:
            high = 2 * self._theme.metrics("step", bold=True).height() + self._theme.metrics("body").height()
            return QSize(100, max(self._theme.sizes.btn, high + 36))
        if not isinstance(row, RowModel):
            return QSize(100, 56)
        bar = self._view.verticalScrollBar()  # the view's own width: hidden, its viewport has none yet
        width = self._view.width() - (bar.sizeHint().width() if bar.isVisible() else 0)
        first, second = self._heights
        title, about = self._lines(QRect(0, 0, width, 0), row)
        below = second if self._is_narrow(self._room(QRect(0, 0, width, 0)), row) else 0
        needs = len(title) * first + len(about) * second + below
        return QSize(100, max(56, 14 + max(first + second, needs)))  # rows of a list are alike where none needs more

    @property
    def _heights(self) -> tuple[int, int]:
        """Of a line of the title, and of what it is about."""
        return self._theme.metrics("body", bold=True).height(), self._theme.metrics("small").height()

    def _room(self, box: QRect) -> QRect:
        left = box.left() + 18 + self._theme.sizes.icon + 24
        return QRect(left, box.top(), box.right() - left - 14, box.height())

    def _lines(self, box: QRect, row: RowModel) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of the title, and of what it is about: beside the note."""
        room = self._room(box)
        beside = row.note and not self._is_narrow(room, row)
        width = room.width() - (self._note_width(room, row) + 16 if beside else 0)
        about = wrapped(line(row.about), self._theme.font("small"), width, ABOUT_LINES) if row.about else ()
        font = self._theme.font(self._title_role(row, width), bold=not row.quiet)
        return wrapped(line(row.title), font, width, TITLE_LINES), about

    def _title_role(self, row: RowModel, width: int) -> TextRole:
        """Smaller, where a word would be broken."""
        metrics = self._theme.metrics("body", bold=not row.quiet)
        longest = max((metrics.horizontalAdvance(word) for word in line(row.title).split()), default=0)
        return "body" if longest <= width else "small"

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
        side = self._theme.sizes.icon + (10 if row.large else 0)
        self._sign(painter, QRectF(box.left() + 18, box.center().y() - side / 2, side, side), row)
        room = self._room(box)
        below = self._is_narrow(room, row)
        note = self._note(painter, room, row) if row.note and not below else 0
        if row.large:
            self._large(painter, room.adjusted(0, 14, -note, -14), row)
            return
        first, second = self._heights
        title, about = self._lines(box, row)
        lines = len(about) + below
        top = box.top() + (box.height() - len(title) * first - lines * second) // 2
        ink: Token = "text2" if row.quiet else "text"
        role = self._title_role(row, room.width() - note)
        for text in title:
            head = QRect(room.left(), top, room.width() - note, first)
            self._line(painter, head, text, role, ink, bold=not row.quiet)
            top += first
        for text in about:
            self._line(painter, QRect(room.left(), top, room.width() - note, second), text, "small", "text2")
            top += second
        if below:
            self._note(painter, QRect(room.left(), top, room.width(), second), row)

    def _is_narrow(self, room: QRect, row: RowModel) -> bool:
        """The title has too little room beside the note, which then stands on a line of its own."""
        if not row.note or row.large:
            return False
        left = room.width() - self._note_width(room, row) - 16
        title = self._theme.metrics("body", bold=not row.quiet).horizontalAdvance(line(row.title))
        about = self._theme.metrics("small").horizontalAdvance(line(row.about))
        return left < NARROW_PX and max(title, about) > left

    def _note_width(self, room: QRect, row: RowModel) -> int:
        needs = self._theme.metrics("small").horizontalAdvance(line(row.note))
        return min(needs, round(room.width() * NOTE_PART))

    def _note(self, painter: QPainter, room: QRect, row: RowModel) -> int:
        """At the right; the title is broken for it. Returns what the note takes."""
        width = self._note_width(room, row)
        box = room.adjusted(room.width() - width - 1, 0, 0, 0)
        self._line(painter, box, row.note, "small", "text2", align=RIGHT)
        return width + 16

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
