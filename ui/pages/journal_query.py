"""What a person asked of the journal, and what has come of it. One question at a time; a new one cancels the old."""

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QObject, QTimer

from station.api.schema import CaseStory, CodeStory, OrderCases
from ui.client import Call, Failure, ScreenClient
from ui.client.calls import Answer, Done
from ui.client.client import code_path
from ui.presenters.lookup import LookupRequest
from ui.presenters.order_cases import OrderLookup

HISTORY = 50


class JournalQuery(QObject):
    """Ask ``ask``; ``changed`` is called whenever ``asked``, ``story``, ``case``, ``order`` or ``failure`` differ.

    Ends with its ``owner``."""

    def __init__(self, client: ScreenClient, changed: Callable[[], None], owner: QObject) -> None:
        super().__init__(owner)
        self._client = client
        self._changed = changed
        self._call: Call | None = None
        self._past: list[LookupRequest] = []
        self.version = 0
        """Grows with every change."""
        self.asked: LookupRequest | None = None
        self.story: CodeStory | CaseStory | None = None
        self.case: CaseStory | None = None
        """The case to draw."""
        self.order: OrderLookup | None = None
        self.failure: Failure | None = None

    def ask(self, asked: LookupRequest) -> None:
        """Look it up; where a person came from is kept for ``back``."""
        if self.asked is not None and self.asked != asked:
            self._past = [*self._past, self.asked][-HISTORY:]
        self._begin(asked)

    @property
    def can_go_back(self) -> bool:
        return bool(self._past)

    def back(self) -> None:
        if self._past:
            self._begin(self._past.pop())

    def resume(self) -> None:
        """What was cancelled before an answer came is asked again."""
        if self.asked is not None and self._call is None and not (self.story or self.order or self.failure):
            self._begin(self.asked)

    def cancel(self) -> None:
        """Nobody waits for the rest; what has come stays."""
        if self._call is not None:
            self._call.cancel()
            self._call = None
        if self.order is not None and self.order.running:
            self.order.stopped = True
        self._tell()

    @property
    def settled(self) -> bool:
        """What was asked has its answer: found, or not."""
        found = self.story is not None or self.order is not None
        return found or (self.failure is not None and self._call is None)

    # asking ------------------------------------------------------------------------------------------------------

    def _begin(self, asked: LookupRequest) -> None:
        if self._call is not None:
            self._call.cancel()
        self.asked = asked
        self.story = self.case = self.order = self.failure = self._call = None
        self._tell()
        match asked.kind:
            case "code":
                self._get(code_path(asked.text), CodeStory, self._got_code)
            case "case":
                self._get(f"/v1/cases/{asked.text}", CaseStory, self._got_case)
            case "order":
                self.order = OrderLookup(asked.text)
                self._next_stretch(0)

    def _get(self, path: str, kind: type[Answer], done: Done[Answer]) -> None:
        asked = self.asked

        def came(answer: Answer | Failure) -> None:
            if self.asked is asked:
                self._call = None
                done(answer)

        self._call = self._client.get(path, kind, came)

    def _got_code(self, answer: CodeStory | Failure) -> None:
        if not isinstance(answer, Failure):
            self.story = answer
            if answer.seq:
                self._get(f"/v1/cases/{answer.epoch}/{answer.seq}", CaseStory, self._got_drawn)
            self._tell()
            return
        self.failure = answer
        if answer.key == "code_unknown" and self.asked is not None:  # perhaps it is an order's name
            self._get(_order_path(self.asked.text, 0), OrderCases, self._got_first_stretch)
        self._tell()

    def _got_case(self, answer: CaseStory | Failure) -> None:
        if isinstance(answer, Failure):
            self.failure = answer
        else:
            self.story = self.case = answer
        self._tell()

    def _got_drawn(self, answer: CaseStory | Failure) -> None:
        self.case = None if isinstance(answer, Failure) else answer
        self._tell()

    # orders, a stretch at a time ---------------------------------------------------------------------------------

    def _next_stretch(self, after: int) -> None:
        if self.order is not None and self.order.running:
            self._get(_order_path(self.order.order, after), OrderCases, self._got_stretch)

    def _got_first_stretch(self, answer: OrderCases | Failure) -> None:
        if not isinstance(answer, Failure) and self.asked is not None:
            self.asked = LookupRequest("order", self.asked.text)
            self.failure, self.order = None, OrderLookup(self.asked.text)
            self._got_stretch(answer)
        else:
            self._tell()

    def _got_stretch(self, answer: OrderCases | Failure) -> None:
        order = self.order
        if order is None:
            return
        if isinstance(answer, Failure):
            self.failure = answer
            order.failed = answer.key
        else:
            order.took(answer)
            if answer.after is not None:
                QTimer.singleShot(0, self, lambda: self._next_stretch(answer.after or 0))
        self._tell()

    def _tell(self) -> None:
        self.version += 1
        self._changed()


def _order_path(order: str, after: int) -> str:
    return f"/v1/orders/{quote(order, safe='', errors='surrogatepass')}/cases?after={after}"
