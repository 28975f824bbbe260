"""How much is tried on what nobody can read, counted in attempts: effort has a bound, and time is no test."""

from collections.abc import Iterator

import numpy as np
import pytest

from drivers.sim.picture import CellContent, PictureSpec, code_corners, render_case
from station.vision.cascade import decode
from station.vision.estimate import estimates
from station.vision.lattice import lattice_of
from station.vision.locate import Box
from station.vision.modules import read_modules
from station.vision.optics import Optics, SymbolSeen, blur
from station.vision.reader import Found, read
from station.vision.steps import HEAVY, LABEL, CascadeStep
from station.vision.types import DecodeSettings, Pixels

PALE = PictureSpec(2, 3, 720, 480, 2.5, 0.8, noise=8.0, glare=0.0, contrast=35)
CLEAR = PictureSpec(2, 3, 720, 480, 4.0, 0.8, noise=3.0, glare=0.0)
UNITS = [CellContent(text=f"https://example.com/u/{number:08d}") for number in range(5)]
GRID = DecodeSettings(("qr",), 2, 3, 30_000)
HEAVY_STEPS = {step.name for step in HEAVY}
NO_TIME = 0.0


def optics(how: PictureSpec) -> Optics:
    return Optics((SymbolSeen("qr", "3", how.px_per_module),), blur(how.blur_px), how.noise)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The steps by which a picture was looked at, in order."""
    made: list[str] = []

    def noted(pixels: Pixels, box: Box, names: tuple[str, ...], step: CascadeStep) -> list[Found]:
        made.append(step.name)
        return read(pixels, box, names, step)

    monkeypatch.setattr("station.vision.attempts.read", noted)
    yield made


def test_where_views_show_none_of_many_codes_no_heavy_view_is_made_of_one_that_nobody_reads(steps: list[str]) -> None:
    picture = render_case([*UNITS, CellContent("smeared", "https://example.com/u/1")], PALE, seed=3)
    result = decode(picture, GRID, optics(PALE))
    assert [code.text for code in result.codes] == [unit.text for unit in UNITS]
    assert {code.step for code in result.codes} == {"modules"}
    assert not HEAVY_STEPS & set(steps)


def test_where_views_show_codes_every_step_is_tried_on_one_that_is_missing(steps: list[str]) -> None:
    picture = render_case([*UNITS, CellContent("smeared", "https://example.com/u/1")], CLEAR, seed=3)
    result = decode(picture, GRID, optics(CLEAR))
    assert [code.text for code in result.codes] == [unit.text for unit in UNITS]
    assert set(steps) >= {step.name for step in HEAVY if "qr" in step.reads and step.where == "patch"}


def test_a_symbol_whose_place_is_plain_is_not_looked_for_elsewhere() -> None:
    how = PictureSpec(1, 1, 240, 240, 2.5, 0.8, noise=14.0, glare=0.0, contrast=40)
    picture, lattice = render_case(UNITS[:1], how, seed=5), lattice_of("qr", "3")
    place = code_corners(UNITS[:1], how, seed=5)[0]
    assert place is not None and lattice is not None
    x, y = np.mean(place, axis=0)
    assert read_modules(picture, (x, y), ("qr",), optics(how)) == []
    assert (
        len(list(estimates(picture, (x, y), lattice, 2.5, optics(how)))) <= 4
    )  # of 9: of one place, and perhaps of it turned anew


def test_out_of_time_no_further_estimate_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    picture, made = render_case([CellContent("smeared", "https://example.com/u/1")] * 6, PALE, seed=3), []

    def counted(*asked: object) -> Iterator[object]:
        for one in estimates(*asked):  # type: ignore[arg-type]
            made.append(one)
            yield one

    monkeypatch.setattr("station.vision.modules.estimates", counted)
    read_modules(picture, (120.0, 120.0), ("qr",), optics(PALE), deadline=NO_TIME)
    assert len(made) == 1


def test_out_of_time_a_picture_is_looked_at_once(steps: list[str]) -> None:
    picture = render_case([CellContent("blank")] * 6, CLEAR, seed=3)
    decode(picture, DecodeSettings(budget_ms=NO_TIME))
    below = DecodeSettings(("qr",), 2, 3, NO_TIME, area=(0.0, 0.3, 1.0, 1.0), label_symbologies=("datamatrix",))
    decode(picture, below)
    decode(picture, DecodeSettings(("qr",), 2, 3, NO_TIME, label_symbologies=("datamatrix",)))
    assert steps == ["whole", "whole", "whole"]
    decode(picture, DecodeSettings(("qr",), 2, 3, 30_000, area=below.area, label_symbologies=("datamatrix",)))
    assert set(steps) >= {step.name for step in LABEL}
