"""The commands of docs/devices.md, as they stand there, in the folder of a line; what it shows is what is printed."""

import re
import shlex

import cv2
import pytest

from drivers.sim.picture import render_case
from drivers.sim.picture_spec import CellContent, PictureSpec
from tests.badinput.command import Told, station
from tests.cli.test_check import CONFIG
from tests.docs.receiver import DOCS

PAGE = (DOCS / "devices.md").read_text("utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
SPEC = PictureSpec(width=900, height=600, px_per_module=3.0, glare=0.0)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    folder = tmp_path_factory.mktemp("line")
    (folder / "pictures").mkdir()
    for case in range(3):
        cells = [CellContent(text=f"https://q.example.com/u/{case}{number:05d}") for number in range(24)]
        cv2.imwrite(str(folder / "pictures" / f"{case}.png"), render_case(cells, SPEC, case))
    line = CONFIG.replace('mode = "watch"\n', "").replace('trigger = "counted"', 'trigger = "asked"')
    line = line.replace("units_per_case = 1\nrows = 1\ncolumns = 1", "units_per_case = 24\nrows = 4\ncolumns = 6")
    (folder / "line.toml").write_text(line, "utf-8")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        return {
            command.partition(" --")[0].partition(" -o")[0]: station(*shlex.split(command)[1:]) for command in COMMANDS
        }


def test_each_command_is_understood_and_writes_its_file(told: dict[str, Told]) -> None:
    assert list(told) == ["station doctor card", "station doctor devices", "station learn", "station check"]
    assert {name: done.code for name, done in told.items()} == {
        "station doctor card": 0,
        "station doctor devices": 1,  # there is no PLC here
        "station learn": 0,
        "station check": 1,
    }
    assert told["station check"].lines[0] == "learned.toml: the config is right"
    assert "learned.toml is written" in told["station learn"].out


def test_learn_prints_the_lines_that_the_page_shows(told: dict[str, Told]) -> None:
    shown = re.findall(r"```\n(top: .*?)```", PAGE, re.DOTALL)[0]
    labels = [re.split(r"\s{2,}| \d|\d", line)[0] for line in shown.split("\n\n")[0].splitlines()]
    said = [re.split(r"\s{2,}| \d|\d", line)[0] for line in told["station learn"].out.split("\n\n")[0].splitlines()]
    assert said == labels


def test_the_camera_is_told_what_the_page_lists(told: dict[str, Told]) -> None:
    camera = told["station doctor devices"].out.partition("camera top")[2]
    for word in ("A picture of 900 x 600 px", "exposure", "24 codes", "px a module", "Blur", "contrast"):
        assert word in camera
