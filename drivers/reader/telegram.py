"""A reader's telegrams → readings. Pure; whatever the bytes are, there is a reading and no exception.

Tagged: ``77;TEXT`` or ``77;NOREAD``, the line's trigger number first. Asked: ``TEXT`` or ``NOREAD``.
A telegram that does not hold exactly one text is a reading without one, and says why: half a code, or two codes taken
for one, would be a wrong code.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drivers.protocols import Reading, ReadingFault
from drivers.reader import words

_TOP = 32000
_DIGITS = 5
_IN_CODES = frozenset(b"\x04\x1c\x1d\x1e\x1f")
"""Controls a symbol can hold: separators of GS1 and ISO 15434. Others are framing that went wrong."""


@dataclass(frozen=True, slots=True)
class Telegrams:
    """How one reader writes its telegrams."""

    reader: str
    tagged: bool
    separator: bytes = b";"
    code_separator: bytes = b";"
    """Between several codes of one telegram; empty = the reader never sends several."""
    no_read_words: tuple[str, ...] = words.NO_READ_WORDS
    acknowledgements: tuple[str, ...] = words.ACKNOWLEDGEMENTS
    fault_answers: tuple[str, ...] = words.FAULT_ANSWERS

    def read(self, telegrams: Sequence[bytes], received_s: float) -> list[Reading]:
        """Return the readings in telegrams that came at once; acknowledgements are none.

        A tagged one without a believable number has ``trigger`` None: nobody can assign it. It may be the rest of the
        telegram before it (a code that holds the end of a line), so that one is no code either. An asked reader has one
        answer: several at once are none."""
        readings = [self._one(each, received_s) for each in telegrams if not self._is_acknowledgement(each)]
        if not self.tagged:
            return (
                readings if len(readings) < 2 else [_without_text(readings[0], "reader_several", b"\r".join(telegrams))]
            )
        for place, reading in enumerate(readings):
            if reading.trigger is None and place and readings[place - 1].trigger is not None:
                readings[place - 1] = _without_text(readings[place - 1], "reader_cut")
        return readings

    def _is_acknowledgement(self, telegram: bytes) -> bool:
        return words.is_one_of(telegram.decode("utf-8", "replace"), self.acknowledgements)

    def _one(self, telegram: bytes, received_s: float) -> Reading:
        trigger, code = None, telegram
        if self.tagged:
            number, separator, rest = telegram.partition(self.separator)
            if separator:
                trigger, code = _trigger(number), rest
        text, fault = self._text(code)
        return Reading(self.reader, trigger, text, code, received_s, fault)

    def _text(self, code: bytes) -> tuple[str | None, ReadingFault]:
        try:
            text = code.decode("utf-8")
        except UnicodeDecodeError:
            return None, "reader_not_utf8"
        if not text or words.is_one_of(text, self.no_read_words):
            return None, ""
        if words.is_one_of(text, self.fault_answers):
            return None, "reader_fault"
        if any(sign < 0x20 and sign not in _IN_CODES for sign in code):
            return None, "reader_cut"
        if self.code_separator and self.code_separator in code:
            return None, "reader_several"
        return text, ""


def _without_text(reading: Reading, fault: ReadingFault, raw: bytes | None = None) -> Reading:
    return replace(reading, text=None, fault=fault, raw=reading.raw if raw is None else raw)


def _trigger(number: bytes) -> int | None:
    """Return 1…32000, or None: signs, spaces, other digits and other lengths are not a trigger number."""
    if not (0 < len(number) <= _DIGITS and number.isdigit()):
        return None
    value = int(number)
    return value if 1 <= value <= _TOP else None
