"""What the core must know of the line's set-up: frozen for the life of the process."""

from dataclasses import dataclass
from typing import Literal

from station.core.numbers import MODULUS
from station.core.values import CaseCodeSource, Shape, StationKind

FRAME_WITHIN_MS = 200


@dataclass(frozen=True, slots=True)
class CameraRole:
    name: str
    trigger: Literal["asked", "counted"]


@dataclass(frozen=True, slots=True)
class LineSettings:
    line: str
    shape: Shape
    cameras: tuple[CameraRole, ...] = ()
    """Picture shape: every camera whose picture makes the case."""
    unit_readers: tuple[str, ...] = ()
    """Queue shape: one reader a lane, lane 1 first. Reader shape: the one that reads whole cases."""
    case_code: CaseCodeSource = "picture"
    case_reader: str = ""
    case_reader_trigger: Literal["asked", "tagged", "counted"] = "tagged"
    """Who fires it, and whose number is in its telegram: the PLC's label trigger, or what the reader counts itself."""
    verdict_timeout_ms: int = 500
    """Longest wait for what belongs to a case; also how late a counted frame may be after its trigger."""
    frame_within_ms: int = FRAME_WITHIN_MS
    """A counted camera's frame is normally there so soon after its trigger: exposure, readout, the way here."""
    label_within_ms: int = FRAME_WITHIN_MS
    """The same of the case-code reader's telegram after its trigger."""
    standstill_ms: int = 500
    plc_silence_ms: int = 600
    """Without a new block for so long there is no data; a link that is back before that has cost nothing."""
    sscc_extension: int = 0
    sscc_prefix: str = ""
    sscc_from: int = 1
    sscc_to: int | None = None
    """The last serial of this station's range; None = all that fit beside the prefix."""
    sscc_first: int = 0
    """The first serial of all: none below it is assigned."""
    case_pool: str = ""
    """The pool whose codes the labels of cases get (``case_code = "pool"``)."""
    modulus: int = MODULUS
    """32000 on every real wire; small only where wrap-around is tested."""
    unit_reader_trigger: Literal["asked", "tagged", "counted"] = "tagged"
    """Whose number is in a telegram: the PLC's trigger number, or what the reader counted by itself. ``asked``: the
    station fires it (a reader of whole cases only)."""
    kind: StationKind = "line"
    clearance: tuple[str, ...] = ()
    """What a person looks at before another product is packed; empty = no line clearance is asked for."""
    first_case: bool = False
    """A person confirms the first case of an order before the line goes on."""
    reprint: Literal["void", "repeat"] = "void"
    """A closed container that needs a label gets another code, or the same label once more."""
    printers: tuple[str, ...] = ()
    labels_ahead: int = 1
    """Print and apply: so many labels are printed before their cases are read."""
    ship_unproven: bool = False
    """Containers that nobody here knows may be shipped."""
    audit_every: int = 0
    """A random audit about every so many cases; 0 = never."""
    audit_holds: bool = False
    """The line stands while its question is open."""
    exit_seen: bool = True
    """False: nothing sees a case at the exit; that the PLC took the pass is all that is known."""

    @property
    def prints_cases(self) -> bool:
        """The labels of cases are printed here."""
        return self.case_code in ("printed", "pool")

    @property
    def applies_labels(self) -> bool:
        """An applicator puts them on the cases of the line."""
        return self.prints_cases and self.kind == "line"

    @property
    def reads_cases(self) -> bool:
        """A reader of the line tells the code of each case."""
        return self.case_code == "reader" or self.applies_labels

    @property
    def devices(self) -> tuple[str, ...]:
        """Every device without which no case can be proved (the PLC apart). At a bench a code may be typed as well."""
        if self.kind != "line":
            return ()
        names = [*(camera.name for camera in self.cameras), *self.unit_readers]
        if self.reads_cases and self.case_reader not in names:
            names.append(self.case_reader)
        return tuple(names)
