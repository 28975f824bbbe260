"""The commands of docs/webhooks.md do what the page says, and it names every kind there is."""

import re
import subprocess
import sys
from pathlib import Path

from sync.hub.notices import KINDS
from tests.docs.receiver import DOCS

PAGE = (DOCS / "webhooks.md").read_text("utf-8")


def test_the_commands_of_the_page_work_as_they_stand(tmp_path: Path) -> None:
    program = tmp_path / "station"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m station "$@"\n')
    program.chmod(0o755)
    (block,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHONPATH": str(DOCS.parent)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "erp.secret").read_text().startswith("whsec_")
    assert "erp\thttp://127.0.0.1:8651/hook\treturned shipped\t0 wait" in done.stdout


def test_the_page_names_every_kind() -> None:
    assert all(f"`{kind}`" in PAGE for kind in KINDS)
