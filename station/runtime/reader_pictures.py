"""Pictures of smart readers as evidence. A case is judged without them, and none of them changes a verdict.

A picture is tied to a case by the trigger number in its name, or to the one request that waits for a picture, only
where no other case can be meant. Any other is kept as unassigned, with the reader's name and the time.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import re2
import structlog

from drivers.errors import DeviceLost
from drivers.protocols import PictureInbox, Pixels, ReaderPicture
from station.core.events import CasePassed, CaseRejected
from station.core.values import CaseRef
from station.messages.sentences import sentence
from station.runtime.clock import Clock
from station.runtime.evidence import EvidenceRing

SETTLE_MS = 3_000
"""A picture is tied so long after it came: by then its case is judged."""
CASE_WITHIN_MS = 60_000
"""A number names a case that was judged within this time; the count of triggers comes round again. No picture comes
later than this after its request."""
CASES_KEPT = 2_000
MOST_WAITING_BYTES = 64_000_000
AGAIN_S = 30.0
_log = structlog.get_logger("pictures")


@dataclass(frozen=True, slots=True)
class PictureRule:
    """How one reader's pictures are told."""

    number: str = ""
    """Pattern (RE2) of a file name; its group is the trigger number. Empty = the name holds none."""
    counts: Literal["", "own", "plc"] = ""
    """Whose number it is, of a reader that reads whole cases; empty = a number of this reader names no case."""
    within_ms: int = 1_000
    """By time: a picture comes so soon after its request."""


@dataclass(frozen=True, slots=True)
class PictureParts:
    """What assembly hands over."""

    inbox: PictureInbox
    rules: dict[str, PictureRule]
    decode: Callable[[bytes], Pixels]
    """Raises ValueError for what is no picture."""


@dataclass(frozen=True, slots=True)
class _Judged:
    at_ms: int
    case: CaseRef
    own: frozenset[int]
    """The reader's counts."""
    plc: int
    """The trigger that the PLC latched; 0 = none."""

    def numbers(self, rule: PictureRule) -> frozenset[int]:
        return self.own if rule.counts == "own" else frozenset({self.plc})


class Ties:
    """Which case a picture shows. No I/O and no clock."""

    def __init__(self) -> None:
        self._asks: defaultdict[str, deque[tuple[int, CaseRef]]] = defaultdict(lambda: deque(maxlen=CASES_KEPT))
        """Requests that no picture was tied to yet."""
        self._cases: deque[_Judged] = deque(maxlen=CASES_KEPT)
        self.began_ms = -CASE_WITHIN_MS
        """Requests before it are not known."""

    def asked(self, reader: str, case: CaseRef, at_ms: int) -> None:
        """The station fired this reader for this case."""
        self._asks[reader].append((at_ms, case))

    def judged(self, event: CasePassed | CaseRejected, at_ms: int) -> None:
        """A case, with the numbers under which it was read."""
        own = frozenset(unit.frame for unit in event.units if unit.frame)
        self._cases.append(_Judged(at_ms, event.case, own, event.window.first))

    def forget(self) -> None:
        """The reader's count may have begun anew: its numbers name other cases now."""
        self._cases.clear()

    def case_of(self, picture: ReaderPicture, rule: PictureRule, at_ms: int) -> CaseRef | None:
        """The one case that is meant; None = none, or it could be another one."""
        if not rule.counts:
            return self._by_time(picture, rule, at_ms)
        number = number_of(picture.file, rule.number)
        near = [each for each in self._cases if abs(at_ms - each.at_ms) <= CASE_WITHIN_MS]
        meant = {each.case for each in near if number and number in each.numbers(rule)}
        return meant.pop() if len(meant) == 1 else None

    def _by_time(self, picture: ReaderPicture, rule: PictureRule, at_ms: int) -> CaseRef | None:
        """A request that waits for its picture makes every other picture ambiguous: it may be that one, come late."""
        asks = self._asks[picture.reader]
        waiting = [ask for ask in asks if 0 <= at_ms - ask[0] <= CASE_WITHIN_MS]
        if picture.is_late or len(waiting) != 1 or at_ms - self.began_ms < CASE_WITHIN_MS:
            return None
        ((asked_ms, case),) = waiting
        if at_ms - asked_ms > rule.within_ms:
            return None
        asks.remove((asked_ms, case))
        return case


def number_of(file: str, pattern: str) -> int | None:
    """The trigger number in the name of a file; None where the group holds anything but digits."""
    found = re2.fullmatch(pattern, file) if pattern else None
    digits = (found[1] if found is not None else None) or ""
    return int(digits) if digits.isascii() and digits.isdigit() else None


def picture_name(case: CaseRef) -> str:
    """What the evidence of a case by its reader is called."""
    return f"{case.epoch}-{case.seq}-reader.jpg"


@dataclass(slots=True)
class PictureCounts:
    """Of one reader."""

    tied: int = 0
    unassigned: int = 0
    unusable: int = 0
    """No picture, or let go because too many came."""


@dataclass(slots=True)
class ReaderPictures:
    """Takes pictures in, waits until their cases are judged, keeps them."""

    parts: PictureParts
    evidence: EvidenceRing
    clock: Clock
    on_tied: Callable[[CaseRef, str], None] = lambda case, name: None
    """A case has a picture of this name now."""
    ties: Ties = field(default_factory=Ties)
    counts: defaultdict[str, PictureCounts] = field(default_factory=lambda: defaultdict(PictureCounts))
    _waiting: deque[tuple[int, ReaderPicture]] = field(default_factory=deque)
    _came: asyncio.Event = field(default_factory=asyncio.Event)
    _newest: deque[CaseRef] = field(default_factory=lambda: deque(maxlen=64))

    async def run(self) -> None:
        """Until cancelled."""
        loop = asyncio.get_running_loop()

        def take(picture: ReaderPicture) -> None:
            loop.call_soon_threadsafe(self.arrived, picture)

        self.ties.began_ms = self.clock.mono_ms()
        try:
            await self._start(take)
            while True:
                await self._came.wait()
                while self._waiting:
                    await asyncio.sleep(max(0, self._waiting[0][0] + SETTLE_MS - self.clock.mono_ms()) / 1_000)
                    await self.keep(*self._waiting.popleft())
                self._came.clear()
        finally:
            await asyncio.to_thread(self.parts.inbox.stop)

    async def _start(self, take: Callable[[ReaderPicture], None]) -> None:
        """Said once; tried again until it works. No case waits for it."""
        said = False
        while True:
            starting = asyncio.ensure_future(asyncio.to_thread(self.parts.inbox.start, take))
            try:
                return await asyncio.shield(starting)
            except asyncio.CancelledError:
                await asyncio.wait({starting})  # what begins to listen after it was stopped listens for ever
                raise
            except DeviceLost as fault:
                if not said:
                    _log.warning(sentence(fault.key, fault.arguments))
                said = True
            await asyncio.sleep(AGAIN_S)

    def arrived(self, picture: ReaderPicture) -> None:
        """A whole file. Let go when too many wait."""
        if sum(len(each.data) for _, each in self._waiting) + len(picture.data) > MOST_WAITING_BYTES:
            self.counts[picture.reader].unusable += 1
            return
        self._waiting.append((self.clock.mono_ms(), picture))
        self._came.set()

    def gone(self, reader: str) -> None:
        """This reader was lost."""
        if self.parts.rules.get(reader, PictureRule()).counts == "own":
            self.ties.forget()

    async def keep(self, came_ms: int, picture: ReaderPicture) -> None:
        """Tie it and hand it to the evidence."""
        counts, rule = self.counts[picture.reader], self.parts.rules[picture.reader]
        case = self.ties.case_of(picture, rule, came_ms)
        try:
            pixels = await asyncio.to_thread(self.parts.decode, picture.data)
        except ValueError:
            counts.unusable += 1
            return
        if case is not None and self._is_first(case):
            if self.evidence.keep(name := picture_name(case), pixels) is not None:
                counts.tied += 1
                self.on_tied(case, name)
            return
        counts.unassigned += 1
        self.evidence.keep(f"unassigned-{picture.reader}-{self.clock.now().wall_us}.jpg", pixels)

    def _is_first(self, case: CaseRef) -> bool:
        """No picture was tied to this case yet; the evidence may not have written the newest ones."""
        if case in self._newest or self.evidence.find(picture_name(case)) is not None:
            return False
        self._newest.append(case)
        return True
