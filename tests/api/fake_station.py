"""A station without a line: real schema values behind the face, for the tests of the API and the console."""

from contextlib import AbstractContextManager
from pathlib import Path

from station.api.actor import LOCAL, Actor
from station.api.command_log import CommandLog
from station.api.errors import ApiRefused
from station.api.feed import Feed, Subscription
from station.api.schema import (
    Alarm,
    AlarmHistory,
    Balance,
    CaseDetail,
    CaseRow,
    CaseStory,
    Cell,
    CodeStory,
    CommandAnswer,
    CommandRequest,
    Destination,
    Device,
    Drift,
    Health,
    HeatCell,
    HeatMap,
    Latency,
    LineState,
    Minute,
    Order,
    PlcLink,
    QueueUnit,
    Rates,
    RejectPage,
    RejectRow,
    Snapshot,
    StoryStep,
    SyncStatus,
    Tally,
    TestDevice,
    Trust,
)
from tests.api.fake_instruments import FakeInstruments
from tests.api.fake_records import FakeRecords
from tests.api.fake_reports import FakeReports
from tests.api.fake_rework import FakeRework

JPEG = b"\xff\xd8\xff\xe0 not much of a picture \xff\xd9"


def a_snapshot(made_at_us: int = 1_700_000_000_000_000, scanned: str = "HTTP://P.URL/7", **changes: object) -> Snapshot:
    """A line in full swing; ``scanned`` stands wherever scanned text can stand."""
    row = CaseRow(epoch=3, seq=41, state="rejected", reasons=("duplicate", "no_read"), at_us=made_at_us, units_read=23)
    cells = (
        Cell(row=1, column=1, state="read", text=scanned),
        Cell(row=1, column=2, state="no_read", reason="no_read"),
        Cell(row=1, column=3, state="failed", text=scanned, reason="duplicate", twin="3/40"),
    )
    snapshot = Snapshot(
        made_at_us=made_at_us,
        station="L1",
        station_epoch="5f1c",
        boot=4,
        version="0.1.0",
        shape="picture",
        line=LineState(number=6, word="execute"),
        station_state="producing",
        permissive=True,
        held=False,
        trust=Trust(held=False, cause="plc_lost", arguments={"host": scanned}, tainted_through=17),
        order=Order(
            order="O-1", product=scanned, lot="A7", units_per_case=24, rows=4, columns=6, passed=900, rejected=12
        ),
        tally=Tally(triggered=912, released=890, rejected=12, in_flight=10, passed=900, units_read=21_870, no_reads=18),
        rates=Rates(units_per_min=2000.0, cases_per_min=83.3),
        reasons={"no_read": 9, "duplicate": 3},
        verdict=Latency(p50_ms=4.1, p99_ms=11.7, n=912),
        cases=(row, CaseRow(epoch=3, seq=40, state="released", units_read=24)),
        last_case=CaseDetail(**row.model_dump(), order="O-1", code=scanned, rows=4, columns=6, cells=cells),
        queue=(QueueUnit(trigger=18, state="read", text=scanned), QueueUnit(trigger=19, state="no_read", tainted=True)),
        queue_length=2,
        alarms=(
            Alarm(
                alarm="record_parked:hub",
                key="record_parked",
                arguments={"destination": "hub", "words": scanned},
                since_us=made_at_us,
                priority="P3",
                needs_person=True,
                self_clearing=False,
            ),
        ),
        devices=(
            Device(name="top", kind="camera", driver="sim", state="up", last_data_age_s=0.2, rate_per_s=1.4),
            Device(name="plc", kind="plc", driver="modbus", state="away", key="plc_lost", arguments={"host": scanned}),
        ),
        plc=PlcLink(block={"epoch": 3, "case_seq": 41}, words={"verdict": -41}, block_age_s=0.02, epoch=3, polls=9000),
        sync=(Destination(name="hub", state="waiting", waiting=12, since_us=made_at_us, last_words=scanned, parked=1),),
        health=Health(
            sqlite_version="3.45", wal_bytes=4096, disk_free_percent=61.5, commits=1800, queues={"intake": 0}
        ),
        trend=tuple(Minute(at_us=made_at_us - n, passed=80, rejected=1) for n in range(60)),
    )
    return snapshot.model_copy(update=changes)


class FakeStation:
    """Implements ``StationFace``; what it was asked to do is in ``done``."""

    def __init__(self, folder: Path, scanned: str = "HTTP://P.URL/7") -> None:
        self.folder = folder
        self.scanned = scanned
        self.feed = Feed()
        self.log = CommandLog()
        self.done: list[CommandRequest] = []
        self.actors: list[Actor] = []
        self.now = a_snapshot(scanned=scanned)
        self.unwell = False
        self.instruments = FakeInstruments(JPEG)
        self.records = FakeRecords(scanned)
        self.rework_lookups = FakeRework(scanned)
        self.reports = FakeReports()
        self.asked: list[tuple[object, ...]] = []

    def snapshot(self) -> Snapshot:
        return self.now

    def publish(self, made_at_us: int) -> None:
        self.now = a_snapshot(made_at_us, self.scanned)
        self.feed.publish(self.now)

    def subscribe(self) -> AbstractContextManager[Subscription]:
        return self.feed.subscribe()

    async def command(self, request: CommandRequest, actor: Actor = LOCAL) -> CommandAnswer:
        self.actors.append(actor)
        return await self.log.once(request, self._do)

    async def _do(self, request: CommandRequest) -> CommandAnswer:
        if isinstance(request, TestDevice):
            return await self.instruments.test(request)
        if request.kind == "close_order":
            return CommandAnswer(id=request.id, done=False, key="no_order")
        self.done.append(request)
        return CommandAnswer(id=request.id, done=True)

    async def trace(self, code: str, after: int = 0) -> CodeStory | None:
        self.passed_over = after
        if code != self.scanned:
            return None
        step = StoryStep(at_us=1, kind="case.passed", epoch=3, seq=41, arguments={"lot": self.scanned})
        return CodeStory(
            asked=code,
            key=code,
            role="unit",
            status="contained",
            live=True,
            epoch=3,
            seq=41,
            case_state="released",
            steps=(step,),
        )

    def why_unknown(self, code: str) -> str:
        return "gs1_separator_missing" if code.startswith("01") else "code_unknown"

    async def case(self, epoch: int, seq: int) -> CaseStory | None:
        detail = self.now.last_case
        assert detail is not None
        return CaseStory(case=detail, product=self.scanned) if (epoch, seq) == (detail.epoch, detail.seq) else None

    async def alarms(self, limit: int, before: int | None) -> AlarmHistory:
        return AlarmHistory(standing=self.now.alarms[:limit] if before is None else ())

    async def rejects(
        self, since_us: int | None, before: tuple[int, int] | None, reason: str, limit: int
    ) -> RejectPage:
        self.asked.append((since_us, before, reason, limit))
        row = RejectRow(epoch=3, seq=41, state="rejected", reasons=("duplicate",), code=self.scanned)
        return RejectPage(since_us=since_us or 0, rejects=(row,)[:limit], total=1, reasons={"duplicate": 1})

    async def heatmap(self, hours: int) -> HeatMap:
        cell = HeatCell(row=1, column=2, no_reads=(6,) * hours)
        drift = (Drift(kind="column", column=2, n=6, rising=True),)
        return HeatMap(made_at_us=1, camera="top", rows=4, columns=6, seen=(70,) * hours, cells=(cell,), drift=drift)

    async def balance(self) -> Balance:
        if self.unwell:
            raise ApiRefused("journal_busy")
        return Balance(
            cases_triggered=912,
            passed=900,
            rejected=12,
            void=0,
            missed=0,
            quarantined=0,
            in_flight=10,
            released=890,
            delivered=878,
            units_read=21_870,
            no_reads=18,
            balance_closes=False,
        )

    async def sync(self) -> SyncStatus:
        return SyncStatus(destinations=self.now.sync)

    def picture(self, epoch: int, seq: int, view: int) -> Path | None:
        return self.folder / f"{epoch}-{seq}.jpg" if epoch == 3 else None

    async def preview(self, camera: str) -> bytes | None:
        return JPEG if camera == "top" else None

    def config(self) -> dict[str, object]:
        return {"station": {"id": "L1", "note": self.scanned}, "ports": [502, 8640]}

    def config_schema(self) -> dict[str, object]:
        return {"type": "object"}
