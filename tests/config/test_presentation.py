"""Every setting is told with its words, unit, default and limits; none of them is written down twice."""

from pathlib import Path

import pytest

from config.errors import ConfigErrors
from config.loader import parse
from config.presentation import Setting, groups_of
from config.toml_text import KeyChange, edited, read_toml
from station.assembly.config_file import kinds
from station.assembly.settings_shown import group_shown

EXAMPLES = sorted((Path(__file__).parents[2] / "config" / "examples").glob("*.toml"))


def settings_of(path: Path) -> dict[str, Setting]:
    groups = groups_of(read_toml(path.read_text(encoding="utf-8")), kinds())
    return {each.key: each for group in groups for each in group.settings}


def all_settings() -> dict[str, Setting]:
    """Of every driver there is."""
    known = kinds()
    devices = {kind: [{"driver": name} for name in table] for kind, table in known.items() if kind != "plc"}
    groups = groups_of({"line": {"shape": "queue"}, "plc": {"driver": "modbus"}, **devices}, known)
    return {each.key: each for group in groups for each in group.settings}


@pytest.mark.parametrize("setting", all_settings().values(), ids=lambda setting: setting.key)
def test_every_setting_says_what_it_is(setting: Setting) -> None:
    key = str(setting.path[-1])
    assert setting.title != key.replace("_", " ").title() or " " not in setting.title, "give it a title"
    assert setting.help, "give it a description"
    assert 2 < len(setting.title) <= 32


def test_units_limits_and_defaults_are_those_of_the_models() -> None:
    setting = settings_of(next(each for each in EXAMPLES if each.stem == "picture-line"))["plc.poll_ms"]
    assert (setting.kind, setting.unit, setting.default, setting.least, setting.most) == ("whole", "ms", 20, 5, 100)


def test_the_driver_s_limits_win_and_what_is_set_by_hand_is_the_config_s() -> None:
    known = all_settings()
    assert known["plc.verdict_timeout_ms"].least == 50
    assert known["camera[1].name"].by_hand and known["plc.driver"].by_hand
    assert known["camera[1].trigger"].choices == ("asked", "counted")


def test_secrets_and_files_are_told_apart() -> None:
    known = all_settings()
    kinds_of = {key.partition(".")[2]: each.kind for key, each in known.items() if key.startswith("upstream[1]")}
    assert kinds_of["token_file"] == kinds_of["oauth_secret_file"] == "secret"
    assert kinds_of["ca_file"] == kinds_of["client_key_file"] == "file"
    assert known["upstream[1].token_file"].by_hand, "no file is named for it"


def test_a_text_with_hidden_signs_is_changed_by_hand() -> None:
    values = {"reader": [{"driver": "tcp", "trigger_text": "T\r"}]}
    told = {each.key: each for group in groups_of(values, kinds()) for each in group.settings}
    assert told["reader[1].trigger_text"].by_hand
    assert not all_settings()["reader[1].trigger_text"].by_hand


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_setting_of_an_example_is_shown_by_the_api(path: Path) -> None:
    values = read_toml(path.read_text(encoding="utf-8"))
    groups = [group_shown(group, values, values, {}) for group in groups_of(values, kinds())]
    shown = {each.key: each for group in groups for each in group.settings}
    assert shown["station.kind"].value == values["station"].get("kind", "line")
    for place, view in enumerate(values.get("view", ()), start=1):
        area = shown[f"view[{place}].area"]
        assert area.by_hand and area.value == tuple(str(side) for side in view.get("area", (0, 0, 1000, 1000)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_value_that_stands_there_is_right_and_the_ends_of_the_limits_are_exact(path: Path) -> None:
    """What a screen offers is what the check takes: one step beyond a limit is refused at this very key."""
    text = path.read_text(encoding="utf-8")
    for setting in settings_of(path).values():
        if setting.most is None or setting.kind != "whole" or setting.by_hand:
            continue
        beyond = edited(text, [KeyChange(setting.path, int(setting.most) + 1)])
        with pytest.raises(ConfigErrors) as refused:
            parse(beyond, path, kinds())
        assert setting.key in {error.key for error in refused.value.errors}
