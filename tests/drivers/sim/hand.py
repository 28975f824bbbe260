"""A belt fed by hand: one case a call, one scan at a time, for tests of the PLC program alone."""

from dataclasses import dataclass, field, replace

from drivers.sim.facts import Seen
from drivers.sim.plc_io import Close, Disposals, Layout, Pulse, Sensors
from drivers.sim.plc_program import PlcProgram

LAYOUT = Layout(
    label=300,
    ask=0,
    gate=1_000,
    window=50,
    queue=False,
    camera_counted=True,
    camera_asked=False,
    verdict_timeout_ms=2_000,
)
SCAN_MS = 10


@dataclass
class Hand:
    """The program, its sensors, and a station whose words are set one by one."""

    layout: Layout = LAYOUT
    kept: Disposals | None = None
    now_ms: int = 0
    words: list[int] = field(default_factory=lambda: [0, 1, *[0] * 16])
    beating: bool = True
    settled: list[tuple[int, Seen]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.plc = PlcProgram(self.layout, self.kept)
        self.sensors = Sensors(zone_empty=False, packer_empty=False)

    def scan(
        self,
        *pulses: Pulse,
        label: bool = False,
        gate: bool = False,
        exit_cell: bool = False,
        ejector: bool = False,
        reset: bool = False,
        torn: list[int] | None = None,
    ) -> None:
        """One scan of 10 ms, with these edges; the station's heart beats unless it is stopped."""
        self.now_ms += SCAN_MS
        if self.beating:
            self.words[3] = self.words[3] % 32_000 + 1
        self.sensors = replace(
            self.sensors,
            encoder=self.sensors.encoder + SCAN_MS,
            pulses=list(pulses),
            at_label=label,
            at_gate=gate,
            at_exit=exit_cell,
            at_ejector=ejector,
            reset=reset,
        )
        self.plc.scan(self.now_ms, self.sensors, torn or self.words)
        self.settled += self.plc.settled

    def wait(self, ms: int) -> None:
        for _ in range(ms // SCAN_MS):
            self.scan()

    def grant(self, epoch: int = 3) -> "Hand":
        """The station comes alive, grants and permits."""
        self.words[2], self.words[11] = epoch, 1
        self.wait(50)
        self.words[2], self.words[5] = 0, epoch
        self.scan()
        return self

    def close(self, units: int = 6) -> None:
        """A case leaves the packer."""
        self.scan(Close(units))

    def answer(self, verdict: int) -> None:
        self.words[6] = verdict & 0xFFFF
        self.scan()

    def travel_to_gate(self, since_ms: int = 0) -> None:
        """The case that left so long ago stands at the gate's photocell."""
        self.wait(int(self.layout.gate) - since_ms - SCAN_MS)
        self.scan(gate=True)

    @property
    def block(self) -> list[int]:
        """The next publication."""
        self.wait(20)
        return self.plc.block

    def alive(self) -> bool:
        return self.plc.alive

    def permit(self) -> bool:
        return self.plc.permit

    def escaped(self) -> bool:
        return self.plc.escaped

    def let_go(self) -> bool:
        return self.plc.let_go

    def hold_table(self) -> bool:
        return self.plc.hold_table
