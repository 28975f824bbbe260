"""Learning a case from pictures of it: its grid, how well each cell is seen, and how many such cases would pass."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from station.vision.arrangement import NoGrid, arranged
from station.vision.cascade import decode
from station.vision.grid import Grid
from station.vision.measure import blur_px, measure
from station.vision.optics import Optics, moved
from station.vision.pass_rate import PassRate, with_motion
from station.vision.teaching import PATIENT_MS, learn
from station.vision.types import Cell, Decoded, DecodeSettings, PictureResult, Pixels

AREA_WHOLE = 1_000
LEAST_PX = 2.5
LEAST_CONTRAST = 0.15
MOST_BLUR = 0.4
"""Pixels a module, contrast, blur in modules: where the curves of docs/decoding.md begin to fall."""
_LABELS_AT_MOST = 0.25
"""A symbology that is so rare beside another one is not the units'."""
_KNOWN_MOTION_PX = 6.0
"""A longer one does not fit into the station's picture of a blur."""


class NotLearned(Exception):
    """The pictures tell no grid. Carries a key and arguments."""

    def __init__(self, key: str, /, **arguments: str | int) -> None:
        super().__init__(key, arguments)
        self.key, self.arguments = key, arguments


@dataclass(frozen=True, slots=True)
class CellSeen:
    """One cell, as it is seen where it is seen worst."""

    cell: Cell
    read: int
    of: int
    """Pictures."""
    px_per_module: float | None = None
    contrast: float | None = None
    blur_modules: float | None = None
    """Sigma of the blur, in modules."""

    @property
    def margin(self) -> float:
        """The worst of its numbers: 1 = as bad as codes may be, larger = better; 0 = it was not read once."""
        ratings = [
            (self.px_per_module or LEAST_PX) / LEAST_PX,
            LEAST_CONTRAST if self.contrast is None else self.contrast / LEAST_CONTRAST,
            MOST_BLUR / (self.blur_modules or MOST_BLUR),
        ]
        return min(ratings) * (self.read / self.of) if self.read < self.of else min(ratings)


@dataclass(frozen=True, slots=True)
class Motion:
    """How fast the line is and how long the shutter is open."""

    units_per_hour: int
    exposure_us: float
    distance: float
    """From case to case, in lengths of a case."""

    def px(self, case_px: float, case_units: int) -> float:
        """How far a case so long in the picture moves meanwhile."""
        return self.units_per_hour / 3_600 / case_units * case_px * self.distance * self.exposure_us / 1_000_000


@dataclass(frozen=True, slots=True)
class LearnSettings:
    """What a person said of the case."""

    units: int
    """In one picture; 0 = whatever it shows."""
    layers: int
    """Pictures of this camera that make a case."""
    others: int
    """Units of a case that other cameras show."""
    budget_ms: float
    motion: Motion | None
    is_label: Callable[[str], bool]
    """True for the text of a case's label."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What one camera's pictures of cases told."""

    rows: int
    columns: int
    area: tuple[int, int, int, int]
    """Left, top, width, height in thousandths of the picture."""
    symbologies: tuple[str, ...]
    versions: tuple[str, ...]
    texts: tuple[str, ...]
    """Of the units."""
    labels: tuple[Decoded, ...]
    """What was read beside them: the case's label."""
    cells: tuple[CellSeen, ...]
    cases: int
    """Different ones; pictures of one case count once, by the worst."""
    still: PassRate
    moving: PassRate | None = None
    motion_px: float | None = None
    motion_modules: float | None = None

    @property
    def rate(self) -> PassRate:
        """At the line's speed, where it is known."""
        return self.moving or self.still

    @property
    def worst(self) -> tuple[CellSeen, ...]:
        """Worst first, three at most."""
        return tuple(sorted(self.cells, key=lambda cell: cell.margin)[:3])


def learn_case(pictures: Sequence[Pixels], asked: LearnSettings) -> Learned:
    """Learn from one picture or more of the same place. Raises NotLearned."""
    patient = DecodeSettings(budget_ms=PATIENT_MS, pyzbar=True)
    free = [decode(pixels, patient).codes for pixels in pictures]
    best = max(range(len(free)), key=lambda place: len(free[place]))
    of_units, labels = _parted(free[best], asked.is_label)
    grid = _grid(of_units, asked.units)
    area = _area(grid, pictures[best].shape)
    symbologies = tuple(sorted({code.symbology for code in of_units}))
    settings = DecodeSettings(symbologies, grid.rows, grid.columns, asked.budget_ms, pyzbar=True, area=_parts(area))
    optics = learn(pictures, settings)
    results = [decode(pixels, settings, optics) for pixels in pictures]
    _demand_own_codes(results)
    cases, case_units = _cases(results), asked.others + asked.layers * grid.rows * grid.columns
    found = Learned(
        rows=grid.rows,
        columns=grid.columns,
        area=area,
        symbologies=symbologies,
        versions=tuple(sorted({code.version for code in of_units if code.version})),
        texts=tuple(sorted({code.text for result in results for code in result.codes})),
        labels=labels,
        cells=_cells(pictures, results, grid),
        cases=len(cases),
        still=_rate([results[place] for place in cases], case_units),
    )
    if asked.motion is None:
        return found
    px = asked.motion.px(max(grid.columns * grid.pitch_x, grid.rows * grid.pitch_y), case_units)
    looks = [(pictures[place], results[place]) for place in cases]
    return _moving(found, looks, settings, optics, px)


def _parted(codes: Sequence[Decoded], is_label: Callable[[str], bool]) -> tuple[list[Decoded], tuple[Decoded, ...]]:
    """The units' codes, and the others: labels, and what is of a symbology that is rare here. Raises NotLearned."""
    if not codes:
        raise NotLearned("learn_nothing_read")
    bare = [code for code in codes if not is_label(code.text)] or list(codes)
    counted = Counter(code.symbology for code in bare)
    usual = max(counted.values())
    units = [code for code in bare if counted[code.symbology] > _LABELS_AT_MOST * usual]
    return units, tuple(code for code in codes if code not in units)


def _grid(codes: Sequence[Decoded], units: int) -> Grid:
    try:
        grid = arranged([_middle(code) for code in codes], median(_side(code) for code in codes))
    except NoGrid as none:
        raise NotLearned(none.key, **none.arguments) from none
    if units and grid.rows * grid.columns != units:
        raise NotLearned("learn_count", rows=grid.rows, columns=grid.columns, units=units)
    return grid


def _middle(code: Decoded) -> tuple[float, float]:
    return sum(x for x, _ in code.position) / 4, sum(y for _, y in code.position) / 4


def _side(code: Decoded) -> float:
    xs, ys = [x for x, _ in code.position], [y for _, y in code.position]
    return max(max(xs) - min(xs), max(ys) - min(ys), 1.0)


def _area(grid: Grid, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Cut at the picture's edges."""
    left, top, right, bottom = grid.bounds
    x0, x1 = (min(max(round(x * AREA_WHOLE / shape[1]), 0), AREA_WHOLE) for x in (left, right))
    y0, y1 = (min(max(round(y * AREA_WHOLE / shape[0]), 0), AREA_WHOLE) for y in (top, bottom))
    return x0, y0, x1 - x0, y1 - y0


def _parts(area: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
    left, top, width, height = area
    return left / AREA_WHOLE, top / AREA_WHOLE, (left + width) / AREA_WHOLE, (top + height) / AREA_WHOLE


def _demand_own_codes(results: Sequence[PictureResult]) -> None:
    """Raises NotLearned where one code stands in two cells of a picture: units could not be told apart."""
    for result in results:
        text, times = Counter(code.text for code in result.codes).most_common(1)[0] if result.codes else ("", 0)
        if times > 1:
            raise NotLearned("learn_same_code", code=text, times=times)


def _cases(results: Sequence[PictureResult]) -> list[int]:
    """One picture of each case, the one with the fewest codes: pictures of one case prove no more than one."""
    cases: list[tuple[set[str], int]] = []
    for place, result in enumerate(results):
        texts = {code.text for code in result.codes}
        same = next((number for number, (seen, _) in enumerate(cases) if seen & texts), None)
        if same is None:
            cases.append((texts, place))
            continue
        seen, worst = cases[same]
        cases[same] = (seen | texts, min(worst, place, key=lambda one: len(results[one].codes)))
    return [place for _, place in cases]


def _rate(results: Sequence[PictureResult], case_units: int) -> PassRate:
    read = sum(len(result.codes) for result in results)
    return PassRate(read, read + sum(len(result.missing) for result in results), case_units)


def _moving(
    found: Learned,
    looks: Sequence[tuple[Pixels, PictureResult]],
    settings: DecodeSettings,
    optics: Optics | None,
    px: float,
) -> Learned:
    """With what the same cases give while they move, along the worse side of the picture, read by the same decoder.

    What was not read standing still counts as not read here: motion proves nothing better."""
    rates: list[PassRate] = []
    noise = optics.noise if optics is not None else 0.0
    for angle in (0, 90):
        known = (
            None if optics is None else replace(optics, kernel=moved(optics.kernel, min(px, _KNOWN_MOTION_PX), angle))
        )
        read = 0
        for pixels, still in looks:
            seen = decode(with_motion(pixels, px, down=angle > 0, noise=noise), settings, known)
            read += len({code.cell for code in seen.codes} & {code.cell for code in still.codes})
        rates.append(replace(found.still, read=read))
    modules = [cell.px_per_module for cell in found.cells if cell.px_per_module]
    worse = min(rates, key=lambda rate: rate.read)
    return replace(found, moving=worse, motion_px=px, motion_modules=px / min(modules) if modules else None)


def _cells(pictures: Sequence[Pixels], results: Sequence[PictureResult], grid: Grid) -> tuple[CellSeen, ...]:
    read: dict[Cell, list[tuple[Pixels, Decoded]]] = {cell: [] for cell in grid.cells()}
    for pixels, result in zip(pictures, results, strict=True):
        for code in result.codes:
            if code.cell is not None:
                read[code.cell].append((pixels, code))
    return tuple(_seen(cell, looks, len(pictures)) for cell, looks in read.items())


def _seen(cell: Cell, read: Sequence[tuple[Pixels, Decoded]], of: int) -> CellSeen:
    looks = [(measure(pixels, code), blur_px(pixels, code.position)) for pixels, code in read]
    return CellSeen(
        cell,
        len(read),
        of,
        min((look.px_per_module for look, _ in looks if look.px_per_module is not None), default=None),
        min((look.contrast for look, _ in looks if look.contrast is not None), default=None),
        max(
            (blur / look.px_per_module for look, blur in looks if look.px_per_module and blur is not None), default=None
        ),
    )
