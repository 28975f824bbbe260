"""The journal's stories as the API and the console tell them."""

from collections.abc import Mapping, Sequence

from station.api import schema
from station.assembly.snapshot import case_detail, case_row
from station.core import events as ev
from station.core.rework import position_of_unit
from station.core.values import CaseRef, Member, View
from station.journal.contents import Content, HeldIn
from station.journal.reader import where
from station.journal.stories import Appearance, CaseStory, CodeStory, Told

NAMED = 3


def story_step(told: Told, case: CaseStory) -> schema.StoryStep:
    """One event of a case, with what it says beside number and order."""
    return _step(told, {}).model_copy(update={"epoch": case.case.case.epoch, "seq": case.case.case.seq})


def _step(told: Told, cases: Mapping[int, CaseRef]) -> schema.StoryStep:
    """``cases``: container → the PLC's number."""
    event = told.event
    made = told.seq if isinstance(event, ev.CasePassed | ev.ContainerOpened) else 0
    container = getattr(event, "container", made)
    case = getattr(event, "case", None) or cases.get(container)
    return schema.StoryStep(
        at_us=told.at_us,
        kind=event.kind,
        epoch=0 if case is None else case.epoch,
        seq=0 if case is None else case.seq,
        container=container,
        order=getattr(event, "order", ""),
        arguments=_arguments(event),
    )


def _arguments(event: ev.Event) -> schema.Arguments:
    match event:
        case ev.CasePassed(product=product, lot=lot, case_code=code):
            return {"product": product, "lot": lot, "case_code": code.text}
        case ev.CaseRejected(product=product, lot=lot, reasons=reasons):
            return {"product": product, "lot": lot, "reason": reasons[0].value}
        case ev.CaseReleased(disposal=disposal) | ev.CaseVoided(disposal=disposal):
            return {"disposal": disposal, **_who(event)}
        case ev.CaseQuarantined(cause=cause) | ev.CaseRecalled(cause=cause):
            return {"cause": cause}
        case ev.CaseRestored():
            return {"disposal": "person", **_who(event)}
        case ev.CaseFound(found=found):
            return {"found": found, **_who(event)}
        case ev.CaseDisposed(disposal=disposal):
            return {"disposal": disposal}
        case _ if isinstance(event, ev.ContainerEvent):
            return _of_container(event)
        case _:
            return {}


def _of_container(event: ev.ContainerEvent) -> schema.Arguments:
    """What, which codes, by whom and why. At most three codes of each are named, and how many there are."""
    told: schema.Arguments = {}
    if act := getattr(event, "act", ""):
        told["act"] = f"act_{act}"
    match event:
        case ev.ContainerOpened(name=name, product=product, lot=lot):
            told |= {"name": name, "product": product, "lot": lot}
        case ev.MembersChanged(removed=removed, added=added):
            told |= _codes("removed", removed) | _codes("added", added)
        case ev.ContainerClosed(code=code) if code is not None:
            told["code"] = code.text
        case ev.CodeChanged(old=old, new=new):
            told |= {"old": old.text} if old is not None else {}
            told |= {"new": new.text} if new is not None else {}
        case ev.UnitDecommissioned(fate=fate) | ev.UnitRecommissioned(fate=fate):
            told["fate"] = f"fate_{fate}"
        case ev.ShipmentConfirmed(to=to, document=document):
            told |= {"to": to, "document": document}
        case _:
            pass
    undoes = getattr(event, "undoes", 0)
    return told | _who(event) | ({"undoes": undoes} if undoes else {})


def _who(event: ev.Event) -> schema.Arguments:
    """By whom and why, as far as it was said."""
    told = {name: getattr(event, name, "") for name in ("by", "reason")}
    return {name: value for name, value in told.items() if value}


def _codes(name: str, members: tuple[Member, ...]) -> schema.Arguments:
    if not members:
        return {}
    named = ", ".join(member.code.text for member in members[:NAMED])
    return {name: named if len(members) <= NAMED else f"{named}, … ({len(members)})"}


def picture_names(story: CaseStory) -> tuple[str, ...]:
    """What the case's pictures are called, by view; empty where none was kept."""
    verdict = story.verdict
    return verdict.pictures if isinstance(verdict, ev.CasePassed | ev.CaseRejected) else ()


def released_wire_seq(story: CaseStory) -> int | None:
    """Under which wire number the case goes upstream; None = it does not."""
    found = (told.wire_seq for told in story.events if isinstance(told.event, ev.CaseReleased))
    return next(found, None)


def case_answer(
    story: CaseStory,
    grid: tuple[int, int],
    pictures: tuple[str, ...],
    delivered: bool | None,
    views: Sequence[View] = (),
) -> schema.CaseStory:
    verdict = story.verdict
    judged = verdict if isinstance(verdict, ev.CasePassed | ev.CaseRejected) else None
    return schema.CaseStory(
        case=case_detail(story.case, judged, grid, pictures, views),
        product=judged.product if judged is not None else "",
        lot=judged.lot if judged is not None else "",
        delivered=delivered,
        steps=tuple(story_step(told, story) for told in story.events),
    )


def code_answer(asked: str, story: CodeStory, delivered: bool | None) -> schema.CodeStory:
    """Where there is no case of a line, epoch and number are 0; then ``case_state`` says nothing."""
    last = _last(story)
    case = None if last is None else last.story.case
    holder = story.containers[0] if story.containers else None
    cases = {each.story.case.container: each.story.case.case for each in story.appearances if each.story.case.container}
    cases |= {each.container: CaseRef(each.epoch, each.seq) for each in story.containers if each.seq}
    place = story.position
    return schema.CodeStory(
        asked=asked,
        key=story.key,
        role="unit" if story.role == "unit" else "container" if case is None else "case",
        status=story.status,
        fate=f"fate_{story.fate}" if story.fate else "",
        live=story.status in ("container", "contained"),
        epoch=case.case.epoch if case is not None else 0,
        seq=case.case.seq if case is not None else 0,
        case_state=case.state if case is not None else "open",
        cell=_cell(story, last),
        cell_state=_cell_state(last),
        view=place.view if place is not None else 0,
        lane=place.lane if place is not None else 0,
        parent=_parent(story, last),
        containers=tuple(_held(each) for each in story.containers),
        members=_members(story, last),
        next=story.members.next,
        order=holder.order if holder is not None else "" if last is None else _order(last.story),
        delivered=delivered,
        steps=tuple(_step(told, cases) for told in story.events),
    )


def _held(held: HeldIn) -> schema.HeldIn:
    return schema.HeldIn(
        container=held.container,
        level=held.level,
        name=held.name,
        code=held.text,
        where=where(held.epoch or None, held.seq, held.container),
        state=held.state,
        shipped=held.shipped,
        count=held.members,
        order=held.order,
        product=held.product,
        lot=held.lot,
        link=held.link,
        exit=held.exit,
    )


def _member(content: Content) -> schema.ContainerMember:
    at = content.member.position
    return schema.ContainerMember(
        code=content.member.code.text,
        container=content.member.container,
        name=content.name,
        view=at.view,
        row=at.row,
        column=at.column,
        lane=at.lane,
        place=at.place,
        count=content.count,
        members=tuple(_member(each) for each in content.contents),
    )


def _last(story: CodeStory) -> Appearance | None:
    """The case of a line that holds the code; where none does and nothing else holds it, the one that held it last."""
    live = next((each for each in reversed(story.appearances) if each.live), None)
    if live is not None or story.status in ("container", "contained", "waiting") or not story.appearances:
        return live
    return story.appearances[-1]


def last_case(story: CodeStory) -> CaseStory | None:
    """The case of a line that holds the code, or held it last; None = there is none, or another container has it."""
    last = _last(story)
    return None if last is None else last.story


def newest_wire_seq(story: CodeStory) -> int | None:
    """Under which wire number upstream is told the newest of it; None = it is not."""
    return max((told.wire_seq for told in story.events if told.wire_seq is not None), default=None)


def _order(story: CaseStory) -> str:
    return story.verdict.order if story.verdict is not None else ""


def _cell_state(seen: Appearance | None) -> schema.CellState | None:
    if seen is None or seen.entry is None:
        return None
    return "failed" if seen.entry.reason is not None else "read"


def _cell(story: CodeStory, last: Appearance | None) -> tuple[int, int] | None:
    if story.position is not None:
        return (story.position.row, story.position.column) if story.position.row else None
    return last.entry.cell if last is not None and last.entry is not None else None


def _parent(story: CodeStory, last: Appearance | None) -> str:
    """Of a unit the container it is in, or the case it was in last; of a container the one above it."""
    if story.role == "unit":
        if story.containers:
            return story.containers[0].text
        return last.story.case.case_text or "" if last is not None else ""
    return story.containers[1].text if len(story.containers) > 1 else ""


def _members(story: CodeStory, last: Appearance | None) -> tuple[schema.ContainerMember, ...]:
    """A rejected case is no container: what was read in it."""
    if story.role == "unit" or story.containers or last is None:
        return tuple(_member(each) for each in story.members.members)
    verdict = last.story.verdict
    units = verdict.units if isinstance(verdict, ev.CasePassed | ev.CaseRejected) else ()
    return tuple(
        _member(Content(Member(unit.code, 0, position_of_unit(unit)), "unit"))
        for unit in units
        if unit.code is not None
    )


__all__ = [
    "case_answer",
    "case_row",
    "code_answer",
    "last_case",
    "newest_wire_seq",
    "picture_names",
    "released_wire_seq",
    "story_step",
]
