"""Sentences with places, and the one way to fill them: the console's words and the screen's say them by this.

``{name}`` stands for an argument. ``{n:case is|cases are}`` says the first where n is 1, else the second; there may be
places in both. A translation may have three forms, as Slavic languages have: ``{n} {n:короб|короба|коробов}`` for 1
(21, 31 …), 2 to 4 (22 to 24 …), all others. ``{words:, so {words}}`` is said where there is such an argument, and left
out where there is none. Any other place whose argument is missing shows as ?. What is given is never a template.

Chinese sets a space between its own signs and Latin letters or digits, and none between two of its own: which of them
an argument is, is known here only.
"""

from collections.abc import Iterator, Mapping
from string import Formatter

UNKNOWN = "?"
_ONE = "1"
_DEPTH = {"{": 1, "}": -1}
_HAN = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"))


def fill(template: str, given: Mapping[str, str]) -> str:
    """The sentence with its places filled."""
    text = ""
    for literal, name, spec, _ in Formatter().parse(template):
        text = _joined(text, literal) if text else literal
        if name is not None:
            text = _joined(text, _value(name, spec or "", given))
    return text


def places(template: str) -> frozenset[str]:
    """The names of all places, those inside another one's words too."""
    return frozenset(_names(template))


def _value(name: str, spec: str, given: Mapping[str, str]) -> str:
    if not spec:
        return given.get(name, UNKNOWN)
    value, forms = given.get(name, ""), _forms(spec)
    match forms:
        case [text]:
            return fill(text, given) if value else ""
        case [one, many]:
            return fill(one if value == _ONE else many, given)
        case _:
            return fill(forms[_slavic(value)], given)


def _forms(spec: str) -> list[str]:
    """What stands between the bars, but for those inside another place."""
    depth, forms = 0, [""]
    for character in spec:
        depth += _DEPTH.get(character, 0)
        if character == "|" and not depth:
            forms.append("")
        else:
            forms[-1] += character
    return forms


def _slavic(number: str) -> int:
    """Which of three forms agrees with this number, which may be grouped."""
    digits = "".join(each for each in number if each.isdecimal())[-2:]
    tens, ones = divmod(int(digits or "0"), 10)
    if tens == 1:
        return 2
    return 0 if ones == 1 else 1 if ones in (2, 3, 4) else 2


def _names(template: str) -> Iterator[str]:
    for _, name, spec, _ in Formatter().parse(template):
        if name:
            yield name
            yield from _names(spec or "")


def _joined(before: str, after: str) -> str:
    """Two parts with the space between them that Chinese asks for."""
    left, right = before.rstrip(" "), after.lstrip(" ")
    if not (left and right):
        return before + after
    spaced = len(left) < len(before) or len(right) < len(after)
    ends, begins = left[-1], right[0]
    if spaced and _han(ends) and _han(begins):
        return left + right
    if not spaced and ((_han(ends) and _latin(begins)) or (_latin(ends) and _han(begins))):
        return f"{left} {right}"
    return before + after


def _han(sign: str) -> bool:
    return any(low <= sign <= high for low, high in _HAN)


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
