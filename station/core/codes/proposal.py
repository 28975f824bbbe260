"""What a recipe could ask of unit codes, told by some of them: a proposal, never a rule by itself. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from station.core.codes.gs1 import Gs1, NotGs1, read_gs1
from station.core.codes.identify import identify
from station.core.codes.signs import GS
from station.core.values import CodeKind, Recipe

CODE_KEYS = ("pattern", "url_prefix", "gtin", "lot_checked", "serial_length", "required_ais")
"""What a recipe says of a unit code, besides its kind."""
_WEB = re.compile(r"https?://[^/?#]+[/?#]", re.IGNORECASE)
_SIGNS = ("[0-9]", "[0-9A-F]", "[0-9A-Z]", "[0-9a-z]", "[0-9A-Za-z]", "[!-~]", "[ -~]", ".")
_ALWAYS = frozenset({"01", "21"})


def are_taken(texts: Sequence[str], recipe: Recipe) -> bool:
    """True when this recipe takes each of these codes as a unit."""
    found = [identify(b"", text, recipe) for text in texts]
    return bool(texts) and all(one.role == "unit" and one.refusal is None for one in found)


def proposed(texts: Sequence[str], recipe: Recipe) -> Recipe:
    """Return the recipe with that in it which these codes, at least one, have in common; it takes each of them."""
    bare = replace(recipe, code="plain", pattern="", url_prefix="", gtin="", lot_checked=False)
    bare = replace(bare, serial_length=0, required_ais=())
    for kind, keys in (("gs1", _gs1(texts)), ("url", _url(texts)), ("plain", _plain(texts))):
        wanted = replace(bare, code=_kind(kind), **keys) if keys else None
        if wanted is not None and are_taken(texts, wanted):
            return wanted
    return replace(bare, pattern=".{1,512}")


def _kind(name: str) -> CodeKind:
    return "gs1" if name == "gs1" else "url" if name == "url" else "plain"


def _gs1(texts: Sequence[str]) -> Mapping[str, Any]:
    """Empty = they are no GS1 codes of one product whose serials have an end that can be proved."""
    codes: list[Gs1] = []
    for text in texts:
        try:
            codes.append(read_gs1(text))
        except NotGs1:
            return {}
    gtins, serials = {code.value("01") for code in codes}, [code.value("21") or "" for code in codes]
    lengths = {len(serial) for serial in serials}
    common = frozenset.intersection(*(frozenset(ai for ai, _ in code.elements) for code in codes)) - _ALWAYS
    gtin = gtins.pop()
    if gtins or gtin is None or 0 in lengths or (len(lengths) > 1 and not common):
        return {}
    ends = {"serial_length": lengths.pop()} if len(lengths) == 1 else {"required_ais": tuple(sorted(common))[:8]}
    return {"gtin": gtin, **ends}


def _url(texts: Sequence[str]) -> Mapping[str, Any]:
    """Up to the last / or = that all have, so that no serial's beginning is taken for a part of the address."""
    common = _common(texts)
    end = max(common.rfind(sign) for sign in "/=") + 1
    return {"url_prefix": common[:end]} if _WEB.match(common) and end else {}


def _plain(texts: Sequence[str]) -> Mapping[str, Any]:
    """What all begin with but for digits (of the serial), then signs of one kind; empty where no pattern is usable."""
    front = _common(texts).rstrip("0123456789") if len(set(texts)) > 1 else ""
    rests = [text[len(front) :] for text in texts]
    if GS in "".join(texts) or not all(rests):
        return {}
    sign = next(one for one in _SIGNS if all(re.fullmatch(f"{one}+", rest, re.ASCII) for rest in rests) or one == ".")
    least, most = min(map(len, rests)), max(map(len, rests))
    return {"pattern": f"{re.escape(front)}{sign}{{{least}}}" if least == most else _ranged(front, sign, least, most)}


def _common(texts: Sequence[str]) -> str:
    """What all begin with."""
    first, last = min(texts), max(texts)
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((place for place, (one, other) in pairs if one != other), min(len(first), len(last)))]


def _ranged(front: str, sign: str, least: int, most: int) -> str:
    return f"{re.escape(front)}{sign}{{{least},{most}}}"
