"""A display of our own: Xvfb, what is on it, and a hand that works keys and pointer as a person does (XTest)."""

import ctypes
import os
import random
import shutil
import struct
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np
from numpy.typing import NDArray

NEEDED = ("Xvfb", "xdotool")
LIBRARIES = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxkbcommon-x11.so.0")
"""Qt aborts without them."""
STARTS_WITHIN_S = 10.0
NUMBERS = range(100, 10_000)
TRIED = 5
NO_REPEAT_MS = 60_000
"""No key is held here: on a machine that stands still between its press and its release the server would repeat it."""
_XWD_WORDS = 25
_XWD_COLOUR_BYTES = 12
Pixels = NDArray[np.uint8]


def missing() -> str:
    """Why there can be no display of our own; empty = there can."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    absent += [name for name in LIBRARIES if not _loads(name)]
    return f"not installed: {', '.join(absent)} (sh run.sh test installs them)" if absent else ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


class Display:
    """An X server without a monitor; its picture lies in a file."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.size = size
        self._folder = folder
        self._server: subprocess.Popen[bytes] | None = None
        self.name = ""

    def __enter__(self) -> "Display":
        self._folder.mkdir(parents=True, exist_ok=True)
        for number in random.sample(NUMBERS, TRIED):
            if self._starts(number):
                self.name = f":{number}"
                return self
        raise RuntimeError("Xvfb did not start")

    def _starts(self, number: int) -> bool:
        """False: another has the number. A server that seeks one itself locks none: two at once may get the same."""
        mine, theirs = os.pipe()
        wide, high = self.size
        command = ["Xvfb", f":{number}", "-displayfd", str(theirs), "-screen", "0", f"{wide}x{high}x24"]
        self._server = subprocess.Popen(
            [*command, "-fbdir", str(self._folder), "-nolisten", "tcp", "-ardelay", str(NO_REPEAT_MS)],
            pass_fds=(theirs,),
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        with os.fdopen(mine, "rb") as said:
            if said.readline().strip():
                return True
        self._server.wait(STARTS_WITHIN_S)
        return False

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(STARTS_WITHIN_S)

    @property
    def environ(self) -> dict[str, str]:
        """For a process that is to be shown here."""
        away = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XAUTHORITY")
        return {name: value for name, value in os.environ.items() if name not in away} | {"DISPLAY": self.name}

    # eyes --------------------------------------------------------------------------------------------------------

    def see(self) -> Pixels:
        """What is on it now: rows × columns × (blue, green, red)."""
        raw = (self._folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack_from(f">{_XWD_WORDS}I", raw)
        begin, (wide, high), row_bytes, colours = head[0], head[4:6], head[12], head[19]
        rows = np.frombuffer(raw, np.uint8, row_bytes * high, begin + colours * _XWD_COLOUR_BYTES)
        return rows.reshape(high, row_bytes)[:, : wide * 4].reshape(high, wide, 4)[:, :, :3].copy()

    def colour_at(self, x: int, y: int) -> str:
        """``#RRGGBB`` of one pixel."""
        blue, green, red = (int(part) for part in self.see()[y, x])
        return f"#{red:02X}{green:02X}{blue:02X}"

    def wait_colour(self, x: int, y: int, wanted: str, within_s: float) -> float | None:
        """Seconds until the pixel is so; None: it never was."""
        began_s = time.monotonic()
        while (waited_s := time.monotonic() - began_s) < within_s:
            if self.colour_at(x, y) == wanted.upper():
                return waited_s
            time.sleep(0.02)
        return None

    def keep(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(file), self.see())


class Hand:
    """Works the keys and the pointer of a display."""

    def __init__(self, display: Display) -> None:
        self._environ: Mapping[str, str] = display.environ

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=dict(self._environ), check=True, timeout=10)

    def key(self, *names: str) -> None:
        """Keys one after the other, slowly enough for a person."""
        for name in names:
            self._do("key", name)
            time.sleep(0.15)

    def type(self, text: str) -> None:
        """Letters as a person types them: too slowly for a scanner."""
        self._do("type", "--delay", "180", text)

    def tap(self, x: int, y: int) -> None:
        self._do("mousemove", str(x), str(y), "sleep", "0.05", "click", "1")

    def press(self, x: int, y: int, seconds: float) -> None:
        """Down for a while."""
        self._do("mousemove", str(x), str(y), "mousedown", "1", "sleep", str(seconds), "mouseup", "1")

    def away(self, x: int, y: int) -> None:
        """The pointer to where it covers nothing."""
        self._do("mousemove", str(x), str(y))
