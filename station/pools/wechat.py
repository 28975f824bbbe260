"""WeChat code packs as codes of a pool, with the platform's own index."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from station.core.codes import display
from station.pools.errors import PoolRefused
from station.pools.importing import BadLine, StagedCode
from station.pools.keys import CodeOfLine, is_plain
from sync.code_pack import KEY_BYTES, PACK_LINE, PackFault, pack_lines

_FAULTS = {"wrong_key": "pool_key_wrong", "not_base64": "pool_not_base64", "damaged": "pool_file_damaged"}


def read_key(path: Path) -> bytes:
    """Raises PoolRefused, OSError."""
    key = path.read_bytes().removeprefix(b"\xef\xbb\xbf").strip()
    if len(key) not in KEY_BYTES:
        raise PoolRefused("pool_key_form", file=path.name, count=len(key))
    return key


def pack_codes(file: BinaryIO, name: str, key: bytes) -> Iterator[list[StagedCode | BadLine]]:
    """The codes of a pack, a list a chunk. Raises PoolRefused where the key is not the pack's, or it is damaged."""
    line = 1
    try:
        for lines in pack_lines(file, key):
            yield [_code(number, text) for number, text in enumerate(lines, start=line)]
            line += len(lines)
    except PackFault as fault:
        raise PoolRefused(_FAULTS[fault.why], file=name) from None


def _code(line: int, text: bytes) -> StagedCode | BadLine:
    text = text.rstrip(b"\r")
    found = PACK_LINE.fullmatch(text)
    if found is None:
        why = "pool_pack_line" if text.strip() else "code_empty"
        return BadLine(line, why, display(text.decode("utf-8", "backslashreplace")))
    number, raw, address = found.groups()
    shown = address.decode("utf-8", "backslashreplace")
    if not is_plain(shown):
        return BadLine(line, "pool_pack_line", display(shown))
    return StagedCode(line, CodeOfLine(shown), int(number), raw.decode("ascii"))
