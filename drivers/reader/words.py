"""What readers say besides codes, and how a config spells bytes that no key types. Data; no I/O.

Sources of what is usual stand with the presets (``presets.toml``). The station refuses words of this kind as codes
everywhere (``station.core.codes.messages``), whatever a config says.
"""

import re
from functools import lru_cache
from typing import Any

import re2

NO_READ_WORDS = ("NOREAD", "NO READ", "ERROR", "ERR", "NR", "NG", "FAIL", "TIMEOUT", "?")
"""The reader was fired and read nothing. Upper and lower case are one."""

ACKNOWLEDGEMENTS = ("OK,LO(N|FF)", "ER,LOFF,[0-9]{2}", "sAN mTCgateon 1", "sAN mTCgateoff [01]")
"""Patterns of what is said before the data, or of a reading that had ended by itself: dropped, the data follows."""

FAULT_ANSWERS = ("ER,.*", "sFA .*")
"""Patterns of what is said instead of the data: neither a code nor a no-read of a code, counted."""

_NAMES = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
CONTROLS = {name: chr(number) for number, name in enumerate(_NAMES.split())} | {"SP": " ", "DEL": "\x7f"}
_CONTROL = re.compile(r"<([A-Z]{2,3}[0-9]?|0x[0-9A-Fa-f]{2})>")
_MOST_MEMORY = 1 << 18
"""Bytes of a compiled pattern."""


def spelled(text: str) -> str:
    """Return the text with ``<CR>``, ``<STX>``, ``<0x16>`` as the characters they name; other words in <> stay."""
    return _CONTROL.sub(_control, text)


def _control(found: re.Match[str]) -> str:
    name = found[1]
    return chr(int(name, 16)) if name.startswith("0x") else CONTROLS.get(name, found[0])


def pattern_fault(pattern: str) -> str:
    """Return why this is no pattern (RE2's words); empty = it is one."""
    try:
        _compiled((pattern,))
    except UnicodeEncodeError:
        return "it holds half a character"
    except re2.error as error:
        return bytes(error.args[0]).decode("utf-8", "backslashreplace")
    return ""


def groups_in(pattern: str) -> int:
    """How many groups that are kept a pattern has; 0 also for what is none."""
    return 0 if pattern_fault(pattern) else int(_compiled((pattern,)).groups)


def is_word(text: str, words: tuple[str, ...]) -> bool:
    """True when the text is one of the words, but for case and blanks at its ends."""
    return text.strip(" ").casefold() in _folded(words)


def fits(text: str, patterns: tuple[str, ...]) -> bool:
    """True when one of the patterns is the whole text, but for case and blanks at its ends."""
    return bool(patterns) and _compiled(patterns).fullmatch(text.strip(" ")) is not None


@lru_cache(maxsize=128)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(spelled(word).casefold() for word in words)


@lru_cache(maxsize=128)
def _compiled(patterns: tuple[str, ...]) -> Any:
    """RE2's matcher (its package has no types). Raises re2.error."""
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = False
    options.dot_nl = True
    options.max_mem = _MOST_MEMORY
    return re2.compile("|".join(f"(?:{each})" for each in patterns), options)
