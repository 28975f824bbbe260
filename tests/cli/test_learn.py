"""``station learn``: a case in a picture becomes a recipe that ``station check`` takes, or a sentence says why not."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import zxingcpp

from config.errors import ConfigErrors
from drivers.sim.picture import render_case
from drivers.sim.picture_spec import CellContent, PictureSpec, PrintedCaseCode
from station.assembly import learning
from station.assembly.config_file import load_config
from station.assembly.devices import recipe_of
from station.assembly.learned_config import NewRecipe, written
from station.client import Client
from station.core.values import View
from tests.badinput.command import Told, station
from tests.cli.test_check import CONFIG, Checked

_GRID = "units_per_case = 1\nrows = 1\ncolumns = 1"
LINE = (
    CONFIG.replace('mode = "watch"\n', "")
    .replace('trigger = "counted"', 'trigger = "asked"')
    .replace(_GRID, "units_per_case = 6\nrows = 2\ncolumns = 3")
)
EXAMPLES = Path(__file__).parents[2] / "config" / "examples"
PREFIX = 'url_prefix = "https://q.example.com/"'
SPEC = PictureSpec(rows=2, columns=3, width=600, height=400, px_per_module=3.0, glare=0.0)


def texts(first: int, count: int) -> list[str]:
    return [f"https://q.example.com/{number:06d}" for number in range(first, first + count)]


@pytest.fixture
def line(tmp_path: Path) -> Path:
    (tmp_path / "pictures").mkdir()
    path = tmp_path / "line.toml"
    path.write_text(LINE, "utf-8")
    return path


def picture(line: Path, name: str, codes: list[str], spec: PictureSpec = SPEC) -> Path:
    path = line.parent / "pictures" / name
    cells = [CellContent("code" if text else "blank", text) for text in codes]
    cv2.imwrite(str(path), render_case(cells, spec, seed=len(name)))
    return path


def learn(line: Path, *more: str | Path) -> Told:
    return station("learn", "--config", line, *more)


def test_what_the_camera_shows_is_written_as_a_config_that_check_takes(line: Path) -> None:
    picture(line, "a.png", texts(1, 6))
    picture(line, "bb.png", texts(7, 6))
    told = learn(line, "--take", "2", "--units", "6", "-o", line.with_name("new.toml"), "--json")
    found: dict[str, Any] = json.loads(told.out)
    assert (told.code, found["rows"], found["columns"], found["cases"]) == (0, 2, 3, 2)
    assert found["still"] == {"read": 12, "cells": 12, "likely": 1.0, "proven": 0.2236}
    assert found["recipe"] == {
        "code": "url", "units_per_case": 6, "symbologies": ["qr"], "url_prefix": "https://q.example.com/",
    }  # fmt: skip
    assert 2.9 < min(cell["px_per_module"] for cell in found["cells"]) < 3.1
    checked = Checked(line.parent, line.with_name("new.toml").read_text("utf-8"))
    assert checked.errors == []
    assert 'product = "water"' in line.with_name("new.toml").read_text("utf-8")


def test_a_recipe_that_takes_the_codes_stays_and_the_motion_of_the_line_counts(line: Path) -> None:
    line.write_text(LINE.replace("[A-Z]+", "https://q.*"), "utf-8")
    still = learn(line, "--picture", picture(line, "a.png", texts(1, 6)), "--rate", "40000", "--exposure-us", "100")
    assert 'pattern = "https://q.*"' in still.out and '# url_prefix = "https://q.example.com/"' in still.out
    fast = learn(line, "--picture", line.parent / "pictures" / "a.png", "--rate", "40000", "--exposure-us", "9000",
                 "--json")  # fmt: skip
    found = json.loads(fast.out)
    assert found["still"]["read"] == 6 and found["moving"]["read"] < 6 and fast.code == 1
    assert found["motion_px"] == pytest.approx(40000 / 3600 / 6 * 600 * 1.5 * 0.009, rel=0.05)
    assert [each["key"] for each in found["advice"]] == ["learn_advice_motion"]


@pytest.mark.parametrize(("columns", "units"), [(6, 12), (1, 2)], ids=["two cases that touch", "a part of one"])
def test_what_is_not_one_full_case_is_not_taken_for_one_without_a_word(line: Path, columns: int, units: int) -> None:
    spec = replace(SPEC, columns=columns, width=200 * columns)
    told = learn(line, "--picture", picture(line, "a.png", texts(1, units), spec), "--json")
    first = json.loads(told.out)["advice"][0]
    assert (first["key"], first["arguments"]) == ("learn_advice_units", {"units": units, "before": 6})


def test_what_was_not_read_standing_still_is_not_read_at_the_line_s_speed(
    line: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decoder that ran out of time once, say: the rate and the exit code are the worse ones."""
    decode: Any = vars(learning)["decode"]
    looks = iter(range(100))

    def second_is_short(*given: Any) -> Any:
        result = decode(*given)
        if next(looks) != 1:  # 0: without a grid; 1: standing still; then with motion
            return result
        return replace(result, codes=result.codes[1:], missing=((1, 1),))

    monkeypatch.setattr(learning, "decode", second_is_short)
    told = learn(
        line, "--picture", picture(line, "a.png", texts(1, 6)), "--rate", "100", "--exposure-us", "1", "--json"
    )
    found = json.loads(told.out)
    assert (found["still"]["read"], found["moving"]["read"], told.code) == (5, 5, 1)


def test_a_recipe_that_says_all_that_the_codes_have_in_common_is_told_once(line: Path) -> None:
    line.write_text(LINE.replace('code = "plain"', 'code = "url"').replace('pattern = "[A-Z]+"', PREFIX), "utf-8")
    told = learn(line, "--picture", picture(line, "a.png", texts(1, 6)))
    assert told.out.count(PREFIX) == 1 and "more in common" not in told.out


def test_an_unread_cell_is_named_and_one_case_in_two_pictures_is_one_case(line: Path) -> None:
    codes = texts(1, 6)
    first = picture(line, "a.png", [*codes[:4], "", codes[5]])
    second = picture(line, "bb.png", codes)
    told = learn(line, "--picture", first, "--picture", second, "--json")
    found = json.loads(told.out)
    assert (told.code, found["cases"], found["still"]["read"], found["still"]["cells"]) == (1, 1, 5, 6)
    assert found["advice"][0]["arguments"] == {"cell": "2,2", "read": 1, "pictures": 2}


@pytest.mark.parametrize(
    ("change", "more", "said"),
    [
        (("", ""), ["--units", "8"], "The codes make 2 rows of 3, not 8 units."),
        (("", ""), ["--camera", "side"], "There is no camera side."),
        (("", ""), ["--picture", "nowhere.png"], "There is no picture."),
        (("", ""), ["--picture", "{folder}/line.toml"], "The station cannot read this kind of picture."),
        (("", ""), ["-o", "/nowhere/new.toml"], "Paths in a config start at its folder."),
        (("", ""), ["-o", "{folder}/line.toml"], "line.toml is there already."),
        (('trigger = "asked"', 'trigger = "counted"\nmode = "watch"'), [], "Camera top moves files"),
    ],
)
def test_what_cannot_be_is_one_sentence(line: Path, change: tuple[str, str], more: list[str], said: str) -> None:
    line.write_text(LINE.replace(*change) if change[0] else LINE, "utf-8")
    picture(line, "a.png", texts(1, 6))
    told = learn(line, "--take", "1", *(word.replace("{folder}", str(line.parent)) for word in more))
    assert told.code == 1 and told.sentence.startswith(said)
    assert [path.name for path in line.parent.iterdir() if path.suffix == ".toml"] == ["line.toml"]


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["", "", "", "", "", ""], "No code was read in any picture."),
        (["SAME-CODE-1"] * 6, "The code SAME-CODE-1 stands 6 times in one case."),
        ([*texts(1, 1), "", "", "", "", *texts(2, 1)], "2 codes make no rows and columns."),
    ],
)
def test_pictures_that_tell_no_recipe_are_one_sentence(line: Path, codes: list[str], said: str) -> None:
    told = learn(line, "--picture", picture(line, "a.png", codes))
    assert told.code == 1 and told.sentence.startswith(said)


def test_an_itf_of_another_length_than_14_makes_no_recipe(line: Path) -> None:
    path = line.parent / "pictures" / "itf.png"
    made = zxingcpp.create_barcode("12345678", zxingcpp.BarcodeFormat.ITF)
    shown = np.full((400, 600), 255, np.uint8)
    code = np.repeat(np.asarray(made.to_image(scale=3, add_quiet_zones=False))[:1], 100, axis=0)
    shown[150:250, 100 : 100 + code.shape[1]] = code
    cv2.imwrite(str(path), shown)
    told = learn(line, "--picture", path)
    assert told.code != 0 and "ITF of no fixed length" in told.out + told.err and "ITF-14" in told.out + told.err


def test_a_camera_that_the_line_fires_is_waited_for(line: Path) -> None:
    line.write_text(LINE.replace('trigger = "asked"', 'trigger = "counted"\ninterval_ms = 1'), "utf-8")
    picture(line, "a.png", texts(1, 6))
    assert learn(line, "--take", "1").lines[0] == "top: 2 rows x 3 columns = 6 units, 1 case"
    assert learn(line, "--take", "2").sentence.startswith("The recorded pictures ended after 1.")


def test_a_line_that_runs_keeps_its_camera(line: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture(line, "a.png", texts(1, 6))
    monkeypatch.setattr(Client, "get", lambda self, path: {"devices": []})
    assert learn(line).sentence == "The line runs: camera top is not taken. Stop it, or give --picture FILE."


@pytest.mark.parametrize(("label", "pattern"), [("340123450000000017", ""), ("BOX-17", "BOX-.*")])
def test_the_label_of_the_case_is_no_unit(line: Path, label: str, pattern: str) -> None:
    case_code = 'source = "picture"' + ("\nsscc = true" if not pattern else "")
    text = LINE.replace('source = "sscc"\nprefix = "9521234"', case_code)
    line.write_text(text.replace("units_per", f'case_pattern = "{pattern}"\nunits_per') if pattern else text, "utf-8")
    symbol = PrintedCaseCode(f"(00){label}" if not pattern else label, "qr", gs1=not pattern, px_per_module=3)
    spec = replace(SPEC, height=560, rim_px=160, case_code=symbol)
    told = learn(line, "--picture", picture(line, "a.png", texts(1, 6), spec), "--json")
    found = json.loads(told.out)
    assert (found["rows"], found["columns"]) == (2, 3)
    [beside] = found["beside"]
    assert label in beside["text"]
    assert found["area"][1] == pytest.approx(1000 * 160 / 560, abs=15)


def test_with_several_cameras_only_the_views_of_the_one_are_learned_in_each_layer(tmp_path: Path) -> None:
    line = tmp_path / "line.toml"
    line.write_text((EXAMPLES / "two-cameras-two-layers.toml").read_text("utf-8"), "utf-8")
    (tmp_path / "pictures").mkdir()
    shown = picture(line, "a.png", texts(1, 6))
    assert learn(line, "--picture", shown).sentence.startswith("There are several cameras:")
    old = tomllib.loads(line.read_text("utf-8"))
    camera = old["camera"][0]["name"]
    assert learn(line, "--camera", camera, "--picture", shown, "-o", tmp_path / "new.toml").code == 0
    new = tomllib.loads((tmp_path / "new.toml").read_text("utf-8"))
    others = [view for view in old["view"] if view["camera"] != camera]
    assert [view for view in new["view"] if view["camera"] != camera] == others
    own = [view for view in new["view"] if view["camera"] == camera]
    assert {(view["rows"], view["columns"]) for view in own} == {(2, 3)} and len(own) == len(old["view"]) - len(others)
    assert new["recipe"]["units_per_case"] == sum(view["rows"] * view["columns"] for view in new["view"])


def test_the_exposure_is_the_cameras_where_nobody_says_another(line: Path) -> None:
    camera = 'driver = "gige"\nserial = "1"\ntrigger = "asked"\n[camera.features]\nExposureTime = 100\n'
    line.write_text(LINE.partition('driver = "folder"')[0] + camera, "utf-8")
    shown = picture(line, "a.png", texts(1, 6))
    moved = [
        json.loads(learn(line, "--picture", shown, "--rate", "40000", "--json", *more).out)["motion_px"]
        for more in ([], ["--exposure-us", "200"])
    ]
    assert moved[1] == pytest.approx(2 * moved[0], rel=0.02) and moved[0] > 0


def test_a_config_that_check_would_refuse_is_not_written(line: Path) -> None:
    config = load_config(line)
    wrong = replace(recipe_of(config), rows=0, columns=0, units_per_case=7, views=(View("top", 1, 2, 3),))
    with pytest.raises(ConfigErrors, match="7"):
        written(config, NewRecipe(wrong, True, wrong, 6), line.with_name("new.toml"))
