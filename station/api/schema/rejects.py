"""Flagged cases of a shift, and where no-reads gather."""

from typing import Literal

from pydantic import Field

from station.api.schema.base import Key, Part, ShortText
from station.api.schema.cases import CaseRow, ViewGrid

DriftKind = Literal["all", "column", "row", "cell"]


class RejectRow(CaseRow):
    """A case that was rejected, missed, ejected after its pass, or is in quarantine."""

    code: ShortText = ""
    """The case code; empty = none was read."""
    disposal: Key = ""
    """How it left, as the gate saw it: ``ejector``, ``exit``, ``unsure``, ``person``; empty = not yet known."""


class RejectPage(Part):
    """Newest first."""

    since_us: int
    rejects: tuple[RejectRow, ...] = ()
    next: ShortText = ""
    """``epoch/seq`` to ask for the older ones with (``before``); empty = there are none."""
    total: int = 0
    """All since then, whatever was asked for."""
    reasons: dict[Key, int] = Field(default_factory=dict)
    """Reason → cases since then that have it; ``void`` and ``quarantined`` stand for themselves; ``owed``: those
    that a person must still find, however old."""


class HeatCell(Part):
    """A cell that was not always read."""

    view: int = 0
    """Number of the view in the recipe, from 1; 0 where there are no views."""
    row: int
    column: int
    no_reads: tuple[int, ...]
    """By hour, the newest first."""


class Drift(Part):
    """A place where no-reads gather in the newest hour, more than by chance."""

    kind: DriftKind
    view: int = 0
    row: int = 0
    column: int = 0
    """0 where it is not about one."""
    n: int
    """No-reads in the newest hour."""
    rising: bool
    """It read better before; False: nothing is known of before, it stands out among its neighbours."""


class HeatMap(Part):
    """No-reads by cell and camera over the last hours."""

    made_at_us: int
    camera: ShortText = ""
    """The one camera of the lane; empty = none makes pictures here."""
    rows: int = 0
    columns: int = 0
    """0 where there is no grid (the queue shape). The largest, where there are several views."""
    views: tuple[ViewGrid, ...] = ()
    """Where there are several: the grid of each, by number. Empty = one grid."""
    seen: tuple[int, ...] = ()
    """Cases judged, by hour, the newest first."""
    cells: tuple[HeatCell, ...] = ()
    drift: tuple[Drift, ...] = ()
