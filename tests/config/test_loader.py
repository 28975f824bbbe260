"""A file that is right, and files that are none."""

import dataclasses
import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config import ConfigErrors, Kinds, json_schema, load, parse, redacted
from config.recipe_tables import RecipePart
from drivers.catalog import CATALOG
from station.assembly.devices import recipe_of
from station.core.codes import identify
from station.core.values import Recipe
from sync.upstreams import UPSTREAMS
from tests.config.stubs import KINDS, PICTURE, QUEUE

EXAMPLES = sorted((Path(__file__).parents[2] / "config" / "examples").glob("*.toml"))
REAL: Kinds = {
    **{kind: {name: entry.settings for name, entry in drivers.items()} for kind, drivers in CATALOG.items()},
    "upstream": UPSTREAMS,
}


@pytest.mark.parametrize("kinds", [KINDS, REAL], ids=["stubs", "catalog"])
@pytest.mark.parametrize("text", [PICTURE, QUEUE], ids=["picture", "queue"])
def test_a_right_config_is_read(text: str, kinds: Kinds) -> None:
    if kinds is REAL:
        text = text.replace('driver = "opencv"', 'driver = "opencv"\nsource = 0')
    config = parse(text, Path("line.toml"), kinds)
    assert config.plc is not None and config.plc.verdict_timeout_ms == 500
    assert (config.api.host, config.api.port) == ("127.0.0.1", 8640)


def test_there_is_an_example_of_every_shape() -> None:
    assert [one.stem for one in EXAMPLES] == [
        "bench-with-label-printer",
        "bench",
        "dock",
        "folder-of-pictures",
        "gige-camera",
        "io-block",
        "picture-line",
        "plc-by-opc-ua",
        "plc-connects-to-the-station",
        "plc-on-a-serial-bus",
        "print-and-apply",
        "queue-line",
        "small-plc-bits",
        "two-cameras-two-layers",
        "two-lanes",
        "whole-case-reader-and-pallets",
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_right(path: Path, tmp_path: Path) -> None:
    """Once the secrets that it names are there: they are made on the machine, and none is in the repository."""
    shutil.copytree(path.parent, tmp_path, dirs_exist_ok=True)
    text = path.read_text("utf-8")
    for name in re.findall(r'^token_file = "([^"]+)"', text, re.MULTILINE):
        (tmp_path / name).write_text("secret")
    assert load(tmp_path / path.name, REAL).station.data == tmp_path / tomllib.loads(text)["station"]["data"]


def test_the_upstreams_of_the_example_are_right_when_they_are_switched_on(tmp_path: Path) -> None:
    text = next(one for one in EXAMPLES if one.stem == "picture-line").read_text("utf-8")
    switched_on = re.sub(r"^# (\[\[upstream\]\]|[a-z_]+ = )", r"\1", text, flags=re.MULTILINE)
    (tmp_path / "secrets").mkdir()
    for name in ("hub.token", "epcis.token"):
        (tmp_path / "secrets" / name).write_text("x")
    config = parse(switched_on, tmp_path / "line.toml", REAL)
    assert [(one.name, one.driver) for one in config.upstreams] == [("hub", "native"), ("gs1", "epcis")]


def test_the_recipe_of_a_config_is_the_recipe_of_the_core() -> None:
    config = parse(PICTURE, Path("line.toml"), KINDS)
    recipe = recipe_of(config)
    of_other_tables = {"above", "views", "version"}
    assert {field.name for field in dataclasses.fields(Recipe)} - of_other_tables == set(RecipePart.model_fields) - {
        "order",
        "preset",
    }
    assert identify(b"ABCDEFGH", None, recipe).refusal is None


def test_relative_paths_start_at_the_config_file(tmp_path: Path) -> None:
    text = PICTURE.replace('driver = "opencv"', 'driver = "folder"\ntrigger = "counted"\npath = "pictures"')
    config = parse(text, tmp_path / "line.toml", KINDS)
    assert config.station.data == tmp_path / "data"
    assert config.cameras[0].settings.model_dump()["path"] == str(tmp_path / "pictures")
    assert config.cameras[0].trigger == "counted"


def test_streams_and_device_numbers_are_no_paths() -> None:
    for source in (0, "rtsp://cam/1"):
        text = PICTURE.replace('driver = "opencv"', f'driver = "opencv"\nsource = {json.dumps(source)}')
        assert parse(text, Path("line.toml"), KINDS).cameras[0].settings.model_dump()["source"] == source


def test_an_empty_text_is_as_good_as_none() -> None:
    empty = 'rows = 4\ngtin = ""\nurl_prefix = ""\ncase_pattern = ""\nlot = ""\norder = ""'
    assert parse(PICTURE.replace("rows = 4", empty), Path("line.toml"), KINDS).recipe.gtin == ""


def test_the_readers_have_their_places() -> None:
    config = parse(QUEUE, Path("line.toml"), KINDS)
    assert [one.name for one in config.unit_readers] == ["infeed"]
    assert config.case_reader is config.readers[1]
    assert parse(PICTURE, Path("line.toml"), KINDS).case_reader is None


def test_of_two_case_readers_the_other_is_unused() -> None:
    text = QUEUE.replace('source = "reader"', 'source = "reader"\nreader = "case"')
    more = '[[reader]]\nname = "other"\nrole = "case"\ndriver = "tcp"\nhost = "a"\nport = 1\n'
    with pytest.raises(ConfigErrors, match=r"reader\[3\]: Nothing uses this reader: \[case_code\] names"):
        parse(text + more, Path("line.toml"), KINDS)


def test_a_config_does_not_change() -> None:
    config = parse(PICTURE, Path("line.toml"), KINDS)
    with pytest.raises(dataclasses.FrozenInstanceError):
        config.path = Path("other")  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        config.recipe.rows = 5


def test_what_is_shown_names_no_secret_file(tmp_path: Path) -> None:
    (tmp_path / "hub.token").write_text("secret")
    hub = '[[upstream]]\nname = "hub"\ndriver = "native"\nurl = "https://hub"\ntoken_file = "hub.token"\n'
    config = parse(PICTURE + hub, tmp_path / "line.toml", KINDS)
    shown = json.loads(json.dumps(redacted(config)))
    assert shown["upstream"][0]["token_file"] == "(a file)"
    assert shown["plc"]["register"] == "holding"
    assert "queue" not in shown
    assert redacted(parse(QUEUE, Path("line.toml"), KINDS))["reader"][0]["role"] == "unit"


@pytest.mark.parametrize("kinds", [KINDS, REAL], ids=["stubs", "catalog"])
def test_the_schema_names_every_key_and_refers_to_what_is_there(kinds: Kinds) -> None:
    schema = json_schema(kinds)
    told = json.dumps(schema)
    assert schema["properties"]["recipe"]["properties"]["url_prefix"]["description"]
    assert schema["properties"]["plc"]["oneOf"][0]["properties"]["driver"] == {"const": "modbus"}
    for reference in told.split('"$ref": "#/$defs/')[1:]:
        assert reference.split('"')[0] in schema["$defs"]


NO_CONFIG = [
    (b"\xff\xfe", "config_not_utf8"),
    (b"#" * 1_000_001, "config_too_large"),
    (b"a = " + b"[" * 5_000, "config_too_deep"),
    (b"a = ", "config_syntax"),
    (b'a = """\n\n', "config_syntax"),
]


@pytest.mark.parametrize(("data", "key"), NO_CONFIG)
def test_a_file_that_is_no_config_is_refused(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "line.toml"
    path.write_bytes(data)
    with pytest.raises(ConfigErrors) as caught:
        load(path, KINDS)
    assert [error.message_key for error in caught.value.errors] == [key]
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize(
    ("name", "key"), [("none.toml", "file_missing"), ("a\0b", "file_missing"), (".", "not_a_file")]
)
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str, key: str) -> None:
    with pytest.raises(ConfigErrors) as caught:
        load(tmp_path / name, KINDS)
    assert caught.value.errors[0].message_key == f"config_{key}"


def test_a_mark_of_byte_order_is_read_over(tmp_path: Path) -> None:
    path = tmp_path / "line.toml"
    path.write_bytes(b"\xef\xbb\xbf" + PICTURE.replace("\n", "\r\n").encode())
    assert load(path, KINDS).station.id == "L1"


VALUES = st.one_of(
    st.integers(),
    st.booleans(),
    st.floats(),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8).map(lambda text: json.dumps(text)),
    st.just("[1, 'a']"),
    st.just("{ a = 1 }"),
    st.just("1979-05-27T07:32:00Z"),
).map(lambda value: str(value).lower() if isinstance(value, bool | float) else str(value))
ASSIGNED = [number for number, line in enumerate(PICTURE.splitlines()) if " = " in line]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ASSIGNED), VALUES)
def test_any_value_at_any_key_is_right_or_a_fault_with_a_line(number: int, value: str) -> None:
    lines = PICTURE.splitlines()
    lines[number] = lines[number].split(" = ")[0] + " = " + value
    try:
        parse("\n".join(lines), Path("line.toml"), KINDS)
    except ConfigErrors as refused:
        assert all(str(error).isprintable() for error in refused.errors)


def test_a_preset_of_a_recipe_gives_what_the_table_does_not_say() -> None:
    told = PICTURE.replace('code = "plain"', 'preset = "marked_beer"')
    assert told != PICTURE
    recipe = parse(told.replace("[recipe]", "[recipe]\nserial_length = 6"), Path("line.toml"), KINDS).recipe
    assert (recipe.code, recipe.serial_length, recipe.required_ais) == ("gs1", 6, ("93",))
