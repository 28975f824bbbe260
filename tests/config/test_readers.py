"""Readers of a config: presets, what fires them, ports that are taken. With the drivers' own models."""

from pathlib import Path
from typing import Any

import pytest

from config import Config, ConfigErrors, parse
from config.presentation import groups_of
from config.toml_text import read_toml
from drivers.catalog import PLCS, READERS
from drivers.reader.presets import PRESETS
from tests.config.stubs import KINDS, QUEUE

REAL = {**KINDS, "reader": {name: entry.settings for name, entry in READERS.items()}}
BEFORE_CASE, CASE = QUEUE.split('[[reader]]\nname = "case"\n')
AT = 'driver = "tcp"\nhost = "192.0.2.21"\nport = 9004\n'
TCP = '[[reader]]\nname = "case"\nrole = "case"\ndriver = "tcp"\nhost = "192.0.2.21"\n'
SERIAL = '[[reader]]\nname = "case"\nrole = "case"\ndriver = "serial"\n'


def text_with(reader: str) -> str:
    return BEFORE_CASE + reader + CASE.split(AT)[1]


def case_reader(reader: str) -> Any:
    config: Config = parse(text_with(reader), Path("line.toml"), REAL)
    assert config.case_reader is not None
    return config.case_reader.settings


def told(text: str) -> dict[str, tuple[str, str]]:
    with pytest.raises(ConfigErrors) as caught:
        parse(text, Path("line.toml"), REAL)
    return {each.key.removeprefix("reader[2]."): (each.message, each.suggestion) for each in caught.value.errors}


def test_a_preset_says_what_the_config_does_not() -> None:
    settings = case_reader(TCP + 'preset = "keyence_sr"\n')
    assert (settings.port, settings.trigger, settings.line_end, settings.trigger_text) == (
        9004,
        "asked",
        "cr",
        "LON<CR>",
    )
    assert (settings.no_read_words, settings.mode) == (("ERROR",), "client")


def test_every_key_wins_over_the_preset() -> None:
    settings = case_reader(TCP + 'preset = "keyence_sr"\nport = 5000\nno_read_words = ["LEER"]\ntrigger = "tagged"\n')
    assert (settings.port, settings.no_read_words, settings.trigger) == (5000, ("LEER",), "tagged")
    assert settings.line_end == "cr"


def test_a_serial_preset_has_its_own_keys() -> None:
    settings = case_reader(SERIAL + 'usb = "0c2e:0901:A7"\npreset = "sick_lector_clv"\n')
    assert (settings.baud, settings.framing, settings.usb) == (57600, "stx_etx", "0c2e:0901:A7")


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_names_its_manual_and_holds_no_key_that_nobody_knows(name: str) -> None:
    preset = PRESETS[name]
    assert preset.title and ", " in preset.source and preset.ways
    for way in preset.ways:
        smallest = {"host": "192.0.2.1", "port": 1} if way == "tcp" else {"port": "/dev/ttyS0"}
        READERS[way].settings.model_validate({"name": "x", "driver": way, "preset": name, **smallest})


@pytest.mark.parametrize(
    ("reader", "key", "part", "suggestion"),
    [
        (TCP + 'preset = "keyence_rs"\n', "preset", "keyence_rs is not one of", "keyence_sr"),
        (TCP + 'preset = "hikrobot_id"\ntrigger = "tagged"\n', "port", "missing", ""),
        (TCP + 'port = 1\npreset = "datalogic_matrix"\n', "trigger_text", "Nothing fires this reader", ""),
        (TCP + 'port = 1\ntrigger = "asked"\ntrigger_text = ""\n', "trigger_text", "Nothing fires this reader", ""),
        (SERIAL + 'port = "/dev/ttyS0"\ntrigger = "asked"\n', "trigger_off_text", "give trigger_off_text", ""),
        (SERIAL + 'port = "ttyS0"\n', "port", "has not the form", ""),
        (SERIAL, "port", "give port, or usb", ""),
        (SERIAL + 'port = "/dev/ttyS0"\nusb = "0c2e:0901"\n', "usb", "not both", ""),
        (SERIAL + 'usb = "0c2e"\n', "usb", "has not the form", ""),
        (TCP + 'port = 1\nfault_answers = ["(ER"]\n', "fault_answers[1]", "no pattern of RE2: missing )", ""),
        (TCP + 'port = 1\ntest_answer = "(ER"\n', "test_answer", "no pattern of RE2: missing )", ""),
        (TCP + 'port = 1\npeer = "192.0.2.21"\n', "peer", 'mode = "server" only', ""),
        (TCP + 'port = 1\nmode = "server"\npeer = "reader"\n', "peer", "IP address is needed", ""),
        (TCP + 'port = 1\ntest_text = "WHO"\n', "test_text", "give test_answer", ""),
        (TCP + 'port = 1\nframing = "marks"\n', "end_mark", "needs it", ""),
        (TCP + 'port = 1\nend_mark = "#"\n', "end_mark", 'framing = "marks" only', ""),
        (TCP + 'port = 1\nframing = "marks"\nstart_mark = "#"\nend_mark = "##"\n', "end_mark", "told apart", ""),
        (TCP + 'port = 1\nframming = "marks"\n', "framming", "no such key", "framing"),
        (TCP.replace(".21", ".20") + "port = 9004\n", "port", "infeed has this port", ""),
    ],
)
def test_a_mistake_in_a_reader_is_named(reader: str, key: str, part: str, suggestion: str) -> None:
    errors = told(text_with(reader))
    assert part in errors.get(key, ("", ""))[0], errors
    assert errors[key][1] == suggestion


def test_two_readers_on_one_serial_port_are_refused_under_whatever_name(tmp_path: Path) -> None:
    (tmp_path / "by-id").symlink_to("/dev/ttyS7")
    other = SERIAL.replace('"case"', '"infeed"', 1).replace('"case"', '"unit"')
    text = QUEUE.split("[[reader]]")[0] + other + 'port = "/dev/ttyS7"\n' + SERIAL + f'port = "{tmp_path}/by-id"\n'
    assert "infeed has this port" in told(text + CASE.split(AT)[1])["port"][0]


def test_a_reader_on_the_port_of_the_plc_is_refused() -> None:
    rtu = '[plc]\ndriver = "modbus_rtu"\nport = "/dev/ttyS7"\n'
    text = text_with(SERIAL + 'port = "/dev/ttyS7"\n').split("[plc]")[0] + rtu
    real = {**REAL, "plc": {name: entry.settings for name, entry in PLCS.items()}}
    with pytest.raises(ConfigErrors) as caught:
        parse(text, Path("line.toml"), real)
    assert "plc has this port" in {each.key: each.message for each in caught.value.errors}["reader[2].port"]


FTP = '[ftp]\nhost = "192.0.2.5"\npassword_file = "/dev/null"\n'.replace("/dev/null", __file__)
FETCHES = (
    TCP
    + 'port = 9004\npictures = "fetch"\npicture_user = "admin"\npicture_password_file = "/dev/null"\n'.replace(
        "/dev/null", __file__
    )
)
PUSHES = TCP + 'port = 9004\npictures = "ftp"\n'


@pytest.mark.parametrize(
    ("reader", "ftp", "key", "part"),
    [
        (PUSHES, "", "pictures", "say in [ftp] where to"),
        (TCP + "port = 9004\n", FTP, "ftp", 'pictures = "ftp" only'),
        (FETCHES.replace("fetch", "none"), "", "picture_user", 'pictures = "fetch" only'),
        (FETCHES.replace("picture_user", "picture_folder"), "", "picture_user", "go together"),
        (FETCHES + 'mode = "server"\n', "", "picture_host", "the address of the reader's FTP server"),
        (PUSHES, FTP.replace("192.0.2.5", "readers.local"), "ftp.host", "an IP address of this computer"),
        (PUSHES, FTP + "passive_from = 100\npassive_to = 99\n", "ftp.passive_to", "not be less than passive_from"),
        (PUSHES, FTP + "passive_to = 99\n", "ftp.passive_to", "not be less than passive_from"),
        (PUSHES, FTP.replace("password_file", "password"), "ftp.password", "password_file"),
        (PUSHES + 'picture_number = "x"\n', FTP, "picture_number", "exactly one group"),
        (PUSHES + 'picture_number = "("\n', FTP, "picture_number", "no pattern of RE2"),
    ],
)
def test_a_mistake_in_pictures_is_named(reader: str, ftp: str, key: str, part: str) -> None:
    errors = told(text_with(reader) + ftp)
    assert part in " ".join(errors.get(key, ("",))), errors


def test_readers_that_push_pictures_are_taken() -> None:
    assert parse(text_with(PUSHES) + FTP, Path("line.toml"), REAL).ftp is not None


def test_a_screen_shows_what_the_preset_says() -> None:
    values = read_toml(text_with(TCP + 'preset = "keyence_sr"\n'))
    settings = {each.key: each for group in groups_of(values, REAL) for each in group.settings}
    port, trigger_text = settings["reader[2].port"], settings["reader[2].trigger_text"]
    assert (port.default, port.required, trigger_text.value_in(values)) == (9004, False, "LON<CR>")
    assert settings["reader[1].trigger_text"].default == "T<CR>"
