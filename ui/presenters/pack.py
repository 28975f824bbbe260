"""The Pack page: a case is packed by scanning, at a bench, or on a line whose own packing cannot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from station.api.schema import Bench, CodeStory, OpenCase, Snapshot
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill, joined
from ui.presenters.answers import AnswerModel, short_code, sound_of
from ui.presenters.code_location import location
from ui.presenters.moment import Moment
from ui.presenters.open_levels import OtherContainer
from ui.presenters.rows import RowModel
from ui.presenters.task import CellState, TaskCell, TaskGrid, TaskKey, TaskModel, square
from ui.presenters.times import at_text
from ui.presenters.user_name import user_name

BEGIN_REASONS: dict[str, str] = {
    "camera": mark("pack", "Camera failed: pack by hand"),
    "other": mark("pack", "Other reason: pack by hand"),
}
ScanVerdict = Literal["accepted", "refused", "duplicate", "unknown", "full", "none"]
_WORDS: dict[ScanVerdict, str] = {
    "accepted": mark("pack", "Accepted"),
    "refused": mark("pack", "Not accepted"),
    "duplicate": mark("pack", "Twice"),
    "unknown": mark("pack", "Wrong code"),
    "full": mark("pack", "Full"),
    "none": mark("pack", "Nothing scanned yet"),
}
_PACKED = frozenset({"container.closed", "case.passed"})
_SHOWN_CELLS = 200


@dataclass(frozen=True, slots=True)
class VerdictModel:
    """What came of the newest scan: shape, word and code each say it alone."""

    verdict: ScanVerdict
    word: str
    sentence: str = ""
    code: str = ""
    """Whole; what is no character is shown as a sign."""
    twin: str = ""
    """Where and when its twin was packed."""


@dataclass(frozen=True, slots=True)
class Merging:
    """The case in hand takes all of another one."""

    into: int
    """Number of the case in hand."""
    other: OtherContainer | None = None
    """None: it is still to be scanned or tapped."""


@dataclass(frozen=True, slots=True)
class PackModel:
    task: TaskModel
    keys: tuple[TaskKey, ...]
    stored: tuple[RowModel, ...]
    undo: str
    able_to_undo: bool
    by_hand: str
    """Who packs a line by hand, why and since when; empty = it is a bench."""
    choosing: bool = False
    """One of what was put aside is wanted."""


def verdict_of(answer: AnswerModel | None, words: Words, twin: str = "") -> VerdictModel:
    if answer is None:
        return VerdictModel("none", words.say("pack", _WORDS["none"]))
    verdict: ScanVerdict = answer.sound or "none"
    if answer.verdict == "refused":
        verdict = sound_of(answer.key)
    return VerdictModel(verdict, words.say("pack", _WORDS[verdict]), answer.sentence, answer.code, twin)


def twin_told(story: CodeStory, words: Words, now_us: int) -> str:
    """Where the twin is, and when it was packed."""
    packed = [step.at_us for step in story.steps if step.kind in _PACKED]
    when = fill(words.say("pack", "Packed {at}."), at=at_text(packed[-1], words, now_us)) if packed else ""
    return joined(location(story, words), when)


def pack_model(moment: Moment, merging: Merging | None = None) -> PackModel:
    snapshot, words = moment.snapshot, moment.words
    bench = snapshot.bench
    if bench is None:
        return _line(words, snapshot)
    task, keys = _task(snapshot, bench, words), _keys(snapshot, bench, words)
    if merging is not None:
        task, keys = _merge(merging, bench, task, words)
    choosing = merging is not None and merging.other is None
    told = words.say("pack", "Tap it, or scan anything in it.") if choosing else ""
    return PackModel(
        task,
        keys,
        tuple(_stored(each, bench, words, told) for each in bench.stored),
        words.say("pack", "Take back the last scan"),
        bench.open is not None,
        _by_hand(snapshot, words),
        choosing,
    )


def _keys(snapshot: Snapshot, bench: Bench, words: Words) -> tuple[TaskKey, ...]:
    open_, keys = bench.open, []
    if open_ is not None:
        keys = [
            TaskKey("key:short", words.say("pack", "Close short")),
            TaskKey("key:store", words.say("pack", "Put aside")),
        ]
        if len(open_.members) < bench.expected and not bench.closing_short:
            keys.append(TaskKey("key:merge", words.say("pack", "Merge another")))
    if snapshot.by_hand is not None:
        keys.append(TaskKey("key:end", words.say("pack", "End packing by hand")))
    return tuple(keys)


def _merge(merging: Merging, bench: Bench, task: TaskModel, words: Words) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    """The grid stays: it shows how many places are free."""
    name = words.level(bench.open.name if bench.open is not None else "case")
    cancel, other = TaskKey("key:cancel", words.say("rework", "Cancel")), merging.other
    if other is None:
        asked = words.say("pack", "Scan anything in the other {name}, or tap it in the list.")
        if not bench.stored:
            asked = words.say("pack", "Scan anything in the other {name}.")
        return replace(task, prompt=fill(asked, name=name), wants_scan=True), (cancel,)
    asked = words.say("pack", "Put {k:the only one|all {k}} of {other} into this one?")
    prompt = fill(asked, k=words.number(other.count), other=short_code(other.name))
    merge = TaskKey("key:finish", words.say("pallet", "Merge"), "primary")
    return replace(task, prompt=prompt, wants_scan=False), (merge, cancel)


def _line(words: Words, snapshot: Snapshot) -> PackModel:
    """A line that packs by itself: one key begins, with its reason."""
    prompt = words.say("pack", "The line packs by itself.")
    about = words.say(
        "pack",
        "While a person packs by hand the line stands and its own cases are rejected; the report says who and why.",
    )
    keys = tuple(TaskKey(f"begin:{name}", words.say("pack", source)) for name, source in BEGIN_REASONS.items())
    shown = keys if snapshot.order is not None else ()
    return PackModel(TaskModel(prompt, about), shown, (), words.say("pack", "Take back the last scan"), False, "")


def _by_hand(snapshot: Snapshot, words: Words) -> str:
    found = snapshot.by_hand
    if found is None:
        return ""
    said = words.say("pack", "By hand since {at}, {by}: {reason}.")
    return fill(said, at=words.clock(found.since_us), by=user_name(found.by, words), reason=line(found.reason))


def _task(snapshot: Snapshot, bench: Bench, words: Words) -> TaskModel:
    about = _by_hand(snapshot, words)
    if not bench.expected:
        return TaskModel(words.say("pack", "No order is open: start one."), about)
    n = 0 if bench.open is None else len(bench.open.members)
    name = words.level(bench.open.name if bench.open is not None else "case")
    full = n >= bench.expected or bench.closing_short
    if full:
        prompt = fill(words.say("pack", "Scan the label of the {name}."), name=name)
    elif n:
        prompt = fill(words.say("pack", "Scan the next {unit}."), unit=words.unit)
    else:
        prompt = fill(words.say("pack", "Scan the first {unit}."), unit=words.unit)
    code = bench.open.code if bench.open is not None else ""
    return TaskModel(prompt, about, line(code), f"{n} / {bench.expected}", True, (_grid(snapshot, bench, n, full),))


def _grid(snapshot: Snapshot, bench: Bench, n: int, full: bool) -> TaskGrid:
    shown = min(bench.expected, _SHOWN_CELLS)
    columns = snapshot.order.columns if snapshot.order is not None else 0

    def state(place: int) -> CellState:
        if place < n - 1 or (place < n and full):
            return "kept"
        return "filled" if place < n else "next" if place == n and not full else "empty"

    return TaskGrid("", columns or square(shown), tuple(TaskCell(str(n + 1), state(n)) for n in range(shown)))


def case_name(case: OpenCase, words: Words) -> str:
    """Its label, else a code that is in it, else its number."""
    code = case.code or (case.members[0] if case.members else "")
    return code or f"{words.level(case.name)} #{case.container}"


def _stored(each: OpenCase, bench: Bench, words: Words, told: str) -> RowModel:
    """``told``: what a person does with it; empty = goes on with it."""
    count = f"{len(each.members)} / {bench.expected}"
    about = told or words.say("pack", "Scan anything in it to go on.")
    return RowModel(f"#{each.container}", "waits", line(case_name(each, words)), about, count)


def log_rows(answers: Sequence[tuple[int, AnswerModel]], words: Words) -> tuple[RowModel, ...]:
    """The newest scans first."""
    return tuple(
        RowModel(
            str(number),
            "done" if answer.verdict == "accepted" else "rejected",
            words.say("pack", _WORDS[verdict_of(answer, words).verdict]),
            answer.code[-14:],
        )
        for number, answer in reversed(answers)
    )
