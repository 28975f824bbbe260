"""Each foreseeable mistake: what was written, and the line, key, words and suggestion that come back."""

from pathlib import Path

import pytest

from config import MESSAGES, ConfigError, ConfigErrors, parse
from station.assembly.config_file import kinds
from station.messages.recipe import RECIPE_MESSAGES
from tests.config.stubs import KINDS, PICTURE, QUEUE

HUB = '\n[[upstream]]\nname = "hub"\ndriver = "native"\nurl = "https://hub"\ntoken_file = "no.token"\n'
READER = '\n[[reader]]\nname = "label"\nrole = "case"\ndriver = "tcp"\nhost = "a"\nport = 1\n'


def errors_of(text: str) -> tuple[ConfigError, ...]:
    with pytest.raises(ConfigErrors) as caught:
        parse(text, Path("line.toml"), KINDS)
    return caught.value.errors


def change(base: str, old: str, new: str) -> str:
    assert old in base, f"{old!r} is not in the base config"
    return base.replace(old, new, 1)


Row = tuple[str, str, str, int | None, str, str, str]

IN_PICTURE: list[tuple[str, str, int | None, str, str, str]] = [
    # what stands there, what was written, line, key, part of the message, suggestion
    ('id = "L1"', "id = L1", 2, "", "not TOML: Invalid value", ""),
    ('id = "L1"', 'id = "L1', 2, "", "not TOML", ""),
    ("[line]", "[line", 5, "", "not TOML", ""),
    ('data = "data"', 'data = "data"\ndata = "x"', 4, "", "not TOML: Cannot overwrite", ""),
    ("rows = 4", "raws = 4", 13, "recipe.raws", "no such key", "rows"),
    ("rows = 4", 'rows = "4"', 13, "recipe.rows", "must be a whole number, and is text", ""),
    ("rows = 4", "rows = 4.0", 13, "recipe.rows", "must be a whole number, and is a number", ""),
    ("rows = 4", "rows = true", 13, "recipe.rows", "must be a whole number, and is true or false", ""),
    ("rows = 4", "rows = -4", 13, "recipe.rows", "at least 0", ""),
    ("rows = 4", "rows = 5", 12, "recipe.units_per_case", "rows × columns is 30", ""),
    ("units_per_case = 24", "units_per_case = 5000", 12, "recipe.units_per_case", "at most 1000", ""),
    ('product = "water"\n', "", 8, "recipe.product", "is missing", ""),
    ('product = "water"', 'product = ""', 9, "recipe.product", "at least 1 character", ""),
    ('product = "water"', f'product = "{"x" * 121}"', 9, "recipe.product", "at most 120", ""),
    ('product = "water"', "product = 5", 9, "recipe.product", "must be text in quotes, and is a whole number", ""),
    ('product = "water"', "product = 2020-01-01", 9, "recipe.product", "text in quotes", ""),
    ('code = "plain"', 'code = "ulr"', 10, "recipe.code", "ulr is not one of: plain, url, gs1", "url"),
    (
        'code = "plain"',
        'code = "plain"\nurl_prefix = "https://x/"',
        11,
        "recipe.url_prefix",
        'with code = "url" only',
        "",
    ),
    ('code = "plain"', 'code = "plain"\nurl_prefix = "a\\u200bb"', 11, "recipe.url_prefix", "cannot be seen", ""),
    ('code = "plain"', 'code = "plain"\ngtin = "9501101530003"', 11, "recipe.gtin", 'with code = "gs1" only', ""),
    ('code = "plain"', 'code = "plain"\ngtin = "09501101530004"', 11, "recipe.gtin", "must be 3", ""),
    ('code = "plain"', 'code = "plain"\ngtin = "12"', 11, "recipe.gtin", "8, 12, 13 or 14 digits", ""),
    ('code = "plain"', 'code = "gs1"\nlot_checked = true', 11, "recipe.lot_checked", "needs lot", ""),
    ('code = "plain"', 'code = "plain"\nlot_checked = 1', 11, "recipe.lot_checked", "must be true or false", ""),
    ('pattern = "[A-Z]{8}"\n', "", 10, "recipe.code", "Without pattern every code", ""),
    ("[A-Z]{8}", "([A-Z]{8}", 11, "recipe.pattern", "not a regular expression of RE2: missing )", ""),
    ("[A-Z]{8}", ".{1,900}.{1,900}", 11, "recipe.pattern", "too large", ""),
    ("[A-Z]{8}", r"(\\w)\\1", 11, "recipe.pattern", "not a regular expression of RE2", ""),
    ("[A-Z]{8}", "A" * 257, 11, "recipe.pattern", "at most 256", ""),
    (
        "rows = 4",
        'rows = 4\nsymbologies = ["qr", "datamtrix"]',
        14,
        "recipe.symbologies[2]",
        "not one of",
        "datamatrix",
    ),
    ("rows = 4", 'rows = 4\nsymbologies = ["qr", "qr"]', 14, "recipe.symbologies", "symbologies has qr twice", ""),
    ("rows = 4", "rows = 4\nsymbologies = []", 14, "recipe.symbologies", "at least 1 item", ""),
    ("rows = 4", 'rows = 4\nsymbologies = "qr"', 14, "recipe.symbologies", "a list in [ ], and is text", ""),
    ('id = "L1"', 'id = "L 1"', 2, "station.id", "A name has letters", ""),
    ('data = "data"', 'data = "data"\nhost = "127.0.0.1"', 4, "station.host", "belongs in [api]", ""),
    ('data = "data"', "data = 1", 3, "station.data", "text in quotes", ""),
    ('id = "L1"', 'id = ["L1"]', 2, "station.id", "and is a list", ""),
    ('id = "L1"', 'id = { a = "L1" }', 2, "station.id", "and is a table or date", ""),
    ('[line]\nshape = "picture"\n', "", None, "line", "table is missing", ""),
    ("[line]", "[lime]", 5, "lime", "no such table", "line"),
    ("[line]", "[[line]]", 5, "line", "write [line], once", ""),
    ("[[camera]]", "[camera]", 20, "camera", "write [[camera]]", ""),
    ("[station]", "rows = 4\n[station]", 1, "rows", "belongs in [recipe]", ""),
    ('shape = "picture"', 'shape = "queues"', 6, "line.shape", "queues is not one of", "queue"),
    ('[[camera]]\nname = "top"\ndriver = "opencv"\n', "", None, "camera", "at least one [[camera]]", ""),
    (
        'driver = "opencv"',
        'driver = "opencvv"',
        22,
        "camera[1].driver",
        "no camera driver opencvv. There are: folder",
        "opencv",
    ),
    ('driver = "opencv"\n', "", 20, "camera[1].driver", "is missing", ""),
    ('driver = "opencv"', "driver = 2020-01-01", 22, "camera[1].driver", "text in quotes", ""),
    ('driver = "opencv"', "driver = 1", 22, "camera[1].driver", "text in quotes", ""),
    ('driver = "opencv"', 'driver = "opencv"\nsource = [1]', 23, "camera[1].source", "text in quotes", ""),
    ('driver = "opencv"', 'driver = "opencv"\nsource = "rtsp://u:p@x/"', 23, "camera[1].source", "user name", ""),
    ('driver = "opencv"', 'driver = "opencv"\ntrigger = "tagged"', 23, "camera[1].trigger", "asked, counted", ""),
    ('driver = "opencv"', 'driver = "folder"\npath = "x"', 20, "camera[1]", "how it is triggered: asked, counted", ""),
    ('driver = "opencv"', 'driver = "folder"', 20, "camera[1].path", "is missing", ""),
    ('driver = "opencv"', 'driver = "opencv"\npath = "x"', 23, "camera[1].path", "no such key", ""),
    ('name = "top"', 'name = "to p"', 21, "camera[1].name", "A name has letters", ""),
    ('name = "top"', 'name = "PLC"', 24, "plc.name", "", ""),
    ('host = "192.0.2.10"', 'host = "x"\npol_ms = 20', 27, "plc.pol_ms", "no such key", "poll_ms"),
    ('host = "192.0.2.10"', 'host = "x"\npoll_ms = -20', 27, "plc.poll_ms", "at least 5", ""),
    ('host = "192.0.2.10"', 'host = "x"\nverdict_timeout_ms = -1', 27, "plc.verdict_timeout_ms", "at least 10", ""),
    ('host = "192.0.2.10"', 'host = "x"\nverdict_timeout_ms = 50', None, "vision.budget_ms", "decide", ""),
    ('host = "192.0.2.10"', 'host = "x"\nregister = "coils"', 27, "plc.register", "holding, input", ""),
    ('host = "192.0.2.10"', 'host = "x"\nregister_type = "input"', 27, "plc.register_type", "no such key", "register"),
    ('host = "192.0.2.10"', 'host = "x"\nheartbeat_timeout_ms = 150\npoll_ms = 200', 24, "plc", "faster", ""),
    ('host = "192.0.2.10"', 'host = "x"\n"a\\u001b[2J" = 1', 27, r"plc.a\u001b[2J", "no such key", ""),
    ('prefix = "9501101"\n', "", 16, "case_code.prefix", "GS1 company prefix", ""),
    ('prefix = "9501101"', 'prefix = "950x"', 18, "case_code.prefix", "4 to 12 digits", ""),
    ('source = "sscc"', 'source = "picture"', 18, "case_code.prefix", 'with source = "sscc", or a', ""),
    ('source = "sscc"\nprefix = "9501101"', 'source = "reader"', 17, "case_code.source", "no [[reader]] has role", ""),
]

APPENDED: list[tuple[str, str, int | None, str, str, str]] = [
    # base, what was added behind it, line, key, part of the message, suggestion
    (
        PICTURE.replace('source = "sscc"', 'source = "printed"'),
        "[labels]",
        17,
        "case_code.source",
        "no [[reader]] has role",
        "",
    ),
    (
        PICTURE,
        '[[level]]\nname = "pallet"\ncapacity = 4\ncode = "printed"\n',
        30,
        "level[1].code",
        "no [[printer]] prints it",
        "",
    ),
    (PICTURE, '[api]\nhost = "0.0.0.0"', 28, "api.host", "0.0.0.0 is not a loopback", ""),
    (PICTURE, '[api]\nhost = "plant.example"', 28, "api.host", "not a loopback", ""),
    (PICTURE, "[api]\nport = 70000", 28, "api.port", "at most 65535", ""),
    (PICTURE, '[api]\ntoken = "abc"', 28, "api.token", "never written in a config", ""),
    (PICTURE, "[vision]\nbudget_ms = 500", 28, "vision.budget_ms", "verdict is due after 500 ms", ""),
    (PICTURE, "[vision]\nmax_megapixel = 5", 28, "vision.max_megapixel", "no such key", "max_megapixels"),
    (PICTURE, "[evidence]\nlimit_mb = 0", 28, "evidence.limit_mb", "at least 10", ""),
    (PICTURE, "[storage]\nstop_free_percent = 20", 28, "storage.stop_free_percent", "less than", ""),
    (PICTURE, '[queue]\nbetween_reader_and_packer = "nothing"', 27, "queue", 'shape = "queue" only', ""),
    (
        PICTURE,
        '[[camera]]\nname = "Top"\ndriver = "opencv"',
        28,
        "camera[2].name",
        "taken by another device in line 21",
        "",
    ),
    (PICTURE, READER, 28, "reader[1]", 'the case code is of source "sscc"', ""),
    (PICTURE, READER.replace("case", "unit"), 28, "reader[1]", "units are read in pictures", ""),
    (PICTURE, HUB, 32, "upstream[1].token_file", "There is no file", ""),
    (PICTURE, HUB.replace("token_file", "tokenfile"), 32, "upstream[1].tokenfile", "never written", "token_file"),
    (PICTURE, HUB.replace("token_file", "password"), 32, "upstream[1].password", "never written", "token_file"),
    (PICTURE, HUB.replace("https://hub", "https://me:pw@hub"), 31, "upstream[1].url", "user name or password", ""),
    (PICTURE, HUB.replace("no.token", "\\u0000"), 32, "upstream[1].token_file", "There is no file", ""),
    (PICTURE, HUB.replace("no.token", "/"), 32, "upstream[1].token_file", "cannot be read", ""),
    (PICTURE, HUB.replace('"hub"', '"H2"'), 29, "upstream[1].name", "not the form ^[a-z]+$", ""),
    (PICTURE, HUB + "tls = { ca = 1 }\n", 33, "upstream[1].tls.ca", "no such key", ""),
    (PICTURE, HUB + "tls = { ca = 1 }\n", 33, "upstream[1].tls.ca_file", "is missing", ""),
    (QUEUE, '[[camera]]\nname = "top"\ndriver = "opencv"', 39, "camera[1]", "uses no camera", ""),
    (QUEUE, READER, 18, "case_code.reader", "More than one reader", ""),
    (QUEUE, READER.replace('"case"', '"unit"'), 40, "reader[3].lane", "Lane 1 has a reader", ""),
]

IN_QUEUE: list[tuple[str, str, int | None, str, str, str]] = [
    ('[queue]\nbetween_reader_and_packer = "nothing"\n', "", None, "queue", "what is between", ""),
    ('"nothing"', '"nothin"', 9, "queue.between_reader_and_packer", "not one of", "nothing"),
    ('"nothing"', '"accumulation_table"', 9, "queue.between_reader_and_packer", "overtake", ""),
    ('"nothing"', '"divider"', 9, "queue.between_reader_and_packer", "the lane of a bottle", ""),
    ('"nothing"', '"unit_rejecter"', 9, "queue.between_reader_and_packer", "takes out bottles", ""),
    ('"nothing"', '"open_conveyor"', 9, "queue.between_reader_and_packer", "a hand", ""),
    ("units_per_case = 12", "units_per_case = 12\nrows = 3", 17, "recipe.rows", "rows is for pictures", ""),
    ('gtin = "09501101530003"\n', "", 13, "recipe.code", "Without gtin or pattern", ""),
    ('source = "reader"', 'source = "picture"', 19, "case_code.source", "no picture", ""),
    (
        'source = "reader"',
        'source = "reader"\nreader = "cas"',
        20,
        "case_code.reader",
        "no case-code reader cas",
        "case",
    ),
    ('source = "reader"', 'source = "sscc"\nreader = "case"\nprefix = "9501101"', 20, "case_code.reader", "source", ""),
    ('role = "unit"', 'role = "units"', 24, "reader[1].role", "unit, case", "unit"),
    ('role = "unit"\n', "", 22, "reader[1].role", "is missing", ""),
    ('role = "unit"', 'role = "unit"\nlane = 2', 25, "reader[1].lane", "Lane 1 has no reader", ""),
    ('role = "unit"', 'role = "unit"\nlane = 3', 25, "reader[1].lane", "at most 2", ""),
    ('role = "unit"', 'role = "unit"\ntrigger = "asked"', 25, "reader[1].trigger", "must tag", ""),
    ('role = "unit"', 'role = "case"', 22, "reader", 'needs a [[reader]] with role = "unit"', ""),
    ('name = "case"', 'name = "infeed"', 30, "reader[2].name", "line 23", ""),
    ("port = 9004", "port = 0", 27, "reader[1].port", "more than 0", ""),
    ("port = 9004", "port = 65536", 27, "reader[1].port", "less than 65536", ""),
    ("port = 9004", 'port = 1\nwords = ["a", "b", "c"]', 28, "reader[1].words", "at most 2 items", ""),
    ("port = 9004", "port = 1\ntimeout_s = inf", 28, "reader[1].timeout_s", "finite", ""),
    ("port = 9004", "port = 1\ntimeout_s = -0.5", 28, "reader[1].timeout_s", "more than 0", ""),
    (
        'driver = "tcp"\nhost = "192.0.2.20"\nport = 9004',
        'driver = "plain"\nhost = "a"',
        22,
        "reader[1]",
        "triggered",
        "",
    ),
    ('host = "192.0.2.20"', f'host = "{"x" * 41}"', 26, "reader[1].host", "at most 40 characters", ""),
]

ROWS = [
    *((change(PICTURE, old, new), *rest) for old, new, *rest in IN_PICTURE),
    *((change(QUEUE, old, new), *rest) for old, new, *rest in IN_QUEUE),
    *((base + added, *rest) for base, added, *rest in APPENDED),
]


@pytest.mark.parametrize(("text", "line", "key", "part", "suggestion"), ROWS)
def test_a_mistake_is_named(text: str, line: int | None, key: str, part: str, suggestion: str) -> None:
    errors = errors_of(text)
    found = [error for error in errors if error.key == key]
    assert found, [str(error) for error in errors]
    assert (found[0].line, found[0].suggestion) == (line, suggestion), str(found[0])
    assert part in found[0].message
    assert found[0].message_key in {*MESSAGES, *RECIPE_MESSAGES}
    assert str(found[0]).isprintable()


def test_every_mistake_is_told_at_once() -> None:
    text = PICTURE
    for old, new in (("rows = 4", "raws = 4"), ('"opencv"', '"opncv"'), ("L1", "L 1"), ("host =", "hots =")):
        text = change(text, old, new)
    assert [(error.line, error.key) for error in errors_of(text)] == [
        (2, "station.id"),
        (12, "recipe.units_per_case"),
        (13, "recipe.raws"),
        (22, "camera[1].driver"),
        (24, "plc.host"),
        (26, "plc.hots"),
    ]


def test_the_report_reads_as_sentences() -> None:
    assert str(ConfigErrors(errors_of(change(PICTURE, "rows = 4", "rows = 4\nraws = 4")))) == (
        "line.toml:14: recipe.raws: There is no such key here. Did you mean rows?"
    )


def test_without_drivers_every_driver_is_unknown() -> None:
    with pytest.raises(ConfigErrors, match=r"no plc driver modbus\. There are: none"):
        parse(PICTURE, Path("line.toml"), {})


def test_a_secret_is_not_repeated_in_the_report() -> None:
    told = "".join(str(error) for error in errors_of(PICTURE + '[api]\npassword = "hunter2"'))
    assert "hunter2" not in told


CASE_CODE = 'source = "reader"\nsscc = true'


@pytest.mark.parametrize(
    ("old", "new", "key", "part"),
    [
        (CASE_CODE, 'source = "reader"', "case_code.sscc", "what a case code is"),
        ("units_per_case = 12", 'units_per_case = 12\ncase_pattern = "BOX.+"', "case_code.sscc", "not both"),
        ("serial_length = 8\n", "", "recipe.serial_length", "a lost separator"),
        ("serial_length = 8\n", 'required_ais = ["01", "21"]\n', "recipe.serial_length", "a lost separator"),
        ("serial_length = 8\n", "serial_length = 91\n", "recipe.serial_length", "at most 90"),
        ("serial_length = 8\n", 'required_ais = ["9"]\n', "recipe.required_ais[1]", "has not the form"),
        ("serial_length = 8\n", 'required_ais = ["93", "93"]\n', "recipe.required_ais", "has 93 twice"),
        ("serial_length = 8\n", 'serial_length = 8\naim_id = "d2"\n', "recipe.aim_id", "has not the form"),
    ],
)
def test_what_a_code_must_be_is_demanded(old: str, new: str, key: str, part: str) -> None:
    assert part in {error.key: error.message for error in errors_of(change(QUEUE, old, new))}[key]


LEVEL = '\n[[level]]\nname = "pallet"\ncapacity = 40\n'
VIEW = '\n[[view]]\ncamera = "top"\nrows = 4\ncolumns = 6\n'
NO_GRID = PICTURE.replace("rows = 4\ncolumns = 6\n", "")
OTHER = '\n[[camera]]\nname = "side"\ndriver = "opencv"\n'
SECOND = '\n[[reader]]\nname = "second"\nrole = "unit"\nlane = 2\ndriver = "tcp"\nhost = "a"\nport = 1\n'
WHOLE = QUEUE.replace('shape = "queue"\n\n[queue]\nbetween_reader_and_packer = "nothing"', 'shape = "reader"')
UNCODED = LEVEL + 'code = "none"\n'
TAKEN = [PICTURE + LEVEL, NO_GRID + VIEW, QUEUE + SECOND, QUEUE + UNCODED, WHOLE]


@pytest.mark.parametrize("text", TAKEN)
def test_levels_views_lanes_and_a_reader_of_whole_cases_are_taken(text: str) -> None:
    parse(text, Path("line.toml"), KINDS)


@pytest.mark.parametrize(
    ("text", "key", "part"),
    [
        (change(PICTURE, 'id = "L1"', 'id = "L1"\nkind = "lin"'), "station.kind", "not one of: line, bench, dock"),
        (change(PICTURE, 'id = "L1"', 'id = "L1"\nkind = "dock"'), "recipe", "A dock does not use this table"),
        (change(PICTURE, 'id = "L1"', 'id = "L1"\nkind = "bench"'), "plc", "A bench does not use this table"),
        (change(QUEUE, 'id = "L2"', 'id = "L2"\nkind = "bench"'), "reader[1].role", 'must be "scan"'),
        (PICTURE + LEVEL + LEVEL, "level[2].name", "taken by another level"),
        (PICTURE + LEVEL.replace("pallet", "case"), "level[1].name", "taken by another level"),
        (PICTURE + LEVEL.replace("pallet", "Pallet"), "level[1].name", "small letters"),
        (PICTURE + LEVEL.replace("40", "0"), "level[1].capacity", "at least 1"),
        (PICTURE + LEVEL.replace("capacity = 40\n", ""), "level[1].capacity", "is missing"),
        (PICTURE + LEVEL + LEVEL.replace("pallet", "load") + LEVEL.replace("pallet", "ship"), "level[3]", "at most 2"),
        (QUEUE + LEVEL, "level[1].code", "needs a range"),
        (PICTURE + VIEW, "recipe.rows", "is given in each view"),
        (NO_GRID + VIEW.replace("rows = 4", "rows = 3"), "recipe.units_per_case", "The views have 18 cells"),
        (NO_GRID + VIEW.replace("top", "tpo"), "view[1].camera", "no camera tpo"),
        (NO_GRID + VIEW + "layer = 2\n", "view[1].layer", "sees layer 1 only"),
        (NO_GRID + VIEW + "layer = 2\n", "view", "No view shows layer 1"),
        (NO_GRID + VIEW + "area = [500, 0, 501, 1000]\n", "view[1].area", "at most 1000"),
        (NO_GRID + VIEW + VIEW, "view[2].area", "View 2 overlaps view 1"),
        (NO_GRID + VIEW + OTHER, "view", "No view names camera side"),
        (PICTURE + OTHER, "recipe.units_per_case", "under 2 cameras is 48"),
        (QUEUE + VIEW, "view", "picture shape only"),
        (QUEUE + SECOND.replace("lane = 2", "lane = 1"), "reader[3].lane", "Lane 1 has a reader"),
        (QUEUE + SECOND + 'trigger = "counted"\n', "reader[3].trigger", 'must be "tagged" too'),
        (WHOLE + SECOND, "reader[3]", "take this one out"),
        (WHOLE + SECOND, "reader[3].lane", "lane must be 1"),
        (QUEUE + SECOND.replace('"unit"', '"scan"'), "reader[3]", "at a bench only"),
    ],
)
def test_a_mistake_in_levels_views_lanes_and_kinds_is_named(text: str, key: str, part: str) -> None:
    errors = errors_of(text)
    assert part in {error.key: error.message for error in errors}.get(key, ""), [str(error) for error in errors]


def test_a_camera_is_suggested() -> None:
    suggestions = {each.key: each.suggestion for each in errors_of(NO_GRID + VIEW.replace("top", "topp"))}
    assert suggestions["view[1].camera"] == "top"


PRINTING = {**KINDS, "printer": kinds()["printer"]}
APPLIED = (
    READER
    + """
[[printer]]
name = "applicator"
driver = "file"
path = "printed"
language = "tspl"

[labels]
templates_folder = "labels"
"""
)


def test_a_line_prints_what_its_case_reader_reads_back() -> None:
    printed = change(PICTURE, 'source = "sscc"', 'source = "printed"')
    config = parse(printed + APPLIED, Path("line.toml"), PRINTING)
    assert config.case_reader is not None and config.case_reader.name == "label"
    with pytest.raises(ConfigErrors, match=r"no \[\[reader\]\] has role"):
        parse(printed + APPLIED.replace(READER, ""), Path("line.toml"), PRINTING)


POOLED = """\
[station]
kind = "bench"
id = "B1"
data = "data"

[recipe]
product = "Water"
code = "plain"
pattern = "[a-z]"
units_per_case = 2
case_pattern = "B[0-9]+"

[case_code]
source = "pool"
pool = "boxes"

[labels]
templates_folder = "labels"

[[printer]]
name = "folder"
driver = "file"
path = "printed"
language = "zpl"
"""


@pytest.mark.parametrize(
    ("old", "new", "key", "part"),
    [
        ('pool = "boxes"', "", "case_code.pool", "name it"),
        ("units_per_case = 2", 'units_per_case = 2\npool = "boxes"', "case_code.pool", "one of their own"),
        ('source = "pool"\n', 'source = "sscc"\nprefix = "9501101"\n', "case_code.pool", 'with source = "pool" only'),
        ('case_pattern = "B[0-9]+"', "", "case_code.sscc", "what a case code is"),
        (
            "[labels]",
            '[[level]]\nname = "pallet"\ncapacity = 4\ncode = "assigned"\n[labels]',
            "level[1].code",
            "nothing is numbered",
        ),
        ("[[printer]]", '[[printer]]\nlevels = ["crate"]', "case_code.source", "no [[printer]]"),
    ],
)
def test_a_pool_for_labels_is_named_and_numbers_nothing_else(old: str, new: str, key: str, part: str) -> None:
    parse(POOLED, Path("line.toml"), PRINTING)
    with pytest.raises(ConfigErrors) as refused:
        parse(POOLED.replace(old, new, 1), Path("line.toml"), PRINTING)
    assert part in {error.key: error.message for error in refused.value.errors}[key]
