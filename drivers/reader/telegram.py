"""A reader's telegrams → readings. Pure; whatever the bytes are, there is a reading and no exception.

Tagged: ``77;TEXT`` or ``77;NOREAD``, the line's trigger number first (or last). Asked: ``TEXT`` or ``NOREAD``.
A telegram that does not hold exactly one text is a reading without one, and says why: half a code, or two codes taken
for one, would be a wrong code. Where a reader sends several codes of a case (``77;TEXT;TEXT``, or with places
``77;1:TEXT;2:NOREAD``) the reading holds them all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from drivers.protocols import ReadCode, Reading, ReadingFault
from drivers.reader import words

_TOP = 32000
_DIGITS = 5
_IN_CODES = frozenset(b"\x04\x1c\x1d\x1e\x1f")
"""Controls a symbol can hold: separators of GS1 and ISO 15434. Others are framing that went wrong."""
_CUT = re.compile(rb"[\x00-\x03\x05-\x1b]")
"""Controls that no symbol holds."""
_GARBLED_BYTES = 4
"""So many bytes that are no text, a third of a telegram, are another baud rate and not another alphabet."""


@dataclass(frozen=True, slots=True)
class TelegramFormat:
    """How one reader writes its telegrams."""

    reader: str
    tagged: bool
    separator: bytes = b";"
    number_at: Literal["front", "back"] = "front"
    """Where the trigger number stands."""
    prefix: bytes = b""
    suffix: bytes = b""
    """What every telegram with data begins and ends with, and is no part of it."""
    code_separator: bytes = b";"
    """Between several codes of one telegram; empty = the reader never sends several."""
    several: bool = False
    """A telegram holds all codes of a case."""
    place_separator: bytes = b""
    """Between a code's place in the case and the code (``several``); empty = no places are told."""
    no_read_words: tuple[str, ...] = words.NO_READ_WORDS
    acknowledgements: tuple[str, ...] = words.ACKNOWLEDGEMENTS
    fault_answers: tuple[str, ...] = words.FAULT_ANSWERS

    def read(self, telegrams: Sequence[bytes], received_s: float, *, is_answer: bool = False) -> list[Reading]:
        """Return the readings in telegrams that came at once; acknowledgements are none.

        A tagged one without a believable number has ``trigger`` None: nobody can assign it. It may be the rest of the
        telegram before it (a code that holds the end of a line), so that one is no code either. A request has one
        answer (``is_answer``): several at once are none."""
        found = [self._one(each, received_s) for each in telegrams]
        readings = [each for each in found if each is not None]
        if is_answer and len(readings) > 1:
            return [_without_text(readings[0], "reader_several", b"\r".join(telegrams))]
        if not self.tagged:
            return readings
        for place, reading in enumerate(readings):
            if reading.trigger is None and place and readings[place - 1].trigger is not None:
                readings[place - 1] = _without_text(readings[place - 1], "reader_cut")
        return readings

    def _one(self, telegram: bytes, received_s: float) -> Reading | None:
        """None: an acknowledgement. Most telegrams are data, so one look tells that they are neither."""
        said = telegram.decode("utf-8", "replace")
        if words.fits(said, self.acknowledgements + self.fault_answers):
            if words.fits(said, self.acknowledgements):
                return None
            return Reading(self.reader, None, None, telegram, received_s, "reader_fault")
        data = self._data(telegram)
        if data is None:
            return Reading(self.reader, None, None, telegram, received_s, "reader_frame")
        trigger, code = self._number(data) if self.tagged else (None, data)
        if self.several:
            codes, fault = self._codes(code)
            return Reading(self.reader, trigger, None, code, received_s, fault, codes)
        text, fault = self._text(code)
        if not fault and self.code_separator and self.code_separator in code:
            text, fault = None, "reader_several"
        return Reading(self.reader, trigger, text, code, received_s, fault)

    def _data(self, telegram: bytes) -> bytes | None:
        """What stands between prefix and suffix; None when one of them is missing."""
        fixed = len(self.prefix) + len(self.suffix)
        if len(telegram) < fixed or not (telegram.startswith(self.prefix) and telegram.endswith(self.suffix)):
            return None
        return telegram[len(self.prefix) : len(telegram) - len(self.suffix)]

    def _number(self, data: bytes) -> tuple[int | None, bytes]:
        """The trigger number and what stands beside it; all of it is code where there is no number."""
        if self.number_at == "front":
            number, separator, code = data.partition(self.separator)
        else:
            code, separator, number = data.rpartition(self.separator)
        return (_trigger(number), code) if separator else (None, data)

    def _codes(self, telegram: bytes) -> tuple[tuple[ReadCode, ...], ReadingFault]:
        """Every code of the case. One that is no text is not read; a telegram whose places are unclear is none."""
        text, fault = self._text(telegram)
        if fault in ("reader_fault", "reader_cut") or (text is None and not fault):
            return (), fault
        parts = telegram.split(self.code_separator) if self.code_separator else [telegram]
        codes: list[ReadCode] = []
        for part in parts:
            place, code = self._place(part)
            codes.append(ReadCode(place, self._text(code)[0], code))
        places = [code.place for code in codes]
        if self.place_separator and (0 in places or len(set(places)) < len(places)):
            return (), "reader_places"
        return tuple(codes), ""

    def _place(self, part: bytes) -> tuple[int, bytes]:
        """Place and code; 0 = no believable place."""
        if not self.place_separator:
            return 0, part
        place, separator, code = part.partition(self.place_separator)
        return (_trigger(place) or 0, code) if separator else (0, part)

    def _text(self, code: bytes) -> tuple[str | None, ReadingFault]:
        try:
            text = code.decode("utf-8")
        except UnicodeDecodeError:
            return None, "reader_garbled" if is_garbled(code) else "reader_not_utf8"
        if not text or words.is_word(text, self.no_read_words):
            return None, ""
        if words.fits(text, self.fault_answers):
            return None, "reader_fault"
        if _CUT.search(code) is not None:
            return None, "reader_garbled" if is_garbled(code) else "reader_cut"
        return text, ""


def is_garbled(data: bytes) -> bool:
    """True for what a wrong baud rate makes of text: a third of it, or more, is neither ASCII nor a code's control."""
    if data.isascii() and data.decode().isprintable():
        return False
    odd = sum((sign < 0x20 and sign not in _IN_CODES) or sign >= 0x7F for sign in data)
    return odd >= _GARBLED_BYTES and odd * 3 >= len(data)


def _without_text(reading: Reading, fault: ReadingFault, raw: bytes | None = None) -> Reading:
    return replace(reading, text=None, codes=(), fault=fault, raw=reading.raw if raw is None else raw)


def _trigger(number: bytes) -> int | None:
    """Return 1…32000, or None: signs, spaces, other digits and other lengths are not a trigger number."""
    if not (0 < len(number) <= _DIGITS and number.isdigit()):
        return None
    value = int(number)
    return value if 1 <= value <= _TOP else None
