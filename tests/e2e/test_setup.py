"""Doctor and Learn over the API of a real line that stands: devices are tested, given back, and a recipe is saved."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import cv2
import pytest

from drivers.sim.picture import render_case
from drivers.sim.picture_spec import CellContent, PictureSpec
from tests.cli.test_doctor import FIELDS, reader
from tests.e2e.running import Running, running
from tests.waiting import until

pytestmark = pytest.mark.wire
SPEC = PictureSpec(width=900, height=600, px_per_module=3.0, glare=0.0)
CONFIG = """\
[station]
id = "L1"
data = "data"

[api]
port = 0

[line]
shape = "picture"

[recipe]
product = "Water"
code = "plain"
pattern = ".+"
units_per_case = 2
rows = 1
columns = 2

[case_code]
source = "reader"
sscc = true

[[camera]]
name = "top"
driver = "folder"
path = "pictures"
trigger = "asked"

[[reader]]
name = "label"
role = "case"
driver = "tcp"
host = "127.0.0.1"
port = {port}
trigger = "asked"

[plc]
driver = "modbus"
host = "127.0.0.1"
port = 1
"""


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A line whose PLC does not answer, so it stands; a camera that shows cases, a reader that is shown the card."""
    folder = tmp_path_factory.mktemp("line")
    (folder / "pictures").mkdir()
    for case in range(4):
        cells = [CellContent(text=f"https://q.example.com/u/{case}{number:05d}") for number in range(24)]
        cv2.imwrite(str(folder / "pictures" / f"{case}.png"), render_case(cells, SPEC, case))
    with reader([*FIELDS, "NoRead"], asked=True) as port:
        (folder / "line.toml").write_text(CONFIG.format(port=port))
        with running(Running, folder) as made:
            yield made


def done(line: Running, kind: str, **args: object) -> dict[str, Any]:
    answer = line.do(kind, **args)
    assert answer["done"], answer
    return answer


def checked(line: Running, device: str) -> dict[str, Any]:
    """The device, once it was tested and is the line's again."""

    def ready() -> dict[str, Any] | None:
        told = line.get("/v1/doctor")
        found = next(each for each in told["devices"] if each["name"] == device)
        return found if found["at_us"] and not told["testing"] else None

    found = until(ready, f"{device} was tested")
    until(lambda: up(line, device), f"{device} is the line's again")
    return found


def up(line: Running, device: str) -> bool:
    devices = line.get("/v1/devices")["devices"]
    return any(each["name"] == device and each["state"] == "up" for each in devices)


def test_a_camera_is_tested_and_given_back(line: Running) -> None:
    until(lambda: up(line, "top"), "the camera is there")
    done(line, "check_device", device="top")
    found = checked(line, "top")
    assert {"doctor_picture", "doctor_light", "doctor_codes"} <= {each["key"] for each in found["findings"]}


def test_a_reader_is_tested_its_check_is_in_the_journal_and_the_protocol_is_kept(line: Running) -> None:
    until(lambda: up(line, "label"), "the reader is there")
    done(line, "check_device", device="label", wait_s=10)
    found = checked(line, "label")
    assert (found["outcome"], found["canary"]) == ("ok", ""), found
    assert found["checked_us"] > 0

    name = done(line, "write_protocol")["arguments"]["file"]
    assert line.get("/v1/doctor")["protocols"] == [name]
    assert line.ask("GET", f"/v1/doctor/protocols/{name}").content.startswith(b"%PDF")
    assert (line.data / "doctor" / name).exists()
    assert line.ask("GET", "/v1/doctor/protocols/..%2fjournal.db").status_code == 404
    assert line.ask("GET", "/v1/doctor/card.pdf").content.startswith(b"%PDF")


def test_what_the_screens_scanner_typed_is_judged(line: Running) -> None:
    assert done(line, "card_scan", text=FIELDS[0])["key"] == "card_right"
    assert done(line, "card_scan", text=FIELDS[2].replace("\x1d", ""))["key"] == "card_gs_lost"


def test_a_device_that_is_not_there_is_refused(line: Running) -> None:
    answer = line.do("check_device", device="nobody")
    assert (answer["done"], answer["key"]) == (False, "device_unknown")


def test_a_case_becomes_the_recipe_of_the_config(line: Running) -> None:
    assert line.key("save_learned") == "learn_nothing_yet"
    for pictures in (1, 2):
        done(line, "learn_case", camera="top", rate=60_000, exposure_us=400, more=pictures > 1)
        told = until(partial(learned, line, pictures), f"{pictures} pictures are learned from")
        assert not told["key"], told
    result = told["result"]
    assert (result["rows"], result["columns"], result["cases"], len(result["cells"])) == (4, 6, 2, 24)
    assert result["moving"]["read"] == 48 and 0 < result["moving"]["proven"] < result["moving"]["likely"]

    done(line, "save_learned")
    text = (line.folder / "line.toml").read_text()
    assert result["lines"].splitlines()[-6:] == text.strip().splitlines()[-6:]
    shown = line.get("/v1/config/file")
    assert shown["faults"] == [] and "recipe.units_per_case" in shown["waits"]


def learned(line: Running, pictures: int) -> dict[str, Any] | None:
    told = line.get("/v1/learn")
    return told if not told["busy"] and (told["pictures"] == pictures or told["key"]) else None
