"""Keys of which one, or several, are chosen: as many rows as they need, so that every choice is seen at once."""

from PySide6.QtCore import QRect

from ui.presenters.settings import ChoiceModel
from ui.widgets.choice_keys import Choice, ChoicePool

_GAP = 8


class ChoiceGrid(ChoicePool):
    """Row under row."""

    def show_choices(self, choices: tuple[ChoiceModel, ...]) -> None:
        named = tuple(Choice(choice.key, choice.label) for choice in choices)
        self.fill(named, [choice.key for choice in choices if choice.chosen])

    def height_for(self, width: int) -> int:
        """What all of them need."""
        boxes = self._boxes(width)
        return boxes[-1].bottom() + 1 if boxes else 0

    def place(self) -> None:
        for place, key in enumerate(self.keys):
            key.setVisible(place < len(self.choices))
        for key, box in zip(self.keys, self._boxes(self.width()), strict=False):
            key.setGeometry(box)

    def _boxes(self, width: int) -> list[QRect]:
        height, boxes, left, top = self.key_height(), [], 0, 0
        for place in range(len(self.choices)):
            wide = min(width, self.key_width(place))
            if left and left + wide > width:
                left, top = 0, top + height + _GAP
            boxes.append(QRect(left, top, wide, height))
            left += wide + _GAP
        return boxes
