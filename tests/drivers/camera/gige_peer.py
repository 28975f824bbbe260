"""A GigE Vision camera on loopback whose every move the test makes: GVCP and GVSP by the standard, in one thread.

Beside the cameras that others wrote (aravis, viva-genicam) it can what theirs cannot: be fired by its line, start
again, be held by somebody else, lose packets, repeat itself, hang.
"""

import contextlib
import fcntl
import socket
import struct
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

PORT = 3956
CONTROL, STREAM_PORT, PACKET_SIZE, STREAM_ADDRESS = 0xA00, 0xD00, 0xD04, 0xD18
WIDTH, HEIGHT, FORMAT, PAYLOAD, TRIGGER_MODE, TRIGGER_SOURCE = 0x10000, 0x10004, 0x10008, 0x1000C, 0x1001C, 0x10020
FIRE, ACQUIRE, EXPOSURE, GAIN = 0x10024, 0x1002C, 0x10010, 0x10014
XML_AT = 0x20000
XML = (Path(__file__).parent / "gige_peer.xml").read_bytes()
ACCESS_DENIED, INVALID_ADDRESS = 0x8006, 0x8003
_CLOCK = [struct.pack("!I", each) for each in (0x93C, 0x940)]
MONO8 = 0x01080001


@contextlib.contextmanager
def hold_port(address: str = "127.0.0.1") -> Iterator[None]:
    """There is one port 3956 an address: tests that run beside each other take turns, from first to last line.

    A camera that is away in one test must not be there for another one."""
    with (Path(tempfile.gettempdir()) / f"gige-peer-{address}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class GigePeer:
    """``start`` puts it on the network, ``stop`` pulls its cable; what it has counted stays."""

    def __init__(
        self, serial: str = "PEER01", address: str = "127.0.0.1", width_px: int = 64, height_px: int = 48
    ) -> None:
        self.serial, self.address = serial, address
        self.user_name = "over the belt"
        self.size = (width_px, height_px)
        self.frame_id = 0
        self.time_ticks = 1_000_000
        self.lost_packets: set[int] = set()
        """Packets of the next frames that never leave (1 = the first of the picture)."""
        self.held_by_another = False
        self.is_mute_when_held = False
        """A claim that is refused gets no answer at all."""
        self.hides_its_control = False
        """Who has it alone lets nobody read that."""
        self.answers_only_everybody = False
        """Questions to it alone do not reach it: its address is of another network."""
        self.answers = True
        self.ignores_triggers = False
        self.has_clock = True
        self.fired = 0
        self.resends_asked = 0
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._registers: dict[int, int] = {}
        self.picture: npt.NDArray[np.uint8] | None = None

    def start(self) -> None:
        self.reboot()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((self.address, PORT))
        self._thread = threading.Thread(target=self._run, args=(self._socket,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        one, self._socket = self._socket, None
        if one is not None:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
                last.sendto(b"end", (self.address, PORT))
            assert self._thread is not None
            self._thread.join()
            one.close()

    def reboot(self) -> None:
        """Forget everything: control, settings, the count, the clock."""
        self.frame_id, self.time_ticks = 0, 1_000_000
        size = {WIDTH: self.size[0], HEIGHT: self.size[1]}
        self._registers = {**size, FORMAT: MONO8, PACKET_SIZE: 1500, 0x938: 3000, 0x940: 1_000_000, 0x904: 1, 0x600: 1}
        self._registers |= {0x0: 0x00020000, 0x934: 0x4, 0x10028: 1}

    def register(self, address: int) -> int:
        return self._registers.get(address, 0)

    def set_register(self, address: int, value: int) -> None:
        self._registers[address] = value

    def fire(self) -> None:
        """The line fires it."""
        self.fired += 1
        if self.ignores_triggers or self._socket is None or not self.register(ACQUIRE):
            return
        self.frame_id = self.frame_id % 65_535 + 1
        self.time_ticks += 1_000
        self.send_frame()

    def send_frame(self) -> None:
        """The frame with the present number and time."""
        assert self._socket is not None
        width, height, code = (self.register(each) for each in (WIDTH, HEIGHT, FORMAT))
        data = self._pixels(width, height, code)
        room = (self.register(PACKET_SIZE) & 0xFFFF) - 36
        leader = struct.pack("!HHQIIIIIHH", 0, 1, self.time_ticks, code, width, height, 0, 0, 0, 0)
        parts = [data[at : at + room] for at in range(0, len(data), room)]
        bodies = [(1, leader), *((3, part) for part in parts), (2, struct.pack("!HHI", 0, 1, height))]
        to = (socket.inet_ntoa(struct.pack("!I", self.register(STREAM_ADDRESS))), self.register(STREAM_PORT) & 0xFFFF)
        for packet_id, (kind, body) in enumerate(bodies):
            if packet_id not in self.lost_packets:
                head = struct.pack("!HHI", 0, self.frame_id, kind << 24 | packet_id)
                self._socket.sendto(head + body, to)

    def _pixels(self, width: int, height: int, code: int) -> bytes:
        if self.picture is not None:
            return self.picture.tobytes()
        return bytes([self.frame_id % 251]) * (width * height * ((code >> 16) & 0xFF) // 8)

    def _run(self, one: socket.socket) -> None:
        while self._socket is not None:
            data, sender = one.recvfrom(2048)
            if len(data) < 8 or not self.answers:
                continue
            _, _, command, length, number = struct.unpack_from("!BBHHH", data)
            if self.answers_only_everybody and command != 0x0002:
                continue
            answer = self._answer(command, data[8 : 8 + length], sender)
            if answer is not None:
                status, body = answer
                one.sendto(struct.pack("!HHHH", status, command + 1, len(body), number) + body, sender)
                self._after(command, data[8 : 8 + length])

    def _answer(self, command: int, body: bytes, sender: tuple[str, int]) -> tuple[int, bytes] | None:
        if command in (0x0080, 0x0084) and body[:4] in _CLOCK and not self.has_clock:
            return INVALID_ADDRESS, b""
        match command:
            case 0x0002:
                return 0, self._memory(0, 248)
            case 0x0040:
                self.resends_asked += 1
                return None
            case 0x0080 if self.hides_its_control and body[:4] == struct.pack("!I", CONTROL):
                return ACCESS_DENIED, b""
            case 0x0080:
                values = [self._read(address) for (address,) in struct.iter_unpack("!I", body)]
                return 0, struct.pack(f"!{len(values)}I", *values)
            case 0x0082:
                return self._written(list(struct.iter_unpack("!II", body)))
            case 0x0084:
                address, count = (
                    struct.unpack("!IHxx", body[:6] + b"\0\0") if len(body) < 8 else self._memory_args(body)
                )
                return 0, body[:4] + self._memory(address, count)
            case 0x0086:
                (address,) = struct.unpack_from("!I", body)
                words = struct.iter_unpack("!I", body[4:])
                return self._written([(address + 4 * place, word) for place, (word,) in enumerate(words)], memory=True)
            case _:
                return 0x8001, b""

    @staticmethod
    def _memory_args(body: bytes) -> tuple[int, int]:
        address, _, count = struct.unpack_from("!IHH", body)
        return address, count

    def _written(self, pairs: list[tuple[int, int]], memory: bool = False) -> tuple[int, bytes] | None:
        for address, value in pairs:
            if address == CONTROL and self.held_by_another:
                return None if self.is_mute_when_held else (ACCESS_DENIED, b"")
            self._registers[address] = value
        done = struct.pack("!HH", 0, len(pairs) * 4 if memory else len(pairs))
        return 0, done

    def _after(self, command: int, body: bytes) -> None:
        if command in (0x0082, 0x0086) and body[:4] == struct.pack("!I", FIRE):
            self.fire()

    def _read(self, address: int) -> int:
        if address == CONTROL and self.held_by_another:
            return 2
        if address == PAYLOAD:
            return self.register(WIDTH) * self.register(HEIGHT) * ((self.register(FORMAT) >> 16) & 0xFF) // 8
        return int.from_bytes(self._memory(address, 4)) if address < 0x600 else self.register(address)

    def _memory(self, address: int, count: int) -> bytes:
        if address >= XML_AT:
            start = address - XML_AT
            return XML[start : start + count].ljust(count, b"\0")
        if address >= 0x600:
            words = [self._read(each) for each in range(address, address + count, 4)]
            return struct.pack(f"!{len(words)}I", *words)[:count]
        page = bytearray(0x600)
        texts = {0x48: "Test", 0x68: "Peer", 0xD8: self.serial, 0xE8: self.user_name}
        texts |= {0x200: f"Local:peer.xml;{XML_AT:x};{len(XML):x}"}
        page[0:4] = struct.pack("!I", 0x00020000)
        page[10:16] = b"\x02\x00\x00\x00\x00\x01"
        page[36:40] = socket.inet_aton(self.address)
        for place, text in texts.items():
            page[place : place + len(text)] = text.encode()
        return bytes(page[address : address + count])
