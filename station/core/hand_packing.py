"""Packing by hand: a person packs by scanning. Every scan is judged when it comes, and changes all or nothing.

At a bench that is all there is; on a line it is what is done while its own packing cannot (``HandPackingBegan``).
"""

from dataclasses import dataclass
from typing import assert_never

from station.core import commands as cmd
from station.core import events as ev
from station.core.acceptance import FATES
from station.core.audit import Audit
from station.core.label_events import ContainerLabel
from station.core.labels import Labels, wrong_label
from station.core.loaded import OpenContainer, OpenOrder
from station.core.packing import Packing
from station.core.settings import LineSettings
from station.core.state import LineState
from station.core.step_context import StepContext, arguments
from station.core.values import Arguments, CheckedCode, Code, Member, Reason
from station.core.view import BenchView, LastScan

BY_REASON = {
    Reason.FOREIGN: "bench_foreign",
    Reason.NOT_IN_POOL: "bench_not_in_pool",
    Reason.VOID_IN_POOL: "bench_void_in_pool",
    Reason.WRONG_PRODUCT: "bench_wrong_product",
}


@dataclass(frozen=True, slots=True)
class ClosingShort:
    """A person said that the container in hand is done; its label is still to be scanned."""

    container: int
    by: str
    reason: str


@dataclass(slots=True)
class HandPacking:
    """The container in hand and what is done with it."""

    context: StepContext
    packing: Packing
    labels: Labels
    audit: Audit
    last_scan: LastScan | None = None
    short: ClosingShort | None = None

    @property
    def settings(self) -> LineSettings:
        return self.context.settings

    @property
    def state(self) -> LineState:
        return self.context.state

    def follow(self) -> None:
        """A condition that ends by what was done."""
        if self.short is not None and self.short.container != self.state.in_hand:
            self.short = None

    def do(self, command: cmd.BenchCommand, against: cmd.Refusal | None) -> cmd.Refusal | None:
        """``against``: why nothing can be packed now."""
        order = self.state.order
        if order is None:
            refusal: cmd.Refusal | None = cmd.Refusal("no_order")
        elif against is not None:
            refusal = against
        else:
            match command:
                case cmd.Scan():
                    refusal = self._scan(command, order)
                case cmd.UndoScan(by=by):
                    refusal = self._undo(by)
                case cmd.StoreOpen(by=by):
                    refusal = self._store(by)
                case cmd.CloseShort():
                    refusal = self._close_short(command)
                case _:
                    assert_never(command)
        if isinstance(command, cmd.Scan) and refusal is not None:
            self._told(command.checked, refusal.key, refusal.arguments, taken=False)
        self.follow()
        return refusal

    def _told(self, seen: CheckedCode, key: str, told: Arguments, *, taken: bool = True) -> None:
        self.last_scan = LastScan(seen.code.text, taken, key, told, self.context.now.wall_us)

    @property
    def in_hand(self) -> OpenContainer | None:
        """The container that scans go into."""
        return self.state.containers.get(self.state.in_hand)

    # scans -------------------------------------------------------------------------------------------------------

    def _scan(self, scan: cmd.Scan, order: OpenOrder) -> cmd.Refusal | None:
        if self.state.label_with(scan.checked.code.key) is not None:
            return self._labelled(scan)
        held = self._held_open(scan.checked.code.key)
        if held is not None:
            return self._again(scan, held, order)
        if (awaited := self.awaited) is not None:
            return wrong_label(scan.checked, awaited)
        if (refused := objection(scan)) is not None:
            return refused
        return self._label(scan, order) if scan.role == "case" else self._unit(scan, order)

    @property
    def awaited(self) -> ContainerLabel | None:
        """The label that the container in hand waits for."""
        return self.state.label_of(self.state.in_hand) if self.state.in_hand else None

    def _labelled(self, scan: cmd.Scan) -> cmd.Refusal | None:
        """A label that is awaited, of the container in hand or of any other."""
        label = self.state.label_with(scan.checked.code.key)
        refused = self.labels.scan(scan.by, scan.checked)
        if refused is None and label is not None:
            self._told(scan.checked, "bench_closed", arguments(name=label.name, code=label.code.text))
        return refused

    def _held_open(self, key: str) -> OpenContainer | None:
        """The open container that has this code, as a member or as its label."""
        for each in self.state.containers.values():
            if (each.code is not None and each.code.key == key) or any(m.code.key == key for m in each.members):
                return each
        return None

    def _again(self, scan: cmd.Scan, held: OpenContainer, order: OpenOrder) -> cmd.Refusal | None:
        """A code of an open container: a stored one is gone on with, unless another one is in hand."""
        text = scan.checked.code.text
        if held.id == self.state.in_hand or held.level > 1:
            return cmd.Refusal("bench_twice", arguments(code=text))
        if self.in_hand is not None:
            return cmd.Refusal("bench_stored", arguments(code=text, name=held.name, container=f"#{held.id}"))
        if held.order in self.state.suspended:
            return cmd.Refusal("order_suspended", arguments(order=held.order))
        self.context.emit(ev.MembersChanged(held.id, open=True, act="resume", by=scan.by))
        self._say_count("bench_resumed", scan, order)
        return None

    def _unit(self, scan: cmd.Scan, order: OpenOrder) -> cmd.Refusal | None:
        recipe, found = order.recipe, self.in_hand
        if found is not None and (len(found.members) >= recipe.units_per_case or self.short is not None):
            return cmd.Refusal("bench_label_due", arguments(code=scan.checked.code.text, name=found.name))
        full = (0 if found is None else len(found.members)) + 1 == recipe.units_per_case
        closing = self._closing(found, recipe.container) if full else None
        if isinstance(closing, cmd.Refusal):
            return closing
        printing = closing is not None and self.settings.prints_cases
        if found is None:
            found = self._open(scan.by, order)
        member = Member(scan.checked.code, position=found.next_place)
        self.context.emit(ev.MembersChanged(found.id, added=(member,), open=True, by=scan.by))
        if closing is None:
            self._say_count("bench_packed", scan, order)
        elif printing:
            self._print(closing, scan.by, "", scan.checked)
        else:
            self._close(found, closing, scan.by, "")
            self._told(scan.checked, "bench_closed", arguments(name=found.name, code=closing[0].text))
        return None

    def _say_count(self, key: str, scan: cmd.Scan, order: OpenOrder) -> None:
        found = self.state.containers[self.state.in_hand]
        code, n, expected = scan.checked.code.text, len(found.members), order.recipe.units_per_case
        self._told(scan.checked, key, arguments(code=code, name=found.name, n=n, expected=expected))

    def _label(self, scan: cmd.Scan, order: OpenOrder) -> cmd.Refusal | None:
        """Good before the first unit, and after the last."""
        code, found, name = scan.checked.code, self.in_hand, order.recipe.container
        if self.settings.prints_cases:
            return wrong_label(scan.checked, None)
        if self.settings.case_code == "sscc":
            return cmd.Refusal("bench_label_unused", arguments(code=code.text, name=name))
        if found is None:
            self._open(scan.by, order, code)
            self._told(scan.checked, "bench_labelled", arguments(code=code.text, name=name))
            return None
        if found.code is not None:
            return cmd.Refusal("bench_label_second", arguments(code=code.text, found=found.code.text, name=name))
        n, expected = len(found.members), order.recipe.units_per_case
        if n < expected and self.short is None:
            return cmd.Refusal("bench_label_early", arguments(code=code.text, name=name, n=n, expected=expected))
        short = self.short
        self._close(found, (code, None), short.by if short else scan.by, short.reason if short else "")
        self._told(scan.checked, "bench_closed", arguments(name=name, code=code.text))
        return None

    def _open(self, by: str, order: OpenOrder, code: Code | None = None) -> OpenContainer:
        recipe = order.recipe
        told = (recipe.container, order.order, recipe.product, recipe.lot)
        self.context.emit(ev.ContainerOpened(1, *told, "scanned", by, code))
        return self.state.containers[self.state.seq]

    def _closing(self, found: OpenContainer | None, name: str) -> tuple[Code, int | None] | cmd.Refusal | None:
        """The code the case in hand gets now, and its serial; None = its label is still to be scanned."""
        if self.settings.case_code == "sscc" or self.settings.prints_cases:
            return self.packing.levels.assign(name)
        return None if found is None or found.code is None else (found.code, None)

    def _print(self, closing: tuple[Code, int | None], by: str, reason: str, scanned: CheckedCode) -> None:
        """The case in hand is done but for its label."""
        code, serial = closing
        found = self.state.containers[self.state.in_hand]
        assert serial is not None
        self.packing.levels.label(found, (code, serial), by, reason)
        self._told(scanned, "bench_label_printed", arguments(name=found.name, code=code.text))

    def _close(self, found: OpenContainer, closing: tuple[Code, int | None], by: str, reason: str) -> None:
        self.packing.levels.close_scanned(found.id, *closing, by, reason)
        self.audit.packed(found.id, found.name, closing[0])
        self.short = None

    def filled(self, by: str) -> None:
        """A merge that fills the case in hand closes it, or prints its label, as the last scan does."""
        order, found = self.state.order, self.in_hand
        if order is None or found is None or len(found.members) < order.recipe.units_per_case or self.awaited:
            return
        closing = self._closing(found, order.recipe.container)
        if closing is not None and not isinstance(closing, cmd.Refusal):
            self._end(found, closing, by, "")

    # what a person takes back, puts aside or ends --------------------------------------------------------------------

    def _undo(self, by: str) -> cmd.Refusal | None:
        """The newest member goes out; a container that has none left is given up."""
        found = self.in_hand
        if found is None:
            return cmd.Refusal("bench_none_open")
        if (awaited := self.awaited) is not None:
            return cmd.Refusal("label_pending", arguments(code=awaited.code.text, name=found.name))
        if found.members:
            newest = max(found.members, key=lambda member: member.position.place)
            self.context.emit(ev.MembersChanged(found.id, removed=(newest,), open=True, act="remove", by=by))
            text, left = newest.code.text, len(found.members) - 1
        else:
            text, left = found.code.text if found.code is not None else "", 0
        if not left and (found.code is None or not found.members):
            self.context.emit(ev.ContainerDissolved(found.id, open=True, by=by))
        undone = CheckedCode(Code(text, text))
        self._told(undone, "bench_undone", arguments(code=text, name=found.name, n=left))
        return None

    def _store(self, by: str) -> cmd.Refusal | None:
        found = self.in_hand
        if found is None:
            return cmd.Refusal("bench_none_open")
        self.context.emit(ev.MembersChanged(found.id, open=True, act="store", by=by))
        return None

    def _close_short(self, command: cmd.CloseShort) -> cmd.Refusal | None:
        found = self.in_hand
        if found is None:
            return cmd.Refusal("bench_none_open")
        if not found.members:
            return cmd.Refusal("bench_empty", arguments(name=found.name))
        if (awaited := self.awaited) is not None:
            return cmd.Refusal("label_pending", arguments(code=awaited.code.text, name=found.name))
        closing = self._closing(found, found.name)
        if isinstance(closing, cmd.Refusal):
            return closing
        if closing is None:
            self.short = ClosingShort(found.id, command.by, command.reason)
        else:
            order = self.state.order
            full = order is not None and len(found.members) >= order.recipe.units_per_case
            self._end(found, closing, command.by, "" if full else command.reason)
        return None

    def _end(self, found: OpenContainer, closing: tuple[Code, int | None], by: str, reason: str) -> None:
        """Without a scan: the code it gets is what is told of."""
        if self.settings.prints_cases:
            self._print(closing, by, reason, CheckedCode(closing[0]))
            return
        self._close(found, closing, by, reason)
        self._told(CheckedCode(closing[0]), "bench_closed", arguments(name=found.name, code=closing[0].text))

    def view(self) -> BenchView:
        order, found = self.state.order, self.in_hand
        stored = tuple(each for each in self.state.containers.values() if each.level == 1 and each is not found)
        expected = order.recipe.units_per_case if order is not None else 0
        return BenchView(found, expected, stored, self.last_scan, self.short is not None, self.awaited)


def objection(scan: cmd.Scan) -> cmd.Refusal | None:
    """Why this code may be in no container now."""
    seen, code = scan.checked, scan.checked.code.text
    if not seen.proven:
        return cmd.Refusal("bench_unproven", arguments(code=code))
    if seen.refusal is not None:
        return cmd.Refusal(BY_REASON.get(seen.refusal, "bench_foreign"), arguments(code=code, why=scan.why))
    if seen.taken_by in FATES:
        return cmd.Refusal("bench_decommissioned", arguments(code=code, state=f"fate_{seen.taken_by}"))
    if seen.taken_by is not None:
        return cmd.Refusal("bench_taken", arguments(code=code, where=seen.taken_by))
    return None
