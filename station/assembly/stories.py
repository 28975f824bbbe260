"""The journal's stories as the API and the console tell them."""

from station.api import schema
from station.assembly.snapshot import case_detail, case_row
from station.core import events as ev
from station.core.values import Code
from station.journal.stories import Appearance, CaseStory, CodeStory, Told


def story_step(told: Told, case: CaseStory) -> schema.StoryStep:
    """One event of a case, with what it says beside number and order."""
    event = told.event
    return schema.StoryStep(
        at_us=told.at_us,
        kind=event.kind,
        epoch=case.case.case.epoch,
        seq=case.case.case.seq,
        order=getattr(event, "order", ""),
        arguments=_arguments(event),
    )


def _arguments(event: ev.Event) -> schema.Arguments:
    match event:
        case ev.CasePassed(product=product, lot=lot, case_code=code):
            return {"product": product, "lot": lot, "case_code": code.text}
        case ev.CaseRejected(product=product, lot=lot, reasons=reasons):
            return {"product": product, "lot": lot, "reason": reasons[0].value}
        case ev.CaseReleased(disposal=disposal, by=by) | ev.CaseVoided(disposal=disposal, by=by):
            return {"disposal": disposal, **({"by": by} if by else {})}
        case ev.CaseQuarantined(cause=cause) | ev.CaseRecalled(cause=cause):
            return {"cause": cause}
        case ev.CaseRestored(by=by):
            return {"disposal": "person", "by": by}
        case ev.CaseFound(found=found, by=by):
            return {"found": found, "by": by}
        case ev.CaseDisposed(disposal=disposal):
            return {"disposal": disposal}
        case _:
            return {}


def picture_names(story: CaseStory) -> tuple[str, ...]:
    """What the case's pictures are called, by view; empty where none was kept."""
    verdict = story.verdict
    return verdict.pictures if isinstance(verdict, ev.CasePassed | ev.CaseRejected) else ()


def released_wire_seq(story: CaseStory) -> int | None:
    """Under which wire number the case goes upstream; None = it does not."""
    found = (told.wire_seq for told in story.events if isinstance(told.event, ev.CaseReleased))
    return next(found, None)


def case_answer(
    story: CaseStory, grid: tuple[int, int], pictures: tuple[str, ...], delivered: bool | None
) -> schema.CaseStory:
    verdict = story.verdict
    judged = verdict if isinstance(verdict, ev.CasePassed | ev.CaseRejected) else None
    return schema.CaseStory(
        case=case_detail(story.case, judged, grid, pictures),
        product=judged.product if judged is not None else "",
        lot=judged.lot if judged is not None else "",
        delivered=delivered,
        steps=tuple(story_step(told, story) for told in story.events),
    )


def code_answer(asked: str, story: CodeStory, delivered: bool | None) -> schema.CodeStory:
    """A code that only waits in the queue is a story without a case (epoch and number 0)."""
    if not story.appearances:
        return schema.CodeStory(
            asked=asked, key=story.key, role="unit", live=False, epoch=0, seq=0, case_state="open", steps=()
        )
    last = next((each for each in reversed(story.appearances) if each.live), story.appearances[-1])
    steps = tuple(story_step(told, each.story) for each in story.appearances for told in each.story.events)
    return schema.CodeStory(
        asked=asked,
        key=story.key,
        role=last.role,
        live=last.live,
        epoch=last.story.case.case.epoch,
        seq=last.story.case.case.seq,
        case_state=last.story.case.state,
        cell=last.entry.cell if last.entry is not None else None,
        cell_state=_cell_state(last),
        parent=_case_text(last) if last.role == "unit" else "",
        children=_children(last) if last.role == "case" else (),
        order=_order(last.story),
        delivered=delivered,
        steps=tuple(sorted(steps, key=lambda step: step.at_us)),
    )


def last_case(story: CodeStory) -> CaseStory | None:
    """The case that holds the code, or held it last."""
    live = [each.story for each in story.appearances if each.live]
    found = live or [each.story for each in story.appearances]
    return found[-1] if found else None


def _order(story: CaseStory) -> str:
    return story.verdict.order if story.verdict is not None else ""


def _cell_state(seen: Appearance) -> schema.CellState | None:
    if seen.entry is None:
        return None
    return "failed" if seen.entry.reason is not None else "read"


def _case_text(seen: Appearance) -> str:
    return seen.story.case.case_text or ""


def _children(seen: Appearance) -> tuple[str, ...]:
    verdict = seen.story.verdict
    if not isinstance(verdict, ev.CasePassed | ev.CaseRejected):
        return ()
    codes: list[Code] = [unit.code for unit in verdict.units if unit.code is not None]
    return tuple(code.text for code in codes)


__all__ = ["case_answer", "case_row", "code_answer", "last_case", "picture_names", "released_wire_seq", "story_step"]
