"""What stands on a label: the values of its placeholders, written ``{product}`` in a template."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from station.labels.faults import LabelRefused, fault

_PLACE = re.compile(r"\{([^{}]*)\}")
SAMPLE_SSCC = "000000000000000000"
"""Of no company: a test label can never be taken for the label of a case."""


@dataclass(frozen=True, slots=True)
class LabelValues:
    """Of one label. The date is the plant's local day on which its code was given; a reprint keeps it."""

    sscc: str
    day: date
    product: str = ""
    lot: str = ""
    order: str = ""
    gtin: str = ""
    container: str = "case"
    count: int = 0
    """Members."""
    station: str = ""

    @property
    def places(self) -> Mapping[str, str]:
        """Placeholder → what is printed there."""
        given = {name: str(getattr(self, name)) for name in _PLAIN}
        return given | {"date": self.day.isoformat(), "yymmdd": self.day.strftime("%y%m%d"), "gtin": self.gtin}


_PLAIN = ("sscc", "product", "lot", "order", "container", "count", "station")
SAMPLE = LabelValues(
    SAMPLE_SSCC, date(2026, 11, 29), "Sample 1 l", "L0001", "O-0001", "09501101530003", "case", 24, "L1"
)


def filled(text: str, values: LabelValues, where: str) -> str:
    """The text with its values. Raises LabelRefused for a placeholder that there is not."""
    places = values.places

    def value(found: re.Match[str]) -> str:
        if found[1] not in places:
            known = ", ".join(sorted(places))
            raise LabelRefused((fault("label_placeholder_unknown", where, found=found[1], choices=known),))
        return places[found[1]]

    return _PLACE.sub(value, text)
