"""Profile io: which cases get no number, from the moment at which that begins until cases are numbered again. Pure."""

from drivers.plc.profiles.case_counter import CaseCounter
from drivers.uncounted import BlockCount, UncountedCases

COUNT_WITHIN_MS = 2_000
"""A counter that says nothing for so long, while cases are numbered again, is waited for no longer."""


class UncountedLog:
    """One silence at a time: it begins with the program, with a gap between two looks, or with a case for which there
    is no number; it ends when cases are numbered and the block's counter, if there is one, has been read."""

    def __init__(self, case_ms: float, counter: str = "") -> None:
        """``counter``: where the block's counter is read; empty = there is none."""
        self._counter = CaseCounter(case_ms) if counter else None
        self._source = counter
        self._case_ms = case_ms
        self._edges = 0
        self._begin_ms: int | None = None
        """Since when; None = every case is numbered."""
        self._began = False
        self._at_start = True
        self._off_ms: int | None = None
        """The station was off for so long, and what the counter said before is known; None = it is not."""
        self._seen = 0
        self._unseen: int | None = 0
        self._numbered_ms: int | None = None
        """Since when cases are numbered again."""
        self._ready: list[UncountedCases] = []
        self._told = (0, 0, 0)
        """What was told of the count last, in short: mark, epoch, edges."""
        self._to_keep: BlockCount | None = None

    def resume(self, kept: BlockCount, off_ms: int) -> None:
        """What the counter said at the newest record of a case, ``off_ms`` ago. Too late once the program has begun;
        a count that was read elsewhere, or without a mark, says nothing."""
        if self._began or self._counter is None or kept.value is None or not kept.mark or kept.source != self._source:
            return
        self._counter.resume(kept.value, kept.mark)
        self._off_ms = off_ms

    def start(self, now_ms: int) -> None:
        """The program begins: what came before, nobody here knows."""
        self._began, self._begin_ms, self._unseen = True, now_ms, None

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

    def note_count(self, value: int, mark: int = 0) -> None:
        """The block's counter, as it was read after the last look, and the mark that stands in its memory."""
        if self._counter is not None:
            self._counter.note(value, mark)

    def look(self, now_ms: int, *, clear: bool, epoch: int, numbered: int) -> None:
        """At the end of every look. ``clear``: no case is at the photocell; ``epoch``: a case would get a number in it,
        0 = it would get none; ``numbered``: the newest number that was given in it."""
        value = self._counter.settled(clear) if self._counter is not None else None
        if self._begin_ms is None:
            if self._counter is not None and value is not None:
                self._counter.follow(value, self._edges)
                self._keep(self._counter, value, epoch, numbered)
            return
        if not epoch:
            self._numbered_ms = None
            return
        self._numbered_ms = now_ms if self._numbered_ms is None else self._numbered_ms
        if self._unseen is None and self._counter is not None and not (self._at_start and self._off_ms is None):
            if value is None and now_ms - self._numbered_ms < COUNT_WITHIN_MS:
                return
            if value is not None:
                silent_ms = now_ms - self._begin_ms + (self._off_ms or 0)
                self._unseen = self._counter.unseen(value, self._edges, silent_ms)
        self._tell(self._numbered_ms)

    def _keep(self, counter: CaseCounter, value: int, epoch: int, numbered: int) -> None:
        """A count that has proved itself is to be kept, and one that is in doubt is not any more. Told once a case: who
        keeps it may have forgotten it."""
        told = (counter.mark if counter.proved else 0, epoch, self._edges)
        if counter.mark and told != self._told:
            kept = value if counter.proved else None
            self._told, self._to_keep = told, BlockCount(kept, counter.mark, self._source, epoch, numbered)

    def _tell(self, until_ms: int) -> None:
        assert self._begin_ms is not None
        told = UncountedCases(until_ms - self._begin_ms, self._seen, self._unseen, self._at_start)
        if told.seen or told.unseen != 0:
            self._ready.append(told)
        self._begin_ms = self._numbered_ms = self._off_ms = None
        self._at_start, self._seen, self._unseen = False, 0, 0

    @property
    def waits(self) -> bool:
        """The block's counter is wanted now."""
        return self._counter is not None and self._numbered_ms is not None

    def take(self) -> UncountedCases | None:
        """The oldest that was not taken yet."""
        return self._ready.pop(0) if self._ready else None

    def take_count(self) -> BlockCount | None:
        """What is to be kept of the counter, once."""
        told, self._to_keep = self._to_keep, None
        return told
