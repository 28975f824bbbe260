"""An emulated label printer behind a TCP socket: it speaks ZPL or TSPL as the manuals say, keeps what came out of it,
and has every fault that a person can mend."""

import asyncio
import re
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zpl", "tspl"]
STX, ETX = b"\x02", b"\x03"
_ZPL_LABEL = re.compile(rb"\^XA.*?\^XZ\s*", re.DOTALL)
_ZPL_ASKS = re.compile(rb'~HS|! U1 getvar "odometer\.total_label_count"')
_TSPL_BITMAP = re.compile(rb"BITMAP -?\d+,-?\d+,(\d+),(\d+),\d,")
_COPIES = {"zpl": re.compile(rb"\^PQ(\d+)"), "tspl": re.compile(rb"PRINT \d+,(\d+)|PRINT (\d+)")}


@dataclass(slots=True)
class PrinterFaults:
    """What is wrong with it now; all may be changed while it runs."""

    paper_out: bool = False
    ribbon_out: bool = False
    head_open: bool = False
    paused: bool = False
    silent: bool = False
    """It answers nothing, as cheap firmware does, and prints."""
    no_counter: bool = False
    half_status: bool = False
    """ZPL: the first frame of three, and never the others."""
    pieces: bool = False
    """Answers come byte by byte."""
    hangs: bool = False
    """It takes what comes, and does nothing."""
    drops_after: int = 0
    """The connection breaks after so many bytes of labels; 0 = it does not."""
    loses: int = 0
    """So many labels are taken and come out blank or not at all: they are not counted."""


@dataclass(slots=True)
class SimPrinter:
    language: Language
    port: int = 0
    host: str = "127.0.0.1"
    faults: PrinterFaults = field(default_factory=PrinterFaults)
    labels: list[bytes] = field(default_factory=list)
    """Labels that came out."""
    odometer: int = 1_000
    waiting: list[bytes] = field(default_factory=list)
    """Taken and not printed: printed when the fault is mended."""
    received: int = 0
    """Bytes of labels that came over the wire."""
    _server: asyncio.Server | None = None
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)

    async def start(self) -> None:
        """Raises OSError when the port is taken."""
        self._server = await asyncio.start_server(self._serve, self.host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        server, self._server = self._server, None
        for writer in tuple(self._writers):
            writer.transport.abort()
        if server is not None:
            server.close()
            await asyncio.sleep(0)

    def mended(self) -> None:
        """The person has put paper in, closed the head, pressed the key: what waited is printed."""
        self.faults = PrinterFaults()
        self._print_waiting()

    @property
    def stopped(self) -> bool:
        at = self.faults
        return at.paper_out or at.ribbon_out or at.head_open or at.paused or at.hangs

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        buffer = b""
        try:
            while said := await reader.read(4_096):
                buffer = await self._heard(buffer + said, writer)
                if self.faults.drops_after and self.received >= self.faults.drops_after:
                    self.faults.drops_after = 0
                    break
        except OSError:
            pass  # whoever spoke is gone, which is their right
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    async def _heard(self, buffer: bytes, writer: asyncio.StreamWriter) -> bytes:
        """Do what is whole in it; the rest."""
        while buffer:
            size, is_label = next_item(self.language, buffer)
            if not size:
                break
            item, buffer = buffer[:size], buffer[size:]
            if is_label:
                self.received += len(item)
                self.waiting.append(item)
                self._print_waiting()
            else:
                await self._answer(item, writer)
        if self.faults.drops_after:
            self.received += len(buffer)
        return buffer

    def _print_waiting(self) -> None:
        while self.waiting and not self.stopped:
            label = self.waiting.pop(0)
            if self.faults.loses:
                self.faults.loses -= 1
                continue
            self.labels.append(label)
            self.odometer += copies_of(self.language, label)

    async def _answer(self, asked: bytes, writer: asyncio.StreamWriter) -> None:
        if self.faults.silent or self.faults.hangs:
            return
        if b"odometer" in asked or b"@LABEL" in asked:
            told = b"" if self.faults.no_counter else self._count()
        else:
            told = self._zpl_status() if self.language == "zpl" else self._tspl_status()
        for piece in [told[place : place + 1] for place in range(len(told))] if self.faults.pieces else [told]:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)

    def _count(self) -> bytes:
        return b'"%d"' % self.odometer if self.language == "zpl" else b"%d\r\n" % self.odometer

    def _zpl_status(self) -> bytes:
        at, formats = self.faults, len(self.waiting)
        frames = (
            b"030,%d,%d,1245,%03d,0,0,0,000,0,0,0" % (at.paper_out, at.paused, formats),
            b"001,0,%d,%d,1,2,4,0,%08d,1,000" % (at.head_open, at.ribbon_out, formats),
            b"1234,0",
        )
        told = [STX + frame + ETX + b"\r\n" for frame in frames]
        return told[0] if at.half_status else b"".join(told)

    def _tspl_status(self) -> bytes:
        at = self.faults
        bits = at.head_open | at.paper_out << 2 | at.ribbon_out << 3 | at.paused << 4 | bool(self.waiting) << 5
        return bytes([bits])


def next_item(language: Language, buffer: bytes) -> tuple[int, bool]:
    """How many bytes the first whole thing has, and whether it is a label; 0 = it is not whole yet."""
    return _next_zpl(buffer) if language == "zpl" else _next_tspl(buffer)


def _next_zpl(buffer: bytes) -> tuple[int, bool]:
    label, asks = _ZPL_LABEL.search(buffer), _ZPL_ASKS.search(buffer)
    begun = buffer.find(b"^XA")
    if asks is not None and (begun < 0 or asks.start() < begun):
        end = buffer.find(b"\n", asks.end())
        return (end + 1 if end >= 0 else 0), False
    return (label.end(), True) if label is not None else (0, False)


def _next_tspl(buffer: bytes) -> tuple[int, bool]:
    """Commands end with a line; a bitmap's bytes may be anything, and are counted."""
    if buffer.startswith(b"\x1b!?"):
        return 3, False
    if buffer.startswith(b"OUT "):
        return buffer.find(b"\n") + 1, False
    place = 0
    while place < len(buffer):
        if (bitmap := _TSPL_BITMAP.match(buffer, place)) is not None:
            place = bitmap.end() + int(bitmap[1]) * int(bitmap[2])
        end = buffer.find(b"\n", place)
        if end < 0:
            return 0, False
        if buffer[place:end].startswith(b"PRINT "):
            return end + 1, True
        place = end + 1
    return 0, False


def copies_of(language: Language, label: bytes) -> int:
    found = _COPIES[language].search(label)
    return int(next(group for group in found.groups() if group)) if found else 1
