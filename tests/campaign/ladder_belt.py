"""Packer, belt and gate as pins of LinuxCNC's HAL, as docs/plc/simulated_line.st: run by HAL with the system's Python.

Argument: milliseconds from case to case. A photocell is on for 30 ms; counts are there before the pulse they belong to.
"""

import sys
import time
from typing import Any

PULSES = ("done", "label", "gate", "exit", "ejector", "reset", "restart", "bypassed")
WORDS = (
    "encoder",
    "units",
    "first",
    "last",
    "count",
    "inputs",
    "state",
    "preset",
    "d_label",
    "d_ask",
    "d_gate",
    "window",
)
OUTPUTS = ("let_go", "run", "stop", "adopted")
UNITS, PRESET, TOP, PULSE_MS = 24, 31_990, 32_000, 30
LABEL, ASK, GATE, DIVERT, AWAY = 3.0, 3.33, 8.0, 8.15, 8.35
"""Places on the belt, in cases behind the packer."""
RUNNING, EXECUTE, SUSPENDED = 1, 6, 5


class Belt:
    def __init__(self, pins: Any, pitch_ms: int) -> None:
        self.pins, self.pitch_ms = pins, pitch_ms
        self.cases: list[list[Any]] = []
        """Where it left the packer (ms of belt), what it has passed, whether it goes to the exit."""
        self.now_ms = self.since_ms = 0.0
        self.count = self.request = self.preset = 0
        self.wanted: set[int] = set()
        """Requests to hands that are still to be done."""
        self.stops = False
        self.pulse_ends_ms: dict[str, float] = {}

    def step(self, passed_ms: float) -> None:
        self.now_ms += passed_ms
        self.pins["encoder"] = int(self.now_ms)
        for name in [name for name, end_ms in self.pulse_ends_ms.items() if self.now_ms >= end_ms]:
            self.pins[name] = False
            del self.pulse_ends_ms[name]
        self.hear()
        self.pack(passed_ms)
        for case in list(self.cases):
            self.carry(case)
        self.hands()

    def pulse(self, name: str) -> None:
        self.pins[name] = True
        self.pulse_ends_ms[name] = self.now_ms + PULSE_MS

    def hear(self) -> None:
        """Bits 12…14 of the station's word 11: what is asked of a person."""
        request = self.pins["word11"] // 4_096 % 8
        if request != self.request:
            self.request = request
            self.wanted.add(request)
            if request in (1, 5):
                self.pulse({1: "restart", 5: "reset"}[request])
            self.preset = PRESET if request == 7 else self.preset
        if self.pins["adopted"] and self.pins["preset"]:
            self.preset = 0
        self.pins["preset"] = self.preset

    def pack(self, passed_ms: float) -> None:
        running = self.pins["run"] and not (self.stops and self.since_ms == 0)
        self.stops = self.pins["stop"]
        self.since_ms += passed_ms if running else 0
        self.pins["inputs"], self.pins["state"] = (RUNNING, EXECUTE) if running else (0, SUSPENDED)
        if self.since_ms < self.pitch_ms:
            return
        self.since_ms = 0.0
        self.pins["first"] = self.count % TOP + 1
        self.count = (self.count + UNITS - 1) % TOP + 1
        self.pins["last"] = self.pins["count"] = self.count
        self.cases.append([self.now_ms, 0.0, False])
        self.pulse("done")

    def carry(self, case: list[Any]) -> None:
        """Past the photocells and the flap."""
        at = (self.now_ms - case[0]) / self.pitch_ms
        for place, name in ((LABEL, "label"), (GATE, "gate")):
            if case[1] < place <= at:
                case[1] = place
                self.pulse(name)
        if case[1] < DIVERT <= at:
            case[1], case[2] = DIVERT, bool(self.pins["let_go"])
            if 4 in self.wanted and not case[2]:
                case[2] = True
                self.wanted.discard(4)
        if at >= AWAY:
            self.cases.remove(case)
            self.pulse("exit" if case[2] else "ejector")

    def hands(self) -> None:
        """A case is taken off between reader and gate, or one is put half a case behind another."""
        between = [case for case in self.cases if 5 < (self.now_ms - case[0]) / self.pitch_ms < 7]
        if between and 2 in self.wanted:
            self.cases.remove(between[0])
            self.wanted.discard(2)
        elif between and 3 in self.wanted:
            self.cases.append([between[0][0] + self.pitch_ms / 2, LABEL, False])
            self.wanted.discard(3)


def main() -> None:
    import hal  # type: ignore[import-not-found]  # only the system's Python has it

    pitch_ms = int(sys.argv[1])
    pins = hal.component("ladder_belt")
    for names, kind, way in ((PULSES, hal.HAL_BIT, hal.HAL_OUT), (WORDS, hal.HAL_S32, hal.HAL_OUT)):
        for name in names:
            pins.newpin(name, kind, way)
    for name in OUTPUTS:
        pins.newpin(name, hal.HAL_BIT, hal.HAL_IN)
    pins.newpin("word11", hal.HAL_S32, hal.HAL_IN)
    pins.ready()
    places = {"d_label": LABEL, "d_ask": ASK, "d_gate": GATE, "window": 0.2}
    for name, place in places.items():
        pins[name] = int(place * pitch_ms)
    pins["units"] = UNITS
    belt, before_s = Belt(pins, pitch_ms), time.monotonic()
    while True:
        time.sleep(0.004)
        now_s = time.monotonic()
        belt.step((now_s - before_s) * 1_000)
        before_s = now_s


if __name__ == "__main__":
    main()
