"""The commands of docs/hub.md and docs/upstream.md do what the pages say, in a fresh folder, typed as they stand."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from station.core.events import CaseReleased, EpochGranted
from station.core.values import CaseRef
from station.journal import Batch
from tests.docs.receiver import DOCS
from tests.journal.make import NOW_US, on_disk, order_started, passed
from tests.ports import free_port

pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed"),
]
ROOT = DOCS.parent


def blocks(page: str) -> list[str]:
    """What is to be typed into a shell, block by block."""
    return re.findall(r"```sh\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shell:
    """A person's shell in an empty folder; the port of the pages is another one here."""

    folder: Path
    port: int

    def typed(self, text: str) -> str:
        return text.replace("8650", str(self.port))

    def environment(self) -> dict[str, str]:
        programs = self.folder / "programs"
        programs.mkdir(exist_ok=True)
        (programs / "station").write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m station "$@"\n')
        (programs / "station").chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if name in ("HOME", "LANG")}
        return kept | {"PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin", "PYTHONPATH": str(ROOT)}

    def run(self, text: str) -> str:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self.typed(text)],
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    @contextmanager
    def serving(self, line: str) -> Iterator[None]:
        """While the hub of this line runs, and it says so."""
        words = ["bash", "-c", f"exec {self.typed(line)}"]
        with subprocess.Popen(
            words, cwd=self.folder, env=self.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as hub:
            try:
                assert hub.stdout is not None
                ready = json.loads(hub.stdout.readline())
                assert (ready["ready"], ready["port"]) == ("hub", self.port)
                yield
            finally:
                hub.kill()


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path, free_port())


def opened_at(text: str) -> tuple[str, str]:
    """A block whose last line serves: what stands before it, and it."""
    before, _, last = text.rstrip().rpartition("\n")
    return before, last


def test_a_token_is_made_a_hub_served_an_event_captured_and_its_code_traced(shell: Shell) -> None:
    first, second, third = blocks("hub.md")
    made, served = opened_at(first)
    shell.run(made)
    assert (shell.folder / "l1.token").stat().st_mode & 0o777 == 0o600
    assert (shell.folder / "hub" / "hub.db").stat().st_mode & 0o777 == 0o600
    with shell.serving(served):
        captured, _, rest = shell.run(second).partition("\n\n")
        assert captured.startswith("HTTP/1.1 202 Accepted")
        traced, _, page = rest.partition("<!doctype html>")
        assert json.loads(traced)["packings"] == 1
        assert "A-3" in page
    authority = trustme.CA()
    own = authority.issue_cert("localhost")
    own.private_key_pem.write_to_path(shell.folder / "key.pem")
    own.cert_chain_pems[0].write_to_path(shell.folder / "chain.pem")
    authority.cert_pem.write_to_path(shell.folder / "ca.pem")
    with shell.serving(third.strip().replace("0.0.0.0", "127.0.0.1")):
        assert json.loads(shell.run("curl -sS --cacert ca.pem https://localhost:8650/healthz")) == {"status": "ok"}


def test_what_a_line_packed_is_exported_captured_and_found(shell: Shell) -> None:
    data = shell.folder / "data"
    data.mkdir()
    with closing(on_disk(data)) as store:
        events = (
            EpochGranted(1, 0, "first"),
            order_started(),
            passed(1, ["a", "b"]),
            CaseReleased(CaseRef(1, 1), "exit"),
        )
        store.append(NOW_US, [Batch((event,)) for event in events])
    made, served = opened_at(blocks("hub.md")[0])
    shell.run(made)
    (block,) = blocks("upstream.md")
    with shell.serving(served):
        said = shell.run(block)
    head, _, answer = said.partition("\n\n")
    assert head.startswith("HTTP/1.1 202 Accepted")
    assert "location: /capture/" in head
    assert len(json.loads(answer)["epcisBody"]["queryResults"]["resultsBody"]["eventList"]) == 1
