"""``station run``: the line process itself (--headless), or a launcher that keeps one running."""

import signal
import time
from pathlib import Path

from station.cli_commands.output import REFUSED, USAGE, YES, err, fail, foreseeable, out, quiet_libraries
from station.launcher import Child, ChildSpec, RestartedChild
from station.screen import ScreenKeeper, ScreenOptions

TICK_S = 0.1
FINAL = (0, USAGE, REFUSED, 130)
"""Exit codes of a line that would only end the same way again."""


def run(
    config: Path, screen: ScreenOptions | None, *, headless: bool, console: bool, child: bool, log_level: str
) -> int:
    return _headless(config, console, child, log_level) if headless else _launcher(config, screen, log_level)


def _headless(config: Path, console: bool, child: bool, log_level: str) -> int:
    import asyncio
    import gc

    gc.disable()  # nothing of the imports is garbage; run_line enables it again
    from station.assembly.config_file import load_config
    from station.assembly.run import RunOptions, run_line
    from station.logs import configure

    configure(log_level)
    quiet_libraries()
    with foreseeable():
        return asyncio.run(run_line(load_config(config), RunOptions(console=console, parent_pipe=child)))


def _launcher(config: Path, look: ScreenOptions | None, log_level: str) -> int:
    """Start the line with its live view, and its screen; what dies is started again."""
    from station.assembly.config_file import load_config

    with foreseeable():
        data = load_config(config).station.data
    arguments = ("run", "--headless", "--child", "--console", "--config", str(config), "--log-level", log_level)
    line = RestartedChild(Child(ChildSpec("line", "station", arguments, data / "log" / "line.log", shown=True)))
    screen = ScreenKeeper(data, look, out)
    asked: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda got, _frame: asked.append(got))
    try:
        screen.look()
        line.start()
    except OSError as error:  # its log lies in the data folder
        fail(REFUSED, "journal_unwritable", {"path": str(data), "detail": error.strerror or ""})
    try:
        while not asked and line.child.exit_code not in FINAL:
            line.look()
            screen.look()
            time.sleep(TICK_S)
    finally:
        code = line.child.exit_code
        screen.end()
        line.child.end()
    if asked:
        return 130 if asked[0] == signal.SIGINT else YES
    if code:
        _tell_end(data / "log" / "line.log")
    return code or YES


def _tell_end(log: Path) -> None:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    err(lines[-1] if lines else f"the line has ended; {log} is empty")
