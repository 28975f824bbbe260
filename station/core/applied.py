"""Labels that a line prints ahead and an applicator puts on its cases (print and apply).

A label has its code before there is a case for it. It is printed, put on, and read where the line reads case codes: a
case passes only with the code of a label that was printed here and is not used. With the verdict of a case the label on
it is used (or void, where the case is rejected), labels before it that were never read are void, and the next one is
printed. All of it follows the verdict, in its step: nothing here is waited for by a verdict.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from station.core import events as ev
from station.core.commands import Refusal
from station.core.effects import PrintLabel
from station.core.label_events import ContainerLabel, VoidCause
from station.core.levels import Levels
from station.core.step_context import StepContext

MOST_UNREAD = 4
"""So many labels that were not read are waited for beside those ahead: older ones are void."""


@dataclass(slots=True)
class AppliedLabels:
    context: StepContext
    levels: Levels
    unread: int = field(init=False)
    """Cases since the last read label that none was read of: each has taken one, perhaps."""

    def __post_init__(self) -> None:
        more = len(self.waiting) - self._ahead  # after a restart: only unread cases have others printed
        self.unread = min(max(more, 0), MOST_UNREAD)

    @property
    def waiting(self) -> list[ContainerLabel]:
        """Those that may come on a case, oldest first."""
        return [label for label in self.context.state.labels.values() if label.purpose == "apply"]

    def follow(self, stopping: bool) -> None:
        """What the events of this step mean for the labels, and the next one."""
        if not self.context.settings.applies_labels:
            return
        before = tuple(self.context.events)
        for seq, event in enumerate(before, start=self.context.first_seq):
            match event:
                case ev.CasePassed():
                    self._read(event.case_code.key, seq)
                case ev.CaseRejected():
                    self._read(event.case_code.key if event.case_code is not None else "", 0)
                case ev.CaseMissed():
                    self._unread()
                case _:
                    continue
        self._void(self._of_another_order(), "order_changed")
        if not stopping:
            self._print_next()

    @property
    def _ahead(self) -> int:
        return self.context.settings.labels_ahead

    def _read(self, key: str, passed: int) -> None:
        """A case had this code; ``passed``: its number as a container, 0 = it was rejected."""
        waiting = self.waiting
        place = next((place for place, label in enumerate(waiting) if label.code.key == key), None)
        if place is None:
            if not key:  # with another label on it the case has taken none of ours
                self._unread()
            return
        self.unread = 0
        self._void(waiting[:place], "passed_over")
        if passed:
            self.context.emit(ev.LabelScanned(waiting[place].id, "", passed))
        else:
            self._void(waiting[place : place + 1], "case_rejected")

    def _unread(self) -> None:
        """A case that no label was read of has taken one, if one was there: another one is printed."""
        waiting = self.waiting
        if any(label.state == "assigned" for label in waiting):
            return
        if self.unread == MOST_UNREAD:
            self._void(waiting[:1], "passed_over")
        else:
            self.unread += 1

    def _of_another_order(self) -> list[ContainerLabel]:
        order = self.context.state.order
        return [label for label in self.waiting if order is None or label.order != order.order]

    def _void(self, labels: Iterable[ContainerLabel], cause: VoidCause) -> None:
        for label in labels:
            self.context.emit(ev.LabelVoided(label.id, cause))

    def _print_next(self) -> None:
        """One label after the other: none is assigned while the one before it was not sent."""
        state, waiting = self.context.state, self.waiting
        order = state.order
        if order is None or state.by_hand is not None or len(waiting) >= self._ahead + self.unread:
            return
        if any(label.state in ("assigned", "failed") for label in waiting):
            return
        recipe = order.recipe
        given = self.levels.assign(recipe.container)
        if isinstance(given, Refusal):
            return  # its alarm is there: the serials are used or not proved, or the pool is empty
        code, serial = given
        goods = (order.order, recipe.product, recipe.lot, recipe.units_per_case)
        self.context.emit(
            ev.LabelAssigned(0, 1, recipe.container, code, "apply", *goods, sscc_serial=serial, gtin=recipe.gtin)
        )
        self.context.effects.append(PrintLabel(state.labels[state.seq]))


def printed_here(labels: Iterable[ContainerLabel], key: str) -> bool:
    """A label with this code went to the printer and may come on a case."""
    return any(label.purpose == "apply" and label.tries > 0 and label.code.key == key for label in labels)
