"""What each sound is made of: pulses of one pitch. Told apart without looking, and by their rhythm alone where a
machine has nothing but a beep."""

import array
import io
import math
import sys
import wave
from dataclasses import dataclass
from typing import Literal

Sound = Literal["p1", "p2", "p3", "accepted", "refused", "duplicate", "unknown", "full"]

RATE_HZ = 22_050
_LOUD = 0.6
_EDGE_MS = 6
"""A pulse swells and fades for so long: no click."""


@dataclass(frozen=True, slots=True)
class Beep:
    at_ms: int
    """After the start of the sound."""
    ms: int
    hz: int


def _beeps(count: int, every_ms: int, ms: int, *hz: int) -> tuple[Beep, ...]:
    """Equal steps; several pitches take turns."""
    return tuple(Beep(place * every_ms, ms, hz[place % len(hz)]) for place in range(count))


SOUNDS: dict[Sound, tuple[Beep, ...]] = {
    "p1": _beeps(6, 350, 250, 988, 740),
    "p2": _beeps(3, 700, 350, 740),
    "p3": _beeps(2, 1_000, 300, 494),
    "accepted": _beeps(1, 0, 60, 1_976),
    "refused": _beeps(2, 250, 150, 330),
    "duplicate": _beeps(3, 180, 90, 1_319),
    "unknown": _beeps(5, 120, 60, 587),
    "full": _beeps(4, 140, 100, 1_568),
}
"""Two tones in turn: come now. Slow and even: come when you can. Quick: the answer to one's own scan, one high blip for
yes, two low ones for no, three for twice, four for full, a rattle for a code nobody
knows."""


def length_ms(sound: Sound) -> int:
    last = SOUNDS[sound][-1]
    return last.at_ms + last.ms


def wave_of(sound: Sound) -> bytes:
    """The sound as a WAV file: mono, 16 bit."""
    samples = array.array("h", bytes(2 * (length_ms(sound) * RATE_HZ // 1_000 + 1)))
    for pulse in SOUNDS[sound]:
        start, n = pulse.at_ms * RATE_HZ // 1_000, pulse.ms * RATE_HZ // 1_000
        edge = _EDGE_MS * RATE_HZ // 1_000
        for place in range(n):
            swell = min(1.0, place / edge, (n - place) / edge)
            samples[start + place] = round(32_767 * _LOUD * swell * math.sin(2 * math.pi * pulse.hz * place / RATE_HZ))
    if sys.byteorder == "big":
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as told:
        told.setnchannels(1)
        told.setsampwidth(2)
        told.setframerate(RATE_HZ)
        told.writeframes(samples.tobytes())
    return file.getvalue()
