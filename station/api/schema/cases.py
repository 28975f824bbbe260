"""Cases, their cells, and the units that wait to become one."""

from station.api.schema.base import CaseState, CellState, Key, Part, ShortText


class CaseRow(Part):
    """One case in a list."""

    epoch: int
    seq: int
    """Absolute number in the epoch."""
    state: CaseState
    reasons: tuple[Key, ...] = ()
    at_us: int = 0
    units_read: int = 0
    owed: bool = False
    """A person must still find it."""
    found: Key = ""
    """Where a person said it was (``pallet``, ``bin``, ``gone``), where that made nothing else of it; empty = nobody
    did."""
    has_picture: bool = False


class Cell(Part):
    """One place in a case: a cell of the picture, or (row = column = 0) a unit of the queue, in order."""

    row: int
    column: int
    """From 1, from the top left."""
    state: CellState
    text: ShortText = ""
    reason: Key = ""
    twin: ShortText = ""
    """Where the same code already is: ``epoch/seq``, ``queue`` or ``case``."""
    trigger: int = 0
    """Trigger number of the unit reader, as on the wire (1…32000); 0 = it has none."""
    view: int = 0
    """Number of the view in the recipe, from 1; row and column are in it. 0 where there are no views."""
    lane: int = 0
    """Lane of the unit reader; 0 where there are no lanes."""


class ViewGrid(Part):
    """One view of a case: which camera shows which layer, and how many cells."""

    view: int
    """From 1, as the cells name it."""
    camera: ShortText = ""
    """Empty = not known any more (the case is of an earlier order)."""
    layer: int = 0
    """From 1; 0 = not known any more."""
    rows: int
    columns: int


class CaseView(ViewGrid):
    """One view of one case."""

    area: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """Left, top, right, bottom of what the cells fill, as parts of the picture."""
    picture: ShortText = ""
    """Path of its picture on this API; empty = none is kept."""


class CaseDetail(CaseRow):
    """A case, cell by cell."""

    order: ShortText = ""
    code: ShortText = ""
    """The case code; empty = none was read."""
    rows: int = 0
    columns: int = 0
    area: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """Left, top, right, bottom of what the cells fill, as parts of the picture."""
    cells: tuple[Cell, ...] = ()
    picture: ShortText = ""
    """Path of the first picture on this API; empty = none is kept."""
    pictures: tuple[ShortText, ...] = ()
    """Paths of the pictures by view, the first is view 1; empty where none is kept."""
    views: tuple[CaseView, ...] = ()
    """Where there are several: each with its own grid, by number. ``rows`` and ``columns`` are then the largest of
    them. Empty = one grid holds all cells."""


class QueueUnit(Part):
    """One unit between reader and packer, oldest first."""

    trigger: int
    lane: int = 1
    state: CellState
    text: ShortText = ""
    reason: Key = ""
    tainted: bool = False
