"""Profile io: which cases get no number, from the moment at which that begins until cases are numbered again. Pure."""

from drivers.plc.profiles.case_counter import CaseCounter
from drivers.uncounted import UncountedCases

COUNT_WITHIN_MS = 2_000
"""A counter that says nothing for so long, while cases are numbered again, is waited for no longer."""


class UncountedLog:
    """One silence at a time: it begins with the program, with a gap between two looks, or with a case for which there
    is no number; it ends when cases are numbered and the block's counter, if there is one, has been read."""

    def __init__(self, case_ms: float, *, has_counter: bool) -> None:
        self._counter = CaseCounter(case_ms) if has_counter else None
        self._case_ms = case_ms
        self._edges = 0
        self._begin_ms: int | None = None
        """Since when; None = every case is numbered."""
        self._at_start = True
        self._seen = 0
        self._unseen: int | None = 0
        self._numbered_ms: int | None = None
        """Since when cases are numbered again."""
        self._ready: list[UncountedCases] = []

    def start(self, now_ms: int) -> None:
        """The program begins: what came before, nobody here knows."""
        self._begin_ms, self._unseen = now_ms, None

    def fall_silent(self, before_ms: int, now_ms: int, *, hidden: bool) -> None:
        """Nobody looked in between. ``hidden``: two cases that follow each other closely would look like one."""
        if self._begin_ms is None:
            self._begin_ms = before_ms
        if self._counter is not None:
            self._counter.fall_silent()
        if hidden or now_ms - before_ms >= self._case_ms:
            self._unseen = None
        self._numbered_ms = None

    def came(self, now_ms: int, *, numbered: bool) -> None:
        """A case darkened the photocell at this look."""
        self._edges += 1
        if not numbered:
            self._begin_ms = now_ms if self._begin_ms is None else self._begin_ms
            self._seen += 1

    def note_count(self, value: int) -> None:
        """The block's counter, as it was read after the last look."""
        if self._counter is not None:
            self._counter.note(value)

    def look(self, now_ms: int, *, clear: bool, numbers: bool) -> None:
        """At the end of every look. ``clear``: no case is at the photocell; ``numbers``: a case would get one."""
        value = self._counter.settled(clear) if self._counter is not None else None
        if self._begin_ms is None:
            if self._counter is not None and value is not None:
                self._counter.follow(value, self._edges)
            return
        if not numbers:
            self._numbered_ms = None
            return
        self._numbered_ms = now_ms if self._numbered_ms is None else self._numbered_ms
        if self._unseen is None and self._counter is not None and not self._at_start:
            if value is None and now_ms - self._numbered_ms < COUNT_WITHIN_MS:
                return
            if value is not None:
                self._unseen = self._counter.unseen(value, self._edges, now_ms - self._begin_ms)
        self._tell(self._numbered_ms)

    def _tell(self, until_ms: int) -> None:
        assert self._begin_ms is not None
        told = UncountedCases(until_ms - self._begin_ms, self._seen, self._unseen, self._at_start)
        if told.seen or told.unseen != 0:
            self._ready.append(told)
        self._begin_ms = self._numbered_ms = None
        self._at_start, self._seen, self._unseen = False, 0, 0

    @property
    def waits(self) -> bool:
        """The block's counter is wanted now."""
        return self._counter is not None and self._numbered_ms is not None

    def take(self) -> UncountedCases | None:
        """The oldest that was not taken yet."""
        return self._ready.pop(0) if self._ready else None
