"""The I/O block's own count of its case photocell: how many cases passed while nobody could look. Pure.

A block counts the edges of an input by itself, also while the network is down. Held against the edges that were seen,
the count proves that it is the count of this photocell; after a silence the difference is the cases that nobody saw.

What it says is believed only where it cannot be a count that began anew with the block: it was proved since, it did not
go back, it was higher than what could have come in the time, and it went no further than that. A block with a word of
ours in its memory (the mark) proves by it that it is the same one and never lost power; only such a count outlives a
restart of the station, because then nobody looked at the block at all.
"""

TOP = 65_536
"""The low 16 bits are enough: more cases than that do not come in one silence."""
PROOF = 3
"""So many cases must have been seen and counted alike."""


class CaseCounter:
    def __init__(self, shortest_ms: float) -> None:
        """``shortest_ms``: a case darkens the photocell for so long; cases cannot follow each other faster."""
        self._shortest_ms = shortest_ms
        self._offset: int | None = None
        """Count = edges seen + this, as last judged."""
        self._proved_from = 0
        """Since this edge they agree."""
        self._agreed = 0
        """So many edges agreed when they were compared last."""
        self._value: int | None = None
        self._clear = False
        self.mark = 0
        """What stood in the block's memory with the newest count; 0 = it has no place for one."""

    @property
    def proved(self) -> bool:
        """It moved together with the cases that were seen, and nothing is against it."""
        return self._agreed >= PROOF

    def resume(self, value: int, mark: int) -> None:
        """It was proved before the station went off; it belonged to no edge that is seen from now on."""
        self._offset, self._proved_from, self._agreed, self.mark = value % TOP, -PROOF, PROOF, mark

    def note(self, value: int, mark: int = 0) -> None:
        """It was read after the last look, and so was the mark."""
        if mark != self.mark:
            self.mark, self._offset, self._agreed = mark, None, 0
        self._value = value % TOP

    def settled(self, clear: bool) -> int | None:
        """The count that belongs to the edges seen so far; None = it is not known. ``clear``: the photocell is, at this
        look. A count that was read while it was clear before and is clear behind has no edge in between."""
        value, self._value = self._value, None
        before, self._clear = self._clear, clear
        return value if before and clear else None

    def fall_silent(self) -> None:
        """Nobody looked for a while: what was read before belongs to no edge any more."""
        self._value, self._clear = None, False

    def follow(self, value: int, edges: int) -> None:
        """Hold it against what was seen, while every case is seen."""
        offset = (value - edges) % TOP
        if offset != self._offset:
            self._offset, self._proved_from = offset, edges
        self._agreed = edges - self._proved_from

    def unseen(self, value: int, edges: int, silent_ms: int) -> int | None:
        """Cases that came in the last ``silent_ms`` and were not seen; None = it does not say. Begins anew."""
        came = -1 if self._offset is None else value - (edges + self._offset) % TOP
        most = silent_ms / self._shortest_ms + 1
        believed = self.proved and 0 <= came <= most < value - came
        self._offset = (value - edges) % TOP
        if not believed:
            self._proved_from, self._agreed = edges, 0
        return came if believed else None
