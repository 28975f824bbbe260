"""Doctor and Learn over the API: what is asked for, and what came of it."""

from typing import Annotated, Literal

from pydantic import Field

from station.api.schema.base import Arguments, Key, Part, ShortText, Text
from station.api.schema.recipe import Args
from station.api.schema.request import Name, Request, Why

DeviceOutcome = Literal["ok", "no", "open"]
"""As it must be · not so · not shown."""


class CheckDeviceArgs(Args):
    device: Name
    canary: bool = False
    """One code of the test card is enough: the daily check."""
    wait_s: float = Field(default=20.0, ge=1.0, le=120.0)
    """So long a reader is listened to."""
    reason: Why = ""


class CheckDevice(Request):
    """Test a device with the test card while the line stands. Done = begun; see ``/v1/doctor``."""

    kind: Literal["check_device"] = "check_device"
    args: CheckDeviceArgs


class CardScanArgs(Args):
    text: Annotated[Text, Field(min_length=1, max_length=4096)]


class CardScan(Request):
    """A code of the test card that the screen's own scanner typed. The answer's key says what was made of it."""

    kind: Literal["card_scan"] = "card_scan"
    args: CardScanArgs


class NoSetupArgs(Args):
    pass


class WriteProtocol(Request):
    """An acceptance protocol (PDF) of the newest result of each device, kept in the data folder."""

    kind: Literal["write_protocol"] = "write_protocol"
    args: NoSetupArgs = NoSetupArgs()


class LearnCaseArgs(Args):
    camera: Annotated[Text, Field(max_length=128)] = ""
    """Empty = the only one."""
    units: int = Field(default=0, ge=0, le=10_000)
    """That the picture must show; 0 = whatever it shows."""
    rate: int = Field(default=0, ge=0, le=10_000_000)
    """Units an hour; 0 = not known."""
    exposure_us: float = Field(default=0.0, ge=0.0, le=1_000_000.0)
    """0 = as the config says, or not known."""
    distance: float = Field(default=1.5, ge=1.0, le=100.0)
    """From case to case, in lengths of a case."""
    more: bool = False
    """Beside the pictures that were taken already: another case."""


class LearnCase(Request):
    """Take a picture of the case under a camera and learn from it. Done = begun; see ``/v1/learn``."""

    kind: Literal["learn_case"] = "learn_case"
    args: LearnCaseArgs = LearnCaseArgs()


class SaveLearned(Request):
    """Put the learned recipe and views into the config; in force after a restart."""

    kind: Literal["save_learned"] = "save_learned"
    args: NoSetupArgs = NoSetupArgs()


SetupCommand = CheckDevice | CardScan | WriteProtocol | LearnCase | SaveLearned


class Finding(Part):
    """One thing that was tested."""

    outcome: DeviceOutcome
    key: Key
    arguments: Arguments = Field(default_factory=dict)


class CheckedDevice(Part):
    """One device, with its newest results."""

    name: ShortText
    kind: Literal["camera", "reader", "plc", "scanner"]
    driver: ShortText = ""
    at_us: int = 0
    """When the doctor last tested it; 0 = never."""
    outcome: DeviceOutcome = "open"
    findings: tuple[Finding, ...] = ()
    canary: Key = ""
    """What of its daily check stands (``canary_due``, ``canary_missed``, ``canary_failed``)."""
    checked_us: int = 0
    """When it last read a code of the card rightly; 0 = never."""


class DoctorStatus(Part):
    """``GET /v1/doctor``."""

    made_at_us: int
    devices: tuple[CheckedDevice, ...] = ()
    testing: ShortText = ""
    """The device that is tested now; empty = none."""
    canary: bool = False
    left_s: float = 0.0
    """So long it goes on at most."""
    protocols: tuple[Text, ...] = ()
    """Names, newest first; ``GET /v1/doctor/protocols/NAME``."""
    may_test: bool = True
    """The line stands."""


class LearnedCell(Part):
    row: int
    column: int
    read: int
    of: int
    px_per_module: float | None = None
    contrast: float | None = None
    blur_modules: float | None = None


class PassRateTold(Part):
    read: int
    cells: int
    likely: float
    proven: float
    """Of cases, 95 % sure."""


class LearnResult(Part):
    """What the pictures told."""

    rows: int
    columns: int
    area: tuple[int, int, int, int]
    symbologies: tuple[Text, ...]
    cases: int
    cells: tuple[LearnedCell, ...]
    still: PassRateTold
    moving: PassRateTold | None = None
    motion_px: float | None = None
    motion_modules: float | None = None
    advice: tuple[Finding, ...] = ()
    """What to improve, the worst first."""
    kept: bool = False
    """The recipe of the config takes all codes and stays."""
    lines: Text = ""
    """For the config, as text."""


class LearnStatus(Part):
    """``GET /v1/learn``."""

    cameras: tuple[ShortText, ...] = ()
    """Empty = this line has no pictures."""
    camera: ShortText = ""
    busy: bool = False
    pictures: int = 0
    key: Key = ""
    """Why the newest attempt told nothing; empty = it did, or there was none."""
    arguments: Arguments = Field(default_factory=dict)
    result: LearnResult | None = None
    saved: bool = False
    may_take: bool = True
    """The line stands."""
