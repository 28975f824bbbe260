"""Answers for rework: what can be done with a code now, what was done lately, what is being filled."""

from typing import Literal

from pydantic import Field

from station.api.schema.base import Arguments, Key, Part, ShortText, Text
from station.api.schema.lookups import CodeStory

ReworkNeed = Literal["", "unit", "container", "label", "fate"]


class ReworkOption(Part):
    """One thing a person may want to do."""

    name: Key
    """``repack``, ``replace``, ``remove``, ``fill``, ``put``, ``merge``, ``relabel``, ``dissolve``, ``dissolve_all``,
    ``decommission``, ``recommission``, ``restore``, ``return``."""
    able: bool
    """It would be done now, as far as it does not depend on what is still to be scanned."""
    key: Key = ""
    arguments: Arguments = Field(default_factory=dict)
    """Why it would be refused."""
    needs: ReworkNeed = ""
    """What is still to be scanned or chosen."""


class RepairPlace(Part):
    """A place of a rejected case that is put right."""

    view: int = 0
    row: int = 0
    column: int = 0
    text: Text = ""
    """What was read there; empty = nothing."""
    kept: bool
    """Its unit stays; else a new one is scanned for it."""
    reason: Key = ""
    """Why it does not stay."""
    arguments: Arguments = Field(default_factory=dict)


class Repair(Part):
    """A rejected case as it can be put right by hand."""

    epoch: int
    seq: int
    state: Key
    order: ShortText = ""
    product: ShortText = ""
    name: ShortText = "case"
    expected: int
    """Units in a full one; 0 = its recipe is not known."""
    label: Text = ""
    """Read on the case, and free; empty = it is scanned, or assigned."""
    assigned: bool = False
    """It gets the station's next SSCC."""
    places: tuple[RepairPlace, ...] = ()
    """In the order of the recipe: the empty ones are filled in this order."""


class ReworkOptions(Part):
    """What can be done with this code now."""

    asked: Text
    story: CodeStory | None = None
    """None: it was asked for by the number of a case."""
    subject: Text = ""
    """What an act names: the code, or ``#17``; empty = nothing but a rejected case."""
    repair: Repair | None = None
    options: tuple[ReworkOption, ...] = ()
    """The likeliest first."""


class BatchVerdict(Part):
    """What would come of one act of a batch."""

    able: bool
    key: Key = ""
    arguments: Arguments = Field(default_factory=dict)
    """Why it would be refused."""


class BatchVerdicts(Part):
    """In the order of the acts: each as it would be after the earlier ones that would be done."""

    verdicts: tuple[BatchVerdict, ...] = ()


class ReworkOperation(Part):
    """Something that was done by rework."""

    operation: int
    """Its number: what an undo names."""
    at_us: int
    act: Key
    by: ShortText = ""
    reason: ShortText = ""
    code: Text = ""
    """The first code it names."""
    container: int = 0
    undone: bool = False
    able: bool = False
    """It could be undone now."""
    key: Key = ""
    arguments: Arguments = Field(default_factory=dict)
    """Why it could not."""


class ReworkOperations(Part):
    """Newest first."""

    operations: tuple[ReworkOperation, ...] = ()


class FillingContainer(Part):
    """A container that is being filled."""

    container: int
    level: int
    name: ShortText
    order: ShortText
    product: ShortText
    lot: ShortText
    opened_us: int
    count: int
    capacity: int
    """0 = its recipe is not known."""
    layer: int = 0
    """Members in one layer; 0 = not known."""
    code: Literal["assigned", "read", "printed", "none"] = "assigned"
    by_scan: bool = False
    """A person fills it scan by scan; else the line does."""
    members: tuple[Text, ...] = Field(default=(), max_length=1000)
    """Their codes, in order of packing."""
    label: int = 0
    """It is done but for this label (``ShownLabel.id``); 0 = none is awaited."""
    label_code: Text = ""


class FillingContainers(Part):
    """Every container that is being filled, oldest first."""

    containers: tuple[FillingContainer, ...] = ()
    scanned_levels: tuple[int, ...] = ()
    """Levels of the running order that are filled by scan."""
