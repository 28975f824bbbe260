"""What a platform would refuse, found before anything is handed in. Each rule is a row; a document has its own list."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from station.core.codes import MARKING_GROUPS
from sync.authorities.marking import marking_of, sscc_of
from sync.authorities.packed import DocumentFault, LostUnit, PackedContainer, Participant

LEVELS_MAX = 2
"""Boxes, and pallets of boxes."""

SUPERVISION_DIGITS = 20

ContainerRule = Callable[[Participant, Sequence[PackedContainer]], Iterator[DocumentFault]]


def participant_named(who: Participant, _containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    if not (who.number.isascii() and who.number.isdigit() and len(who.number) in (10, 12)):
        yield DocumentFault("authority_participant", detail=who.number)


def organisation_named(who: Participant, _containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    if not who.name:
        yield DocumentFault("authority_organisation")


def group_known(who: Participant, _containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    if who.group not in MARKING_GROUPS:
        yield DocumentFault("authority_group", detail=who.group)


def something(_who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    if not containers:
        yield DocumentFault("authority_nothing")


def two_levels(_who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    for each in containers:
        if each.level > LEVELS_MAX:
            yield DocumentFault("authority_levels", each.code, each.number, each.name)


def sscc_codes(_who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    for each in containers:
        if not sscc_of(each.code):
            yield DocumentFault("authority_no_sscc", each.code, each.number, each.name)


def marked_units(who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    for each in containers:
        if each.level == 1:
            for code in each.members:
                yield from unit_findings(who, code, each.number)


def unit_findings(who: Participant, code: str, container: int) -> Iterator[DocumentFault]:
    """What speaks against one unit code; its check part is another rule's."""
    marking, group = marking_of(code), MARKING_GROUPS.get(who.group)
    if marking is None:
        yield DocumentFault("authority_not_marked", code, container)
    elif group is not None and len(marking.serial) != group.serial:
        yield DocumentFault("authority_serial", code, container, f"{len(marking.serial)} / {group.serial}")


def whole_codes(who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    """Reports of what was printed want the check part, too."""
    group = MARKING_GROUPS.get(who.group)
    for each in containers:
        for code in each.members if each.level == 1 and group is not None else ():
            marking = marking_of(code)
            if marking is not None and group is not None and not marking.has_check(group.check):
                yield DocumentFault("authority_check_part", code, each.number, group.check)


def no_code_twice(_who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    seen = Counter(code for each in containers for code in each.members)
    yield from (DocumentFault("authority_twice", code, detail=str(count)) for code, count in seen.items() if count > 1)


def boxes_known(_who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    """A pallet's boxes are in the same document, or the platform does not know them yet."""
    known = {(each.level, sscc_of(each.code)) for each in containers}
    for each in containers:
        if each.level > 1:
            for code in each.members:
                if (each.level - 1, sscc_of(code)) not in known:
                    yield DocumentFault("authority_box_missing", code, each.number)


def one_product(_who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    """A box holds one GTIN."""
    for each in containers:
        gtins = {marking.gtin for code in each.members if (marking := marking_of(code)) is not None}
        if each.level == 1 and len(gtins) > 1:
            yield DocumentFault("authority_mixed", each.code, each.number, ", ".join(sorted(gtins)))


def supervision_codes(_who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentFault]:
    """Every level has a drug supervision code: twenty digits."""
    for each in containers:
        for code in (each.code, *each.members):
            if not (len(code) == SUPERVISION_DIGITS and code.isascii() and code.isdigit()):
                yield DocumentFault("authority_not_supervised", code, each.number)


AGGREGATION: tuple[ContainerRule, ...] = (
    participant_named, something, two_levels, sscc_codes, marked_units, no_code_twice, boxes_known, one_product,
)  # fmt: skip
RULES: dict[str, tuple[ContainerRule, ...]] = {
    "gismt": (*AGGREGATION, organisation_named),
    "suz-aggregation": (*AGGREGATION, group_known),
    "suz-utilisation": (participant_named, group_known, something, marked_units, whole_codes, no_code_twice),
    "ali-health": (something, supervision_codes, no_code_twice),
}


def findings(document: str, who: Participant, containers: Sequence[PackedContainer]) -> list[DocumentFault]:
    """All that the platform would refuse; empty = nothing that is known here."""
    return [found for rule in RULES[document] for found in rule(who, containers)]


def lost_findings(who: Participant, lost: Sequence[LostUnit]) -> list[DocumentFault]:
    """The same of a report of units that left trade."""
    found = [*participant_named(who, ()), *group_known(who, ())]
    if not lost:
        found.append(DocumentFault("authority_nothing"))
    return found + [finding for unit in lost for finding in unit_findings(who, unit.code, 0)]


def keys_of(code: str) -> list[str]:
    """The canonical keys by which a journal may hold a code that a platform named."""
    marking, sscc = marking_of(code), sscc_of(code)
    if marking is not None:
        return [f"gs1:{marking.short}"]
    return [f"gs1:00{sscc}"] if sscc else [code] if code else []
