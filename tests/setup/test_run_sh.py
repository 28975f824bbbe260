"""``run.sh`` where something is missing: one sentence, exit code 2, and nothing is marked as done."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ("run.sh", "pyproject.toml", "requirements.lock", "requirements-dev.lock")
TOOLS = ("sh", "cat", "cksum", "dirname", "sed", "id", "grep", "rm")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a start of run.sh reads, in a folder of its own."""
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def start(checkout: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``sh run.sh COMMAND``, deaf to the pip settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return subprocess.run(
        ["/bin/sh", "run.sh", command, "--version"],
        cwd=checkout, env=kept | environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_set_up_that_fails_says_so_each_time_and_is_never_stamped(checkout: Path) -> None:
    """No registry, over an environment that an earlier start left half made."""
    half = checkout / ".venv" / "bin"
    half.mkdir(parents=True)
    (half / "python").write_text("#!/bin/sh\nexit 1\n")
    (half / "python").chmod(0o755)
    for _ in range(2):
        ended = start(checkout, "station", PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull)
        assert ended.returncode == 2
        assert "the packages could not be installed" in ended.stderr
        assert "No module named" not in ended.stderr
        assert not list(checkout.glob(".venv/stamp-*"))
    assert subprocess.run([half / "python", "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0


def test_without_python_the_set_up_says_what_to_install_and_makes_nothing(checkout: Path) -> None:
    tools = checkout / "tools"
    tools.mkdir()
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    ended = start(checkout, "station", PATH=str(tools))
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1] == "run.sh: no Python 3.11 or newer was found: apt-get install python3"
    assert not (checkout / ".venv").exists()
