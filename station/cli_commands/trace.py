"""``station trace``: the story of a unit's or a case's code, from the journal, running line or not."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from station.api.schema import CodeStory, StoryStep
from station.assembly.stories import code_answer, last_case, released_wire_seq
from station.cli_commands.journal_paths import journal_file
from station.cli_commands.output import NO, YES, foreseeable, out
from station.core.codes import display, identify, keys_for, layout_of
from station.journal import Reader
from station.messages.sentences import phrase, sentence
from station.runtime.code_checker import NO_ORDER

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def trace_code(code: str, config: Path | None, data: Path | None, *, as_json: bool) -> int:
    with foreseeable(), closing(Reader.open(journal_file(config, data))) as reader:
        story = _story(reader, code)
    if story is None:
        out("null" if as_json else sentence(layout_of(code, lambda _: False) or "code_unknown", {"code": code}))
        return NO
    if as_json:
        out(story.model_dump_json())
    else:
        _print(story)
    return YES


def _story(reader: Reader, code: str) -> CodeStory | None:
    for key in dict.fromkeys((*keys_for(code), identify(b"", code, NO_ORDER, typed=True).code.key)):
        story = reader.trace(key)
        if story is not None:
            case = last_case(story)
            wire_seq = released_wire_seq(case) if case is not None else None
            cursors = reader.cursors().values()
            delivered = all(wire_seq <= each for each in cursors) if wire_seq is not None and cursors else None
            return code_answer(code, story, delivered)
    return None


def _print(story: CodeStory) -> None:
    out(f"{story.role} {display(story.asked)}" + ("" if story.key == story.asked else f"  (key {display(story.key)})"))
    if story.seq:
        place = f", cell {story.cell[0]},{story.cell[1]}" if story.cell is not None else ""
        out(f"  case {story.epoch}/{story.seq}{place}: {phrase(story.case_state)}")
        if story.parent:
            out(f"  case code {display(story.parent)}")
    else:
        out("  stands between reader and packer")
    if story.delivered is not None:
        out(f"  upstream: {'delivered' if story.delivered else 'not yet delivered'}")
    for step in story.steps:
        out(_step(step))
    for child in story.children:
        out(f"    unit {display(child)}")


def _step(step: StoryStep) -> str:
    at = (BEGINNING + timedelta(microseconds=step.at_us)).isoformat(sep=" ", timespec="milliseconds")
    told = ", ".join(
        f"{name.replace('_', ' ')} {display(phrase(str(value)))}" for name, value in step.arguments.items()
    )
    return f"  {at}  {step.kind:<18} {step.epoch}/{step.seq}  {told}".rstrip()
