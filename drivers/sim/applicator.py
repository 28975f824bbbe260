"""Print and apply at the plant: the label printer's labels go onto the cases, one after the other, as they come out.

The printer speaks TSPL. What is on a label is read off its dots, by the decoder and not from the printer's commands: so
the case-code reader tells what was really printed.
"""

import re
from collections import deque
from collections.abc import Iterator

import numpy as np
import zxingcpp

from drivers.sim.printer import SimPrinter

_BITMAP = re.compile(rb"BITMAP (\d+),(\d+),(\d+),(\d+),0,")
_QUIET_DOTS = 40


class Applicator:
    """A printer on a port and the labels that wait on its liner, oldest first."""

    def __init__(self, host: str, port: int) -> None:
        self.printer = SimPrinter("tspl", port, host)
        self._taken = 0
        self._liner: deque[str] = deque()

    def put_on(self) -> str | None:
        """What a reader reads on the next label; None = there is none, or nothing on it can be read."""
        self._print_out()
        return (self._liner.popleft() or None) if self._liner else None

    def _print_out(self) -> None:
        for label in self.printer.labels[self._taken :]:
            self._liner.append(code_on(label) or "")
        self._taken = len(self.printer.labels)


def code_on(label: bytes) -> str | None:
    """The first code on a label, as a reader of element strings tells it."""
    for picture in _bitmaps(label):
        for found in zxingcpp.read_barcodes(np.pad(picture, _QUIET_DOTS, constant_values=255)):
            if found.valid:
                return found.text.replace("(", "").replace(")", "")
    return None


def _bitmaps(label: bytes) -> Iterator[np.ndarray]:
    """Each with 0 for ink."""
    place = 0
    while (found := _BITMAP.search(label, place)) is not None:
        _, _, width, height = map(int, found.groups())
        place = found.end() + width * height
        rows = np.frombuffer(label[found.end() : place], np.uint8).reshape(height, width)
        yield np.unpackbits(rows, axis=1) * np.uint8(255)
