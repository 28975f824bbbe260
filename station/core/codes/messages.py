"""What devices say when they have no code: never a code, whatever the config says.

Sources: the makers' manuals (Keyence SR ``ERROR``, ``OK,LON``, ``ER,command,code``; SICK ``sAN mTCgateon 1``, ``sFA``;
Hikrobot and SICK ``NoRead``; Cognex ``||0:12[100]``; Datalogic ``ESC W 1``, ``NACK``, ``PARTIAL READ``, ``NO MATCH``;
``OK`` and ``NG`` are Keyence's results of a comparison), and the words plants set for it, also in the languages of the
screen.
``drivers/reader/presets.toml`` has the answers that a driver itself must tell apart; a test holds the two together.
"""

import re
import unicodedata

_FILLING = re.compile(r"[\s_\-.,:;/!*#<>\[\](){}|\"'~$@^&%+=]+")
_BETWEEN_CODES = re.compile(r"[,;|\r\n\x1d]")
"""What stands between the answers of a case, where the reader's config says another sign."""
_ONLY_FILLING = re.compile(r"[?*#.!_ \x00-\x1f-]+")
_WORDS = frozenset(
    {
        "noread", "noreads", "notread", "readerror", "readfail", "readfailed", "readfailure", "badread", "misread",
        "unread", "partialread", "multipleread", "multiread", "wrongread", "codenotread", "codenotfound",
        "barcodenotfound", "nocodefound", "notdecoded", "nomatch", "invalid", "undefined", "ok", "nocode", "nobarcode",
        "nosymbol", "nodata", "nodecode", "notfound", "noresult", "empty", "null", "none",
        "error", "err", "nr", "ng", "nok", "fail", "failed", "failure", "fault", "timeout", "timedout", "abort",
        "ack", "nack", "nak",
        "无码", "无条码", "无读取", "未读到", "未读码", "未识别", "读码失败", "读取失败", "错误", "失败", "超时",
        "неткода", "непрочитано", "непрочитан", "нечитается", "ошибка", "таймаут",
    }
)  # fmt: skip
_ALSO_NAMES = frozenset({"ok", "nr", "ng", "nok", "err", "fail", "ack", "nack", "nak", "empty", "null", "none"})
"""With a number these are serials of somebody (``NR0001``); the other words with one are a no-read that was counted."""
_COUNTED = _WORDS - _ALSO_NAMES
_ANSWERS = re.compile(
    r"(?i:OK|ER),(?i:[A-Z]{2,8})[0-9]?(?:,[0-9]{1,3})?"  # Keyence: a command was taken or refused
    r"|OK,KEYENCE,.*"
    r"|\|\|[0-9:]*\[[0-9]{1,3}\].*"  # Cognex DMCC, extended answers
    r"|\x1b ?(?:[HSKX]|W ?[0-9])"  # Datalogic host mode
    r"|s(?:AN|EN|RA|WA|SN) [A-Za-z]{3,}.*|sFA [0-9A-F]{1,4}",  # SICK CoLa A: answers, events, faults
    re.ASCII,
)


def is_device_message(text: str) -> bool:
    """True for a no-read word in any spelling (``NoRead``, ``NO READ``, ``<ERROR>``), also with a number
    (``NOREAD 12``), for a text of filling only (``?``, ``---``, controls), and for a reader's acknowledgement or fault
    answer."""
    if _is_word(text) or _ONLY_FILLING.fullmatch(text) is not None or _ANSWERS.fullmatch(text) is not None:
        return True
    parts = _BETWEEN_CODES.split(text)
    return len(parts) > 1 and all(map(_is_word, parts))


def _is_word(text: str) -> bool:
    """But for case, filling, and letters as wide as Chinese ones."""
    narrow = text if text.isascii() else unicodedata.normalize("NFKC", text)
    word = _FILLING.sub("", narrow).rstrip("?").casefold()
    return word in _WORDS or word.strip("0123456789") in _COUNTED
