"""Labels over the API of a real station with an emulated printer: printed, killed, scanned back, reprinted."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zplkit
import zxingcpp
from PIL import Image

from drivers.sim.printer import SimPrinter
from tests.badinput.command import station as command
from tests.e2e.running import Running, printer, running
from tests.waiting import until

pytestmark = pytest.mark.wire
CONFIG = """\
[station]
kind = "bench"
id = "B1"
data = "data"

[api]
port = 0

[recipe]
product = "鲜橙汁 1 l ^XZ"
code = "plain"
pattern = "[a-z]"
units_per_case = 2
lot = "A117"

[case_code]
source = "printed"
prefix = "9501101"

[labels]
templates_folder = "labels"

[[printer]]
name = "zebra"
driver = "tcp"
host = "127.0.0.1"
port = PORT
language = "zpl"
answer_ms = 300
"""


@pytest.fixture
def sim() -> Iterator[SimPrinter]:
    with printer() as one:
        yield one


class Bench(Running):
    def scan(self, code: str) -> str:
        return self.key("scan", by="anna", code=code)

    def labels(self) -> dict[str, Any]:
        told: dict[str, Any] = self.get("/v1/labels")
        return told

    def awaited(self, state: str) -> dict[str, Any]:
        until(lambda: [each["state"] for each in self.labels()["awaited"]] == [state], f"a label is {state}")
        [label] = self.labels()["awaited"]
        return dict(label)


@pytest.fixture
def folder(tmp_path: Path, sim: SimPrinter) -> Path:
    (tmp_path / "labels").mkdir()
    shutil.copy("config/examples/labels/case.toml", tmp_path / "labels")
    (tmp_path / "line.toml").write_text(CONFIG.replace("PORT", str(sim.port)), encoding="utf-8")
    return tmp_path


def codes_on(label: bytes) -> set[str]:
    """Read off the label by our decoder, as an independent renderer prints it."""
    [scene] = zplkit.render(label, zplkit.Options(dpi=203, width=799, height=639)).labels
    raster = scene.rasterize()
    picture = Image.frombytes("L", (raster.width, raster.height), raster.pixels)
    return {each.text for each in zxingcpp.read_barcodes(picture)}


def test_a_case_is_packed_printed_killed_scanned_and_reprinted(folder: Path, sim: SimPrinter) -> None:
    with running(Bench, folder) as bench:
        assert bench.key("set_next_serial", by="anna", next=1) == ""
        assert [bench.scan("a"), bench.scan("b")] == ["bench_packed", "bench_label_printed"]
        label = bench.awaited("printed")
        assert label["proved"] and codes_on(sim.labels[0]) == {f"(00){label['code']}"}
        assert bench.key("retry_label", by="anna", label=label["id"], reason="torn") == "label_retried"
        until(lambda: len(sim.labels) == 2, "the same label is printed again")
        assert sim.labels[0] == sim.labels[1]
        bench.awaited("printed")
        bench.kill()
    with running(Bench, folder) as bench:
        assert bench.awaited("printed")["code"] == label["code"]
        time_of_printing = len(sim.labels)
        assert bench.scan("395212340000000014") == "label_wrong"
        assert bench.scan(label["code"]) == "bench_closed"
        assert bench.scan(label["code"]) == "bench_taken"
        assert len(sim.labels) == time_of_printing, "what was printed is not printed again by a start"

        assert bench.key("reprint_label", by="anna", code=label["code"], reason="spoilt") == "label_reprinted"
        second = bench.awaited("printed")
        assert (second["purpose"], second["old"]) == ("relabel", label["code"])
        assert second["first_us"] == label["first_us"]
        assert codes_on(sim.labels[-1]) == {f"(00){second['code']}"}
        assert bench.key("scan_label", by="anna", code=f"00{second['code']}") == "label_scanned"
        assert bench.scan(label["code"]) == "bench_taken", "the old code is void"
        states = [each["state"] for each in bench.labels()["last"]]
        assert states == ["scanned", "scanned"]
        told = command("label", "list", "--data", folder / "data")
        assert told.code == 0 and "scanned back" in told.out
    assert command("verify", "--data", folder / "data").code == 0


def test_killed_while_the_printer_hangs_the_person_decides(folder: Path, sim: SimPrinter) -> None:
    sim.faults.hangs = True
    with running(Bench, folder) as bench:
        bench.key("set_next_serial", by="anna", next=1)
        bench.scan("a")
        bench.scan("b")
        label = bench.awaited("sent")
        bench.kill()
    sim.mended()
    with running(Bench, folder) as bench:
        assert bench.awaited("sent")["doubtful"]
        alarms = bench.get("/v1/snapshot")["alarms"]
        assert "label_doubtful" in [each["key"] for each in alarms]
        assert bench.key("waive_label", by="anna", label=label["id"], reason="printer broken") == "label_waived"
        assert bench.labels()["awaited"] == []
        story = bench.get(f"/v1/codes/{label['code']}")
        assert story is not None
    assert command("verify", "--data", folder / "data").code == 0


def test_states_previews_and_test_labels(folder: Path, sim: SimPrinter) -> None:
    with running(Bench, folder) as bench:
        [printer] = bench.labels()["printers"]
        assert (printer["language"], printer["dpi"], printer["state"]) == ("zpl", 203, "up")
        sim.faults.paper_out = True
        until(lambda: bench.labels()["printers"][0]["faults"] == ["paper_out"], "the printer has no labels")
        until(
            lambda: "printer_paper_out" in [each["key"] for each in bench.get("/v1/snapshot")["alarms"]],
            "a person is told",
        )
        assert bench.key("test_device", device="zebra") == "printer_paper_out"
        sim.mended()
        until(lambda: bench.key("test_device", device="zebra") == "test_printer_ok", "it is ready again")
        assert bench.key("print_test_label", template="case") == "label_test_sent"
        until(lambda: len(sim.labels) == 1, "a test label is printed")
        assert codes_on(sim.labels[0]) == {"(00)" + "0" * 18}
        assert bench.key("print_test_label", template="crate") == "label_template_unknown"
        assert bench.key("scan_label", by="anna", code="0" * 18) == "label_none_awaited"
        [template] = bench.labels()["templates"]
        assert (template["name"], template["problems"]) == ("case", [])
        told = command("check", "--config", folder / "line.toml")
        assert "printer zebra: answers" in told.out, told.out + told.err


def test_a_case_gets_a_code_of_the_pool_once_through_kills_and_a_void(folder: Path, sim: SimPrinter) -> None:
    """Drawn, printed, killed, printed again, scanned; what was made void is on no label; an empty pool is an alarm."""
    config = (folder / "line.toml").read_text(encoding="utf-8")
    pooled = config.replace('source = "printed"\nprefix = "9501101"', 'source = "pool"\npool = "boxes"')
    pooled = pooled.replace("units_per_case = 2", 'units_per_case = 2\ncase_pattern = "B[0-9]+"')
    (folder / "line.toml").write_text(pooled, encoding="utf-8")
    template = (folder / "labels" / "case.toml").read_text(encoding="utf-8")
    head = template.partition("[[text]]")[0]
    qr = '[[qr]]\nx_mm = 10\ny_mm = 10\nmodule_mm = 1.0\ncontent = "{code}"\n'
    (folder / "labels" / "case.toml").write_text(head + qr, encoding="utf-8")
    (folder / "codes.txt").write_text("B1\nB2\nB3\n")
    (folder / "data").mkdir()
    assert command("pool", "import", folder / "codes.txt", "--pool", "boxes", "--data", folder / "data").code == 0
    assert command("label", "check", "--config", folder / "line.toml").code == 0
    with running(Bench, folder) as bench:
        bench.key("set_next_serial", by="anna", next=1)
        until(lambda: [bench.scan("a"), bench.scan("b")][1] == "bench_label_printed", "the next codes are known")
        label = bench.awaited("printed")
        assert label["code"] == "B1" and codes_on(sim.labels[0]) == {"B1"}
        bench.kill()
    void = ("pool", "void", "boxes", "--numbers", "2-2", "--by", "ANNA", "--reason", "torn", "--data", folder / "data")
    assert command(*void).code == 0
    with running(Bench, folder) as bench:
        assert bench.awaited("printed")["code"] == "B1"
        assert bench.key("retry_label", by="anna", label=label["id"], reason="torn") == "label_retried"
        until(lambda: len(sim.labels) == 2, "the same label is printed again")
        assert codes_on(sim.labels[1]) == {"B1"}
        bench.awaited("printed")
        assert bench.scan("B1") == "bench_closed"
        until(lambda: [bench.scan("c"), bench.scan("d")][1] == "bench_label_printed", "the next codes are known")
        assert bench.awaited("printed")["code"] == "B3"
        keys = [each["key"] for each in bench.get("/v1/snapshot")["alarms"]]
        assert "pool_empty" in keys and bench.scan("B3") == "bench_closed"
    told = command("pool", "show", "boxes", "--data", folder / "data", "--json")
    assert '"used": 2' in told.out and '"void": 1' in told.out and '"remaining": 0' in told.out, told.out
    assert command("verify", "--data", folder / "data").code == 0
