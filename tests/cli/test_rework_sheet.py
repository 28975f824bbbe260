"""The sheet of barcodes: every key of it is read back from the printed page's own table."""

from pathlib import Path

import pytest

from station.assembly.command_sheet import CHINESE
from station.messages import COMMAND_KEYS, command_code, command_of
from tests.badinput.command import station


@pytest.mark.parametrize("group", ["keys", "rework"])
def test_a_sheet_is_written_with_every_key_in_both_languages(tmp_path: Path, group: str) -> None:
    file = tmp_path / "keys.pdf"
    told = station(group, "sheet", "-o", str(file))
    assert (told.code, file.read_bytes()[:5]) == (0, b"%PDF-")
    assert CHINESE.keys() == COMMAND_KEYS.keys()


def test_a_code_of_the_sheet_is_its_key_and_no_other_code_is_one() -> None:
    assert [command_of(command_code(name)) for name in COMMAND_KEYS] == [*COMMAND_KEYS]
    assert [command_of(text) for text in ("", "STNCMD", "STNCMDX", "UNDO", "P.URL.CN/0P")] == [""] * 5
