"""A recorded line runs again bit for bit, from its start and from the middle; a changed program is found out."""

import base64
import gzip
import io
import itertools
import json
import os
import pickle
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from typer.testing import CliRunner

import station.cli_commands.replay as replay_command
import station.recording.recorder as recorder_module
import station.recording.segments as segments_module
from drivers.protocols import PlcBlock
from station.cli import app
from station.core import acceptance
from station.core import commands as cmd
from station.core import observations as obs
from station.core.effects import Step
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.values import Reason
from station.journal import codec
from station.recording.recorder import Recorder
from station.recording.replay import fields_differ, replay, segments_of
from station.recording.segments import ITEMS, NotRecorded
from station.recording.state import StateUnreadable, freeze, thaw
from tests.core.talk import RECIPE, Talk, asked_camera
from tests.simulation.run import sail
from tests.waiting import until

PROGRAM = "scanning-station test"
QUOTA = 10_000_000


def as_on_the_wire(item: obs.Observation | cmd.Command) -> obs.Observation | cmd.Command:
    """A block as drivers make it, whatever stands for it in tests."""
    if not isinstance(item, obs.PlcPolled):
        return item
    return obs.PlcPolled(PlcBlock(**{name: getattr(item.block, name) for name in PlcBlock.__dataclass_fields__}))


class Tape:
    """Records every line that is made while it runs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.recorder: Recorder | None = None
        make, handle, tape = Line.__init__, Line.handle, self
        monkeypatch.setattr(recorder_module, "WAITING_BOUND", 1_000_000)

        def begin(line: Line, settings: object, loaded: Loaded) -> None:
            make(line, settings, loaded)  # type: ignore[arg-type]
            if tape.recorder is None:
                tape.recorder = Recorder(folder, QUOTA, settings, PROGRAM)  # type: ignore[arg-type]
                tape.recorder.start(loaded)
            else:
                tape.recorder.begun(loaded)

        def keep(line: Line, now: obs.Now, item: obs.Observation | cmd.Command) -> Step:
            item = as_on_the_wire(item)
            step = handle(line, now, item)
            assert tape.recorder is not None
            tape.recorder.record(now, item, step, line)
            return step

        monkeypatch.setattr(Line, "__init__", begin)
        monkeypatch.setattr(Line, "handle", keep)
        self._monkeypatch = monkeypatch

    def end(self) -> None:
        self._monkeypatch.undo()
        assert self.recorder is not None
        self.recorder.close()
        assert not self.recorder.failed and not self.recorder.let_go


@pytest.fixture
def tape(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Tape]:
    yield Tape(monkeypatch, tmp_path)


def talk_for(cases: int) -> Talk:
    talk = Talk(asked_camera()).start()
    for seq in range(1, cases + 1):
        talk.pack(seq, good=seq % 3 > 0)
    return talk


@pytest.mark.parametrize("shape", ["picture", "queue", "reader"])
def test_a_day_with_every_fault_and_crashes_runs_again_bit_for_bit(
    tape: Tape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    monkeypatch.setattr(recorder_module, "SEGMENT_INPUTS", 250)
    sail(7, shape=shape)
    tape.end()
    outcome = replay(segments_of(tmp_path))
    assert outcome.segments > 3 and outcome.cases > 10
    assert outcome.steps_differ == 0 and not outcome.decided_otherwise and not outcome.skipped


def test_every_segment_can_be_run_by_itself(tape: Tape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder_module, "SEGMENT_INPUTS", 10)
    talk_for(30)
    tape.end()
    segments = segments_of(tmp_path)
    assert len(segments) > 4
    for segment in segments:
        outcome = replay([segment])
        assert outcome.steps_differ == 0 and not outcome.skipped


def test_a_program_that_decides_otherwise_is_found(tape: Tape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talk_for(6)
    tape.end()
    monkeypatch.setattr(acceptance, "against", lambda seen, held: (Reason.FOREIGN, None))
    outcome = replay(segments_of(tmp_path))
    assert outcome.steps_differ == len(outcome.first_differing) > 0
    assert set(outcome.decided_otherwise) == {f"1/{seq}" for seq in range(1, 7)}
    before, after = outcome.decided_otherwise["1/1"]
    assert "case.passed" in before and "foreign" in after["case.rejected"]


def test_a_case_that_only_gets_another_sscc_is_not_decided_otherwise(
    tape: Tape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen: of one case that was rejected now, 50 others were named, each with the same words before and after."""
    talk_for(6)
    tape.end()
    usual, asked = acceptance.against, itertools.count()

    def second_is_foreign(seen: Any, held: Any) -> Any:
        return (Reason.FOREIGN, None) if seen and next(asked) == 1 else usual(seen, held)

    monkeypatch.setattr(acceptance, "against", second_is_foreign)
    outcome = replay(segments_of(tmp_path))
    assert len(outcome.decided_otherwise) == 1 and len(outcome.numbered_otherwise) >= 2
    asked = itertools.count()
    told = CliRunner().invoke(app, ["replay", str(tmp_path), "--diff"])
    assert told.exit_code == 1 and told.stdout.count("recorded:") == 1
    assert "more cases differ in the SSCC they are given, and in nothing else." in told.stdout


def test_what_differs_in_a_case_that_is_decided_by_the_same_events_is_named() -> None:
    body = {"units": [1, 2], "window": {"first": 1}, "case_code": "x", "sscc_serial": 4}
    before = {"case.passed": json.dumps(body), "case.released": "{}"}
    other = body | {"units": [1, 3], "case_code": "y", "sscc_serial": 5}
    assert fields_differ(before, before | {"case.passed": json.dumps(other)}) == ["case.passed units"]
    read = body | {"sscc_serial": None}
    assert fields_differ({"case.passed": json.dumps(read)}, {"case.passed": json.dumps(read | {"case_code": "y"})}) == [
        "case.passed case_code"
    ]


def test_the_command_says_yes_and_no(tape: Tape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talk_for(6)
    tape.end()
    told = CliRunner().invoke(app, ["replay", str(tmp_path), "--json"])
    assert told.exit_code == 0 and json.loads(told.stdout)["steps_differ"] == 0
    monkeypatch.setattr(acceptance, "against", lambda seen, held: (Reason.FOREIGN, None))
    told = CliRunner().invoke(app, ["replay", str(tmp_path), "--diff"])
    assert told.exit_code == 1 and "now:      case.rejected (foreign)" in told.stdout


def test_every_observation_and_command_can_be_written_and_read() -> None:
    for kind in (*get_args(obs.Observation), *get_args(cmd.Command)):
        if kind is not obs.PlcPolled:
            codec._shape(kind)
    assert set(ITEMS.values()) >= {*get_args(obs.Observation), *get_args(cmd.Command)}


# what is no recording ------------------------------------------------------------------------------------------------


def rewritten(folder: Path, change: object) -> Path:
    """The first segment with its lines changed."""
    path = segments_of(folder)[0]
    lines = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    path.write_bytes(gzip.compress(b"".join(json.dumps(line).encode() + b"\n" for line in change(lines))))  # type: ignore[operator]
    return path


def key_of(path: Path) -> str:
    with pytest.raises(NotRecorded) as refused:
        replay([path])
    return refused.value.key


def test_what_is_no_recording_is_told_in_one_sentence(tape: Tape, tmp_path: Path) -> None:
    talk_for(3)
    tape.end()
    other = tmp_path / "photo.rec.gz"
    other.write_bytes(b"\x89PNG")
    assert key_of(other) == "recording_unknown"
    other.write_bytes(gzip.compress(b"[1]\n"))
    assert key_of(other) == "recording_unknown"
    other.write_bytes(gzip.compress(b"\xff\xfe not json\n"))
    assert key_of(other) == "recording_unknown"
    other.unlink()
    assert key_of(rewritten(tmp_path, lambda lines: [["recording", 2, lines[0][2]], *lines[1:]])) == "recording_newer"
    other_program = rewritten(
        tmp_path, lambda lines: [["recording", 1, lines[0][2] | {"program": "9.9", "settings": {}}], *lines[1:]]
    )
    with pytest.raises(NotRecorded) as told:
        replay([other_program])
    assert (told.value.key, told.value.arguments["program"]) == ("recording_other_program", "9.9")
    with pytest.raises(NotRecorded, match="recording_missing"):
        segments_of(tmp_path / "..")
    with pytest.raises(NotRecorded) as absent:
        replay([tmp_path / "nowhere.rec.gz"])
    assert (absent.value.key, absent.value.arguments["detail"]) == ("recording_unreadable", "No such file or directory")


def test_the_data_folder_of_a_line_will_do_too(tmp_path: Path) -> None:
    (tmp_path / "recordings").mkdir()
    segment = tmp_path / "recordings" / "000001-000001.rec.gz"
    segment.touch()
    assert segments_of(tmp_path) == segments_of(tmp_path / "recordings") == [segment]


@pytest.mark.parametrize(
    "line",
    [
        ["item", 1, 1, "Nothing", {}, "d"],
        ["item", 1, 1, "Hold", {"by": 7}, "d"],
        ["poll", 1, 1, {"epoch": "x"}, "d"],
        ["poll", 1, 1, {"no_word": 1}, "d"],
        ["what"],
        {"a": 1},
    ],
)
def test_a_line_that_no_recorder_wrote_is_named(tape: Tape, tmp_path: Path, line: object) -> None:
    talk_for(1)
    tape.end()
    assert key_of(rewritten(tmp_path, lambda lines: [*lines[:3], line, *lines[3:]])) == "recording_line"


def test_the_recording_of_a_killed_line_ends_where_it_was_flushed(tape: Tape, tmp_path: Path) -> None:
    talk_for(60)
    tape.end()
    path = segments_of(tmp_path)[0]
    path.write_bytes(path.read_bytes()[:-40])
    outcome = replay([path])
    assert outcome.ended_early == 1 and outcome.steps_differ == 0 and outcome.inputs > 50


def flipped(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 0x10
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_segment_with_a_flipped_bit_costs_the_others_nothing(
    tape: Tape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    monkeypatch.setattr(recorder_module, "SEGMENT_INPUTS", 15)
    talk_for(30)
    tape.end()
    segments = segments_of(tmp_path)
    assert len(segments) > 3
    whole = replay(segments)
    damaged = segments[1]
    flipped(damaged, int(damaged.stat().st_size * share))
    outcome = replay(segments)
    assert (outcome.damaged, outcome.steps_differ, outcome.skipped) == ([damaged.name], 0, [])
    assert whole.inputs - 15 <= outcome.inputs < whole.inputs
    assert CliRunner().invoke(app, ["replay", str(tmp_path)]).exit_code == 1


def test_a_damaged_segment_by_itself_is_told_in_one_sentence(tape: Tape, tmp_path: Path) -> None:
    talk_for(30)
    tape.end()
    (path,) = segments_of(tmp_path)
    flipped(path, path.stat().st_size - 6)
    assert key_of(path) == "recording_damaged"


@pytest.mark.parametrize(
    "left", [b"", b"\x1f\x8b\x08", gzip.compress(b"", mtime=0)], ids=["empty", "begun", "of nothing"]
)
def test_a_segment_that_was_killed_as_it_began_costs_the_others_nothing(
    tape: Tape, tmp_path: Path, left: bytes
) -> None:
    talk_for(6)
    tape.end()
    alone = replay(segments_of(tmp_path))
    (path := tmp_path / "000001-000002.rec.gz").write_bytes(left)
    outcome = replay(segments_of(tmp_path))
    assert outcome.ended_early == 1 and outcome.inputs == alone.inputs > 0 and outcome.segments == 2
    assert key_of(path) == "recording_unknown"


class AsPython3112(pickle.Pickler):
    """Debian 12's: members of an enumeration are pickled as attributes of it."""

    def reducer_override(self, one: object) -> Any:
        return (getattr, (type(one), one.name)) if isinstance(one, Enum) else NotImplemented


def test_a_state_with_reasons_in_it_comes_back_whatever_python_wrote_it(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk(asked_camera())
    monkeypatch.setattr(talk.line, "reasons", (Reason.NO_READ, Reason.SHORT), raising=False)
    AsPython3112(written := io.BytesIO(), protocol=5).dump(talk.line)
    twin: Any = thaw(written.getvalue())
    assert twin.reasons == (Reason.NO_READ, Reason.SHORT) and twin.view() == talk.line.view()


@pytest.mark.parametrize(("program", "code"), [(PROGRAM, 1), ("scanning-station 9", 0)], ids=["ours", "another's"])
def test_a_segment_that_its_own_program_passes_over_is_no_yes(
    tape: Tape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, code: int
) -> None:
    monkeypatch.setattr(recorder_module, "SEGMENT_INPUTS", 15)
    talk_for(30)
    tape.end()
    monkeypatch.setattr(replay_command, "PROGRAM", program)
    first, second, *_ = segments_of(tmp_path)
    first.unlink()
    lines = [json.loads(line) for line in gzip.decompress(second.read_bytes()).splitlines()]
    lines = [["state", ""] if line[0] == "state" else line for line in lines]
    second.write_bytes(gzip.compress(b"".join(json.dumps(line).encode() + b"\n" for line in lines)))
    told = CliRunner().invoke(app, ["replay", str(tmp_path)])
    assert f"cannot begin with their state: {second.name}" in told.stdout and told.exit_code == code


def test_of_an_enumeration_of_the_core_nothing_but_its_members_is_reached() -> None:
    class Hostile:
        def __reduce__(self) -> Any:
            return getattr, (Reason, "__init_subclass__")

    with pytest.raises(StateUnreadable, match="no method of the core"):
        thaw(pickle.dumps(Hostile()))


def test_a_hostile_state_runs_nothing(tape: Tape, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("touch /tmp/station-was-here",)

    class Odd:
        def __reduce__(self) -> tuple[object, tuple[object, str]]:
            return getattr, (Talk, "start")

    for bad in (Evil(), Odd(), {"a": 1}):
        with pytest.raises(StateUnreadable):
            thaw(pickle.dumps(bad))
    talk_for(2)
    tape.end()
    state = base64.b64encode(pickle.dumps(Evil())).decode()
    path = rewritten(tmp_path, lambda lines: [lines[0], ["state", state], *lines[2:]])
    outcome = replay([path])
    assert outcome.skipped == [path.name] and outcome.inputs == 0
    told = CliRunner().invoke(app, ["replay", str(path)])
    assert told.exit_code == 2 and "can begin" in told.stderr


def test_dotted_names_reach_nothing_outside_of_the_core() -> None:
    for stream in (b"cstation.core.events\ndataclasses.sys\n.", b"cstation.core.line\nCallable\n.", b"cos\nsystem\n."):
        with pytest.raises(StateUnreadable):
            thaw(stream)


# the ring ------------------------------------------------------------------------------------------------------------


def ringed(folder: Path, quota: int, monkeypatch: pytest.MonkeyPatch, inputs: int) -> Recorder:
    monkeypatch.setattr(recorder_module, "SEGMENT_INPUTS", 10)
    talk = Talk(asked_camera())
    recorder = Recorder(folder, quota, talk.settings, PROGRAM)
    recorder.start(talk.loaded)
    for number in range(inputs):
        item = obs.FrameSeen("top", number)
        now = obs.Now(number, number)
        recorder.record(now, item, talk.line.handle(now, item), talk.line)
    recorder.close()
    return recorder


def test_the_oldest_segments_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = ringed(tmp_path, 6_000, monkeypatch, 200)
    names = [path.name for path in segments_of(tmp_path)]
    assert names[-1].startswith("000001-0000") and "000001-000001.rec.gz" not in names
    assert 0 < recorder.bytes <= 6_000
    recorder.allow(0)
    assert recorder.bytes == 0


def test_a_writer_that_is_behind_leaves_a_gap_and_goes_on_from_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "WAITING_BOUND", 4)
    talk = Talk(asked_camera())
    recorder = Recorder(tmp_path, QUOTA, talk.settings, PROGRAM)
    monkeypatch.setattr(recorder._thread, "start", lambda: None)
    recorder.start(talk.loaded)

    def say(count: int) -> None:
        for number in range(count):
            item, now = obs.FrameSeen("top", number), obs.Now(number, number)
            recorder.record(now, item, talk.line.handle(now, item), talk.line)

    say(10)
    monkeypatch.undo()
    recorder._thread.start()
    while recorder._waiting.qsize():
        pass
    say(3)
    recorder.close()
    outcome = replay(segments_of(tmp_path))
    assert outcome.gaps == 8 and outcome.inputs == 5 and outcome.steps_differ == 0


def test_a_folder_that_cannot_be_written_costs_the_line_nothing(tmp_path: Path) -> None:
    (tmp_path / "recordings").write_text("a file")
    talk = Talk(asked_camera())
    recorder = Recorder(tmp_path / "recordings", QUOTA, talk.settings, PROGRAM)
    recorder.start(talk.loaded)
    item, now = obs.FrameSeen("top", 1), obs.Now(1, 1)
    recorder.record(now, item, talk.line.handle(now, item), talk.line)
    recorder.close()
    assert recorder.failed and recorder.let_go


def test_a_recording_that_stopped_begins_again_with_the_whole_state_once_its_folder_is_right(tmp_path: Path) -> None:
    blocked = tmp_path / "recordings"
    blocked.write_text("a file")
    talk = Talk(asked_camera())
    recorder = Recorder(blocked, QUOTA, talk.settings, PROGRAM)
    recorder.start(talk.loaded)
    tell(recorder, talk, range(1, 2))
    blocked.unlink()
    recorder.try_again()
    tell(recorder, talk, range(2, 6))
    recorder.close()
    outcome = replay(segments_of(blocked))
    assert not recorder.failed and outcome.gaps >= 1
    assert (outcome.inputs, outcome.steps_differ) == (3, 0)


def test_a_fault_of_the_recorder_itself_is_told_and_it_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(asked_camera())
    recorder = Recorder(tmp_path, QUOTA, talk.settings, PROGRAM)
    recorder.start(talk.loaded)
    with monkeypatch.context() as broken:
        broken.setattr(segments_module, "digest", lambda step: 1 / 0)
        tell(recorder, talk, range(1))
        until(lambda: recorder.failed, "the recording stopped", 5.0)
    assert recorder.failed == "ZeroDivisionError: division by zero"
    recorder.try_again()
    tell(recorder, talk, range(1, 6))
    recorder.close()
    outcome = replay(segments_of(tmp_path))
    assert not recorder.failed and outcome.gaps >= 1
    assert (outcome.inputs, outcome.steps_differ) == (4, 0)


def test_a_core_that_cannot_be_written_down_costs_the_recording_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "SEGMENT_INPUTS", 1)
    talk = Talk(asked_camera())
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    monkeypatch.setattr(talk.line, "deep", deep, raising=False)
    recorder = Recorder(tmp_path, QUOTA, talk.settings, PROGRAM)
    recorder.start(talk.loaded)
    tell(recorder, talk, range(1))
    recorder.close()
    assert recorder.failed.startswith("RecursionError")


def test_an_older_journal_that_is_back_leaves_what_was_recorded_of_the_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ringed(tmp_path, QUOTA, monkeypatch, 25)
    before = {path: path.read_bytes() for path in segments_of(tmp_path)}
    ringed(tmp_path, QUOTA, monkeypatch, 15)
    assert {path: path.read_bytes() for path in before} == before
    outcome = replay(segments_of(tmp_path))
    assert outcome.inputs == 40 and outcome.segments == len(before) + 2 and outcome.steps_differ == 0


def tell(recorder: Recorder, talk: Talk, numbers: range) -> None:
    """Inputs that hardly pack, written before this returns."""
    draw = Random(numbers.start)
    for number in numbers:
        item, now = obs.FrameSeen("top", draw.getrandbits(60)), obs.Now(number, draw.getrandbits(50))
        recorder.record(now, item, talk.line.handle(now, item), talk.line)
    while recorder._waiting.qsize():
        pass


def test_a_segment_that_grows_is_counted_and_ends_for_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder_module, "LEAST_INPUTS", 100)
    talk = Talk(asked_camera())
    recorder = Recorder(tmp_path, 80_000, talk.settings, PROGRAM)
    recorder.start(talk.loaded)
    grown = []
    for start in range(0, 6_000, 100):
        tell(recorder, talk, range(start, start + 100))
        grown.append(recorder.bytes)
    recorder.close()
    assert grown[0] > 0 and grown[3] > grown[0] and max(grown) <= 88_000
    sizes = [path.stat().st_size for path in segments_of(tmp_path)]
    assert len(sizes) > 2 and recorder.bytes == sum(sizes) <= 80_000
    assert replay(segments_of(tmp_path)).steps_differ == 0


def test_what_filled_the_disk_makes_room_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder_module, "SEGMENT_INPUTS", 100)
    talk = Talk(asked_camera())
    recorder = Recorder(tmp_path, QUOTA, talk.settings, PROGRAM)
    recorder.start(talk.loaded)
    (tmp_path / "000001-000002.rec.gz").symlink_to("/dev/full")
    tell(recorder, talk, range(200))
    recorder.close()
    assert recorder.failed == "No space left on device" and replay(segments_of(tmp_path)[:1]).inputs == 100
    recorder.allow(0)
    assert not list(tmp_path.iterdir())


def test_a_segment_that_cannot_be_removed_is_no_full_disk(tmp_path: Path) -> None:
    (tmp_path / "000000-000001.rec.gz").mkdir()
    talk = Talk(asked_camera())
    recorder = Recorder(tmp_path, QUOTA, talk.settings, PROGRAM)
    recorder.start(talk.loaded)
    recorder.allow(0)
    recorder.close()
    assert "directory" in recorder.failed


def test_a_core_comes_back_as_it_was() -> None:
    talk = Talk(asked_camera())
    for item in (obs.DeviceBack("top"), cmd.StartOrder("anna", "O1", RECIPE)):
        talk.say(item)
    talk.say(as_on_the_wire(obs.PlcPolled(talk.block)))
    twin = thaw(freeze(talk.line))
    told = obs.Now(talk.ms + 20, 1), as_on_the_wire(obs.PlcPolled(replace(talk.block, epoch=1)))
    assert twin.handle(*told) == talk.line.handle(*told)
    assert twin.view() == talk.line.view()
