"""``station replay``: a recorded part of a line's life, run again through the core of this program."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from station.cli_commands.output import NO, USAGE, YES, counted, fail, foreseeable, out, quiet_libraries
from station.core.codes import display
from station.recording.replay import ReplayOutcome, fields_differ, replay, segments_of
from station.recording.segments import NotRecorded
from station.version import PROGRAM

if TYPE_CHECKING:
    from station.cli_commands.replay_pictures import PicturesAgain


def replay_recording(recording: Path, *, diff: bool, pictures: bool, as_json: bool) -> int:
    """0: nothing differs. With ``diff`` only cases count; without it every step does. A picture that is read otherwise
    always counts; one that is read better does not."""
    again = None
    with foreseeable():
        try:
            segments = segments_of(recording)
            again = _pictures(segments[0].parent) if pictures else None
            outcome = replay(segments, again) if again is not None else replay(segments)
        except NotRecorded as wrong:
            fail(USAGE, wrong.key, {name: display(str(value)) for name, value in wrong.arguments.items()})
    if not outcome.inputs:
        fail(USAGE, "recording_no_start", {"file": display(str(recording)), "program": ", ".join(outcome.programs)})
    told = _plain(outcome) | ({"pictures": asdict(again) | {"folder": str(again.folder)}} if again else {})
    lines = [*_lines(outcome, diff), *(_of_pictures(again) if again else ())]
    out(json.dumps(told) if as_json else "\n".join(lines))
    otherwise = (again and again.otherwise) or outcome.decided_otherwise or outcome.numbered_otherwise
    not_run = outcome.damaged or (outcome.skipped and outcome.programs == [PROGRAM])  # its own states it must know
    return NO if otherwise or not_run or (outcome.steps_differ and not diff) else YES


def _pictures(folder: Path) -> "PicturesAgain":
    """OpenCV is loaded by whoever asks for pictures."""
    from station.cli_commands.replay_pictures import PicturesAgain

    quiet_libraries()
    return PicturesAgain(folder / "pictures")


def _of_pictures(again: "PicturesAgain") -> list[str]:
    counts = counted(
        "{n:1 picture|{n} pictures} read again: "
        "{before:1 code was|{before} codes were} read, {now} {now:is|are} now, {other} otherwise.",
        n=again.pictures,
        before=again.read_before,
        now=again.read_now,
        other=len(again.otherwise),
    )
    return [
        counts,
        *(f"  {display(each)}" for each in again.otherwise),
    ]


def _plain(outcome: ReplayOutcome) -> dict[str, object]:
    told = asdict(outcome)
    told["first_differing"] = [{"at": _at(now.wall_us), "told": name} for now, name in outcome.first_differing]
    told["decided_otherwise"] = {
        case: {"recorded": before, "now": after} for case, (before, after) in outcome.decided_otherwise.items()
    }
    return told | {"program": PROGRAM}


def _lines(outcome: ReplayOutcome, diff: bool) -> list[str]:
    lines = [*_counts(outcome), *_not_run(outcome)]
    if diff:
        for case, (before, after) in outcome.decided_otherwise.items():
            lines += [f"case {case}", f"  recorded: {_told(before)}", f"  now:      {_told(after)}"]
            if before.keys() == after.keys():
                lines.append(f"  differs:  {', '.join(fields_differ(before, after))}")
    else:
        lines += [f"  {_at(now.wall_us)} {name}" for now, name in outcome.first_differing]
    return [display(line) for line in lines]


def _counts(outcome: ReplayOutcome) -> Iterator[str]:
    segments = counted("{n:1 segment|{n} segments} of", n=outcome.segments)
    yield f"{segments} {', '.join(outcome.programs)}, run by {PROGRAM}:"
    yield counted(
        "{inputs:1 input|{inputs} inputs}, {cases:1 case|{cases} cases}: "
        "{steps:1 step differs|{steps} steps differ}, {other:1 case is|{other} cases are} decided otherwise.",
        inputs=outcome.inputs,
        cases=outcome.cases,
        steps=outcome.steps_differ,
        other=len(outcome.decided_otherwise),
    )
    if outcome.numbered_otherwise:
        differ = (
            "{n:1 {more}case differs|{n} {more}cases differ} in the SSCC {n:it is|they are} given, and in nothing else."
        )
        more = "more " if outcome.decided_otherwise else ""
        yield counted(differ, n=len(outcome.numbered_otherwise), more=more)


def _not_run(outcome: ReplayOutcome) -> Iterator[str]:
    if outcome.gaps:
        missed = "{n:1 input was|{n} inputs were} not recorded: the writer was behind, or could not write."
        yield counted(missed, n=outcome.gaps)
    if outcome.ended_early:
        ended = "{n:1 segment ends|{n} segments end} early: {n:its|their} process was killed, or still runs."
        yield counted(ended, n=outcome.ended_early)
    if outcome.damaged:
        yield f"Damaged, and not run from there on: {', '.join(outcome.damaged)}."
    if outcome.skipped:
        yield f"Passed over, this program cannot begin with their state: {', '.join(outcome.skipped)}."


def _told(events: dict[str, str]) -> str:
    """Kinds of events about a case, with the reasons of a rejection."""
    return ", ".join(f"{kind}{_reasons(body)}" for kind, body in events.items()) or "nothing"


def _reasons(body: str) -> str:
    plain = json.loads(body)
    reasons = plain.get("reasons")
    return f" ({', '.join(map(str, reasons))})" if isinstance(reasons, list) else ""


def _at(wall_us: int) -> str:
    return datetime.fromtimestamp(wall_us / 1_000_000, UTC).isoformat(timespec="milliseconds")
