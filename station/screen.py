"""The operator's screen as a child of a launcher: started by name (``python -m ui``), and again when it dies or hangs.

The line never waits for it: nothing here blocks for longer than a signal takes, and the screen holds only a pipe of the
launcher. Decision 0140 says when it is started again and when not.
"""

import queue
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from station.launcher import Child, ChildSpec, Patience

STARTS_WITHIN_S = 30.0
"""Qt, fonts and a busy machine."""
SILENT_S = 8.0
"""A screen says each second that it lives."""
LOOK_AGAIN_S = 5.0
"""For a display that does not answer yet."""
MOST_FAILED_STARTS = 3
"""A screen that never came up so often will not: a library is missing."""
ENDS_WITHIN_S = 0.5
"""It has nothing to save."""
CLOSED = 0
NO_DISPLAY_NAMED, NO_DISPLAY_ANSWERS = 5, 6
"""Exit codes of a screen that has nothing to show a window on (also in ``ui/display.py``: no import leads there)."""


@dataclass(frozen=True, slots=True)
class ScreenOptions:
    """How the screen looks at its start. What a person switches on it is kept while the launcher lives."""

    kiosk: bool = False
    language: str = "en"
    theme: str = "light"
    scale: float = 1.0
    size: str = ""
    """``WxH`` of the window; empty = as it likes."""

    def arguments(self, data: Path) -> tuple[str, ...]:
        """The command line of ``ui`` for the station of this data folder."""
        given = ["--data", str(data), "--child", "--lang", self.language, "--theme", self.theme]
        given += ["--scale", str(self.scale)]
        given += ["--size", self.size] if self.size else []
        return (*given, "--kiosk") if self.kiosk else tuple(given)

    def as_seen(self, said: Mapping[str, object]) -> "ScreenOptions":
        """The same, with the language and theme the screen says it has now."""
        language, theme = (_word(said.get(name)) for name in ("lang", "theme"))
        return replace(self, language=language or self.language, theme=theme or self.theme)


class ScreenKeeper:
    """Call ``look`` often. ``say`` gets a sentence when something changed that a person at the terminal should know."""

    def __init__(
        self,
        data: Path,
        options: ScreenOptions | None,
        say: Callable[[str], None],
        *,
        clock: Callable[[], float] = time.monotonic,
        module: str = "ui",
    ) -> None:
        self._say, self._clock = say, clock
        self._options = options if options is not None else ScreenOptions()
        self._data, self._log = data, data / "log" / "screen.log"
        # Where the processor is short a verdict comes before a picture of it.
        self.child = Child(ChildSpec("screen", module, (), self._log, speaks=True, background=True))
        self._started_s: float | None = None
        """None: it does not run, or has been seen to its end."""
        self._heard_s: float | None = None
        """When this one said last that it lives."""
        self._due_s = 0.0
        self._patience = Patience()
        self._failed_starts = 0
        self._said = ""
        self.starts = 0
        self.over = options is None
        """It is not started any more; without options it never is."""

    def look(self) -> None:
        """See to the screen."""
        if self.over:
            return
        if self._started_s is None:
            if self._clock() >= self._due_s:
                self._start()
            return
        self._hear()
        if not self.child.running:
            self._gone(self._started_s)
        elif self._hangs(self._started_s):
            self._tell("The screen hung: it is started again.")
            self.child.end(ENDS_WITHIN_S)
            self._gone(self._started_s)

    @property
    def alive(self) -> bool:
        """It has said so in this life."""
        return self._heard_s is not None

    def end(self) -> None:
        """For good. Safe to call twice."""
        self.over = True
        self.child.end(ENDS_WITHIN_S)

    # how it goes -------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self.child.spec = replace(self.child.spec, arguments=self._options.arguments(self._data))
        try:
            self.child.start()
        except OSError as error:
            self._tell(f"The screen cannot be started: {error.strerror}. The line runs without it.")
            self._due_s = self._clock() + LOOK_AGAIN_S
            return
        self.starts += 1
        self._started_s, self._heard_s = self._clock(), None

    def _hear(self) -> None:
        """It lives; and how it looks, should it have to come back."""
        while True:
            try:
                said = self.child.said.get_nowait()
            except queue.Empty:
                return
            if said.get("alive") is True:
                self._heard_s = self._clock()
                self._failed_starts, self._said = 0, ""
                self._options = self._options.as_seen(said)

    def _hangs(self, started_s: float) -> bool:
        now_s = self._clock()
        if self._heard_s is None:
            return now_s - started_s > STARTS_WITHIN_S
        return now_s - self._heard_s > SILENT_S

    def _gone(self, started_s: float) -> None:
        """Sort its end: closed by a person, not able to start, or fallen over."""
        code, lived = self.child.exit_code, self.alive
        self.child.end(ENDS_WITHIN_S)
        self._started_s = self._heard_s = None
        if code == CLOSED and lived and not self._options.kiosk:
            self.over = True
            self._tell("The screen was closed. The line runs on; Ctrl-C ends it.")
            return
        if code in (NO_DISPLAY_NAMED, NO_DISPLAY_ANSWERS):
            self.over = code == NO_DISPLAY_NAMED
            self._tell(f"{self._last_words()} The line runs without a screen.")
            self._due_s = self._clock() + LOOK_AGAIN_S
            return
        if not lived:
            self._failed_starts += 1
        if self._failed_starts >= MOST_FAILED_STARTS:
            self.over = True
            self._tell(f"The screen cannot be shown: {self._last_words()} The line runs without it.")
            return
        now_s = self._clock()
        self._due_s = now_s + self._patience.wait_s(now_s - started_s)

    def _last_words(self) -> str:
        try:
            lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            lines = []
        return next((line for line in reversed(lines) if line.strip()), f"{self._log} is empty.")

    def _tell(self, sentence: str) -> None:
        """Once, not with every attempt."""
        if sentence != self._said:
            self._said = sentence
            self._say(sentence)


def _word(said: object) -> str:
    """A short word, or nothing."""
    return said if isinstance(said, str) and re.fullmatch(r"[A-Za-z_]{1,16}", said) else ""
