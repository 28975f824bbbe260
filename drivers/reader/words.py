"""What readers say besides codes, as data. Each reader's table in the config may have its own instead.

Sources: Keyence SR series user's manual (``OK,LON`` before the data, ``ER,command,code``, ``ERROR``), SICK CLV/Lector
telegram listing (``sAN mTCgateon 1`` before the result, ``sFA``, ``NoRead``), Hikrobot ID format strings (``NoRead``).
The station refuses words of this kind as codes everywhere (``station.core.codes.messages``), whatever stands here.
"""

NO_READ_WORDS = ("NOREAD", "NO READ", "ERROR", "ERR", "NR", "NG", "FAIL", "TIMEOUT", "?")
"""The reader was fired and read nothing. Upper and lower case are one."""

ACKNOWLEDGEMENTS = ("OK,LON", "OK,LOFF", "sAN mTCgateo*")
"""Said before the data: dropped, the data follows. ``*`` at the end stands for anything."""

FAULT_ANSWERS = ("ER,*", "sFA *")
"""Said instead of the data: neither a code nor a no-read of a code, counted."""


def is_one_of(text: str, patterns: tuple[str, ...]) -> bool:
    """True when the text is one of them, but for case and blanks at its ends."""
    plain = text.strip().casefold()
    return any(_matches(plain, pattern.casefold()) for pattern in patterns)


def _matches(text: str, pattern: str) -> bool:
    return text.startswith(pattern[:-1]) if pattern.endswith("*") else text == pattern
