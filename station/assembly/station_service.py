"""The running station as the API asks for it (``station.api.backend.StationBackend``)."""

import asyncio
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import structlog

from config.presentation import json_schema, redacted
from config.result import Config
from station.api import schema
from station.api.actor import LOCAL, Actor, by_of
from station.api.command_log import CommandLog
from station.api.errors import ApiRefused
from station.api.feed import Feed, Subscription
from station.api.schema.labels import LabelCommand
from station.api.schema.shipping import ShippingCommand
from station.assembly.alarm_history import judged_lately, past_page, raised_lately
from station.assembly.alarms_now import HOUR_US, alarm_rate, standing_alarms
from station.assembly.balance import balance
from station.assembly.bench import bench_answer
from station.assembly.commands import SPOILT_SCANS, Known, booked_under, scan_refused, to_core, unit_key
from station.assembly.config_file import kinds
from station.assembly.devices import recipe_of
from station.assembly.instruments import StationInstruments
from station.assembly.journal_queries import look
from station.assembly.label_service import LabelService
from station.assembly.order_balance import close_counted
from station.assembly.planning import OrderPlanning
from station.assembly.pools import PoolsService
from station.assembly.records_service import RecordsService
from station.assembly.rejects import SHIFT_US, grid_of_story, heat_map, reject_page
from station.assembly.reports_service import ReportsService, audited_code
from station.assembly.rework import ReworkService, label_objection
from station.assembly.rework_lookups import ReworkLookupService
from station.assembly.settings_service import SettingsService
from station.assembly.setup_service import SetupService
from station.assembly.shipping import ShippingService
from station.assembly.shipping_facts import ToldOfOthers
from station.assembly.snapshot import grid_of, make_snapshot, order_views, picture_paths
from station.assembly.stories import (
    case_answer,
    code_answer,
    last_case,
    newest_wire_seq,
    picture_names,
    released_wire_seq,
)
from station.assembly.upstream import Upstreams
from station.core.codes import identify, keys_for
from station.core.commands import CloseOrder, Refusal, Stop
from station.core.values import CaseRef, CheckedCode, Reason, Recipe
from station.exit_codes import RESTART
from station.journal import JournalError, Reader
from station.journal.stories import CaseStory, CodeStory
from station.runtime.evidence import jpeg
from station.runtime.reader_pictures import picture_name
from station.runtime.station import Station
from sync.released.cache import ReleasedCache

LOST_SEPARATOR = frozenset({"gs1_separator_missing", "serial_length_differs", "gs1_ai_missing"})
GAP_S = 0.05
"""At most twenty snapshots a second."""

_log = structlog.get_logger("station")


class StationService:
    """Answers for one station. Look-ups read the journal in a thread."""

    def __init__(
        self,
        config: Config,
        station: Station,
        upstreams: Upstreams,
        reader: Reader,
        cache: ReleasedCache | None = None,
    ) -> None:
        self._config = config
        self._station = station
        self._upstreams = upstreams
        self._reader = reader
        self._feed = Feed()
        self._log = CommandLog()
        self._changed = asyncio.Event()
        self._newest: tuple[float, schema.Snapshot] | None = None
        self._drivers = {
            **({config.plc.name: config.plc.driver} if config.plc is not None else {}),
            **{each.name: each.driver for each in config.cameras},
            **{each.name: each.driver for each in config.readers},
            **{each.name: each.driver for each in config.printers},
        }
        self.settings = SettingsService(config, station)
        self.planning = OrderPlanning(config, station)
        names = [each.name for each in config.upstreams]
        self.pools = PoolsService(
            config.station.data,
            config.pools.low,
            config.case_code.pool,
            self._order_recipe,
            station.intake.put,
            lambda: self._now_us,
        )
        assigns = station.parts.settings.case_code == "sscc"
        objection = self.pools.objection
        told = ToldOfOthers(reader, cache, lambda: (config.station.id, station.line.state.station_epoch))
        self.rework = ReworkService(reader, station.command, assigns=assigns, in_pool=objection, known=told)
        self.rework_lookups = ReworkLookupService(reader, station.line, self.trace, recipe_of(config), objection, told)
        self.shipping = ShippingService(config, station, reader, cache)
        self.labels = LabelService(config, station, reader, told)
        self.records = RecordsService(names, upstreams, reader, station.parts.clock.now)
        self.reports = ReportsService(config, station, reader)
        self.instruments = StationInstruments(config, station, upstreams, self._drivers)
        self.setup = SetupService(config, station, self._drivers, self.settings, reader)

    # the state now -----------------------------------------------------------------------------------------------

    def snapshot(self) -> schema.Snapshot:
        now_s = asyncio.get_running_loop().time()
        if self._newest is None or now_s - self._newest[0] >= GAP_S:
            made = make_snapshot(self._station, self._upstreams, self._drivers)
            self._newest = (now_s, made.model_copy(update={"pools": self.pools.states()}))
        return self._newest[1]

    def _order_recipe(self) -> Recipe | None:
        order = self._station.line.state.order
        return order.recipe if order is not None else None

    def subscribe(self) -> AbstractContextManager[Subscription]:
        return self._feed.subscribe()

    async def publish(self) -> None:
        """Make snapshots while somebody reads; until cancelled."""
        await self._remember()
        while True:
            if self._feed.wanted:
                self._feed.publish(self.snapshot())
            await asyncio.sleep(GAP_S)

    async def _remember(self) -> None:
        """Counters, trend and the last case go on over a restart; a journal that is busy now costs them their past."""
        since_us = self._station.parts.clock.now().wall_us - HOUR_US
        try:
            raised = await look(lambda: raised_lately(self._reader))
            cases, newest = await look(lambda: judged_lately(self._reader, since_us))
        except ApiRefused as refused:
            _log.warning("past_not_counted", key=refused.key)
            return
        self._station.recent.remember_alarms(raised)
        self._station.recent.remember_cases(cases, newest)

    # what is wanted ----------------------------------------------------------------------------------------------

    async def command(self, request: schema.CommandRequest, actor: Actor = LOCAL) -> schema.CommandAnswer:
        return await self._log.once(request, partial(self._do, by=by_of(request, actor)))

    async def _do(self, request: schema.CommandRequest, by: str) -> schema.CommandAnswer:
        if isinstance(request, schema.TestDevice):
            return await self.instruments.test(request)
        if isinstance(request, schema.SetupCommand):
            return await self.setup.do(request, by)
        if isinstance(request, schema.SendAgain):
            return await self.records.send_again(request)
        if isinstance(request, schema.Restart):
            return _answer(request, await self._restart(by))
        if isinstance(request, schema.PlanCommand):
            return await self.planning.do(request, by)
        if isinstance(request, schema.StartOrder) and request.args.recipe is None:
            return await self._start(request, by)
        if isinstance(request, schema.BenchCommand):
            return await bench_answer(self._station.scans, request)
        order = self._station.line.state.order
        recipe = order.recipe if order is not None else recipe_of(self._config)
        if isinstance(request, ShippingCommand):
            return await self.shipping(request)
        if isinstance(request, LabelCommand):
            return await self.labels.do(request, recipe)
        if isinstance(request, schema.Rework):
            return await self.labels.relabel(request, recipe) or await self.rework(request, recipe)
        if (refused := scan_refused(request, recipe)) is not None:
            return _answer(request, refused)
        known = await self._known(request, recipe)
        command, do = to_core(request, recipe, known, by), self._station.command
        if isinstance(command, CloseOrder):
            counted = close_counted(self._reader, do, command, bench=self._config.station.kind == "bench")
            return _answer(request, await counted)
        return _answer(request, await do(command))

    async def _start(self, request: schema.StartOrder, by: str) -> schema.CommandAnswer:
        """An order by its plan; started, it is planned no more."""
        recipe = await self.planning.recipe_for(request.args)
        if isinstance(recipe, Refusal):
            return _answer(request, recipe)
        refused = await self._station.command(to_core(request, recipe, Known(), by))
        if refused is None:
            await self.planning.note_started(request.args.order)
        return _answer(request, refused)

    async def _known(self, request: schema.LineCommand, recipe: Recipe) -> Known:
        """What the journal says of what a command names; a command that names nothing waits for no look."""
        match request:
            case schema.RestoreTrust(args=args) if args.code:
                story = await look(partial(self._reader.trace, unit_key(args.code, recipe)))
                return Known(booked=booked_under(story, self._station.line.state.epoch))
            case schema.ResolveCase(args=args):
                found = await look(partial(self._reader.case, CaseRef(args.epoch, args.seq)))
                stored = found.case if found is not None else None
                shipped = stored is not None and await look(partial(self._reader.shipped, stored.container))
                return Known(stored=stored, shipped=shipped)
            case schema.CloseContainer(args=args) if args.code:
                return Known(label=await look(partial(self._label, args.code, args.level, recipe)))
            case schema.AnswerAudit(args=args):
                audited, why = await look(partial(audited_code, self._reader, args.code, recipe))
                return Known(audited=audited, why=why)
            case _:
                return Known()

    def _label(self, text: str, level: int, recipe: Recipe) -> CheckedCode:
        """A container's label that a person scanned, with what the journal says of it."""
        code = identify(b"", text, recipe, typed=True).code
        refusal = Reason.FOREIGN if label_objection(code, recipe, level) else None
        return CheckedCode(code, refusal, self._reader.taken([code.key]).get(code.key))

    async def _restart(self, by: str) -> Refusal | None:
        """Not when the line would not come back; every screen is told who ordered it before the line goes."""
        if (refused := await self.settings.restart_refused()) is not None:
            return refused
        self._station.restarting_by, self._newest = by, None
        _log.warning("restart_ordered", by=by, exit_code=RESTART)
        await asyncio.sleep(2 * GAP_S)
        refused = await self._station.command(Stop(by))
        if refused is not None:
            self._station.restarting_by = ""
        return refused

    # what was ----------------------------------------------------------------------------------------------------

    async def trace(self, code: str, after: int = 0) -> schema.CodeStory | None:
        recipe = recipe_of(self._config)
        keys = dict.fromkeys((*keys_for(code), identify(b"", code, recipe, typed=True).code.key))
        for key in keys:
            story = await look(partial(self._reader.trace, key, after))
            if story is not None:
                return await self._code_answer(code, story)
        return None

    def why_unknown(self, code: str) -> str:
        why = identify(b"", code, recipe_of(self._config), typed=True).why
        return why if why in SPOILT_SCANS | LOST_SEPARATOR else "code_unknown"

    async def _code_answer(self, code: str, story: CodeStory) -> schema.CodeStory:
        case = last_case(story)
        wire_seq = newest_wire_seq(story) if case is None else released_wire_seq(case)
        refused_by = await self.records.refused_by(wire_seq)
        told = code_answer(code, story, False if refused_by else self._has(wire_seq))
        pictures = () if case is None else self._paths_of(case)
        return told.model_copy(update={"refused_by": refused_by, "has_picture": any(pictures)})

    def _paths_of(self, story: CaseStory) -> tuple[str, ...]:
        ref = story.case.case
        return picture_paths(self._station, ref.epoch, ref.seq, picture_names(story))

    async def case(self, epoch: int, seq: int) -> schema.CaseStory | None:
        story = await look(lambda: self._reader.case(CaseRef(epoch, seq)))
        if story is None:
            return None
        pictures, wire_seq = self._paths_of(story), released_wire_seq(story)
        view, verdict = self._station.line.view(), story.verdict
        grid = grid_of_story(story, grid_of(view))
        views = order_views(view, self._station.parts.settings.cameras, verdict.order if verdict is not None else "")
        refused_by = await self.records.refused_by(wire_seq)
        delivered = False if refused_by else self._has(wire_seq)
        return case_answer(story, grid, pictures, delivered, views).model_copy(update={"refused_by": refused_by})

    async def alarms(self, limit: int, before: int | None) -> schema.AlarmHistory:
        past, following = await look(lambda: past_page(self._reader, limit, before))
        standing = standing_alarms(self._station)
        return schema.AlarmHistory(standing=standing, past=tuple(past), next=following, rate=alarm_rate(self._station))

    async def rejects(
        self, since_us: int | None, before: tuple[int, int] | None, reason: str, limit: int
    ) -> schema.RejectPage:
        begin_us = since_us if since_us is not None else max(0, self._now_us - SHIFT_US)
        edge = CaseRef(*before) if before is not None else None
        page = await look(lambda: self._reader.flagged(begin_us, limit, before=edge, reason=reason))
        kept = frozenset(CaseRef(epoch, seq) for epoch, seq in self._station.recent.pictures)
        return reject_page(page, begin_us, kept)

    async def heatmap(self, hours: int) -> schema.HeatMap:
        now_us, cameras = self._now_us, self._station.parts.settings.cameras
        heat = await look(lambda: self._reader.heat(now_us, hours))
        name = cameras[0].name if cameras else ""
        view = self._station.line.view()
        return heat_map(heat, now_us, name, grid_of(view), order_views(view, cameras))

    @property
    def _now_us(self) -> int:
        return self._station.parts.clock.now().wall_us

    async def balance(self) -> schema.Balance:
        names = [each.name for each in self._config.upstreams]
        return await balance(self._reader, names, bench=self._config.station.kind == "bench")

    async def sync(self) -> schema.SyncStatus:
        return await self.records.status()

    def picture(self, epoch: int, seq: int, view: int) -> Path | None:
        names = self._station.recent.pictures.get((epoch, seq)) or self._pictures_of(epoch, seq)
        names = names or (picture_name(CaseRef(epoch, seq)),)
        name = names[view - 1] if 0 < view <= len(names) else ""
        return self._station.evidence.find(name) if name else None

    def _pictures_of(self, epoch: int, seq: int) -> tuple[str, ...]:
        """From the case's own event: two indexed look-ups, on demand only."""
        try:
            story = self._reader.case(CaseRef(epoch, seq))
        except JournalError:
            return ()
        return picture_names(story) if story is not None else ()

    async def preview(self, camera: str) -> bytes | None:
        task = self._station.devices.cameras.get(camera)
        pixels = task.newest if task is not None else None
        return await asyncio.to_thread(jpeg, pixels) if pixels is not None and pixels.size else None

    # the set-up --------------------------------------------------------------------------------------------------

    def config(self) -> dict[str, object]:
        return redacted(self._config)

    def config_schema(self) -> dict[str, object]:
        return json_schema(kinds())

    def _has(self, wire_seq: int | None) -> bool | None:
        """Every destination has it by its own word; None = it is not a thing for upstream."""
        statuses = self._upstreams.destinations()
        if wire_seq is None or not statuses:
            return None
        return all(wire_seq <= each.delivered_through for each in statuses)


def _answer(request: schema.CommandRequest, refusal: Refusal | None) -> schema.CommandAnswer:
    if refusal is None:
        return schema.CommandAnswer(id=request.id, done=True)
    return schema.CommandAnswer(id=request.id, done=False, key=refusal.key, arguments=dict(refusal.arguments))
