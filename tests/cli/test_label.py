"""``station label``: what is wrong with a template is told before a label is printed."""

import shutil
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.badinput.command import station

EXAMPLES = Path("config/examples")


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """The example with a label printer, which no device needs to be there for."""
    shutil.copytree(EXAMPLES / "labels", tmp_path / "labels")
    return Path(shutil.copy(EXAMPLES / "bench-with-label-printer.toml", tmp_path / "line.toml"))


def test_the_examples_are_right(bench: Path) -> None:
    told = station("label", "check", "--config", bench)
    assert told.code == 0, told.err
    assert [line.partition(":")[0] for line in told.lines] == ["case", "pallet"]


def test_a_preview_is_the_label_with_a_code_of_no_company(bench: Path) -> None:
    picture = bench.with_name("case.png")
    assert station("label", "preview", "case", "-o", picture, "--config", bench).code == 0
    assert {each.text for each in zxingcpp.read_barcodes(Image.open(picture).convert("L"))} == {"(00)" + "0" * 18}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("module_mm = 0.5", "module_mm = 0.1", "gs1_128[1]: A module is 0.125 mm wide"),
        ("x_mm = 12", "x_mm = 2", "gs1_128[1]: There is no room for the blank zone"),
        ("{product}", "{produkt}", "text[1]: There is no value produkt"),
        ("dpi = 203", "dpi = 300", "dpi: The template is made for 300 dpi, the printer has 203"),
        ("width_mm = 100", "width_mm = 10000", "width_mm: The template is wrong"),
    ],
)
def test_a_wrong_template_is_told_by_its_field(bench: Path, old: str, new: str, told: str) -> None:
    file = bench.parent / "labels" / "case.toml"
    text = file.read_text(encoding="utf-8")
    place = text.rindex(old) if old == "module_mm = 0.5" else text.index(old)
    file.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8")
    answer = station("label", "check", "case", "--config", bench)
    assert answer.code == 1
    assert f"case: {told}" in answer.err


def test_a_template_that_there_is_not(bench: Path) -> None:
    assert station("label", "preview", "crate", "-o", bench.with_name("x.png"), "--config", bench).code == 1
    assert station("label", "check").code == 2
