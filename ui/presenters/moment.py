"""What every presenter is given."""

from dataclasses import dataclass

from station.api.schema import SessionView, Snapshot
from ui.i18n.words import Words


@dataclass(frozen=True, slots=True)
class Moment:
    """The line at one moment, and how it is told."""

    snapshot: Snapshot
    words: Words
    stale: bool = False
    """The snapshot is old: what it shows is not the present."""
    state_since_us: int | None = None
    """When the line's state changed while this screen was looking; None = it was so before."""
    pages: frozenset[str] = frozenset()
    """Keys of the pages there are: nothing is offered that leads nowhere."""
    here: str = ""
    """The page in front."""
    session: SessionView | None = None
    """Who is signed in at this screen; None = the station has not said."""
