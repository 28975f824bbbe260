"""Sounds: told apart without looking, by pitch, length and count of pulses; by rhythm alone where only a beep is."""

import io
import wave
from itertools import combinations, pairwise
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from tests.ui.factories import samples
from tests.ui.factories.samples import alarm
from tests.ui.factories.stand import make_screen
from ui.client import Failure
from ui.i18n.words import Words
from ui.presenters.answers import AnswerModel, refused
from ui.sound import Sounds, Speaker
from ui.tones import RATE_HZ, SOUNDS, Sound, length_ms, wave_of

EVERY: tuple[Sound, ...] = get_args(Sound)
PAIRS = list(combinations(EVERY, 2))


def ratio(a: float, b: float) -> float:
    return max(a, b) / min(a, b)


def rhythm(sound: Sound) -> tuple[int, int]:
    """What a machine with a beep only lets hear: how many, and how far apart."""
    starts = [pulse.at_ms for pulse in SOUNDS[sound]]
    return len(starts), max((after - before for before, after in pairwise(starts)), default=0)


@pytest.mark.parametrize("pair", PAIRS)
def test_any_two_sounds_differ_in_more_than_one_way(pair: tuple[Sound, Sound]) -> None:
    one, other = (SOUNDS[each] for each in pair)
    pitch = ratio(max(p.hz for p in one), max(p.hz for p in other)) >= 1.12
    lasts = ratio(length_ms(pair[0]), length_ms(pair[1])) >= 1.5
    count = len(one) != len(other)
    assert pitch + lasts + count >= 2, (pitch, lasts, count)


@pytest.mark.parametrize("pair", PAIRS)
def test_any_two_sounds_differ_by_their_beeps_alone(pair: tuple[Sound, Sound]) -> None:
    (n, apart), (m, other) = (rhythm(each) for each in pair)
    assert n != m or ratio(apart, other) >= 2


def test_an_alarm_is_slow_and_an_answer_is_short() -> None:
    assert max(length_ms(each) for each in ("accepted", "refused", "duplicate", "unknown")) <= 600
    assert min(length_ms(each) for each in ("p1", "p2", "p3")) >= 1_000
    assert min(p.hz for p in SOUNDS["accepted"]) > 2 * max(p.hz for p in SOUNDS["refused"])


@pytest.mark.parametrize("sound", EVERY)
def test_a_sound_is_a_wave_of_its_length_and_not_silent(sound: Sound) -> None:
    with wave.open(io.BytesIO(wave_of(sound))) as told:
        assert (told.getnchannels(), told.getsampwidth(), told.getframerate()) == (1, 2, RATE_HZ)
        assert abs(told.getnframes() * 1_000 / RATE_HZ - length_ms(sound)) < 2
        frames = told.readframes(told.getnframes())
    assert max(abs(int.from_bytes(frames[at : at + 2], "little", signed=True)) for at in range(0, 2_000, 2)) > 10_000


@pytest.mark.parametrize(
    ("key", "sound"),
    [("unit_taken", "duplicate"), ("code_taken", "duplicate"), ("code_unknown", "unknown"), ("not_next", "refused")],
)
def test_a_refusal_sounds_as_what_it_is(key: str, sound: str) -> None:
    assert refused(key, {}, Words()).sound == sound


def test_an_answer_that_has_not_come_is_silent() -> None:
    assert AnswerModel("busy", "Looking it up.").sound is None
    assert AnswerModel("accepted", "Good.").sound == "accepted"


@pytest.mark.parametrize(("priority", "sound"), [("P1", "p1"), ("P2", "p2"), ("P3", "p3")])
def test_each_priority_has_its_sound(priority: str, sound: Sound, qtbot: QtBot) -> None:
    sounds = Sounds()
    sounds.alarms((alarm("air_low", priority),))
    sounds.alarms((alarm("air_low", priority),))
    assert sounds.played == [sound]


def test_the_highest_of_several_sounds(qtbot: QtBot) -> None:
    sounds = Sounds()
    sounds.alarms((alarm("disk_low", "P3"), alarm("camera_lost", "P1", device="top"), alarm("air_low", "P2")))
    assert sounds.played == ["p1"]


def test_a_scan_is_heard_on_the_look_up_too(qtbot: QtBot) -> None:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.fallback = Failure("code_unknown", {"code": "X"})
    screen.show()
    client.feed(samples.calm())
    screen.sounds.played.clear()
    screen.scanned("X")
    assert screen.sounds.played == ["unknown"]


def test_a_player_that_fails_gives_way_to_the_beep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for name in ("pw-play", "paplay", "aplay"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\nexit 1\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    speaker = Speaker()
    assert speaker.play("accepted")
    qtbot.waitUntil(lambda: speaker.program == "")
    assert not speaker.play("accepted")


def test_the_sound_that_could_not_be_played_is_beeped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    program = tmp_path / "pw-play"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    beeps: list[bool] = []
    monkeypatch.setattr("ui.sound.QApplication.beep", lambda: beeps.append(True))
    sounds = Sounds()
    sounds.play("accepted")
    assert beeps == []
    qtbot.waitUntil(lambda: beeps == [True])


def test_the_player_gets_the_wave_of_the_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    heard = tmp_path / "heard.wav"
    program = tmp_path / "pw-play"
    program.write_text(f'#!/bin/sh\ncp "$1" {heard}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    speaker = Speaker()
    assert speaker.play("p2")
    qtbot.waitUntil(lambda: heard.exists() and heard.stat().st_size == len(wave_of("p2")))
    assert heard.read_bytes() == wave_of("p2")
    qtbot.waitUntil(lambda: speaker._player is None)


def test_another_sound_ends_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    program = tmp_path / "pw-play"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    speaker = Speaker()
    assert speaker.play("p1")
    first = speaker._player
    assert first is not None
    ended: list[int] = []
    first.finished.connect(lambda *_: ended.append(1))
    qtbot.waitUntil(lambda: first.state() is QProcess.ProcessState.Running)
    assert speaker.play("accepted")
    qtbot.waitUntil(lambda: len(ended) == 1)
    assert speaker.program and speaker._player is not first
    last = speaker._player
    assert last is not None
    last.finished.connect(lambda *_: ended.append(2))
    speaker.hush()
    qtbot.waitUntil(lambda: len(ended) == 2)
