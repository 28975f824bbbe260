"""A config changed from a screen: only what was meant changes, and the file is replaced whole or not at all."""

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.file_replacement import Replacement, hash_of, replace_secret
from config.toml_text import EditFault, KeyChange, Value, edited, read_toml, value_at

EXAMPLES = sorted((Path(__file__).parents[2] / "config" / "examples").glob("*.toml"))
TEXT = """\
# head
[plc]      # the PLC
poll_ms = 20     # how often
host = '192.0.2.1'

[[camera]]
name = "top"

# foot
"""


def test_a_value_changes_and_nothing_else() -> None:
    assert edited(TEXT, [KeyChange(("plc", "poll_ms"), 30)]) == TEXT.replace("20     #", "30     #")


def test_a_new_key_stands_at_the_end_of_its_table() -> None:
    assert edited(TEXT, [KeyChange(("plc", "port"), 502)]) == TEXT.replace(".1'\n", ".1'\nport = 502\n")


def test_a_key_goes_with_its_comment() -> None:
    assert edited(TEXT, [KeyChange(("plc", "poll_ms"), None)]) == TEXT.replace("poll_ms = 20     # how often\n", "")


def test_a_key_that_is_not_there_may_go_and_makes_no_table() -> None:
    assert edited(TEXT, [KeyChange(("vision", "threads"), None), KeyChange(("plc", "unit"), None)]) == TEXT


def test_a_missing_table_is_put_at_the_end() -> None:
    changed = edited(TEXT, [KeyChange(("vision", "threads"), 3)])
    assert changed.startswith(TEXT) and changed.removeprefix(TEXT).strip() == "[vision]\nthreads = 3"


def test_a_device_is_changed_by_its_place() -> None:
    assert read_toml(edited(TEXT, [KeyChange(("camera", 0, "name"), "side")]))["camera"] == [{"name": "side"}]


def test_a_pattern_keeps_its_backslashes_single() -> None:
    assert r"host = '\d+'" in edited(TEXT, [KeyChange(("plc", "host"), r"\d+")])


@pytest.mark.parametrize("path", [("camera", 1, "name"), ("plc", "host", "x"), ("camera", "name")], ids=str)
def test_a_place_that_is_not_there_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(EditFault):
        edited(TEXT, [KeyChange(path, "x")])


@pytest.mark.parametrize("text", ["a = {b = 1, c = 2} # x\n", "a.b = 1 # x\na.c = 2\n", "[a]\nb = 1 # x\nc = 2\n"])
def test_every_way_to_write_a_table_is_kept(text: str) -> None:
    assert edited(text, [KeyChange(("a", "b"), 7)]) == text.replace("1", "7")


VALUES: st.SearchStrategy[Value] = (
    st.booleans() | st.integers(-(2**62), 2**62) | st.text(max_size=30) | st.lists(st.text(max_size=8), max_size=3)
)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@settings(max_examples=25, deadline=None)
@given(value=VALUES)
def test_what_was_put_in_is_read_back(path: Path, value: Value) -> None:
    text = path.read_text(encoding="utf-8")
    changes = [KeyChange(("recipe", "product"), value), KeyChange(("vision", "new"), value)]
    try:
        changed = read_toml(edited(text, changes))
    except EditFault:
        return  # a text that this TOML cannot hold is refused, never stored as another
    assert [value_at(changed, change.path) for change in changes] == [value, value]
    before = read_toml(text)
    assert {name: changed[name] for name in before if name not in ("recipe", "vision")} == {
        name: before[name] for name in before if name not in ("recipe", "vision")
    }


# the file --------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "line.toml"
    path.write_text("old")
    path.chmod(0o640)
    return path


def test_a_file_is_replaced_and_its_predecessor_kept(file: Path) -> None:
    with Replacement(file, "new") as fresh:
        assert file.read_text() == "old"
        fresh.put()
    assert (file.read_text(), file.with_name("line.toml.bak").read_text()) == ("new", "old")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(each.name for each in file.parent.iterdir()) == ["line.toml", "line.toml.bak"]


def test_a_replacement_that_is_not_put_leaves_nothing(file: Path) -> None:
    with Replacement(file, "new"):
        pass
    assert [each.read_text() for each in file.parent.iterdir()] == ["old"]


def test_a_second_replacement_keeps_the_newest_predecessor(file: Path) -> None:
    for text in ("second", "third"):
        with Replacement(file, text) as fresh:
            fresh.put()
    assert file.with_name("line.toml.bak").read_text() == "second"


def test_a_folder_that_may_not_be_written_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError), Replacement(tmp_path / "gone" / "line.toml", "new"):
        raise AssertionError("it must not come this far")


def test_a_secret_is_nobody_else_s_and_has_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "hub.token"
    path.write_text("old")
    replace_secret(path, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new\n", 0o600)
    assert list(tmp_path.iterdir()) == [path]


def test_a_text_is_known_by_its_hash() -> None:
    assert hash_of("a") == hash_of("a") != hash_of("a ")
