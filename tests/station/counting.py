"""Which sentences would say "1 cases"."""

import re

from station.messages.templates import fill, places

_NOUNS = (
    "alarms bytes cases cells characters checks codes columns containers devices faults fields files hours inputs "
    "items labels lines megapixels members modules no-reads orders packets pictures places pools products "
    "reads records requests rows screens segments seconds telegrams times tries units users views words writes"
).replace(" ", "|")
_ONE_OF_MANY = re.compile(rf"(?<![\w.,])1 (?:different )?(?:{_NOUNS})\b")
_NEVER_ONE = frozenset({"limit", "most", "bound", "expected", "wanted", "m", "bytes", "megapixels", "modules", "blur"})
"""Places that hold a limit, or a measure with decimals."""
_MANY_ALWAYS = (
    "{detail} containers",
    "{files} files",
    "{waiting} telegrams",
    "{times} times",
    "{count} files, one is needed",
    "of {pictures} pictures",
    "last {n} cases were all",
    "Fewer than {count} codes",
    "More than {n} alarms",
    "{n} users, and no room",
    "holds {n} {units}, and {expected} fit",
    "{n} no-reads this hour",
)
"""What is only said of many."""


def miscounted(template: str) -> bool:
    """Filled with ones it says one of many."""
    for said in _MANY_ALWAYS:
        template = template.replace(said, "")
    given = {name: "7" if name in _NEVER_ONE else "1" for name in places(template)}
    return _ONE_OF_MANY.search(fill(template, given | {"reader": "top", "unit": "unit", "units": "units"})) is not None
