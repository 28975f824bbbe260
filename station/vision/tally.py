"""Which readings are believed: those that prove themselves, and weak ones that two differing steps read alike."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from station.vision.locate import Box
from station.vision.reader import Found

_VOTES = 2
"""Differing steps that must agree, and by which a reading must lead a different one of the same place."""


@dataclass(slots=True, eq=False)
class _Claim:
    found: Found
    voices: set[Hashable] = field(default_factory=set)


class Tally:
    """What one picture has given so far."""

    def __init__(self) -> None:
        self.believed: list[Found] = []
        self._claims: list[_Claim] = []

    def add(self, found: Found) -> None:
        if any(found.covers(known) and _same_or_weak(found, known) for known in self.believed):
            return
        if found.proven:
            self.believed = [known for known in self.believed if known.proven or not found.covers(known)]
            self.believed.append(found)
            return
        claim = self._claim(found)
        claim.voices.add(found.voice)
        if self._leads(claim):
            self.believed.append(found)

    @property
    def doubted(self) -> list[Found]:
        """Weak readings whose place has nothing believed yet."""
        return [c.found for c in self._claims if not any(c.found.covers(known) for known in self.believed)]

    def lies_in(self, box: Box) -> bool:
        """Whether the middle of something believed does."""
        return any(box.holds(*found.center) for found in self.believed)

    def _claim(self, found: Found) -> _Claim:
        for claim in self._claims:
            if claim.found.content == found.content and claim.found.covers(found):
                return claim
        claim = _Claim(found)
        self._claims.append(claim)
        return claim

    def _leads(self, claim: _Claim) -> bool:
        rivals = [len(other.voices) for other in self._claims if other is not claim and other.found.covers(claim.found)]
        return len(claim.voices) >= _VOTES + max(rivals, default=0)


def _same_or_weak(found: Found, known: Found) -> bool:
    """A second reading of a known symbol: the same again, or one that does not prove itself."""
    return found.content == known.content or not found.proven
