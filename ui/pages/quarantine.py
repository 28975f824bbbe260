"""Cases that did not leave as they should: a person finds each. Shown where an alarm asks for it."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import CodeStory, RejectPage
from ui.client import Call, Failure
from ui.client.client import code_path
from ui.i18n.words import fill
from ui.pages.found_keys import FoundKeys
from ui.presenters.alarms import AlarmCard, CaseChoice, choices
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.rows import RowModel
from ui.shell.page import PageTools
from ui.widgets.base import Painted
from ui.widgets.plain_text import PlainLabel
from ui.widgets.row_list import RowList

MOST_CASES = 200
NONE = ("", "")
_GAP = 6


class Quarantine(Painted):
    """A list of cases, and three keys for the chosen one."""

    def __init__(self, tools: PageTools, changed: Callable[[], None], parent: QWidget) -> None:
        """``changed``: the cases are others, the page lays itself out anew."""
        super().__init__(tools.theme, parent)
        self.tools = tools
        self._changed = changed
        self.list = RowList(tools.theme, self)
        self.hint = PlainLabel(tools.theme, "small", ink="text2", wrap=True, parent=self)
        self.found = FoundKeys(tools, self.ask, self)
        self.choices: tuple[CaseChoice, ...] = ()
        self.case = ""
        """``epoch/seq`` of the chosen one."""
        self._range = NONE
        self._page: RejectPage | None = None
        self._call: Call | None = None
        self._scan: Call | None = None
        """A scan that is looked up: the list of the cases comes all the same."""
        self.list.chosen.connect(self.choose)
        tools.theme.changed.connect(self._place)

    # which cases -------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Which cases of this alarm must still be found."""
        if self._call is not None:
            self._call.cancel()
            self._call = None
        epoch, _, seq = self._range[1].partition("/")
        if not seq:
            return
        edge = f"{epoch}/{int(seq) + 1}"
        path = f"/v1/rejects?since_us=0&reason=owed&limit={MOST_CASES}&before={edge}"
        self._call = self.tools.client.get(path, RejectPage, self._got)

    def forget(self) -> None:
        calls, self._call, self._scan = (self._call, self._scan), None, None
        for call in calls:
            if call is not None:
                call.cancel()

    def _got(self, page: RejectPage | Failure) -> None:
        """What cannot be asked now is asked again when an alarm changes; until then nothing is offered."""
        self._page = None if isinstance(page, Failure) else page
        self._changed()

    def show_card(self, card: AlarmCard | None) -> None:
        """The cases of this alarm; none for an alarm that asks for none."""
        wanted = card.sought if card is not None else NONE
        if wanted != self._range:
            self._range, self._page = wanted, None
            self.ask()
        self.choices = choices(self._page, card, self.tools.words) if card is not None and wanted != NONE else ()
        names = [each.key for each in self.choices]
        if self.case not in names:
            self.case = names[0] if len(names) == 1 else ""
        self._show()

    def choose(self, name: str) -> None:
        self.case = name
        self._show()

    def _show(self) -> None:
        words = self.tools.words
        rows = tuple(
            RowModel(each.key, "doubt", fill(words.say("verdict", "Case {case}"), case=each.name), each.about)
            for each in self.choices
        )
        self.list.show_rows(rows, self.case)
        hint = words.say("alarms", "{n:1 case|{n} cases} to find. Scan or tap one, then press long where it was found.")
        self.hint.set_text(fill(hint, n=words.number(len(self.choices))))
        self.found.show_case(self.case)

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        """The case this code is on, while cases must be found."""
        if not self.choices:
            return False
        if self._scan is not None:
            self._scan.cancel()
        self._scan = self.tools.client.get(code_path(code), CodeStory, lambda story: self._looked_up(code, story))
        return True

    def _looked_up(self, code: str, story: CodeStory | Failure) -> None:
        words = self.tools.words
        if isinstance(story, Failure):
            self.tools.tell(refused(story.key, story.arguments, words, code))
            return
        name = f"{story.epoch}/{story.seq}"
        if name not in {each.key for each in self.choices}:
            self.tools.tell(refused("case_not_sought", {"case": name}, words, code))
            return
        self.choose(name)
        said = fill(words.say("alarms", "This is case {case}. Where was it found?"), case=words.case(name))
        self.tools.tell(AnswerModel("accepted", said, "", code))

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        key, pad = max(48, self.theme.sizes.btn - 8), self.theme.sizes.pad
        width = self.width() - 2 * pad
        narrow = self.theme.size_class == "small"
        hint = 0 if narrow else self.hint.heightForWidth(max(1, width))
        self.hint.setVisible(not narrow)
        self.hint.setGeometry(pad, 4, width, hint)
        keys = self.height() - key - pad
        self.list.setGeometry(0, hint + 8, self.width(), max(0, keys - hint - 8 - _GAP))
        self.found.setGeometry(QRect(pad, keys, width, key))

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
