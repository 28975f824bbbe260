"""The commands of docs/pools.md do what the page says, in a fresh folder."""

from pathlib import Path

from tests.docs.test_commands import Shell, blocks
from tests.journal.make import on_disk


def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path) -> None:
    on_disk(tmp_path / "line").close()
    shell = Shell(tmp_path, 0)
    imported, looked, void, hub = (shell.run(block) for block in blocks("pools.md"))
    assert imported.startswith("Pool water: 3 imported, 1 duplicate, 1 bad line")
    assert "line 5:  A00004: The code begins or ends with a space." in imported
    assert '"imported": 0, "duplicates": 4' in imported
    assert looked == "water  codes  3 codes, 0 void\n"
    assert (tmp_path / "water.csv").read_text().splitlines()[1] == "1,P.URL.CN/A00001,"
    assert void.startswith("2 codes are void now")
    assert "juice: codes issued 1000, numbers 1 to 1000" in hub
    assert "juice: numbers 1 to 600 are L1's" in hub
    assert "printed not packed: 600: 1-600" in hub
    assert len((tmp_path / "roll-1.csv").read_text().splitlines()) == 601
