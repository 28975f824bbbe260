"""Labels that are printed here: assigned → sent → printed → scanned back; then the container counts, and not before.

A code is assigned once. Whatever becomes of its label (paper out, a crash, a printer that says nothing), the same label
is printed again when a person wants it; a second code is taken only where a person has a closed container labelled
anew. What is scanned back must be the label that is awaited.
"""

from dataclasses import dataclass, field

from station.core import commands as cmd
from station.core import events as ev
from station.core.effects import PrintLabel
from station.core.label_events import ContainerLabel
from station.core.levels import Levels
from station.core.recipe import level_of
from station.core.rework import ContainerFacts, Facts, Relabel, Rework
from station.core.rework_decision import work_out
from station.core.rework_handler import ReworkHandler
from station.core.rework_rules import Assigned
from station.core.step_context import StepContext, arguments
from station.core.values import CheckedCode, Code

FAILED, DOUBTFUL = "label_failed", "label_doubtful"


@dataclass(slots=True)
class Labels:
    context: StepContext
    levels: Levels
    rework: ReworkHandler
    sending: set[int] = field(default_factory=set)
    """Labels that this core saw go to the printer; of others that were sent nobody tells any more."""

    # what the printer says -------------------------------------------------------------------------------------------

    def note(self, item: cmd.NoteLabel) -> cmd.Refusal | None:
        """The shell asks before it sends, and tells what came of it."""
        label = self.context.state.labels.get(item.label)
        expected = {"sent": ("assigned",), "printed": ("sent",), "failed": ("assigned", "sent")}[item.what]
        if label is None or label.state not in expected:
            return cmd.Refusal("label_not_awaited")
        match item.what:
            case "sent":
                self.sending.add(label.id)
                self.context.emit(ev.LabelSent(label.id))
            case "printed":
                self.context.emit(ev.LabelPrinted(label.id, item.proved))
            case "failed":
                self.context.emit(ev.LabelFailed(label.id, item.cause, item.arguments))
        return None

    def printer_back(self) -> None:
        """What was not sent yet is printed now."""
        for label in self.context.state.labels.values():
            if label.state == "assigned":
                self.context.effects.append(PrintLabel(label))

    def follow(self) -> None:
        """An alarm for each label that waits for a person's decision."""
        labels, standing = self.context.state.labels, self.context.state.alarms
        for label in labels.values():
            told = arguments(code=label.code.text, name=label.name)
            doubtful = label.state == "sent" and label.id not in self.sending
            cause = (("cause", label.cause),)
            self._set(FAILED, label.state == "failed", label.id, told + cause)
            self._set(DOUBTFUL, doubtful, label.id, told)
        for identity, alarm in list(standing.items()):
            if alarm.key in (FAILED, DOUBTFUL) and identity.partition(":")[2] not in map(str, labels):
                self.context.end(identity)

    def _set(self, key: str, on: bool, label: int, told: tuple[tuple[str, str | int], ...]) -> None:
        if on or f"{key}:{label}" in self.context.state.alarms:
            self.context.set_alarm(key, on, str(label), **dict(told))

    # what a person does ----------------------------------------------------------------------------------------------

    def do(self, command: cmd.LabelCommand) -> cmd.Refusal | None:
        match command:
            case cmd.NoteLabel():
                return self.note(command)
            case cmd.ScanLabel(by=by, checked=checked):
                return self.scan(by, checked)
            case cmd.Reprint():
                return self.reprint(command)
            case cmd.RetryLabel(label=number) | cmd.WaiveLabel(label=number):
                label = self.context.state.labels.get(number)
                if label is None:
                    return cmd.Refusal("label_not_awaited")
                return (
                    self._retry(label, command) if isinstance(command, cmd.RetryLabel) else self._waive(label, command)
                )

    def _retry(self, label: ContainerLabel, command: cmd.RetryLabel) -> cmd.Refusal | None:
        if label.state == "assigned" or (label.state == "sent" and label.id in self.sending):
            return cmd.Refusal("label_being_printed", arguments(code=label.code.text))
        self.sending.discard(label.id)
        self.context.emit(ev.LabelRetried(label.id, command.by, command.reason))
        self.context.effects.append(PrintLabel(self.context.state.labels[label.id]))
        return None

    def _waive(self, label: ContainerLabel, command: cmd.WaiveLabel) -> cmd.Refusal | None:
        if label.purpose == "close" and (refused := self._not_closable(label)) is not None:
            return refused
        self.context.emit(ev.LabelWaived(label.id, command.by, command.reason))
        if label.purpose == "close":
            self.levels.close_scanned(label.container, label.code, None, command.by, label.reason or command.reason)
        return None

    def scan(self, by: str, checked: CheckedCode) -> cmd.Refusal | None:
        """The label is on its container. One that gives another code is done by rework, which knows the container."""
        label = self.context.state.label_with(checked.code.key)
        if label is None or label.purpose in ("relabel", "apply"):
            return wrong_label(checked, None)
        if label.state == "assigned" and not label.tries:
            return cmd.Refusal("label_not_printed", arguments(code=checked.code.text))
        if label.purpose == "close" and (refused := self._not_closable(label)) is not None:
            return refused
        self.context.emit(ev.LabelScanned(label.id, by))
        if label.purpose == "close":
            self.levels.close_scanned(label.container, label.code, None, by, label.reason)
        return None

    def _not_closable(self, label: ContainerLabel) -> cmd.Refusal | None:
        state = self.context.state
        found = state.containers[label.container]
        if not found.members:
            return cmd.Refusal("bench_empty", arguments(name=found.name))
        order = state.order
        if order is None:
            return cmd.Refusal("no_order")
        if found.order != order.order and not level_of(order.recipe, found.level).mixed:
            return cmd.Refusal("order_suspended", arguments(order=found.order))
        return None

    # labels of closed containers --------------------------------------------------------------------------------------

    def reprint(self, command: cmd.Reprint) -> cmd.Refusal | None:
        """By rule the same label once more, or one with another code; the code of now is void when that is scanned."""
        container = next((each for each in command.facts.containers if each.id == command.container), None)
        if self.rework.changes.concern(command.facts) or container is None:
            return cmd.Refusal("rework_stale")
        if not self.prints(container, command.facts):
            return cmd.Refusal("label_not_printed_here", arguments(name=container.name))
        if (awaited := self.context.state.label_of(container.id)) is not None:
            return cmd.Refusal("label_pending", arguments(code=awaited.code.text, name=container.name))
        repeat = self.context.settings.reprint == "repeat" and container.code is not None
        if container.code is not None and repeat:
            given: Assigned = (container.code, 0)
        else:
            given = self.levels.assign()
        if isinstance(given, cmd.Refusal):
            return given
        if (refused := self._not_relabelled(command, given)) is not None:
            return refused
        self._again(command, container, given, repeat=repeat)
        return None

    def _not_relabelled(self, command: cmd.Reprint, given: tuple[Code, int]) -> cmd.Refusal | None:
        """What rework has against labelling it now."""
        asked = Rework(command.by, command.reason, Relabel(command.container), command.facts)
        decided = work_out(asked, self.context.state.seq + 1, lambda: given, lambda _: False)
        return decided if isinstance(decided, cmd.Refusal) else None

    def _again(self, command: cmd.Reprint, container: ContainerFacts, given: tuple[Code, int], *, repeat: bool) -> None:
        code, serial = given
        recipe = dict(command.facts.recipes).get(container.order)
        event = ev.LabelAssigned(
            container.id,
            container.level,
            container.name,
            code,
            "repeat" if repeat else "relabel",
            container.order,
            container.product,
            container.lot,
            len(container.members),
            command.by,
            command.reason,
            None if repeat else serial,
            None if repeat else container.code,
            command.first_us,
            recipe.gtin if recipe is not None else "",
        )
        self.context.emit(event)
        self.context.effects.append(PrintLabel(self.context.state.labels[self.context.state.seq]))

    def prints(self, container: ContainerFacts, facts: Facts) -> bool:
        """The labels of this level are printed here."""
        if container.level == 1:
            return self.context.settings.prints_cases
        recipe = dict(facts.recipes).get(container.order)
        if recipe is None or container.level > len(recipe.above) + 1:
            return False
        return level_of(recipe, container.level).code == "printed"

    def relabel_refused(self, command: Rework) -> cmd.Refusal | None:
        """Rework of a container whose new label is awaited, or comes from the printer."""
        operation = command.operation
        if not isinstance(operation, Relabel):
            return None
        number = self._number(operation, command.facts)
        container = next((each for each in command.facts.containers if each.id == number), None)
        if operation.new is None and container is not None and self.prints(container, command.facts):
            return cmd.Refusal("label_reprint_instead", arguments(name=container.name))
        label = self.context.state.label_of(number)
        if label is not None and (operation.new is None or operation.new.key != label.code.key):
            return cmd.Refusal("label_pending", arguments(code=label.code.text, name=label.name))
        return None

    def relabelled(self, command: Rework) -> None:
        """Done: the awaited label is on its container."""
        if isinstance(command.operation, Relabel):
            label = self.context.state.label_of(self._number(command.operation, command.facts))
            if label is not None:
                self.context.emit(ev.LabelScanned(label.id, command.by))

    def full_pallets(self, by: str) -> None:
        """What was filled by scan to the last place gets its label."""
        state = self.context.state
        for found in list(state.containers.values()):
            order = state.open_order(found.order)
            if not found.by_scan or order is None or state.label_of(found.id) is not None:
                continue
            level = level_of(order.recipe, found.level)
            if level.code == "printed" and level.closes_full and len(found.members) >= level.capacity:
                given = self.levels.assign(level.name)
                if not isinstance(given, cmd.Refusal):
                    self.levels.label(found, given, by, "")

    def _number(self, operation: Relabel, facts: Facts) -> int:
        name = operation.container
        if isinstance(name, int):
            return name
        return next((each.container for each in facts.codes if each.code.key == name.key), 0)


def wrong_label(checked: CheckedCode, awaited: ContainerLabel | None) -> cmd.Refusal:
    """Scanned, and not the label that is awaited: what it is."""
    code = checked.code.text
    refused = checked.refusal.value if checked.refusal is not None else ""
    what = refused or checked.taken_by or "label_unknown"
    if awaited is None:
        return cmd.Refusal("label_none_awaited", arguments(code=code, where=what))
    return cmd.Refusal("label_wrong", arguments(code=code, where=what, expected=awaited.code.text, name=awaited.name))
