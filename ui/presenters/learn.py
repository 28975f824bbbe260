"""The Learn page: what the pictures of a case told, how many such cases would pass, and what to improve."""

from collections.abc import Iterable
from dataclasses import dataclass

from station.api.schema import LearnResult, LearnStatus
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.cells import cell_name
from ui.presenters.devices import Number

WORST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class LearnModel:
    state: str
    """How many pictures, or what goes on."""
    numbers: tuple[Number, ...]
    told: str
    """What is wrong, or to be improved: a line each."""
    lines: str
    may_take: bool
    may_add: bool
    may_save: bool


def learn_model(told: LearnStatus, words: Words) -> LearnModel:
    free = bool(told.cameras) and told.may_take and not told.busy
    result = told.result
    return LearnModel(
        _state(told, words),
        _numbers(result, words) if result is not None else (),
        "\n".join(_told(told, words)),
        result.lines if result is not None else "",
        may_take=free,
        may_add=free and result is not None,
        may_save=result is not None and not told.busy and not told.saved,
    )


def _state(told: LearnStatus, words: Words) -> str:
    if not told.cameras:
        return words.what("learn_shape", {})
    if told.busy:
        return words.say("learn", "Taking a picture and learning from it.")
    if not told.may_take:
        return words.whole("doctor_line_moves", {})
    if not told.pictures:
        return words.say("learn", "Lay a full case straight under the camera.")
    pictures = fill(words.say("learn", "{n:1 picture|{n} pictures}"), n=words.number(told.pictures))
    cases = told.result.cases if told.result is not None else 0
    of = fill(words.say("learn", "{n:1 case|{n} different cases}"), n=words.number(cases))
    return f"{line(told.camera)}: {pictures}, {of}"


def _told(told: LearnStatus, words: Words) -> Iterable[str]:
    if told.key:
        yield words.whole(told.key, told.arguments)
    if told.saved:
        yield words.whole("learn_saved", {})
    if told.result is not None:
        yield from (words.whole(each.key, each.arguments) for each in told.result.advice)
        if told.result.moving is None:
            yield words.say("learn", "Without speed and exposure the line's motion is not counted in.")


def _numbers(result: LearnResult, words: Words) -> tuple[Number, ...]:
    rate = result.moving or result.still
    grid = f"{result.rows} × {result.columns} = {result.rows * result.columns}"
    symbols = ", ".join(line(each) for each in result.symbologies)
    read = f"{words.number(rate.read)} / {words.number(rate.cells)}"
    unread = [cell for cell in result.cells if cell.read < cell.of][:WORST_SHOWN]
    names = ", ".join(cell_name(cell.row, cell.column) for cell in unread)
    moving = words.say("learn", "at the line's speed") if result.moving else words.say("learn", "standing still")
    proven = fill(words.say("learn", "proven: ≥ {rate}"), rate=_percent(rate.proven, words))
    return (
        Number(words.say("learn", "Grid"), grid, symbols),
        Number(words.say("learn", "Cases that pass"), _percent(rate.likely, words), proven),
        Number(words.say("learn", "Codes read"), read, names or moving),
        Number(words.say("learn", "px per module"), _range((c.px_per_module for c in result.cells), words, 1)),
        Number(words.say("learn", "Contrast"), _range((c.contrast for c in result.cells), words, 2)),
        Number(words.say("learn", "Blur, modules"), _range((c.blur_modules for c in result.cells), words, 2)),
    )


def _percent(part: float, words: Words) -> str:
    """Never rounded up: 99.96 % are not 100."""
    tenths = int(part * 1000)
    return f"{words.number(tenths // 10) if tenths % 10 == 0 else words.decimal(tenths / 10, 1)} %"


def _range(values: Iterable[float | None], words: Words, places: int) -> str:
    seen = [value for value in values if value is not None]
    if not seen:
        return "–"
    least, most = words.decimal(min(seen), places), words.decimal(max(seen), places)
    return least if least == most else f"{least} – {most}"
