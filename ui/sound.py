"""One sound for each priority of an alarm, one for each answer to a scan. The loud one is the PLC's buzzer.

They are played by the player the system has; where there is none, or it fails, the machine's beep keeps their rhythm.
"""

import shutil
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTemporaryDir, QTimer, Signal
from PySide6.QtWidgets import QApplication

from station.api.schema import Alarm
from ui.tones import SOUNDS, Sound, wave_of

PLAYERS = ("pw-play", "paplay", "aplay")
"""Of PipeWire, PulseAudio, ALSA: the first that is there."""
P1_AGAIN_MS = 30_000
SILENCE_MS = 120_000


class Speaker(QObject):
    """Plays one sound at a time by the system's player."""

    failed = Signal()
    """It plays no more, and the last sound was not heard."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.program = next((found for name in PLAYERS if (found := shutil.which(name))), "")
        """Empty = there is none, or it could not play."""
        self._folder = QTemporaryDir() if self.program else None
        self._player: QProcess | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.hush)

    def play(self, sound: Sound) -> bool:
        """False: it cannot be played here."""
        if not self.program or self._folder is None:
            return False
        path = Path(self._folder.filePath(f"{sound}.wav"))
        try:
            if not path.exists():
                path.write_bytes(wave_of(sound))
        except OSError:
            self.program = ""
            return False
        self.hush()
        self._player = QProcess(self)
        self._player.errorOccurred.connect(self._cannot)
        self._player.finished.connect(self._ended)
        self._player.start(self.program, [str(path)])
        return True

    def hush(self) -> None:
        """End what sounds; nobody waits for the end."""
        player, self._player = self._player, None
        if player is None:
            return
        player.errorOccurred.disconnect(self._cannot)
        player.finished.disconnect(self._ended)
        player.finished.connect(player.deleteLater)
        player.kill()

    def _ended(self, code: int) -> None:
        player, self._player = self._player, None
        if player is not None:
            player.deleteLater()
        if code != 0:
            self._cannot()

    def _cannot(self) -> None:
        """No sound card, no server: beeps from now on."""
        self.program = ""
        self.failed.emit()


_OF_PRIORITY: dict[str, Sound] = {"P1": "p1", "P2": "p2", "P3": "p3"}


class Sounds(QObject):
    """Plays one sound at a time; an unacknowledged P1 sounds again every 30 s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.played: list[Sound] = []
        """The last few, newest last."""
        self.speaker = Speaker(self)
        self.speaker.failed.connect(self._beep_all)
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
        self._step.stop()
        self._left.clear()
        if not self.speaker.play(sound):
            self._beep_all()

    def _beep_all(self) -> None:
        """The rhythm of the last sound."""
        self._left = [after.at_ms - before.at_ms for before, after in pairwise(SOUNDS[self.played[-1]])]
        self._beep()

    def alarms(self, alarms: tuple[Alarm, ...]) -> None:
        """New alarms sound; silence comes with the last acknowledgement."""
        loud = {each.alarm: each.priority for each in alarms if not each.acknowledged_by}
        fresh = {loud[alarm] for alarm in loud.keys() - self._known}
        self._known = frozenset(loud)
        p1 = "P1" in loud.values()
        if "P1" in fresh:
            self.speak()
        if fresh:
            self._warn(_OF_PRIORITY[min(fresh)])
        if p1 and not self._again.isActive():
            self._again.start()
        if not p1:
            self._again.stop()

    def silence(self, now_us: int) -> None:
        """No sound of an alarm for two minutes, or until a new P1; what a person does is still answered."""
        self._silent.start()
        self.silent_until_us = now_us + SILENCE_MS * 1_000
        self._left.clear()
        self.speaker.hush()

    def speak(self) -> None:
        """The silence is over."""
        self._silent.stop()
        self.silent_until_us = 0

    def _warn(self, sound: Sound) -> None:
        if not self._silent.isActive():
            self.play(sound)

    def _beep(self) -> None:
        QApplication.beep()
        if self._left:
            self._step.start(self._left.pop(0))
