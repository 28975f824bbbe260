"""Keys of which one, or several, are chosen: tabs of a page, filters of a list."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.keys import Key

_GAP = 6
_LEAST = 96
NARROWEST = 0.8


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    label: str


class ChoicePool(QWidget):
    """One key for each choice; a tap tells which one. Where they lie is said by who derives from it."""

    chosen = Signal(str)
    least = _LEAST
    """The narrowest key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.choices: tuple[Choice, ...] = ()
        self.keys: list[Key] = []
        self._held: tuple[tuple[Choice, ...], Collection[str]] | None = None
        """What came while a finger pressed: keys change neither place nor meaning under it."""
        theme.changed.connect(self.place)

    def fill(self, choices: tuple[Choice, ...], chosen: Collection[str]) -> None:
        """Keys are kept and get other words; none is thrown away, moved or renamed while a finger is on one."""
        if any(key.isDown() for key in self.keys):
            self._held = (choices, chosen)
            return
        while len(self.keys) < len(choices):
            key = Key(self.theme, self)
            key.role = "body"
            key.clicked.connect(partial(self._press, len(self.keys)))
            key.released.connect(lambda: QTimer.singleShot(0, self, self._let_go))
            self.keys.append(key)
        self.choices = choices
        for key, choice in zip(self.keys, choices, strict=False):
            key.set_label(choice.label)
            key.set_kind("primary" if choice.key in chosen else "plain")
        self.updateGeometry()
        self.place()

    def _let_go(self) -> None:
        """After the press has told which choice it was."""
        held, self._held = self._held, None
        if held is not None:
            self.fill(*held)

    def key(self, name: str) -> Key:
        """The key of a choice."""
        return next(key for key, choice in zip(self.keys, self.choices, strict=False) if choice.key == name)

    def key_width(self, place: int) -> int:
        """What its word needs."""
        metrics = self.theme.metrics("body", bold=True)
        return max(self.least, metrics.horizontalAdvance(self.keys[place].label) + 32)

    def key_height(self) -> int:
        return max(SMALLEST_TARGET_PX, self.theme.sizes.btn - 16)

    def place(self) -> None:
        """Put every key where it belongs, and out of sight where there is no choice for it."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()
        super().resizeEvent(event)

    def _press(self, place: int, _checked: bool = False) -> None:
        if place < len(self.choices):
            self.chosen.emit(self.choices[place].key)


class ChoiceKeys(ChoicePool):
    """In a row; one is chosen. Where there is too little room they are narrower, down to ``NARROWEST`` of what their
    words need; then as many as fit, the first ones first."""

    def show_choices(self, choices: tuple[Choice, ...], chosen: str) -> None:
        self.fill(choices, (chosen,))

    def sizeHint(self) -> QSize:
        widths = [self.key_width(place) for place in range(len(self.choices))]
        return QSize(sum(widths) + _GAP * max(0, len(widths) - 1), self.key_height())

    def place(self) -> None:
        left, n = 0, len(self.choices)
        wanted = sum(self.key_width(place) for place in range(n))
        part = min(1.0, max(NARROWEST, (self.width() - _GAP * max(0, n - 1)) / max(1, wanted)))
        for place, key in enumerate(self.keys):
            shown = place < n
            width = int(self.key_width(place) * part) if shown else 0
            key.setVisible(shown and left + width <= self.width())
            key.setGeometry(QRect(left, 0, width, self.height()))
            left += width + _GAP
