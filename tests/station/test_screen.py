"""The screen as a child: started where a display answers, again when it dies or hangs, not when a person closed it."""

import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from station import cli, screen
from station.screen import LOOK_AGAIN_S, MOST_FAILED_STARTS, SILENT_S, ScreenKeeper, ScreenOptions
from ui import display
from ui.arguments import read_arguments
from ui.display import why_none
from ui.i18n.words import LANGUAGES

pytestmark = pytest.mark.wire


class Stand:
    """A keeper over a fake screen, and a clock moved by hand."""

    def __init__(self, data: Path, *, kiosk: bool = False) -> None:
        self.data, self.now_s, self.said = data, 100.0, list[str]()
        options = ScreenOptions(kiosk=kiosk)
        self.keeper = ScreenKeeper(
            data, options, self.said.append, clock=lambda: self.now_s, module="tests.station.fake_screen"
        )

    def behave(self, how: str) -> None:
        (self.data / "behave").write_text(how, encoding="ascii")

    def until(self, over: Callable[[], bool], *, step_s: float = 0.0, between_s: float = 0.0) -> None:
        """Look until it is so; the moved clock goes ``step_s`` with each look, ``between_s`` with each of those that
        find no process: how fast this machine starts one decides nothing."""
        until_s = time.monotonic() + 60
        while not over():
            assert time.monotonic() < until_s, self.said
            self.keeper.look()
            self.now_s += step_s + (0.0 if self.keeper.child.running else between_s)
            time.sleep(0.01)

    def until_alive(self, starts: int) -> int:
        """The pid of its n-th life, once it has said so."""
        self.until(lambda: self.keeper.starts >= starts and self.keeper.alive, step_s=0.05)
        assert self.keeper.child.pid is not None
        return self.keeper.child.pid

    def given(self) -> list[list[str]]:
        return [json.loads(row) for row in (self.data / "given.jsonl").read_text(encoding="ascii").splitlines()]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Stand]]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    stands: list[Stand] = []

    def one(**kwargs: bool) -> Stand:
        stands.append(Stand(tmp_path, **kwargs))
        return stands[-1]

    yield one
    for stand in stands:
        stand.keeper.end()
        assert not stand.keeper.child.running


def test_without_a_display_it_says_so_once_and_never_tries_again(make: Callable[..., Stand]) -> None:
    stand = make()
    stand.behave("nameless")
    stand.until(lambda: stand.keeper.over)
    stand.now_s += 1000
    stand.keeper.look()
    assert stand.said == ["There is no display. The line runs without a screen."]
    assert stand.keeper.starts == 1


def test_without_options_there_is_no_screen_and_no_word_of_one(tmp_path: Path) -> None:
    said: list[str] = []
    keeper = ScreenKeeper(tmp_path, None, said.append)
    keeper.look()
    keeper.end()
    assert (keeper.starts, said) == (0, [])


def test_a_display_that_does_not_answer_is_looked_for_again(make: Callable[..., Stand]) -> None:
    stand = make()
    stand.behave("silent")
    stand.until(lambda: stand.keeper.starts > MOST_FAILED_STARTS, between_s=LOOK_AGAIN_S / 10)
    assert stand.said == ["There is no display. The line runs without a screen."]
    stand.behave("lives")
    stand.until(lambda: stand.keeper.alive, step_s=LOOK_AGAIN_S / 100)
    assert not stand.keeper.over


def test_the_exit_codes_of_a_missing_display_are_those_of_the_screen() -> None:
    ours = (screen.NO_DISPLAY_NAMED, screen.NO_DISPLAY_ANSWERS)
    assert ours == (display.NO_DISPLAY_NAMED, display.NO_DISPLAY_ANSWERS)


def test_a_killed_screen_comes_back_as_it_looked(make: Callable[..., Stand]) -> None:
    stand = make()
    stand.behave("lives")
    first = stand.until_alive(1)
    os.kill(first, signal.SIGKILL)
    assert stand.until_alive(2) != first
    before, after = stand.given()
    assert before[before.index("--lang") + 1] == "en" and before[before.index("--theme") + 1] == "light"
    assert after[after.index("--lang") + 1] == "zh_CN" and after[after.index("--theme") + 1] == "dark"


def test_a_screen_that_hangs_is_started_again(make: Callable[..., Stand]) -> None:
    stand = make()
    stand.behave("lives")
    first = stand.until_alive(1)
    os.kill(first, signal.SIGSTOP)
    stand.now_s += SILENT_S + 0.1
    assert stand.until_alive(2) != first
    assert stand.said == ["The screen hung: it is started again."]


def test_a_window_that_was_closed_stays_closed(make: Callable[..., Stand]) -> None:
    stand = make()
    stand.behave("closed")
    stand.until(lambda: stand.keeper.over)
    assert stand.keeper.starts == 1
    assert stand.said == ["The screen was closed. The line runs on; Ctrl-C ends it."]


def test_a_kiosk_comes_back_even_then(make: Callable[..., Stand]) -> None:
    stand = make(kiosk=True)
    stand.behave("closed")
    stand.until(lambda: stand.keeper.starts >= 2, step_s=0.5)
    assert not stand.keeper.over


def test_a_screen_that_cannot_start_is_given_up_with_its_own_words(make: Callable[..., Stand]) -> None:
    stand = make()
    stand.behave("unable")
    stand.until(lambda: stand.keeper.over, between_s=0.5)
    assert stand.keeper.starts == MOST_FAILED_STARTS
    assert stand.said == ["The screen cannot be shown: libEGL.so.1 is missing. The line runs without it."]


def test_one_that_falls_again_and_again_waits_longer_each_time(make: Callable[..., Stand]) -> None:
    stand = make()
    stand.behave("falls")
    began: list[float] = []
    for start in range(1, 4):
        stand.until(lambda start=start: stand.keeper.starts >= start, step_s=0.02)  # type: ignore[misc]
        began.append(stand.now_s)
    assert began[2] - began[1] > began[1] - began[0]
    assert not stand.keeper.over


def test_what_it_says_of_its_look_is_not_taken_on_trust() -> None:
    options = ScreenOptions(language="en", theme="dark")
    assert options.as_seen({"lang": "--kiosk", "theme": ["light"]}) == options


def test_the_command_line_is_one_the_screen_reads(tmp_path: Path) -> None:
    given = ScreenOptions(kiosk=True, language="zh_CN", theme="dark", scale=1.2, size="1024x600").arguments(tmp_path)
    read = read_arguments(list(given))
    assert (read.kiosk, read.language, read.theme, read.scale, read.size) == (True, "zh_CN", "dark", 1.2, (1024, 600))
    assert read.child


def test_the_languages_of_the_command_line_are_those_of_the_screen() -> None:
    hints = get_type_hints(cli.demo)
    assert get_args(hints["lang"]) == LANGUAGES


# displays --------------------------------------------------------------------------------------------------------


@pytest.fixture
def free_display() -> str:
    return f":{20_000 + os.getpid() % 10_000}"


def test_an_x_server_answers_on_its_socket(free_display: str) -> None:
    assert why_none({"DISPLAY": free_display}) == f"No display answers at DISPLAY={free_display}."
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(f"\0/tmp/.X11-unix/X{free_display[1:]}")
        server.listen()
        assert why_none({"DISPLAY": f"{free_display}.0"}) == ""


def test_wayland_answers_in_the_runtime_folder(tmp_path: Path) -> None:
    environ = {"WAYLAND_DISPLAY": "w-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert "WAYLAND_DISPLAY=w-0" in why_none(environ)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "w-0"))
        server.listen()
        assert why_none(environ) == ""


@pytest.mark.parametrize("name", ["", "nonsense", ":", ":x", ":99999", "a" * 200 + ":1"])
def test_a_name_that_is_none_is_no_display(name: str) -> None:
    assert why_none({"DISPLAY": name}) != ""
