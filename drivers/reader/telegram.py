"""A reader's telegram → a reading. Pure; whatever the bytes are, there is a reading and no exception.

Tagged: ``77;TEXT`` or ``77;NOREAD``, the line's trigger number first. Asked: ``TEXT`` or ``NOREAD``.
"""

from dataclasses import dataclass

from drivers.protocols import Reading

_TOP = 32000
_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Telegrams:
    """How one reader writes its telegrams."""

    reader: str
    tagged: bool
    separator: bytes = b";"
    no_read: bytes = b"NOREAD"

    def read(self, telegram: bytes, received_s: float) -> Reading:
        """Return the reading. A tagged one without a believable number has ``trigger`` None: nobody can assign it."""
        if not self.tagged:
            return Reading(self.reader, None, self._text(telegram), telegram, received_s)
        number, separator, code = telegram.partition(self.separator)
        if not separator:
            return Reading(self.reader, None, self._text(telegram), telegram, received_s)
        return Reading(self.reader, _trigger(number), self._text(code), code, received_s)

    def _text(self, code: bytes) -> str | None:
        if not code or code == self.no_read:
            return None
        try:
            return code.decode("utf-8")
        except UnicodeDecodeError:
            return code.decode("latin-1")


def _trigger(number: bytes) -> int | None:
    """Return 1…32000, or None: signs, spaces, other digits and other lengths are not a trigger number."""
    if not (0 < len(number) <= _DIGITS and number.isdigit()):
        return None
    value = int(number)
    return value if 1 <= value <= _TOP else None
