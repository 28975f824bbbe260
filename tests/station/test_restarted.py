"""A child that ends is started again: at once when it asked for it, else after a wait that grows."""

from pathlib import Path

from station.exit_codes import RESTART
from station.launcher import Child, ChildSpec, RestartedChild

LONG_S = 1_000.0


class Ending(Child):
    """A child without a process, ended by hand."""

    def __init__(self) -> None:
        super().__init__(ChildSpec("line", "nothing", (), Path("line.log")))
        self.code: int | None = None
        self.starts = 0

    @property
    def running(self) -> bool:
        return self.code is None

    @property
    def exit_code(self) -> int | None:
        return self.code

    def start(self) -> None:
        self.code = None
        self.starts += 1

    def end(self, within_s: float = 0.0) -> None:
        """It has ended."""


def test_a_line_that_asks_for_it_is_started_again_at_once() -> None:
    line = RestartedChild(Ending(), waits_s=(LONG_S,))
    line.start()
    for _ in range(3):
        line.child.code = RESTART  # type: ignore[attr-defined]
        assert line.look()
    assert line.child.starts == 4  # type: ignore[attr-defined]


def test_a_line_that_died_is_waited_for() -> None:
    line = RestartedChild(Ending(), waits_s=(LONG_S,))
    line.start()
    line.child.code = 1  # type: ignore[attr-defined]
    assert not line.look() and not line.look()
    assert line.child.starts == 1  # type: ignore[attr-defined]


def test_an_ordered_restart_forgets_the_crashes_before() -> None:
    line = RestartedChild(Ending(), waits_s=(0.0, LONG_S))
    line.start()
    for code, again in ((1, True), (RESTART, True), (1, True), (1, False)):
        line.child.code = code  # type: ignore[attr-defined]
        assert line.look() is again
