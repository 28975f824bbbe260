"""A PLC without register map v1: its own keys, what it cannot carry, and what its table gets wrong."""

from pathlib import Path

import pytest

from config import ConfigErrors, parse
from config.presentation import groups_of, json_schema
from config.toml_text import read_toml
from drivers.catalog import CATALOG
from tests.config.stubs import QUEUE

KINDS = {kind: {name: entry.settings for name, entry in drivers.items()} for kind, drivers in CATALOG.items()}
EXAMPLES = Path(__file__).parents[2] / "config" / "examples"
BITS, IO = ((EXAMPLES / name).read_text("utf-8") for name in ("small-plc-bits.toml", "io-block.toml"))
COUNTED = '\n[[reader]]\nname = "tunnel"\nrole = "unit"\ndriver = "tcp"\nhost = "a"\nport = 1\ncodes = "several"\n'


def faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(ConfigErrors) as caught:
        parse(text, Path("line.toml"), KINDS)
    return [(each.key, each.message) for each in caught.value.errors]


def changed(base: str, old: str, new: str) -> str:
    assert old in base
    return base.replace(old, new, 1)


@pytest.mark.parametrize(
    ("base", "old", "new", "key", "said"),
    [
        (BITS, 'profile = "bits"', 'profile = "bit"', "plc.profile", "bit is not one of: map1, bits, io"),
        (BITS, 'profile = "bits"', 'profile = "map1"', "plc.exit_sensor", "no such key"),
        (BITS, "took_pass = 1", "took_pass = 0", "plc.inputs", "trigger and took_pass are the same number"),
        (BITS, "red = 3", "red = 2", "plc.outputs", "same number"),
        (BITS, "red = 3", "rde = 3", "plc.outputs.rde", "no such key"),
        (BITS, "red = 3", "red = 16", "plc.outputs.red", "at most 15"),
        (BITS, 'exit_sensor = "counter"', 'exit_sensor = "bit"', "plc.exit_sensor", "go together"),
        (BITS, "station_base = 100", "station_base = 3", "plc.station_base", "overlap"),
        (IO, "running = 3 ", "reset_ = 3 ", "plc.inputs.running", "missing"),
        (IO, "exit_mm = 1200", "exit_mm = 800", "plc.belt", "behind the rejecter"),
        (IO, "window_mm = 60", "window_mm = 900", "plc.belt", "less than reject_mm"),
        (IO, "register = 100", "most = 5", "plc.watchdog", "the person who tried it"),
        (IO, "register = 100", 'register = 100\nconfirmed_by = "Li"', "plc.watchdog", "the person who tried it"),
        (IO, "mark = 33", "mark = 100", "plc.counter", "the watchdog is read there"),
        (IO, 'kind = "input"\nmark = 33', 'kind = "holding"\nmark = 32', "plc.counter", "the count is read there"),
        (IO, "stop_request = 22", "stop_request = 99", "plc.outputs", "within 64"),
        (IO, "running = 3", "running = 2003", "plc.inputs", "within 2000"),
        (IO, "buzzer = 21", "buzzer = 16", "plc.outputs", "same number"),
        (IO, 'driver = "modbus"', 'driver = "modbus:io"', "plc.driver", "There are: modbus"),
    ],
)
def test_each_mistake_is_named(base: str, old: str, new: str, key: str, said: str) -> None:
    found = dict(faults(changed(base, old, new)))
    assert said in found[key]


def test_the_queue_shape_needs_windows_that_no_profile_but_map_1_tells() -> None:
    text = changed(QUEUE, "[plc]\n", '[plc]\nprofile = "bits"\n')
    assert any("tells no windows of triggers" in said for _, said in faults(text))


@pytest.mark.parametrize(("trigger", "taken"), [("tagged", False), ("counted", True), ("asked", True)])
def test_a_reader_of_whole_cases_counts_or_is_asked(trigger: str, taken: bool) -> None:
    text = changed(BITS, 'shape = "picture"', 'shape = "reader"').split("[[camera]]")[0]
    text += f'{COUNTED}trigger = "{trigger}"\n'
    if taken:
        assert parse(text, Path("line.toml"), KINDS).line is not None
    else:
        assert [key for key, _ in faults(text)] == ["reader[1].trigger"]


def test_a_case_code_reader_is_asked_and_layers_are_refused() -> None:
    label = '\n[[reader]]\nname = "label"\nrole = "case"\ndriver = "tcp"\nhost = "a"\nport = 1\ntrigger = "tagged"\n'
    text = changed(BITS, 'source = "sscc"\nprefix = "9521234"', 'source = "reader"\nsscc = true') + label
    assert any("the case-code reader must be asked" in said for _, said in faults(text))
    views = "".join(f'\n[[view]]\ncamera = "top"\nlayer = {layer}\nrows = 2\ncolumns = 6\n' for layer in (1, 2))
    layered = changed(changed(BITS, "rows = 4\ncolumns = 6\n", ""), 'trigger = "asked"', 'trigger = "counted"') + views
    assert any("fires once a case" in said for _, said in faults(layered))


def test_the_screen_is_told_every_key_of_a_profile_and_none_of_another() -> None:
    tables = groups_of(read_toml(IO), KINDS)
    keys = {each.key for group in tables for each in group.settings if group.key == "plc"}
    assert {"plc.belt.speed_mm_s", "plc.watchdog.register", "plc.inputs.trigger"} <= keys
    assert not keys & {"plc.plc_base", "plc.register", "plc.exit_sensor"}
    told = json_schema(KINDS)["properties"]["plc"]["oneOf"]
    assert [each["properties"]["driver"] for each in told].count({"const": "modbus"}) == 3
