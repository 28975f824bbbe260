"""The demo of a bench: a hub and a station as processes, and a person who scans, makes mistakes and mends them.

The person scans over a real TCP connection and gives commands over the API; what was really packed is written down
beside it, scan by scan, and compared with the journal and the hub at the end.
"""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.sim.unit_codes import COMPANY_PREFIX
from station.client import Client
from station.demo.bench_config import bench_config
from station.demo.bench_person import Interrupted, Person, Scanner
from station.demo.bench_truth import PackedCase, read_truth
from station.demo.interrupts import Interrupts
from station.demo.setup import DemoOptions, DemoRefused, lock_folder, ports_for, prepare_folder
from station.launcher import RESTART_WAITS_S, Child, ChildSpec, RestartedChild

if TYPE_CHECKING:
    from station.demo.balance import Balance

STARTED_S = 60.0
DRAIN_S = 30.0
TICK_S = 0.05
FINAL = (2, 3)
RECOVERIES_MAX = 20
"""So often in a row a person begins again with a station that dies each time."""


class BenchDemo(Interrupts):
    """One run of it."""

    def __init__(self, options: DemoOptions, restart_waits_s: Sequence[float] = RESTART_WAITS_S) -> None:
        super().__init__()
        self._options = options
        self._began_s = time.monotonic()
        self._ports = ports_for(options)
        self._client = Client(options.data)
        self._hub = Child(self._spec("hub", "sync.hub", self._hub_arguments(), speaks=True))
        config = str(options.data / "demo.toml")
        self._station = RestartedChild(
            Child(self._spec("bench", "station", ("run", "--headless", "--child", "--config", config))),
            restart_waits_s,
        )
        self._network_lost = False
        """The hub was ended on purpose."""
        self.ended = False

    def run(self) -> "Balance":
        """Run it to its end. Raises DemoRefused, OSError."""
        with self.obeying_signals():
            scanner = Scanner()
            try:
                self._start(scanner)
                packed = self._pack(scanner)
                self.ended = True
                self._drain()
                return self._close(packed)
            finally:
                scanner.close()
                self._station.child.end()
                self._hub.end()

    def _start(self, scanner: Scanner) -> None:
        self._lock = lock_folder(self._options.data)
        prepare_folder(self._options)
        (self._options.data / "run.json").unlink(missing_ok=True)
        (self._options.data / "demo.toml").write_text(self._config(scanner), encoding="utf-8")
        self._station.start()
        self._hub.start()
        self._wait(lambda: self._client.get("/v1/snapshot") is not None, STARTED_S, "the bench did not start")
        self._wait(lambda: scanner.connected(), STARTED_S, "the bench did not connect to its scanner")
        self._wait(self._ready, STARTED_S, "the bench is not ready")

    def _config(self, scanner: Scanner) -> str:
        return config_text(self._options, scanner.port, self._ports.hub)

    def _ready(self) -> bool:
        shot = self._client.get("/v1/snapshot")
        return isinstance(shot, Mapping) and bool(shot.get("permissive"))

    def _pack(self, scanner: Scanner) -> Person:
        truth = self._options.data / "plant" / "bench.jsonl"
        truth.parent.mkdir(exist_ok=True)
        before = read_truth(truth)
        chance = random.Random(self._options.seed + len(before))
        labels = self._options.case_code == "reader"
        person = Person(self._client, scanner, truth, chance, self._options.units_per_case, before, self._look, labels)
        died = 0
        while True:
            try:
                person.recover() if died else person.take_over()
                if self.interrupted or person.cases >= (self._options.cases or 10**9):
                    return person
                person.pack_case()
                died = 0
            except Interrupted as silent:
                died += 1
                if died > RECOVERIES_MAX:
                    raise DemoRefused(f"the bench does not answer ({silent})") from None

    def _look(self) -> None:
        if self._station.child.exit_code in FINAL:
            raise DemoRefused(f"the bench cannot run; {self._station.child.spec.log} says why")
        self._station.look()
        if self._hub.exit_code is not None and not self._network_lost:
            raise DemoRefused(f"the hub has ended; {self._hub.spec.log} says why")

    def _wait(self, over: Callable[[], bool], within_s: float, complaint: str) -> None:
        until_s = time.monotonic() + within_s
        while not over():
            self._look()
            if time.monotonic() > until_s:
                raise DemoRefused(complaint)
            time.sleep(TICK_S)

    def _drain(self) -> None:
        """What is not delivered by then is complained of in the balance."""
        until_s = time.monotonic() + DRAIN_S
        while time.monotonic() < until_s:
            self._look()
            shot = self._client.get("/v1/snapshot")
            if shot and all(each["waiting"] == 0 and each["state"] == "sending" for each in shot["sync"]):
                return
            time.sleep(TICK_S)

    def _close(self, person: Person) -> "Balance":
        from station.demo.bench_truth import judge

        self._station.child.end()
        seconds = time.monotonic() - self._began_s
        truth: list[PackedCase] = read_truth(person.truth)
        pallets = bool(self._options.pallets)
        return judge(self._options.data, self._ports.hub, truth, person, seconds, pallets=pallets)

    def _spec(self, name: str, module: str, arguments: tuple[str, ...], *, speaks: bool = False) -> ChildSpec:
        log = self._options.data / "log" / f"{name}.log"
        return ChildSpec(name, module, arguments, log, False, speaks, False)

    def _hub_arguments(self) -> tuple[str, ...]:
        data: Path = self._options.data
        return ("--data", str(data / "hub"), "--token-file", str(data / "hub.token"), "--port", str(self._ports.hub))


def config_text(options: DemoOptions, scanner_port: int, hub_port: int) -> str:
    """The bench's config, as a person would write it."""
    assigns = options.case_code == "sscc"
    prefix = f'prefix = "{COMPANY_PREFIX}"\n' if options.pallets or assigns else ""
    source = 'source = "sscc"\n' if assigns else 'source = "reader"\nsscc = true\n'
    level = f'[[level]]\nname = "pallet"\ncapacity = {options.pallets}\n' if options.pallets else ""
    recipe = f'product = "Demo water 0.5 l"\nlot = "DEMO"\nunits_per_case = {options.units_per_case}'
    return bench_config(options.data, recipe, f"[case_code]\n{source}{prefix}\n{level}", scanner_port, hub_port)
