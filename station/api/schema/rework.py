"""Rework: what is done with closed containers and their members. Codes are as typed or scanned; a container without a
code is named by its number, ``#17``."""

from typing import Annotated, Literal

from pydantic import Field

from station.api.schema.base import Text
from station.api.schema.recipe import Args
from station.api.schema.request import MAX_INT, Name, Reason, Request

Code = Annotated[Text, Field(min_length=1, max_length=4096)]


class Add(Args):
    """Free units or containers are put into a container."""

    kind: Literal["add"]
    container: Code
    codes: tuple[Code, ...] = Field(min_length=1, max_length=10_000)


class Remove(Args):
    kind: Literal["remove"]
    code: Code


class Replace(Args):
    """``new`` takes the place of ``old``."""

    kind: Literal["replace"]
    old: Code
    new: Code


class Dissolve(Args):
    kind: Literal["dissolve"]
    container: Code
    all_levels: bool = False


class Restore(Args):
    kind: Literal["restore"]
    container: Code


class Relabel(Args):
    kind: Literal["relabel"]
    container: Code
    new: Code | None = None
    """null = the station assigns one."""


class Merge(Args):
    """All of ``source`` is put into ``into``."""

    kind: Literal["merge"]
    source: Code
    into: Code


class Decommission(Args):
    kind: Literal["decommission"]
    code: Code
    fate: Literal["sampled", "destroyed", "lost", "damaged", "other"]


class Recommission(Args):
    kind: Literal["recommission"]
    code: Code


class Undo(Args):
    kind: Literal["undo"]
    operation: int | None = Field(default=None, ge=1, le=MAX_INT)
    """Number of an operation; null = the newest one that can be undone."""


class Ship(Args):
    kind: Literal["ship"]
    container: Code
    to: Name
    document: Annotated[Text, Field(max_length=128)] = ""


class Return(Args):
    kind: Literal["return"]
    container: Code


class Repack(Args):
    """A rejected case is put right: what was read in it stays but for ``out``, ``new`` take the empty places."""

    kind: Literal["repack"]
    epoch: int = Field(ge=0, le=MAX_INT)
    seq: int = Field(ge=1, le=MAX_INT)
    new: tuple[Code, ...] = Field(default=(), max_length=1_000)
    out: tuple[Code, ...] = Field(default=(), max_length=1_000)
    label: Code | None = None
    """null = the code that was read on the case, else an assigned one."""
    short: bool = False


class Palletise(Args):
    """A case is put onto an open pallet; without ``onto`` a new one is opened."""

    kind: Literal["palletise"]
    code: Code
    onto: int | None = Field(default=None, ge=1, le=MAX_INT)


ReworkAct = Annotated[
    Add
    | Remove
    | Replace
    | Dissolve
    | Restore
    | Relabel
    | Merge
    | Decommission
    | Recommission
    | Undo
    | Ship
    | Return
    | Repack
    | Palletise,
    Field(discriminator="kind"),
]


class ReworkArgs(Args):
    by: Name
    reason: Reason
    act: ReworkAct


BATCH_MOST = 100
"""Acts of a batch: a person scans no more before they are done."""
BatchAct = Annotated[Remove | Dissolve | Decommission | Recommission, Field(discriminator="kind")]
"""What is done with several at once."""


class ReworkBatch(Args):
    """Acts that will be done one after the other, asked about before the first of them is."""

    by: Name
    reason: Reason
    acts: tuple[BatchAct, ...] = Field(min_length=1, max_length=BATCH_MOST)


class Rework(Request):
    """Done whole, or refused whole. Done, the answer has the key ``rework_done`` and the number of the operation."""

    kind: Literal["rework"] = "rework"
    args: ReworkArgs
