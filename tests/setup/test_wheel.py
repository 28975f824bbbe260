"""The wheel holds one package, and its program works beside other people's ``config``, ``ui`` and ``drivers``."""

import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = ("demo", "--headless", "--json", "--shape=queue", "--rate=400000", "--cases=2", "--faults=none")
OURS = ("config", "drivers", "station", "sync", "ui")


def pip(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "-q", *arguments], check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def station(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script, beside our dependencies and strangers' packages of the same names."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = home / "lib" / version / "site-packages"
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    for name in OURS:
        (packages / f"{name}.py").write_text("raise RuntimeError('a stranger was imported')\n")
    pip("--python", home / "bin" / "python", "install", "--no-deps", "--no-index", wheel)
    return home / "bin" / "station"


def test_nothing_of_ours_lies_at_the_top_of_site_packages(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"scanning_station", next(top for top in tops if top.endswith(".dist-info"))}


def test_an_installed_station_runs_a_demo_beside_strangers_of_the_same_names(station: Path, tmp_path: Path) -> None:
    """Its children (line, plant, hub) find our packages too."""
    done = subprocess.run(
        [station, *OPTIONS, "--data", tmp_path / "demo"],
        cwd=tmp_path, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["released"] == 2
