"""A whole shift at a bench: three orders with a changeover, a printer that stops, a hub that is away for a while, and
rework of every kind; at the end everything that lies there is held against the journal and what the hub tells."""

import json
import time
from collections.abc import Callable, Sequence

from drivers.sim.unit_codes import COMPANY_PREFIX
from station.core.codes import check_digit
from station.core.values import Level, Recipe
from station.demo.balance import Balance
from station.demo.bench import BenchDemo
from station.demo.bench_config import bench_config
from station.demo.bench_person import NAME, OTHER_GTIN, SERIAL_LENGTH, Interrupted, Person, Scanner
from station.demo.setup import DemoOptions, DemoRefused
from station.demo.shift_books import Evidence, gather, judge
from station.demo.shift_person import Mishap, ShiftPerson
from station.demo.shift_printer import ShiftPrinter
from station.launcher import RESTART_WAITS_S
from station.planning.store import PlanStore

CASE_SIZE, PALLET_SIZE = 4, 3
ORDERS = ("S1", "S2", "S3")
WATER, COLA = "Demo water 0.5 l", "Demo cola 0.5 l"
COLA_GTIN = f"{OTHER_GTIN}{check_digit(OTHER_GTIN)}"
CHECKLIST = ("The bench is empty", "No label of the last product is left")


class ShiftDemo(BenchDemo):
    """One shift, in a new folder."""

    evidence: Evidence
    """What the truth was held against, once it has run."""
    person: ShiftPerson

    def __init__(self, options: DemoOptions, restart_waits_s: Sequence[float] = RESTART_WAITS_S) -> None:
        if options.cases or options.pallets:
            raise DemoRefused("a shift has its own orders and pallets: --shift goes without --cases and --pallets")
        if (options.data / "journal.db").exists():
            raise DemoRefused(f"{options.data} holds a demo already: a shift begins in a new folder")
        super().__init__(options, restart_waits_s)
        self._lost_s = 0.0

    def run(self) -> Balance:
        self.printer = ShiftPrinter()
        try:
            return super().run()
        finally:
            self.printer.close()

    def _config(self, scanner: Scanner) -> str:
        (self._options.data / "labels").mkdir(exist_ok=True)
        for level in ("case", "pallet"):
            (self._options.data / "labels" / f"{level}.toml").write_text(_template(level), encoding="utf-8")
        pallet = Level("pallet", PALLET_SIZE, "printed")
        goods = {"units_per_case": CASE_SIZE, "serial_length": SERIAL_LENGTH, "unit_noun": "bottle"}
        cola = Recipe(COLA, "gs1", gtin=COLA_GTIN, lot="C1", above=(pallet,), **goods)  # type: ignore[arg-type]
        PlanStore(self._options.data).put_recipe(cola, NAME)
        return _config(self._options, scanner.port, self._ports.hub, self.printer.port)

    # the shift -------------------------------------------------------------------------------------------------------

    def _pack(self, scanner: Scanner) -> Person:
        data, seed = self._options.data, self._options.seed
        self.person = ShiftPerson(self._client, scanner, data, seed, CASE_SIZE, self._look)
        for act in (self._first_order, self._rework_units, self._rework_cases, self._second_order, self._third_order):
            if not self.interrupted:
                self._play(act)
        return self.person

    def _play(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Interrupted as silent:
            told = "; ".join(self.person.complaints) or "nothing was refused before"
            raise DemoRefused(f"the shift stopped: no answer to {silent} ({told})") from None

    def _first_order(self) -> None:
        """Water. The printer runs out of paper under a case, and is switched off under another."""
        at, printer = self.person, self.printer
        self._first_case()
        at.pack(mistake="twice", trouble=Mishap(printer.out_of_paper, "printer_paper_out", printer.paper_in))
        at.pack(mistake="foreign")
        at.pallet()
        at.pack(mistake="stored", trouble=Mishap(printer.switch_off, "printer_away", printer.switch_on))
        at.pack(mistake="undo")
        at.pack(mistake="wrong_product")
        at.pallet()

    def _rework_units(self) -> None:
        """Replace, take out, put in, out of use (loose, and out of a case), bring back, undo."""
        at = self.person
        first, second, third, *_ = at.goods.cases
        old = at.goods.cases[first][1]
        at.replace(old, first)
        loose = at.goods.cases[second][0]
        at.take_out(loose)
        at.put_in(old, second)
        at.out_of_use(loose, "damaged")
        sample = at.goods.cases[third][2]
        at.out_of_use(sample, "sampled")
        at.bring_back(loose)
        at.put_in(loose, third)
        at.rework("remove", code=at.goods.cases[first][0])
        at.undo()
        at.must_refuse(sample, "bench_decommissioned")

    def _rework_cases(self) -> None:
        """Dissolve, restore, onto and off a pallet, relabel a case and a pallet, a case for good taken apart."""
        at = self.person
        upper, lower = at.goods.pallets
        case = at.goods.pallets[upper][0]
        at.restore(case, at.dissolve(case))
        at.onto_pallet(case, upper)
        at.relabel(case)
        at.relabel(lower)
        moved = at.goods.pallets[upper][0]
        at.off_pallet(moved)
        at.onto_pallet(moved, upper)
        spoilt = at.goods.pallets[upper][1]
        units = at.dissolve(spoilt)
        at.must_refuse(spoilt, "bench_taken")
        at.out_of_use(units[0], "destroyed")

    def _second_order(self) -> None:
        """Water of another lot, packed while the hub is not there; two short cases become one."""
        at = self.person
        self._change_over("S2", lot="W2")
        self._lose_network()
        self._first_case()
        short = [at.pack(CASE_SIZE // 2), at.pack(CASE_SIZE // 2)]
        at.pallet()
        at.merge(*short)
        self._find_network()

    def _third_order(self) -> None:
        """Another product: the line is cleared first, and a bottle that was forgotten is refused."""
        at = self.person
        forgotten = at.new_unit()
        self._change_over("S3", product=COLA)
        at.gtin = COLA_GTIN
        at.must_refuse(forgotten, "bench_wrong_product")
        self._first_case()
        at.pack(CASE_SIZE - 1, "twice")
        at.end_pallet()

    def _first_case(self) -> None:
        at = self.person
        at.pack()
        at.shows(lambda shot: bool((shot.get("order") or {}).get("first_case")), "first case")
        at.do("check_first_case", good=True)

    def _change_over(self, order: str, **goods: str) -> None:
        """The order before is closed, the bench is cleared, the next one is planned and started."""
        at = self.person
        at.order("close_order")
        at.do("clear_line", items=CHECKLIST)
        at.order("plan_order", order=order, **({"product": WATER} | goods))
        at.order("start_order", order=order)

    def _lose_network(self) -> None:
        self._network_lost, self._lost_at_s = True, time.monotonic()
        self._hub.end()

    def _find_network(self) -> None:
        """Not before the screen shows that something waits to be sent."""
        self.person.shows(lambda shot: any(each["waiting"] for each in shot.get("sync", ())), "hub away")
        self._hub.start()
        self._network_lost, self._lost_s = False, time.monotonic() - self._lost_at_s

    # the end ---------------------------------------------------------------------------------------------------------

    def _close(self, person: Person) -> Balance:
        self._station.child.end()
        data, goods = self._options.data, self.person.goods
        (data / "plant").mkdir(exist_ok=True)
        goods.write(data / "plant" / "shift.json")
        printed = len(set(self.printer.labels))
        self.evidence = gather(data, self._ports.hub, goods, printed, person.complaints)
        counts = {
            "orders": len(ORDERS),
            "reworks": self.person.reworks,
            "scans_refused": person.refused,
            "hub_away_s": round(self._lost_s, 1),
            "seconds": round(time.monotonic() - self._began_s, 1),
        }
        return judge(self.evidence, goods.account, counts)


def _config(options: DemoOptions, scanner_port: int, hub_port: int, printer_port: int) -> str:
    """The bench's config, as a person would write it."""
    recipe = f'order = "{ORDERS[0]}"\nproduct = "{WATER}"\nlot = "W1"\nunits_per_case = {CASE_SIZE}'
    own = f"""[case_code]
source = "printed"
prefix = "{COMPANY_PREFIX}"

[[level]]
name = "pallet"
capacity = {PALLET_SIZE}
code = "printed"

[orders]
clearance = {json.dumps(CHECKLIST)}
first_case = true

[labels]
templates_folder = "labels"

[[printer]]
name = "printer"
driver = "tcp"
host = "127.0.0.1"
port = {printer_port}
language = "zpl"
answer_ms = 300
"""
    return bench_config(options.data, recipe, own, scanner_port, hub_port)


def _template(level: str) -> str:
    """The smallest label that is of use."""
    return f"""# Written by station demo.
level = "{level}"
width_mm = 100
height_mm = 60
dpi = 203

[[text]]
x_mm = 4
y_mm = 4
width_mm = 92
height_mm = 6
text = "{{product}}  {{lot}}  {{count}}"

[[gs1_128]]
x_mm = 12
y_mm = 20
height_mm = 28
module_mm = 0.5
content = "(00){{sscc}}"
"""
