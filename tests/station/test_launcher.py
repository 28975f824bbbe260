"""A launcher's children: what they and their launcher write is their user's alone."""

import os
from pathlib import Path

import pytest

from station.launcher import Child, ChildSpec

pytestmark = pytest.mark.wire


def test_logs_and_what_a_child_writes_are_private_whatever_the_launchers_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    data, before = tmp_path / "new" / "data", os.umask(0o022)
    arguments = ("--data", str(data))
    child = Child(ChildSpec("screen", "tests.station.fake_screen", arguments, data / "log" / "screen.log", speaks=True))
    try:
        data.mkdir(parents=True, mode=0o700)
        (data / "behave").write_text("closed", encoding="ascii")
        child.start()
        assert child.wait_said(20) is not None
        assert os.umask(0o022) == 0o022  # the launcher's own is as it was
    finally:
        child.end()
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (data / "log", child.spec.log, data / "given.jsonl")}
    assert modes == {"log": 0o700, "screen.log": 0o600, "given.jsonl": 0o600}
