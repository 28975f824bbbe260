"""Labels as the API shows them, and what a person does with them."""

import asyncio
from functools import partial
from typing import assert_never

from config.result import Config
from drivers.errors import DriverError
from drivers.protocols import Printer
from station.api import schema
from station.api.schema import labels as shown
from station.api.schema import rework as asked
from station.assembly.instruments import address_of
from station.assembly.journal_queries import look
from station.assembly.label_book import (
    book_of,
    fonts_of,
    named_template,
    printer_of,
    sample_values,
    template_faults,
)
from station.assembly.label_printing import drawing_of
from station.assembly.rework import Known, label_objection, nothing_more, prepare
from station.assembly.shipping_facts import with_date
from station.core import commands as core
from station.core import rework
from station.core.codes import identify
from station.core.label_events import ContainerLabel
from station.core.values import CheckedCode, Reason, Recipe
from station.journal import Reader
from station.labels.drawing import draw
from station.labels.faults import LabelRefused, TemplateFault
from station.labels.output import jpeg, printed
from station.labels.template import LabelTemplate
from station.runtime.station import Station

LAST = 50
ATTEMPTS = 5


class LabelService:
    def __init__(self, config: Config, station: Station, reader: Reader, known: Known = nothing_more) -> None:
        self._config = config
        self._station = station
        self._reader = reader
        self._known = known
        station.scans.relabel = self._relabel

    # what is shown ---------------------------------------------------------------------------------------------------

    async def status(self) -> shown.LabelStatus:
        last = await look(partial(self._reader.labels, LAST))
        templates = await asyncio.to_thread(self._templates)
        return shown.LabelStatus(
            printers=tuple(self._printer(name) for name in self._station.devices.printers),
            awaited=tuple(self._label(each) for each in self._station.line.view().labels),
            last=tuple(self._label(each) for each in last),
            templates=templates,
            reprint=self._config.labels.reprint,
        )

    def _label(self, label: ContainerLabel) -> shown.ShownLabel:
        told = {name: getattr(label, name) for name in _SAME}
        doubtful = label.state == "sent" and label.id not in self._station.line.labels.sending
        return shown.ShownLabel(
            **told,
            code=label.code.text,
            old=label.old.text if label.old is not None else "",
            awaited=label.is_open,
            doubtful=doubtful,
            arguments=dict(label.arguments),
        )

    def _printer(self, name: str) -> shown.ShownPrinter:
        task = self._station.devices.printers[name]
        health = next(each.health for each in self._station.devices.supervisors if each.health.name == name)
        told = next(each for each in self._config.printers if each.name == name)
        now = task.now
        return shown.ShownPrinter(
            name=name,
            driver=told.driver,
            address=address_of(told.settings),
            language=task.device.language,
            dpi=task.device.dpi,
            levels=told.levels,
            state=health.state,
            key=health.key,
            arguments=dict(health.arguments),
            known=now.status.known,
            faults=now.status.faults,
            busy=now.status.busy,
            counter=now.counter,
            printed=now.printed,
            waiting=now.waiting,
        )

    def _templates(self) -> tuple[shown.ShownTemplate, ...]:
        book = book_of(self._config)
        whole = [
            shown.ShownTemplate(
                name=name,
                level=each.level,
                products=each.products,
                width_mm=each.width_mm,
                height_mm=each.height_mm,
                dpi=each.dpi,
                problems=_problems(tuple(template_faults(each, self._config))),
            )
            for name, each in book.templates.items()
        ]
        broken = [
            shown.ShownTemplate(name=file.removesuffix(".toml"), problems=_problems(faults))
            for file, faults in book.faults.items()
        ]
        return (*whole, *broken)

    async def preview(self, template: str, label: int) -> bytes | schema.Problem | None:
        """A label as it is printed, or a template with sample values."""
        known = await look(partial(self._reader.label, label)) if label else None
        if label and known is None:
            return None
        try:
            return await asyncio.to_thread(self._drawn, template, known)
        except LabelRefused as refused:
            first = refused.faults[0]
            return schema.Problem(key=first.key, arguments=dict(first.arguments))

    def _drawn(self, name: str, label: ContainerLabel | None) -> bytes:
        if label is not None:
            return jpeg(drawing_of(self._config, label))
        template = named_template(name.removesuffix(".toml"), self._config)
        return jpeg(draw(template, sample_values(template, self._config), fonts_of(self._config)))

    # what is done ----------------------------------------------------------------------------------------------------

    async def do(self, request: shown.LabelCommand, recipe: Recipe) -> schema.CommandAnswer:
        """``recipe``: by which a scanned code is read."""
        match request:
            case shown.ScanLabel(args=args):
                refused, done = await self._scan(args.by, args.code, recipe)
            case shown.RetryLabel(args=retry):
                refused = await self._station.command(core.RetryLabel(retry.by, retry.label, retry.reason))
                done = core.Refusal("label_retried")
            case shown.WaiveLabel(args=waive):
                refused = await self._station.command(core.WaiveLabel(waive.by, waive.label, waive.reason))
                done = core.Refusal("label_waived")
            case shown.ReprintLabel(args=again):
                refused, done = await self._reprint(again, recipe), core.Refusal("label_reprinted")
            case shown.PrintTestLabel(args=test):
                refused, done = await self._test(test.template), core.Refusal("label_test_sent")
            case _:
                assert_never(request)
        told = refused or done
        return schema.CommandAnswer(
            id=request.id, done=refused is None, key=told.key, arguments=with_date(dict(told.arguments))
        )

    async def _scan(self, by: str, text: str, recipe: Recipe) -> tuple[core.Refusal | None, core.Refusal]:
        """Why it was not taken; and what came of it."""
        code = identify(b"", text, recipe, typed=True).code
        label = self._station.line.state.label_with(code.key)
        done = core.Refusal("label_scanned", (("code", text), ("name", label.name if label is not None else "")))
        if label is not None and label.purpose == "relabel":
            return await self._relabel(by, label), done
        checked = await look(partial(self._checked, text, recipe))
        return await self._station.command(core.ScanLabel(by, checked)), done

    def _checked(self, text: str, recipe: Recipe) -> CheckedCode:
        code = identify(b"", text, recipe, typed=True).code
        taken = self._reader.taken([code.key]).get(code.key)
        foreign = taken is None and bool(label_objection(code, recipe, 1))
        return CheckedCode(code, Reason.FOREIGN if foreign else None, taken)

    async def _relabel(self, by: str, label: ContainerLabel) -> core.Refusal | None:
        """The label that gives a closed container another code is on it."""
        operation = rework.Relabel(label.container, label.code)
        refused: core.Refusal | None = core.Refusal("rework_stale")
        for _ in range(ATTEMPTS):
            facts = await look(partial(self._reader.facts, operation))
            refused = await self._station.command(rework.Rework(by, label.reason, operation, facts))
            if refused is None or refused.key != "rework_stale":
                break
        return refused

    async def _reprint(self, args: shown.ReprintLabelArgs, recipe: Recipe) -> core.Refusal | None:
        refused: core.Refusal | None = core.Refusal("rework_stale")
        for _ in range(ATTEMPTS):
            command = await look(partial(self._prepared, args, recipe))
            if isinstance(command, core.Refusal):
                return command
            refused = await self._station.command(command)
            if refused is None or refused.key != "rework_stale":
                break
        return refused

    def _prepared(self, args: shown.ReprintLabelArgs, recipe: Recipe) -> core.Reprint | core.Refusal:
        """Facts as for relabelling it; the date of its first label, else that of its making."""
        act = asked.Relabel(kind="relabel", container=args.code)
        wanted = schema.ReworkArgs(by=args.by, reason=args.reason, act=act)
        relabel = prepare(self._reader, wanted, recipe, known=self._known)
        if isinstance(relabel, core.Refusal):
            return relabel
        operation = relabel.operation
        assert isinstance(operation, rework.Relabel)
        name = operation.container
        known = (
            name
            if isinstance(name, int)
            else next(
                (each.container for each in relabel.facts.codes if each.code.key == name.key and not each.retired), 0
            )
        )
        if not known:
            return core.Refusal("rework_code_unknown", (("code", args.code),))
        first = self._reader.first_label(known)
        first_us = first.first_us if first is not None else 0
        return core.Reprint(args.by, args.reason, known, relabel.facts, first_us)

    async def relabel(self, request: schema.Rework, recipe: Recipe) -> schema.CommandAnswer | None:
        """Rework that wants a new label from this station; None = that is not what it wants, or not printed here."""
        act = request.args.act
        if not isinstance(act, asked.Relabel) or act.new is not None or not self._station.devices.printers:
            return None
        args = shown.ReprintLabelArgs(by=request.args.by, code=act.container, reason=request.args.reason)
        refused = await self._reprint(args, recipe)
        if refused is not None and refused.key == "label_not_printed_here":
            return None
        told = refused or core.Refusal("label_reprinted")
        arguments = with_date(dict(told.arguments))
        return schema.CommandAnswer(id=request.id, done=refused is None, key=told.key, arguments=arguments)

    async def _test(self, name: str) -> core.Refusal | None:
        try:
            template = await asyncio.to_thread(named_template, name.removesuffix(".toml"), self._config)
            printer = printer_of(self._config, template.level)
            task = self._station.devices.printers.get(printer.name) if printer is not None else None
            if task is None:
                return core.Refusal("printer_none", (("level", template.level),))
            data = await asyncio.to_thread(self._test_label, template, task.device)
        except LabelRefused as refused:
            return core.Refusal(refused.faults[0].key, refused.faults[0].arguments)
        try:
            async with asyncio.timeout(TEST_S):
                await task.test(data)
        except TimeoutError:
            return core.Refusal("printer_away_now", (("device", task.device.name),))
        except DriverError as lost:
            return core.Refusal(lost.key, tuple((key, str(value)) for key, value in sorted(lost.arguments.items())))
        return None

    def _test_label(self, template: LabelTemplate, printer: Printer) -> bytes:
        """Raises LabelRefused."""
        drawing = draw(template, sample_values(template, self._config), fonts_of(self._config))
        return printed(drawing, printer.language, printer.dpi)


TEST_S = 8.0
_SAME = (
    "id", "container", "level", "name", "purpose", "state", "proved", "cause", "order", "product", "lot", "count",
    "at_us", "first_us", "tries", "by", "reason", "ended_by", "ended_reason",
)  # fmt: skip
"""What a shown label has by the names of the label itself."""


def _problems(faults: tuple[TemplateFault, ...]) -> tuple[shown.TemplateProblem, ...]:
    return tuple(
        shown.TemplateProblem(where=each.where, key=each.key, arguments=dict(each.arguments)) for each in faults
    )
