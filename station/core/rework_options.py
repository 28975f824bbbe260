"""What can be done with a code now: the operations a person may want of it, each tried as it would be done.

What is still to be scanned has a stand-in that nothing speaks against: a free unit, a label, a container of the right
level with the same goods. So an option that is open may still be refused for what is scanned, and for nothing else.
"""

from dataclasses import dataclass, replace
from typing import Literal

from station.core.rework import (
    AddMembers,
    CodeFacts,
    ContainerFacts,
    Decommission,
    Dissolve,
    Facts,
    FlaggedCase,
    Merge,
    Operation,
    Recommission,
    Relabel,
    RemoveMember,
    Repack,
    ReplaceMember,
    Restore,
    Return,
)
from station.core.values import Code

OptionName = Literal[
    "repack", "replace", "remove", "fill", "put", "merge", "relabel", "dissolve", "dissolve_all", "decommission",
    "recommission", "restore", "return",
]  # fmt: skip
Need = Literal["", "unit", "container", "label", "fate"]
"""What a person must still say or scan."""
UNIT, BOX, LABEL = (Code(f"\0{name}", "") for name in ("unit", "container", "label"))
"""No code that is read has such a key."""
_BOX_ID = -1


@dataclass(frozen=True, slots=True)
class Option:
    name: OptionName
    operation: Operation
    needs: Need = ""
    level: int = 0
    """Of the stand-in container, where one is needed."""


def unit_options(code: Code, *, held: bool, decommissioned: bool) -> tuple[Option, ...]:
    """Of a unit: in a container, free, or out of use."""
    if decommissioned:
        return (Option("recommission", Recommission(code)),)
    away = Option("decommission", Decommission(code, "sampled"), "fate")
    if not held:
        return (Option("put", AddMembers(BOX, (code,)), "container", 1), away)
    return (Option("replace", ReplaceMember(code, UNIT), "unit"), Option("remove", RemoveMember(code)), away)


def container_options(found: ContainerFacts) -> tuple[Option, ...]:
    """Of a container, from what mends it to what takes it apart."""
    if found.state == "dissolved":
        return (Option("restore", Restore(found.id)),)
    inner = (BOX, "container") if found.level > 1 else (UNIT, "unit")
    options = [
        Option("fill", AddMembers(found.id, (inner[0],)), inner[1], found.level - 1),  # type: ignore[arg-type]
        Option("merge", Merge(found.id, BOX), "container", found.level),
        Option("relabel", Relabel(found.id, LABEL), "label"),
        Option("dissolve", Dissolve(found.id)),
    ]
    if found.level > 1:
        options.append(Option("dissolve_all", Dissolve(found.id, all_levels=True)))
    if found.code is not None:
        moved = RemoveMember(found.code) if found.parent else AddMembers(BOX, (found.code,))
        options.insert(1, _moved(found, moved))
    if found.shipped or found.left is not None:
        options.insert(0, Option("return", Return(found.id)))
    return tuple(options)


def _moved(found: ContainerFacts, operation: RemoveMember | AddMembers) -> Option:
    if isinstance(operation, RemoveMember):
        return Option("remove", operation)
    return Option("put", operation, "container", found.level + 1)


def repack_option(case: FlaggedCase) -> Option:
    """With something for its empty places, and whatever label."""
    _, empty = case.split()
    return Option("repack", Repack(case.case, (UNIT,) if empty else (), label=LABEL, short=True), "unit")


def with_stand_ins(facts: Facts, option: Option, like: ContainerFacts | None) -> Facts:
    """``like``: a container with the goods that the stand-in has."""
    base = like or ContainerFacts(0, 1, "", "live", None, "", "", "")
    box = replace(
        base,
        id=_BOX_ID,
        level=option.level,
        state="live",
        code=BOX,
        parent=0,
        shipped=False,
        left=None,
        members=(),
        where="",
    )
    codes = tuple(
        CodeFacts(BOX, seen=True, container=_BOX_ID) if each.code.key == BOX.key else each for each in facts.codes
    )
    return replace(facts, codes=codes, containers=(*facts.containers, box))
