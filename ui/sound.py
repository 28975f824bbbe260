"""Beeps, where the machine has an output for them. The loud one is the PLC's buzzer; this is for one's own scans."""

from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from station.api.schema import Alarm

Sound = Literal["p1", "p2", "accepted", "refused"]
PATTERNS_MS: dict[Sound, tuple[int, ...]] = {
    "p1": (0, 250, 1000, 1250, 2000, 2250),
    "p2": (0,),
    "accepted": (0,),
    "refused": (0, 250),
}
"""When to beep after the start of a sound: QApplication.beep has one tone only."""
P1_AGAIN_MS = 30_000
SILENCE_MS = 120_000


class Sounds(QObject):
    """Plays one sound at a time; an unacknowledged P1 sounds again every 30 s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.played: list[Sound] = []
        """The last few, newest last."""
        self._left: list[int] = []
        self._step = QTimer(self, singleShot=True)
        self._step.timeout.connect(self._beep)
        self._again = QTimer(self, interval=P1_AGAIN_MS)
        self._again.timeout.connect(lambda: self._warn("p1"))
        self._known: frozenset[str] = frozenset()
        self._silent = QTimer(self, interval=SILENCE_MS, singleShot=True)
        self.silent_until_us = 0
        """By the clock of the station, to be shown; 0 = never silenced."""

    def play(self, sound: Sound) -> None:
        self.played = [*self.played[-7:], sound]
        pattern = PATTERNS_MS[sound]
        self._left = [after - before for before, after in pairwise(pattern)]
        self._beep_now()

    def alarms(self, alarms: tuple[Alarm, ...]) -> None:
        """New alarms sound; silence comes with the last acknowledgement."""
        loud = frozenset(each.alarm for each in alarms if each.priority != "P3" and not each.acknowledged_by)
        p1 = {each.alarm for each in alarms if each.priority == "P1"} & loud
        fresh, self._known = loud - self._known, loud
        if fresh & p1:
            self.speak()
        if fresh:
            self._warn("p1" if fresh & p1 else "p2")
        if p1 and not self._again.isActive():
            self._again.start()
        if not p1:
            self._again.stop()

    def silence(self, now_us: int) -> None:
        """No sound of an alarm for two minutes, or until a new P1; what a person does is still answered."""
        self._silent.start()
        self.silent_until_us = now_us + SILENCE_MS * 1_000
        self._left.clear()

    def speak(self) -> None:
        """The silence is over."""
        self._silent.stop()
        self.silent_until_us = 0

    def _warn(self, sound: Sound) -> None:
        if not self._silent.isActive():
            self.play(sound)

    def _beep_now(self) -> None:
        self._step.stop()
        self._beep()

    def _beep(self) -> None:
        QApplication.beep()
        if self._left:
            self._step.start(self._left.pop(0))
