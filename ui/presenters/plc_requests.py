"""The requests between station and PLC, newest first: when, what was asked, how long it took, what came of it."""

from collections.abc import Sequence

from station.api.schema import PlcDetail, WireRequest
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.plc import TableModel, WordCell

_ASKED = {
    "read": mark("plc", "read {first} to {last}"),
    "write": mark("plc", "write {first} to {last}"),
    "other": mark("plc", "another request"),
}


def requests_model(told: PlcDetail, words: Words, *, only_errors: bool) -> TableModel:
    """``only_errors``: what went wrong, further back than the newest reach."""
    found: Sequence[WireRequest] = told.wrong_requests if only_errors else told.requests
    heads = (words.say("plc", "Time"), words.say("plc", "Request"), "ms", words.say("plc", "What came of it"))
    none = words.say("plc", "Nothing went wrong") if only_errors else words.say("plc", "No request yet")
    rows = tuple(_row(each, words) for each in reversed(found))
    return TableModel(words.say("plc", "Requests"), words.say("plc", "newest first"), heads, rows, none)


def _row(each: WireRequest, words: Words) -> tuple[WordCell, ...]:
    outcome = words.what(each.key, each.arguments) if each.key else words.say("plc", "answered")
    thousandth = f"{each.at_us // 1_000 % 1_000:03d}"
    return (
        WordCell(f"{words.clock(each.at_us, seconds=True)}.{thousandth}"),
        WordCell(_asked(each, words)),
        WordCell(words.decimal(each.ms, 1), bold=True),
        WordCell(line(outcome), wrong=bool(each.key)),
    )


def _asked(each: WireRequest, words: Words) -> str:
    if each.text:
        return line(each.text)
    asked = fill(words.say("plc", _ASKED[each.what]), first=str(each.first), last=str(each.first + each.count - 1))
    return fill(words.say("plc", "PLC: {request}"), request=asked) if each.served else asked
