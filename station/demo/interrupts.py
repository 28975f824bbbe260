"""A demo is ended in order by SIGINT and SIGTERM: it is told once, and looks when it can."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class Interrupts:
    def __init__(self) -> None:
        self.interrupted = False
        """Set by whoever wants it to end."""
        self.ctrl_c = False
        """It was a person at the terminal."""

    @contextmanager
    def obeying_signals(self) -> Iterator[None]:
        def asked(number: int, _frame: object) -> None:
            self.interrupted = True
            self.ctrl_c = number == signal.SIGINT

        before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
