"""What can be done with a code now, asked of the rules that decide what is done (``station.api.rework``)."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

from station.api import schema
from station.api.schema.rework import ReworkBatch
from station.api.schema.rework_lookups import BatchVerdict, BatchVerdicts
from station.assembly.journal_queries import look
from station.assembly.rework import ATTEMPTS, InPool, Known, no_pool, nothing_more, prepare
from station.assembly.shipping_facts import with_date
from station.core import rework as core
from station.core.commands import Refusal
from station.core.line import Line
from station.core.loaded import OpenContainer
from station.core.recipe import level_of
from station.core.rework_options import Option, container_options, repack_option, unit_options, with_stand_ins
from station.core.rework_packing import REPACKED, RepairedPlace, repair_of
from station.core.values import CaseRef, Code, Recipe
from station.journal import Reader
from station.journal.operations import DoneOperation

ASKED = "look"
"""Who asks, where nothing is done."""
Candidate = tuple[Option, core.Facts]
Trace = Callable[[str], Awaitable[schema.CodeStory | None]]


@dataclass(slots=True)
class ReworkLookupService:
    reader: Reader
    line: Line
    trace: Trace
    recipe: Recipe
    """Of the config: by it codes are read while no order runs."""
    in_pool: InPool = no_pool
    known: Known = nothing_more

    def _facts(self, operation: core.Operation) -> core.Facts:
        return self.known(self.reader.facts(operation))

    @property
    def assigns(self) -> bool:
        """Cases get the station's next SSCC here."""
        return self.line.settings.case_code == "sscc"

    async def options(self, code: str) -> schema.ReworkOptions | None:
        story = await self.trace(code)
        if story is None:
            return None
        subject, candidates = await look(lambda: self._candidates(code, story))
        return self._told(code, subject, candidates, story)

    async def case_options(self, epoch: int, seq: int) -> schema.ReworkOptions | None:
        candidate = await look(lambda: self._repack(CaseRef(epoch, seq)))
        return None if candidate is None else self._told(f"{epoch}/{seq}", "", [candidate], None)

    def _candidates(self, asked: str, story: schema.CodeStory) -> tuple[str, list[Candidate]]:
        """In the journal's thread: what might be done, with its facts. Raises JournalError."""
        found: list[Candidate] = []
        if story.case_state in REPACKED and not story.live:
            repack = self._repack(CaseRef(story.epoch, story.seq))
            found += [repack] if repack is not None else []
        if story.role == "unit":
            held, out = story.status == "contained", story.status == "decommissioned"
            code = Code(story.key, asked)
            return asked, [*found, *self._with_facts(unit_options(code, held=held, decommissioned=out), None)]
        number = story.containers[0].container if story.containers else 0
        container = self._container(number) if number else None
        if container is None:
            return "", found
        named = container.code.text if container.code is not None else f"#{container.id}"
        return named, [*found, *self._with_facts(container_options(container), container)]

    def _container(self, number: int) -> core.ContainerFacts | None:
        found = self.reader.container(number)
        return None if found is None else self.known(core.Facts(containers=(found,))).containers[0]

    def _with_facts(self, options: tuple[Option, ...], like: core.ContainerFacts | None) -> Iterator[Candidate]:
        for option in options:
            yield option, with_stand_ins(self._facts(option.operation), option, like)

    def _repack(self, case: CaseRef) -> Candidate | None:
        facts = self._facts(core.Repack(case))
        if facts.case is None:
            return None
        option = repack_option(facts.case)
        return option, self._facts(option.operation)

    def _told(
        self, asked: str, subject: str, candidates: list[Candidate], story: schema.CodeStory | None
    ) -> schema.ReworkOptions:
        """On the station's loop: each is decided as it would be done."""
        repack = next((facts for option, facts in candidates if option.name == "repack"), None)
        return schema.ReworkOptions(
            asked=asked,
            story=story,
            subject=subject,
            repair=None if repack is None else self._repair(repack),
            options=tuple(self._option(option, facts) for option, facts in candidates),
        )

    def _option(self, option: Option, facts: core.Facts) -> schema.ReworkOption:
        refusal = self.line.rework.would(core.Rework(ASKED, ASKED, option.operation, facts))
        return schema.ReworkOption(
            name=option.name,
            needs=option.needs,
            able=refusal is None,
            key="" if refusal is None else refusal.key,
            arguments={} if refusal is None else with_date(dict(refusal.arguments)),
        )

    def _repair(self, facts: core.Facts) -> schema.Repair:
        case, recipe = facts.case, None
        assert case is not None
        recipe = dict(facts.recipes).get(case.order)
        repair = repair_of(facts, self.line.rework.on_line)
        return schema.Repair(
            epoch=case.case.epoch,
            seq=case.case.seq,
            state=case.state,
            order=case.order,
            product=case.product,
            name=recipe.container if recipe is not None else "case",
            expected=recipe.units_per_case if recipe is not None else 0,
            label=repair.label.text if repair.label is not None else "",
            assigned=self.assigns,
            places=tuple(_place(each) for each in repair.places),
        )

    async def check(self, request: schema.ReworkArgs) -> schema.CommandAnswer:
        order = self.line.state.order
        recipe = order.recipe if order is not None else self.recipe
        command = await look(lambda: prepare(self.reader, request, recipe, self.assigns, self.in_pool, self.known))
        refusal = command if isinstance(command, Refusal) else self.line.rework.would(command)
        if refusal is None:
            return schema.CommandAnswer(id="", done=True)
        return schema.CommandAnswer(id="", done=False, key=refusal.key, arguments=with_date(dict(refusal.arguments)))

    async def check_batch(self, request: ReworkBatch) -> BatchVerdicts:
        """The facts of all of them are one look: what the line changes meanwhile is looked up again."""
        order = self.line.state.order
        recipe = order.recipe if order is not None else self.recipe
        for _ in range(ATTEMPTS):
            prepared = await look(lambda: self._prepared(request, recipe))
            told = self._verdicts(prepared)
            if all(each is None or each.key != "rework_stale" for each in told):
                break
        return BatchVerdicts(verdicts=tuple(map(_verdict, told)))

    def _prepared(self, request: ReworkBatch, recipe: Recipe) -> list[core.Rework | Refusal]:
        """In the journal's thread. All acts together concern no more than one operation may."""
        prepared: list[core.Rework | Refusal] = []
        concerned = 0
        for act in request.acts:
            args = schema.ReworkArgs(by=request.by, reason=request.reason, act=act)
            command = prepare(self.reader, args, recipe, self.assigns, self.in_pool, self.known)
            if isinstance(command, core.Rework):
                concerned += sum(len(each.members) + 1 for each in command.facts.containers)
            too_many = concerned > core.MEMBERS_MAX
            prepared.append(Refusal("rework_too_many", (("limit", core.MEMBERS_MAX),)) if too_many else command)
        return prepared

    def _verdicts(self, prepared: list[core.Rework | Refusal]) -> list[Refusal | None]:
        told = iter(self.line.rework.would_all([each for each in prepared if isinstance(each, core.Rework)]))
        return [each if isinstance(each, Refusal) else next(told) for each in prepared]

    # what was done, what is open ---------------------------------------------------------------------------------

    async def operations(self, limit: int) -> schema.ReworkOperations:
        done = await look(lambda: self.reader.operations(limit))
        undos = await look(lambda: [None if each.undone else self._facts(core.Undo(each.operation)) for each in done])
        told = (self._operation(each, facts) for each, facts in zip(done, undos, strict=True))
        return schema.ReworkOperations(operations=tuple(told))

    def _operation(self, each: DoneOperation, facts: core.Facts | None) -> schema.ReworkOperation:
        refusal: Refusal | None = Refusal("rework_undone_already", (("operation", each.operation),))
        if facts is not None:
            refusal = self.line.rework.would(core.Rework(ASKED, ASKED, core.Undo(each.operation), facts))
        return schema.ReworkOperation(
            operation=each.operation,
            at_us=each.at_us,
            act=f"act_{each.act}",
            by=each.by,
            reason=each.reason,
            code=each.code,
            container=each.container,
            undone=each.undone,
            able=refusal is None,
            key="" if refusal is None else refusal.key,
            arguments={} if refusal is None else with_date(dict(refusal.arguments)),
        )

    def filling(self) -> schema.FillingContainers:
        state = self.line.state
        above = state.order.recipe.above if state.order is not None else ()
        return schema.FillingContainers(
            containers=tuple(self._filling(each) for each in state.containers.values()),
            scanned_levels=tuple(n for n, level in enumerate(above, start=2) if level.scanned),
        )

    def _filling(self, each: OpenContainer) -> schema.FillingContainer:
        order = self.line.state.open_order(each.order)
        known = order is not None and each.level <= len(order.recipe.above) + 1
        level = level_of(order.recipe, each.level) if order is not None and known else None
        label = self.line.state.label_of(each.id)
        return schema.FillingContainer(
            container=each.id,
            level=each.level,
            name=each.name,
            order=each.order,
            product=each.product,
            lot=each.lot,
            opened_us=each.opened_us,
            count=len(each.members),
            capacity=level.capacity if level is not None else 0,
            layer=level.layer if level is not None else 0,
            code=level.code if level is not None else "none",
            by_scan=each.by_scan,
            members=tuple(member.code.text for member in each.members[:1000]),
            label=label.id if label is not None else 0,
            label_code=label.code.text if label is not None else "",
        )


def _verdict(refusal: Refusal | None) -> BatchVerdict:
    if refusal is None:
        return BatchVerdict(able=True)
    return BatchVerdict(able=False, key=refusal.key, arguments=with_date(dict(refusal.arguments)))


def _place(place: RepairedPlace) -> schema.RepairPlace:
    unit, refusal = place.unit, place.against
    row, column = unit.cell or (0, 0)
    reason = refusal.key if refusal is not None else unit.reason.value if unit.reason is not None else ""
    return schema.RepairPlace(
        view=unit.view,
        row=row,
        column=column,
        text=unit.code.text if unit.code is not None else "",
        kept=place.kept,
        reason=reason or ("" if place.kept else "no_read"),
        arguments=with_date(dict(refusal.arguments)) if refusal is not None else {},
    )
