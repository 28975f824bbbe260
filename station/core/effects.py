"""What must now be done by the shell, only after the step's events are durable."""

from dataclasses import dataclass

from station.core.commands import Refusal
from station.core.events import Event
from station.core.label_events import ContainerLabel
from station.core.values import CaseRef, QueueRow, StationWords


@dataclass(frozen=True, slots=True)
class TakePicture:
    """Fire the asked cameras for this case; the answer comes back as PictureRead with this case."""

    case: CaseRef


@dataclass(frozen=True, slots=True)
class AskCaseCode:
    """Fire the asked case-code reader; the answer comes back as LabelRead with this case."""

    case: CaseRef


@dataclass(frozen=True, slots=True)
class FindReleased:
    """Look for released cases after one, up to another; the answer comes back as ReleasedFound."""

    after: CaseRef
    through: CaseRef


@dataclass(frozen=True, slots=True)
class EndProgram:
    """The stop was asked for; the shell ends the run in order."""


@dataclass(frozen=True, slots=True)
class AskUnits:
    """Fire the reader of whole cases for this one; the answer comes back as PictureRead with this case."""

    case: CaseRef


@dataclass(frozen=True, slots=True)
class PrintLabel:
    """Print this label. Asked for twice it is printed once: ``NoteLabel`` is refused the second time."""

    label: ContainerLabel


Effect = TakePicture | AskUnits | AskCaseCode | FindReleased | EndProgram | PrintLabel


@dataclass(frozen=True, slots=True)
class Step:
    """What one observation or command led to. The shell appends ``events`` and ``queue`` in one transaction, and only
    then publishes ``words`` and performs ``effects``, in the order of the steps."""

    words: StationWords
    events: tuple[Event, ...] = ()
    queue: tuple[QueueRow, ...] = ()
    """Rows to add (rows of final cases are deleted by the journal in the same transaction)."""
    dropped: tuple[tuple[int, int], ...] = ()
    """(lane, trigger) of rows that belong to no case any more (line clearance, claimed by a rejected case)."""
    effects: tuple[Effect, ...] = ()
    refusal: Refusal | None = None
    first_seq: int = 0
    """Number that the first of the events must get in the journal; 0 = it is not known here."""
