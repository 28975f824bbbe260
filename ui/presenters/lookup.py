"""Look-up: where is this code? Where it is now, its story by time, what it is in and what is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from station.api.schema import Arguments, CaseStory, CodeStory, ContainerMember, HeldIn, StoryStep
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, capital, fill
from ui.presenters.answers import refused
from ui.presenters.cells import cell_name
from ui.presenters.code_location import assurance, location, state_of
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.times import at_text
from ui.presenters.user_name import user_name

Kind = Literal["code", "case", "order"]


@dataclass(frozen=True, slots=True)
class LookupRequest:
    """What a person wants to know of."""

    kind: Kind
    text: str
    """The code, ``epoch/number``, or the order's name."""


@dataclass(frozen=True, slots=True)
class HeadModel:
    """The answer in one sentence, and what it is about."""

    sign: RowSign
    where: str
    about: str = ""
    code: str = ""
    """Whole; it is shown monospaced and scrolls."""


@dataclass(frozen=True, slots=True)
class StoryModel:
    """Everything about one code or case that is shown together."""

    head: HeadModel
    steps: tuple[RowModel, ...] = ()
    kin: tuple[RowModel, ...] = ()
    """Parent first, then children; the key of a row is what a tap asks for (``asked_of``)."""
    case: str = ""
    """``epoch/number`` of the case to draw; empty = none."""
    cell: tuple[int, int] | None = None


_SIGNS: dict[str, RowSign] = {
    "released": "done", "passed": "done", "rejected": "rejected", "missed": "rejected", "void": "rejected",
    "quarantined": "doubt",
}  # fmt: skip
_STEPS: dict[str, str] = {
    "case.passed": mark("lookup", "Read, and the case passed"),
    "case.rejected": mark("lookup", "Read, and the case was rejected"),
    "case.missed": mark("lookup", "The case was never seen"),
    "case.released": mark("lookup", "Released"),
    "case.voided": mark("lookup", "Taken out: its units are free again"),
    "case.quarantined": mark("lookup", "Put in doubt"),
    "case.recalled": mark("lookup", "Withdrawn: its order was wrong"),
    "case.restored": mark("lookup", "Found good again"),
    "case.disposed": mark("lookup", "Left the line"),
    "case.found": mark("lookup", "Found by a person"),
    "container.opened": mark("lookup", "Opened to be packed"),
    "container.closed": mark("lookup", "Packed and closed"),
    "shipment.confirmed": mark("lookup", "Shipped"),
    "shipment.returned": mark("lookup", "Came back from shipping"),
}
_DOUBTS = ("case.quarantined", "case.recalled")
_BAD = ("case.rejected", "case.missed", "case.voided", "container.dissolved", "unit.decommissioned")
_CODES: dict[str, str] = {
    "removed": mark("lookup", "out: {code}"),
    "added": mark("lookup", "in: {code}"),
    "old": mark("lookup", "old code {code}"),
    "new": mark("lookup", "new code {code}"),
    "code": mark("lookup", "code {code}"),
    "to": mark("lookup", "to {code}"),
    "document": mark("lookup", "document {code}"),
}
"""What an event of a container says, by the name of the argument."""
_LEFT: dict[object, str] = {
    "exit": mark("lookup", "by the exit"),
    "taken": mark("lookup", "pass taken, exit not seen"),
    "ejector": mark("lookup", "by the ejector"),
    "unsure": mark("lookup", "not seen how"),
    "person": mark("lookup", "by hand"),
}


def nothing_asked(words: Words) -> StoryModel:
    return StoryModel(
        HeadModel("none", words.say("lookup", "Scan any code"), words.say("lookup", "Or type it and press Look up."))
    )


def looking(asked: LookupRequest, words: Words) -> StoryModel:
    return StoryModel(HeadModel("none", words.say("answer", "Looking it up."), "", asked.text))


def not_found(asked: LookupRequest, key: str, arguments: Arguments, words: Words) -> StoryModel:
    """Why there is no story; what was asked for is shown whole."""
    if key == "code_unknown":
        what = words.say("lookup", "This code was never seen on this line.")
        return StoryModel(HeadModel("doubt", what, words.to_do(key, arguments), asked.text))
    said = refused(key, arguments, words)
    return StoryModel(HeadModel("doubt", said.what, said.do, asked.text))


def code_model(story: CodeStory, words: Words, now_us: int = 0) -> StoryModel:
    """A unit or a case, by its code."""
    name = f"{story.epoch}/{story.seq}" if story.seq else ""
    head = HeadModel(
        _sign(story),
        location(story, words),
        " · ".join(
            part for part in (_known(story, words), _upstream(story.delivered, story.refused_by, words)) if part
        ),
        story.asked,
    )
    return StoryModel(
        head, tuple(_steps(story.steps, words, now_us)), tuple(_kin(story, name, words)), name, story.cell
    )


def case_story_model(story: CaseStory, words: Words, now_us: int = 0) -> StoryModel:
    """A case, by its number."""
    case = story.case
    name = f"{case.epoch}/{case.seq}"
    where = fill(words.say("lookup", "Case {case}: {state}."), case=words.case(name), state=words.phrase(case.state))
    head = HeadModel(
        _SIGNS.get(case.state, "none"), where, _upstream(story.delivered, story.refused_by, words), case.code
    )
    kin = [*_order_row(case.order, words)]
    kin += [
        _unit_row(cell.text, cell_name(cell.row, cell.column) if cell.row else "") for cell in case.cells if cell.text
    ]
    return StoryModel(head, tuple(_steps(story.steps, words, now_us)), tuple(kin), name)


def asked_of(row_key: str) -> LookupRequest | None:
    """What a tap on a row of the story or of its kin asks for."""
    kind, _, text = row_key.partition(":")
    match kind:
        case "code" | "order":
            return LookupRequest(kind, text)
        case "case":
            return LookupRequest("case", text.partition("#")[0])
        case "container":
            return LookupRequest("code", f"#{text.partition('#')[0]}")
        case _:
            return None


def _sign(story: CodeStory) -> RowSign:
    if story.status in ("decommissioned", "retired"):
        return "rejected"
    if story.seq or not story.containers:
        return _SIGNS.get(story.case_state, "none")
    return "done" if story.containers[0].state == "live" else "none"


# parts -----------------------------------------------------------------------------------------------------------


def _known(story: CodeStory, words: Words) -> str:
    """How the contents of the container are known, and that it left: of itself, or of the one that a unit is in."""
    if story.status == "retired" or not story.containers:
        return ""
    return capital(assurance(story.containers[0], words))


def _upstream(delivered: bool | None, refused_by: tuple[str, ...], words: Words) -> str:
    if refused_by:
        names = ", ".join(line(name) for name in refused_by)
        return fill(words.say("lookup", "Upstream {names} refused it: see Sync."), names=names)
    if delivered is None:
        return ""
    return words.say("lookup", "Upstream has it.") if delivered else words.say("lookup", "It waits for upstream.")


def _steps(steps: Iterable[StoryStep], words: Words, now_us: int) -> Iterable[RowModel]:
    for place, step in enumerate(steps):
        name = f"{step.epoch}/{step.seq}"
        case = fill(words.say("verdict", "Case {case}"), case=words.case(name)) if step.seq else ""
        key = f"case:{name}#{place}" if step.seq else f"container:{step.container}#{place}"
        which = case or (f"#{step.container}" if step.container else "")
        at = at_text(step.at_us, words, now_us)
        sign: RowSign = "rejected" if step.kind in _BAD else "doubt" if step.kind in _DOUBTS else "done"
        told = [which, *_told(step, words)] if which else [*_told(step, words)]
        yield RowModel(key if which else f"none:{place}", sign, _title(step, words), " · ".join(told), at)


def _title(step: StoryStep, words: Words) -> str:
    """By its kind, or by what was done: a container's members change in many ways."""
    source = _STEPS.get(step.kind)
    if source is not None:
        return words.say("lookup", source)
    return words.phrase(str(step.arguments.get("act", step.kind)))


def _told(step: StoryStep, words: Words) -> Iterable[str]:
    """What the step says beside kind and case, in its own order."""
    if step.order:
        yield fill(words.say("top", "Order {order}"), order=line(step.order))
    typed = step.kind != "case.rejected"
    for name, value in step.arguments.items():
        if name == "disposal":
            yield words.say("lookup", _LEFT[str(value)]) if value in _LEFT else line(str(value))
        elif name in ("reason", "cause", "fate"):
            yield line(str(value)) if typed and name == "reason" else words.phrase(str(value))
        elif name == "lot" and value:
            yield fill(words.say("top", "Lot {lot}"), lot=line(str(value)))
        elif name == "by" and value:
            yield fill(words.say("lookup", "by {who}"), who=user_name(str(value), words))
        elif name in _CODES and value:
            yield fill(words.say("lookup", _CODES[name]), code=line(str(value)))


def _kin(story: CodeStory, name: str, words: Words) -> Iterable[RowModel]:
    above = story.containers if story.role == "unit" or story.status == "retired" else story.containers[1:]
    if story.role == "unit" and name and not above:
        case = fill(words.say("verdict", "Case {case}"), case=words.case(name))
        yield RowModel(f"case:{name}", "P3", story.parent or case, words.say("lookup", "In this case"), case)
    for held in above:
        yield _container_row(held, words)
    yield from _order_row(story.order, words)
    for member in story.members:
        yield _member_row(member, words)
    if story.next is not None:
        yield RowModel("none:more", "none", "…", words.say("lookup", "There are more: trace it on the command line."))


def _container_row(held: HeldIn, words: Words) -> RowModel:
    """A case of a line is asked for by its number, where its picture is; any other by its code."""
    key = f"case:{held.where}" if "/" in held.where else f"code:{held.code or held.where}"
    told = " · ".join(part for part in (state_of(held, words), assurance(held, words)) if part)
    return RowModel(key, "P3", held.code or held.where, told, words.case(held.where))


def _member_row(member: ContainerMember, words: Words) -> RowModel:
    if not member.container:
        place = cell_name(member.row, member.column) if member.row else ""
        return _unit_row(member.code, place if member.view < 2 else f"{member.view} · {place}")
    count = fill(words.say("lookup", "{n:1 member|{n} members}"), n=words.number(member.count))
    code = member.code or f"#{member.container}"
    return RowModel(f"code:{code}", "none", code, f"{words.level(member.name)}: {count}", "")


def _order_row(order: str, words: Words) -> Iterable[RowModel]:
    if order:
        yield RowModel(f"order:{order}", "none", order, words.say("lookup", "Order: all of its cases"))


def _unit_row(code: str, place: str) -> RowModel:
    return RowModel(f"code:{code}", "none", code, "", place)
