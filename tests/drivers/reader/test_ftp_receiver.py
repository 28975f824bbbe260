"""Pictures by FTP, as readers push them: with real clients, and with hostile ones."""

import ftplib
import io
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

import pytest

from drivers.errors import DeviceLost
from drivers.protocols import ReaderPicture
from drivers.reader import ftp_receiver
from drivers.reader.ftp_receiver import FtpAddress, FtpReceiver

pytestmark = pytest.mark.wire
MOST = 100_000
PICTURE = bytes(range(256)) * 40


@dataclass
class Post:
    receiver: FtpReceiver = field(
        default_factory=lambda: FtpReceiver(
            FtpAddress("127.0.0.1", 0), lambda: {"box": "s3cret", "case": "other"}, MOST
        )
    )
    taken: Queue[ReaderPicture] = field(default_factory=Queue)

    def reader(self, user: str = "box", password: str = "s3cret", *, passive: bool = True) -> ftplib.FTP:
        client = ftplib.FTP(timeout=5)
        client.connect("127.0.0.1", self.receiver.port)
        try:
            client.login(user, password)
        except ftplib.Error:
            client.close()
            raise
        client.set_pasv(passive)
        return client


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    monkeypatch.setattr(ftp_receiver, "POLL_S", 0.01)
    monkeypatch.setattr(ftp_receiver, "WRONG_PASSWORD_S", 0.01)
    post = Post()
    post.receiver.start(post.taken.put)
    yield post
    post.receiver.stop()


@pytest.mark.parametrize("passive", [True, False], ids=["passive", "active"])
def test_a_picture_is_handed_over_whole_with_its_name(post: Post, passive: bool) -> None:
    with post.reader(passive=passive) as client:
        client.storbinary("STOR 0000000077.jpg", io.BytesIO(PICTURE))
    told = post.taken.get(timeout=5)
    assert (told.reader, told.file, told.data) == ("box", "0000000077.jpg", PICTURE)


def test_folders_are_made_and_entered_as_readers_do(post: Post) -> None:
    with post.reader() as client:
        client.mkd("2026-11-29")
        client.cwd("2026-11-29")
        client.storbinary("STOR IMG_0000000007_00_01_012.jpg", io.BytesIO(PICTURE))
        assert client.pwd() == "/2026-11-29"
        assert client.nlst() == []
    assert post.taken.get(timeout=5).file == "IMG_0000000007_00_01_012.jpg"


def test_two_readers_are_told_apart_by_their_login(post: Post) -> None:
    for user, password in (("box", "s3cret"), ("case", "other")):
        with post.reader(user, password) as client:
            client.storbinary("STOR 1.jpg", io.BytesIO(b"x"))
    assert [post.taken.get(timeout=5).reader for _ in range(2)] == ["box", "case"]


@pytest.mark.parametrize(("user", "password"), [("box", "wrong"), ("box", ""), ("nobody", ""), ("anonymous", "a@b")])
def test_a_wrong_password_is_refused(post: Post, user: str, password: str) -> None:
    with pytest.raises(ftplib.error_perm, match="530"):
        post.reader(user, password)


@pytest.mark.parametrize("name", ["../../victim/x", "{victim}", "a/../../b.jpg", "..", "C:\\x.jpg"])
def test_no_name_leads_out_of_nothing(post: Post, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The victim is a file of this test: a receiver that is wrong deletes nothing else of whoever runs it."""
    here, victim = tmp_path / "a" / "here", tmp_path / "victim"
    here.mkdir(parents=True)
    victim.write_text("kept")
    monkeypatch.chdir(here)
    name = name.format(victim=victim)
    with post.reader() as client:
        client.storbinary(f"STOR {name}", io.BytesIO(b"evil"))
        told = post.taken.get(timeout=5)
        assert "/" not in told.file
        for command in (f"RETR {victim}", f"RETR {name}", f"DELE {name}", f"RNFR {name}", f"APPE {name}"):
            with pytest.raises(ftplib.Error):
                client.voidcmd(command) if not command.startswith("APPE") else client.storbinary(command, io.BytesIO())
    assert victim.read_text() == "kept"
    assert sorted(tmp_path.rglob("*")) == [here.parent, here, victim]


def test_a_file_that_goes_on_where_another_ended_is_refused(post: Post) -> None:
    with post.reader() as client, pytest.raises(ftplib.Error):
        client.storbinary("STOR 1.jpg", io.BytesIO(b"x"), rest=5)
    assert post.taken.empty()


def test_a_picture_that_is_too_large_is_cut_off_and_counted(post: Post) -> None:
    with closing(post.reader()) as client, pytest.raises((ftplib.Error, OSError)):
        client.storbinary("STOR big.jpg", io.BytesIO(bytes(50 * MOST)))
    with post.reader() as client:
        client.storbinary("STOR small.jpg", io.BytesIO(b"x"))
    assert post.taken.get(timeout=5).file == "small.jpg"
    assert (post.taken.empty(), post.receiver.refused) == (True, 1)


def test_a_bounce_to_another_machine_is_refused(post: Post) -> None:
    with post.reader() as client, pytest.raises(ftplib.Error):
        client.sendport("192.0.2.1", 8080)


def test_a_client_that_says_nothing_or_nonsense_hinders_nobody(post: Post) -> None:
    silent = [socket.create_connection(("127.0.0.1", post.receiver.port)) for _ in range(5)]
    silent[0].sendall(b"\xff\x00" * 5_000 + b"\r\n")
    silent[1].sendall(b"A" * 100_000)
    with post.reader() as client:
        client.storbinary("STOR 1.jpg", io.BytesIO(b"x"))
    assert post.taken.get(timeout=5).data == b"x"
    for each in silent:
        each.close()


def test_more_clients_than_agreed_are_turned_away(post: Post) -> None:
    crowd = [socket.create_connection(("127.0.0.1", post.receiver.port), timeout=5) for _ in range(12)]
    assert b"421" in [each.recv(3) for each in crowd]
    for each in crowd:
        each.close()


def test_a_port_that_is_taken_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        receiver = FtpReceiver(FtpAddress("127.0.0.1", other.getsockname()[1]), dict, MOST)
        with pytest.raises(DeviceLost, match="pictures_cannot_listen"):
            receiver.start(print)
        receiver.stop()


def test_it_can_be_started_again(post: Post) -> None:
    post.receiver.stop()
    started: Callable[[ReaderPicture], None] = post.taken.put
    post.receiver.start(started)
    with post.reader() as client:
        client.storbinary("STOR 1.jpg", io.BytesIO(b"x"))
    assert post.taken.get(timeout=5).data == b"x"
