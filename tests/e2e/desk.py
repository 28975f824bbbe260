"""A bench with all that belongs to a shift: printer, pallets, a pool of codes, a checklist, users, delivery notes; and
what its station says of it (API, journal), which is what the tests of the screen believe."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from drivers.sim.printer import SimPrinter
from station.client import Client
from station.journal.verify import verify
from station.users.store import UserStore
from tests.badinput.command import station as command
from tests.e2e.at_screen import Finger, Scanner, screen
from tests.e2e.running import Running, running
from tests.waiting import until

CASE, PALLET = 2, 4
ITEMS = ("The bench is empty", "No label of the last product is left")
BADGES = {"Wang": "BADGE-7001", "Li": "BADGE-7002"}
PINS = {"Wang": "4711", "Li": "8150", "Zhao": "2604"}
NOTES = ("LS-77", "LS-78")
CONFIG = f"""\
[station]
kind = "bench"
id = "B1"
data = "data"

[api]
port = 0

[recipe]
order = "first"
product = "Water"
code = "plain"
pattern = "W[0-9]{{5}}"
pool = "water"
lot = "A1"
units_per_case = {CASE}
case_pattern = "K[0-9]{{5}}"

[case_code]
source = "reader"
prefix = "9501101"

[[level]]
name = "pallet"
capacity = {PALLET}
layer = 2
code = "printed"
scanned = true
closes_full = false

[orders]
clearance = ["{ITEMS[0]}", "{ITEMS[1]}"]
first_case = true

[audit]
every_cases = 1

[labels]
templates_folder = "labels"

[[printer]]
name = "zebra"
driver = "tcp"
host = "127.0.0.1"
port = PORT
language = "zpl"
answer_ms = 300
"""
COLA = f"""\
[recipe]
product = "Cola"
code = "plain"
pattern = "C[0-9]{{5}}"
lot = "C7"
units_per_case = {CASE}
case_pattern = "K[0-9]{{5}}"
"""
TEMPLATE = """\
level = "pallet"
width_mm = 100
height_mm = 60
dpi = 203

[[gs1_128]]
x_mm = 12
y_mm = 20
height_mm = 28
module_mm = 0.5
content = "(00){sscc}"
"""
Event = TypeVar("Event")


@dataclass
class Desk(Running):
    """Zhao stands at another screen of it."""

    sim: SimPrinter = field(init=False)
    scanner: Scanner = field(init=False)
    finger: Finger = field(init=False)

    def sign_in(self) -> None:
        self.session = self.post("/v1/session/sign-in", {"name": "Zhao", "pin": PINS["Zhao"]})["session"]
        until(lambda: self.shot()["order"], "the order of the config runs")
        first = Client(self.data, "Wang", PINS["Wang"]).command("set_next_serial", {"by": "IT", "next": 1})
        assert first is not None and first["done"], first

    # what is so ----------------------------------------------------------------------------------------------------

    @property
    def here(self) -> int:
        """How far the journal is."""
        return max((seq for seq, _ in self.log()), default=0)

    def told(self, kinds: tuple[type[Event], ...], after: int, n: int = 1) -> list[Event]:
        """Events of these kinds, once there are so many of them."""

        def found() -> list[Event] | None:
            events = [event for _, event in self.log(after) if isinstance(event, kinds)]
            return events if len(events) >= n else None

        return until(found, f"{n} of {[each.__name__ for each in kinds]}")

    def where(self, code: str) -> list[str]:
        """Codes (or numbers) of what it is in, from the lowest."""
        return [each["code"] or f"#{each['container']}" for each in self.get(f"/v1/codes/{code}")["containers"]]

    # goods -----------------------------------------------------------------------------------------------------------

    def code(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.number:05d}"

    def codes(self, n: int, letter: str = "W") -> list[str]:
        return [self.code(letter) for _ in range(n)]

    def case(self) -> tuple[str, list[str]]:
        """One that stands there already: its label and its units."""
        units, label = self.codes(CASE), self.code("K")
        for code in (*units, label):
            answer = self.do("scan", by="Zhao", code=code)
            if answer["key"] == "first_case_unconfirmed":
                assert self.do("check_first_case", good=True, by="Zhao")["done"]
                answer = self.do("scan", by="Zhao", code=code)
            assert answer["done"], answer
        return label, units

    def label(self, purpose: str) -> dict[str, Any]:
        """The one that is awaited, once it has come out of the printer."""

        def out() -> dict[str, Any] | None:
            awaited = [each for each in self.get("/v1/labels")["awaited"] if each["purpose"] == purpose]
            return awaited[0] if awaited and awaited[0]["state"] == "printed" else None

        return until(out, f"the label of {purpose} is printed")

    def pallet(self) -> str:
        """One with a case on it, labelled; its code."""
        why = {"by": "Zhao", "reason": "it was there"}
        onto = self.do("rework", **why, act={"kind": "palletise", "code": self.case()[0], "onto": None})
        closed = self.do("close_container", **why, level=2, container=onto["arguments"]["operation"])
        assert closed["done"], (onto, closed)
        code = self.label("close")["code"]
        assert self.do("scan_label", by="Zhao", code=code)["done"]
        return str(code)


def furnish(folder: Path, port: int) -> None:
    """What plant IT sets up before the first shift."""
    data = folder / "data"
    for made in (data, folder / "labels"):
        made.mkdir()
    (folder / "labels" / "pallet.toml").write_text(TEMPLATE)
    (folder / "line.toml").write_text(CONFIG.replace("PORT", str(port)))
    (folder / "cola.toml").write_text(COLA)
    (folder / "codes.txt").write_text("\n".join(f"W{n:05d}" for n in range(5_000)))
    (folder / "to.csv").write_text("code,name\nDIST-7,Wholesaler Seven\n")
    (folder / "notes.csv").write_text("number,to,product,quantity,counted,lot\n" + "".join(map(_note, NOTES)))
    users = UserStore(data)
    for name, role in (("Wang", "supervisor"), ("Li", "operator"), ("Zhao", "operator")):
        users.add(name, role, "IT", pin=PINS[name], badge=BADGES.get(name, ""))  # type: ignore[arg-type]
    at = ("--data", data)
    for words in (
        ("pool", "import", folder / "codes.txt", "--pool", "water", *at),
        ("recipe", "import", folder / "cola.toml", "--config", folder / "line.toml"),
        ("delivery", "distributors", folder / "to.csv", *at),
        ("delivery", "import", folder / "notes.csv", *at),
    ):
        told = command(*words)
        assert told.code == 0, told.err


def _note(number: str) -> str:
    return f"{number},DIST-7,Water,1,case,\n"


@contextmanager
def station(folder: Path, sim: SimPrinter) -> Iterator[Desk]:
    """It runs, with its screen; at the end its books are right."""
    furnish(folder, sim.port)
    with running(Desk, folder, "--no-screen") as made:
        made.sim = sim
        with screen(made.data, folder) as (made.scanner, made.finger):
            made.sign_in()
            yield made
    assert not verify(folder / "data" / "journal.db").findings
