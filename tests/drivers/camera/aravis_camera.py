"""The GigE Vision camera that aravis has for tests, in a process: SERIAL [FOLDER [LOST_PER_MILLE [ADDRESS]]].

It shows the pictures of a folder (grey without one), and ends with its standard input.
"""

import contextlib
import ctypes
import itertools
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from ctypes import c_char_p, c_double, c_int, c_size_t, c_uint32, c_void_p
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import cv2
import numpy as np

from drivers.camera.aravis_library import Aravis

ADDRESS = "127.0.0.1"
_FILL = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_uint32, c_uint32, c_uint32)


@contextlib.contextmanager
def camera_process(*arguments: str) -> Iterator["Popen[bytes]"]:
    """Run a camera that says "ready" in a process of its own. Who runs it holds the port."""
    with Popen([sys.executable, *arguments], stdin=PIPE, stdout=PIPE) as process:
        try:
            assert process.stdout is not None and process.stdout.readline() == b"ready\n"
            yield process
        finally:
            process.kill()


def aravis_camera(
    serial: str, folder: Path | None = None, lost_per_mille: int = 0
) -> AbstractContextManager["Popen[bytes]"]:
    return camera_process("-m", __name__, serial, str(folder or ""), str(lost_per_mille))


def main(serial: str, folder: str = "", lost_per_mille: str = "0", address: str = ADDRESS) -> None:
    aravis = Aravis()
    new = aravis.bind("gv_fake_camera_new", c_void_p, (c_char_p, c_char_p))
    inside = aravis.bind("gv_fake_camera_get_fake_camera", c_void_p, (c_void_p,))
    set_fill = aravis.bind("fake_camera_set_fill_pattern", None, (c_void_p, _FILL, c_void_p))
    camera = new(address.encode(), serial.encode())
    if float(lost_per_mille):
        set_double = aravis.gobject.g_object_set
        set_double(c_void_p(camera), b"gvsp-lost-ratio", c_double(float(lost_per_mille) / 1000), None)
    fill = _FILL(_filler(aravis, folder))
    set_fill(inside(camera), fill, None)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.buffer.read()


def _filler(aravis: Aravis, folder: str) -> Any:
    found = (
        [cv2.imread(str(path), cv2.IMREAD_GRAYSCALE) for path in sorted(Path(folder).glob("*.png"))] if folder else []
    )
    pictures = [np.ascontiguousarray(each) for each in found if each is not None]
    turn = itertools.count()
    width_of = aravis.bind("buffer_get_image_width", c_int, (c_void_p,))
    height_of = aravis.bind("buffer_get_image_height", c_int, (c_void_p,))

    def fill(buffer: int, _: int, __: int, ___: int, ____: int) -> None:
        size = c_size_t()
        place = aravis("buffer_get_data", buffer, ctypes.byref(size))
        width, height = width_of(buffer), height_of(buffer)
        number = next(turn)
        if not pictures:
            ctypes.memset(place, number % 251, width * height)
            return
        picture = pictures[number % len(pictures)]
        if picture.shape != (height, width):
            picture = np.full((height, width), 128, np.uint8)
        ctypes.memmove(place, picture.ctypes.data, width * height)

    return fill


if __name__ == "__main__":
    main(*sys.argv[1:])
