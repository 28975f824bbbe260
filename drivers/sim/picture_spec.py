"""What is photographed, and how."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from drivers.symbols import Symbology

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class CellContent:
    """What lies in one cell of the case."""

    kind: Literal["code", "smeared", "blank", "empty"] = "code"
    """``smeared``: printed, and not readable by anybody. ``blank``: a cap without print. ``empty``: no unit."""
    text: str | bytes = ""
    symbology: Symbology = "qr"
    gs1: bool = False
    """``text`` is an element string in brackets, e.g. ``(01)04012345678901(21)A1``."""


@dataclass(frozen=True, slots=True)
class PrintedCaseCode:
    """The code on the rim of the case, printed larger than those of the units."""

    text: str
    symbology: Symbology = "datamatrix"
    gs1: bool = False
    """``text`` is an element string in brackets, e.g. ``(00)340123450000000017``."""
    px_per_module: float = 6.0


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """How the case is photographed. Lengths in pixels, grey in 0…255."""

    rows: int = 4
    columns: int = 6
    width: int = 2448
    height: int = 2048
    px_per_module: float = 3.0
    blur_px: float = 0.8
    """Sigma of the lens."""
    motion_px: float = 0.0
    """How far the case moves while the shutter is open."""
    motion_deg: float = 0.0
    """Where to: 0 = along the rows."""
    contrast: int | None = None
    """Grey levels between a cap and its print, before the light falls off; None: as each cap has it."""
    noise: float = 5.0
    """Sigma of the sensor's noise, in grey levels."""
    glare: float = 0.15
    """Chance that a cap shines."""
    tilt_deg: float = 4.0
    """A cap leans by up to this."""
    shift: float = 0.06
    """A cap lies off its cell's middle by up to this part of the cell."""
    case_code: PrintedCaseCode | None = None
    rim_px: int = 300
    """Height of the strip at the top that holds the case code; the cells lie below it."""

    @property
    def top_px(self) -> int:
        return self.rim_px if self.case_code is not None else 0

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the cells as parts of the picture."""
        return 0.0, self.top_px / self.height, 1.0, 1.0

    @property
    def pitch(self) -> tuple[float, float]:
        """Width and height of one cell."""
        return self.width / self.columns, (self.height - self.top_px) / self.rows
