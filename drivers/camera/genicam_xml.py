"""What a camera's GenICam description says, read without a library: which features are for people, what an enumeration
takes. Descriptions of cameras are large and not always valid XML, so they are searched, not parsed.
"""

import re
from collections.abc import Mapping

_KINDS = "Integer|Float|Enumeration|Boolean|Command|String|IntReg|FloatReg|StringReg"
_NAMED = r"<({kinds})\b[^>]*?\bName=\"(\w+)\""
_FEATURE = re.compile(_NAMED.format(kinds=_KINDS))
_CATEGORY = re.compile(_NAMED.format(kinds="Category"))
_SHOWN = re.compile(r"<pFeature>\s*(\w+)\s*</pFeature>")
_ENTRY = re.compile(r"<EnumEntry\b[^>]*?\bName=\"(\w+)\".*?<Value>\s*(\w+)\s*</Value>", re.DOTALL)


def kinds_of(xml: str) -> dict[str, str]:
    """Every node that has a value or can be executed: name → kind."""
    return {name: kind for kind, name in _FEATURE.findall(xml)}


def shown_features(xml: str) -> list[str]:
    """Those that stand in a category: what a maker's tool shows, without the registers behind them."""
    categories = {name for _, name in _CATEGORY.findall(xml)}
    return [name for name in dict.fromkeys(_SHOWN.findall(xml)) if name not in categories]


def entries_of(xml: str, enumeration: str) -> Mapping[str, int]:
    """What an enumeration may be set to, each with its number; nothing where it is none."""
    found = re.search(rf"<Enumeration\b[^>]*?\bName=\"{re.escape(enumeration)}\".*?</Enumeration>", xml, re.DOTALL)
    return {name: int(value, 0) for name, value in _ENTRY.findall(found[0])} if found else {}
