"""GigE Vision's control protocol, as far as a camera is looked for and asked whether it still lives: no library needed.

Discovery tells the serial number and the name that a user gave the camera; reading a register needs no control of it.
Source: AIA GigE Vision 2.0, chapters on GVCP and on the bootstrap registers (numbers and offsets below).
"""

import ipaddress
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

PORT = 3956
HEARTBEAT_TIMEOUT = 0x0938
CONTROL_PRIVILEGE = 0x0A00
_COMMAND = struct.Struct("!BBHHH")
_KEY, _ACK_WANTED, _BROADCAST_ACK = 0x42, 0x01, 0x10
_DISCOVER, _DISCOVERED, _READ, _WAS_READ = 0x0002, 0x0003, 0x0080, 0x0081
_ACCESS_DENIED = 0x8006
_DESCRIPTION_BYTES = 248
_TEXTS = {"maker": (72, 32), "model": (104, 32), "serial": (216, 16), "user_name": (232, 16)}
_MOST_BYTES = 1 << 10
_ASKED_EVERY_S = 0.1
_SIOCGIFADDR, _SIOCGIFBRDADDR, _SIOCGIFNETMASK = 0x8915, 0x8919, 0x891B
_ASKED = (_SIOCGIFADDR, _SIOCGIFBRDADDR, _SIOCGIFNETMASK)
Control = Literal["free", "held", "silent"]


@dataclass(frozen=True, slots=True)
class GigeDevice:
    """One camera that answered."""

    address: str
    mac: str
    maker: str
    model: str
    serial: str
    user_name: str
    interface: str
    """Address of ours that it answered to."""


def discovery_telegram(number: int) -> bytes:
    """Everybody answers it, to the asker."""
    return _COMMAND.pack(_KEY, _ACK_WANTED | _BROADCAST_ACK, _DISCOVER, 0, number)


def parse_discovery(data: bytes, interface: str) -> GigeDevice | None:
    """Return what an answer says; None when it is no answer to a discovery."""
    if len(data) < 8 + _DESCRIPTION_BYTES:
        return None
    status, command, _, _ = struct.unpack_from("!HHHH", data)
    if status != 0 or command != _DISCOVERED:
        return None
    body = data[8:]
    texts = {name: _text(body[start : start + length]) for name, (start, length) in _TEXTS.items()}
    mac = ":".join(f"{byte:02x}" for byte in body[10:16])
    return GigeDevice(socket.inet_ntoa(body[36:40]), mac, interface=interface, **texts)


def _text(field: bytes) -> str:
    text = field.split(b"\0", 1)[0].decode("utf-8", "replace").strip()
    return text if text.isprintable() else ""


def discover(
    wait_s: float, address: str = "", is_wanted: Callable[[GigeDevice], bool] | None = None
) -> list[GigeDevice]:
    """Ask every interface, or one address; blocks. Ends early where ``is_wanted`` finds its camera.

    Asked again and again: a question into a link that is not up yet is lost."""
    found: dict[tuple[str, str], GigeDevice] = {}
    with _sockets(address) as sockets:
        end_s = time.monotonic() + wait_s
        while sockets and (left_s := end_s - time.monotonic()) > 0:
            _ask(sockets)
            for device in _answers(sockets, min(left_s, _ASKED_EVERY_S)):
                found[device.address, device.mac] = device
                if is_wanted is not None and is_wanted(device):
                    return [device]
    return sorted(found.values(), key=lambda device: socket.inet_aton(device.address))


Sockets = dict[socket.socket, tuple[str, list[str]]]
"""Each with the address of ours that it has, and where it asks."""


@contextmanager
def _sockets(address: str) -> Iterator[Sockets]:
    """One an interface; an interface that is down has none."""
    sockets: Sockets = {}
    try:
        for own, targets in [("", [address])] if address else interfaces():
            one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            one.setblocking(False)
            sockets[one] = own, targets
            try:
                one.bind((own, 0))
                if address:
                    one.connect((address, PORT))  # so that a closed port is told at once
            except OSError:
                del sockets[one]
                one.close()
        yield sockets
    finally:
        for one in sockets:
            one.close()


def _ask(sockets: Sockets) -> None:
    for one, (_, targets) in tuple(sockets.items()):
        try:
            for target in targets:
                one.sendto(discovery_telegram(1), (target, PORT))
        except BlockingIOError:  # what it asked before is still on its way
            continue
        except OSError:  # nobody listens there, or there is no way to it
            del sockets[one]
            one.close()


def _answers(sockets: Sockets, wait_s: float) -> Iterator[GigeDevice]:
    import select

    ready, _, _ = select.select(list(sockets), [], [], wait_s)
    for one in ready:
        try:
            data, sender = one.recvfrom(_MOST_BYTES)
        except OSError:  # nobody listens there
            del sockets[one]
            one.close()
            continue
        device = parse_discovery(data, sockets[one][0] or one.getsockname()[0])
        if device is not None and device.address in (sender[0], "0.0.0.0"):
            yield device


def interfaces() -> list[tuple[str, list[str]]]:
    """Our addresses, each with where a question goes out of it."""
    found = [(own, [broadcast, "255.255.255.255"]) for own, broadcast, _ in _addresses() if not own.startswith("127.")]
    return [*found, ("127.0.0.1", ["127.0.0.1"])]


def _addresses() -> Iterator[tuple[str, str, str]]:
    """Address, broadcast address and mask (empty = unknown) of each interface."""
    if not sys.platform.startswith("linux"):
        own = {entry[4][0] for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        yield from ((str(each), "255.255.255.255", "") for each in own)
        return
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            try:
                answers = [fcntl.ioctl(one.fileno(), code, request) for code in _ASKED]
            except OSError:  # it has no IPv4 address
                continue
            own, broadcast, mask = (socket.inet_ntoa(answer[20:24]) for answer in answers)
            yield own, broadcast, mask


def read_register(address: str, register: int, wait_s: float = 0.15, attempts: int = 4) -> int | None:
    """Return a register of the camera; None when it does not answer. Changes nothing, and needs no control."""
    status, value = _read(address, register, wait_s, attempts)
    return value if status == 0 else None


def control_of(address: str) -> Control:
    """Tell whether a program has control of the camera; one that has it alone lets nobody read this register."""
    status, value = _read(address, CONTROL_PRIVILEGE, 0.15, 4)
    if status is None:
        return "silent"
    return "held" if status == _ACCESS_DENIED or (status == 0 and value != 0) else "free"


def is_near(address: str) -> bool:
    """False where no network of ours has this address: a camera answers a question to everybody from there, too."""
    networks = _networks()
    return not networks or any(ipaddress.ip_address(address) in network for network in networks)


def _networks() -> list[ipaddress.IPv4Network]:
    """Ours; empty = this system does not tell."""
    masked = [(own, mask) for own, _, mask in _addresses() if mask]
    return [ipaddress.IPv4Network(f"{own}/{mask}", strict=False) for own, mask in masked]


def _read(address: str, register: int, wait_s: float, attempts: int) -> tuple[int | None, int]:
    """Return the status of the answer, and the register; None when there is no answer."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.settimeout(wait_s)
        for number in range(1, attempts + 1):
            try:
                one.connect((address, PORT))
                one.send(_COMMAND.pack(_KEY, _ACK_WANTED, _READ, 4, number) + struct.pack("!I", register))
                answer = one.recv(_MOST_BYTES)
            except ConnectionRefusedError:
                time.sleep(wait_s)
                continue
            except OSError:
                continue
            status, kind = struct.unpack_from("!HH", answer) if len(answer) >= 8 else (None, 0)
            if kind == _WAS_READ and (status != 0 or len(answer) >= 12):
                return status, int(struct.unpack_from("!I", answer, 8)[0]) if status == 0 else 0
    return None, 0
