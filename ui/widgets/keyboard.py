"""The keyboard on the screen, for whoever has nothing but a finger: it types into the field that was touched."""

from functools import partial
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n.visible import visible
from ui.presenters.keyboard import ACROSS, Cap, Deed, Face, KeyboardModel, Rows, rows_of, typed
from ui.theme.theme import Theme
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.base import LEFT, Painted
from ui.widgets.keys import Key
from ui.widgets.plain_text import PlainField

_GAP = 6
_WIDEST = 1_300
"""Farther apart keys are typed no faster."""
_CURSOR = "|"
_NOT_LEFT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The window lost the keyboard, the field did not."""
_GONE = (QEvent.Type.Hide, QEvent.Type.EnabledChange, QEvent.Type.ReadOnlyChange)
_NUMBERS = Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhFormattedNumbersOnly


class Keyboard(Painted):
    """Laid over the page's foot, or its head where the field is at the foot. It changes the field itself and sends no
    key events, so that nothing it does looks like a scanner; it never has the focus, that stays in the field."""

    def __init__(self, theme: Theme, under: QWidget, over: QWidget) -> None:
        """``over``: what is seen over it; a tap on that leaves the focus in the field, too."""
        super().__init__(theme, under)
        self._under, self._over = under, over
        self.field: PlainField | None = None
        """Into which it types; None = it is put away."""
        self.model = KeyboardModel("", "", "", "")
        self.keys: list[Key] = []
        self._caps: tuple[Cap, ...] = ()
        self._face: Face = "latin"
        self._upper, self._others = False, False
        self._page, self._said = QRect(), ""
        over.setFocusProxy(under)
        theme.changed.connect(self._place)
        self.hide()

    # which field -------------------------------------------------------------------------------------------------

    def serve(self, part: QWidget) -> None:
        """Every field of a page, once: it opens the keyboard when it is touched."""
        for field in part.findChildren(PlainField):
            field.touched.connect(partial(self._touched, field))
            field.returnPressed.connect(partial(self._leave, field))
            field.textChanged.connect(self._follow)
            field.cursorPositionChanged.connect(self._follow)
            field.installEventFilter(self)

    def _touched(self, field: PlainField) -> None:
        if not field.isEnabled() or field.isReadOnly():
            return
        face: Face = "digits" if field.inputMethodHints() & _NUMBERS else "latin"
        if field is not self.field or (face == "digits") is not (self._face == "digits"):
            self.field = field
            self._upper, self._others = False, False
            self.setFocusProxy(field)  # a press on it is one on the field then: the focus stays there
            self._over.setFocusProxy(field)
            self._show_face(face)
        self._place()
        self._follow()
        self.show()
        self.raise_()
        self._over.raise_()

    def leave(self) -> None:
        """Put it away; the field keeps what was typed."""
        self.field = None
        self.hide()
        self._over.setFocusProxy(self._under)

    def _leave(self, field: PlainField) -> None:
        if field is self.field:
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It goes with its field, and out of its way."""
        if watched is self.field:
            left = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _NOT_LEFT
            if left or event.type() in _GONE:
                self.leave()
            elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
                self._place()
        return False

    def _follow(self) -> None:
        """The head says what the field wants and what is in it: a secret as dots, with the place of the next sign."""
        if self.field is not None:
            text, at = self.field.displayText(), self.field.cursorPosition()
            self._said = visible(text[:at]) + _CURSOR + visible(text[at:])
            self.setAccessibleName(f"{self.field.name} {self._said}")
            self.update()

    # its keys ----------------------------------------------------------------------------------------------------

    def show_model(self, model: KeyboardModel) -> None:
        if model != self.model:
            self.model = model
            self._show_face(self._face if model.cyrillic or self._face == "digits" else "latin")

    def _rows(self) -> Rows:
        return rows_of(self._face, self.model)

    def _show_face(self, face: Face) -> None:
        self._face = face
        self._caps = tuple(cap for row in self._rows() for cap in row)
        while len(self.keys) < len(self._caps):
            key = Key(self.theme, self)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.clicked.connect(partial(self._pressed, len(self.keys)))
            self.keys.append(key)
        self._label()
        self._place()

    def _label(self) -> None:
        lit: dict[Deed, bool] = {"shift": self._upper, "signs": self._others, "enter": True}
        for key, cap in zip(self.keys, self._caps, strict=False):
            key.set_label(self._typed(cap) if len(cap.label) == 1 else cap.label)
            key.set_kind("primary" if lit.get(cap.does) else "plain")
            key.setAutoRepeat(cap.does == "erase")
        self.update()

    def _typed(self, cap: Cap) -> str:
        return typed(cap.label, upper=self._upper, others=self._others)

    def _pressed(self, place: int, _checked: bool = False) -> None:
        if self.field is not None and place < len(self._caps):
            self._do(self._caps[place], self.field)

    def _do(self, cap: Cap, field: PlainField) -> None:
        match cap.does:
            case "type":
                field.insert(self._typed(cap) if len(cap.label) == 1 else " ")
            case "erase":
                field.backspace()
            case "clear":
                field.selectAll()
                field.backspace()  # an edit, which ``clear`` is not
            case "shift":
                self._upper = not self._upper
                self._label()
            case "signs":
                self._others = not self._others
                self._label()
            case "script":
                self._show_face("latin" if self._face == "cyrillic" else "cyrillic")
            case "hide":
                self.leave()
            case "enter":
                self._enter(field)
            case _:
                assert_never(cap.does)

    def _enter(self, field: PlainField) -> None:
        """What Enter does in the field, then it is put away."""
        if field.hasAcceptableInput():
            field.returnPressed.emit()

    # where it lies -----------------------------------------------------------------------------------------------

    def place_in(self, page: QRect) -> None:
        """The rectangle of the page, in the parent."""
        self._page = page
        self._place()

    def _head(self) -> int:
        return self.line_of("body") + 8

    def _height(self, key: int) -> int:
        return 2 * _GAP + self._head() + len(self._rows()) * (key + _GAP)

    def _place(self) -> None:
        """Not over its field: under it or over it, with smaller keys before it lies upon it. The head says then what
        is in the field."""
        if self.field is None:
            return
        field = QRect(self.field.mapTo(self._under, self.field.rect().topLeft()), self.field.size())
        page, highest = self._page, max(SMALLEST_TARGET_PX, self.theme.sizes.btn - 12)
        for key in (highest, SMALLEST_TARGET_PX):
            height = self._height(key)
            foot = QRect(page.x(), page.bottom() + 1 - height, page.width(), height)
            for box in (foot, QRect(page.topLeft(), foot.size())):
                if page.contains(box) and not box.intersects(field):
                    self.setGeometry(box)
                    return
        self.setGeometry(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_keys()
        super().resizeEvent(event)

    def _place_keys(self) -> None:
        rows, pad = self._rows(), self.theme.sizes.pad
        width = min(_WIDEST, self.width() - 2 * pad) + _GAP
        left, y = (self.width() - width + _GAP) // 2, _GAP + self._head()
        high = (self.height() - y - _GAP) // len(rows) - _GAP
        keys = iter(self.keys)
        for row in rows:
            y, at = y + _GAP, 0
            for cap, key in zip(row, keys, strict=False):
                begin, at = at, at + cap.part
                x = left + begin * width // ACROSS
                key.setGeometry(x, y, left + at * width // ACROSS - x - _GAP, high)
                key.show()
            y += high
        for key in self.keys[len(self._caps) :]:
            key.hide()

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
        self.frame(painter, QRectF(self.rect()), "control", 2)
        if self.field is not None:
            pad = self.theme.sizes.pad
            self._paint_head(painter, QRect(pad, _GAP, self.width() - 2 * pad, self._head()), self.field)

    def _paint_head(self, painter: QPainter, box: QRect, field: PlainField) -> None:
        painter.fillRect(box, self.colour("raised"))
        left = box.adjusted(8, 0, 0, 0)
        used = self.text(painter, left.adjusted(0, 0, -left.width() // 2, 0), field.name, "small", ink="text2") + 16
        room = left.adjusted(used, 0, -8, 0)
        metrics = self.theme.metrics("body", bold=True, script="code")
        shown = metrics.elidedText(self._said, Qt.TextElideMode.ElideLeft, room.width())  # its end is what was typed
        self.text(painter, room, shown, "body", bold=True, script="code", align=LEFT)
