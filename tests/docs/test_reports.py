"""The commands of docs/reports.md, as they stand there, in the folder of a line with one order behind it."""

import re
import shlex
from pathlib import Path

import pypdfium2
import pytest

from station.core import events as e
from station.core.values import CaseRef
from station.journal import Batch
from station.reports.fonts import NoFont, font_for
from tests.badinput.command import Told, station
from tests.cli.test_check import CONFIG
from tests.docs.receiver import DOCS
from tests.journal.make import NOW_US, on_disk, order_started, passed, rejected

PAGE = (DOCS / "reports.md").read_text("utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
TABLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def has_chinese_font() -> bool:
    try:
        return font_for("班").path is not None
    except NoFont:
        return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("line")
    text = re.sub(r"\ndata = .*", '\ndata = "data"', CONFIG)
    (made / "line.toml").write_text(text + "\n" + "\n".join(TABLES), "utf-8")
    (made / "data").mkdir()
    store = on_disk(made / "data")
    written: tuple[e.Event, ...] = (e.EpochGranted(1, 0, "first"), order_started("Cola L1"))
    written += (passed(1, ["a", "b", "c"], order="Cola L1"), e.CaseReleased(CaseRef(1, 1), "exit"), rejected(2, ["d"]))
    for number, event in enumerate(written):
        store.append(NOW_US + number * 1_000_000, [Batch(events=(event,))])
    store.close()
    return made


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Told]:
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        return {command: station(*shlex.split(command)[1:]) for command in COMMANDS}


def test_each_command_writes_its_file(folder: Path, told: dict[str, Told]) -> None:
    assert len(COMMANDS) == 6
    for command, done in told.items():
        if ("zh_CN" in command or "--lang ru" in command) and not has_chinese_font():
            continue
        assert done.code == 0, (command, done)
    assert {path.name for path in folder.glob("*.*")} >= {"shift.pdf", "order.xlsx", "shift.csv"}


def test_the_order_is_told_with_its_units(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        done = station("report", "shift", "--data", "data", "--order", "Cola L1", "-o", "order.csv")
        assert done.code == 0
        unknown = station("report", "shift", "--data", "data", "--order", "cola", "-o", "none.csv")
        assert (unknown.code, (folder / "none.csv").exists()) == (1, False)
        assert station("report", "shift", "--data", "data", "-o", "report.doc").code == 2
        assert station("report", "shift", "--data", "data", "--shift", "yesterday", "-o", "r.csv").code == 2
    rows = (folder / "order.csv").read_text("utf-8-sig").splitlines()
    assert {"Sensor,3", "Packed,3", "Difference,0", "Released,1"} <= set(rows)


def test_chinese_is_there_to_be_read(folder: Path, told: dict[str, Told]) -> None:
    if not has_chinese_font():
        pytest.skip("no font with Chinese characters is installed")
    pages = pypdfium2.PdfDocument(folder / "shift-zh.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "班次报告" in text and "停机原因" in text and "已装箱" in text


def test_russian_is_there_to_be_read(folder: Path, told: dict[str, Told]) -> None:
    if not has_chinese_font():
        pytest.skip("no font with Russian characters is sure to be installed")
    pages = pypdfium2.PdfDocument(folder / "shift-ru.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "Отчёт за смену" in text and "Простои по причинам" in text and "Датчик" in text
