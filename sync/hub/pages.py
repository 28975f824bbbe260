"""The hub's pages as HTML: the history of a code for anybody's phone; the stations, and what is in a container, for
those who run them.

Whatever was scanned or sent goes through ``display`` (hidden signs are spelled out) and through Jinja's autoescape.
The page of a code shows no order, no other unit of its case and nobody's name.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from station.core.codes import display
from sync.hub.history import Container, HistoryStep
from sync.hub.scan_lookup import Answer
from sync.hub.scans import AnsweredScan
from sync.hub.stations import StationList, StationState
from sync.hub.trace import Trace
from sync.hub.words import WORDS, Language
from sync.wire import rfc3339

SHOWN_MAX = 400
"""Signs shown of one text."""
_ENVIRONMENT = Environment(
    loader=PackageLoader("sync.hub"), autoescape=True, undefined=StrictUndefined, auto_reload=False, trim_blocks=True
)
STATES = ("conflict", "gap", "waiting", "ok")
_AGO = ((86_400, "ago_d"), (3_600, "ago_h"), (60, "ago_min"), (0, "ago_s"))


class HubPages:
    """Renders; knows the time zone of the plant."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone

    def trace(
        self, language: Language, code: str | None, found: Trace | None, scanned: AnsweredScan | None = None
    ) -> str:
        """``code`` None: only the form."""
        words = WORDS[language]
        verdict = "" if code is None else _verdict(found)
        if verdict == "known" and scanned is not None and scanned.item.answer is Answer.RECALLED:
            verdict = "recalled"
        facts = {} if found is None else {"packings": str(found.packings), "fate": _fate(words, found)}
        switch = f"/t?lang={words['lang']}" + ("" if code is None else f"&code={quote(code, safe='')}")
        return render(
            "trace.html",
            words,
            switch,
            verdict=verdict,
            verdict_words=words[verdict].format(**facts) if verdict else "",
            verdict_more=words[f"{verdict}_more"] if verdict else "",
            code=inert(code or ""),
            facts=[] if found is None else _facts(words, found),
            scanned="" if found is None else self._scanned(words, scanned),
            contents=_contents_link(words, found),
            chapters=[[self._step(words, step) for step in steps] for steps in (found.chapters if found else ())],
            zone=str(self._zone),
        )

    def contents(self, language: Language, code: str, found: Mapping[str, Any] | None) -> str:
        """``found``: as ``sync.hub.containers.contents`` says; None = no container has this code."""
        words = WORDS[language]
        asked = quote(code, safe="")
        more = None if found is None or found["next"] is None else found["next"]
        title = words["contents"]
        if found is not None:
            title = words["contents_of"].format(container=_level(words, found["name"]), code=inert(code))
        return render(
            "contents.html",
            words,
            f"/contents?lang={words['lang']}&code={asked}",
            title=title,
            count="" if found is None else words["contents_count"].format(count=found["count"]),
            members=[] if found is None else _members(found["members"]),
            more=None if more is None else f"/contents?lang={words['lang']}&code={asked}&after={more}",
        )

    def stations(self, language: Language, stations: StationList) -> str:
        words = WORDS[language]
        return render(
            "stations.html",
            words,
            f"/stations?lang={words['lang']}",
            stations=[self._station(words, stations, member) for member in sorted(stations.members, key=_urgency)],
            more=stations.more,
            zone=str(self._zone),
        )

    def refusal(self, language: Language, key: str, path: str) -> str:
        words = WORDS[language]
        title = words.get(f"title_{key}", words["error"])
        told = words.get(f"error_{key}", words["error_other"])
        return render("error.html", words, f"{path}?lang={words['lang']}", title=title, words=told)

    def _scanned(self, words: Mapping[str, str], told: AnsweredScan | None) -> str:
        if told is None or not told.before or not told.first_us:
            return ""
        return words["scanned"].format(count=told.before, since=self._time(rfc3339(told.first_us)))

    def _step(self, words: Mapping[str, str], step: HistoryStep) -> dict[str, str]:
        plain = words[f"step_{step.what}"]
        sentence = words.get(f"step_{step.what}_cell", plain) if "row" in step.told else plain
        told = {name: inert(str(value)) for name, value in step.told.items()}
        told |= {name: say(words, told[name]) for name, say in _TRANSLATED.items() if name in told}
        return {"what": step.what, "words": sentence.format(**told), "at": self._time(step.at)}

    def _station(self, words: Mapping[str, str], stations: StationList, member: StationState) -> dict[str, Any]:
        state = _state(member)
        facts = [
            (words["last_event"], self._time(member.last_event) or words["never"]),
            (words["last_heard"], _ago(words, stations.silent_s(member))),
            (words["delivered"], str(member.contiguous_through)),
            (words["journal"], inert(member.station_epoch)),
        ]
        if member.journals > 1:
            facts.append((words["journals"], str(member.journals - 1)))
        if member.version:
            facts.append((words["version"], inert(member.version)))
        sentence = words[f"state_{state}"].format(member=member)
        return {"name": inert(member.station), "state": state, "words": sentence, "facts": facts}

    def _time(self, told: str) -> str:
        return local_time(self._zone, told)


def render(template: str, w: Mapping[str, str], switch: str, /, **told: object) -> str:
    """The page; ``switch`` is its address, ``?lang=`` in front of all else it asks."""
    own = f"?lang={w['lang']}"
    others = [
        (each, WORDS[each]["name"], switch.replace(own, f"?lang={each}", 1)) for each in WORDS if each != w["lang"]
    ]
    return _ENVIRONMENT.get_template(template).render(w=w, others=others, **told)


def local_time(zone: tzinfo, told: str) -> str:
    """RFC 3339 in the plant's time; what is no time with an offset is shown as it came."""
    try:
        at = datetime.fromisoformat(told)
        return inert(told) if at.tzinfo is None else at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    except (ValueError, OverflowError):  # a station's clock may say anything
        return inert(told)


def inert(text: str) -> str:
    """A text of a stranger as it may stand on a page: short, with its hidden signs spelled out."""
    return display(text if len(text) <= SHOWN_MAX else text[:SHOWN_MAX] + "…")


def _verdict(found: Trace | None) -> str:
    return "unknown" if found is None else found.verdict


def _level(words: Mapping[str, str], name: str) -> str:
    """The name of a level; one that the plant made up stays as it is."""
    return words.get(f"level_{name}", inert(name))


def _fate_words(words: Mapping[str, str], fate: str) -> str:
    return words.get(f"fate_{fate}", words["fate_other"])


_TRANSLATED = {"container": _level, "fate": _fate_words}


def _fate(words: Mapping[str, str], found: Trace) -> str:
    fates = [past.fate.body.get("fate", "other") for past in found.pasts if past.fate is not None]
    return _fate_words(words, fates[-1]) if fates else ""


def _facts(words: Mapping[str, str], found: Trace) -> list[tuple[str, str]]:
    """Product and lot where every record agrees on them; what it is in now, and where that was shipped."""
    steps = [step.told for steps in found.chapters for step in steps]
    facts: list[tuple[str, str]] = []
    for name in ("product", "lot"):
        told = {str(step[name]) for step in steps if name in step}
        if len(told) == 1:
            facts.append((words[name], inert(told.pop())))
    for one in _itself(found):
        facts += _assurance(words, one)
    for one in _around(found):
        facts.append((words["in_container"].format(container=_level(words, one.name)), inert(one.code)))
        if one.shipped is not None:
            facts.append((words["shipped_to"], inert(str(one.shipped.body.get("to", "")))))
        facts += _assurance(words, one)
    return facts


def _assurance(words: Mapping[str, str], one: Container) -> list[tuple[str, str]]:
    """How it is known what is in it, and that it left."""
    packed = {} if one.packed is None else one.packed.body
    keys = [f"{name}_{packed.get(name, '')}" for name in ("link", "exit")]
    told = ", ".join(words[key] for key in keys if key in words)
    return [(words["assurance"], told)] if told else []


def _itself(found: Trace) -> list[Container]:
    """The container whose code was asked for; none where several have it."""
    live = [one for past in found.pasts for one in past.live]
    return live if len(live) == 1 else []


def _around(found: Trace) -> list[Container]:
    """The containers it is in now, the lowest first; none where it is packed more than once."""
    places = [list(past.containers[key].chain) for past in found.pasts for key in past.holders]
    places += [list(one.chain)[1:] for past in found.pasts for one in past.live]
    return places[0] if len(places) == 1 else []


def _contents_link(words: Mapping[str, str], found: Trace | None) -> str:
    if found is None or not any(past.live for past in found.pasts):
        return ""
    return f"/contents?lang={words['lang']}&code={quote(found.code, safe='')}"


def _members(members: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "code": inert(each["code"]["text"]),
            "link": quote(each["code"]["text"], safe=""),
            "members": _members(each.get("members", ())),
        }
        for each in members
    ]


def _urgency(member: StationState) -> tuple[int, str]:
    """Who needs a person comes first."""
    return STATES.index(_state(member)), member.station


def _state(member: StationState) -> str:
    if member.conflicts:
        return "conflict"
    if member.newest > member.contiguous_through:
        return "gap"
    return "waiting" if member.waiting else "ok"


def _ago(words: Mapping[str, str], seconds: int | None) -> str:
    if seconds is None:
        return words["never"]
    least, key = next((least, key) for least, key in _AGO if seconds >= least)
    return words[key].format(count=seconds // max(least, 1))
