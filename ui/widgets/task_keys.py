"""The big keys under a task: as wide as they can be, three in a row at most."""

from PySide6.QtCore import QRect

from ui.presenters.task import TaskKey
from ui.widgets.choice_keys import Choice, ChoicePool

_GAP = 8
_IN_A_ROW = 3
_LEAST_OF_FOUR = 200
"""Four keys so wide stand in one row: what is over them is seen better."""


class TaskKeys(ChoicePool):
    """All of them are seen; a dim one can be pressed and says why it does nothing."""

    def show_keys(self, keys: tuple[TaskKey, ...]) -> None:
        self.fill(tuple(Choice(each.key, each.label) for each in keys), ())
        kinds = {each.key: each.kind for each in keys}
        for key, choice in zip(self.keys, self.choices, strict=False):
            key.set_kind(kinds.get(choice.key, "plain"))

    _four = False

    def height_for(self, n: int, width: int = 0) -> int:
        """``width``: what they will have, where that is known."""
        self._four = n == 4 and (width + _GAP) // n - _GAP >= _LEAST_OF_FOUR
        rows = self._rows(n)
        return rows * (self.key_height() + _GAP) - _GAP if n else 0

    def _rows(self, n: int) -> int:
        return 1 if self._four and n == 4 else -(-n // _IN_A_ROW)

    def place(self) -> None:
        n = len(self.choices)
        rows = max(1, self._rows(n))
        columns = max(1, -(-n // rows))
        wide = (self.width() + _GAP) // columns - _GAP
        for place, key in enumerate(self.keys):
            key.setVisible(place < n)
            column, row = place % columns, place // columns
            key.setGeometry(QRect(column * (wide + _GAP), row * (self.key_height() + _GAP), wide, self.key_height()))
