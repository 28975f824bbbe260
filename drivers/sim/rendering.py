"""Pictures ahead of time: a case is drawn in a thread of its own while it is being filled."""

import asyncio
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from math import sqrt

from drivers.sim.cameras import view_of
from drivers.sim.goods import Case, Unit
from drivers.sim.picture import CellContent, PictureSpec, Pixels, PrintedCaseCode, render_case
from drivers.sim.settings import PlantSettings

_KEPT = 24
_FULL_SIZE = (2448, 2048)
_FULL_MEGAPIXELS = 5.0
_UNREADABLE_PX = 0.6
"""A case label printed so small that nobody reads it."""


@dataclass(frozen=True, slots=True)
class Optics:
    """How the camera sees."""

    megapixels: float = 5.0
    px_per_module: float = 3.0
    blur_px: float = 0.8

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        scale = sqrt(self.megapixels / _FULL_MEGAPIXELS)
        return max(64, round(_FULL_SIZE[0] * scale)), max(64, round(_FULL_SIZE[1] * scale))


class Renderer:
    """One thread that draws; what it has drawn waits for its moment."""

    def __init__(self, settings: PlantSettings, optics: Optics) -> None:
        self._settings = settings
        self._optics = optics
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="render")
        self._drawn: OrderedDict[tuple[int, int], Future[Pixels]] = OrderedDict()
        """By case (0 = the empty belt) and view."""

    def prepare(self, case: Case | None, view: int = 0) -> None:
        """Begin to draw one view of a case, if it is not begun. ``None`` is the empty belt."""
        key = _key(case, view)
        if key in self._drawn:
            self._drawn.move_to_end(key)
            return
        self._drawn[key] = self._thread.submit(self._draw, case, view)
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)

    async def picture(self, case: Case | None, view: int = 0) -> Pixels:
        """The picture, waited for."""
        self.prepare(case, view)
        return await asyncio.wrap_future(self._drawn[_key(case, view)])

    def close(self) -> None:
        """Waits for the picture in hand, at most."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _draw(self, case: Case | None, view: int) -> Pixels:
        settings = self._settings
        cells = (None,) * (settings.rows * settings.columns) if case is None else view_of(settings, case, view)
        seed = settings.seed * 1_000_003 + (0 if case is None else case.number + 7_919 * view)
        return render_case([_content(unit) for unit in cells], self._spec(case, view), seed % (1 << 31))

    def _spec(self, case: Case | None, view: int) -> PictureSpec:
        """The case code is on the rim, under the first camera."""
        labelled = self._settings.case_code == "picture" and view % self._settings.cameras == 0
        width, height = self._optics.size
        return PictureSpec(
            rows=self._settings.rows,
            columns=self._settings.columns,
            width=width,
            height=height,
            px_per_module=self._optics.px_per_module,
            blur_px=self._optics.blur_px,
            case_code=self._label(case) if labelled else None,
            rim_px=round(300 * height / _FULL_SIZE[1]),
        )

    def _label(self, case: Case | None) -> PrintedCaseCode:
        text = f"({case.label[:2]}){case.label[2:]}" if case is not None else "EMPTY"
        readable = case is not None and case.label_readable
        return PrintedCaseCode(text, gs1=case is not None, px_per_module=6.0 if readable else _UNREADABLE_PX)


def _key(case: Case | None, view: int) -> tuple[int, int]:
    return (0, view) if case is None else (case.number, view)


def _content(unit: Unit | None) -> CellContent:
    if unit is None:
        return CellContent("empty")
    return CellContent("smeared" if unit.fault == "unread" else "code", unit.code)
