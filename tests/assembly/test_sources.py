"""Every source of units: the config that ``check`` takes is the line that the core runs and the order it starts."""

from pathlib import Path

import pytest

from config import ConfigErrors
from station.assembly.config_file import load_config
from station.assembly.devices import decode_settings, line_settings, order_name, recipe_of
from station.core import observations as obs
from station.core.commands import StartOrder
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.views import views_of

COMMON = """
[station]
id = "L1"
data = "data"

[case_code]
source = "sscc"
prefix = "9501101"

[plc]
driver = "modbus"
host = "192.0.2.10"
"""
RECIPE = """
[recipe]
product = "cola"
code = "plain"
pattern = "[a-z0-9]+"
units_per_case = {units}
{grid}
"""
CAMERA = """
[[camera]]
name = "{name}"
driver = "sim"
port = 9101
trigger = "{trigger}"
"""
VIEW = """
[[view]]
camera = "{camera}"
layer = {layer}
rows = 1
columns = 3
area = {area}
"""
READER = """
[[reader]]
name = "{name}"
role = "unit"
driver = "tcp"
host = "{name}.example"
port = 9004
{more}
"""


def recipe(units: int, grid: str = "") -> str:
    return RECIPE.format(units=units, grid=grid)


def camera(name: str, trigger: str = "counted") -> str:
    return CAMERA.format(name=name, trigger=trigger)


def view(name: str, layer: int = 1, area: str = "[0, 0, 1000, 1000]") -> str:
    return VIEW.format(camera=name, layer=layer, area=area)


def reader(name: str, more: str = "") -> str:
    return READER.format(name=name, more=more)


def shape(name: str) -> str:
    queue = '\n[queue]\nbetween_reader_and_packer = "nothing"\n' if name == "queue" else ""
    return f'\n[line]\nshape = "{name}"\n{queue}'


WHOLE = 'codes = "several"'
LINES = {
    "one camera": (shape("picture") + recipe(6, "rows = 2\ncolumns = 3") + camera("top", "asked"), 1),
    "two cameras": (shape("picture") + recipe(12, "rows = 2\ncolumns = 3") + camera("top") + camera("side"), 2),
    "two cameras, two layers": (
        shape("picture") + recipe(12) + camera("top") + camera("side")
        + "".join(view(name, layer) for layer in (1, 2) for name in ("top", "side")), 4,
    ),
    "two halves of a picture": (
        shape("picture") + recipe(6) + camera("top", "asked")
        + view("top", area="[0, 0, 500, 1000]") + view("top", area="[500, 0, 500, 1000]"), 2,
    ),
    "a lane": (shape("queue") + recipe(12) + reader("one"), 0),
    "two lanes": (shape("queue") + recipe(12) + reader("one", "lane = 1") + reader("two", "lane = 2"), 0),
    "a reader of whole cases": (shape("reader") + recipe(12) + reader("box", WHOLE), 0),
    "the same with places": (
        shape("reader") + recipe(12, "rows = 3\ncolumns = 4") + reader("box", WHOLE + '\nplace_separator = ":"'), 0,
    ),
    "the same, asked": (shape("reader") + recipe(12) + reader("box", WHOLE + '\ntrigger = "asked"'), 0),
}  # fmt: skip


def loaded(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "line.toml"
    path.write_text(COMMON + text)
    return path


@pytest.mark.parametrize("name", LINES)
def test_what_check_takes_the_core_starts(name: str, tmp_path: Path) -> None:
    text, views = LINES[name]
    config = load_config(loaded(tmp_path, text))
    settings, wanted = line_settings(config), recipe_of(config)
    line = Line(settings, Loaded("e", 1))
    step = line.handle(obs.Now(1, 1), StartOrder("anna", order_name(config), wanted))
    assert step.refusal is None and line.state.order is not None
    found = views_of(wanted, settings.cameras)
    assert len(found) == views
    ways = [decode_settings(config)(wanted, each) for each in found]
    assert sum(way.rows * way.columns for way in ways) == (wanted.units_per_case if views else 0)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (shape("reader") + recipe(12) + reader("box"), "reader[1].codes"),
        (shape("queue") + recipe(12) + reader("one", WHOLE), "reader[1].codes"),
        (shape("queue") + recipe(12) + reader("one", 'place_separator = ":"'), "reader[1].place_separator"),
    ],
)
def test_a_reader_sends_as_many_codes_as_its_shape_wants(text: str, key: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigErrors) as caught:
        load_config(loaded(tmp_path, text))
    assert [error.key for error in caught.value.errors] == [key]
