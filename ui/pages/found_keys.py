"""Two keys for a case in quarantine: it was found good, or in the bin."""

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
        super().__init__(tools.look, parent)
        self._tools, self._done = tools, done
        self.case = ""
        """``epoch/seq``; empty = none is chosen."""
        self.good, self.bin = (HoldKey(tools.look, self, hold_s=SURE_S) for _ in range(2))
        self.good.held.connect(lambda: self._resolve("good"))
        self.bin.held.connect(lambda: self._resolve("bin"))

    def show_case(self, name: str) -> None:
        words, self.case = self._tools.words, name
        chosen = words.case(name) if name else "…"
        self.good.set_label(fill(words.say("alarms", "{case} is good"), case=chosen))
        self.bin.set_label(fill(words.say("alarms", "{case} in the bin"), case=chosen))
        for key in (self.good, self.bin):
            key.setEnabled(bool(name))

    def _resolve(self, found: str) -> None:
        epoch, _, seq = self.case.partition("/")
        if not seq:
            return
        words, case, tools = self._tools.words, self.case, self._tools
        told = {
            "good": words.say("alarms", "Case {case} is released."),
            "bin": words.say("alarms", "Case {case} is void. Its {units} are free again."),
        }

        def answered(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                tools.tell(refused(answer.key, answer.arguments, words))
            else:
                tools.tell(AnswerModel("accepted", fill(told[found], case=words.case(case), units=words.units)))
            self._done()

        tools.client.command("resolve_quarantine", {"epoch": int(epoch), "seq": int(seq), "found": found}, answered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        half = (self.width() - _GAP) // 2
        self.good.setGeometry(QRect(0, 0, half, self.height()))
        self.bin.setGeometry(QRect(half + _GAP, 0, half, self.height()))
        super().resizeEvent(event)

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
