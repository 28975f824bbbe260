"""Short ways to a data folder with pools and a journal."""

import base64
from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from station.pools.importing import ImportSummary, import_lines
from station.pools.lines import column_blocks, opened, text_blocks

NOW_US = 1_790_000_000_000_000
KEY = b"0123456789abcdef"


def imported(data: Path, content: bytes, *, pool: str = "water", column: str = "", gs1: bool = False) -> ImportSummary:
    """What came of importing a file with this content."""
    file = data.parent / "codes.txt"
    file.write_bytes(content)
    data.mkdir(exist_ok=True)
    with opened(file) as bytes_:
        lines = column_blocks(bytes_, file.name, column) if column else text_blocks(bytes_, file.name)
        return import_lines(data, pool, file.name, lines, now_us=NOW_US, gs1=gs1)


def issue(data: Path, codes: Sequence[str], pool: str = "water") -> ImportSummary:
    return imported(data, "\n".join(codes).encode(), pool=pool)


def sealed_pack(text: bytes, key: bytes = KEY) -> bytes:
    """A code pack as the platform gives it."""
    padder = PKCS7(128).padder()
    padded = padder.update(text) + padder.finalize()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize())
