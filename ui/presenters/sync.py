"""Sync: what has upstream not got? Each destination in words, and what it refused, with the server's own."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import Delivered, Destination, ParkedRecord, SyncStatus
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, capital, fill
from ui.presenters.age import age_text
from ui.presenters.moment import Moment
from ui.presenters.rows import RowModel
from ui.presenters.times import at_text

SyncSign = Literal["done", "going", "waits", "paused"]
_SIGNS: dict[str, SyncSign] = {
    "connecting": "going", "sending": "going", "waiting": "waits", "paused_auth": "paused", "paused": "paused",
}  # fmt: skip
_KINDS: dict[str, str] = {
    "case.released": mark("sync", "Packed case"),
    "order.started": mark("sync", "Start of an order"),
    "order.suspended": mark("sync", "Order suspended"),
    "order.resumed": mark("sync", "Order resumed"),
    "order.closed": mark("sync", "End of an order"),
}
_MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class CardModel:
    """One destination."""

    name: str
    sign: SyncSign
    state: str
    count: str
    """What waits."""
    count_of: str
    why: str
    """One sentence: what holds it, and what to do."""
    facts: tuple[tuple[str, str], ...]
    said: str
    """What the server said last: status and words, as they came."""


@dataclass(frozen=True, slots=True)
class DetailModel:
    """One parked record."""

    title: str
    facts: tuple[tuple[str, str], ...]
    words: str
    """The server's own, whole."""


@dataclass(frozen=True, slots=True)
class SyncModel:
    cards: tuple[CardModel, ...]
    parked: tuple[RowModel, ...]
    heading: str
    """Over the list: how many are parked."""
    nothing: str
    """What stands where no list is."""


def parked_rows(status: SyncStatus | None, words: Words) -> tuple[RowModel, ...]:
    """The list of what was refused; made once for each status, not for each moment."""
    return tuple(_row(each, words) for each in status.parked) if status is not None else ()


def sync_model(moment: Moment, status: SyncStatus | None, rows: tuple[RowModel, ...]) -> SyncModel:
    """``status`` None: not asked yet; the counters are shown from the moment. ``rows``: ``parked_rows`` of it."""
    words, destinations = moment.words, moment.snapshot.sync
    counted = {each.destination: each for each in status.delivered} if status is not None else {}
    now_us = moment.snapshot.made_at_us
    cards = tuple(_card(each, counted.get(each.name), now_us, words) for each in destinations)
    parked = sum(each.parked for each in destinations)
    heading = fill(words.say("sync", "{n:1 record|{n} records} set aside"), n=words.number(parked))
    if len(rows) < parked and rows:
        heading += " · " + fill(words.say("sync", "the newest {n} are shown"), n=words.number(len(rows)))
    return SyncModel(cards, rows, heading, _nothing(destinations, parked, words))


def row_key(record: ParkedRecord) -> str:
    return f"{record.destination}:{record.wire_seq}"


def detail_model(record: ParkedRecord, words: Words) -> DetailModel:
    """What it is, what was said of it."""
    facts = [(words.say("sync", "Upstream"), line(record.destination))]
    if record.order:
        facts.append((words.say("sync", "Order"), line(record.order)))
    if record.written_us is not None:
        facts.append((words.say("sync", "Written"), at_text(record.written_us, words)))
    facts.append((words.say("sync", "Set aside"), at_text(record.at_us, words)))
    if record.tried_us is not None:
        facts.append((words.say("sync", "Sent again"), at_text(record.tried_us, words)))
    facts.append((words.say("sync", "Record"), words.number(record.wire_seq)))
    facts.append((words.say("sync", "Status"), words.phrase(record.status)))
    said = record.words or words.say("sync", "The server gave no words.")
    return DetailModel(_what(record, words), tuple(facts), said)


def _what(record: ParkedRecord, words: Words) -> str:
    if record.case:
        return fill(words.say("verdict", "Case {case}"), case=words.case(record.case))
    source = _KINDS.get(record.kind)
    return words.say("sync", source) if source is not None else line(record.kind)


def _row(record: ParkedRecord, words: Words) -> RowModel:
    about = " · ".join(part for part in (words.phrase(record.status), record.words) if part)
    at_us = record.tried_us or record.at_us
    return RowModel(row_key(record), "doubt", _what(record, words), about, at_text(at_us, words))


def _card(told: Destination, counted: Delivered | None, now_us: int, words: Words) -> CardModel:
    sign = _SIGNS[told.state]
    if sign == "going" and not told.waiting and told.state == "sending":
        sign = "paused" if told.parked else "done"
    return CardModel(
        line(told.name),
        sign,
        _state(told, words),
        words.number(told.waiting),
        _count_of(told, now_us, words),
        _why(told, now_us, words),
        tuple(_facts(told, counted, now_us, words)),
        " · ".join(part for part in (words.phrase(told.last_status), told.last_words) if part),
    )


def _state(told: Destination, words: Words) -> str:
    if told.state == "sending" and told.waiting:
        return words.say("sync", "Sending")
    if told.state == "sending" and told.parked:
        return fill(words.say("sync", "{n} set aside"), n=words.number(told.parked))
    if told.state == "sending":
        return words.say("sync", "All delivered")
    return words.say("sync", _STATES[told.state])


_STATES = {
    "connecting": mark("sync", "Connecting"),
    "waiting": mark("sync", "Waiting"),
    "paused_auth": mark("sync", "Paused"),
    "paused": mark("sync", "Paused"),
}


def _count_of(told: Destination, now_us: int, words: Words) -> str:
    if not told.waiting or told.since_us is None:
        return words.say("sync", "wait")
    return fill(words.say("sync", "wait since {time}"), time=at_text(told.since_us, words, now_us))


def _why(told: Destination, now_us: int, words: Words) -> str:
    cause = words.phrase(told.cause) if told.cause else ""
    match told.state:
        case "paused_auth":
            return fill(words.say("sync", "{cause}. Nothing is lost. Ask IT for a new token."), cause=capital(cause))
        case "paused":
            return fill(words.say("sync", "{cause}. Nothing is lost. Call IT."), cause=capital(cause))
        case "waiting":
            left = age_text(max(0, (told.next_try_us or now_us) - now_us) / _MICRO, words)
            told_so = words.say("sync", "{cause}. Nothing is lost, it tries again in {time}.")
            return fill(told_so, cause=capital(cause), time=left)
        case "connecting":
            return words.say("sync", "It asks what upstream has.")
        case _ if told.again:
            again = words.say("sync", "Being sent again: {n:1 record|{n} records}.")
            return fill(again, n=words.number(told.again))
        case _ if told.parked:
            return words.say("sync", "Open a record below, correct its cause, send it again.")
        case _ if told.waiting:
            return words.say("sync", "Nothing to do.")
        case _:
            return words.say("sync", "Nothing waits. Nothing to do.")


def _facts(told: Destination, counted: Delivered | None, now_us: int, words: Words) -> list[tuple[str, str]]:
    facts = []
    if told.waiting and told.since_us is not None:
        age = age_text(max(0, now_us - told.since_us) / _MICRO, words)
        facts.append((words.say("sync", "Since"), f"{at_text(told.since_us, words, now_us)} ({age})"))
    if told.next_try_us is not None and told.state != "waiting":
        left = age_text(max(0, told.next_try_us - now_us) / _MICRO, words)
        facts.append((words.say("sync", "Next try"), fill(words.say("sync", "in {time}"), time=left)))
    last = at_text(told.last_success_us, words, now_us) if told.last_success_us is not None else "–"
    facts.append((words.say("sync", "Last success"), last))
    if counted is not None:
        today = fill(words.say("sync", "{n} of {m}"), n=words.number(counted.today), m=words.number(counted.today_of))
        facts.append((words.say("sync", "Sent today"), today))
        facts.append((words.say("sync", "Sent in all"), words.number(counted.total)))
    return facts


def _nothing(destinations: tuple[Destination, ...], parked: int, words: Words) -> str:
    if not destinations:
        return words.say("sync", "No upstream is set up.")
    if parked:
        return words.say("answer", "Looking it up.")
    return words.say("sync", "Nothing was refused.")
