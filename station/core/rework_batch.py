"""A batch of rework before any of it is done: each operation meets what the earlier ones would leave.

The facts of every operation are those of now. ``Outlook`` keeps what the operations so far would change, and lays it
over the facts of the next one, so that a case and the pallet it is on, or one case by two of its names, are seen.
"""

from dataclasses import dataclass, field, replace

from station.core.rework import CodeFacts, ContainerFacts, Facts
from station.core.rework_copy import WorkingCopy, identity


@dataclass(slots=True)
class Outlook:
    """What the operations so far would leave."""

    containers: dict[int, ContainerFacts] = field(default_factory=dict)
    codes: dict[str, CodeFacts] = field(default_factory=dict)
    """Codes that an operation looked up, as it left them."""
    labels: dict[str, CodeFacts] = field(default_factory=dict)
    """Labels of containers that it did not look up: a container was taken apart with the one it is in."""
    holders: dict[int | str, int] = field(default_factory=dict)
    """Unit or container → what holds it then; 0 = it is free."""

    def over(self, facts: Facts) -> Facts:
        """The facts of an operation as they would be then."""
        if not self.containers and not self.codes:
            return facts
        containers = {each.id: each for each in facts.containers} | self.containers
        return replace(
            facts,
            containers=tuple(self._container(each) for each in containers.values()),
            codes=tuple(self._code(each) for each in facts.codes),
        )

    def _container(self, found: ContainerFacts) -> ContainerFacts:
        return replace(found, parent=self.holders.get(found.id, found.parent))

    def _code(self, found: CodeFacts) -> CodeFacts:
        key = found.code.key
        if (looked_up := self.codes.get(key)) is not None:
            found = replace(looked_up, objection=found.objection)
        if (label := self.labels.get(key)) is not None:
            found = replace(found, container=label.container, retired=label.retired)
        if key in self.holders:
            found = replace(found, seen=True, unit_of=self.holders[key])
        return found

    def note(self, done: WorkingCopy) -> None:
        """This operation would be done."""
        before = {each.id: each for each in done.facts.containers}
        for number, after in done.containers.items():
            if after != before.get(number):
                self._moved(before.get(number), after)
                self.containers[number] = after
        given = {each.code.key: each for each in done.facts.codes}
        for key, code in done.codes.items():
            if key in given:
                self.codes[key] = code
                self.labels.pop(key, None)
            elif code.container:
                self.labels[key] = code

    def _moved(self, before: ContainerFacts | None, after: ContainerFacts) -> None:
        """Of one that is dissolved the members are still told; they are free."""
        was = set() if before is None or before.state == "dissolved" else {identity(each) for each in before.members}
        now = set() if after.state == "dissolved" else {identity(each) for each in after.members}
        for member in was - now:
            if self.holders.get(member, after.id) == after.id:
                self.holders[member] = 0
        self.holders |= dict.fromkeys(now - was, after.id)
