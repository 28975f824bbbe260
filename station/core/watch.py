"""What must be there and in order for the line to run: the PLC's inputs, the devices, the alarms that follow them."""

from dataclasses import dataclass, field

from station.core import observations as obs
from station.core.alarms import kind_of
from station.core.inputs import Inputs
from station.core.numbered_reads import UNITS_DIFFER
from station.core.step_context import StepContext, arguments
from station.core.values import Arguments, Reason, Shape

STALE_PICTURE = "picture_stale"
FOREIGN_MASTER = "plc_foreign_master"
FOREIGN_MASTER_MS = 3000
LENT = "device_lent"
"""A person tests it: the line waits, and nobody has to be told."""
LINK_FAULTS = frozenset(
    {"plc_lost", "plc_no_port", "plc_port_busy", "plc_not_connected", "plc_opcua_lost", "plc_reply", "plc_exception"}
)
"""A connection that broke, not a PLC that fell silent: it may be back before anything was missed."""
QUIET_MS = 2000
"""An input that chatters is one alarm: it ends when it has been off for so long."""
STRAIGHT_REJECTS = 5
"""So many rejected cases in a row for one reason are an alarm."""
OF_TRUST = {"trust_lost", "counter_mismatch", "offset_found"}
"""Alarms that say already why case after case is rejected."""
OF_SHAPE: dict[str, Shape] = {"frames_too_close": "picture", "unit_out_of_place": "queue", UNITS_DIFFER: "reader"}
"""Alarms that one shape of line alone can raise and end."""
OF_A_DEVICE = ("camera_lost", "printer_away", "reader_lost")
"""A camera, a printer, a reader is away."""
INPUT_ALARMS = (
    (Inputs.ESCAPED, "gate_escape"),
    (Inputs.BYPASSED, "gate_bypassed"),
    (Inputs.BIN_FULL, "reject_bin_full"),
    (Inputs.AIR_LOW, "air_low"),
    (Inputs.STUCK, "sensor_stuck"),
)


@dataclass(slots=True)
class Watch:
    context: StepContext
    away: dict[str, bool] = field(init=False)
    """Device of this line → it is not there."""
    block: obs.PlcBlock | None = None
    """The last whole block; None while the PLC is silent."""
    foreign_ms: int | None = None
    """When a foreign master was last seen on the station block."""
    seen_ms: int = 0
    """When the newest block came."""
    broken: tuple[str, Arguments] | None = None
    """The link broke, and the newest block is not too old yet."""
    on_ms: dict[str, int] = field(default_factory=dict)
    """Input alarm → when its bit was last on."""
    begun: bool = False

    def __post_init__(self) -> None:
        self.away = dict.fromkeys(self.context.settings.devices, True)

    def begin(self) -> None:
        """The first step of this process: alarms that nobody could end any more end now."""
        if self.begun:
            return
        self.begun = True
        for identity, alarm in list(self.context.state.alarms.items()):
            device = identity.partition(":")[2]
            if OF_SHAPE.get(alarm.key, self.context.settings.shape) != self.context.settings.shape:
                self.context.end(identity)
            known = device in self.away or device in self.context.settings.printers
            gone = alarm.key in OF_A_DEVICE and not known
            if gone or (kind_of(alarm.key).watched and kind_of(alarm.key).self_clearing):
                self.context.end(identity)

    # the PLC -----------------------------------------------------------------------------------------------------

    def polled(self, block: obs.PlcBlock) -> None:
        """A whole block: the PLC is there, and its inputs say what they say."""
        if self.block is None:
            # in the order in which they were raised: a set of texts has another one in each process
            for key in dict.fromkeys(alarm.key for alarm in self.context.state.alarms.values()):
                if key.startswith("plc_") and key != FOREIGN_MASTER:
                    self.context.settle(key)
        now = self.context.now.mono_ms
        self.block, self.seen_ms, self.broken = block, now, None
        self._foreign_master()
        for bit, key in INPUT_ALARMS:
            if block.inputs & bit:
                self.on_ms[key] = now
                self.context.alarm(key)
            elif kind_of(key).holds or now - self.on_ms.get(key, now - QUIET_MS) >= QUIET_MS:
                self.context.settle(key)

    def _foreign_master(self) -> None:
        """Its alarm ends when the station block has been ours for a while."""
        now = self.context.now.mono_ms
        if self.foreign_ms is None and FOREIGN_MASTER in self.context.state.alarms:
            self.foreign_ms = now
        if self.foreign_ms is not None and now - self.foreign_ms > FOREIGN_MASTER_MS:
            self.foreign_ms = None
            self.context.settle(FOREIGN_MASTER)

    def silent(self, key: str, told: Arguments) -> bool:
        """No data from the PLC. False: there is, but somebody else writes into our block; or not for long yet."""
        if key in LINK_FAULTS and self.block is not None and self.context.now.mono_ms < self._silent_from_ms:
            self.broken = (key, told)
            return False
        self.context.alarm(key, "", **dict(told))
        if key == FOREIGN_MASTER:
            self.foreign_ms = self.context.now.mono_ms
            return False
        self.block = self.broken = None
        return True

    def waited_out(self) -> bool:
        """A broken link was not back in time: it is silence from now on."""
        return self.broken is not None and self.silent(*self.broken)

    @property
    def deadline_ms(self) -> int | None:
        """When a broken link is silence; None = it is not broken."""
        return self._silent_from_ms if self.broken is not None else None

    @property
    def _silent_from_ms(self) -> int:
        return self.seen_ms + self.context.settings.plc_silence_ms

    def rejects(self) -> None:
        """Case after case for one reason is no matter of the cases any more, unless it is known already."""
        reason = self.context.state.same_reason(STRAIGHT_REJECTS)
        told = {alarm.key for alarm in self.context.state.alarms.values()} & OF_TRUST
        unknown = reason not in (None, Reason.NOT_READY) and not told
        self.context.set_alarm("rejects_in_a_row", unknown, n=STRAIGHT_REJECTS, reason=reason.value if reason else "")

    # devices -----------------------------------------------------------------------------------------------------

    def gone(self, item: obs.DeviceGone) -> None:
        camera = any(role.name == item.name for role in self.context.settings.cameras)
        printer = item.name in self.context.settings.printers
        key = OF_A_DEVICE[0 if camera else 1 if printer else 2]
        if item.key != LENT:
            self.context.alarm(key, item.name, device=item.name, cause=item.key)
        if item.name in self.away:
            self.away[item.name] = True

    def back(self, name: str) -> None:
        self.context.settle("camera_lost", name)
        self.context.settle("reader_lost", name)
        self.context.settle("printer_away", name)
        if name in self.away:
            self.away[name] = False

    def picture(self, item: obs.PictureRead) -> None:
        """A camera that repeats itself is told; its next own picture ends that."""
        if item.error is None or item.error == STALE_PICTURE:
            self.context.set_alarm("camera_stale", item.error is not None, item.camera, device=item.camera)

    def noticed(self, item: obs.Noticed) -> None:
        """A condition that the shell watches. Destination or device tells two of one key apart."""
        told = dict(item.arguments)
        about = told.get("about") or told.get("destination") or told.get("device") or ""
        self.context.set_alarm(item.key, item.standing, str(about), **told)

    def against(self) -> list[tuple[str, Arguments]]:
        """What of all this stands against running, as keys."""
        found: list[tuple[str, Arguments]] = [] if self.block is not None else [("plc_silent", ())]
        found += [("device_away", arguments(device=name)) for name, away in self.away.items() if away]
        if self.foreign_ms is not None:
            found.append((FOREIGN_MASTER, ()))
        return found
