"""Keys of which one, or several, are chosen: as many rows as they need, so that every choice is seen at once."""

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.presenters.settings import ChoiceModel
from ui.theme.look import Look
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.keys import Key

_LEAST = 96
_GAP = 8


class ChoiceGrid(QWidget):
    """A tap tells which one."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.keys: list[Key] = []
        self._choices: tuple[ChoiceModel, ...] = ()
        look.changed.connect(self._place)

    def show_choices(self, choices: tuple[ChoiceModel, ...]) -> None:
        """Keys are kept and get other words."""
        while len(self.keys) < len(choices):
            key = Key(self.look, self)
            key.role = "body"
            key.clicked.connect(partial(self._press, len(self.keys)))
            self.keys.append(key)
        self._choices = choices
        for place, key in enumerate(self.keys):
            key.setVisible(place < len(choices))
        for key, choice in zip(self.keys, choices, strict=False):
            key.set_label(choice.label)
            key.set_kind("primary" if choice.chosen else "plain")
        self._place()

    def height_for(self, width: int) -> int:
        """What all of them need."""
        boxes = self._boxes(width)
        return boxes[-1].bottom() + 1 if boxes else 0

    def _press(self, place: int, _checked: bool = False) -> None:
        if place < len(self._choices):
            self.chosen.emit(self._choices[place].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        for key, box in zip(self.keys, self._boxes(self.width()), strict=False):
            key.setGeometry(box)

    def _boxes(self, width: int) -> list[QRect]:
        metrics, height = self.look.metrics("body", bold=True), max(SMALLEST_TARGET_PX, self.look.sizes.btn - 16)
        boxes, left, top = [], 0, 0
        for choice in self._choices:
            wide = min(width, max(_LEAST, metrics.horizontalAdvance(choice.label) + 32))
            if left and left + wide > width:
                left, top = 0, top + height + _GAP
            boxes.append(QRect(left, top, wide, height))
            left += wide + _GAP
        return boxes
