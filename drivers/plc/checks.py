"""What makes a PLC block believed: right map, whole, new, and a heart that beats. Pure; time comes in as data.

Order of the checks. The two constants (probe, version) come first: they are right in a torn block as well, and where
they are wrong the first and last word mean nothing. Then whole (word 0 = word 23), then new, then the heartbeat, then
the ranges of the words.

A block is believed only after the block number *and* the heartbeat have been seen to move on this connection: what
lies in the memory of a gateway or of a stopped PLC looks exactly like a live first block.
"""

from collections.abc import Sequence

from drivers.errors import DeviceLost, NoAnswer, WireFault
from drivers.plc.codec import MAP_VERSION, PLC_WORDS, PROBE, PROBE_SWAPPED, TOP, decode_block, signed
from drivers.protocols import PlcBlock

_VERSION_WORD = 1
_PROBE_WORD = 2
_HEARTBEAT_WORD = 5
_TOLD_AS_THEY_ARE = frozenset(
    {"plc_garbled", "plc_bus_silent", "plc_not_connected", "plc_not_written", "plc_writes_elsewhere"}
)
"""Why nothing came, where that says more than that nothing came."""


def is_whole(words: Sequence[int]) -> bool:
    """Tell whether the first and the last word carry the same publication number."""
    return words[0] == words[-1]


def check_map(words: Sequence[int]) -> None:
    """Raise WireFault unless the words can be a PLC block of map v1 at the right base with the right byte order."""
    if len(words) != PLC_WORDS:
        raise WireFault("plc_reply", what="count", expected=PLC_WORDS, got=len(words))
    probe, version = words[_PROBE_WORD], words[_VERSION_WORD]
    if probe == PROBE_SWAPPED:
        raise WireFault("plc_byte_order", read=probe, expected=PROBE)
    if probe != PROBE:  # a right block, too, is number 1 now and then, and has 4660 triggers of its case-code reader
        if words[_VERSION_WORD ^ 1] == MAP_VERSION and words[_PROBE_WORD ^ 1] == PROBE:
            raise WireFault("plc_word_order", at=_PROBE_WORD ^ 1)
        raise WireFault("plc_probe", read=probe, expected=PROBE)
    if version != MAP_VERSION:
        raise WireFault("plc_map_version", theirs=signed(version), ours=MAP_VERSION)


class Liveness:
    """Judges the blocks of one connection, in the order they were read."""

    def __init__(self, timeout_s: float, since_s: float) -> None:
        self._timeout_s = timeout_s
        self._fresh_s = since_s
        self._beat_s = since_s
        self._number: int | None = None
        self._heartbeat: int | None = None
        self._has_beaten = False
        self.torn_blocks = 0
        """Torn twice running, so given up for that poll."""
        self.repeated_blocks = 0

    @property
    def map_proven(self) -> bool:
        """A whole block of the right map has been read on this connection."""
        return self._number is not None

    def forget_map(self) -> None:
        """Another map is there now: nothing is written before a whole block of the right one was read again."""
        self._number = None

    def believe(self, words: Sequence[int], now_s: float) -> PlcBlock:
        """Return the block if it is whole, new and alive. Raises NoAnswer, DeviceLost or WireFault otherwise."""
        check_map(words)
        if not is_whole(words):
            self.torn_blocks += 1
            raise self._still_waiting("plc_torn", now_s)
        self._note_heartbeat(words[_HEARTBEAT_WORD], now_s)
        self._demand_new(words[0], now_s)
        self._demand_heartbeat(now_s)
        return decode_block(words)

    def unanswered(self, silent: NoAnswer, now_s: float) -> NoAnswer | DeviceLost:
        """Return the error for a request that got no reply: lost, once nothing new came for the time-out."""
        if now_s - self._fresh_s >= self._timeout_s:
            if silent.key in _TOLD_AS_THEY_ARE:
                return DeviceLost(silent.key, **silent.arguments)
            return DeviceLost("plc_silent", age_ms=_ms(now_s - self._fresh_s))
        return silent

    def _note_heartbeat(self, heartbeat: int, now_s: float) -> None:
        if self._heartbeat not in (None, heartbeat):
            self._has_beaten, self._beat_s = True, now_s
        self._heartbeat = heartbeat

    def _demand_new(self, number: int, now_s: float) -> None:
        if not 1 <= number <= TOP:
            raise WireFault("plc_range", word=0, name="block_first", value=signed(number))
        last, self._number = self._number, number
        if last is None:
            raise self._still_waiting("plc_first_block", now_s)
        if number == last:
            self.repeated_blocks += 1
            raise self._still_waiting("plc_same_block", now_s)
        self._fresh_s = now_s

    def _demand_heartbeat(self, now_s: float) -> None:
        age_s = now_s - self._beat_s
        if age_s >= self._timeout_s:
            raise DeviceLost("plc_heartbeat", age_ms=_ms(age_s))
        if not self._has_beaten:
            raise NoAnswer("plc_first_heartbeat")

    def _still_waiting(self, key: str, now_s: float) -> NoAnswer | DeviceLost:
        age_s = now_s - self._fresh_s
        if age_s < self._timeout_s:
            return NoAnswer(key)
        return WireFault(key, age_ms=_ms(age_s)) if key == "plc_torn" else DeviceLost("plc_silent", age_ms=_ms(age_s))


def _ms(age_s: float) -> int:
    return round(age_s * 1000)
