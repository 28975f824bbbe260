"""A remote I/O block without any program, profile ``io`` of docs/plc-profiles.md: inputs, coils and the host watchdog.

``numbered`` counts the cases that passed the case photocell: it is the plant's own count, nothing of it is on the wire.
"""

from collections.abc import Callable, Sequence

from drivers.sim.facts import Seen
from drivers.sim.plc_io import Close, Disposals, Sensors
from drivers.sim.settings import WIRE_TOP

INPUTS = ("trigger", "exit", "ejected", "running", "reset")
COILS = ("let_go", "permissive", "red", "amber", "green", "buzzer", "stop_request")
WATCHDOG_REGISTER = 100
"""Holding register with the watchdog's time in milliseconds; 0 = off."""
COUNTER_REGISTER = 32
"""Input register with the low 16 bits of its count of the case photocell; 0 after its start."""
MARK_REGISTER = 33
"""Holding register that is free for a master's mark; 0 after its start."""
RESET_MS = 500


class IoBlock:
    """One block with the photocells of the belt wired to it."""

    def __init__(self, dwell_ms: int, watchdog_ms: int, reset_after_ms: int | None = 3_000) -> None:
        self._dwell_ms = dwell_ms
        self.watchdog_ms = watchdog_ms
        self._reset_after_ms = reset_after_ms
        self.epoch = 0
        self.hold_table = False
        self.permit = self.stop_request = self.let_go = False
        self.escaped = False
        self.settled: list[tuple[int, Seen]] = []
        self.disposals = Disposals()
        self.label_fired = 0
        self.numbered: list[int] = []
        self._count = 0
        self.mark = 0
        self._now_ms = self._asked_ms = 0
        self._until_ms = dict.fromkeys(INPUTS, 0)
        """Until when a photocell stays dark: a case is so long."""
        self._encoder = 0.0
        self._buzzer_since_ms: int | None = None
        self.stuck: set[str] = set()
        """Inputs that are on whatever happens."""
        self.block: list[int] = [0] * len(INPUTS)

    @property
    def unit_counts(self) -> tuple[int, int]:
        """Cases at the case photocell, which fires a camera or reader as well."""
        return (self._count - 1) % WIRE_TOP + 1 if self._count else 0, 0

    @property
    def cases_counted(self) -> int:
        """Edges of the case photocell since it started."""
        return self._count

    @property
    def in_transit(self) -> int:
        return 0

    @property
    def tripped(self) -> bool:
        """Nobody has asked for so long: every output is in its safe state, which is off."""
        return 0 < self.watchdog_ms <= self._now_ms - self._asked_ms

    def hear(self, write: Callable[[Sequence[int]], object]) -> None:
        """A master has asked or written something. Outputs that the watchdog has switched off stay off until they are
        written again (I4): ``write`` puts its coils off before they count anew."""
        if self.tripped:
            write([0] * len(COILS))
        self.asked()

    def asked(self) -> None:
        """Its watchdog begins anew."""
        self._asked_ms = self._now_ms

    def scan(self, now_ms: int, seen: Sensors, station: Sequence[int]) -> None:
        self._now_ms = now_ms
        self._see(now_ms, seen)
        coils = dict(zip(COILS, (False,) * len(COILS) if self.tripped else map(bool, station), strict=True))
        self.let_go, self.permit = coils["let_go"], coils["permissive"]
        self.stop_request = coils["stop_request"]
        self._buzz(now_ms, coils["buzzer"])
        self._show(now_ms, seen)

    def _see(self, now_ms: int, seen: Sensors) -> None:
        self.numbered = []
        for pulse in seen.pulses:
            if isinstance(pulse, Close):
                self._count += 1
                self.numbered.append(self._count)
                self._until_ms["trigger"] = now_ms + self._dwell_ms
        for name, edge in (("exit", seen.at_exit), ("ejected", seen.at_ejector)):
            if edge:
                self._until_ms[name] = now_ms + self._dwell_ms

    def _buzz(self, now_ms: int, buzzer: bool) -> None:
        """A person at the gate answers the buzzer with the reset button."""
        self._buzzer_since_ms = (self._buzzer_since_ms or now_ms) if buzzer else None
        since, after = self._buzzer_since_ms, self._reset_after_ms
        if since is not None and after is not None and now_ms - since >= after:
            self._until_ms["reset"], self._buzzer_since_ms = now_ms + RESET_MS, now_ms

    def _show(self, now_ms: int, seen: Sensors) -> None:
        runs, self._encoder = seen.encoder != self._encoder, seen.encoder
        levels = {name: now_ms < until or name in self.stuck for name, until in self._until_ms.items()}
        self.block = [int(levels[name] or (name == "running" and runs)) for name in INPUTS]
