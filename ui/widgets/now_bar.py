"""The Now bar: shape, sentence, what to do, the buttons. An alarm changes its fill, never its place."""

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.presenters.action import Action
from ui.presenters.now import Level, NowModel
from ui.theme.theme import TextRole, Theme
from ui.theme.tokens import Token, tokens
from ui.widgets.base import RIGHT, Shows
from ui.widgets.icons import draw_icon, draw_octagon, draw_warning
from ui.widgets.keys import GuardedKey, Key, KeyKind

_FILLS: dict[Level, tuple[Token, Token, Token, KeyKind]] = {
    "P1": ("red", "onred", "onred", "on_red"),
    "P2": ("amber", "onamber", "onamber", "on_amber"),
    "task": ("surface", "text", "text2", "plain"),
    "P3": ("surface", "text", "text2", "plain"),
    "calm": ("surface", "text", "text2", "plain"),
}
Letters = tuple[TextRole, TextRole]
_LETTERS: tuple[Letters, ...] = (
    ("step", "body"), ("step", "small"), ("head", "body"), ("head", "small"), ("body", "small"), ("small", "small")
)  # fmt: skip
"""Of what happened and what to do; from the largest."""
_SMALLEST: Letters = ("body", "small")
"""Of what has to be cut all the same."""
AIR_PX = 4
"""Of lines: no letter reaches there."""
_WRAP = int(Qt.TextFlag.TextWordWrap)


class NowBar(Shows[NowModel]):
    """Never hidden, except by the page of a lost station."""

    acted = Signal(object)
    """The Action that was pressed."""
    more_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._keys: list[GuardedKey] = []
        self._more = Key(theme, self)
        self._more.clicked.connect(self.more_pressed)
        self._more.hide()
        self.more_opens = False
        """There is a page of alarms: the count of the others is a key, not only a text."""
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        self._flash = QTimer(self, interval=round(500 / tokens().flash_hz))
        self._flash.timeout.connect(self._blink)
        self._lit = True
        theme.changed.connect(self._space)
        self._space()

    def sizeHint(self) -> QSize:
        return QSize(400, self.theme.sizes.now)

    @property
    def keys(self) -> tuple[Key, ...]:
        """Those of the present model; a key once made is kept for the next."""
        return tuple(key for key in self._keys if key.isVisibleTo(self))

    def _space(self) -> None:
        pad = self.theme.sizes.pad
        self._row.setContentsMargins(0, 7, pad, 7)
        self._row.setSpacing(pad)

    def changed(self) -> None:
        model = self.model
        if model is None:
            return
        self.setAccessibleName(f"{model.what} {model.do}")
        self._build(model)
        if model.flashing and not self._flash.isActive():
            self._flash.start()
        if not model.flashing:
            self._flash.stop()
            self._lit = True

    def _build(self, model: NowModel) -> None:
        kind = _FILLS[model.level][3]
        self._more.setVisible(bool(model.more) and self.more_opens)
        self._more.set_label(model.more)
        self._more.set_kind("plain" if kind == "on_red" else kind)
        while len(self._keys) < len(model.actions):
            key = GuardedKey(self.theme, self)
            key.clicked.connect(partial(self._press, len(self._keys)))
            self._keys.append(key)
            self._row.addWidget(key)
        for place, key in enumerate(self._keys):
            shown = place < len(model.actions)
            key.setVisible(shown)
            key.mean(f"{model.actions[place].kind} {model.actions[place].about}" if shown else "")
        for key, action in zip(self._keys, model.actions, strict=False):
            key.set_label(action.label)
            key.set_kind(kind)

    def _press(self, place: int, _checked: bool = False) -> None:
        if self.model is not None and place < len(self.model.actions):
            action: Action = self.model.actions[place]
            self.acted.emit(action)

    def _blink(self) -> None:
        """Only the shape flashes, never the text."""
        self._lit = not self._lit
        self.update(self._shape_box().toAlignedRect())

    # painting ----------------------------------------------------------------------------------------------------

    def _shape_box(self) -> QRectF:
        side = round(self.height() * 0.54)
        return QRectF(self.theme.sizes.pad + 8, (self.height() - side) / 2, side, side)

    def paint_model(self, painter: QPainter, model: NowModel) -> None:
        fill, ink, quiet, _ = _FILLS[model.level]
        painter.fillRect(self.rect(), self.colour(fill))
        if model.level == "task":
            painter.fillRect(QRect(0, 0, 10, self.height()), self.colour("blue"))
        if model.level in ("task", "P3", "calm"):
            painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), self.colour("line"))
        self._shape(painter, model)
        left = round(self._shape_box().right()) + self.theme.sizes.pad + 8
        room = QRect(left, 0, self._right_edge() - left - self.theme.sizes.pad, self.height())
        if model.note:
            room.setWidth(room.width() - self._note(painter, room, model.note))
        elif model.more and not self.more_opens:
            room.setWidth(room.width() - self._note(painter, room, model.more, ink))
        self._sentences(painter, room, model, ink, quiet)

    def _right_edge(self) -> int:
        shown = [key.x() for key in (*self._keys, self._more) if key.isVisibleTo(self)]
        return min(shown, default=self.width() - self.theme.sizes.pad)

    def _note(self, painter: QPainter, room: QRect, note: str, ink: Token = "text2") -> int:
        if room.width() < 2 * self.width_of(note, "small") or self.theme.size_class == "small":
            return 0
        return self.text(painter, room, note, "small", ink=ink, align=RIGHT) + self.theme.sizes.pad

    def _sentences(self, painter: QPainter, room: QRect, model: NowModel, ink: Token, quiet: Token) -> None:
        what, do, letters = self._room_for(*self._split(model, room.width()), room.width())
        needed = self._needed(what, letters[0], room.width(), bold=True) + self._needed(do, letters[1], room.width())
        room = QRect(room.left(), (self.height() - needed) // 2, room.width(), needed)
        room.setTop(room.top() + self.paragraph(painter, room, what, letters[0], ink=ink, bold=True))
        self.paragraph(painter, room, do, letters[1], ink=quiet)

    def _room_for(self, what: str, do: str, width: int) -> tuple[str, str, Letters]:
        """What to do is cut first, to a line; what happened only where that is not enough."""
        short_do = self._cut(do, _SMALLEST[1], width)
        for first, second in ((what, do), (what, short_do)):
            if letters := self.letters(first, second, width):
                return first, second, letters
        return self._cut(what, _SMALLEST[0], width, bold=True), short_do, _SMALLEST

    def letters(self, what: str, do: str, width: int) -> Letters | None:
        """The largest in which both stand there whole, on several lines where they must; None = there are none."""
        for role, small in _LETTERS:
            needed = self._needed(what, role, width, bold=True) + self._needed(do, small, width)
            if needed <= self.height() + AIR_PX:
                return role, small
        return None

    def _needed(self, text: str, role: TextRole, width: int, *, bold: bool = False) -> int:
        """Height; more than there is where a single word is too long for a line."""
        if not text:
            return 0
        box = self.theme.metrics(role, bold=bold).boundingRect(QRect(0, 0, width, 1_000), _WRAP, text)
        return box.height() if box.width() <= width else self.height() + AIR_PX + 1

    def _cut(self, text: str, role: TextRole, width: int, *, bold: bool = False) -> str:
        """To a line."""
        return self.theme.metrics(role, bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))

    def _split(self, model: NowModel, width: int) -> tuple[str, str]:
        """Where the whole does not fit in large letters, only its first sentence is large."""
        if self.width_of(model.what, "step", bold=True) <= width:
            return model.what, model.do
        for stop in (". ", "。"):
            first, found, rest = model.what.partition(stop)
            if found and rest:
                return f"{first}{stop.strip()}", f"{rest} {model.do}".strip()
        return model.what, model.do

    def _shape(self, painter: QPainter, model: NowModel) -> None:
        box = self._shape_box()
        match model.level:
            case "P1":
                if self._lit:
                    draw_octagon(painter, box, self.colour("onred"), self.colour("red"), "alert")
                else:
                    draw_icon(painter, "ring", box, self.colour("onred"), weight=1.2)
            case "P2":
                draw_warning(painter, box, self.colour("onamber"), self.colour("amber"))
            case "task":
                draw_icon(painter, model.icon or "run", box.adjusted(8, 8, -8, -8), self.colour("bluetxt"), weight=2.4)
            case "P3":
                draw_icon(painter, "box_square", box.adjusted(6, 6, -6, -6), self.colour("text2"))
            case "calm":
                draw_icon(painter, "check", box.adjusted(4, 4, -4, -4), self.colour("text2"), weight=2.0)
