"""Relations of codes for Ali Health's tracing platform (drug supervision's ``RelationCreate`` 3.0). Pure.

A code names its parent; the layer counts from the unit (1) upwards. The top of each pack has no parent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from itertools import groupby
from xml.sax.saxutils import quoteattr

from sync.authorities.packed import DocumentPart, PackedContainer, by_level


@dataclass(frozen=True, slots=True)
class LotDetails:
    """What the platform wants to know of a lot, beside its codes."""

    product_code: str
    spec: str
    """Of the pack, such as ``1:24``."""
    expires: str = ""
    workshop: str = ""


def code_relation(
    containers: Sequence[PackedContainer], batch: LotDetails, line: str, zone: tzinfo = UTC
) -> DocumentPart:
    """One file with all relations, a ``Batch`` each lot."""
    parents = _parents(containers)
    lots = sorted(containers, key=lambda each: each.lot)
    body = "".join(
        _batch(lot, by_level(list(group)), batch, line, parents, zone)
        for lot, group in groupby(lots, key=lambda each: each.lot)
    )
    relation = (
        f'<Relation productCode={quoteattr(batch.product_code)} subTypeNo="" cascade={quoteattr(batch.spec)} '
        f'packageSpec={quoteattr(batch.spec)} comment="">\n{body}</Relation>'
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Document License="">\n<Events version="3.0">\n'
        f'<Event name="RelationCreate">\n{relation}\n</Event>\n</Events>\n</Document>\n'
    )
    return DocumentPart(text.encode(), sum(len(each.members) for each in containers))


def _parents(containers: Sequence[PackedContainer]) -> dict[str, str]:
    """Code of a container → of what it stands in."""
    return {code: each.code for each in containers if each.level > 1 for code in each.members}


def _batch(
    lot: str,
    containers: Sequence[PackedContainer],
    batch: LotDetails,
    line: str,
    parents: Mapping[str, str],
    zone: tzinfo,
) -> str:
    made = datetime.fromtimestamp(min(each.packed_us for each in containers) / 1_000_000, zone).date().isoformat()
    codes = "".join(
        [
            *(_code(unit, 1, each.code) for each in containers if each.level == 1 for unit in each.members),
            *(_code(each.code, each.level + 1, parents.get(each.code, "")) for each in containers),
        ]
    )
    return (
        f"<Batch batchNo={quoteattr(lot)} madeDate={quoteattr(made)} validateDate={quoteattr(batch.expires)} "
        f'workshop={quoteattr(batch.workshop)} lineName={quoteattr(line)} lineManager="">\n{codes}</Batch>\n'
    )


def _code(code: str, layer: int, parent: str) -> str:
    return f'<Code curCode={quoteattr(code)} packLayer="{layer}" parentCode={quoteattr(parent)} flag="0"/>\n'
