"""Keys in a row of which one is chosen: tabs of a page, filters of a list."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look, TextRole
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.keys import Key

GAP = 6
_LEAST = 96


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    label: str


class ChoiceKeys(QWidget):
    """As many as fit, the first ones first; a tap chooses."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, role: TextRole = "body") -> None:
        super().__init__(parent)
        self.look = look
        self._role: TextRole = role
        self._choices: tuple[Choice, ...] = ()
        self.keys: list[Key] = []
        look.changed.connect(self._place)

    def show_choices(self, choices: tuple[Choice, ...], chosen: str) -> None:
        """Keys are kept and get other words; none is thrown away while a finger may be on it."""
        while len(self.keys) < len(choices):
            key = Key(self.look, self)
            key.role = self._role
            key.clicked.connect(partial(self._press, len(self.keys)))
            self.keys.append(key)
        self._choices = choices
        for key, choice in zip(self.keys, choices, strict=False):
            key.set_label(choice.label)
            key.set_kind("primary" if choice.key == chosen else "plain")
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        widths = [self._width(place) for place in range(len(self._choices))]
        return QSize(sum(widths) + GAP * max(0, len(widths) - 1), max(SMALLEST_TARGET_PX, self.look.sizes.btn - 16))

    def key(self, name: str) -> Key:
        """The key of a choice."""
        return next(key for key, choice in zip(self.keys, self._choices, strict=False) if choice.key == name)

    def _width(self, place: int) -> int:
        metrics = self.look.metrics(self._role, bold=True)
        return max(_LEAST, metrics.horizontalAdvance(self.keys[place].label) + 32)

    def _press(self, place: int, _checked: bool = False) -> None:
        if place < len(self._choices):
            self.chosen.emit(self._choices[place].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        left = 0
        for place, key in enumerate(self.keys):
            shown = place < len(self._choices)
            width = self._width(place) if shown else 0
            key.setVisible(shown and left + width <= self.width())
            key.setGeometry(QRect(left, 0, width, self.height()))
            left += width + GAP
