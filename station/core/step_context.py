"""Where one observation is worked on: the state, the settings, the time, and the step that is being written."""

from dataclasses import dataclass, field

from station.core import events as ev
from station.core.alarms import kind_of
from station.core.effects import Effect
from station.core.evolve import evolve
from station.core.observations import Now
from station.core.settings import LineSettings
from station.core.state import LineState
from station.core.values import Arguments, QueueRow

ALARMS_MAX = 256
NUMBERED_MAX = 192
"""Alarms that wait for a person (most of them name a case); the rest of the room is for conditions and for what holds
the line."""
FLOOD = "alarm_flood"


def arguments(**named: str | int) -> Arguments:
    """Arguments of a key in the one order events store them in."""
    return tuple(sorted(named.items()))


@dataclass(slots=True)
class StepContext:
    settings: LineSettings
    state: LineState
    now: Now = field(default_factory=lambda: Now(0, 0))
    events: list[ev.Event] = field(default_factory=list)
    queue: list[QueueRow] = field(default_factory=list)
    dropped: list[tuple[int, int]] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    first_seq: int = 0
    """Number of the first event of this step, if it has any."""

    def clear(self, now: Now) -> None:
        """Begin the next step."""
        self.now = now
        self.events, self.queue, self.dropped, self.effects = [], [], [], []
        self.first_seq = self.state.seq + 1

    def emit(self, event: ev.Event) -> None:
        """An event is now true: it goes into the step and at once into the state."""
        self.events.append(event)
        evolve(self.state, event, self.now.wall_us)

    def alarm(self, key: str, about: str = "", /, **named: str | int) -> None:
        """Raise an alarm unless it stands already. ``about`` tells alarms of one key apart (a case, a device).

        So many alarms that nobody can look at them are one alarm, which holds the line."""
        identity, standing = f"{key}:{about}" if about else key, self.state.alarms
        if identity in standing:
            return
        kind = kind_of(key)
        if len(standing) < (ALARMS_MAX if kind.self_clearing or kind.holds else NUMBERED_MAX):
            self.emit(ev.AlarmRaised(identity, key, arguments(**named)))
        elif FLOOD not in standing:
            self.emit(ev.AlarmRaised(FLOOD, FLOOD, arguments(n=len(standing))))

    def settle(self, key: str, about: str = "", /) -> None:
        """The cause is gone: a self-clearing alarm ends."""
        if kind_of(key).self_clearing:
            self.end(f"{key}:{about}" if about else key)

    def end(self, identity: str) -> None:
        """An alarm ends, if it stands; and the flood, when half of it has been looked at."""
        standing = self.state.alarms
        if identity in standing:
            self.emit(ev.AlarmCleared(identity))
        if FLOOD in standing and len(standing) <= NUMBERED_MAX // 2:
            self.emit(ev.AlarmCleared(FLOOD))

    def set_alarm(self, key: str, standing: bool, about: str = "", /, **named: str | int) -> None:
        """Follow a condition: raised while it stands, settled when it is over."""
        if standing:
            self.alarm(key, about, **named)
        else:
            self.settle(key, about)
