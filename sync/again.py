"""Which parked records a person wants sent again. In memory and bounded: a restart forgets the wish, never a record."""

from collections.abc import Iterable

from sync.outbox import Outbox, Parked

ASKED_MAX = 1_000
"""Single numbers that may be wished for; more are asked for as *all*."""
TRIES = 3
"""Attempts of one wish that may end without an answer: a record that breaks its server must not hold up the others."""


class Again:
    """Single numbers in the order they were asked for, then the sweep through all of them."""

    def __init__(self) -> None:
        self._seqs: dict[int, int] = {}
        """Number → attempts that got no answer."""
        self._sweep: tuple[int, int] | None = None
        """(after, through): what is left when everything was asked for."""
        self._failures = 0

    def ask(self, seqs: Iterable[int]) -> bool:
        """False = there is no room for all of them, and none was taken."""
        wished = self._seqs | {seq: 0 for seq in seqs if seq not in self._seqs}
        if len(wished) > ASKED_MAX:
            return False
        self._seqs = wished
        return True

    def ask_all(self, through: int) -> None:
        """Everything parked up to this wire number; what is refused meanwhile is not tried for ever."""
        self._sweep, self._failures = (0, through), 0

    def waiting(self, parked: int) -> int:
        """How many are still to be sent again, of so many parked."""
        return parked if self._sweep is not None else min(parked, len(self._seqs))

    async def next(self, outbox: Outbox, destination: str) -> Parked | None:
        """The next parked record that is wished for; wishes for what is parked no more are dropped."""
        for seq in tuple(self._seqs):
            found = await outbox.parked(destination, seq - 1, 1)
            if found and found[0].seq == seq:
                return found[0]
            del self._seqs[seq]
        if self._sweep is None:
            return None
        after, through = self._sweep
        found = await outbox.parked(destination, after, 1)
        if found and found[0].seq <= through:
            return found[0]
        self._sweep = None
        return None

    def answered(self, seq: int) -> None:
        """It was taken or refused: the wish is done."""
        self._failures = 0
        if self._seqs.pop(seq, None) is None and self._sweep is not None:
            self._sweep = (seq, self._sweep[1])

    def unanswered(self, seq: int) -> bool:
        """The attempt got no answer; True = that was the last one."""
        tries = self._seqs.get(seq, self._failures) + 1
        if tries >= TRIES:
            self.answered(seq)
            return True
        if seq in self._seqs:
            self._seqs[seq] = tries
        else:
            self._failures = tries
        return False
