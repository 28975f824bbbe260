"""WeChat code packs: base64, then AES-CBC with PKCS#7, the brand's key as key and as initialisation vector.

Inside is one code a line: its index in the application, the raw code (9 characters) and the address that is printed
(28 characters). A pack is opened as it is read: it may be larger than memory.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

CHUNK_BYTES = 1 << 20
KEY_BYTES = (16, 24, 32)
PACK_LINE = re.compile(rb"([0-9]{1,12})[\t ,;]+([A-Za-z0-9_\-+/=]{9})[\t ,;]+(\S{12,64})")
"""Index, raw code, address."""
_BLANKS = b" \r\n\t"
LINE_MAX = 4_096
"""Bytes of a line: no code is so long, and what is endless would fill the memory."""


class PackFault(Exception):
    """Why a pack cannot be opened: ``wrong_key``, ``not_base64``, or ``damaged``: what is inside has no lines."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def pack_lines(file: BinaryIO, key: bytes) -> Iterator[list[bytes]]:
    """The lines of a pack, a list a chunk. Raises PackFault, before the first line where the key is not the pack's."""
    rest, proven = b"", False
    for chunk in _opened(file, key):
        lines, end, rest = (rest + chunk).rpartition(b"\n")
        proven = proven or _is_proven(lines or rest, whole=bool(end))
        if len(rest) > LINE_MAX:
            raise PackFault("damaged")
        if end:
            yield lines.split(b"\n")
    if rest.strip():
        if not proven:
            _is_proven(rest, whole=True)
        yield [rest]


def _is_proven(begin: bytes, *, whole: bool) -> bool:
    """A wrong key gives noise: its first line is no code."""
    first, end, _ = begin[:200].partition(b"\n")
    if not (end or whole) and len(first) < 200:
        return False
    if not PACK_LINE.fullmatch(first.strip()):
        raise PackFault("wrong_key")
    return True


def _opened(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    decryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    unpadder = PKCS7(128).unpadder()
    try:
        for sealed in _bytes_of(file):
            yield unpadder.update(decryptor.update(sealed))
        yield unpadder.update(decryptor.finalize()) + unpadder.finalize()
    except ValueError:
        raise PackFault("wrong_key") from None


def _bytes_of(file: BinaryIO) -> Iterator[bytes]:
    """Base64 in lines or in one."""
    rest = b""
    while chunk := file.read(CHUNK_BYTES):
        text = rest + chunk.translate(None, _BLANKS)
        whole = len(text) - len(text) % 4
        rest = text[whole:]
        yield _decoded(text[:whole])
    if rest:
        raise PackFault("not_base64")


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise PackFault("not_base64") from None
