"""What a config says of a PLC without register map v1: ``profile = "bits"`` and ``profile = "io"``."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator
from pydantic_core import PydanticCustomError

from drivers.address import Host
from drivers.plc.settings import PlcSettings

BY_HAND: dict[str, JsonValue] = {"by_hand": "Wires are set up in the file."}
OTHER_KEYS: dict[str, JsonValue] = {"by_hand": "Another profile has other keys: set them up in the file together."}
BITS_PLC_WORDS = 4
BITS_STATION_WORDS = 2
INPUTS_A_READ = 2_000
"""More are not in one Modbus request."""
COILS_A_WRITE = 64
_LAST = 65_535

Bit = Annotated[int, Field(ge=0, le=15, json_schema_extra=BY_HAND)]
Place = Annotated[int, Field(ge=0, le=_LAST, json_schema_extra=BY_HAND)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProfileSettings(PlcSettings):
    """What every profile has: a Modbus TCP server and the times of its polls."""

    driver: Literal["modbus"] = Field(title="Driver", description="How the PLC is reached")
    host: Host = Field(title="Address", description="Address or host name of the PLC or I/O block")
    port: int = Field(502, ge=1, le=65535, title="Port", description="TCP port of its Modbus server")
    unit: int = Field(1, ge=0, le=255, title="Modbus unit", description="Modbus unit id; it must answer with the same")
    poll_ms: int = Field(20, ge=5, le=50, title="Poll every", description="Time between two polls, one write at each")
    request_timeout_ms: int = Field(
        300, ge=20, le=5000, title="Reply time-out", description="How long one reply (or the connect) may take"
    )
    heartbeat_timeout_ms: int = Field(
        600, ge=100, le=10000, title="Heartbeat time-out", description="No answer, or no beat, for so long: it is lost"
    )
    stuck_ms: int = Field(
        10_000,
        ge=500,
        le=600_000,
        title="Stuck after",
        description="A photocell or trigger that is on for so long is stuck: an alarm",
    )


class BitsInputs(_Table):
    """Bits of the PLC's word ``signals``."""

    trigger: Bit = Field(0, title="Trigger", description="Bit: a case waits for its answer; held until it is answered")
    took_pass: Bit = Field(1, title="Pass taken", description="Bit: the last case was let go; held until the next one")
    exit: Bit | None = Field(None, title="Exit photocell", description="Bit of a photocell behind the gate")
    ejected: Bit | None = Field(None, title="Reject photocell", description="Bit of a photocell in the reject lane")
    running: Bit | None = Field(None, title="Running", description="Bit: the packer runs")
    e_stop: Bit | None = Field(None, title="E-stop", description="Bit: the e-stop is pressed")
    bin_full: Bit | None = Field(None, title="Bin full", description="Bit: the reject bin is full")
    air_low: Bit | None = Field(None, title="Air low", description="Bit: the air pressure is low")
    reset: Bit | None = Field(None, title="Reset button", description="Bit: a person resets an escape at the gate")


class BitsOutputs(_Table):
    """Bits of the station's word ``answer``."""

    passed: Bit = Field(0, alias="pass", title="Pass", description="Bit: let it go; held until the trigger drops")
    reject: Bit = Field(1, title="Reject", description="Bit: reject it; held until the trigger drops")
    permissive: Bit = Field(2, title="Permissive", description="Bit: the packer may run")
    red: Bit | None = Field(None, title="Red light", description="Bit of the red light")
    amber: Bit | None = Field(None, title="Amber light", description="Bit of the amber light")
    green: Bit | None = Field(None, title="Green light", description="Bit of the green light")
    buzzer: Bit | None = Field(None, title="Buzzer", description="Bit of the buzzer")
    stop_request: Bit | None = Field(None, title="Stop request", description="Bit: finish the case and stop")


class BitsSettings(ProfileSettings):
    """A small PLC: one trigger bit, a pass and a reject bit, a heartbeat."""

    profile: Literal["bits"] = Field(
        title="Profile", description="What the PLC knows: map1, bits or io", json_schema_extra=OTHER_KEYS
    )
    plc_base: int = Field(
        0,
        ge=0,
        le=_LAST + 1 - BITS_PLC_WORDS,
        title="PLC words from",
        description="First of its 4 holding registers, from 0: signals, heartbeat, exit count, reject count",
    )
    station_base: int = Field(
        100,
        ge=0,
        le=_LAST + 1 - BITS_STATION_WORDS,
        title="Station words from",
        description="First of the station's 2 holding registers, from 0: answer, heartbeat",
    )
    exit_sensor: Literal["none", "bit", "counter"] = Field(
        "none",
        title="Exit sensor",
        description="How a case is seen leaving; none: it is assumed from the pass that was taken",
        json_schema_extra=BY_HAND,
    )
    reject_sensor: Literal["none", "bit", "counter"] = Field(
        "none", title="Reject sensor", description="How an ejected case is seen", json_schema_extra=BY_HAND
    )
    leaves_within_ms: int = Field(
        5_000,
        ge=100,
        le=60_000,
        title="Leaves within",
        description="A sensor must see the case so long after the trigger has dropped",
    )
    inputs: BitsInputs = Field(
        default_factory=lambda: BitsInputs.model_validate({}),
        title="Signals",
        description="Which bit of the PLC's word signals is what",
    )
    outputs: BitsOutputs = Field(
        default_factory=lambda: BitsOutputs.model_validate({}),
        title="Answers",
        description="Which bit of the station's word answer is what",
    )

    @classmethod
    def broken_rules(cls, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """See :class:`config.table_reader.KeyRules`."""
        inputs, outputs = _table(given, "inputs"), _table(given, "outputs")
        yield from _twice("inputs", {**BitsInputs.model_validate({}).model_dump(exclude_none=True), **inputs})
        defaults = BitsOutputs.model_validate({}).model_dump(exclude_none=True, by_alias=True)
        yield from _twice("outputs", {**defaults, **outputs})
        for key, name in (("exit_sensor", "exit"), ("reject_sensor", "ejected")):
            if (given.get(key, "none") == "bit") != (name in inputs):
                yield key, f'inputs.{name} and {key} = "bit" go together'
        plc, station = given.get("plc_base", 0), given.get("station_base", 100)
        if isinstance(plc, int) and isinstance(station, int) and plc - BITS_STATION_WORDS < station < plc + 4:
            yield "station_base", "the words of the PLC and of the station overlap"

    @model_validator(mode="after")
    def _go_together(self) -> "BitsSettings":
        _demand(self.broken_rules(self.model_dump(by_alias=True, exclude_unset=True)))
        return self


class IoInputs(_Table):
    """Numbers of the block's discrete inputs, from 0."""

    trigger: Place = Field(title="Case photocell", description="Input of the photocell at the camera or reader")
    exit: Place = Field(title="Exit photocell", description="Input of the photocell behind the rejecter")
    ejected: Place = Field(title="Reject photocell", description="Input of the photocell in the reject lane")
    running: Place = Field(title="Belt runs", description="Input of a contact of the belt's drive: the belt runs")
    e_stop: Place | None = Field(None, title="E-stop", description="Input: the e-stop is pressed")
    bin_full: Place | None = Field(None, title="Bin full", description="Input: the reject bin is full")
    air_low: Place | None = Field(None, title="Air low", description="Input: the air pressure is low")
    reset: Place | None = Field(None, title="Reset button", description="Input: a person resets an escape at the gate")


class IoOutputs(_Table):
    """Numbers of the block's coils, from 0. Those between the lowest and the highest belong to the station."""

    let_go: Place = Field(title="Let go", description="Coil that disarms the rejecter; off: every case is rejected")
    permissive: Place | None = Field(None, title="Permissive", description="Coil: the infeed may run")
    red: Place | None = Field(None, title="Red light", description="Coil of the red light")
    amber: Place | None = Field(None, title="Amber light", description="Coil of the amber light")
    green: Place | None = Field(None, title="Green light", description="Coil of the green light")
    buzzer: Place | None = Field(None, title="Buzzer", description="Coil of the buzzer")
    stop_request: Place | None = Field(None, title="Line stop", description="Coil: stop the line")


class IoBelt(_Table):
    """Where a case is by the time that the belt has run. Distances are from the case photocell."""

    speed_mm_s: int = Field(ge=1, le=5_000, title="Belt speed", description="Speed of the belt")
    reject_mm: int = Field(ge=1, le=50_000, title="To the rejecter", description="From the case photocell to it")
    exit_mm: int = Field(ge=1, le=50_000, title="To the exit", description="From the case photocell to the exit's")
    ejected_mm: int = Field(
        ge=1, le=50_000, title="To the reject photocell", description="From the case photocell to the reject lane's"
    )
    window_mm: int = Field(
        ge=1, le=5_000, title="Window", description="A case may be so far from where it is expected, either way"
    )
    case_mm: int = Field(ge=1, le=5_000, title="Length of a case", description="In the direction of the belt")


class IoWatchdog(_Table):
    """The block's own host watchdog: it switches every output off when nobody asks any more."""

    time_ms: int = Field(
        ge=50, le=60_000, title="Watchdog time", description="Set in the block: after so long its outputs are off"
    )
    register_number: int | None = Field(
        None,
        alias="register",
        ge=0,
        le=_LAST,
        title="Watchdog register",
        description="Register or coil that tells whether the watchdog is on",
        json_schema_extra=BY_HAND,
    )
    kind: Literal["holding", "input", "coil", "discrete"] = Field(
        "holding", title="Kind of register", description="Where it is read", json_schema_extra=BY_HAND
    )
    least: int = Field(
        1, ge=0, le=_LAST, title="On from", description="On: its value is at least this", json_schema_extra=BY_HAND
    )
    most: int = Field(
        _LAST, ge=0, le=_LAST, title="On to", description="On: its value is at most this", json_schema_extra=BY_HAND
    )
    confirmed_by: str = Field(
        "",
        max_length=80,
        title="Confirmed by",
        description="Where it cannot be read: who has pulled the cable and seen the outputs go off",
        json_schema_extra=BY_HAND,
    )


class IoCounter(_Table):
    """The block's own count of the case photocell, which goes on while the network is down."""

    register_number: int = Field(
        alias="register",
        ge=0,
        le=_LAST,
        title="Counter register",
        description="Register with the count of the case photocell, of a longer count its low 16 bits",
        json_schema_extra=BY_HAND,
    )
    kind: Literal["holding", "input"] = Field(
        "input", title="Kind of register", description="Where it is read", json_schema_extra=BY_HAND
    )
    mark: int | None = Field(
        None,
        ge=0,
        le=_LAST,
        title="Mark register",
        description="Free holding register that forgets at power off: the station's mark proves it is the same block",
        json_schema_extra=BY_HAND,
    )


class IoSettings(ProfileSettings):
    """A Modbus I/O block without any program: photocells, a rejecter, a host watchdog."""

    profile: Literal["io"] = Field(
        title="Profile", description="What the PLC knows: map1, bits or io", json_schema_extra=OTHER_KEYS
    )
    inputs: IoInputs = Field(title="Inputs", description="Which discrete input is what")
    outputs: IoOutputs = Field(title="Outputs", description="Which coil is what")
    belt: IoBelt = Field(title="Belt", description="Where a case is, by the time that the belt has run")
    watchdog: IoWatchdog = Field(title="Host watchdog", description="What switches the outputs off")
    counter: IoCounter | None = Field(
        None, title="Case counter", description="Counts the cases that pass while nobody can ask the block"
    )

    @property
    def counted_at(self) -> str:
        """Which count of which block it is, in words that a journal keeps; empty = there is none."""
        told = self.counter
        place = f"{self.host}:{self.port}/{self.unit}"
        return "" if told is None else f"{place} {told.kind} {told.register_number}"

    @classmethod
    def broken_rules(cls, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """See :class:`config.table_reader.KeyRules`."""
        for table, what, most in (("inputs", "inputs", INPUTS_A_READ), ("outputs", "coils", COILS_A_WRITE)):
            places = _table(given, table)
            yield from _twice(table, places)
            numbers = [place for place in places.values() if isinstance(place, int)]
            if numbers and max(numbers) - min(numbers) >= most:
                yield table, f"the {what} must lie within {most}"
        yield from _belt_rules(_table(given, "belt"))
        watchdog = _table(given, "watchdog")
        if watchdog and ("register" in watchdog) == bool(str(watchdog.get("confirmed_by", "")).strip()):
            yield "watchdog", "give the register that tells whether it is on, or confirmed_by, the person who tried it"
        yield from _mark_rules(_table(given, "counter"), watchdog)

    @model_validator(mode="after")
    def _go_together(self) -> "IoSettings":
        _demand(self.broken_rules(self.model_dump(by_alias=True, exclude_unset=True)))
        return self


def _mark_rules(counter: Mapping[str, object], watchdog: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The mark is written: it may stand nowhere where the block tells something."""
    for told, what, usual in ((counter, "the count", "input"), (watchdog, "the watchdog", "holding")):
        if told.get("kind", usual) == "holding" and told.get("register") == counter.get("mark", -1):
            yield "counter", f"mark must be a free register: {what} is read there"


def _belt_rules(belt: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    names = ("reject_mm", "exit_mm", "ejected_mm", "window_mm")
    found = [belt.get(name) for name in names]
    numbers = [each for each in found if isinstance(each, int)]
    if len(numbers) < len(names):
        return
    reject, exit_, ejected, window = numbers
    if min(exit_, ejected) <= reject:
        yield "belt", "both photocells stand behind the rejecter: exit_mm and ejected_mm are more than reject_mm"
    if window >= reject:
        yield "belt", "window_mm must be less than reject_mm"


def _table(given: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = given.get(name)
    return found if isinstance(found, Mapping) else {}


def _twice(table: str, places: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Two signals on one wire."""
    seen: dict[object, str] = {}
    for name, place in places.items():
        if (first := seen.setdefault(place, name)) != name:
            yield table, f"{first} and {name} are the same number"
            return


def _demand(broken: Iterator[tuple[str, str]]) -> None:
    for key, words in broken:
        raise PydanticCustomError("key_rules", "{key}: {words}", {"key": key, "words": words})
