"""What a destination said, whatever its wire."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sync.outcome import Outcome
from sync.wire import ItemResult, RepeatedCode


@dataclass(frozen=True, slots=True)
class Told:
    """What a destination said, or that it said nothing."""

    outcome: Outcome
    words: str = ""
    """The server's own, made inert; or what went wrong."""
    status: str = ""
    """Of HTTP; ``timeout``, ``unreached``, or a key of ours (``tls_expired``) where there is none."""
    through: int = 0
    """With DELIVERED and REJECTED: through which number it holds everything."""
    rejected: Mapping[int, ItemResult] = field(default_factory=dict)
    retry_after_s: float | None = None
    latest_epoch: str | None = None
    contested: bool = False
    """Somebody else writes under our name and numbers, as upstream sees it."""
    repeated: tuple[RepeatedCode, ...] = ()
    """Records of ours that pack a code which another case holds."""
    cursorless: bool = False
    """It keeps no cursor (EPCIS): ours stands, ``through`` means nothing."""

    def through_or(self, ours: int) -> int:
        """Through which number it holds everything: by its own word, or by what we have seen where it keeps none."""
        return ours if self.cursorless else self.through
