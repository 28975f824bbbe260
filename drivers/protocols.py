"""What the station asks of its devices, in as few verbs as it can.

Rules every driver keeps (``tests/drivers/conformance`` holds each of them to it):

- making the object does no I/O; ``open()`` does, and may be called again after a failure;
- ``close()`` never raises and is safe after a failed ``open()``;
- a device that is away raises :class:`~drivers.errors.DeviceLost` from the call or stream that noticed. It does not
  retry: the supervisor does;
- a no-read is a reading, not an exception;
- whatever comes from the wire is hostile: lengths and ranges are checked before use.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal, NoReturn, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:  # a line without a camera never loads numpy
    import numpy as np
    import numpy.typing as npt

Pixels: TypeAlias = "npt.NDArray[np.uint8]"
"""A grey picture, shape (height, width), 0 = black."""

CameraTrigger = Literal["asked", "counted"]
ReaderTrigger = Literal["asked", "tagged", "counted"]


class Device(Protocol):
    """Anything that can be opened, lost and opened again."""

    @property
    def name(self) -> str:
        """The name the config gives it; unique on a line."""

    async def open(self) -> None:
        """Connect. Raises DeviceLost when the device is not there."""

    async def close(self) -> None:
        """Let go of everything. Never raises."""


Note = tuple[str, Mapping[str, str | int]]
"""A key of words with its arguments."""


@runtime_checkable
class NotesOpening(Protocol):
    """A device that found something at ``open`` which a person should know, though nothing is wrong."""

    @property
    def opening_note(self) -> Note | None:
        """What was found; None = nothing."""


@runtime_checkable
class WaitsForReturn(Protocol):
    """A device that notices, while it is away, that what it connects to is there again."""

    async def rest(self) -> None:
        """Like ``close`` after a loss, but what opens it stays ready. Never raises."""

    async def wait_until_there(self) -> bool:
        """Until then, or for a minute; what ``open`` needs is ready then. False: this cannot be noticed."""


@runtime_checkable
class NoticesLoss(Protocol):
    """A device that notices that it is lost while nobody asks it for anything."""

    async def wait_until_lost(self) -> NoReturn:
        """Raises DriverError once the open device is lost. Takes nothing from what the device has to say."""


@runtime_checkable
class Checkable(Protocol):
    """A device whose ``open`` may change something outside."""

    async def check(self) -> None:
        """Raises as ``open`` would, and changes nothing."""


@runtime_checkable
class ChecksStationBlock(Protocol):
    """A PLC whose registers for the station's answers can be looked at before the first one is written."""

    async def check_station_block(self) -> None:
        """Raises WireFault when they are not there, or hold something that no station wrote."""


@runtime_checkable
class FindsBlock(Protocol):
    """A PLC in which a block that is not where it should be can be looked for."""

    async def find_block(self) -> tuple[str, int] | None:
        """Kind of register and first register of a PLC block nearby, or at the usual places; None = not found."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture as a camera delivered it."""

    camera: str
    counter: int
    """The device's own count of triggers or frames, from 1; 0 = the device has none."""
    device_time_us: int
    """The device's own clock; 0 = it has none. Two frames with one time are one stale frame."""
    received_s: float
    """Monotonic seconds at which the frame was whole here."""
    pixels: Pixels
    epoch: int = 0
    """How often the camera began its count and its clock anew: two epochs are never compared. 0 = it does not tell."""


@dataclass(slots=True)
class FrameCounts:
    """What became of a camera's frames since its driver was made."""

    received: int = 0
    lost: int = 0
    """Numbers that were jumped over."""
    late: int = 0
    """Came after a later one; they were counted as lost before."""
    duplicate: int = 0
    stale: int = 0
    """A new number with the time of the frame before."""
    torn: int = 0
    """Packets or bytes of it were lost."""
    empty: int = 0
    """Of zero lines or columns."""
    unasked: int = 0
    """Came without a request (asked cameras)."""
    packets_lost: int = 0
    packets_resent: int = 0

    def plus(self, other: "FrameCounts") -> "FrameCounts":
        """Both together."""
        return FrameCounts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


@runtime_checkable
class CountsFrames(Protocol):
    """A camera that tells what its frames met on their way."""

    @property
    def frame_counts(self) -> FrameCounts: ...


class Camera(Device, Protocol):
    """Yields frames. Decoding them is the station's."""

    @property
    def trigger(self) -> CameraTrigger:
        """``asked``: fired by the station. ``counted``: fired by the line, frames carry a counter."""

    @property
    def counter(self) -> int:
        """The device's trigger count as last told, valid after open; 0 = none."""

    async def take(self, timeout_s: float) -> Frame:
        """Fire and return the frame that answers *this* request (asked cameras).

        Raises NoAnswer when no frame came in time (a late one is dropped, never given to the next request),
        DeviceLost when the camera is away."""

    def frames(self) -> AsyncIterator[Frame]:
        """Every frame as it comes (counted cameras). Ends only by DeviceLost."""


ReadingFault = Literal[
    "",
    "reader_not_utf8",
    "reader_garbled",
    "reader_several",
    "reader_cut",
    "reader_early",
    "reader_frame",
    "reader_fault",
    "reader_places",
]
"""Why a telegram holds no text although it is no plain no-read: its bytes are no UTF-8, or no text at all; it holds
several codes; a line end stands inside it; it had begun before the reader was fired; its prefix or suffix is missing;
the reader says that it has a fault; a place in the case is not told as it should be, or twice."""


@dataclass(frozen=True, slots=True)
class ReadCode:
    """One of several codes in a telegram."""

    place: int
    """Place in the case, from 1; 0 = the reader tells none."""
    text: str | None
    """None = not read, or no text."""
    raw: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """One telegram of a code reader. ``text`` is None for a no-read, and wherever ``fault`` is not empty."""

    reader: str
    trigger: int | None
    """The trigger number the telegram carries; None when the reader sends none."""
    text: str | None
    raw: bytes
    received_s: float
    fault: ReadingFault = ""
    codes: tuple[ReadCode, ...] = ()
    """Of a reader that sends several codes in a telegram; ``text`` is None then, and ``raw`` all of it."""


class CodeReader(Device, Protocol):
    """Yields readings (smart readers, handhelds, fixed case readers)."""

    @property
    def trigger(self) -> ReaderTrigger:
        """``asked``: the station fires it. ``tagged``: its telegrams carry the line's trigger number."""

    async def ask(self, timeout_s: float) -> Reading:
        """Fire and return the reading that answers this request. Raises NoAnswer or DeviceLost."""

    def readings(self) -> AsyncIterator[Reading]:
        """Every telegram as it comes. Ends only by DeviceLost."""


@dataclass(frozen=True, slots=True, eq=False)
class ReaderPicture:
    """A picture as a smart reader pushed it."""

    reader: str
    file: str
    """The name that the reader gave it."""
    data: bytes
    """An image file, or whatever came."""
    received_s: float
    is_late: bool = False
    """It lay on the reader while nobody could look: when it was taken is not known."""


class PictureInbox(Protocol):
    """Where smart readers push their pictures."""

    def start(self, take: Callable[[ReaderPicture], None]) -> None:
        """Listen; ``take`` is called in a thread of the inbox's own. Raises DeviceLost."""

    def stop(self) -> None:
        """Listen no more."""


PrinterFault = Literal["head_open", "jam", "paper_out", "ribbon_out", "buffer_full", "paused", "label_waiting", "other"]
"""Why a printer prints nothing now. ``label_waiting``: the label before waits to be taken away."""


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What a printer says of itself."""

    known: bool
    """False: it says nothing, or nothing that can be understood. That is not "all is well"."""
    faults: tuple[PrinterFault, ...] = ()
    """What a person sees to first is the first."""
    busy: bool = False
    """It prints, or has something to print."""


class Printer(Device, Protocol):
    """Prints whole labels in its language."""

    @property
    def language(self) -> Literal["zpl", "tspl"]: ...

    @property
    def dpi(self) -> int:
        """Dots an inch of its print head."""

    async def status(self) -> PrinterStatus:
        """Ask it. One that does not answer in time is unknown. Raises DeviceLost."""

    async def print(self, data: bytes) -> None:
        """Send one label. Raises DeviceLost: then nobody knows how much of it has come."""

    async def counter(self) -> int | None:
        """Its own count of labels; None = it has none, or did not tell. Raises DeviceLost."""


@runtime_checkable
class Identifies(Protocol):
    """A device with a harmless question, which may be asked at any time beside its work."""

    async def identify(self, timeout_s: float) -> str:
        """Ask it and return what it answered; empty = there is no such question. Raises NoAnswer or DeviceLost."""


@runtime_checkable
class Listens(Protocol):
    """A device that speaks by itself, and may do so wrongly."""

    async def listen(self, most_s: float) -> None:
        """Hear whether what it says has an end. Silence is right, and told at once. Raises DeviceLost."""


@dataclass(frozen=True, slots=True)
class PlcBlock:
    """One whole, fresh PLC block of register map v1: words 3…22 by name, checked for range."""

    label_trigger: int
    epoch: int
    heartbeat: int
    line_state: int
    case_seq: int
    case_state: int
    case_units: int
    first_trigger: int
    last_trigger: int
    first_trigger_2: int
    last_trigger_2: int
    disposed_epoch: int
    disposed_seq: int
    unit_count: int
    unit_count_2: int
    case_label: int
    in_transit: int
    inputs: int
    good_mask: int
    """Bit k: case ``disposed_seq`` - k was seen leaving by the exit. Unsigned, 16 bits."""
    ejected_mask: int


class StationWords(Protocol):
    """What the station wants the PLC to see: words 2…16 of the station block but the heartbeat."""

    @property
    def grant(self) -> int: ...
    @property
    def station_state(self) -> int: ...
    @property
    def verdict_epoch(self) -> int: ...
    @property
    def verdict(self) -> int: ...
    @property
    def reason(self) -> int: ...
    @property
    def units_read(self) -> int: ...
    @property
    def backlog(self) -> int: ...
    @property
    def boot(self) -> int: ...
    @property
    def outputs(self) -> int: ...
    @property
    def cases_passed(self) -> int: ...
    @property
    def cases_rejected(self) -> int: ...
    @property
    def disposed_recorded(self) -> int: ...


class Plc(Device, Protocol):
    """The handshake's wire, with no memory of cases."""

    async def poll(self) -> PlcBlock:
        """Return one whole PLC block that is fresh and valid.

        Reads once per call, a torn read once more. Raises NoAnswer when this poll gave no new whole block but the
        link may still live (the caller keeps the age), DeviceLost when there has been none for the heartbeat time-out
        or the link is gone, WireFault for a wrong map, probe, or a reply that is not the answer to the question."""

    async def write(self, words: StationWords, heartbeat: int) -> None:
        """Write the whole station block with one FC16 and check its echo. ``heartbeat`` is 1…32000.

        Raises NoAnswer when it was not confirmed in time (write again; nothing is harmed by a double) or when no whole
        block of the right map was read on this connection yet, DeviceLost and WireFault as ``poll``."""

    async def read_back(self) -> bool:
        """Read the station block back; False when another master has changed it."""


@dataclass(frozen=True, slots=True)
class Register:
    """One word of a block, as it was last on the wire."""

    address: int
    name: str
    value: int | None
    """0…65535; None = never read or written."""


@dataclass(frozen=True, slots=True)
class Registers:
    """Both blocks as they were last on the wire, believed or not."""

    plc: tuple[Register, ...]
    station: tuple[Register, ...]
    read_s: float | None
    """Monotonic seconds of the newest read; None = nothing was read yet."""


@dataclass(frozen=True, slots=True)
class PlcProbe:
    """What one question beside the polls gave."""

    read_ms: float
    """Round trip of the PLC block."""
    read_back_ms: float
    """Round trip of the station block."""
    whole: bool
    ours: bool
    """The station block is what was last confirmed as written (True also when nothing was)."""


@runtime_checkable
class HasRegisters(Protocol):
    """A PLC whose wire can be looked at, by a person who asks why. Looking changes nothing."""

    def registers(self) -> Registers:
        """Both blocks by address and name."""

    async def probe(self) -> PlcProbe:
        """Read both blocks once, beside the polls. Raises as :meth:`Plc.poll`; judges nothing."""
