"""Alarms that were, a page at a time as the list is scrolled."""

from station.api.schema import AlarmHistory, PastAlarm
from ui.client import Call, Failure
from ui.i18n.words import Words
from ui.presenters.alarm_history import past_rows
from ui.presenters.answers import refused
from ui.shell.page import PageTools
from ui.widgets.row_list import RowList

PAGE = 50
MOST_ROWS = 5_000


class AlarmHistoryList(RowList):
    """Newest first."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools.theme)
        self._tools = tools
        self._past: tuple[PastAlarm, ...] = ()
        self._next: int | None = None
        self._call: Call | None = None
        self.wants_more.connect(self._more)

    def ask(self) -> None:
        """From the newest on."""
        self.forget()
        self._call = self._tools.client.get(f"/v1/alarms?limit={PAGE}", AlarmHistory, self._got)

    def forget(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            call.cancel()

    def tell(self, words: Words) -> None:
        """In this language."""
        self.show_rows(past_rows(self._past, words))

    def _more(self) -> None:
        """A page that did not come is asked for again with the next scroll."""
        if self._next is not None and self._call is None and len(self._past) < MOST_ROWS:
            path = f"/v1/alarms?limit={PAGE}&before={self._next}"
            self._call = self._tools.client.get(path, AlarmHistory, self._got_more)

    def _got(self, page: AlarmHistory | Failure) -> None:
        self._past, self._next = (), None
        self._got_more(page)

    def _got_more(self, page: AlarmHistory | Failure) -> None:
        self._call = None
        if isinstance(page, Failure):
            self._tools.tell(refused(page.key, page.arguments, self._tools.words))
            return
        self._past, self._next = self._past + page.past, page.next
        self.tell(self._tools.words)
