"""``station trace``: the story of a code of any level, from the journal, running line or not."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from station.api.schema import CodeStory, ContainerMember, HeldIn, StoryStep
from station.assembly.stories import code_answer, last_case, newest_wire_seq, released_wire_seq
from station.cli_commands.journal_paths import journal_file
from station.cli_commands.output import NO, YES, counted, foreseeable, out
from station.core.codes import display, identify, keys_for, layout_of
from station.journal import Reader
from station.journal import stories as journal_stories
from station.messages.sentences import phrase, sentence
from station.runtime.code_checker import NO_ORDER

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
PHRASES = frozenset({"act", "fate", "reason", "cause", "disposal", "found"})
"""Arguments that are keys of phrases; a person wrote the others, or they are codes and names."""


def trace_code(code: str, config: Path | None, data: Path | None, *, as_json: bool) -> int:
    with foreseeable(), closing(Reader.open(journal_file(config, data))) as reader:
        story = _story(reader, code)
    if story is None:
        out("null" if as_json else sentence(layout_of(code, lambda _: False) or "code_unknown", {"code": code}))
        return NO
    out(json.dumps(story.model_dump(mode="json")) if as_json else "\n".join(_lines(story)))
    return YES


def _keys(code: str) -> Iterable[str]:
    return dict.fromkeys((*keys_for(code), identify(b"", code, NO_ORDER, typed=True).code.key))


def _story(reader: Reader, code: str) -> CodeStory | None:
    """With all members of a container, however many pages they are."""
    for key in _keys(code):
        story = reader.trace(key)
        if story is not None:
            told = code_answer(code, story, _delivered(reader, story))
            members = [*told.members]
            while told.next is not None and (more := reader.trace(key, told.next)) is not None:
                told = code_answer(code, more, told.delivered)
                members += told.members
            return told.model_copy(update={"members": tuple(members)})
    return None


def _delivered(reader: Reader, story: journal_stories.CodeStory) -> bool | None:
    case, cursors = last_case(story), reader.cursors().values()
    wire_seq = newest_wire_seq(story) if case is None else released_wire_seq(case)
    return all(wire_seq <= each for each in cursors) if wire_seq is not None and cursors else None


# the tree of a person ------------------------------------------------------------------------------------------------


def _lines(story: CodeStory) -> Iterator[str]:
    name = "unit" if story.role == "unit" else story.containers[0].name if story.containers else "case"
    yield f"{name} {display(story.asked)}" + ("" if story.key == story.asked else f"  (key {display(story.key)})")
    yield f"  {_status(story)}"
    if story.role == "unit" and story.status == "contained":
        for depth, held in enumerate(story.containers):
            yield f"{'  ' * (depth + 2)}in {_held(held, _place(story) if not depth else '')}"
    elif story.containers:
        for depth, held in enumerate(story.containers):
            yield f"{'  ' * (depth + 2)}{'in ' if depth else ''}{_held(held)}"
    elif story.seq:
        yield f"    last in case {story.epoch}/{story.seq}: {phrase(story.case_state)}"
    if story.delivered is not None:
        yield f"  upstream: {'delivered' if story.delivered else 'not yet delivered'}"
    yield "  history:"
    yield from (f"    {_step(step)}" for step in story.steps)
    if story.members:
        yield "  members:"
        yield from _members(story.members, "    ")


def _status(story: CodeStory) -> str:
    match story.status:
        case "decommissioned":
            return f"decommissioned: {phrase(story.fate)}"
        case "retired":
            now = story.containers[0] if story.containers else None
            label = f"; its code is now {display(now.code)}" if now is not None and now.state != "dissolved" else ""
            return (
                "void: it was the code of a container that "
                + ("has another label" if label else "is dissolved")
                + label
            )
        case other:
            return phrase(f"code_{other}")


def _held(held: HeldIn, place: str = "") -> str:
    """``pallet 0095…, 40 members: closed; by one reader, seen leaving``; ``case 0039… (1/7) …`` where the PLC gave a
    number."""
    code = display(held.code) if held.code else f"#{held.container}"
    number = f" ({held.where})" if held.where != code else ""
    state = phrase(f"container_{held.state}") + (", shipped" if held.shipped else "")
    members = counted("{n:1 member|{n} members}", n=held.count)
    known = [phrase(f"{name}_{told}") for name, told in (("link", held.link), ("exit", held.exit)) if told]
    return f"{held.name} {code}{number}, {members}: {state}{place}" + (f"; {', '.join(known)}" if known else "")


def _place(story: CodeStory) -> str:
    told = [f"view {story.view}"] if story.view else []
    told += [f"cell {story.cell[0]},{story.cell[1]}"] if story.cell is not None else []
    told += [f"lane {story.lane}"] if story.lane else []
    return f" ({', '.join(told)})" if told else ""


def _members(members: Iterable[ContainerMember], indent: str) -> Iterator[str]:
    for each in members:
        more = f"  (… {each.count} in all)" if each.count > len(each.members) and each.members else ""
        yield f"{indent}{each.name} {display(each.code) if each.code else f'#{each.container}'}{more}"
        yield from _members(each.members, f"{indent}  ")


def _at(at_us: int) -> str:
    return (BEGINNING + timedelta(microseconds=at_us)).isoformat(sep=" ", timespec="milliseconds")


def _step(step: StoryStep) -> str:
    typed = frozenset() if step.kind == "case.rejected" else {"reason"}  # in a person's own words
    told = ", ".join(
        f"{name.replace('_', ' ')} {display(phrase(str(value)) if name in PHRASES - typed else str(value))}"
        for name, value in step.arguments.items()
    )
    which = f"{step.epoch}/{step.seq}" if step.seq else f"#{step.container}" if step.container else ""
    return f"{_at(step.at_us)}  {step.kind:<25} {which}  {told}".rstrip()
