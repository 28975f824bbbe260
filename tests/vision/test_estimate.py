"""What no threshold separates is estimated, where the camera's blur is known; and nothing else comes out."""

import asyncio
from dataclasses import replace

import numpy as np
import pytest

from drivers.sim.picture import CellContent, PictureSpec, code_corners, render_case
from drivers.symbols import Symbology, symbol_modules
from station.vision.cascade import decode
from station.vision.estimate import estimates
from station.vision.lattice import lattice_of
from station.vision.learning import learned
from station.vision.locate import Box
from station.vision.modules import read_modules
from station.vision.optics import KERNEL_PX, Optics, SymbolSeen, blur, moved
from station.vision.pool import DecodePool
from station.vision.regions import may_be_filled
from station.vision.teaching import guessed, learn, learned_from, sought
from station.vision.types import Decoded, DecodeSettings, Pixels

PLENTY_MS = 30_000
VERSIONS: dict[Symbology, str] = {"qr": "3", "datamatrix": "22x22"}


def units(symbology: Symbology) -> list[CellContent]:
    return [CellContent(text=f"https://example.com/u/{number:08d}", symbology=symbology) for number in range(6)]


def spec(px: float, blur_px: float, noise: float = 5.0, contrast: int | None = None, motion: float = 0) -> PictureSpec:
    return PictureSpec(
        2, 3, 720, 480, px, blur_px, noise=noise, glare=0.0, contrast=contrast, motion_px=motion, motion_deg=30.0
    )


def settings(symbology: Symbology) -> DecodeSettings:
    return DecodeSettings((symbology,), 2, 3, PLENTY_MS)


def true_optics(symbology: Symbology, how: PictureSpec) -> Optics:
    kernel = moved(blur(how.blur_px), how.motion_px, how.motion_deg)
    return Optics((SymbolSeen(symbology, VERSIONS[symbology], how.px_per_module),), kernel, how.noise)


FRONTIER = [
    pytest.param(spec(2.0, 1.1), id="blurred"),
    pytest.param(spec(1.7, 0.8), id="small"),
    pytest.param(spec(2.5, 0.8, noise=8, contrast=35), id="pale"),
    pytest.param(spec(2.5, 0.8, motion=5), id="moving"),
]


@pytest.mark.parametrize("how", FRONTIER)
@pytest.mark.parametrize("symbology", ["qr", "datamatrix"])
def test_with_a_known_blur_all_are_read(symbology: Symbology, how: PictureSpec) -> None:
    picture = render_case(units(symbology), how, seed=3)
    result = decode(picture, settings(symbology), true_optics(symbology, how))
    assert [code.text for code in result.codes] == [unit.text for unit in units(symbology)]
    for code, corners in zip(result.codes, code_corners(units(symbology), how, seed=3), strict=True):
        assert corners is not None
        assert np.abs(np.array(code.position) - corners).max() < 3


@pytest.mark.parametrize("symbology", ["qr", "datamatrix"])
def test_wrong_optics_read_nothing_wrong(symbology: Symbology) -> None:
    how = spec(2.0, 1.1)
    right = true_optics(symbology, how)
    picture = render_case(units(symbology), how, seed=4)
    for kernel in (moved(blur(0.5), 6.0, 90.0), blur(2.5)):
        codes = decode(picture, settings(symbology), Optics(right.symbols, kernel, 5.0)).codes
        assert {code.text for code in codes} <= {unit.text for unit in units(symbology)}


def test_a_smeared_or_blank_cap_gives_nothing() -> None:
    how = spec(2.0, 1.1)
    cells = [
        CellContent("smeared", "https://example.com/u/1", "datamatrix"),
        CellContent("blank"),
        CellContent("empty"),
    ]
    row = replace(how, rows=1, height=240)
    result = decode(
        render_case(cells, row, seed=5), replace(settings("datamatrix"), rows=1), true_optics("datamatrix", how)
    )
    assert result.codes == ()


@pytest.mark.parametrize("turned", [False, True])
def test_the_bow_of_a_rim_is_no_place_for_a_square_symbol(turned: bool) -> None:
    bow, square = (Box(0, 0, 224, 112), Box(0, 0, 96, 104)) if turned else (Box(0, 0, 80, 168), Box(8, 0, 112, 96))
    squares, long = true_optics("qr", spec(2.5, 0.8)), Optics((SymbolSeen("datamatrix", "8x32", 2.5),), blur(0.8), 5.0)
    assert not may_be_filled(bow, squares)
    assert may_be_filled(square, squares)
    assert may_be_filled(bow, long)


def test_the_fixed_pattern_is_what_all_symbols_of_a_size_share() -> None:
    lattice = lattice_of("datamatrix", "22x22")
    assert lattice is not None
    border = np.zeros((22, 22), bool)
    border[[0, -1]], border[:, [0, -1]] = True, True
    assert np.array_equal(lattice.known != 0, border)
    qr = lattice_of("qr", "3")
    assert qr is not None
    modules = np.where(symbol_modules("anything", "qr") > 0, 1, -1)
    same_size = lattice_of("qr", str((modules.shape[0] - 17) // 4))
    assert same_size is not None
    assert np.array_equal(same_size.known[same_size.known != 0], modules[same_size.known != 0])


@pytest.mark.parametrize(("symbology", "version"), [("datamatrix", "99x99"), ("qr", ""), ("qr", "41"), ("ean13", "")])
def test_a_size_nobody_draws_has_no_lattice(symbology: str, version: str) -> None:
    assert lattice_of(symbology, version) is None


def test_at_the_edge_of_the_picture_there_is_no_estimate_or_one() -> None:
    how = spec(2.0, 1.1)
    optics, lattice = true_optics("qr", how), lattice_of("qr", "3")
    assert lattice is not None
    pixels = np.full((60, 60), 128, np.uint8)
    for middle in ((0.0, 0.0), (59.0, 59.0), (-500.0, 30.0)):
        for estimate in estimates(pixels, middle, lattice, 2.0, optics):
            assert estimate.modules.shape == (29, 29)


@pytest.mark.parametrize(("broken", "proven"), [(3, True), (8, False)])
def test_a_reading_that_used_most_of_its_correction_is_weak(broken: int, proven: bool) -> None:
    """Drawn sharp, with wrong modules in ``broken`` codewords of a Data Matrix that can mend ten."""
    lattice = lattice_of("datamatrix", "22x22")
    assert lattice is not None
    modules = symbol_modules("https://example.com/u/00000001", "datamatrix").copy()
    for number in range(broken):
        modules[2 + number * 2, 2 + number * 5 % 18] ^= 255
    pixels = np.full((120, 120), 255, np.uint8)
    pixels[27:93, 27:93] = np.kron(modules, np.ones((3, 3), np.uint8))
    optics = Optics((SymbolSeen("datamatrix", "22x22", 3.0),), blur(0.3), 2.0)
    readings = read_modules(pixels, (60.0, 60.0), ("datamatrix",), optics)
    assert [(found.text, found.proven) for found in readings] == [("https://example.com/u/00000001", proven)]


# learning ------------------------------------------------------------------------------------------------------------


def read_codes(symbology: Symbology, how: PictureSpec, seed: int) -> tuple[Pixels, list[Decoded]]:
    """A picture and its codes, as if they had been read."""
    cells = units(symbology)
    places = code_corners(cells, how, seed)
    codes = [
        Decoded(
            str(cell.text),
            str(cell.text).encode(),
            symbology,
            None,
            tuple((float(x), float(y)) for x, y in place),  # type: ignore[arg-type]
            "",
            True,
            VERSIONS[symbology],
        )
        for cell, place in zip(cells, places, strict=True)
        if place is not None
    ]
    return render_case(cells, how, seed), codes


@pytest.mark.parametrize("how", [spec(3.0, 0.8), spec(2.0, 1.1), spec(2.5, 0.8, motion=4)])
def test_the_blur_is_learned_from_codes_that_were_read(how: PictureSpec) -> None:
    picture, codes = read_codes("qr", how, seed=7)
    found = learned(picture, codes)
    assert found is not None
    (symbol,) = found.symbols
    assert (symbol.symbology, symbol.version) == ("qr", "3")
    assert symbol.px_per_module == pytest.approx(how.px_per_module, rel=0.01)
    truth = true_optics("qr", how).kernel
    assert np.abs(found.kernel - truth).max() < 0.2 * truth.max()
    assert 3 < found.noise < 10


def test_what_was_not_read_teaches_nothing() -> None:
    picture, codes = read_codes("qr", spec(3.0, 0.8), seed=7)
    other = [Decoded("x", b"x", "qr", None, codes[0].position, "", True, "3")]
    assert learned(picture, other) is None
    known = true_optics("qr", spec(3.0, 0.8))
    assert learned(picture, other, known) is known


def test_a_motion_is_found_by_trying() -> None:
    still, how = spec(2.5, 0.8), spec(2.5, 0.8, motion=5)
    picture = render_case(units("datamatrix"), how, seed=8)
    known = true_optics("datamatrix", still)
    missing = decode(picture, settings("datamatrix"), known).missing
    assert missing
    found = sought(picture, settings("datamatrix"), missing, known)
    assert found is not None
    assert decode(picture, settings("datamatrix"), found).missing == ()


def test_a_motion_that_was_found_is_learned_from_all_codes_that_it_shows() -> None:
    how = spec(2.5, 0.8, motion=6)
    picture, known = render_case(units("qr"), how, seed=3), true_optics("qr", spec(2.5, 0.8))
    result = decode(picture, settings("qr"), known)
    found, truth = learned_from(picture, settings("qr"), result, known), true_optics("qr", how)
    assert result.codes == () and found is not None
    by_one_code = sought(picture, settings("qr"), result.missing, known)
    assert by_one_code is not None
    assert np.abs(by_one_code.kernel - truth.kernel).sum() > 0.5
    assert np.abs(found.kernel - truth.kernel).sum() < 0.3


@pytest.mark.parametrize("symbology", ["qr", "datamatrix"])
def test_a_case_of_which_nothing_is_read_is_learned_by_its_looks(symbology: Symbology) -> None:
    how = spec(2.5, 0.8, noise=8, contrast=60)
    picture = render_case(units(symbology), how, seed=11)
    quickly = replace(settings(symbology), budget_ms=1)
    assert decode(picture, quickly).codes == ()
    found = guessed(picture, quickly)
    assert found is not None
    assert (found.symbols[0].symbology, found.symbols[0].version) == (symbology, VERSIONS[symbology])
    assert len(decode(picture, settings(symbology), found).codes) == 6


def test_a_case_is_learned_from_what_is_read_and_nothing_from_nothing() -> None:
    found = learn([render_case(units("qr"), spec(3.0, 0.8), seed=12)], settings("qr"))
    assert found is not None
    assert found.symbols[0].px_per_module == pytest.approx(3.0, rel=0.01)
    assert learn([np.full((240, 240), 120, np.uint8)], settings("qr")) is None


async def test_the_pool_reads_better_for_what_it_has_read() -> None:
    easy, hard = spec(2.5, 0.8), spec(2.5, 0.8, noise=8, contrast=35)
    cells, pool = units("datamatrix"), DecodePool(threads=1)
    first = await pool.decode(render_case(cells, hard, seed=1), settings("datamatrix"))
    await pool.decode(render_case(cells, easy, seed=2), settings("datamatrix"))
    await pool.has_learned()
    then = await pool.decode(render_case(cells, hard, seed=1), settings("datamatrix"))
    await pool.close()
    assert len(first.codes) < len(then.codes) == 6


async def test_a_pool_that_never_read_a_code_looks_for_its_size() -> None:
    pale, pool = spec(2.5, 0.8, noise=8, contrast=35), DecodePool(threads=1)
    assert (await pool.decode(render_case(units("datamatrix"), pale, seed=11), settings("datamatrix"))).codes == ()
    await pool.has_learned()
    assert len((await pool.decode(render_case(units("datamatrix"), pale, seed=11), settings("datamatrix"))).codes) == 6
    await pool.close()


def test_learning_never_stops_a_pool_that_is_closed() -> None:
    async def close_at_once() -> None:
        pool = DecodePool(threads=1)
        reading = asyncio.create_task(pool.decode(render_case(units("qr"), spec(3.0, 0.8), 1), settings("qr")))
        await asyncio.sleep(0)
        await pool.close()
        assert len((await reading).codes) == 6

    asyncio.run(close_at_once())


def test_a_kernel_is_a_blur() -> None:
    for kernel in (blur(0.8), moved(blur(0.8), 5.0, 30.0)):
        assert kernel.shape == (KERNEL_PX, KERNEL_PX)
        assert kernel.sum() == pytest.approx(1.0, abs=1e-5)
        assert kernel.min() >= 0
