"""A conversation with the line: say what the PLC shows, look at what the station answers."""

from dataclasses import dataclass, field, replace

from station.core import observations as obs
from station.core.commands import Command, StartOrder
from station.core.effects import Step
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.numbers import short
from station.core.pictures import PictureSource
from station.core.queue import QueueSource
from station.core.serials import serial_range
from station.core.settings import CameraRole, LineSettings
from station.core.values import CaseRef, CheckedCode, Code, QueueRow, Reason, Recipe

RECIPE = Recipe(product="cola", code="plain", units_per_case=2, rows=1, columns=2, pattern=".+", lot="L1")


def recipe_for(settings: LineSettings) -> Recipe:
    """A grid is of the picture shape."""
    return RECIPE if settings.shape == "picture" else replace(RECIPE, rows=0, columns=0)


@dataclass(frozen=True, slots=True)
class Block:
    """The PLC block a test shows; a quiet, running PLC by default."""

    label_trigger: int = 0
    epoch: int = 0
    heartbeat: int = 1
    line_state: int = 6
    case_seq: int = 0
    case_state: int = 0
    case_units: int = 2
    first_trigger: int = 0
    last_trigger: int = 0
    first_trigger_2: int = 0
    last_trigger_2: int = 0
    disposed_epoch: int = 0
    disposed_seq: int = 0
    unit_count: int = 0
    unit_count_2: int = 0
    case_label: int = 0
    in_transit: int = 0
    inputs: int = 0x101
    good_mask: int = 0
    ejected_mask: int = 0


def checked(text: str, **against: object) -> CheckedCode:
    return replace(CheckedCode(Code(text, text)), **against)  # type: ignore[arg-type]


def asked_camera(**kwargs: object) -> LineSettings:
    """A picture line whose camera the station fires itself: no counters in the way."""
    base = LineSettings("L1", "picture", (CameraRole("top", "asked"),), case_code="sscc", sscc_prefix="4012345")
    return replace(base, **kwargs)  # type: ignore[arg-type]


def counted_camera(**kwargs: object) -> LineSettings:
    return asked_camera(cameras=(CameraRole("top", "counted"),), **kwargs)


def queue_line(**kwargs: object) -> LineSettings:
    base = LineSettings("L1", "queue", (), ("unit",), case_code="sscc", sscc_prefix="4012345")
    return replace(base, **kwargs)  # type: ignore[arg-type]


def proved(settings: LineSettings, loaded: Loaded) -> Loaded:
    """A start at which it is known that no SSCC was assigned yet."""
    return replace(loaded, sscc_range=serial_range(settings), sscc_proved=True)


def one_view(
    camera: str,
    case: CaseRef | None,
    counter: int,
    cells: tuple[obs.CellRead, ...],
    extra: tuple[CheckedCode, ...] = (),
    case_code: tuple[CheckedCode, ...] = (),
    **more: object,
) -> obs.PictureRead:
    """A picture of a line on which each camera has one view of the whole case: ``top`` the first, ``side`` the next."""
    read = obs.PictureRead(
        camera, case, counter, (obs.ViewRead(2 if camera == "side" else 1, cells, extra, case_code),)
    )
    return replace(read, **more)  # type: ignore[arg-type]


@dataclass(slots=True)
class Talk:
    settings: LineSettings = field(default_factory=asked_camera)
    loaded: Loaded = field(default_factory=lambda: Loaded("e", 1))
    block: Block = field(default_factory=Block)
    ms: int = 1_000
    line: Line = field(init=False)
    log: list[object] = field(default_factory=list)
    rows: list[QueueRow] = field(default_factory=list)
    serial: int = 0

    def __post_init__(self) -> None:
        if self.loaded.sscc_range is None:
            self.loaded = proved(self.settings, self.loaded)
        self.line = Line(self.settings, self.loaded)

    def say(self, item: obs.Observation | Command) -> Step:
        step = self.line.handle(obs.Now(self.ms, self.ms * 1000), item)
        self.log += step.events
        self.rows += step.queue
        return step

    def poll(self, wait_ms: int = 20, **words: int) -> Step:
        self.ms += wait_ms
        self.block = replace(self.block, **words)
        return self.say(obs.PlcPolled(self.block))

    def start(self) -> "Talk":
        """Devices there, an order open, the first epoch granted and adopted."""
        for name in self.settings.devices:
            self.say(obs.DeviceBack(name))
        self.say(StartOrder("test", "O1", recipe_for(self.settings)))
        self.poll()
        self.poll(epoch=1)
        return self

    def ask(self, seq: int, **words: int) -> Step:
        """The PLC asks about the case with this absolute number."""
        return self.poll(case_seq=short(seq, self.settings.modulus), case_state=1, **words)

    def picture(self, seq: int, *texts: str | None, epoch: int = 1, **more: object) -> Step:
        """The asked camera's picture of a case comes back."""
        cells = tuple(
            obs.CellRead((1, column), checked(text) if text else None) for column, text in enumerate(texts, start=1)
        )
        given = {"case": CaseRef(epoch, seq), "counter": 0} | more
        return self.say(one_view("top", cells=cells, **given))  # type: ignore[arg-type]

    def pack(self, seq: int, *, good: bool = True) -> Step:
        """One whole case: asked, read, answered."""
        self.ask(seq)
        self.serial += 2
        return self.picture(seq, f"u{self.serial}", f"u{self.serial + 1}" if good else None)

    def label(self, trigger: int, *texts: str | None, number: int | None = None, wait_ms: int = 400) -> Step:
        """The PLC fires the case-code reader, which answers; then come the blocks that prove it."""
        self.poll(label_trigger=trigger - 1)
        self.poll(wait_ms)
        for _ in range(3):
            self.poll()
        self.poll(label_trigger=trigger)
        for text in texts:
            said = checked(text) if text else None
            self.say(obs.LabelRead("case", None, trigger if number is None else number, said))
        for _ in range(3):
            self.poll()
        return self.poll()

    @property
    def queue(self) -> QueueSource:
        assert isinstance(self.line.source, QueueSource)
        return self.line.source

    @property
    def pictures(self) -> PictureSource:
        assert isinstance(self.line.source, PictureSource)
        return self.line.source

    def kinds(self) -> list[str]:
        return [event.kind for event in self.log]  # type: ignore[attr-defined]

    def of(self, kind: str) -> list[object]:
        return [event for event in self.log if event.kind == kind]  # type: ignore[attr-defined]

    def alarms(self) -> set[str]:
        return set(self.line.state.alarms)

    def reasons(self) -> tuple[Reason, ...]:
        return self.of("case.rejected")[-1].reasons  # type: ignore[attr-defined,no-any-return]
