"""The Pallets page: which pallet is being filled, how its layers stand, and what is wanted next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from station.api.schema import FillingContainer, FillingContainers
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, capital, fill
from ui.presenters.answers import AnswerModel, short_code
from ui.presenters.open_levels import OtherContainer
from ui.presenters.rework_state import REASONS
from ui.presenters.rows import RowModel
from ui.presenters.task import CellState, TaskKey, TaskModel, square

CLOSE_REASONS: dict[str, str] = {
    "orderend": mark("pallet", "The order ends"),
    "fetched": mark("pallet", "It is fetched"),
    "other": mark("pallet", "Other"),
}
"""Why a pallet is closed before it is full."""
Doing = Literal["", "close", "label", "off", "merge"]
"""Scanning on · why is it closed · its label is scanned · one is taken off · another one comes onto it."""
Task = Callable[..., TaskModel]
"""What is wanted, of its prompt."""


@dataclass(frozen=True, slots=True)
class Pallets:
    """Where a person is on this page."""

    told: FillingContainers | None = None
    """None: not asked yet."""
    chosen: int = 0
    """Number of the pallet that scans go onto; 0 = the next free case begins one."""
    doing: Doing = ""
    reason: str = ""
    """Of closing it, while its label is awaited."""
    off: str = ""
    """The one that is taken off, as it was scanned or as it is known."""
    other: OtherContainer | None = None
    operations: tuple[int, ...] = ()
    """What was done here, for undo."""
    scans: tuple[tuple[int, AnswerModel], ...] = ()

    @property
    def open(self) -> tuple[FillingContainer, ...]:
        """Everything above the case."""
        return tuple(each for each in self.told.containers if each.level > 1) if self.told is not None else ()

    @property
    def pallet(self) -> FillingContainer | None:
        return next((each for each in self.open if each.container == self.chosen), None)


@dataclass(frozen=True, slots=True)
class PalletLayer:
    title: str
    count: str
    cells: tuple[CellState, ...]
    current: bool = False
    """The one that is being filled."""


@dataclass(frozen=True, slots=True)
class PalletPictureModel:
    layers: tuple[PalletLayer, ...]
    """The lowest first."""
    columns: int
    marked: int = -1


@dataclass(frozen=True, slots=True)
class PalletsModel:
    task: TaskModel
    keys: tuple[TaskKey, ...]
    picture: PalletPictureModel | None
    rows: tuple[RowModel, ...]
    """The open ones; while two are merged, those that may come onto this one."""
    listed: bool
    """One of the rows is wanted now."""
    log: tuple[RowModel, ...]
    undo: str
    able_to_undo: bool
    cancel: str
    """Empty = there is nothing to leave."""


def pallets_model(work: Pallets, words: Words) -> PalletsModel:
    pallet = work.pallet
    task, keys = _nothing(work, words) if pallet is None else _chosen(work, pallet, words)
    leave = words.say("rework", "Cancel") if work.doing else words.say("pack", "Put aside")
    merging = work.doing == "merge" and work.other is None
    shown = [each for each in work.open if not merging or (each.container != work.chosen and _alike(each, pallet))]
    return PalletsModel(
        task,
        keys,
        None if pallet is None else picture_of(pallet, work.off, words),
        tuple(_row(each, work, words) for each in shown),
        pallet is None or merging,
        tuple(_scan_row(number, answer) for number, answer in reversed(work.scans)),
        words.say("rework", "Undo"),
        bool(work.operations),
        leave if pallet is not None else "",
    )


def pallet_name(pallet: FillingContainer, words: Words) -> str:
    return f"{capital(words.level(pallet.name))} #{pallet.container}"


def _alike(one: FillingContainer, other: FillingContainer | None) -> bool:
    return other is not None and one.level == other.level


# what is wanted ------------------------------------------------------------------------------------------------------


def _nothing(work: Pallets, words: Words) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    if work.told is None:
        return TaskModel(words.say("answer", "Looking it up.")), ()
    about = words.say("pallet", "A free one begins a new pallet; one on an open pallet goes on with that one.")
    labels = TaskKey("key:label", words.say("page", "Labels"))
    return TaskModel(words.say("pallet", "Scan a case."), about, wants_scan=True), (labels,)


def _chosen(work: Pallets, pallet: FillingContainer, words: Words) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    name = words.level(pallet.name)
    given = {"name": name, "n": words.number(pallet.count), "m": words.number(pallet.capacity)}
    about = _about(pallet, words)
    count = f"{pallet.count} / {pallet.capacity or '?'}"

    def task(prompt: str, code: str = "", *, scan: bool = True, **more: str) -> TaskModel:
        told = pallet_name(pallet, words) if code else about
        return TaskModel(fill(prompt, **given, **more), told, line(code), count, wants_scan=scan)

    if pallet.label:
        label = TaskKey("key:label", words.say("pallet", "Its label"), "primary")
        return task(words.say("pallet", "Put the label on the {name}, and scan it."), pallet.label_code), (label,)
    match work.doing:
        case "close":
            prompt = words.say("pallet", "Why is it closed with {n} of {m}?")
            return task(prompt, scan=False), _reasons("closed", "pallet", CLOSE_REASONS, words)
        case "label":
            return task(words.say("level", "Scan the label of the {name}.")), ()
        case "off" if work.off:
            return task(words.say("rework", "Why?"), work.off, scan=False), _reasons("off", "rework", REASONS, words)
        case "off":
            return task(words.say("pallet", "Scan the case that is taken off, or tap it.")), ()
        case "merge":
            return _merge(work, task, words)
        case _:
            return _filling(pallet, task, words)


def _filling(pallet: FillingContainer, task: Task, words: Words) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    full = 0 < pallet.capacity <= pallet.count
    name = words.level(pallet.name)
    close = TaskKey(
        "key:closepallet", fill(words.say("level", "Close {name}"), name=name), "primary" if full else "plain"
    )
    off = TaskKey("key:remove", words.say("pallet", "Take a case off"))
    merge = TaskKey("key:merge", words.say("pallet", "Merge another"))
    if full:
        return task(words.say("pallet", "The {name} is full: close it."), scan=False), (close, off)
    keys = (close, off, merge) if pallet.count else (close, merge)
    return task(words.say("pallet", "Put the next case on, and scan it.")), keys


def _merge(work: Pallets, task: Task, words: Words) -> tuple[TaskModel, tuple[TaskKey, ...]]:
    other = work.other
    if other is None:
        return task(words.say("pallet", "Scan anything on the other {name}, or tap it in the list.")), ()
    asked = words.say("pallet", "Put {k:the only one|all {k}} of {other} onto this one?")
    told = {"k": words.number(other.count), "other": short_code(other.name)}
    return task(asked, scan=False, **told), (TaskKey("key:finish", words.say("pallet", "Merge"), "primary"),)


def _reasons(kind: str, topic: str, table: dict[str, str], words: Words) -> tuple[TaskKey, ...]:
    return tuple(TaskKey(f"{kind}:{name}", words.say(topic, source)) for name, source in table.items())


def _about(pallet: FillingContainer, words: Words) -> str:
    told = [pallet_name(pallet, words), line(pallet.order), line(pallet.product)]
    told += [] if pallet.by_scan else [words.say("pallet", "the line fills it")]
    return " · ".join(part for part in told if part)


# its picture ---------------------------------------------------------------------------------------------------------


def picture_of(pallet: FillingContainer, off: str, words: Words) -> PalletPictureModel:
    """Layers from the lowest on."""
    places = max(pallet.capacity, pallet.count, 1)
    columns = pallet.layer or square(places)
    full = bool(pallet.label) or 0 < pallet.capacity <= pallet.count
    states = [_state(place, pallet.count, full) for place in range(places)]
    starts = enumerate(range(0, places, columns), start=1)
    layers = [_layer(number, states[first : first + columns], first, pallet, words) for number, first in starts]
    marked = pallet.members.index(off) if off in pallet.members else -1
    return PalletPictureModel(tuple(layers), columns, marked)


def _state(place: int, count: int, full: bool) -> CellState:
    if place < count:
        return "filled" if place == count - 1 else "kept"
    return "next" if place == count and not full else "empty"


def _layer(number: int, cells: list[CellState], first: int, pallet: FillingContainer, words: Words) -> PalletLayer:
    """``number`` from 1; where nobody said how many stand in a layer it is a row and nothing more."""
    there = min(len(cells), max(0, pallet.count - first))
    current = first <= max(0, pallet.count - 1) < first + len(cells)
    title = fill(words.say("pallet", "Layer {n}"), n=words.number(number)) if pallet.layer else ""
    return PalletLayer(title, f"{there}/{len(cells)}" if pallet.layer else "", tuple(cells), current)


# beside it -----------------------------------------------------------------------------------------------------------


def _row(pallet: FillingContainer, work: Pallets, words: Words) -> RowModel:
    count = f"{pallet.count} / {pallet.capacity or '?'}"
    about = fill(words.say("pallet", "since {at}"), at=words.clock(pallet.opened_us))
    here = pallet.container == work.chosen
    return RowModel(str(pallet.container), "runs" if here else "waits", pallet_name(pallet, words), about, count)


def _scan_row(number: int, answer: AnswerModel) -> RowModel:
    sign: Literal["done", "rejected"] = "done" if answer.verdict == "accepted" else "rejected"
    return RowModel(str(number), sign, short_code(answer.code)[-14:], answer.what)
