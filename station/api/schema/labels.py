"""Labels: the printers, the labels that are awaited and the last ones, the templates; and the commands for them."""

from typing import Annotated, Literal

from pydantic import Field

from station.api.schema.base import Arguments, DeviceState, Key, Part, ShortText, Text
from station.api.schema.recipe import Args
from station.api.schema.request import MAX_INT, Name, Reason, Request, Why

LabelPurpose = Literal["close", "relabel", "repeat", "apply"]
LabelState = Literal["assigned", "sent", "printed", "failed", "scanned", "waived", "void"]


class ShownLabel(Part):
    """One label; ``id`` is its number in commands."""

    id: int
    container: int
    level: int
    name: ShortText
    code: ShortText
    purpose: LabelPurpose
    state: LabelState
    awaited: bool
    doubtful: bool = False
    """It was sent, and nobody knows whether it came out."""
    proved: bool = False
    """By the printer's own count."""
    cause: Key = ""
    arguments: Arguments = Field(default_factory=dict)
    order: ShortText = ""
    product: ShortText = ""
    lot: ShortText = ""
    count: int = 0
    old: ShortText = ""
    """The code that becomes void."""
    at_us: int
    first_us: int
    """The date on it."""
    tries: int = 0
    by: ShortText = ""
    reason: ShortText = ""
    ended_by: ShortText = ""
    ended_reason: ShortText = ""


class ShownPrinter(Part):
    name: ShortText
    driver: str
    address: ShortText = ""
    language: Literal["zpl", "tspl"]
    dpi: int
    levels: tuple[ShortText, ...] = ()
    """Empty = all."""
    state: DeviceState
    key: Key = ""
    arguments: Arguments = Field(default_factory=dict)
    known: bool = False
    """False: it says nothing of itself; that is not "all is well"."""
    faults: tuple[str, ...] = ()
    busy: bool = False
    counter: int | None = None
    """Its own count of labels, as far as it told."""
    printed: int = 0
    """Since the start of the station."""
    waiting: int = 0


class TemplateProblem(Part):
    where: ShortText
    key: Key
    arguments: Arguments = Field(default_factory=dict)


class ShownTemplate(Part):
    name: ShortText
    level: ShortText = ""
    products: tuple[ShortText, ...] = ()
    width_mm: float = 0
    height_mm: float = 0
    dpi: int = 0
    problems: tuple[TemplateProblem, ...] = ()
    """What would not be printed, and why."""


class LabelStatus(Part):
    printers: tuple[ShownPrinter, ...]
    awaited: tuple[ShownLabel, ...]
    """Oldest first."""
    last: tuple[ShownLabel, ...]
    """Newest first, the awaited ones too."""
    templates: tuple[ShownTemplate, ...]
    reprint: Literal["void", "repeat"]


class ScanLabelArgs(Args):
    by: Name
    code: Annotated[Text, Field(min_length=1, max_length=4096)]


class ScanLabel(Request):
    """A label that is on its container was scanned."""

    kind: Literal["scan_label"] = "scan_label"
    args: ScanLabelArgs


class RetryLabelArgs(Args):
    by: Name
    label: int = Field(ge=1, le=MAX_INT)
    reason: Why = ""


class RetryLabel(Request):
    """Print an awaited label once more: the same one."""

    kind: Literal["retry_label"] = "retry_label"
    args: RetryLabelArgs


class WaiveLabelArgs(Args):
    by: Name
    label: int = Field(ge=1, le=MAX_INT)
    reason: Reason


class WaiveLabel(Request):
    """Go on without an awaited label."""

    kind: Literal["waive_label"] = "waive_label"
    args: WaiveLabelArgs


class ReprintLabelArgs(Args):
    by: Name
    code: Annotated[Text, Field(min_length=1, max_length=4096)]
    """Of the container, or its number ``#17``."""
    reason: Reason


class ReprintLabel(Request):
    """A closed container needs a label."""

    kind: Literal["reprint_label"] = "reprint_label"
    args: ReprintLabelArgs


class PrintTestLabelArgs(Args):
    template: Name


class PrintTestLabel(Request):
    """Print a template with sample values and a code of no company."""

    kind: Literal["print_test_label"] = "print_test_label"
    args: PrintTestLabelArgs


LabelCommand = ScanLabel | RetryLabel | WaiveLabel | ReprintLabel | PrintTestLabel
