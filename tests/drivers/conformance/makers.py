"""Readers of known makers as their manuals say they speak: one table row a preset. Shares nothing with the drivers.

A fired one answers its command; the others (``on`` empty) speak when their light barrier, or a person, says so.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

STX, ETX = b"\x02", b"\x03"


def _ended(end: bytes) -> Callable[[bytes], bytes]:
    return lambda text: text + end


def _framed(text: bytes) -> bytes:
    return STX + text + ETX


@dataclass(frozen=True, kw_only=True)
class Maker:
    """How one maker's reader is set up and what it says, byte for byte."""

    preset: str
    telegram: Callable[[bytes], bytes]
    no_read: bytes
    on: bytes = b""
    """The command that fires it."""
    off: bytes = b""
    on_taken: bytes = b""
    """Said at once when it is fired, before the data."""
    off_taken: bytes = b""
    off_idle: bytes = b""
    """Said when its reading is ended that had ended by itself; empty = the same as ``off_taken``."""
    several: bytes = b","
    """Between two codes in one telegram; empty = it never sends two."""
    faults: tuple[bytes, ...] = ()
    """Said instead of data."""
    question: bytes = b""
    identity: bytes = b""
    port: int = 0
    """Where it listens from the factory; 0 = the plant chooses it, or it has no network."""
    baud: int = 115_200
    counts: bool = False
    """Its telegrams carry its own count in front."""
    ways: tuple[str, ...] = ("client", "serial")
    config: dict[str, Any] = field(default_factory=dict)
    """What the plant must say besides the preset."""

    def data(self, count: int, text: bytes) -> bytes:
        """The telegram of a read, without what is said before it."""
        return self.telegram(b"%d;%s" % (count, text) if self.counts else text)


MAKERS = (
    Maker(
        preset="cognex_dataman",
        telegram=_ended(b"\r\n"),
        no_read=b"NO READ",
        on=b"||>TRIGGER ON\r\n",
        off=b"||>TRIGGER OFF\r\n",
        on_taken=b"||[0]\r\n",  # only in extended response mode
        off_taken=b"||[0]\r\n",
        several=b";",
        faults=(b"||[101]\r\n", b"||0:12[105]\r\n", b"||[1]Q0FTRS0x\r\n"),
        question=b"||>GET DEVICE.TYPE\r\n",
        identity=b"DM262X\r\n",
        port=23,
        ways=("client", "server", "serial"),
    ),
    Maker(
        preset="keyence_sr",
        telegram=_ended(b"\r"),
        no_read=b"ERROR",
        on=b"LON\r",
        off=b"LOFF\r",
        on_taken=b"OK,LON\r",
        off_taken=b"OK,LOFF\r",
        off_idle=b"ER,LOFF,20\r",
        port=9004,
        faults=(b"ER,LON,22\r", b"ER,LON,00\r"),
        question=b"KEYENCE\r",
        identity=b"OK,KEYENCE,SR-2000,1.10\r",
    ),
    Maker(
        preset="hikrobot_id",
        telegram=_ended(b"\r\n"),
        no_read=b"NoRead",
        counts=True,
        ways=("client", "server", "serial"),
        config={"port": 2001},
    ),
    Maker(
        preset="datalogic_matrix",
        telegram=_ended(b"\r\n"),
        no_read=b"\x18",
        on=b"T",
        several=b";",
        faults=(b"\x1bW1\r\n", b"\x1b W 1\r\n", b"NACK\r\n"),
        on_taken=b"\x1bK\r\n",
        port=51236,
        config={"trigger_text": "T"},
    ),
    Maker(
        preset="sick_lector_clv",
        telegram=_framed,
        no_read=b"NoRead",
        on=b"\x02sMN mTCgateon\x03",
        off=b"\x02sMN mTCgateoff\x03",
        on_taken=b"\x02sAN mTCgateon 1\x03",
        off_taken=b"\x02sAN mTCgateoff 1\x03",
        off_idle=b"\x02sAN mTCgateoff 0\x03",
        port=2112,
        baud=57_600,
        several=b";",
        faults=(b"\x02sFA 4\x03", b"\x02sAN mTCgateon 0\x03"),
        question=b"\x02sRN DeviceIdent\x03",
        identity=b"\x02sRA DeviceIdent 6 CLV650 5 V6.10\x03",
    ),
    Maker(
        preset="honeywell_handheld",
        telegram=_ended(b"\r"),
        no_read=b"NR",
        on=b"\x16T\r",
        off=b"\x16U\r",
        several=b"",
        ways=("serial",),
    ),
    Maker(preset="zebra_handheld", telegram=_ended(b"\r"), no_read=b"NR", several=b"", baud=9_600, ways=("serial",)),
)


@dataclass
class MakerReader:
    """One of them at work: give its ``hear`` to a peer as its answer."""

    maker: Maker
    reads: list[bytes | None] = field(default_factory=list)
    """What the next firings give; None = nothing is read, which it says when its reading is ended (at once, where
    nothing ends it)."""
    count: int = 0
    _open: bool = False
    _heard: bytes = b""

    def hear(self, data: bytes) -> bytes | None:
        self._heard += data
        said = b""
        while (command := self._command()) is not None:
            said += self._obey(command)
        return said or None

    def _command(self) -> bytes | None:
        for command in (self.maker.on, self.maker.off, self.maker.question):
            if command and self._heard.startswith(command):
                self._heard = self._heard.removeprefix(command)
                return command
        return None

    def _obey(self, command: bytes) -> bytes:
        if command == self.maker.question:
            return self.maker.identity
        if command == self.maker.on:
            read = self.reads.pop(0) if self.reads else None
            self._open = read is None and bool(self.maker.off)
            return self.maker.on_taken + (b"" if self._open else self.speak(read))
        was_open, self._open = self._open, False
        return self.maker.off_taken + self.speak(None) if was_open else self.maker.off_idle or self.maker.off_taken

    def speak(self, read: bytes | None) -> bytes:
        """What it says of one reading."""
        self.count += 1
        return self.maker.data(self.count, self.maker.no_read if read is None else read)
