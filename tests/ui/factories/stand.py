"""A stand-in for the client: no network, it is fed by hand and remembers what was asked of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from PySide6.QtCore import QCoreApplication, QEvent

from station.api.schema import CommandAnswer, Snapshot
from ui.client import Call, Failure, ScreenClient
from ui.client.calls import Answer, Done, reading
from ui.client.target import NoTarget
from ui.i18n.translations import Translations
from ui.i18n.words import Language
from ui.screen import Screen
from ui.theme.theme import Theme
from ui.theme.tokens import ThemeName


@dataclass(slots=True)
class Clock:
    """Moved by hand."""

    now_s: float = 100.0

    def __call__(self) -> float:
        return self.now_s


class Nowhere:
    def find(self) -> NoTarget:
        return NoTarget("", "")


class StandClient(ScreenClient):
    """``feed`` a snapshot; ``asked`` and ``commands`` tell what the screen wanted."""

    def __init__(self) -> None:
        self.clock = Clock()
        super().__init__(Nowhere(), self.clock)
        self.commands: list[tuple[str, dict[str, Any]]] = []
        self.asked: list[str] = []
        self.posted: list[tuple[str, BaseModel]] = []
        self.answers: dict[str, bytes | Failure] = {}
        """Path → what is answered; ``fallback`` for all others."""
        self.fallback: bytes | Failure = Failure("picture_unknown", {"case": "?"})
        self.refusal: Failure | None = None
        self.done = CommandAnswer(id="x", done=True)
        """What a command is answered that is not refused."""

    def feed(self, snapshot: Snapshot) -> None:
        self.newest = snapshot
        self.connection.snapshot(self.clock())
        self.snapshot.emit(snapshot)

    def pass_time(self, seconds: float) -> None:
        """Nothing is heard meanwhile."""
        self.clock.now_s += seconds
        self.connection.check(self.clock())
        self.looked.emit()

    def command(self, kind: str, args: dict[str, Any], done: Done[CommandAnswer]) -> Call | None:
        self.commands.append((kind, args))
        done(self.refusal or self.done)
        return None

    def post(self, path: str, body: BaseModel, kind: type[Answer], done: Done[Answer]) -> Call | None:
        self.posted.append((path, body))
        return self.fetch(path, reading(kind, done))

    def get(self, path: str, kind: type[Answer], done: Done[Answer]) -> Call | None:
        return self.fetch(path, reading(kind, done))

    def fetch_file(self, path: str, done: Callable[[bytes | Failure], None], timeout_ms: int) -> Call | None:
        del timeout_ms
        return self.fetch(path, done)

    def fetch(self, path: str, done: Callable[[bytes | Failure], None]) -> Call | None:
        self.asked.append(path)
        done(self.answers.get(path, self.fallback))
        return None


class Waiting:
    """A request whose answer has not come."""

    def __init__(self, path: str, give: Callable[[], None]) -> None:
        self.path, self.give, self.open = path, give, True

    def cancel(self) -> None:
        self.open = False


class SlowClient(StandClient):
    """Answers only when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.under_way: list[Waiting] = []

    def _later(self, path: str, give: Callable[[], None]) -> Call:
        self.under_way.append(Waiting(path, give))
        return self.under_way[-1]  # type: ignore[return-value]

    def fetch(self, path: str, done: Callable[[bytes | Failure], None]) -> Call | None:
        self.asked.append(path)
        return self._later(path, lambda: done(self.answers.get(path, self.fallback)))

    def command(self, kind: str, args: dict[str, Any], done: Done[CommandAnswer]) -> Call | None:
        self.commands.append((kind, args))
        return self._later(kind, lambda: done(self.refusal or self.done))

    def answer(self, *paths: str) -> None:
        """Everything that is still waited for, and what is asked because of it; or only what is named."""
        while found := next((each for each in self.under_way if not paths or each.path in paths), None):
            self.under_way.remove(found)
            if found.open:
                found.open = False
                found.give()


def put_away(screen: Screen) -> None:
    """Close and delete it now: outside a running event loop ``deleteLater`` alone deletes nothing."""
    screen.close()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def make_screen(
    size: tuple[int, int] = (1280, 800), language: Language = "en", theme: ThemeName = "light"
) -> tuple[Screen, StandClient]:
    client = StandClient()
    screen = Screen(client, Theme(theme), Translations(language))
    screen.resize(*size)
    return screen, client
