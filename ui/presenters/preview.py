"""The preview of a camera: its newest picture, what was read in it, and numbers that do not change with the light."""

from dataclasses import dataclass

from station.api.schema import Preview, Spread
from ui.i18n.words import Words, fill
from ui.presenters.age import age_text, is_stale
from ui.presenters.cells import cell_name
from ui.presenters.devices import Number

NAMES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class CodeMark:
    """One code that was read."""

    corners: tuple[float, ...]
    """Eight parts of the picture's width and height."""
    name: str


@dataclass(frozen=True, slots=True)
class PreviewModel:
    picture: str
    """Path of the very picture the marks belong to."""
    aspect: float
    marks: tuple[CodeMark, ...]
    missing: tuple[tuple[int, int], ...]
    rows: int
    columns: int
    note: str
    """How old the picture is, and what was read in it."""
    stale: str
    """Says that it is not the present; empty = it is."""


def preview_model(preview: Preview, words: Words, since_s: float = 0.0) -> PreviewModel:
    """``since_s``: how long ago the answer came."""
    age_s = preview.age_s + since_s
    read = sum(bool(symbol.row) for symbol in preview.symbols) or len(preview.symbols)
    wanted = read + len(preview.missing)
    if preview.error:
        note = words.what(preview.error, {})
    else:
        note = fill(words.say("preview", "{read} of {wanted} read"), read=str(read), wanted=str(wanted))
        if preview.missing:
            names = ", ".join(cell_name(*cell) for cell in preview.missing[:NAMES_SHOWN])
            more = " …" if len(preview.missing) > NAMES_SHOWN else ""
            note += " · " + fill(words.say("preview", "not read: {cells}"), cells=names + more)
    stale = fill(words.say("preview", "STALE · {age} old"), age=age_text(age_s, words)) if is_stale(age_s) else ""
    marks = tuple(
        CodeMark(symbol.corners, cell_name(symbol.row, symbol.column) if symbol.row else "")
        for symbol in preview.symbols
    )
    aspect = preview.width / preview.height if preview.height else 1.5
    return PreviewModel(preview.picture, aspect, marks, preview.missing, preview.rows, preview.columns, note, stale)


def preview_numbers(preview: Preview, words: Words) -> tuple[Number, ...]:
    """Per picture, whatever the exposure."""
    rate = 100.0 * preview.read / preview.wanted if preview.wanted else None
    over = fill(words.say("preview", "of the last {n:picture|{n} pictures}"), n=words.number(preview.pictures))
    return (
        Number(words.say("preview", "px per module"), *_spread(preview.px_per_module, words, 1.0, 1, "")),
        Number(words.say("preview", "Contrast"), *_spread(preview.contrast, words, 100.0, 0, " %")),
        Number(words.say("preview", "Read rate"), f"{words.decimal(rate, 2)} %" if rate is not None else "–", over),
    )


def _spread(spread: Spread | None, words: Words, factor: float, places: int, unit: str) -> tuple[str, str]:
    if spread is None:
        return "–", ""
    least = words.decimal(spread.least * factor, places) + unit
    note = fill(words.say("preview", "weakest {value}"), value=least)
    return words.decimal(spread.median * factor, places) + unit, note
