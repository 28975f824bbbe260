"""What happens to the label of a container, past tense, and the label as it is after it.

A label is known by the seq of its ``label.assigned``; with that its code is taken for ever. ``label.sent`` is durable
before the first byte goes to the printer: after a crash nobody knows whether such a label came out, and it is never
printed again by itself. It counts when it is scanned back.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal, assert_never

from station.core.values import Arguments, Code

LabelPurpose = Literal["close", "relabel", "repeat", "apply"]
"""Its container is closed by it · gets another code by it · has this code already, and a label once more · it is
printed ahead, and put on a case of the line by an applicator."""
VoidCause = Literal["passed_over", "case_rejected", "order_changed"]
"""A later label was read first · the case that it is on was rejected · another order runs."""
LabelState = Literal["assigned", "sent", "printed", "failed", "scanned", "waived", "void"]
"""Not sent yet · sent, and not known to be out · out, as far as the printer can tell · not out, or not known · scanned
back · a person went on without it · its container was given up."""
OPEN_STATES: frozenset[LabelState] = frozenset({"assigned", "sent", "printed", "failed"})


@dataclass(frozen=True, slots=True)
class LabelAssigned:
    """A container has its code (or, printed ahead, the next case of a line shall have it): it shall be printed."""

    kind: ClassVar[str] = "label.assigned"
    version: ClassVar[int] = 1
    container: int
    """0 = it is printed ahead."""
    level: int
    name: str
    """Of the level."""
    code: Code
    purpose: LabelPurpose
    order: str
    product: str
    lot: str
    count: int
    """Members."""
    by: str = ""
    """Empty = the line itself."""
    reason: str = ""
    sscc_serial: int | None = None
    """None = the code was given before."""
    old: Code | None = None
    """The code that becomes void with the scan of this label."""
    first_us: int = 0
    """When its first label was assigned: the date on it; 0 = this is the first."""
    gtin: str = ""
    """Of its units."""


@dataclass(frozen=True, slots=True)
class LabelSent:
    """It goes to the printer now."""

    kind: ClassVar[str] = "label.sent"
    version: ClassVar[int] = 1
    label: int


@dataclass(frozen=True, slots=True)
class LabelPrinted:
    """The printer has it behind it."""

    kind: ClassVar[str] = "label.printed"
    version: ClassVar[int] = 1
    label: int
    proved: bool
    """By the printer's own count; else it has only taken it."""


@dataclass(frozen=True, slots=True)
class LabelFailed:
    kind: ClassVar[str] = "label.failed"
    version: ClassVar[int] = 1
    label: int
    cause: str
    """Key of why."""
    arguments: Arguments = ()


@dataclass(frozen=True, slots=True)
class LabelRetried:
    """A person wants it printed once more: the same label with the same code."""

    kind: ClassVar[str] = "label.retried"
    version: ClassVar[int] = 1
    label: int
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LabelScanned:
    """It is on its container: a person has scanned it there, or the line's reader has read it on a case that passed."""

    kind: ClassVar[str] = "label.scanned"
    version: ClassVar[int] = 1
    label: int
    by: str
    container: int = 0
    """The case that it came on, of a label that was printed ahead."""


@dataclass(frozen=True, slots=True)
class LabelWaived:
    """A person goes on without it."""

    kind: ClassVar[str] = "label.waived"
    version: ClassVar[int] = 1
    label: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class LabelVoided:
    """A label that was printed ahead is on no case that passes: with its code none ever will."""

    kind: ClassVar[str] = "label.voided"
    version: ClassVar[int] = 1
    label: int
    cause: VoidCause


LabelChange = LabelSent | LabelPrinted | LabelFailed | LabelRetried | LabelScanned | LabelWaived | LabelVoided
LabelEvent = LabelAssigned | LabelChange


@dataclass(frozen=True, slots=True)
class ContainerLabel:
    """A label and what is known of it."""

    id: int
    container: int
    level: int
    name: str
    code: Code
    purpose: LabelPurpose
    order: str
    product: str
    lot: str
    count: int
    first_us: int
    """The date on it."""
    at_us: int
    """When it was assigned."""
    by: str = ""
    reason: str = ""
    old: Code | None = None
    state: LabelState = "assigned"
    proved: bool = False
    cause: str = ""
    arguments: Arguments = ()
    tries: int = 0
    """How often it was sent."""
    ended_by: str = ""
    """Who scanned it back, or went on without it."""
    ended_reason: str = ""
    gtin: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


def assigned_label(seq: int, event: LabelAssigned, wall_us: int) -> ContainerLabel:
    told = (event.container, event.level, event.name, event.code, event.purpose)
    goods = (event.order, event.product, event.lot, event.count)
    first_us = event.first_us or wall_us
    made = ContainerLabel(seq, *told, *goods, first_us, wall_us, event.by, event.reason, event.old)
    return replace(made, gtin=event.gtin)


def changed_label(label: ContainerLabel, event: LabelChange) -> ContainerLabel:
    """The label once this event is true."""
    match event:
        case LabelSent():
            return replace(label, state="sent", tries=label.tries + 1, cause="", arguments=())
        case LabelPrinted(proved=proved):
            return replace(label, state="printed", proved=proved, cause="", arguments=())
        case LabelFailed(cause=cause, arguments=arguments):
            return replace(label, state="failed", cause=cause, arguments=arguments)
        case LabelRetried():
            return replace(label, state="assigned", proved=False, cause="", arguments=())
        case LabelScanned(by=by, container=container):
            return replace(label, state="scanned", ended_by=by, container=container or label.container)
        case LabelVoided(cause=cause):
            return replace(label, state="void", cause=f"label_{cause}", arguments=())
        case LabelWaived(by=by, reason=reason):
            return replace(label, state="waived", ended_by=by, ended_reason=reason)
        case _:
            assert_never(event)
