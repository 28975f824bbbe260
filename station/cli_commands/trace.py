"""``station trace``: the story of a code of any level, from the journal, running line or not."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from station.api.schema import CodeStory, StoryStep
from station.assembly.stories import code_answer, last_case, released_wire_seq
from station.cli_commands.journal_paths import journal_file
from station.cli_commands.output import NO, YES, foreseeable, out
from station.core.acceptance import FATES
from station.core.codes import display, identify, keys_for, layout_of
from station.journal import Reader
from station.journal.contents import ContainerStory, Content, HeldIn
from station.messages.sentences import phrase, sentence
from station.runtime.code_checker import NO_ORDER

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def trace_code(code: str, config: Path | None, data: Path | None, *, as_json: bool) -> int:
    with foreseeable(), closing(Reader.open(journal_file(config, data))) as reader:
        story = _story(reader, code)
        above = reader.containers_of(story.key) if story is not None else ()
        fate = reader.taken([story.key]).get(story.key) if story is not None else None
        container = None if story is not None else _container(reader, code)
    if container is not None:
        out(json.dumps(_as_document(container)) if as_json else "\n".join(_container_lines(container)))
        return YES
    if story is None:
        out("null" if as_json else sentence(layout_of(code, lambda _: False) or "code_unknown", {"code": code}))
        return NO
    if as_json:
        out(json.dumps({**story.model_dump(mode="json"), "containers": [asdict(each) for each in above]}))
    else:
        _print(story, above)
        if fate in FATES:
            out(f"  decommissioned: {phrase(f'fate_{fate}')}")
    return YES


def _container(reader: Reader, code: str) -> ContainerStory | None:
    """A container above the cases of a line."""
    found = (reader.container_story(key) for key in _keys(code))
    return next((each for each in found if each is not None), None)


def _keys(code: str) -> Iterable[str]:
    return dict.fromkeys((*keys_for(code), identify(b"", code, NO_ORDER, typed=True).code.key))


def _story(reader: Reader, code: str) -> CodeStory | None:
    for key in _keys(code):
        story = reader.trace(key)
        if story is not None:
            case = last_case(story)
            wire_seq = released_wire_seq(case) if case is not None else None
            cursors = reader.cursors().values()
            delivered = all(wire_seq <= each for each in cursors) if wire_seq is not None and cursors else None
            return code_answer(code, story, delivered)
    return None


def _print(story: CodeStory, above: tuple[HeldIn, ...]) -> None:
    out(f"{story.role} {display(story.asked)}" + ("" if story.key == story.asked else f"  (key {display(story.key)})"))
    if story.seq:
        place = f", cell {story.cell[0]},{story.cell[1]}" if story.cell is not None else ""
        out(f"  case {story.epoch}/{story.seq}{place}: {phrase(story.case_state)}")
        if story.parent:
            out(f"  case code {display(story.parent)}")
        for held in above[1:]:
            out(f"  {_held(held)}")
    else:
        out("  stands between reader and packer")
    if story.delivered is not None:
        out(f"  upstream: {'delivered' if story.delivered else 'not yet delivered'}")
    for step in story.steps:
        out(_step(step))
    for child in story.children:
        out(f"    unit {display(child)}")


def _held(held: HeldIn) -> str:
    """``pallet 0095…: live`` (``#18`` where it has no code yet)."""
    name = f"{held.name} {display(held.text) if held.text else f'#{held.container}'}"
    return f"{name}: {phrase(held.state)}" + (", shipped" if held.shipped else "")


def _container_lines(story: ContainerStory) -> Iterator[str]:
    yield _held(story.held)
    for held in story.above:
        yield f"  in {_held(held)}"
    for told in story.events:
        by = getattr(told.event, "by", "")
        yield f"  {_at(told.at_us)}  {told.event.kind}" + (f"  by {display(by)}" if by else "")
    yield from _content_lines(story.contents, "    ")


def _content_lines(contents: tuple[Content, ...], indent: str) -> Iterator[str]:
    for each in contents:
        yield f"{indent}{each.name} {display(each.member.code.text)}"
        yield from _content_lines(each.contents, f"{indent}  ")


def _as_document(story: ContainerStory) -> dict[str, object]:
    return {
        **asdict(story.held),
        "containers": [asdict(each) for each in story.above],
        "events": [{"seq": told.seq, "at_us": told.at_us, "kind": told.event.kind} for told in story.events],
        "contents": _contents(story.contents),
    }


def _contents(contents: tuple[Content, ...]) -> list[dict[str, object]]:
    return [
        {"name": each.name, "code": each.member.code.text, "contents": _contents(each.contents)} for each in contents
    ]


def _at(at_us: int) -> str:
    return (BEGINNING + timedelta(microseconds=at_us)).isoformat(sep=" ", timespec="milliseconds")


def _step(step: StoryStep) -> str:
    told = ", ".join(
        f"{name.replace('_', ' ')} {display(phrase(str(value)))}" for name, value in step.arguments.items()
    )
    return f"  {_at(step.at_us)}  {step.kind:<18} {step.epoch}/{step.seq}  {told}".rstrip()
