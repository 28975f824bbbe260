"""What an event says, however it is written: two documents that mean the same are told as one. Pure.

JSON-LD lets a writer choose: the prefix of its own fields, the long or the short form of a CBV word, a time in any
offset, the order of a list, an EPC URN or a Digital Link under any name. ``meaning`` undoes these choices. What cannot
be known without asking the network (a prefix that stands in a context elsewhere) is compared as it is written.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sync.epcis.document import CONTEXT
from sync.epcis.identifiers import canonical

Terms = Mapping[str, str]
"""Prefix, or whole name of a field, to the IRI it stands for."""

STANDARD: Terms = {
    "epcis": "https://ref.gs1.org/epcis/",
    "cbv": "https://ref.gs1.org/cbv/",
    "cbvmda": "urn:epcglobal:cbv:mda:",
    "gs1": "https://gs1.org/voc/",
}
"""What GS1's own context says."""
_NOT_SAID = frozenset({"@context", "eventID", "recordTime"})
"""Its spelling, its name, and when a repository heard of it."""
_TIMES = frozenset({"eventTime", "declarationTime"})
_WORDS = frozenset({"bizStep", "disposition", "type", "reason", "set", "unset", "component"})
_NAMES = frozenset(
    {"id", "parentID", "bizTransaction", "source", "destination", "epcClass"}
    | {"epcList", "childEPCs", "inputEPCList", "outputEPCList"}
)
_CBV_WORD = re.compile(
    r"(?:https://ref\.gs1\.org/cbv/(?:BizStep|Disp|BTT|SDT|ER|Comp)-"
    r"|urn:epcglobal:cbv:(?:bizstep|disp|btt|sdt|er|comp):)(\w+)",
    re.ASCII,
)
_CURIES_DEEP = 5
"""A prefix may be told by another one; no honest context goes deeper."""


def contexts(told: object) -> list[Any]:
    """The parts of a ``@context`` besides GS1's own, which every reader knows."""
    parts = told if isinstance(told, list) else [told]
    return [part for part in parts if part not in (None, CONTEXT)]


def terms_of(told: object) -> Terms:
    """What the parts of a ``@context`` that stand in the document say."""
    found = dict(STANDARD)
    for part in contexts(told):
        for name, iri in part.items() if isinstance(part, dict) else ():
            iri = iri.get("@id") if isinstance(iri, dict) else iri
            if isinstance(iri, str):
                found[name] = iri
    return found


def expanded(name: str, terms: Terms) -> str:
    """A field's name as an IRI where it has a prefix that is known, else as it is."""
    for _ in range(_CURIES_DEEP):
        prefix, colon, rest = name.partition(":")
        if rest.startswith("//") or prefix not in terms:
            break
        name = f"{terms[prefix]}{rest}" if colon else terms[prefix]
    return name


def meaning(event: Mapping[str, Any]) -> str:
    """The event as one text, the same for everything that means the same; ``@context`` is its own, and whole.

    Raises ValueError for a number that JSON has not."""
    said = _object(event, STANDARD)
    elsewhere = [part for part in contexts(event.get("@context")) if isinstance(part, str)]
    open_names = elsewhere if any(_is_open(name) for name, _ in said) else []
    return _text([said, sorted(open_names)])


def _object(told: Mapping[str, Any], terms: Terms) -> list[tuple[str, Any]]:
    """Its fields by name; two that are the same by their meaning are both there."""
    terms = {**terms, **terms_of(told["@context"])} if "@context" in told else terms
    said = (
        (expanded(name, terms), _value(name, value, terms)) for name, value in told.items() if name not in _NOT_SAID
    )
    return sorted(said, key=_text)


def _value(name: str, value: Any, terms: Terms) -> Any:
    match value:
        case dict():
            return {"": _object(value, terms)}
        case list():
            return sorted((_value(name, each, terms) for each in value), key=_text)
        case str():
            return _word(name, value, terms)
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def _word(name: str, value: str, terms: Terms) -> str:
    if name in _TIMES:
        return _moment(value)
    if name not in _WORDS and name not in _NAMES:
        return value
    value = expanded(value, terms) if ":" in value else value
    word = _CBV_WORD.fullmatch(value) if name in _WORDS else None
    return canonical(value) if word is None else word[1]


def _moment(value: str) -> str:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return value if at.tzinfo is None else at.astimezone(UTC).isoformat()


def _is_open(name: str) -> bool:
    """It has a prefix that nobody in the document explains."""
    prefix, colon, rest = name.partition(":")
    return bool(colon) and not rest.startswith("//") and prefix != "urn"


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
