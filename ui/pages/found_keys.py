"""Three keys for a case that must be found: it was on the pallet, in the bin, or it is gone."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import CommandAnswer
from ui.client import Failure
from ui.i18n.words import fill
from ui.presenters.answers import AnswerModel, refused
from ui.shell.page import PageTools
from ui.widgets.base import Painted
from ui.widgets.keys import HoldKey

SURE_S = 1.0
"""Where a case really is cannot be said by a slip of the finger."""
_GAP = 6


class FoundKeys(Painted):
    """Pressed for a second each; dim while no case is chosen."""

    def __init__(self, tools: PageTools, done: Callable[[], None], parent: QWidget) -> None:
        """``done``: the station has answered, whatever it said."""
        super().__init__(tools.theme, parent)
        self._tools, self._done = tools, done
        self.case = ""
        """``epoch/seq``; empty = none is chosen."""
        self.pallet, self.bin, self.gone = (HoldKey(tools.theme, self, hold_s=SURE_S) for _ in range(3))
        self.pallet.held.connect(lambda: self._resolve("pallet"))
        self.bin.held.connect(lambda: self._resolve("bin"))
        self.gone.held.connect(lambda: self._resolve("gone"))

    def show_case(self, name: str) -> None:
        words, self.case = self._tools.words, name
        self.pallet.set_label(words.say("alarms", "On the pallet"))
        self.bin.set_label(words.say("alarms", "In the bin"))
        self.gone.set_label(words.say("alarms", "Not found"))
        for key in self.keys:
            key.setEnabled(bool(name))

    @property
    def keys(self) -> tuple[HoldKey, ...]:
        return self.bin, self.pallet, self.gone

    def _resolve(self, found: str) -> None:
        epoch, _, seq = self.case.partition("/")
        if not seq:
            return
        words, case, tools = self._tools.words, self.case, self._tools
        told = {
            "pallet": words.say("alarms", "Case {case} was on the pallet: noted."),
            "bin": words.say("alarms", "Case {case} was in the bin: noted."),
            "gone": words.say("alarms", "Case {case} is recorded as not found. Its codes stay in use."),
        }

        def answered(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                tools.tell(refused(answer.key, answer.arguments, words))
            else:
                tools.tell(AnswerModel("accepted", fill(told[found], case=words.case(case), units=words.units)))
            self._done()

        tools.client.command("resolve_case", {"epoch": int(epoch), "seq": int(seq), "found": found}, answered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = (self.width() - 2 * _GAP) // 3
        for place, key in enumerate(self.keys):
            key.setGeometry(QRect(place * (width + _GAP), 0, width, self.height()))
        super().resizeEvent(event)

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
