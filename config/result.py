"""A config that holds together: what ``load`` returns."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from config.recipe_tables import CaseCodePart, LevelPart, RecipePart, ViewPart
from config.schema import (
    ApiPart,
    AuditPart,
    AuthorityPart,
    DoctorPart,
    EvidencePart,
    FtpPart,
    LinePart,
    OrdersPart,
    PoolsPart,
    QueuePart,
    RecordingPart,
    ShiftsPart,
    StationPart,
    StoragePart,
    UsersPart,
    VisionPart,
)
from config.side_tables import LabelsPart, MqttPart, ShippingPart
from config.values import Role
from station.core.values import Level, Recipe, View


@dataclass(frozen=True, slots=True)
class CameraDevice:
    name: str
    driver: str
    trigger: Literal["asked", "counted"]
    settings: BaseModel
    """The driver's own model, as handed to ``load``."""


@dataclass(frozen=True, slots=True)
class ReaderDevice:
    name: str
    driver: str
    role: Role
    lane: int
    trigger: Literal["asked", "tagged", "counted"]
    settings: BaseModel

    @property
    def pushes_pictures(self) -> bool:
        """To the address of [ftp]."""
        return getattr(self.settings, "pictures", "none") == "ftp"

    @property
    def has_pictures(self) -> bool:
        """Pushed or fetched."""
        return getattr(self.settings, "pictures", "none") != "none"


@dataclass(frozen=True, slots=True)
class PrinterDevice:
    name: str
    driver: str
    levels: tuple[str, ...]
    """Empty = all."""
    settings: BaseModel

    def prints(self, level: str) -> bool:
        return not self.levels or level in self.levels


@dataclass(frozen=True, slots=True)
class PlcDevice:
    name: str
    driver: str
    verdict_timeout_ms: int
    settings: BaseModel


@dataclass(frozen=True, slots=True)
class Upstream:
    name: str
    driver: str
    settings: BaseModel


@dataclass(frozen=True, slots=True)
class Config:
    """One station, whole and checked. Paths in it are absolute."""

    path: Path
    station: StationPart
    api: ApiPart
    line: LinePart | None
    """None where there is no line: at a bench."""
    recipe: RecipePart
    """Of a dock, which packs nothing: one by which every code is a plain text."""
    case_code: CaseCodePart
    queue: QueuePart | None
    """Of the queue shape only."""
    levels: tuple[LevelPart, ...]
    """Above the first, lowest first."""
    views: tuple[ViewPart, ...]
    vision: VisionPart
    evidence: EvidencePart
    ftp: FtpPart | None
    """Where readers push pictures to, if they do."""
    recording: RecordingPart
    authority: AuthorityPart
    doctor: DoctorPart
    shifts: ShiftsPart
    audit: AuditPart
    storage: StoragePart
    orders: OrdersPart
    users: UsersPart
    pools: PoolsPart
    plc: PlcDevice | None
    """None where there is no line."""
    cameras: tuple[CameraDevice, ...]
    readers: tuple[ReaderDevice, ...]
    printers: tuple[PrinterDevice, ...]
    labels: LabelsPart
    upstreams: tuple[Upstream, ...]
    shipping: ShippingPart = field(default_factory=lambda: ShippingPart.model_validate({}))
    mqtt: MqttPart | None = None
    """None where there is no broker."""
    text: str = field(default="", repr=False, compare=False)
    """What it was read from."""

    @property
    def unit_readers(self) -> tuple[ReaderDevice, ...]:
        """The readers of units, by lane."""
        return tuple(sorted((reader for reader in self.readers if reader.role == "unit"), key=lambda one: one.lane))

    @property
    def scan_readers(self) -> tuple[ReaderDevice, ...]:
        """The readers a person scans with."""
        return tuple(reader for reader in self.readers if reader.role == "scan")

    @property
    def case_reader(self) -> ReaderDevice | None:
        """The reader whose code is the case code; None where the code comes from elsewhere."""
        if self.case_code.source not in ("reader", "printed", "pool"):
            return None
        readers = [reader for reader in self.readers if reader.role == "case"]
        return next((one for one in readers if self.case_code.reader in ("", one.name)), None)


def recipe_from(part: RecipePart, levels: Iterable[LevelPart], views: Iterable[ViewPart]) -> Recipe:
    """The recipe that these tables are."""
    above = tuple(Level(**level.model_dump()) for level in levels)
    return Recipe(
        **part.model_dump(exclude={"order", "preset"}),
        above=above,
        views=tuple(View(**view.model_dump()) for view in views),
    )
