"""The cascade on small rendered cases: what is there is read, what is not is told, cell by cell."""

import numpy as np

from drivers.sim.picture import CellContent, PictureSpec, render_case
from station.vision import DecodeSettings, decode

SPEC = PictureSpec(rows=2, columns=3, width=720, height=480, px_per_module=4.0, noise=3.0, glare=0.0)
UNITS = [CellContent(text=f"https://example.com/u/{number}") for number in range(6)]
GRID = DecodeSettings(symbologies=("qr",), rows=2, columns=3, budget_ms=5000)


def test_every_code_is_told_with_its_cell() -> None:
    result = decode(render_case(UNITS, SPEC, seed=1), GRID)
    assert [(code.cell, code.text) for code in result.codes] == [
        ((1, 1), "https://example.com/u/0"),
        ((1, 2), "https://example.com/u/1"),
        ((1, 3), "https://example.com/u/2"),
        ((2, 1), "https://example.com/u/3"),
        ((2, 2), "https://example.com/u/4"),
        ((2, 3), "https://example.com/u/5"),
    ]
    assert result.missing == ()
    assert result.extra == ()
    assert result.error is None


def test_a_blank_picture_gives_every_cell_as_missing() -> None:
    result = decode(np.full((480, 720), 128, np.uint8), GRID)
    assert result.codes == ()
    assert len(result.missing) == 6
    assert result.error is None
