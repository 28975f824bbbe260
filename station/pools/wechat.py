"""WeChat code packs: base64, then AES-CBC with PKCS#7, the brand's key as key and as initialisation vector.

Inside is one code a line: its index in the application, the raw code (9 characters) and the address that is printed
(28 characters). A pack is opened as it is read: it may be larger than memory.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from station.core.codes import display
from station.pools.errors import PoolRefused
from station.pools.importing import BadLine, StagedCode
from station.pools.keys import CodeOfLine, is_plain

CHUNK_BYTES = 1 << 20
_LINE = re.compile(rb"([0-9]{1,12})[\t ,;]+([A-Za-z0-9_\-+/=]{9})[\t ,;]+(\S{12,64})")
_BLANKS = b" \r\n\t"


def read_key(path: Path) -> bytes:
    """Raises PoolRefused, OSError."""
    key = path.read_bytes().removeprefix(b"\xef\xbb\xbf").strip()
    if len(key) not in (16, 24, 32):
        raise PoolRefused("pool_key_form", file=path.name, count=len(key))
    return key


def pack_codes(file: BinaryIO, name: str, key: bytes) -> Iterator[list[StagedCode | BadLine]]:
    """The codes of a pack, a list a chunk. Raises PoolRefused where the key is not the pack's."""
    line, rest, proven = 1, b"", False
    for chunk in _opened(file, name, key):
        lines, end, rest = (rest + chunk).rpartition(b"\n")
        proven = proven or _is_proven((lines or rest), name)
        if end:
            found = [_code(number, text) for number, text in enumerate(lines.split(b"\n"), start=line)]
            line += len(found)
            yield found
    if rest.strip():
        _is_proven(rest, name) if not proven else None
        yield [_code(line, rest)]


def _is_proven(begin: bytes, name: str) -> bool:
    """A wrong key gives noise: its first line is no code."""
    if not _LINE.fullmatch(begin[:200].split(b"\n")[0].strip()):
        raise PoolRefused("pool_key_wrong", file=name)
    return True


def _opened(file: BinaryIO, name: str, key: bytes) -> Iterator[bytes]:
    decryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    unpadder = PKCS7(128).unpadder()
    try:
        for sealed in _bytes_of(file, name):
            yield unpadder.update(decryptor.update(sealed))
        yield unpadder.update(decryptor.finalize()) + unpadder.finalize()
    except ValueError:
        raise PoolRefused("pool_key_wrong", file=name) from None


def _bytes_of(file: BinaryIO, name: str) -> Iterator[bytes]:
    """Base64 in lines or in one."""
    rest = b""
    while chunk := file.read(CHUNK_BYTES):
        text = rest + chunk.translate(None, _BLANKS)
        whole = len(text) - len(text) % 4
        rest = text[whole:]
        yield _decoded(text[:whole], name)
    if rest:
        raise PoolRefused("pool_not_base64", file=name)


def _decoded(text: bytes, name: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise PoolRefused("pool_not_base64", file=name) from None


def _code(line: int, text: bytes) -> StagedCode | BadLine:
    text = text.rstrip(b"\r")
    found = _LINE.fullmatch(text)
    if found is None:
        why = "pool_pack_line" if text.strip() else "code_empty"
        return BadLine(line, why, display(text.decode("utf-8", "backslashreplace")))
    number, raw, address = found.groups()
    shown = address.decode("utf-8", "backslashreplace")
    if not is_plain(shown):
        return BadLine(line, "pool_pack_line", display(shown))
    return StagedCode(line, CodeOfLine(shown), int(number), raw.decode("ascii"))
