"""The tables of docs/cameras.md are tables that a config may have."""

import re
from pathlib import Path

import pytest

from config.loader import load
from drivers.catalog import CAMERAS, CATALOG
from tests.config.stubs import PICTURE
from tests.docs.receiver import DOCS

PAGE = (DOCS / "cameras.md").read_text("utf-8")
TABLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
KINDS = {kind: {name: entry.settings for name, entry in entries.items()} for kind, entries in CATALOG.items()}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_the_page_is_a_config(table: str, tmp_path: Path) -> None:
    before, _, rest = PICTURE.partition("[[camera]]")
    file = tmp_path / "line.toml"
    file.write_text(before + table + rest[rest.index("\n[") :])
    (tmp_path / "maker.cti").touch()
    config = load(file, KINDS)
    assert f'name = "{config.cameras[0].name}"' in table


def test_the_page_names_every_camera_driver_but_the_simulated_one() -> None:
    assert {name for name in CAMERAS if f"`{name}`" not in PAGE} == {"sim"}
