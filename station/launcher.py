"""Child processes of one launcher: started, watched, started again, ended in order. Standard library only.

A child holds a pipe from the launcher as its stdin and ends when that closes, so ``kill -9`` of the launcher leaves
nobody behind on a port. Children stay in the launcher's process group and ignore SIGINT: what Ctrl-C means is the
launcher's to decide. Children run as ``python -P -m …``: without -P a stray ``config.py`` in the working directory
would be imported instead of ours.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from station.exit_codes import RESTART

RESTART_WAITS_S = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
SETTLED_S = 20.0
END_WITHIN_S = 5.0
LONGEST_LINE = 65_536
BACKGROUND_NICE = 10
PRIVATE = 0o077
"""Umask: what a child writes, its log and the folders on the way there are their user's alone."""


@dataclass(frozen=True, slots=True)
class ChildSpec:
    """How a child is started."""

    name: str
    module: str
    arguments: tuple[str, ...]
    log: Path
    """Where its stderr goes (and its stdout, unless it is shown or listened to)."""
    shown: bool = False
    """Its stdout is the terminal's."""
    speaks: bool = False
    """Its stdout is JSON lines for the launcher."""
    background: bool = False
    """It takes only the processor time that the others leave."""


class Child:
    """One child process."""

    def __init__(self, spec: ChildSpec) -> None:
        self.spec = spec
        self.said: queue.SimpleQueue[Mapping[str, object]] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._listener: threading.Thread | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        """None while it runs or was never started; negative: killed by that signal."""
        return self._process.poll() if self._process is not None else None

    def start(self) -> None:
        """Start it (again). Raises OSError."""
        before = os.umask(PRIVATE)  # the child inherits it
        try:
            self._process = self._begin()
        finally:
            os.umask(before)
        if self.spec.background:
            os.setpriority(os.PRIO_PROCESS, self._process.pid, BACKGROUND_NICE)
        if self.spec.speaks:
            self._listener = threading.Thread(target=self._listen, args=(self._process,), name=self.spec.name)
            self._listener.start()

    def _begin(self) -> "subprocess.Popen[bytes]":
        self.spec.log.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-P", "-m", self.spec.module, *self.spec.arguments]
        deaf = signal.signal(signal.SIGINT, signal.SIG_IGN)  # inherited: Ctrl-C never ends a child, however early
        try:
            with self.spec.log.open("ab") as log:
                stdout: int | IO[bytes] | None = log
                if self.spec.shown:
                    stdout = None
                elif self.spec.speaks:
                    stdout = subprocess.PIPE
                return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=stdout, stderr=log)
        finally:
            signal.signal(signal.SIGINT, deaf)

    def tell(self, line: str) -> None:
        """One line on its stdin; a child that is gone does not hear it."""
        if self._process is None or self._process.stdin is None:
            return
        try:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return

    def wait_said(self, timeout_s: float) -> Mapping[str, object] | None:
        """The next thing it says, or None when it says nothing in time or is gone."""
        until_s = time.monotonic() + timeout_s
        while (left_s := until_s - time.monotonic()) > 0:
            try:
                return self.said.get(timeout=min(left_s, 0.1))
            except queue.Empty:
                if not self.running:
                    return None
        return None

    def end(self, within_s: float = END_WITHIN_S) -> None:
        """SIGTERM, and SIGKILL for one that does not end in time. Safe to call twice."""
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(within_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._close(process)

    def _close(self, process: subprocess.Popen[bytes]) -> None:
        if self._listener is not None:
            self._listener.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        stdout = process.stdout
        assert stdout is not None
        while line := stdout.readline(LONGEST_LINE):
            try:
                said = json.loads(line)
            except ValueError:
                continue
            if isinstance(said, dict):
                self.said.put(said)


class Patience:
    """How long a child that died is waited for: longer each time, as at first again after it had stayed for a while."""

    def __init__(self, waits_s: Sequence[float] = RESTART_WAITS_S) -> None:
        self._waits_s = waits_s
        self._attempt = 0

    def wait_s(self, lived_s: float) -> float:
        """``lived_s``: from its start to its end."""
        if lived_s > SETTLED_S:
            self._attempt = 0
        wait_s = self._waits_s[min(self._attempt, len(self._waits_s) - 1)]
        self._attempt += 1
        return wait_s

    def forget(self) -> None:
        """What was until now does not count."""
        self._attempt = 0


class RestartedChild:
    """A child that is started again when it dies: after 1, 2, 4 … 30 s, anew after it had stayed for a while; at once
    when it asks for it."""

    def __init__(self, child: Child, waits_s: Sequence[float] = RESTART_WAITS_S) -> None:
        self.child = child
        self._patience = Patience(waits_s)
        self._started_s = 0.0
        self._due_s: float | None = None

    def start(self) -> None:
        self._started_s = time.monotonic()
        self._due_s = None
        self.child.start()

    def look(self) -> bool:
        """Call it often. True when the child was started again just now."""
        if self.child.running:
            return False
        now_s = time.monotonic()
        if self._due_s is None and self.child.exit_code == RESTART:
            self._patience.forget()
            self._due_s = now_s
        elif self._due_s is None:
            self._due_s = now_s + self._patience.wait_s(now_s - self._started_s)
        if now_s < self._due_s:
            return False
        self.child.end()
        self.start()
        return True
