"""From what a device read to one code with one key, and what speaks against it. Never raises for bad material.

The key (docs/decisions/0010-one-key-for-a-code.md): a GS1 identity is ``gs1:`` + ``01…21…`` or ``00…``; any other text
is its own key, exactly as read: no case folding, no Unicode normalisation. A text that could be mistaken for another
(hidden signs, blanks at an end, not UTF-8, too long) is refused, and its key is ``sha256:`` + digest of its bytes.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, assert_never

from station.core.codes.judge import Objection, Scan, retail_spellings, unit_objection, without_aim
from station.core.codes.layouts import LAYOUTS, layout_of
from station.core.codes.messages import is_device_message
from station.core.codes.patterns import fits
from station.core.codes.signs import GS, display, hidden_sign
from station.core.codes.sscc import sscc
from station.core.values import Code, Reason, Recipe

Role = Literal["unit", "case"]

MAX_CODE_CHARS = 2_048
"""Longer texts are refused; a QR of the largest size holds 4,296 letters, no unit code needs them."""
_KEPT_CHARS = 256
"""How much of a text that is too long is kept to be looked at."""
_KEPT_RAW_BYTES = 8_192
"""Raw bytes are kept whole up to here (more than any symbol holds), else not at all: half of them would mislead."""

WHY = (
    "code_empty",
    "code_blank",
    "code_too_long",
    "code_not_utf8",
    "code_hidden_sign",
    "code_edge_space",
    "code_reserved",
    "code_device_message",
    "aim_missing",
    "aim_differs",
    "pattern_differs",
    "url_prefix_differs",
    "url_no_serial",
    "url_several",
    "gs1_malformed",
    "gs1_check_digit",
    "gs1_separator_missing",
    "gs1_repeated",
    "gs1_no_serial",
    "gs1_ai_missing",
    "serial_length_differs",
    "gtin_differs",
    "lot_missing",
    "lot_differs",
    "case_pattern_differs",
    "case_code_as_unit",
    "unit_code_as_case",
    "case_not_sscc",
    *LAYOUTS,
)
"""Every key ``Identified.why`` can hold, besides the empty one."""

_RESERVED = ("gs1:", "sha256:")


@dataclass(frozen=True, slots=True)
class Identified:
    """One code, and the first thing that speaks against it."""

    code: Code
    refusal: Reason | None
    role: Role
    why: str = ""
    """A key of ``WHY``; empty = nothing speaks against it."""


def identify(
    raw: bytes, text: str | None, recipe: Recipe, read_as: Role | None = None, *, typed: bool = False
) -> Identified:
    """Return the code in what a device read, judged by the recipe.

    ``text`` None: the device gave bytes only, they are UTF-8 or refused. ``read_as`` says what the place of reading
    expects: None (a picture, where units and case code lie side by side) lets the text decide its role, "unit" and
    "case" (a reader) refuse the other kind. ``typed``: the text came through a keyboard (a handheld, a search
    field), which has no separator and may have another layout."""
    found = _identify(raw, text, recipe, read_as, typed=typed)
    if not typed or text is None or found.why in ("", "code_device_message"):
        return found
    layout = layout_of(
        text[:MAX_CODE_CHARS], lambda meant: _identify(b"", meant, recipe, read_as, typed=True).refusal is None
    )
    return replace(found, why=layout) if layout else found


def _identify(raw: bytes, text: str | None, recipe: Recipe, read_as: Role | None, *, typed: bool) -> Identified:
    shown, fault = _taken_in(raw, text)
    if fault:
        return Identified(_unfit(raw, shown), Reason.FOREIGN, read_as or "unit", fault)
    scan = Scan.of(shown, typed=typed)
    match read_as:
        case None:
            role, found = _by_content(scan, recipe)
        case "unit":
            role, found = read_as, _as_unit(scan, recipe)
        case "case":
            role, found = read_as, _as_case(scan, recipe)
        case _:
            assert_never(read_as)
    key = _key(scan, recipe, role)
    if GS in key:  # a separator that separates nothing is a hidden sign like any other
        return Identified(_unfit(raw, shown), Reason.FOREIGN, role, scan.gs1_fault or "code_hidden_sign")
    code = Code(key, display(shown), _raw_hex(raw, display(shown)))
    return Identified(code, found.reason, role, found.why)


def sscc_code(extension: int, prefix: str, serial: int) -> Code:
    """Return the code of a case that the station numbers itself. Raises ValueError as ``sscc`` does."""
    digits = sscc(extension, prefix, serial)
    return Code(f"gs1:00{digits}", digits)


def is_sscc(text: str) -> bool:
    """True for a right SSCC: 18 digits, with or without AI 00, as element string or Digital Link."""
    return not _fault(text) and Scan.of(text).is_sscc


def bracketed(text: str) -> str:
    """A GS1 code with its application identifiers in brackets, as it is printed under the bars; empty: it is none."""
    if _fault(text):
        return ""
    found = Scan.of(text, typed=True).gs1
    return "".join(f"({ai}){value}" for ai, value in found.elements) if found is not None else ""


def keys_for(text: str) -> tuple[str, ...]:
    """Return the keys a text can stand under, for a look-up that knows no recipe (trace, search), likeliest first.

    The text may be typed or copied: ``(01)…(21)…`` as printed under the bars, ``<GS>`` as a screen shows it."""
    if _fault(text):
        return (_unfit(b"", text).key,)
    read, typed = Scan.of(text), Scan.of(text, typed=True)
    identities = [f"gs1:{scan.gs1.identity}" for scan in (read, typed) if scan.gs1 and scan.gs1.identity]
    return tuple(dict.fromkeys((*identities, read.body, *retail_spellings(read.body))))


def _taken_in(raw: bytes, text: str | None) -> tuple[str, str]:
    """Return the text and, when it cannot be judged at all, the key that says why."""
    if text is None:
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("utf-8", "backslashreplace"), "code_not_utf8"
    return text, _fault(text)


def _fault(text: str) -> str:
    _, body = without_aim(text)
    if not body:
        return "code_empty"
    if not body.strip(" "):
        return "code_blank"
    if len(text) > MAX_CODE_CHARS:
        return "code_too_long"
    if hidden_sign(text, allowed=GS):
        return "code_hidden_sign"
    if body != body.strip(" "):
        return "code_edge_space"
    if is_device_message(body):
        return "code_device_message"
    return "code_reserved" if body.lower().startswith(_RESERVED) else ""


def _by_content(scan: Scan, recipe: Recipe) -> tuple[Role, Objection]:
    """In a picture: what the case pattern names, then what is a good unit, then an SSCC; all else is a bad unit."""
    if recipe.case_pattern and fits(recipe.case_pattern, *_case_forms(scan, recipe)):
        return "case", _as_case(scan, recipe)
    unit = unit_objection(scan, recipe)
    nothing_asked = not recipe.pattern and not recipe.url_prefix
    if scan.is_sscc and (unit.reason is not None or nothing_asked):
        return "case", _as_case(scan, recipe)
    return "unit", unit


def _as_unit(scan: Scan, recipe: Recipe) -> Objection:
    if recipe.case_pattern and fits(recipe.case_pattern, *_case_forms(scan, recipe)):
        return Objection(Reason.FOREIGN, "case_code_as_unit")
    return unit_objection(scan, recipe)


def _as_case(scan: Scan, recipe: Recipe) -> Objection:
    if recipe.case_pattern:
        fit = fits(recipe.case_pattern, *_case_forms(scan, recipe))
        wrong_digit = recipe.code == "gs1" and scan.gs1_fault == "gs1_check_digit"
        if fit and not wrong_digit:
            return Objection()
        return Objection(Reason.FOREIGN, "gs1_check_digit" if wrong_digit else "case_pattern_differs")
    if scan.is_sscc:
        return Objection()
    if scan.gs1_fault == "gs1_check_digit":
        return Objection(Reason.FOREIGN, "gs1_check_digit")
    mine = unit_objection(scan, recipe).reason is None
    return Objection(Reason.FOREIGN, "unit_code_as_case" if mine else "case_not_sscc")


def _case_forms(scan: Scan, recipe: Recipe) -> tuple[str, ...]:
    return (*scan.forms, *scan.retail(recipe))


def _key(scan: Scan, recipe: Recipe, role: Role) -> str:
    identity = scan.gs1.identity if scan.gs1 else None
    as_gs1 = recipe.code == "gs1" or (role == "case" and scan.is_sscc)
    if as_gs1 and identity is not None:
        return f"gs1:{identity}"
    return next(iter(scan.retail(recipe)), scan.body)


def _unfit(raw: bytes, text: str) -> Code:
    read = raw or text.encode("utf-8", "surrogatepass")
    shown = display(text[:_KEPT_CHARS]) + f"… ({len(text)})" if len(text) > MAX_CODE_CHARS else display(text)
    return Code(f"sha256:{sha256(read).hexdigest()}", shown, _raw_hex(raw, shown))


def _raw_hex(raw: bytes, shown: str) -> str | None:
    if not raw or len(raw) > _KEPT_RAW_BYTES or raw == shown.encode("utf-8"):
        return None
    return raw.hex()
