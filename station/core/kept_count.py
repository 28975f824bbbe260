"""An I/O block's own count of its cases, as it is kept: what passes while the station is off is known by it.

It is not kept anew with every case: each case that gets a record, and each one that is recorded as uncounted, is one
more. So the journal always says what the block must show if nothing came that it does not know.
"""

from dataclasses import dataclass, replace

from station.core import events as ev

TOP = 65_536
"""The low 16 bits of the block's count are enough."""


@dataclass(frozen=True, slots=True)
class KeptCount:
    count: int
    """What the block showed, less what had come and had no record yet."""
    mark: int
    """The station's word in the block's memory: another block, or one that lost its power, has it not."""
    source: str
    """Where the count was read."""
    triggered: int
    """So many cases had a record."""

    def at(self, triggered: int) -> int:
        """What the block shows when so many cases have a record, and nothing else has come."""
        return (self.count + triggered - self.triggered) % TOP


def kept_after(kept: KeptCount | None, event: ev.Event) -> KeptCount | None:
    """The fold. Cases that came while nobody could count end it: it would go on from a guess. (So does the beginning
    of another journal, or of one that is put back: it does not know what was recorded since.)"""
    match event:
        case ev.CountKept(count=None):
            return None
        case ev.CountKept(count=int(count)):
            return KeptCount(count, event.mark, event.source, event.triggered)
        case ev.CasesUncounted(unseen=None):
            return None
        case ev.CasesUncounted(seen=seen, unseen=int(unseen)) if kept is not None:
            return replace(kept, count=(kept.count + seen + unseen) % TOP)
        case _:
            return kept
