"""Labels are what the preview shows, whatever stands on them; what could not be read is refused, not printed."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zplkit
import zxingcpp
from PIL import Image

from station.labels.drawing import Drawing, draw
from station.labels.faults import LabelRefused
from station.labels.fonts import usual_fonts
from station.labels.output import printed, tspl, zpl
from station.labels.template import LabelTemplate, read_book, read_template, template_of
from station.labels.values import SAMPLE
from tests.labels.tspl_reader import NotTspl, TsplReader

EXAMPLES = Path("config/examples/labels")
FONTS = usual_fonts()
HOSTILE = '^XZ~JA _5E "q" \\["] 鲜橙汁 Сок'
VALUES = replace(SAMPLE, sscc="095011010000000017", product="Juice 1 l", day=date(2026, 2, 3))


def template(**tables: Any) -> LabelTemplate:
    return template_of("t", {"level": "case", "width_mm": 100, "height_mm": 60, "dpi": 203, **tables})


def by_zplkit(drawing: Drawing) -> Image.Image:
    """What an independent renderer makes of our ZPL."""
    options = zplkit.Options(dpi=drawing.dpi, width=drawing.width, height=drawing.height)
    document = zplkit.render(zpl(drawing), options)
    assert not document.warnings
    [scene] = document.labels
    raster = scene.rasterize()
    return Image.frombytes("L", (raster.width, raster.height), raster.pixels)


def by_manual(drawing: Drawing) -> Image.Image:
    """What a reader that was written after the manual of TSPL makes of ours."""
    [picture] = TsplReader(drawing.dpi).read(tspl(drawing))
    return picture.convert("L")


def codes(picture: Image.Image) -> set[tuple[str, str]]:
    found = zxingcpp.read_barcodes(picture.convert("L"))
    return {(each.symbology_identifier, each.text) for each in found}


@pytest.mark.parametrize("name", ["case", "pallet"])
@pytest.mark.parametrize("render", [by_zplkit, by_manual])
def test_a_printer_prints_what_the_preview_shows_to_the_dot(name: str, render: Any) -> None:
    drawing = draw(read_template(EXAMPLES / f"{name}.toml"), replace(VALUES, product="鲜橙汁 1 l"), FONTS)
    assert np.array_equal(np.array(render(drawing)) < 128, np.array(drawing.picture().convert("L")) < 128)


@pytest.mark.parametrize("render", [by_zplkit, by_manual])
def test_the_codes_of_a_label_are_read_back(render: Any) -> None:
    case = draw(read_template(EXAMPLES / "case.toml"), VALUES, FONTS)
    assert codes(render(case)) == {("]C1", "(00)095011010000000017"), ("]d2", "(00)095011010000000017")}
    pallet = draw(read_template(EXAMPLES / "pallet.toml"), VALUES, FONTS)
    assert codes(render(pallet)) == {
        ("]C1", "(00)095011010000000017"),
        ("]C1", "(10)L0001"),
        ("]Q1", "00095011010000000017"),
    }


@pytest.mark.parametrize("render", [by_zplkit, by_manual])
def test_hostile_text_is_printed_as_text(render: Any) -> None:
    made = template(
        qr=[{"x_mm": 8, "y_mm": 25, "module_mm": 0.5, "content": "{product}"}],
        text=[{"x_mm": 5, "y_mm": 5, "width_mm": 90, "height_mm": 6, "text": "{product}"}],
    )
    drawing = draw(made, replace(VALUES, product=HOSTILE), FONTS)
    assert {text for _, text in codes(render(drawing))} == {HOSTILE}
    assert zpl(drawing).count(b"^XZ") == zpl(drawing).count(b"^XA") == 1


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_tspl_of_every_head_is_read_back(dpi: int) -> None:
    """SSCC as GS1-128, QR and DataMatrix, each at the narrowest module, with a value whose bytes look like commands."""
    made = template(
        dpi=dpi,
        gs1_128=[{"x_mm": 12, "y_mm": 4, "height_mm": 15, "module_mm": 0.25, "content": "(00){sscc}"}],
        qr=[{"x_mm": 8, "y_mm": 28, "module_mm": 0.5, "content": "PRINT 1,1\r\nCLS {lot}"}],
        datamatrix=[{"x_mm": 60, "y_mm": 28, "module_mm": 0.5, "content": "(01)09501101530003(21){lot}", "gs1": True}],
    )
    assert codes(by_manual(draw(made, VALUES, FONTS))) == {
        ("]C1", "(00)095011010000000017"),
        ("]Q1", "PRINT 1,1\r\nCLS L0001"),
        ("]d2", "(01)09501101530003(21)L0001"),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"CLS\r\n", b""), (b"PRINT 1,1", b"PRINT 1"), (b",0,", b",1,"), (b"SIZE", b"SIZ"), (b"BITMAP ", b"BITMAP  ")],
)
def test_the_reader_of_tspl_takes_nothing_that_a_printer_would_not(old: bytes, new: bytes) -> None:
    whole = tspl(draw(template(line=[{"x_mm": 2, "y_mm": 2, "width_mm": 3, "height_mm": 3}]), VALUES, FONTS))
    assert TsplReader(203).read(whole)
    with pytest.raises(NotTspl):
        TsplReader(203).read(whole.replace(old, new, 1))


def test_every_character_of_a_text_is_ink_of_its_own() -> None:
    def ink(text: str) -> bytes:
        made = template(text=[{"x_mm": 5, "y_mm": 5, "width_mm": 90, "height_mm": 6, "text": "{product}"}])
        return draw(made, replace(VALUES, product=text), FONTS).picture().tobytes()

    assert len({ink(text) for text in ("鲜橙汁", "鲜苹汁", "Сок", "Cok", "a_b", "a b")}) == 6


def refusal(made: LabelTemplate, **values: Any) -> list[tuple[str, str]]:
    with pytest.raises(LabelRefused) as refused:
        draw(made, replace(VALUES, **values), FONTS)
    return [(each.key, each.where) for each in refused.value.faults]


BARS = {"x_mm": 15, "y_mm": 10, "height_mm": 20, "module_mm": 0.25, "content": "(00){sscc}"}


@pytest.mark.parametrize(
    ("tables", "found"),
    [
        ({"gs1_128": [{**BARS, "module_mm": 0.2}], "dpi": 300}, ("label_module_narrow", "gs1_128[1]")),
        ({"gs1_128": [{**BARS, "module_mm": 0.13}]}, ("label_module_narrow", "gs1_128[1]")),
        ({"gs1_128": [{**BARS, "x_mm": 2}]}, ("label_quiet_zone", "gs1_128[1]")),
        ({"gs1_128": [{**BARS, "module_mm": 1.0}]}, ("label_over_edge", "gs1_128[1]")),
        ({"gs1_128": [{**BARS, "content": "(00)123"}]}, ("label_symbol_text", "gs1_128[1]")),
        ({"gs1_128": [{**BARS, "content": "(00){ssc}"}]}, ("label_placeholder_unknown", "gs1_128[1]")),
        (
            {"gs1_128": [BARS], "line": [{"x_mm": 13.5, "y_mm": 5, "width_mm": 1, "height_mm": 30}]},
            ("label_quiet_zone", "gs1_128[1]"),
        ),
        (
            {"text": [{"x_mm": 5, "y_mm": 5, "width_mm": 20, "height_mm": 6, "text": "far too long for it"}]},
            ("label_text_runs_out", "text[1]"),
        ),
        (
            {"text": [{"x_mm": 5, "y_mm": 5, "width_mm": 20, "height_mm": 6, "text": "\U0001f9c3"}]},
            ("label_glyph_missing", "text[1]"),
        ),
    ],
)
def test_a_label_that_could_not_be_read_is_refused(tables: dict[str, Any], found: tuple[str, str]) -> None:
    assert found in refusal(template(**tables))


def test_narrow_bars_of_two_dots_at_203_are_as_wide_as_gs1_allows() -> None:
    draw(template(gs1_128=[BARS]), VALUES, FONTS)


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = {"x_mm": 5, "y_mm": 5, "width_mm": 5, "height_mm": 6, "text": "{lot} {nothing}"}
    assert {key for key, _ in refusal(template(text=[text], gs1_128=[{**BARS, "x_mm": 2}]))} == {
        "label_placeholder_unknown",
        "label_quiet_zone",
    }


def test_without_a_font_that_is_the_fault_told() -> None:
    made = template(text=[{"x_mm": 5, "y_mm": 5, "width_mm": 20, "height_mm": 6, "text": "a"}])
    with pytest.raises(LabelRefused) as none:
        draw(made, VALUES, ())
    with pytest.raises(LabelRefused) as gone:
        draw(made, VALUES, (Path("/no/such.ttf"),))
    assert {each.key for one in (none, gone) for each in one.value.faults} == {"label_font_missing"}


def test_a_template_of_another_head_is_not_printed() -> None:
    with pytest.raises(LabelRefused) as refused:
        printed(draw(template(gs1_128=[BARS]), VALUES, FONTS), "zpl", 300)
    assert refused.value.faults[0].key == "label_dpi_differs"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('level = "case"\nwidth_mm = 5\nheight_mm = 60\ndpi = 203\n', "width_mm"),
        ('level = "case"\nwidth_mm = 50\nheight_mm = 60\ndpi = 204\n', "dpi"),
        ('level = "case"\nwidth_mm = 50\nheight_mm = 60\ndpi = 203\n[[txt]]\n', "txt"),
        ('level = "case"\nwidth_mm = 50\nheight_mm = 60\ndpi = 203\n[[line]]\nx_mm = -1\n', "line[1].x_mm"),
        ("level = ", ""),
        ("\xff", ""),
    ],
)
def test_a_file_that_is_no_template_is_told_by_its_field(tmp_path: Path, text: str, where: str) -> None:
    file = tmp_path / "t.toml"
    file.write_text(text, encoding="latin-1")
    with pytest.raises(LabelRefused) as refused:
        read_template(file)
    assert where in [each.where for each in refused.value.faults]


def test_the_template_of_a_product_goes_before_that_of_all(tmp_path: Path) -> None:
    whole = EXAMPLES.joinpath("case.toml").read_text(encoding="utf-8")
    for name, products in (("any", "[]"), ("juice", '["Juice 1 l"]'), ("tea", '["Tea"]'), ("tea-2", '["Tea"]')):
        (tmp_path / f"{name}.toml").write_text(f"products = {products}\n{whole}", encoding="utf-8")
    (tmp_path / "bad.toml").write_text("level", encoding="utf-8")
    book = read_book(tmp_path)
    assert book.choose("case", "Juice 1 l").name == "juice"
    assert book.choose("case", "Water").name == "any"
    assert set(book.faults) == {"bad.toml"}
    for level, product, key in (("case", "Tea", "label_template_many"), ("pallet", "Tea", "label_template_none")):
        with pytest.raises(LabelRefused) as refused:
            book.choose(level, product)
        assert refused.value.faults[0].key == key
