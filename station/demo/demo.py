"""The demo: a plant, a hub and a line as three processes, a person at the line, and a balance at the end.

Order of the end: the belt runs out, the line records the last disposal, the uploader drains, then line, hub and plant
end. With the same folder it goes on where it was, whatever was killed.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drivers.sim.plc_table import IO_TRAVEL_CASES
from station.client import Client
from station.demo.config import config_text, write_template
from station.demo.interrupts import Interrupts
from station.demo.operator import Operator
from station.demo.setup import DemoOptions, DemoRefused, lock_folder, ports_for, prepare_folder
from station.launcher import RESTART_WAITS_S, Child, ChildSpec, RestartedChild
from station.screen import ScreenKeeper, ScreenOptions

if TYPE_CHECKING:
    from station.demo.balance import Balance

READY_S = 90.0
FINAL = (2, 3)
"""Exit codes of a line that would only end the same way again: its config, its journal."""
LOOK_S = 0.25
TICK_S = 0.05
RUN_OUT_S = 30.0
DRAIN_S = 40.0
"""A line that was killed at the very end has to start first."""


class Demo(Interrupts):
    """One run of the demo."""

    def __init__(
        self,
        options: DemoOptions,
        restart_waits_s: Sequence[float] = RESTART_WAITS_S,
        screen: ScreenOptions | None = None,
    ) -> None:
        super().__init__()
        self._options = options
        self._began_s = time.monotonic()
        self.ports = ports_for(options)
        self._client = Client(options.data)
        self._plant = Child(self._spec("plant", "drivers.sim.plant", self._plant_arguments(), speaks=True))
        # In a plant the upstream is another machine: here it may not take the processor from the line.
        self._hub = Child(self._spec("hub", "sync.hub", self._hub_arguments(), speaks=True, background=True))
        line = self._spec("line", "station", self._line_arguments(), shown=not options.as_json)
        self._line = RestartedChild(Child(line), restart_waits_s)
        self.screen = ScreenKeeper(options.data, screen, tell)
        self._operator = Operator(self._client, self._plant) if options.operator == "guided" else None
        self._shot: Mapping[str, Any] | None = None
        self._look_s = 0.0
        self._latency = (0.0, 0.0)
        self._stopped = False
        self.ended = False

    def run(self) -> "Balance":
        """Run it to its end. Raises DemoRefused, OSError."""
        with self.obeying_signals():
            try:
                self._start()
                self._until(lambda: self.interrupted or self._stopped)
                self._run_out()
                return self._close()
            finally:
                self.ended = True
                self._end_children()

    # beginning ---------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self._lock = lock_folder(self._options.data)
        prepare_folder(self._options)
        (self._options.data / "run.json").unlink(missing_ok=True)
        self._fault_switch().parent.mkdir(
            mode=0o700, exist_ok=True
        )  # the plant may ask for a fault before the hub is up
        self._fault_switch().unlink(missing_ok=True)
        if self._options.case_code == "printed":
            write_template(self._options.data)
        (self._options.data / "demo.toml").write_text(self.config(), encoding="utf-8")
        self.screen.look()  # says at once whether there is one, before the line has the terminal
        for child in (self._line, self._plant, self._hub):
            child.start()
        self._ready(self._plant)  # the hub may take its time: the line does not wait for it

    def config(self) -> str:
        """The line's."""
        return config_text(self._options, self.ports)

    def _ready(self, child: Child) -> None:
        said = child.wait_said(READY_S)
        if said is None or not said.get("ready"):
            raise DemoRefused(f"the {child.spec.name} did not start; {child.spec.log} says why")

    # running -----------------------------------------------------------------------------------------------------

    def _until(self, over: Callable[[], bool], within_s: float | None = None) -> bool:
        """Look after the children until ``over()``; False when it did not come in time."""
        until_s = None if within_s is None else time.monotonic() + within_s
        while not over():
            if until_s is not None and time.monotonic() > until_s:
                return False
            self._look()
            time.sleep(TICK_S)
        return True

    def _look(self) -> None:
        if self._line.child.exit_code in FINAL:
            raise DemoRefused(f"the line cannot run; {self._line.child.spec.log} says why")
        self._line.look()
        self.screen.look()
        for child in (self._plant, self._hub):
            if child.exit_code is not None:
                raise DemoRefused(f"the {child.spec.name} has ended; {child.spec.log} says why")
        while not self._plant.said.empty():
            self._heard(self._plant.said.get())
        if time.monotonic() - self._look_s >= LOOK_S:
            self._look_s = time.monotonic()
            shot = self._client.get("/v1/snapshot")
            if isinstance(shot, dict) and "tally" in shot:
                self._shot = shot
                if (verdict := shot["verdict"])["n"]:
                    self._latency = (verdict["p50_ms"], verdict["p99_ms"])
                if self._operator is not None:
                    self._operator.look(shot)

    def _heard(self, said: Mapping[str, object]) -> None:
        if said.get("stopped"):
            self._stopped = True
        if self._operator is not None:
            self._operator.heard(said)
        if (upstream := said.get("upstream")) == "down":
            fault = {"mode": "status", "status": 503}
            self._fault_switch().write_text(json.dumps(fault), encoding="ascii")
        elif upstream == "up":
            self._fault_switch().unlink(missing_ok=True)

    # ending ------------------------------------------------------------------------------------------------------

    def _run_out(self) -> None:
        """The belt stops and runs empty; what left is recorded and delivered."""
        if not self._stopped:
            self._plant.tell("stop")
            self._until(lambda: self._stopped, RUN_OUT_S)
        self._fault_switch().unlink(missing_ok=True)
        self._shot = None
        self._until(self._drained, DRAIN_S)

    def _drained(self) -> bool:
        shot = self._shot
        if shot is None or not shot["plc"]["block"]:
            return False
        nothing_waits = all(each["waiting"] == 0 and each["state"] == "sending" for each in shot["sync"])
        return shot["tally"]["in_flight"] == 0 and nothing_waits

    def _close(self) -> "Balance":
        from station.demo.balance import delivered_cases, judge  # slow to import, and needed last

        self.screen.end()
        self._line.child.end()
        delivered = delivered_cases(self.ports.hub, self._options.data)
        self._end_children()
        return judge(
            self._options.data, delivered, self._latency, time.monotonic() - self._began_s, self._options.pallets
        )

    def _end_children(self) -> None:
        self.screen.end()
        for child in (self._line.child, self._hub, self._plant):
            child.end()

    # children ----------------------------------------------------------------------------------------------------

    def _spec(
        self,
        name: str,
        module: str,
        arguments: tuple[str, ...],
        *,
        shown: bool = False,
        speaks: bool = False,
        background: bool = False,
    ) -> ChildSpec:
        log = self._options.data / "log" / f"{name}.log"
        return ChildSpec(name, module, arguments, log, shown, speaks, background)

    def _plant_arguments(self) -> tuple[str, ...]:
        options = self._options
        wanted: dict[str, object] = {
            "data": options.data,
            "shape": options.shape,
            "rate": options.rate,
            "rows": options.rows,
            "columns": options.columns,
            "seed": options.seed,
            "faults": options.faults,
            "cases": options.cases,
            "cameras": options.cameras,
            "layers": options.layers,
            "lanes": options.lanes,
            "case-code": "reader" if options.case_code == "printed" else options.case_code,
            "profile": options.profile,
            "unit-numbers": "plc" if options.profile == "map1" and options.unit_numbers == "plc" else "reader",
            "camera": "counted" if options.profile == "map1" else "asked",
            "megapixels": options.megapixels / options.cameras,
            "modbus-port": self.ports.modbus,
            "label-reader-port": self.ports.label_reader,
        }
        if options.case_code == "printed":
            wanted["label-printer-port"] = self.ports.label_printer
        if options.profile == "io":
            wanted["travel-cases"] = IO_TRAVEL_CASES
        parts = [part for name, value in wanted.items() for part in (f"--{name}", str(value))]
        parts += ["--camera-port", *map(str, self.ports.cameras)]
        parts += ["--unit-reader-port", *map(str, self.ports.unit_readers)]
        return (*parts, "--palletiser") if options.pallets else tuple(parts)

    def _hub_arguments(self) -> tuple[str, ...]:
        data = self._options.data
        return (
            "--data",
            str(data / "hub"),
            "--token-file",
            str(data / "hub.token"),
            "--port",
            str(self.ports.hub),
            "--fault",
        )

    def _line_arguments(self) -> tuple[str, ...]:
        shown = () if self._options.as_json else ("--console",)
        return ("run", "--headless", "--child", *shown, "--config", str(self._options.data / "demo.toml"))

    def _fault_switch(self) -> Path:
        return self._options.data / "hub" / "fault.json"


def tell(sentence: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(f"{sentence}\n")


def tell_complaints(balance: "Balance") -> None:
    """Why the answer is no, on stderr."""
    for complaint in balance.complaints[:50]:
        sys.stderr.write(f"{complaint}\n")
