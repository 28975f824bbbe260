"""Where things lie on the screen, as a person knows it: the shell is the same on every page."""

from dataclasses import dataclass

from ui.theme.tokens import Sizes, tokens


@dataclass(frozen=True, slots=True)
class Places:
    """Where a person's hand goes: the shell never moves (HMI: same place everywhere)."""

    size: tuple[int, int]

    @property
    def sizes(self) -> Sizes:
        return tokens().sizes[tokens().size_class(self.size[0])]

    @property
    def hold(self) -> tuple[int, int]:
        return self.sizes.rail // 2, self.size[1] - 40

    @property
    def hold_ground(self) -> tuple[int, int]:
        """Of the same key, beside its word: lit where it can be pressed."""
        return self.sizes.rail // 5, self.size[1] - 20

    @property
    def now_key(self) -> tuple[int, int]:
        """The right-most key of the Now bar."""
        return self.size[0] - self.sizes.pad - 60, self.sizes.top + self.sizes.now // 2

    @property
    def order(self) -> tuple[int, int, int]:
        """On the Orders page: x of its right half, where Close is; y of its first and of its second row."""
        head = self.sizes.top + self.sizes.now + 2 * self.sizes.pad
        return round(self.size[0] * 0.9), head + self.sizes.btn // 2, head + 2 * self.sizes.btn + 20

    @property
    def order_number(self) -> tuple[int, int]:
        """The field of the next order's number, below its prompt."""
        x, first, _ = self.order
        return x, first + self.sizes.btn // 2

    @property
    def page_top(self) -> int:
        return self.sizes.top + self.sizes.now + 100

    @property
    def cells(self) -> tuple[tuple[int, int], ...]:
        """Three cells of the case's picture on the Rejects page."""
        wide, high = self.size
        return tuple((round(wide * x), round(high * y)) for x, y in ((0.26, 0.52), (0.34, 0.65), (0.40, 0.52)))

    @property
    def lost_head(self) -> tuple[int, int]:
        """Red on the page of a lost station, never on another."""
        return 8, 8

    @property
    def state(self) -> tuple[int, int]:
        """A corner of the state block."""
        return 4, 4
