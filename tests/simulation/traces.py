"""What trace tells of codes at the end of a run, held against what upstream rebuilt from the wire alone."""

import random
from collections.abc import Iterator
from itertools import takewhile

from station.journal import Reader
from station.journal.stories import CodeStory
from tests.journal.wire_fold import Known, Tree

UNITS_DRAWN = 8
"""A run has some hundred units, and a seed is one of hundreds."""


def untrue(reader: Reader, known: Known, seen: set[str], draw: random.Random) -> Iterator[str]:
    """``seen``: keys of all units that upstream was ever told of."""
    tree, fates = known
    parents = {
        int(member[1:]): number for number, (_, members) in tree.items() for member in members if member[0] == "#"
    }
    holder = {member: number for number, (_, members) in tree.items() for member in members if member[0] != "#"}
    for key in draw.sample(sorted(seen), min(UNITS_DRAWN, len(seen))):
        story = reader.trace(key)
        if story is None:
            yield f"{key} was never seen"
        elif (told := _place(story, tree)) != (here := _chain(holder.get(key, 0), parents)):
            yield f"{key} is in {told}, not in {here}"
        elif story.fate != fates.get(key, ""):
            yield f"{key} is {story.fate!r}, not {fates.get(key)!r}"
        elif not story.events:
            yield f"{key} has no history"
    for number, (code, members) in tree.items():
        story = reader.trace(f"#{number}" if code is None else code)
        if story is None or _place(story, tree) != _chain(number, parents):
            yield f"container {number} is not where upstream has it"
        elif _members(story) != members:
            yield f"container {number} has {sorted(_members(story))}, not {sorted(members)}"


def _chain(number: int, parents: dict[int, int]) -> list[int]:
    return [number, *_chain(parents.get(number, 0), parents)] if number else []


def _place(story: CodeStory, tree: Tree) -> list[int]:
    """Upstream does not know what is open, in flight or in doubt, nor what that is in."""
    return [held.container for held in takewhile(lambda held: held.container in tree, story.containers)]


def _members(story: CodeStory) -> frozenset[str]:
    told = (each.member for each in story.members.members)
    return frozenset(f"#{member.container}" if member.container else member.code.key for member in told)
