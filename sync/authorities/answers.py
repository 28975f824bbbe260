"""What a platform answered to a document, read back: which codes it refused, in its own words. Pure, and hostile input.

The platforms answer in JSON or XML of many shapes; two things are common to all: somewhere a list of errors, and in or
beside each error the code it is about. Whatever names a code and a reason is taken; an answer without any of them, and
without a word that says it was accepted, is refused as no answer of this kind.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

OCTETS_MAX = 100_000_000
_CODE_KEYS = ("cis", "sntin", "ki", "uit", "uitu", "code", "curCode", "unitSerialNumber", "pack_code", "identifier")
_WORD_KEYS = ("errorMessage", "error_message", "message", "description", "reason", "rejectionReason", "error", "errors")
_STATE_KEYS = ("status", "reportStatus", "docStatus", "state", "downloadStatus")
_REFUSED = re.compile(r"reject|error|fail|not_ok|checked_not|refus|cancel", re.IGNORECASE)
_ACCEPTED = re.compile(r"(?<![a-z])(?:accept|success|processed|sent|checked_ok|complete|finish|ok)", re.IGNORECASE)
_NOT_YET = re.compile(r"wait|pending|progress|partial|(?<![a-z])not(?![a-z])", re.IGNORECASE)
"""A word of acceptance beside one of these is none: ``WAIT_ACCEPTANCE``, ``NOT_SENT``."""
_EVENTS = frozenset({"EPCISDocument", "EPCISQueryDocument", "epcisBody"})
"""Events have codes and reasons, and are nobody's answer."""
_CODE_IN_WORDS = re.compile(r"(01\d{14}21[!-\x7e]{1,20}|\b(?:00)?\d{18}\b)", re.ASCII)


class NotAnAnswer(ValueError):
    """The file is no answer of a platform that this program knows. ``detail`` says what it is instead."""


@dataclass(frozen=True, slots=True)
class RefusedCode:
    """One thing a platform did not take."""

    code: str
    """Empty = the platform named none: it is about the whole document."""
    words: str
    """The platform's own."""


@dataclass(frozen=True, slots=True)
class AuthorityAnswer:
    """What came back."""

    accepted: bool
    state: str
    """The platform's own word for it; empty = it said none."""
    refused: tuple[RefusedCode, ...]


def read_answer(content: bytes) -> AuthorityAnswer:
    """Raises NotAnAnswer."""
    if len(content) > OCTETS_MAX:
        raise NotAnAnswer(f"{len(content):,} bytes")
    try:
        return _answer(_tree(content))
    except RecursionError:
        raise NotAnAnswer("it is nested too deeply") from None


def _answer(tree: Any) -> AuthorityAnswer:
    if isinstance(tree, dict) and tree.keys() & _EVENTS:
        raise NotAnAnswer("it is a document of EPCIS")
    refused = tuple(dict.fromkeys(_refused(tree)))
    states = [text for key in _STATE_KEYS for text in _texts(tree, key)]
    state = states[0] if states else ""
    if not refused and not states:
        raise NotAnAnswer("it names no state and no code")
    said_no = any(_REFUSED.search(each) or _NOT_YET.search(each) for each in states)
    said_yes = any(_ACCEPTED.search(each) for each in states)
    return AuthorityAnswer(said_yes and not said_no and not refused, state, refused)


def _tree(content: bytes) -> Any:
    text = content.decode("utf-8-sig", "replace").strip()
    if text.startswith("<"):
        try:
            return _of_xml(fromstring(text))
        except (ParseError, DefusedXmlException, ValueError) as wrong:
            raise NotAnAnswer(f"XML: {wrong}") from None
    try:
        return json.loads(text)
    except ValueError as wrong:
        raise NotAnAnswer(f"JSON: {wrong}") from None


def _of_xml(element: Element) -> Any:
    """XML as the dictionaries that JSON would be."""
    name = element.tag.rpartition("}")[2]
    held: dict[str, Any] = dict(element.attrib)
    for child in element:
        key, value = next(iter(_of_xml(child).items()))
        match held.get(key):
            case None:
                held[key] = value
            case list() as several:
                several.append(value)
            case first:
                held[key] = [first, value]
    text = (element.text or "").strip()
    return {name: held | ({"text": text} if text else {}) if held else text}


def _refused(node: Any) -> Iterator[RefusedCode]:
    """Every error below, deepest first; a list of plain texts under a word for errors is one each."""
    match node:
        case dict():
            below = [found for value in node.values() for found in _refused(value)]
            yield from below
            if not below and (words := _words(node)):
                code = next((str(node[key]) for key in _CODE_KEYS if isinstance(node.get(key), str)), "")
                yield from (RefusedCode(code or _code_in(text), text) for text in words)
        case list():
            for each in node:
                yield from _refused(each)
        case _:
            return


def _words(node: Mapping[str, Any]) -> list[str]:
    """The sentences of an error; a node whose state says yes has none."""
    if any(isinstance(node.get(key), str) and not _REFUSED.search(node[key]) for key in _STATE_KEYS):
        return []
    for key in _WORD_KEYS:
        match node.get(key):
            case str() as text if text.strip():
                return [text.strip()]
            case list() as several if texts := [
                each.strip() for each in several if isinstance(each, str) and each.strip()
            ]:
                return texts
            case _:
                pass
    return []


def _code_in(words: str) -> str:
    found = _CODE_IN_WORDS.search(words)
    return found[1] if found else ""


def _texts(node: Any, name: str) -> Iterator[str]:
    match node:
        case dict():
            for key, value in node.items():
                if key == name and isinstance(value, str):
                    yield value
                yield from _texts(value, name)
        case list():
            for each in node:
                yield from _texts(each, name)
        case _:
            return
