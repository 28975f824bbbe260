"""Transactions as pcapng, which Wireshark opens: each as a packet to the peer and one from it. Pure.

The packets are *exported PDUs* (link type 252): a Modbus frame with the name of its dissector in front, so nothing of
Ethernet, IP or TCP has to be made up. Ports are those by which Wireshark knows a Modbus server. What came of it is in
the comment of the first packet, as JSON; the second only carries the number of the first.
"""

import ipaddress
import json
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from drivers.wire_record import Form, WireTransaction

_SECTION, _INTERFACE, _PACKET = 0x0A0D0D0A, 1, 6
_BYTE_ORDER = 0x1A2B3C4D
_UPPER_PDU = 252
_COMMENT, _FLAGS = 1, 2
_INBOUND, _OUTBOUND = 1, 2
_DISSECTOR_NAME, _IPV4_SOURCE, _IPV4_TARGET, _PORT_TYPE, _SOURCE_PORT, _TARGET_PORT = 12, 20, 21, 24, 25, 26
_TCP = 2
_SERVER_PORT, _CLIENT_PORT = 502, 50_200
_DISSECTORS: dict[Form, str] = {"modbus_tcp": "mbtcp", "modbus_rtu": "mbrtu", "text": "data"}
_FORMS: dict[str, Form] = {name: form for form, name in _DISSECTORS.items()}
_OVERHEAD = 12
_PACKET_HEAD = struct.Struct("<IIIII")


def header(program: str) -> bytes:
    """How a file begins; files one behind another are a file again."""
    section = struct.pack("<IHHq", _BYTE_ORDER, 1, 0, -1) + _option(4, program.encode()) + _option(0, b"")
    return _block(_SECTION, section) + _block(_INTERFACE, struct.pack("<HHI", _UPPER_PDU, 0, 0))


def packets(number: int, told: WireTransaction) -> bytes:
    """Both packets of a transaction; only the first where nothing came."""
    note = {"n": number, "ms": round(told.ms, 3), "peer": told.peer, "key": told.key, "arguments": dict(told.arguments)}
    first = _packet(told, told.request, told.at_us, note, asks=True)
    if not told.response:
        return first
    return first + _packet(told, told.response, told.at_us + round(told.ms * 1000), {"n": number}, asks=False)


def transactions(data: bytes) -> Iterator[WireTransaction]:
    """Every whole transaction of a file made here; a torn end is passed over. Raises ValueError for another's file."""
    try:
        yield from _transactions(data)
    except (struct.error, TypeError) as other:
        raise ValueError("a packet without its parts") from other


def whole(data: bytes) -> bytes:
    """A file without its torn end. Raises ValueError for another's file."""
    return data[: sum(len(body) + _OVERHEAD for _, body in _blocks(data))]


def _transactions(data: bytes) -> Iterator[WireTransaction]:
    waiting: dict[int, WireTransaction] = {}
    for kind, body in _blocks(data):
        if kind != _PACKET:
            continue
        note, form, payload, at_us, inbound = _read_packet(body)
        number = int(note.get("n", -1))
        if "peer" in note:
            yield from waiting.values()
            waiting = {number: _begun(note, form, payload, at_us, inbound)}
        elif number in waiting:
            yield replace(waiting.pop(number), response=payload)
    yield from waiting.values()


def _begun(note: dict[str, Any], form: Form, payload: bytes, at_us: int, inbound: bool) -> WireTransaction:
    arguments, ms = note.get("arguments"), note.get("ms")
    if not isinstance(arguments, dict) or not isinstance(ms, int | float):
        raise ValueError("a note without its parts")
    return WireTransaction(
        at_us, ms, form, str(note["peer"]), payload, b"", str(note.get("key", "")), arguments, inbound
    )


def _packet(told: WireTransaction, data: bytes, at_us: int, note: dict[str, Any], *, asks: bool) -> bytes:
    outbound = asks is not told.served
    head = _upper_pdu(told, outbound=outbound, asks=asks)
    payload = head + data
    fixed = _PACKET_HEAD.pack(0, at_us >> 32, at_us & 0xFFFFFFFF, len(payload), len(payload))
    comment = json.dumps(note, ensure_ascii=False, separators=(",", ":")).encode()
    flags = struct.pack("<I", _OUTBOUND if outbound else _INBOUND)
    return _block(
        _PACKET, fixed + _padded(payload) + _option(_COMMENT, comment) + _option(_FLAGS, flags) + _option(0, b"")
    )


def _upper_pdu(told: WireTransaction, *, outbound: bool, asks: bool) -> bytes:
    """Tags in network order; the list ends with a tag of zeros."""
    peer, here = _ipv4(told.peer), bytes(4)
    source, target = (here, peer) if outbound else (peer, here)
    ports = (_CLIENT_PORT, _SERVER_PORT) if asks else (_SERVER_PORT, _CLIENT_PORT)
    tags = _tag(_DISSECTOR_NAME, _DISSECTORS[told.form].encode())
    tags += _tag(_IPV4_SOURCE, source) + _tag(_IPV4_TARGET, target) + _tag(_PORT_TYPE, struct.pack(">I", _TCP))
    tags += _tag(_SOURCE_PORT, struct.pack(">I", ports[0])) + _tag(_TARGET_PORT, struct.pack(">I", ports[1]))
    return tags + bytes(4)


def _ipv4(peer: str) -> bytes:
    try:
        return ipaddress.IPv4Address(peer.rpartition(":")[0] or peer).packed
    except ValueError:
        return bytes(4)


def _tag(kind: int, value: bytes) -> bytes:
    padded = _padded(value)
    return struct.pack(">HH", kind, len(padded)) + padded


def _option(kind: int, value: bytes) -> bytes:
    return struct.pack("<HH", kind, len(value)) + _padded(value)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _block(kind: int, body: bytes) -> bytes:
    length = len(body) + _OVERHEAD
    return struct.pack("<II", kind, length) + body + struct.pack("<I", length)


def _blocks(data: bytes) -> Iterator[tuple[int, bytes]]:
    if data and struct.unpack_from("<I", data.ljust(12, b"\0"), 0)[0] != _SECTION:
        raise ValueError("no pcapng")
    at = 0
    while at + _OVERHEAD <= len(data):
        kind, length = struct.unpack_from("<II", data, at)
        end = at + length
        if end > len(data):
            return  # torn off by the end of the program
        if length < _OVERHEAD or length % 4 or data[end - 4 : end] != data[at + 4 : at + 8]:
            if any(data[max(at + 4, end - 4) :]):
                raise ValueError("a block of no length")
            return  # zeros, left by the end of the power
        yield kind, data[at + 8 : end - 4]
        at = end


def _read_packet(body: bytes) -> tuple[dict[str, Any], Form, bytes, int, bool]:
    _, high, low, length, _ = _PACKET_HEAD.unpack_from(body)
    payload = body[_PACKET_HEAD.size : _PACKET_HEAD.size + length]
    options = _options(body[_PACKET_HEAD.size + length + (-length % 4) :], "<")
    note = json.loads(options.get(_COMMENT, b"{}"))
    tags, at = _tags(payload)
    form = _FORMS.get(tags.get(_DISSECTOR_NAME, b"").rstrip(b"\0").decode("ascii", "replace"))
    if form is None or not isinstance(note, dict):
        raise ValueError("not written by a station")
    inbound = struct.unpack("<I", options.get(_FLAGS, bytes(4)))[0] == _INBOUND
    return note, form, payload[at:], high << 32 | low, inbound


def _options(data: bytes, order: str) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from(f"{order}HH", data, at)
        if kind == 0:
            break
        found[kind] = data[at + 4 : at + 4 + length]
        at += 4 + length + (-length % 4)
    return found


def _tags(payload: bytes) -> tuple[dict[int, bytes], int]:
    """The tags in front of a PDU, and where it begins."""
    found = _options(payload, ">")
    return found, 4 + sum(4 + len(value) for value in found.values())
