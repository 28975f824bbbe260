"""What the decoder is asked and what it answers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from station.vision.symbologies import NAMES

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Pixels: TypeAlias = "npt.NDArray[np.uint8]"
"""A grey picture, shape (height, width), 0 = black."""

Cell = tuple[int, int]
"""(row, column) from 1, row first, from the top left."""

Position = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
"""The symbol's corners in pixels (x, y): its own top left, then clockwise as the symbol is read."""


@dataclass(frozen=True, slots=True)
class DecodeSettings:
    """How one camera's pictures are read."""

    symbologies: tuple[str, ...] = ()
    """Names of ``symbologies.NAMES``. Empty with a grid: QR first, other matrix codes only for cells still empty;
    empty without one: all."""
    rows: int = 0
    """0 rows or columns = free mode: whatever is in the picture, ``cell`` is None."""
    columns: int = 0
    budget_ms: float = 150.0
    """No new attempt is begun after this; one takes 1…20 ms, a look at a whole picture of noise up to 300."""
    pyzbar: bool = False
    """Ask zbar too, last. Without the libzbar library nothing happens."""
    area: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """Left, top, right, bottom of the grid as parts of the picture; a code outside it is ``extra``."""
    fit: bool = True
    """Let the grid follow the codes: a case up to half a cell off its place, or one that does not fill its area."""
    label_symbologies: tuple[str, ...] = ()
    """Further symbologies (a case code's), looked for outside the grid, or everywhere if it fills the picture."""

    def __post_init__(self) -> None:
        """Raises ValueError for settings no picture could be read by; their files are checked by the config."""
        unknown = sorted({*self.symbologies, *self.label_symbologies} - set(NAMES))
        if unknown:
            raise ValueError(f"unknown symbologies: {', '.join(unknown)}")
        if self.rows < 0 or self.columns < 0 or bool(self.rows) != bool(self.columns):
            raise ValueError(f"no grid: {self.rows} x {self.columns}")
        left, top, right, bottom = self.area
        if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
            raise ValueError(f"no area: {self.area}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """One code that was read and whose reading is believed."""

    text: str
    """As zxing-cpp's TextMode.Plain: GS is U+001D, a symbol of pure binary may give an empty text."""
    raw: bytes
    symbology: str
    cell: Cell | None
    position: Position
    step: str
    """The step of the cascade that read it."""
    proven: bool
    """True: its own error correction proves it. False: two differing steps had to agree."""
    version: str = ""
    """Size of a matrix code as its standard names it (``3``, ``M2``, ``10x10``, ``R7x43``); empty where unknown."""


@dataclass(frozen=True, slots=True)
class PictureResult:
    """Every cell is either among the cells of ``codes`` or in ``missing``."""

    codes: tuple[Decoded, ...] = ()
    """With a grid: one a cell at most, row first. In free mode: all, from the top left."""
    missing: tuple[Cell, ...] = ()
    extra: tuple[Decoded, ...] = ()
    """Outside the grid (cell None), or beside the code nearest to the middle of its cell (cell set)."""
    ms: float = 0.0
    """Decoding only."""
    error: str | None = None
    """A key: ``picture_not_grey`` (not a 2-D array of bytes), ``picture_empty``, ``decoder_failed``."""
