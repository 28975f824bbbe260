"""What a demo may be asked for, and what its folder holds it to."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from station.cli import app
from station.cli_commands import demo as command
from station.demo.setup import DemoOptions, DemoRefused, Shape, ports_for, prepare_folder, view_grid


@pytest.mark.parametrize(
    ("shape", "more", "says"),
    [
        ("queue", {"case_code": "picture"}, "no picture shows a case code"),
        ("reader", {"case_code": "picture"}, "no picture shows a case code"),
        ("queue", {"cameras": 2}, "--cameras and --layers go with --shape picture"),
        ("reader", {"layers": 2}, "--cameras and --layers go with --shape picture"),
        ("picture", {"lanes": 2}, "--lanes goes with --shape queue"),
        ("reader", {"lanes": 2}, "--lanes goes with --shape queue"),
        ("picture", {"layers": 2, "rows": 1, "rate": 120_000}, "a layer every 180 ms is too fast"),
        ("queue", {"rate": 2_000_000, "rows": 1, "columns": 2}, "takes at most 180000 units an hour"),
    ],
)
def test_what_no_demo_can_be_is_refused_in_one_sentence(
    tmp_path: Path, shape: Shape, more: dict[str, object], says: str
) -> None:
    with pytest.raises(DemoRefused, match=says):
        prepare_folder(DemoOptions(tmp_path, shape, **more))  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "more", [{"shape": "queue"}, {"cameras": 2}, {"layers": 2}, {"rows": 2}, {"pallets": 4}], ids=str
)
def test_a_folder_of_another_demo_is_refused(tmp_path: Path, more: dict[str, object]) -> None:
    prepare_folder(DemoOptions(tmp_path))
    prepare_folder(DemoOptions(tmp_path, seed=2, faults="rough"))
    with pytest.raises(DemoRefused, match="holds a demo of shape picture"):
        prepare_folder(DemoOptions(tmp_path, **more))  # type: ignore[arg-type]


def test_at_the_usual_rate_the_line_can_tell_the_layers_apart(tmp_path: Path) -> None:
    def folder(name: str) -> Path:
        made = tmp_path / name
        made.mkdir()
        return made

    for cameras in range(1, 5):
        for layers in range(1, 5):
            rows, columns = view_grid(cameras)
            prepare_folder(DemoOptions(folder(f"{cameras}-{layers}"), "picture", 0, 120_000, 1, "light", "none",
                                       rows, columns, cameras=cameras, layers=layers))  # fmt: skip


def test_every_device_has_a_port_of_its_own(tmp_path: Path) -> None:
    ports = ports_for(DemoOptions(tmp_path, cameras=3, lanes=2))
    every = (ports.modbus, ports.label_reader, ports.hub, *ports.cameras, *ports.unit_readers)
    assert (len(ports.cameras), len(ports.unit_readers), len(set(every))) == (3, 2, 8)


@pytest.mark.parametrize(
    ("given", "pallets"),
    [([], 0), (["--pallets"], 8), (["--pallets", "4"], 4), (["--pallets=4"], 4), (["--pallets", "--json"], 8)],
)
def test_pallets_alone_are_of_eight_cases(monkeypatch: pytest.MonkeyPatch, given: list[str], pallets: int) -> None:
    asked: list[object] = []

    def note(*_: object, **options: object) -> int:
        asked.append(options["pallets"])
        return 0

    monkeypatch.setattr(command, "demo", note)
    ran = CliRunner().invoke(app, ["demo", "--headless", *given])
    assert (ran.exit_code, asked) == (0, [pallets])
