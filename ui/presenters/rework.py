"""The Rework page: what was scanned, what can be done with it now, and the steps of what is being done."""

from dataclasses import dataclass

from station.api.schema import Repair, RepairPlace, ReworkOperation, ReworkOption, ReworkOptions
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.answers import short_code
from ui.presenters.belt import GuideModel, GuideStep
from ui.presenters.cells import cell_name
from ui.presenters.code_location import location
from ui.presenters.rework_state import (
    BATCHED,
    FATES,
    LABELS,
    PROMPTS,
    REASONS,
    WITH_REASON,
    BatchEntry,
    Rework,
)
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.task import TaskCell, TaskGrid, TaskKey, TaskModel, square


@dataclass(frozen=True, slots=True)
class ReworkModel:
    task: TaskModel
    keys: tuple[TaskKey, ...]
    steps: GuideModel | None
    """None: the story of the code is in their place."""
    log: tuple[RowModel, ...]
    undo: str
    able_to_undo: bool
    cancel: str
    """Empty = there is nothing to leave."""
    entries: tuple[RowModel, ...] = ()


def rework_model(work: Rework, words: Words) -> ReworkModel:
    task, keys = _middle(work, words)
    return ReworkModel(
        task,
        keys,
        _steps(work, words),
        tuple(_operation_row(each, words) for each in work.operations),
        words.say("rework", "Undo scan") if work.scanned else words.say("rework", "Undo"),
        bool(work.scanned or work.undoable),
        words.say("rework", "Cancel") if work.options is not None or work.batch else "",
        tuple(_entry_row(each, words) for each in _worst_first(work.entries)),
    )


# the middle ----------------------------------------------------------------------------------------------------------


def _middle(work: Rework, words: Words) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    if work.batch:
        return _batch(work, words)
    if work.options is None:
        several = TaskKey("key:several", words.say("rework", "Several at once"))
        about = words.say("rework", "Its story comes, and what can be done with it now.")
        prompt = fill(words.say("rework", "Scan a {unit}, a case or a pallet."), unit=words.unit)
        return TaskModel(prompt, about, wants_scan=True), (several,)
    if work.repair is not None:
        return _repair(work, work.repair, words)
    if not work.chosen:
        return _subject(work, work.options, words)
    if work.chosen == "decommission":
        return _asked(words.say("rework", "What became of it?"), "fate", FATES, work, words)
    if work.chosen in WITH_REASON:
        return _asked(words.say("rework", "Why?"), "reason", REASONS, work, words)
    keys = (TaskKey("key:assign", words.say("rework", "Assign an SSCC")),) if work.chosen == "relabel" else ()
    prompt = words.say("rework", PROMPTS[work.chosen])
    return TaskModel(prompt, words.say("rework", LABELS[work.chosen]), _subject_text(work), wants_scan=True), keys


def _subject_text(work: Rework) -> str:
    return work.options.subject or work.options.asked if work.options is not None else ""


def _subject(work: Rework, options: ReworkOptions, words: Words) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    """What was scanned, and what can be done with it: what can be done first."""
    where = location(options.story, words) if options.story is not None else words.case(options.asked)
    count = ""
    keys = [_option_key(each, words) for each in options.options if each.name in LABELS]
    about = words.say("rework", "What shall be done?") if any(each.able for each in options.options) else ""
    if not about and options.options:
        about = words.say("rework", "Nothing can be done with it now: press a key to see why.")
    model = TaskModel(where, about, line(options.asked), count)
    return model, tuple(sorted(keys, key=lambda each: each.kind == "dim"))


def _option_key(option: ReworkOption, words: Words) -> TaskKey:
    kind = "dim" if not option.able else "primary" if option.name == "repack" else "plain"
    return TaskKey(f"option:{option.name}", words.say("rework", LABELS[option.name]), kind)  # type: ignore[arg-type]


def _asked(
    prompt: str, kind: str, table: dict[str, str], work: Rework, words: Words
) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    about = words.say("rework", LABELS[work.chosen])
    keys = tuple(TaskKey(f"{kind}:{name}", words.say("rework", source)) for name, source in table.items())
    return TaskModel(prompt, about, line(_subject_text(work))), keys


# a case is put right -------------------------------------------------------------------------------------------------


def place_name(place: RepairPlace, number: int) -> str:
    """As a cell is called, with its view where there are several; else by its number."""
    name = cell_name(place.row, place.column) if place.row else str(number + 1)
    return name if place.view < 2 else f"{place.view} · {name}"


def _repair(work: Rework, repair: Repair, words: Words) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    there = len(repair.places) - work.missing
    count = f"{there} / {repair.expected or len(repair.places)}"
    told = {"case": words.case(f"{repair.epoch}/{repair.seq}"), "unit": words.unit}
    other = TaskKey("key:options", words.say("rework", "Something else"))
    finish = TaskKey("key:finish", words.say("rework", "Finish"), "primary")
    short = TaskKey("key:short", words.say("rework", "Close short"))
    title = fill(words.say("rework", "Case {case}: put right"), **told)
    if work.missing:
        prompt, keys = _next_place(work, words), (short, other) if there else (other,)
    elif work.needs_label:
        prompt, keys = fill(words.say("rework", "Scan the label of case {case}."), **told), (other,)
    else:
        prompt, keys = fill(words.say("rework", "Check case {case}, and finish."), **told), (finish, other)
        return TaskModel(prompt, title, "", count, grids=_grids(work)), keys
    return TaskModel(prompt, title, "", count, wants_scan=True, grids=_grids(work)), keys


def _next_place(work: Rework, words: Words) -> str:
    number = next(number for number, (_, state) in enumerate(work.places) if state == "next")
    place = work.places[number][0]
    told = {"cell": place_name(place, number), "unit": words.unit}
    if place.text:
        return fill(words.say("rework", "Take out {cell}, and scan the new {unit}."), **told)
    return fill(words.say("rework", "Scan the {unit} that goes into {cell}."), **told)


def _grids(work: Rework) -> tuple[TaskGrid, ...]:
    """One a view; what has no cell lies as it comes."""
    by_view: dict[int, list[tuple[RepairPlace, TaskCell]]] = {}
    for number, (place, state) in enumerate(work.places):
        by_view.setdefault(place.view, []).append((place, TaskCell(place_name(place, number), state)))
    several = len(by_view) > 1
    return tuple(
        TaskGrid(
            str(view) if several else "",
            max((place.column for place, _ in each), default=0) or square(len(each)),
            tuple(cell for _, cell in each),
        )
        for view, each in sorted(by_view.items())
    )


# several at once -----------------------------------------------------------------------------------------------------


def _batch(work: Rework, words: Words) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    if not work.chosen:
        keys = tuple(TaskKey(f"option:{name}", words.say("rework", LABELS[name])) for name in BATCHED)
        return TaskModel(words.say("rework", "What shall be done with all of them?")), keys
    if work.chosen == "decommission" and not work.fate:
        return _asked(words.say("rework", "What became of them?"), "fate", FATES, work, words)
    if work.chosen in WITH_REASON and not work.reason:
        return _asked(words.say("rework", "Why?"), "reason", REASONS, work, words)
    able = sum(each.able is True for each in work.entries)
    told = {"what": words.say("rework", LABELS[work.chosen]), "n": words.number(able)}
    title = fill(words.say("rework", "{what}: several at once"), **told)
    count = f"{able} / {len(work.entries)}" if work.entries else ""
    finish = TaskKey("key:finish", fill(words.say("rework", "{what}: {n}"), **told), "primary")
    prompt = words.say("rework", "Scan one after the other.")
    return TaskModel(prompt, title, "", count, wants_scan=True), (finish,) if able else ()


def _worst_first(entries: tuple[BatchEntry, ...]) -> list[BatchEntry]:
    """What cannot be done is seen without scrolling; then the newest."""
    newest = entries[::-1]
    return sorted(newest, key=lambda each: each.able is not False)


def _entry_row(entry: BatchEntry, words: Words) -> RowModel:
    if entry.able is None:
        return RowModel(entry.code, "none", line(entry.code), words.say("answer", "Looking it up."))
    said = words.say("rework", "It can be done.") if entry.able else entry.why
    return RowModel(entry.code, "done" if entry.able else "rejected", line(entry.code), said)


# beside it -----------------------------------------------------------------------------------------------------------


def _steps(work: Rework, words: Words) -> GuideModel | None:
    repair = work.repair
    if repair is None:
        return None
    case = fill(words.say("verdict", "Case {case}"), case=words.case(f"{repair.epoch}/{repair.seq}"))
    steps = [GuideStep(words.say("rework", "Scan the case"), case, done=True, due=False)]
    for number, (place, state) in enumerate(work.places):
        if state != "kept":
            what = fill(words.say("rework", "Replace {cell}"), cell=place_name(place, number))
            why = words.phrase(place.reason) if place.reason else ""
            steps.append(GuideStep(what, why, done=state == "filled", due=state == "next"))
    steps = _few(steps, words)
    if not (repair.label or repair.assigned):
        due = not work.missing and work.needs_label
        steps.append(GuideStep(words.say("rework", "Scan its label"), short_code(work.label), bool(work.label), due))
    ready = not work.missing and not work.needs_label
    whole = fill(words.say("rework", "{n} in the case"), n=words.number(repair.expected))
    steps.append(GuideStep(words.say("rework", "Check and finish"), whole, done=False, due=ready))
    return GuideModel(tuple(steps), wants_scan=not ready, scan="", clear="")


_MOST = 5


def _few(steps: list[GuideStep], words: Words) -> list[GuideStep]:
    """Of many empty places those around the next one."""
    if len(steps) <= _MOST:
        return steps
    due = next((number for number, step in enumerate(steps) if step.due), len(steps) - 1)
    first = max(1, min(due - 1, len(steps) - _MOST + 1))
    more = len(steps) - first - (_MOST - 1)
    shown = [steps[0], *steps[first : first + _MOST - 1]]
    if more > 0:
        last = shown[-1]
        about = fill(words.say("rework", "and {n} more"), n=words.number(more))
        shown[-1] = GuideStep(last.what, about, last.done, last.due)
    return shown


def _end_of(code: str) -> str:
    """Of a narrow list: the end tells codes apart."""
    shown = line(code)
    return shown if len(shown) <= _LOG_END else "…" + shown[-_LOG_END:]


_LOG_END = 10


def _operation_row(done: ReworkOperation, words: Words) -> RowModel:
    act = words.phrase(done.act)
    title = fill(words.say("rework", "{what}: undone"), what=act) if done.undone else act
    quiet = done.undone or not done.able
    sign: RowSign = "none" if done.undone else "done"
    return RowModel(str(done.operation), sign, title, _end_of(done.code), words.clock(done.at_us), quiet=quiet)
