"""Which keys come from a scanner? A pure state machine over the times of the keys.

A scan begins with the prefix STX, or with three keys less than 35 ms apart; it ends with Enter or Tab, or with 100 ms
of silence. Until it is sure, keys are held back: a scanner's space or Enter must never press a button. Keys of a
person are given back, in order, 35 ms later.

A scanner at full speed repeats a key without letting it go, which the window system takes for a held key: inside a
burst such presses are characters. A key that makes no character inside a burst spoils the scan: it stood for something,
and without it the code would be another one.

Half a code is another code, too. So a scan is spoilt that begins right behind keys that were taken for a person's, or
that ends in silence though scans here end with a key; and so is what follows that one within a second.
"""

from dataclasses import dataclass, field
from enum import Enum

FAST_MS = 35
SILENCE_MS = 100
SURE_AT = 3
LONGEST = 4096
"""Signs of one scan; the station takes no longer code."""
TYPED_MS = 500
"""A person does not scan so soon after a key."""
NO_PERSON_AT = 8
"""A person's fingers may roll over a few keys as fast as a scanner types, not over so many."""
REST_MS = 1_000
"""The rest of a scan that broke off comes so soon; a person scans again later."""
CUT, CAPS_LOCK = "cut", "Caps Lock"
"""Why a scan is spoilt, besides the name of a key."""
STX = "\x02"
GS = "\x1d"
_GS_NUMBER = 29


@dataclass(frozen=True, slots=True)
class KeyPress:
    """One key: the text it makes, or that it ends a line."""

    text: str = ""
    ends: bool = False
    stray: str = ""
    """Name of a key that makes no character (``F8``, a dead key)."""
    alt_digit: str = ""
    """A digit of the number pad while Alt is down: Alt+029 is how some scanners type GS."""
    repeated: bool = False
    """The window system takes it for a key that is held down."""
    wrong_case: bool = False
    """A letter that Shift does not explain: Caps Lock is on."""


@dataclass(frozen=True, slots=True)
class BurstResult:
    """What to do with the key and with those held back before it."""

    taken: bool = False
    """Keep this key from the widgets (it may be given back later)."""
    give_back: bool = False
    """The undecided keys were a person's: deliver them now, in order, before this one."""
    scan: str | None = None
    """A whole scan."""
    too_long: bool = False
    spoilt: str = ""
    """A scan held this key that makes no character, was ``CUT``, or typed under ``CAPS_LOCK``: there is no code."""


class _Mode(Enum):
    IDLE = "idle"
    MAYBE = "maybe"
    BURST = "burst"
    TAIL = "tail"


@dataclass(slots=True)
class BurstDetector:
    """Give it every key; arm a timer for ``wait_ms`` after each and call ``silent`` when that runs out."""

    _mode: _Mode = _Mode.IDLE
    _held: int = 0
    _text: list[str] = field(default_factory=list)
    _size: int = 0
    _last_ms: int = 0
    _stray: str = ""
    _alt: str = ""
    """Digits of an Alt code that has not ended."""
    _composed: bool = False
    """The last character came of an Alt code; some systems send it once more by themselves."""
    _typed_ms: int | None = None
    """When the last key was pressed that was taken for a person's."""
    _broken_ms: int | None = None
    """When the last key of a scan came that broke off."""
    _ends_with_key: bool = False
    """A scan ended with Enter or Tab, and no person can have typed it."""

    @property
    def undecided(self) -> bool:
        """Keys are held back that may still be a person's."""
        return self._mode is _Mode.MAYBE

    @property
    def wait_ms(self) -> int | None:
        """How long silence must last to mean something; None = it means nothing now."""
        match self._mode:
            case _Mode.MAYBE | _Mode.TAIL:
                return FAST_MS
            case _Mode.BURST:
                return SILENCE_MS
            case _Mode.IDLE:
                return None

    def press(self, key: KeyPress, at_ms: int) -> BurstResult:
        """One key press, with its own time (not the time it was looked at)."""
        before = self._silent_until(at_ms)
        self._last_ms = at_ms
        after = self._press(key)
        return BurstResult(
            after.taken,
            before.give_back or after.give_back,
            after.scan if after.scan is not None else before.scan,
            before.too_long or after.too_long,
            before.spoilt or after.spoilt,
        )

    def spoil(self, key: str) -> bool:
        """Something other than a key press made text; True = inside a scan, which is none any more."""
        if self._mode is not _Mode.BURST:
            return False
        self._stray = self._stray or key
        return True

    def interrupt(self, at_ms: int | None) -> BurstResult:
        """Something else happens at this moment (None = it has no time of its own), and not before the keys that came
        before it. Where they were the beginning of a scan, that one is cut."""
        if self.undecided:
            return self.silent()
        return self._silent_until(at_ms) if at_ms is not None else BurstResult()

    def _silent_until(self, at_ms: int) -> BurstResult:
        """No key came before this moment."""
        wait_ms = self.wait_ms
        return self.silent() if wait_ms is not None and at_ms - self._last_ms > wait_ms else BurstResult()

    def silent(self) -> BurstResult:
        """Nothing came for ``wait_ms``."""
        match self._mode:
            case _Mode.MAYBE:
                self._typed_ms = self._last_ms
                self._reset(_Mode.IDLE)
                return BurstResult(give_back=True)
            case _Mode.BURST:
                if self._ends_with_key or self._stray == CUT:
                    self._break_off()
                return self._end(_Mode.IDLE)
            case _Mode.TAIL | _Mode.IDLE:
                self._reset(_Mode.IDLE)
                return BurstResult()

    def _press(self, key: KeyPress) -> BurstResult:
        if not key.alt_digit:
            self._end_alt()
        match self._mode:
            case _Mode.BURST if key.ends:
                self._ends_with_key = self._ends_with_key or self._size >= NO_PERSON_AT
                return self._end(_Mode.TAIL)
            case _Mode.BURST:
                return self._add(key)
            case _Mode.TAIL if key.ends:
                return BurstResult(taken=True)
            case _Mode.IDLE | _Mode.TAIL if key.repeated or key.stray:
                return BurstResult()
            case _Mode.MAYBE if key.ends:
                self._reset(_Mode.IDLE)
                return BurstResult(give_back=True)
            case _Mode.MAYBE:
                self._held += 1
                if self._held >= SURE_AT:
                    self._mode = _Mode.BURST
                return self._add(key)
            case _Mode.IDLE | _Mode.TAIL:
                return self._first(key)

    def _first(self, key: KeyPress) -> BurstResult:
        is_rest = self._is_within(self._broken_ms, REST_MS)
        if key.ends:
            self._reset(_Mode.TAIL if is_rest else _Mode.IDLE)
            return BurstResult(taken=is_rest)
        self._reset(_Mode.IDLE)
        if key.text == STX:
            self._mode = _Mode.BURST
            return BurstResult(taken=True)
        if is_rest or self._is_within(self._typed_ms, TYPED_MS):
            self._stray = CUT
        self._mode, self._held = _Mode.BURST if is_rest else _Mode.MAYBE, 1
        return self._add(key)

    def _break_off(self) -> None:
        """A second from the first silence on: a person who types meanwhile must not be kept out for longer."""
        self._stray = self._stray or CUT
        if not self._is_within(self._broken_ms, REST_MS):
            self._broken_ms = self._last_ms

    def _is_within(self, before_ms: int | None, most_ms: int) -> bool:
        """Not where the clock began anew meanwhile, as 32 bits of milliseconds do after 49.7 days."""
        return before_ms is not None and 0 <= self._last_ms - before_ms <= most_ms

    def _add(self, key: KeyPress) -> BurstResult:
        self._stray = self._stray or key.stray or (CAPS_LOCK if key.wrong_case else "")
        self._alt += key.alt_digit
        if not (self._composed and key.text == GS):
            self._append(key.text)
        self._composed = False
        return BurstResult(taken=True)

    def _append(self, text: str) -> None:
        if self._size < LONGEST + 1:
            self._text.append(text)
        self._size += len(text)

    def _end_alt(self) -> None:
        """A key without Alt ends an Alt code. Other numbers than GS mean what the system's code page says: refused."""
        digits, self._alt = self._alt, ""
        if not digits:
            return
        if int(digits[:8]) == _GS_NUMBER:
            self._append(GS)
            self._composed = True
        else:
            self._stray = self._stray or f"Alt+{digits[:8]}"

    def _end(self, then: _Mode) -> BurstResult:
        self._end_alt()
        text, size, stray = "".join(self._text), self._size, self._stray
        self._reset(then)
        if stray:
            return BurstResult(taken=True, spoilt=stray)
        if size > LONGEST:
            return BurstResult(taken=True, too_long=True)
        return BurstResult(taken=True, scan=text if text else None)

    def _reset(self, mode: _Mode) -> None:
        self._mode, self._held, self._size = mode, 0, 0
        self._stray, self._alt, self._composed = "", "", False
        self._text.clear()
