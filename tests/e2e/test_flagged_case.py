"""A rejected case is put right through the real screen: three scans, or three touches beside the codes themselves."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from station.core import events as ev
from station.core.values import CaseRef, Reason, UnitEntry, Window
from station.journal import Batch, Reader
from station.journal.verify import verify
from tests.campaign.display import missing
from tests.e2e.at_screen import AtScreen, Finger, Scanner, screen
from tests.e2e.running import Running, running
from tests.journal.make import RECIPE, code, on_disk
from tests.waiting import until

pytestmark = [pytest.mark.wire, pytest.mark.skipif(missing() != "", reason=missing() or "there is a display")]
URL = "https://x.cn/"
CONFIG = f"""\
[station]
id = "L1"
data = "data"

[api]
port = 0

[line]
shape = "picture"

[recipe]
product = "{RECIPE.product}"
code = "url"
url_prefix = "{URL}"
units_per_case = 3
rows = 1
columns = 3
case_pattern = "K[0-9]{{5}}"

[case_code]
source = "picture"

[[camera]]
name = "top"
driver = "folder"
path = "pictures"

[plc]
driver = "modbus"
host = "127.0.0.1"
port = 1
"""


def flagged(seq: int) -> ev.CaseRejected:
    """Two of its units were read, the third was not; its label was."""
    read = tuple(UnitEntry(0, 1, (1, place), code(f"{URL}{seq}-{place}")) for place in (1, 2))
    units = (*read, UnitEntry(0, 1, (1, 3), None, Reason.NO_READ))
    label = code(f"K{seq:05d}")
    return ev.CaseRejected(
        CaseRef(1, seq), "o1", RECIPE.product, "L7", Window(units=3), (Reason.NO_READ,), label, units
    )


@dataclass
class Line:
    """The station of a line whose PLC is off, with what it recorded before."""

    data: Path
    scanner: Scanner
    finger: Finger

    def packed(self, label: str) -> tuple[str, list[str]]:
        """What the journal calls the case with this label, and what is in it."""

        def live() -> tuple[str, list[str]] | None:
            reader = Reader.open(self.data / "journal.db")
            try:
                found = reader.container(label)
            finally:
                reader.close()
            return (found.state, [each.code.text for each in found.members]) if found is not None else None

        return until(live, "the case is packed")


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    folder = tmp_path_factory.mktemp("line")
    (folder / "pictures").mkdir()
    (folder / "line.toml").write_text(CONFIG)
    (folder / "data").mkdir()
    store = on_disk(folder / "data")
    recipe = replace(RECIPE, rows=1, columns=3, case_pattern="K[0-9]{5}")
    events = (ev.EpochGranted(1, 0, "first"), ev.OrderStarted("o1", recipe), flagged(1), flagged(2))
    store.append(time.time_ns() // 1_000, [Batch(events=events)])
    store.close()
    with running(Running, folder, "--no-screen") as made, screen(made.data, folder) as (scanner, finger):
        yield Line(made.data, scanner, finger)
    assert not verify(folder / "data" / "journal.db").findings


def judged(at: AtScreen, line: Line, seq: int) -> None:
    state, members = line.packed(f"K{seq:05d}")
    assert (state, members) == ("live", [f"{URL}{seq}-{place}" for place in (1, 2, 3)])


def test_a_flagged_case_by_scanner(line: Line) -> None:
    """Its label, the new unit, its label once more."""
    at = line.scanner
    at.open("rework")
    at.scan("K00001")
    at.sees("Scan the unit that goes into A3.")
    at.picture("flagged")
    at.scan(f"{URL}1-3")
    at.sees("Check case 1, and finish.")
    at.scan("K00001")
    judged(at, line, 1)


def test_a_flagged_case_by_touch(line: Line) -> None:
    """From the list of rejects: Fix, the new unit, Finish."""
    at = line.finger
    at.open("Rejects", "rejects")
    at.picture("rejects")
    at.tap("Fix")
    at.on("rework")
    at.sees("Scan the unit that goes into A3.")
    at.scan(f"{URL}2-3")
    at.picture("flagged_finish")
    at.tap("Finish")
    judged(at, line, 2)
