"""Pictures of smart readers: tied to the one case that can be meant, or kept as unassigned."""

import asyncio
import ftplib
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from drivers.camera.picture import UnreadablePicture, decode
from drivers.errors import DeviceLost
from drivers.protocols import Pixels, ReaderPicture
from drivers.reader.ftp_receiver import FtpAddress, FtpReceiver
from drivers.reader.presets import PRESETS
from station.core.events import CasePassed, CaseRejected
from station.core.observations import Now
from station.core.settings import LineSettings
from station.core.values import CaseRef, Reason, UnitEntry, Window
from station.journal import Journal, Reader, Store
from station.runtime import reader_pictures
from station.runtime.clock import SystemClock
from station.runtime.evidence import EvidenceRing
from station.runtime.parts import Parts
from station.runtime.plc_task import PlcTiming
from station.runtime.reader_pictures import PictureParts, PictureRule, ReaderPictures, Ties, number_of
from station.runtime.recent import Recent
from station.runtime.station import Station
from tests.drivers.conformance.reader_peer import TcpPeer
from tests.drivers.conformance.reader_rig import make
from tests.ports import free_port
from tests.runtime.fakes import until

SETTINGS = LineSettings("L1", "reader", case_code="sscc", sscc_prefix="4012345", unit_readers=("it",))
BY_NUMBER = PictureRule(r".*?([0-9]+)\.jpg", "own")
BY_PLC = PictureRule(r".*?([0-9]+)\.jpg", "plc")
BY_TIME = PictureRule("", "", 1_000)


def judged(seq: int, own: int = 0, plc: int = 0) -> CasePassed | CaseRejected:
    """A case whose reader counted ``own`` for it."""
    units = (UnitEntry(0, own, None, None, Reason.NO_READ),) if own else ()
    return CaseRejected(CaseRef(1, seq), "o", "p", "L", Window(plc, plc), (Reason.NO_READ,), None, units)


@pytest.mark.parametrize(
    ("file", "rule", "came_ms", "seq"),
    [
        ("7.jpg", BY_NUMBER, 5_000, 1),
        ("0000000008.jpg", BY_NUMBER, 5_000, 2),
        ("9.jpg", BY_NUMBER, 5_000, None),  # two cases have this number
        ("7.jpg", BY_NUMBER, 70_000, None),  # the count has come round since
        ("107.jpg", BY_PLC, 5_000, 1),
        ("7.jpg", BY_PLC, 5_000, None),
        ("readable.jpg", BY_NUMBER, 5_000, None),
        ("7.jpg", BY_TIME, 5_000, None),
    ],
)
def test_a_number_names_the_one_case_that_was_read_under_it(
    file: str, rule: PictureRule, came_ms: int, seq: int | None
) -> None:
    ties = Ties()
    for number, (own, plc) in enumerate([(7, 107), (8, 108), (9, 109), (9, 110)], start=1):
        ties.judged(judged(number, own, plc), 4_000)
    found = ties.case_of(named(file), rule, came_ms)
    assert found == (None if seq is None else CaseRef(1, seq))


def named(file: str = "x.jpg", reader: str = "box", *, is_late: bool = False) -> ReaderPicture:
    return ReaderPicture(reader, file, b"", 0.0, is_late)


@pytest.mark.parametrize(("came_ms", "seq"), [(999, None), (1_000, 1), (1_400, 1), (2_000, 1), (2_001, None)])
def test_a_time_names_the_one_case_that_was_asked_for(came_ms: int, seq: int | None) -> None:
    ties = Ties()
    ties.asked("case", CaseRef(1, 1), 1_000)
    assert ties.case_of(named(reader="other"), BY_TIME, came_ms) is None
    found = ties.case_of(named(reader="case"), BY_TIME, came_ms)
    assert found == (None if seq is None else CaseRef(1, seq))


def timed(happened: list[tuple[int, str]], began_ms: int = -100_000) -> list[int | None]:
    """The cases of the pictures: ``case`` a request, ``picture``, ``late`` one that lay there."""
    ties, found, asked = Ties(), list[int | None](), 0
    ties.began_ms = began_ms
    for at_ms, what in happened:
        if what == "case":
            asked += 1
            ties.asked("box", CaseRef(1, asked), at_ms)
        else:
            case = ties.case_of(named(is_late=what == "late"), BY_TIME, at_ms)
            found.append(case.seq if case is not None else None)
    return found


def test_pictures_that_come_in_turn_are_each_its_own_case_s() -> None:
    assert timed([(0, "case"), (400, "picture"), (500, "case"), (900, "picture")]) == [1, 2]


def test_a_picture_that_comes_after_the_next_request_is_nobody_s() -> None:
    """It is there 100 ms after a request, as a picture of that one would be."""
    always_late = [(0, "case"), (2_000, "case"), (2_100, "picture"), (4_000, "case"), (4_100, "picture")]
    assert timed(always_late) == [None, None]


def test_a_request_whose_picture_never_came_is_waited_for_a_minute() -> None:
    missed = [(0, "case"), (2_000, "case"), (2_400, "picture"), (62_001, "case"), (62_400, "picture")]
    assert timed(missed) == [None, 3]


def test_two_pictures_of_one_request_are_one_of_it_and_one_of_nobody() -> None:
    assert timed([(0, "case"), (400, "picture"), (500, "picture"), (1_500, "case"), (1_900, "picture")]) == [1, None, 2]


def test_a_picture_that_lay_there_or_came_soon_after_the_start_is_of_no_time() -> None:
    assert timed([(0, "case"), (400, "late"), (500, "picture")]) == [None, 1]
    assert timed([(0, "case"), (400, "picture")], began_ms=-59_000) == [None]


@pytest.mark.parametrize(
    ("preset", "file", "number"),
    [
        ("datalogic_matrix", "IMG_0000000077_00_01_012.jpg", 77),
        ("datalogic_matrix", "IMG_0000000077_00_01_000.png", 77),
        ("datalogic_matrix", "77.jpg", None),
        ("hikrobot_id", "20261129_101530123_77.jpg", 77),
        ("hikrobot_id", "0077.bmp", 77),
        ("keyence_sr", "IMG_00077.jpg", 77),
        ("keyence_sr", "live.jpg", None),
    ],
)
def test_each_maker_s_names_are_understood(preset: str, file: str, number: int | None) -> None:
    assert number_of(file, PRESETS[preset].keys["picture_number"]) == number


@pytest.mark.parametrize("said", ["live", "-7", "1_0", "7 ", "\u0667", ""])
def test_a_group_that_holds_anything_but_digits_is_no_number(said: str) -> None:
    """The pattern is the plant's; a name that it did not think of must not end the line."""
    assert number_of(f"box-{said}.jpg", r"box-(.*)\.jpg") is None


@dataclass
class StandClock:
    at_ms: int = 10_000

    def mono_ms(self) -> int:
        return self.at_ms

    def now(self) -> Now:
        return Now(self.at_ms, self.at_ms * 1_000)


@dataclass
class Inbox:
    refusals: int = 0
    take: Callable[[ReaderPicture], None] | None = None
    stopped: int = 0

    def start(self, take: Callable[[ReaderPicture], None]) -> None:
        if self.refusals:
            self.refusals -= 1
            raise DeviceLost("pictures_cannot_listen", host="", port=2121)
        self.take = take

    def stop(self) -> None:
        self.stopped += 1


def decoded(data: bytes) -> Pixels:
    try:
        return decode(data, 64)
    except UnreadablePicture as fault:
        raise ValueError(fault.key) from fault


def picture(file: str = "7.jpg", data: bytes | None = None) -> ReaderPicture:
    held = io.BytesIO()
    Image.new("L", (40, 30), 128).save(held, "JPEG")
    return ReaderPicture("box", file, held.getvalue() if data is None else data, 0.0)


@dataclass
class Desk:
    folder: Path
    inbox: Inbox = field(default_factory=Inbox)
    clock: StandClock = field(default_factory=StandClock)
    recent: Recent = field(default_factory=Recent)

    def __post_init__(self) -> None:
        self.evidence = EvidenceRing(self.folder, 1_000_000)
        self.evidence.start()
        self.pictures = ReaderPictures(
            PictureParts(self.inbox, {"box": BY_NUMBER}, decoded), self.evidence, self.clock, self.recent.tied
        )

    def files(self) -> list[str]:
        self.evidence.close()
        return sorted(each.name for each in self.folder.iterdir())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.evidence.close()


async def test_a_picture_becomes_the_evidence_of_its_case_and_others_are_kept_unassigned(desk: Desk) -> None:
    desk.pictures.ties.judged(judged(41, own=7), 9_000)
    for each in (picture("7.jpg"), picture("7.jpg"), picture("8.jpg"), picture(data=b"\xff\xd8 no picture")):
        desk.clock.at_ms += 1
        await desk.pictures.keep(desk.clock.at_ms, each)
    assert desk.files() == ["1-41-reader.jpg", "unassigned-box-10002.jpg".replace("10002", "10002000"),
                            "unassigned-box-10003000.jpg"]  # fmt: skip
    counts = desk.pictures.counts["box"]
    assert (counts.tied, counts.unassigned, counts.unusable) == (1, 2, 1)
    assert desk.recent.pictures == {(1, 41): ("1-41-reader.jpg",)}


async def test_a_picture_that_is_none_was_the_one_of_its_request(desk: Desk) -> None:
    desk.pictures.parts.rules["box"] = BY_TIME
    for seq, each in enumerate((picture(data=b"\xff\xd8 no picture"), picture()), start=1):
        desk.clock.at_ms += 1_500
        desk.pictures.ties.asked("box", CaseRef(1, seq), desk.clock.at_ms)
        await desk.pictures.keep(desk.clock.at_ms + 400, each)
    assert desk.files() == ["1-2-reader.jpg"]


async def test_a_reader_that_was_lost_counts_anew_and_its_numbers_name_no_case_of_before(tmp_path: Path) -> None:
    """Rebooted, it counts from 1: its next 7.jpg is of another case than the one that was read under 7."""
    peer = TcpPeer(free_port(), calls=False)
    await peer.appear()
    reader = make("tcp", host="127.0.0.1", port=peer.port, trigger="counted", codes="several")
    clock, path = SystemClock(), tmp_path / "j.db"
    journal = Journal(lambda: Store.open(path, program="test", now_us=clock.now().wall_us))
    parts = Parts(
        SETTINGS, tmp_path, clock, journal,
        lambda: Reader.open(path), None, PlcTiming(5, 10_000), unit_readers=(reader,),
        pictures=PictureParts(Inbox(), {"it": BY_NUMBER}, decoded),
    )  # fmt: skip
    async with Station(parts) as station:
        going = asyncio.create_task(station.run())
        await until(lambda: peer.connections == 1)
        assert station.pictures is not None
        ties, health = station.pictures.ties, station.devices.supervisors[0].health
        ties.judged(judged(41, own=7), clock.mono_ms())
        before = ties.case_of(named("7.jpg"), BY_NUMBER, clock.mono_ms())
        await peer.leave()
        await until(lambda: health.lost > 0)
        after = ties.case_of(named("7.jpg"), BY_NUMBER, clock.mono_ms())
        assert (before, after) == (CaseRef(1, 41), None)
        station.stop()
        await going


async def test_more_pictures_than_wait_are_let_go(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_pictures, "MOST_WAITING_BYTES", 10)
    for _ in range(3):
        desk.pictures.arrived(picture(data=b"12345"))
    assert desk.pictures.counts["box"].unusable == 1


async def test_a_port_that_is_taken_is_tried_again_and_holds_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_pictures, "AGAIN_S", 0.0)
    desk.inbox.refusals = 2
    running = asyncio.create_task(desk.pictures.run())
    while desk.inbox.take is None:
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.wait({running})
    assert desk.inbox.stopped == 1


async def test_a_station_that_ends_while_it_begins_to_listen_does_not_listen_on(desk: Desk) -> None:
    begun, go_on, order = threading.Event(), threading.Event(), list[str]()

    def start(take: Callable[[ReaderPicture], None]) -> None:
        begun.set()
        assert go_on.wait(10)
        order.append("listens")

    desk.inbox.start, desk.inbox.stop = start, lambda: order.append("stopped")  # type: ignore[method-assign]
    running = asyncio.create_task(desk.pictures.run())
    while not begun.is_set():
        await asyncio.sleep(0)
    running.cancel()
    asyncio.get_running_loop().call_later(0.02, go_on.set)
    await asyncio.wait({running})
    assert order == ["listens", "stopped"]


async def test_a_reader_that_pushes_by_ftp_gives_a_case_its_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_pictures, "SETTLE_MS", 0)
    receiver = FtpReceiver(FtpAddress("127.0.0.1", 0), lambda: {"box": "s3cret"}, 100_000)
    evidence = EvidenceRing(tmp_path, 1_000_000)
    evidence.start()
    pictures = ReaderPictures(PictureParts(receiver, {"box": BY_NUMBER}, decoded), evidence, StandClock())
    pictures.ties.judged(judged(41, own=77), 9_000)
    running = asyncio.create_task(pictures.run())
    while not receiver.port:
        await asyncio.sleep(0)
    await asyncio.to_thread(push, receiver.port)
    while not pictures.counts["box"].tied:
        await asyncio.sleep(0)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    evidence.close()
    assert [each.name for each in tmp_path.iterdir()] == ["1-41-reader.jpg"]


def push(port: int) -> None:
    with ftplib.FTP(timeout=5) as client:
        client.connect("127.0.0.1", port)
        client.login("box", "s3cret")
        client.storbinary("STOR IMG_0000000077.jpg", io.BytesIO(picture().data))
