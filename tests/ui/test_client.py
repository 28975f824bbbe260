"""The client against a station on loopback."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtNetwork import QTcpSocket
from pytestqt.qtbot import QtBot

from station.api.schema import CodeStory, CommandAnswer, Snapshot
from tests.ui.factories import samples
from tests.ui.factories.fake_station import TOKEN, FakeStation
from ui.client import DataFolderTarget, Failure, ScreenClient
from ui.client.client import MOST_CALLS, code_path
from ui.client.picture_cache import KEPT, PictureCache, decode

pytestmark = pytest.mark.wire
PATIENT_MS = 20_000
"""Qt's network loads what it needs at the first request, and the machine may be busy."""


@pytest.fixture
def station(qtbot: QtBot) -> Iterator[FakeStation]:
    made = FakeStation()
    made.first = samples.calm()
    yield made
    made.close()


@pytest.fixture
def client(station: FakeStation, tmp_path: Path) -> Iterator[ScreenClient]:
    say_where(tmp_path, station.port)
    made = ScreenClient(DataFolderTarget(tmp_path))
    yield made
    made.stop()


def say_where(folder: Path, port: int) -> None:
    (folder / "run.json").write_text(json.dumps({"api_port": port}))
    (folder / "api.token").write_text(TOKEN)


def connected(client: ScreenClient, qtbot: QtBot) -> Snapshot:
    with qtbot.waitSignal(client.snapshot, timeout=PATIENT_MS) as got:
        client.start()
    shown: Snapshot = got.args[0]
    return shown


def test_the_first_snapshot_arrives(client: ScreenClient, qtbot: QtBot) -> None:
    assert connected(client, qtbot) == samples.calm()
    assert client.live and not client.stale


def test_of_many_snapshots_at_once_the_newest_is_shown(
    client: ScreenClient, station: FakeStation, qtbot: QtBot
) -> None:
    connected(client, qtbot)
    shown: list[int] = []
    client.snapshot.connect(lambda snapshot: shown.append(snapshot.boot))
    station.send(*(samples.calm().model_copy(update={"boot": boot, "made_at_us": boot}) for boot in range(1, 41)))
    qtbot.waitUntil(lambda: bool(shown) and shown[-1] == 40, timeout=PATIENT_MS)
    assert len(shown) <= 3


def test_a_silent_station_is_lost_and_found_again(client: ScreenClient, station: FakeStation, qtbot: QtBot) -> None:
    connected(client, qtbot)
    qtbot.waitUntil(lambda: not client.live, timeout=PATIENT_MS)
    qtbot.waitUntil(lambda: client.live, timeout=PATIENT_MS)


def test_a_station_that_comes_back_on_another_port_is_found(
    client: ScreenClient, station: FakeStation, qtbot: QtBot, tmp_path: Path
) -> None:
    connected(client, qtbot)
    station.close()
    qtbot.waitUntil(lambda: not client.live, timeout=PATIENT_MS)
    second = FakeStation()
    second.first = samples.alarmed()
    say_where(tmp_path, second.port)
    qtbot.waitUntil(lambda: client.live, timeout=PATIENT_MS)
    assert client.newest == samples.alarmed()
    client.stop()
    second.close()


def test_keep_alives_alone_keep_it_alive(client: ScreenClient, station: FakeStation, qtbot: QtBot) -> None:
    connected(client, qtbot)
    for _ in range(6):
        qtbot.wait(300)
        station.write(b": alive\n\n")
    assert client.live


def test_a_wrong_token_is_said(client: ScreenClient, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "api.token").write_text("another")
    client.start()
    qtbot.waitUntil(lambda: client.view().key == "token_wrong", timeout=PATIENT_MS)
    assert not client.live


def test_another_version_of_the_station_is_said(client: ScreenClient, station: FakeStation, qtbot: QtBot) -> None:
    def speak(socket: QTcpSocket) -> None:
        socket.write(b'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\nevent: snapshot\ndata: {"new": 1}\n\n')

    station.on_stream = speak
    client.start()
    qtbot.waitUntil(lambda: client.view().key == "version", timeout=PATIENT_MS)


@pytest.mark.parametrize(
    "nonsense",
    [
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nxxxx",
        b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 500 x\r\ncontent-length: 2\r\n\r\n<>",
    ],
)
def test_nonsense_is_no_station_and_breaks_nothing(
    nonsense: bytes, client: ScreenClient, station: FakeStation, qtbot: QtBot
) -> None:
    def speak(socket: QTcpSocket) -> None:
        socket.write(nonsense)
        socket.disconnectFromHost()

    station.on_stream = speak
    client.start()
    qtbot.wait(400)
    assert not client.live
    station.on_stream = None
    qtbot.waitUntil(lambda: client.live, timeout=PATIENT_MS)


def test_a_command_is_posted_with_an_id_of_its_own(client: ScreenClient, station: FakeStation, qtbot: QtBot) -> None:
    connected(client, qtbot)
    station.answers["/v1/commands"] = (200, CommandAnswer(id="x", done=True).model_dump_json().encode())
    answers: list[CommandAnswer | Failure] = []
    client.command("acknowledge_alarm", {"alarm": "camera_lost:top"}, answers.append)
    client.command("hold", {}, answers.append)
    gc.collect()
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=PATIENT_MS)
    posted = [json.loads(body) for method, _, body in station.requests if method == "POST"]
    assert {each["kind"] for each in posted} == {"acknowledge_alarm", "hold"}
    assert len({each["id"] for each in posted}) == 2


def test_a_refused_command_is_a_failure_with_its_key(client: ScreenClient, station: FakeStation, qtbot: QtBot) -> None:
    connected(client, qtbot)
    refusal = CommandAnswer(id="x", done=False, key="line_moving")
    station.answers["/v1/commands"] = (409, refusal.model_dump_json().encode())
    answers: list[CommandAnswer | Failure] = []
    client.command("restore_trust", {"how": "clearance"}, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENT_MS)
    assert answers == [Failure("line_moving", {})]


def test_an_answer_that_is_none_is_said(client: ScreenClient, station: FakeStation, qtbot: QtBot) -> None:
    connected(client, qtbot)
    station.answers["/v1/codes/A"] = (200, b"[]")
    answers: list[CodeStory | Failure] = []
    client.get("/v1/codes/A", CodeStory, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENT_MS)
    assert answers == [Failure("answer_unreadable")]


def test_a_cancelled_call_says_nothing(client: ScreenClient, station: FakeStation, qtbot: QtBot) -> None:
    connected(client, qtbot)
    station.answers["/v1/codes/A"] = (200, b"[]")
    answers: list[object] = []
    call = client.get("/v1/codes/A", CodeStory, answers.append)
    assert call is not None
    call.cancel()
    qtbot.wait(200)
    assert answers == []


def test_a_call_without_a_station_is_answered_at_once(client: ScreenClient) -> None:
    answers: list[object] = []
    assert client.command("hold", {}, answers.append) is None
    assert answers == [Failure("no_answer")]


def test_calls_are_bounded(client: ScreenClient, station: FakeStation, qtbot: QtBot) -> None:
    connected(client, qtbot)
    answers: list[object] = []
    for _ in range(MOST_CALLS + 3):
        client.get("/v1/codes/A", CodeStory, answers.append)
    assert answers == [Failure("too_many_commands")] * 3


@pytest.mark.parametrize("code", samples.HOSTILE)
def test_any_code_becomes_one_path(code: str) -> None:
    path = code_path(code)
    assert path.isascii() and path.count("/") == 3 and not set(path) & set("?#& ")


def test_pictures_are_fetched_once_and_few_are_kept(client: ScreenClient, station: FakeStation, qtbot: QtBot) -> None:
    connected(client, qtbot)
    pictures, shown = PictureCache(client), list[QImage | None]()
    for number in range(KEPT + 2):
        path = f"/v1/cases/1/{number + 1}/picture.jpg"
        station.answers[path] = (200, samples.picture())
        pictures.want(path, shown.append)
        qtbot.waitUntil(lambda: len(shown) == number + 1, timeout=PATIENT_MS)  # noqa: B023
    asked = len(station.requests)
    pictures.want(path, shown.append)
    assert len(station.requests) == asked
    assert all(image is not None and image.width() == 1440 for image in shown)
    pictures.want("/v1/cases/1/99/picture.jpg", shown.append)
    qtbot.waitUntil(lambda: shown[-1] is None, timeout=PATIENT_MS)


@pytest.mark.parametrize(
    "jpeg", [b"", b"\xff\xd8\xff", b"GIF89a", samples.picture()[:200], samples.picture()[:-900], b"<svg/>"]
)
def test_what_is_no_picture_is_shown_as_none(jpeg: bytes) -> None:
    assert decode(jpeg) is None


def test_a_command_that_cannot_be_is_refused_with_its_place_and_sends_nothing(
    client: ScreenClient, station: FakeStation, qtbot: QtBot
) -> None:
    """It is a mistake of a field, and no reason to end the screen."""
    connected(client, qtbot)
    answers: list[CommandAnswer | Failure] = []
    assert client.command("learn_case", {"rate": 99_999_999}, answers.append) is None
    (refused,) = answers
    assert isinstance(refused, Failure) and refused.key == "command_malformed"
    assert "rate" in str(refused.arguments["where"])
    assert not [method for method, _, _ in station.requests if method == "POST"]
