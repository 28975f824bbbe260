"""What stands on a label: the values of its placeholders, written ``{product}`` in a template."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from station.labels.faults import LabelRefused, fault

_PLACE = re.compile(r"\{([^{}]*)\}")
SAMPLE_SSCC = "000000000000000000"
"""Of no company: a test label can never be taken for the label of a case."""
SAMPLE_CODE, SAMPLE_GS1 = "SAMPLE-0000000001", "(01)09501101530003(21)SAMPLE000001"


@dataclass(frozen=True, slots=True)
class LabelValues:
    """Of one label. The date is the plant's local day on which its code was given; a reprint keeps it."""

    sscc: str
    """Empty: the code is none."""
    day: date
    product: str = ""
    lot: str = ""
    order: str = ""
    gtin: str = ""
    container: str = "case"
    count: int = 0
    """Members."""
    station: str = ""
    code: str = ""
    """As it is issued: an SSCC, or a code of a pool."""
    bracketed: str = ""
    """The same with its application identifiers in brackets, as the symbols of GS1 want it; empty: it has none."""

    @property
    def places(self) -> Mapping[str, str]:
        """Placeholder → what is printed there."""
        given = {name: str(getattr(self, name)) for name in _PLAIN}
        return given | {
            "code": self.code or self.sscc,
            "bracketed": self.bracketed or f"(00){self.sscc}",
            "date": self.day.isoformat(),
            "yymmdd": self.day.strftime("%y%m%d"),
            "gtin": self.gtin,
        }


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
