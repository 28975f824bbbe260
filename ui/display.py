"""Is there anything to show a window on? Asked before Qt is: Qt aborts the process where nothing answers.

Standard library only: a screen that is started again and again until a display answers ends before Qt is loaded.
"""

import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

NO_DISPLAY_NAMED, NO_DISPLAY_ANSWERS = 5, 6
"""Exit codes, known to the launcher too: it tries again where a named display does not answer yet."""
ANSWERS_WITHIN_S = 0.5
_X11 = re.compile(r"(?P<host>[^:]*):(?P<number>[0-9]{1,5})(?:\.[0-9]+)?", re.ASCII)
_X11_SOCKETS = "/tmp/.X11-unix/X"
_X11_PORT = 6000
NONE_NAMED = "There is no display: set DISPLAY or WAYLAND_DISPLAY, or run the station headless."


def named(environ: Mapping[str, str]) -> bool:
    """Does the environment say where to show a window, whether or not it answers?"""
    if sys.platform != "linux" or environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def why_none(environ: Mapping[str, str]) -> str:
    """Empty: a window can be shown. Else one sentence about why not."""
    if not named(environ):
        return NONE_NAMED
    if sys.platform != "linux" or environ.get("QT_QPA_PLATFORM"):
        return ""  # somebody has decided: offscreen, eglfs, linuxfb …
    asked = {"WAYLAND_DISPLAY": _wayland_answers, "DISPLAY": _x11_answers}
    given = {name: environ[name] for name in asked if environ.get(name)}
    if any(asked[name](value, environ) for name, value in given.items()):
        return ""
    names = " and ".join(f"{name}={value}" for name, value in given.items())
    return f"No display answers at {names}."


def refusal(environ: Mapping[str, str]) -> int:
    """The exit code of a screen that cannot be shown, with its one sentence on stderr; 0 = it can."""
    if not (why := why_none(environ)):
        return 0
    sys.stderr.write(f"{why}\n")
    return NO_DISPLAY_ANSWERS if named(environ) else NO_DISPLAY_NAMED


def _wayland_answers(name: str, environ: Mapping[str, str]) -> bool:
    folder = environ.get("XDG_RUNTIME_DIR", "")
    return (bool(folder) or name.startswith("/")) and _connects(socket.AF_UNIX, str(Path(folder) / name))


def _x11_answers(name: str, _environ: Mapping[str, str]) -> bool:
    match = _X11.fullmatch(name)
    if match is None:
        return False
    host, number = match["host"], int(match["number"])
    if host not in ("", "unix"):
        return _connects(socket.AF_INET, (host, _X11_PORT + number))
    path = f"{_X11_SOCKETS}{number}"
    return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, f"\0{path}")


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as link:
        link.settimeout(ANSWERS_WITHIN_S)
        try:
            link.connect(address)
        except (OSError, OverflowError, ValueError):
            return False
        return True
