"""The newest picture of a camera, measured for whoever looks at it, in a thread: the line does not wait for it."""

import time
from statistics import median
from urllib.parse import quote

from station.api import schema
from station.runtime.camera_pictures import CameraPicture, ReadRate
from station.runtime.camera_task import CameraTask
from station.vision.types import Decoded, Pixels


class Previews:
    """Measures each picture once, however many screens look at it."""

    def __init__(self) -> None:
        self._newest: dict[str, schema.Preview] = {}

    def of(self, camera: str, task: CameraTask) -> schema.Preview | None:
        """Everything about the newest picture that was read; None = there is none. Blocking: some milliseconds."""
        look, now_s = task.looks.newest, time.monotonic()
        if look is None:
            return None
        known = self._newest.get(camera)
        if known is None or known.number != look.number:
            known = self._newest[camera] = describe(camera, look, task.looks.rate, now_s)
        return known.model_copy(update={"age_s": max(0.0, now_s - look.received_s)})


def describe(camera: str, look: CameraPicture, rate: ReadRate, now_s: float) -> schema.Preview:
    height, width = look.pixels.shape
    result = look.result
    codes = (*result.codes, *result.extra) if result is not None else ()
    symbols = tuple(_symbol(look.pixels, code) for code in codes)
    missing = result.missing if result is not None else ()
    cells = [code.cell for code in codes if code.cell is not None] + list(missing)
    return schema.Preview(
        camera=camera,
        number=look.number,
        picture=f"/v1/looks/{look.number}/{quote(camera, safe='')}.jpg",
        age_s=max(0.0, now_s - look.received_s),
        width=width,
        height=height,
        error="no_order" if result is None else result.error or "",
        decode_ms=result.ms if result is not None else 0.0,
        rows=max((row for row, _ in cells), default=0),
        columns=max((column for _, column in cells), default=0),
        symbols=symbols,
        missing=missing,
        px_per_module=_spread([each.px_per_module for each in symbols]),
        contrast=_spread([each.contrast for each in symbols]),
        pictures=rate.pictures,
        read=rate.read,
        wanted=rate.wanted,
    )


def _symbol(pixels: Pixels, code: Decoded) -> schema.Symbol:
    from station.vision.measure import measure  # late: OpenCV, which a line without a camera never loads

    height, width = pixels.shape
    seen = measure(pixels, code)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = ((x / width, y / height) for x, y in code.position)
    row, column = code.cell or (0, 0)
    return schema.Symbol(
        text=code.text,
        symbology=code.symbology,
        row=row,
        column=column,
        corners=(ax, ay, bx, by, cx, cy, dx, dy),
        px_per_module=seen.px_per_module,
        contrast=seen.contrast,
    )


def _spread(values: list[float | None]) -> schema.Spread | None:
    known = [value for value in values if value is not None]
    return schema.Spread(least=min(known), median=median(known)) if known else None
