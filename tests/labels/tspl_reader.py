"""A reader of TSPL after the words of its manual (TSC, *TSPL/TSPL2 Programming Language*), and of nothing of ours.

Only what the station emits is understood; any other command, and anything that a printer would not take, fails. It
reads the stream from its first byte to its last as a printer does: commands end with CR LF, but the bytes of a bitmap
are counted, and may be any. What is printed is the image buffer at ``PRINT``.
"""

import re
from dataclasses import dataclass, field

from PIL import Image

_BITMAP = re.compile(rb"BITMAP (\d+),(\d+),(\d+),(\d+),([012]),")
_SIZE = re.compile(rb"(\d+(?:\.\d+)?) mm,(\d+(?:\.\d+)?) mm")
_OVERWRITE, _OR, _XOR = 0, 1, 2


class NotTspl(Exception):
    """A printer would print something else, or nothing."""


@dataclass
class TsplReader:
    dpi: int
    buffer: Image.Image | None = None
    """The image buffer, mode "1": 0 is ink; None before CLS."""
    size: tuple[int, int] = (0, 0)
    printed: list[Image.Image] = field(default_factory=list)

    def read(self, data: bytes) -> list[Image.Image]:
        """Everything that is printed. Raises NotTspl."""
        place = 0
        while place < len(data):
            found = _BITMAP.match(data, place)
            place = self._bitmap(data, found) if found is not None else self._command(data, place)
        return self.printed

    def _command(self, data: bytes, place: int) -> int:
        end = data.find(b"\r\n", place)
        if end < 0:
            raise NotTspl("the last command has no end")
        name, _, told = data[place:end].partition(b" ")
        match name:
            case b"SIZE":
                self._set_size(told)
            case b"DIRECTION" | b"REFERENCE" if told in (b"0", b"0,0"):
                pass  # as it is after switching on
            case b"CLS" if self.size != (0, 0):
                self.buffer = Image.new("1", self.size, 1)
            case b"PRINT" if self.buffer is not None and told == b"1,1":
                self.printed.append(self.buffer.copy())
            case _:
                raise NotTspl(repr(data[place:end][:60]))
        return end + 2

    def _set_size(self, told: bytes) -> None:
        found = _SIZE.fullmatch(told)
        if found is None:
            raise NotTspl(repr(told))
        wide, high = (round(float(each) * self.dpi / 25.4) for each in found.groups())
        self.size = wide, high

    def _bitmap(self, data: bytes, found: re.Match[bytes]) -> int:
        """``BITMAP x,y,width in bytes,height in dots,mode,data``: row after row, a clear bit is a black dot."""
        x, y, width, height, mode = map(int, found.groups())
        end = found.end() + width * height
        if self.buffer is None or mode != _OVERWRITE or data[end : end + 2] != b"\r\n":
            raise NotTspl(f"bitmap at {x},{y}: no buffer, mode {mode}, or not as long as it says")
        for row in range(height):
            for byte in range(width):
                bits = data[found.end() + row * width + byte]
                for bit in range(8):
                    at = (x + byte * 8 + bit, y + row)
                    if at[0] < self.size[0] and at[1] < self.size[1]:  # what is outside is not printed
                        self.buffer.putpixel(at, 1 if bits & (0x80 >> bit) else 0)
        return end + 2
