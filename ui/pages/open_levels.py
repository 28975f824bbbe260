"""The containers above the case that are being filled, each with the key that closes it now."""

from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n.words import Words
from ui.presenters.answers import AnswerModel
from ui.presenters.open_levels import OpenLevel
from ui.presenters.user_name import LOCAL
from ui.shell.page import PageTools
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.base import CENTRE, Painted
from ui.widgets.keys import HoldKey
from ui.widgets.plain_text import PlainLabel

SURE_S = 1.0
"""A pallet is not closed by a slip of the finger."""
_GAP = 6
_PAD = 12


class OpenLevels(Painted):
    """One beside the other, the lowest first: how full it is over its key."""

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        super().__init__(tools.theme, parent)
        self._tools = tools
        self.levels: tuple[OpenLevel, ...] = ()
        self.texts: list[PlainLabel] = []
        self.keys: list[HoldKey] = []
        self._scan: int | None = None
        """The level whose label is waited for."""

    def show_levels(self, levels: tuple[OpenLevel, ...], words: Words) -> None:
        if levels == self.levels:
            return
        self.levels = levels
        while len(self.keys) < len(levels):
            key = HoldKey(self.theme, self, hold_s=SURE_S)
            key.role = "body"
            key.held.connect(partial(self._held, len(self.keys)))
            self.keys.append(key)
            self.texts.append(PlainLabel(self.theme, "body", bold=True, align=CENTRE, parent=self))
        if self._scan is not None and not any(each.level == self._scan and each.able for each in levels):
            self._scan = None
        for key, text, level in zip(self.keys, self.texts, levels, strict=False):
            text.set_text(level.text)
            key.set_label(level.close)
            key.hint = words.say("answer", "Press longer")
            key.setEnabled(level.able)
        self._place()

    def width_wanted(self) -> int:
        """0 = the recipe has no level above the case."""
        if not self.levels:
            return 0
        return (max(160, *(self._wide(each) for each in self.levels)) + _GAP) * len(self.levels) - _GAP

    def _wide(self, level: OpenLevel) -> int:
        """What its text and the label of its key need, with the ring of a key that is held."""
        text, close = (self.width_of(each, "body", bold=True) for each in (level.text, level.close))
        return (text + close if self._flat else max(text, close)) + 60 + 2 * _PAD

    @property
    def _flat(self) -> bool:
        """The text lies beside its key: there is no height for both."""
        return self.theme.sizes.btn - 6 - self._head < SMALLEST_TARGET_PX

    @property
    def _head(self) -> int:
        return self.line_of("body", bold=True) + 6

    # what a person does ------------------------------------------------------------------------------------------

    def _held(self, place: int) -> None:
        level = self.levels[place]
        if level.scan:
            self._scan = level.level
            self._tools.tell(AnswerModel("accepted", level.scan, ""))
        else:
            self._close(level)

    def scanned(self, code: str) -> bool:
        """A scan while a label is waited for is that label."""
        level = next((each for each in self.levels if each.level == self._scan), None)
        self._scan = None
        if level is None:
            return False
        self._close(level, code)
        return True

    def forget(self) -> None:
        """The page is left: the next scan is looked up."""
        self._scan = None

    def _close(self, level: OpenLevel, code: str = "") -> None:
        args = {"level": level.level, "by": LOCAL, **({"code": code} if code else {})}
        self._tools.command("close_container", args, said=level.closed, code=code)

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        n = len(self.levels)
        for place, (key, text) in enumerate(zip(self.keys, self.texts, strict=True)):
            key.setVisible(place < n)
            text.setVisible(place < n)
            if place < n:
                said = self.width_of(self.levels[place].text, "body", bold=True)
                self._place_level(key, text, self._box(place, n), said)

    def _box(self, place: int, n: int) -> QRect:
        width = (self.width() + _GAP) // n - _GAP
        return QRect(place * (width + _GAP), 0, width, self.height())

    def _place_level(self, key: HoldKey, text: PlainLabel, box: QRect, said: int) -> None:
        """Its text above its key, where there is the height for both; else beside it."""
        head = self._head
        if not self._flat:
            text.setGeometry(box.left(), box.top(), box.width(), head)
            key.setGeometry(box.left(), box.top() + head, box.width(), box.height() - head)
            return
        half = min(box.width() // 2, said + 2 * _PAD)
        text.setGeometry(box.left(), box.top(), half, box.height())
        key.setGeometry(box.left() + half, box.top(), box.width() - half, box.height())

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
