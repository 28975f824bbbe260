"""Keyboard layouts that make another text of what a handheld types.

A keyboard-wedge scanner sends key positions of a US keyboard; the computer makes letters of them by its own layout.
With another layout the text is another one: such a scan is refused and the layout named, never translated and booked.
"""

from collections.abc import Callable

_KEYS = "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./"
_SHIFTED = '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?'


def _back(plain: str, shifted: str) -> dict[int, str]:
    """What the layout shows → what the scanner meant; ``\\0`` = the key gives no character there."""
    rows = zip(plain + shifted, _KEYS + _SHIFTED, strict=True)
    return {ord(shown): meant for shown, meant in rows if shown != "\0"}


_AZERTY = _back("²&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:!", "~1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µWXCVBN?./§")
_QWERTZ = _back("^1234567890ß´qwertzuiopü+asdfghjklöä#yxcvbnm,.-", "°!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_")
_LATIN = {"layout_azerty": _AZERTY, "layout_qwertz": _QWERTZ}
_SCRIPTS = {"layout_cyrillic": ("\u0400", "\u052f"), "layout_greek": ("\u0370", "\u03ff")}
LAYOUTS = (*_SCRIPTS, *_LATIN)
"""Every key that ``layout_of`` can return: a sentence each."""


def layout_of(text: str, is_right: Callable[[str], bool]) -> str:
    """Name the layout through which a refused text came, a key of ``LAYOUTS``; empty = none explains it.

    Letters of another script name it by themselves. A Latin layout is named when the text that the scanner meant would
    be right (``is_right``)."""
    for key, (first, last) in _SCRIPTS.items():
        if any(first <= sign <= last for sign in text):
            return key
    return next((key for key, back in _LATIN.items() if _explains(text, back, is_right)), "")


def _explains(text: str, back: dict[int, str], is_right: Callable[[str], bool]) -> bool:
    meant = text.translate(back)
    return meant != text and is_right(meant)
