"""What a reader says: bytes → readings, told from what is no reading; and whether what it says has an end."""

import asyncio
from collections.abc import Callable

from drivers.errors import DeviceLost
from drivers.protocols import Reading
from drivers.reader import words
from drivers.reader.framing import Framer
from drivers.reader.settings import ReaderSettings
from drivers.reader.telegram import TelegramFormat, is_garbled

HALF_LINE_S = 2.0
"""A telegram that has begun and goes on no more for so long never ends: the line end is another one."""
UNENDED_S = 10.0
"""Nor does one that goes on for so long, as on a line that never pauses; the longest takes 9 s at 9600 baud."""
_ENDLESS = 8
"""So many longest telegrams without a whole one among them never end either."""


class Hearing:
    """Of one reader, whatever connection the bytes come on. No I/O."""

    def __init__(self, name: str, settings: ReaderSettings, clock: Callable[[], float]) -> None:
        self._name = name
        self._clock = clock
        self._test_answer = settings.test_answer
        self._telegrams = telegrams_of(name, settings)
        start, end = settings.marks
        self._framer = Framer(end, settings.max_telegram_bytes, start)
        self._most_unended = _ENDLESS * settings.max_telegram_bytes
        self._begun_s = 0.0
        """When the telegram began that has not ended."""
        self.heard_s = 0.0
        """When the newest bytes came."""
        self._has_begun = False
        """A telegram had begun when the reader was fired: that one is no answer."""
        self.identity: asyncio.Future[str] | None = None
        """Who waits for the answer to the harmless question."""
        self.identities_owed = 0
        """Questions of this connection that are not answered yet; a late answer is no code either."""
        self.unassignable = 0
        """Tagged telegrams without a believable trigger number."""

    @property
    def pending(self) -> bool:
        """A telegram has begun and not ended."""
        return self._framer.pending

    @property
    def heard(self) -> int:
        """Bytes, all of them."""
        return self._framer.heard

    @property
    def dropped(self) -> int:
        """Telegrams that were too long or broken."""
        return self._framer.dropped

    def begin(self, midway: bytes) -> list[Reading]:
        """A new connection; ``midway`` came while it was opened, and may begin in the middle of a telegram."""
        self._framer.reset()
        self.identities_owed = 0
        if not midway:
            return []
        self._framer.skip()
        return self.take(midway, is_answer=False)

    def fired(self) -> None:
        """What is being said now was begun before the request."""
        self._has_begun = self._framer.pending

    def take(self, data: bytes, *, is_answer: bool) -> list[Reading]:
        """Return the readings that these bytes complete. ``is_answer``: they can answer a request."""
        was_pending, dropped, now_s = self._framer.pending, self._framer.dropped, self._clock()
        if not was_pending and now_s - self.heard_s > HALF_LINE_S:
            self._framer.unended = 0  # what came before a silence is no beginning of a telegram without an end
        self.heard_s = now_s
        telegrams = self._framer.feed(data)
        if telegrams or not was_pending:
            self._begun_s = now_s
        if self._framer.dropped > dropped:
            self._has_begun = False  # it was given up
        early: list[Reading] = []
        if self._has_begun and telegrams:
            self._has_begun = False
            first = telegrams.pop(0)
            if self._telegrams.read([first], now_s, is_answer=False):  # an acknowledgement takes no answer's place
                early = [Reading(self._name, None, None, first, now_s, "reader_early")]
        telegrams = [each for each in telegrams if not self._is_identity(each)]
        readings = self._telegrams.read(telegrams, now_s, is_answer=is_answer)
        self.unassignable += sum(self._telegrams.tagged and each.trigger is None for each in readings)
        return early + readings

    def demand_end(self) -> None:
        """Raises DeviceLost where so much came that it has none."""
        if self._framer.unended > self._most_unended:
            raise self.never_ends()

    def left_s(self) -> float:
        """So long the rest of the telegram that has begun is waited for."""
        return max(0.0, min(HALF_LINE_S, self._begun_s + UNENDED_S - self._clock()))

    def never_ends(self) -> DeviceLost:
        return DeviceLost("reader_garbled" if is_garbled(self._framer.newest) else "reader_unended")

    def _is_identity(self, telegram: bytes) -> bool:
        """The answer to the harmless question; nothing else is taken for one, and each question has one."""
        text, awaited = telegram.decode("utf-8", "replace"), self.identity
        if not self.identities_owed or not words.fits(text, (self._test_answer,)):
            return False
        self.identities_owed -= 1
        if awaited is not None and not awaited.done():
            awaited.set_result(text)
        return True


def telegrams_of(name: str, settings: ReaderSettings) -> TelegramFormat:
    """How this reader writes its telegrams."""
    return TelegramFormat(
        reader=name,
        tagged=settings.trigger != "asked",
        separator=settings.separator.encode(),
        number_at=settings.number_at,
        prefix=words.spelled(settings.prefix).encode(),
        suffix=words.spelled(settings.suffix).encode(),
        code_separator=settings.code_separator.encode(),
        several=settings.codes == "several",
        place_separator=settings.place_separator.encode(),
        no_read_words=settings.no_read_words,
        acknowledgements=settings.acknowledgements,
        fault_answers=settings.fault_answers,
    )
