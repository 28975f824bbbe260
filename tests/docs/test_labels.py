"""The commands of docs/labels.md do what the page says, in a fresh folder, typed as they stand."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from station.labels.values import LabelValues
from station.messages.phrases import PHRASES
from tests.docs.receiver import DOCS
from tests.docs.test_commands import Shell

pytestmark = pytest.mark.wire
PAGE = (DOCS / "labels.md").read_text("utf-8")


def block(language: str) -> str:
    found, *_ = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_the_page_is_tried_without_a_printer(tmp_path: Path) -> None:
    shutil.copytree(DOCS.parent / "config" / "examples" / "labels", tmp_path / "labels")
    (tmp_path / "labels" / "pallet.toml").unlink()
    (tmp_path / "bench.toml").write_text(block("toml"), encoding="utf-8")
    shell = Shell(tmp_path, 0)
    said = "".join(shell.run(line) for line in block("sh").splitlines())
    assert "case: right" in said
    assert "printer labels-folder: answers" in said
    assert "A test label went to the printer." in said
    assert (tmp_path / "printed" / "000001.zpl").read_bytes().startswith(b"^XA")
    read = zxingcpp.read_barcodes(Image.open(tmp_path / "case.png").convert("L"))
    assert {each.text for each in read} == {"(00)" + "0" * 18}


def test_it_names_every_value_and_every_state() -> None:
    values = LabelValues("0" * 18, date(2026, 1, 2)).places
    assert {f"{{{name}}}" for name in values} <= set(re.findall(r"\{[a-z]+\}", PAGE))
    for key in ("assigned", "sent", "failed", "doubtful", "scanned", "waived"):
        assert PHRASES[f"label_{key}"] in PAGE
