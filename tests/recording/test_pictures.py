"""Whole pictures kept with a recording are read again: what is read better, and what is read otherwise."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drivers.sim.picture import render_case
from drivers.sim.picture_spec import CellContent, PictureSpec
from station.assembly.devices import view_settings
from station.cli import app
from station.core import observations as obs
from station.core.commands import Command, StartOrder
from station.core.values import CaseRef
from station.core.views import views_of
from station.recording.recorder import Recorder
from station.runtime.evidence import EvidenceRing
from station.vision.cascade import decode
from tests.core.talk import RECIPE, Block, Talk, asked_camera, checked
from tests.recording.test_replay import as_on_the_wire

READING = {"budget_ms": 2_000, "pyzbar": False}
PIXELS = render_case(
    [CellContent(text="u1"), CellContent(text="u2")],
    PictureSpec(rows=1, columns=2, width=600, height=300, px_per_module=4.0),
    1,
)


def read_now() -> dict[tuple[int, int], str]:
    [view] = views_of(RECIPE, asked_camera().cameras)
    settings = view_settings(RECIPE, view, 2_000, False, label_in_picture=False)
    return {code.cell: code.text for code in decode(PIXELS, settings).codes if code.cell is not None}


def recorded(folder: Path, change: Callable[[str], str | None], view: int = 1) -> None:
    """One case on a line whose decoder of then read ``change`` of what is read now."""
    talk, ms = Talk(asked_camera()), itertools.count(1_000, 20)
    recorder = Recorder(folder, 1_000_000, talk.settings, "scanning-station then", READING)
    recorder.start(talk.loaded)
    ring = EvidenceRing(folder / "pictures", 10_000_000, whole=True)
    ring.start()

    def say(item: obs.Observation | Command) -> None:
        now, item = obs.Now(next(ms), 0), as_on_the_wire(item)
        recorder.record(now, item, talk.line.handle(now, item), talk.line)

    say(obs.DeviceBack("top"))
    say(StartOrder("anna", "O1", RECIPE))
    say(obs.PlcPolled(Block()))
    say(obs.PlcPolled(Block(epoch=1)))
    say(obs.PlcPolled(Block(epoch=1, case_seq=1, case_state=1)))
    cells = [
        obs.CellRead(cell, checked(then) if (then := change(text)) else None)
        for cell, text in sorted(read_now().items())
    ]
    kept = ring.keep("1-1.jpg", PIXELS)
    say(obs.PictureRead("top", CaseRef(1, 1), 0, (obs.ViewRead(view, tuple(cells)),), picture=kept))
    recorder.close()
    ring.close()


@pytest.mark.parametrize(
    ("change", "before", "otherwise", "code"),
    [
        (lambda text: text, 2, 0, 0),
        (lambda text: None if text == "u2" else text, 1, 0, 0),
        (lambda text: "u9" if text == "u2" else text, 2, 1, 1),
    ],
    ids=["as then", "one more is read", "one is read otherwise"],
)
def test_pictures_are_read_again(
    tmp_path: Path, change: Callable[[str], str | None], before: int, otherwise: int, code: int
) -> None:
    recorded(tmp_path, change)
    told = CliRunner().invoke(app, ["replay", str(tmp_path), "--pictures", "--json"])
    found = json.loads(told.stdout)["pictures"]
    assert (found["pictures"], found["read_before"], found["read_now"]) == (1, before, 2)
    assert len(found["otherwise"]) == otherwise and told.exit_code == code


def test_a_picture_that_cannot_be_read_any_more_is_passed_over(tmp_path: Path) -> None:
    recorded(tmp_path, lambda text: text)
    (tmp_path / "pictures" / "1-1.png").write_bytes(b"torn")
    told = CliRunner().invoke(app, ["replay", str(tmp_path), "--pictures"])
    assert told.exit_code == 0 and "0 codes were read, 0 are now" in told.stdout


def test_a_view_that_the_new_order_has_not_is_passed_over(tmp_path: Path) -> None:
    recorded(tmp_path, lambda text: text, view=2)
    told = CliRunner().invoke(app, ["replay", str(tmp_path), "--pictures"])
    assert told.exit_code == 0 and "1 picture read again: 0 codes were read, 0 are now" in told.stdout
