"""The requests between station and PLC on disk: byte for byte, in a bounded room, readable after any end."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.errors import NoAnswer
from drivers.pcapng import header, packets, transactions
from drivers.wire_record import Tape, WireTransaction, asking
from station.core.values import StationWords
from station.plc_log import FOLDER, PlcLog, segments, stored
from tests.badinput.command import station
from tests.drivers.conformance.modbus_server import plc_server
from tests.drivers.conformance.rtu_server import RtuServer
from tests.drivers.conformance.test_plc import made, proved

READ = b"\x00\x01\x00\x00\x00\x06\x01\x03\x00\x00\x00\x18"


def one(number: int = 1, key: str = "", response: bytes = b"\x00\x01") -> WireTransaction:
    told = {"timeout_ms": 300} if key else {}
    return WireTransaction(
        1_790_000_000_000_000 + number, 0.8, "modbus_tcp", "192.0.2.10:502", READ, response, key, told
    )


async def talk(tape_of: str) -> list[WireTransaction]:
    """A poll, a write, a busy PLC and a silent one."""
    server = RtuServer() if tape_of == "rtu" else None
    async with plc_server() as tcp:
        peer = server or tcp
        if server is not None:
            await server.start()
        plc = made(peer, request_timeout_ms=60)
        await proved(plc)
        await plc.write(StationWords(verdict=-3), 1)
        peer.fault = lambda _, request: request.frame(bytes([request.function | 0x80, 6]))
        with pytest.raises(NoAnswer):
            await plc.poll()
        peer.fault = lambda _server, _request: None
        with pytest.raises(NoAnswer):
            await plc.poll()
        await plc.close()
        if server is not None:
            await server.stop()
        return list(plc.tape.newest)  # type: ignore[attr-defined]


@pytest.mark.wire
@pytest.mark.parametrize("wire", ["tcp", "rtu"])
async def test_every_request_is_kept_with_its_bytes_and_what_came_of_it(wire: str) -> None:
    kept = await talk(wire)
    told = [(asking(each).what, asking(each).first, asking(each).count, each.key) for each in kept]
    assert told == [("read", 0, 24, ""), ("read", 0, 24, ""), ("write", 100, 18, ""),
                    ("read", 0, 24, "plc_busy"), ("read", 0, 24, "plc_no_reply")]  # fmt: skip
    assert asking(kept[1]).words[2] == 0x1234
    assert asking(kept[2]).words[6] == 0x10000 - 3
    assert kept[3].response[-1 if wire == "tcp" else -3] == 6
    assert kept[4].response == b""
    assert list(transactions(header("it") + b"".join(packets(n, each) for n, each in enumerate(kept)))) == kept


@pytest.mark.parametrize(
    ("request_", "response", "told"),
    [
        (bytes([2, 0, 3, 0, 9]), bytes([2, 2, 0b101, 1]), ("read", 3, 9, (1, 0, 1, 0, 0, 0, 0, 0, 1))),
        (bytes([2, 0, 3, 0, 9]), bytes([0x82, 2]), ("read", 3, 9, ())),
        (bytes([15, 0, 16, 0, 3, 1, 0b110]), bytes([15, 0, 16, 0, 3]), ("write", 16, 3, (0, 1, 1))),
    ],
)
def test_inputs_and_coils_of_an_io_block_are_named(
    request_: bytes, response: bytes, told: tuple[str, int, int, tuple[int, ...]]
) -> None:
    ask = asking(WireTransaction(1, 0.8, "modbus_tcp", "io", bytes(7) + request_, bytes(7) + response, "", {}))
    assert (ask.what, ask.first, ask.count, ask.words) == told


@pytest.mark.wire
@pytest.mark.skipif(shutil.which("tshark") is None, reason="tshark is not installed (apt-get install tshark)")
@pytest.mark.parametrize(("wire", "name"), [("tcp", "Modbus/TCP"), ("rtu", "Modbus RTU")])
async def test_wireshark_reads_each_request_and_its_answer(wire: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / "requests.pcapng"
    kept = await talk(wire)
    file.write_bytes(header("it") + b"".join(packets(n, each) for n, each in enumerate(kept)))
    shown = subprocess.run(["tshark", "-r", str(file)], capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.count(name) for line in shown] == [1] * 9
    assert ["Query" in line for line in shown] == [True, False, True, False, True, False, True, False, True]
    assert "Write Multiple Registers" in shown[4]
    assert "Exception" in shown[7]


async def test_the_room_is_kept_and_the_oldest_go(tmp_path: Path) -> None:
    tape = Tape()
    limit = 80_000
    for first in (1, 2001):
        log = PlcLog(tape, tmp_path / FOLDER, limit, "all")
        for number in range(first, first + 2000):
            tape.add(one(number))
        log.close()
        assert sum(path.stat().st_size for path in segments(tmp_path / FOLDER)) <= limit
    kept = [each.at_us for each in stored(tmp_path / FOLDER)]
    assert kept == [one(number).at_us for number in range(4001 - len(kept), 4001)]
    assert 50 < len(kept) < 2000


def test_errors_alone_and_nothing_at_all(tmp_path: Path) -> None:
    for keep, expected in (("errors", ["plc_no_reply"]), ("off", [])):
        tape = Tape()
        log = PlcLog(tape, tmp_path / keep, 80_000, keep)  # type: ignore[arg-type]
        tape.add(one(1))
        tape.add(one(2, "plc_no_reply", b""))
        log.close()
        assert [each.key for each in stored(tmp_path / keep)] == expected
    assert not (tmp_path / "off").exists()


def test_a_disk_that_refuses_ends_the_log_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    tape = Tape()
    log = PlcLog(tape, tmp_path / "taken" / FOLDER, 80_000, "all")
    for number in range(10):
        tape.add(one(number))
    log.close()
    assert log.let_go > 0
    assert "are kept no more" in capsys.readouterr().out


@given(st.integers(0, 2000))
def test_a_file_torn_anywhere_gives_its_whole_transactions(length: int) -> None:
    whole = header("it") + b"".join(packets(n, one(n, "plc_no_reply" if n % 3 == 0 else "")) for n in range(1, 6))
    found = list(transactions(whole[:length])) if length >= 4 else []
    assert [each.at_us for each in found] == [one(n).at_us for n in range(1, len(found) + 1)]


def test_zeros_that_a_power_cut_leaves_behind_are_a_torn_end() -> None:
    whole, next_one = header("it") + packets(1, one(1)), packets(2, one(2))
    for written in range(0, len(next_one) - 4, 4):
        first, *_ = transactions(whole + next_one[:written] + bytes(4_096))
        assert first == one(1)


def test_a_segment_that_goes_while_others_are_read_is_passed_over(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"{number:08d}.pcapng").write_bytes(header("it") + packets(number, one(number)))
    reading = stored(tmp_path)
    assert next(reading) == one(1)
    (tmp_path / "00000002.pcapng").unlink()
    assert list(reading) == [one(3)]


@pytest.mark.parametrize("torn", [b"\x06\x00\x00\x00\x80", bytes(64)])
def test_one_file_is_whole_though_a_segment_in_it_ends_torn(torn: bytes, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    for number in (1, 2):
        data = header("it") + packets(number, one(number)) + (torn if number == 1 else b"")
        (tmp_path / FOLDER / f"{number:08d}.pcapng").write_bytes(data)
    written = tmp_path / "all.pcapng"
    assert station("plc-log", "--data", str(tmp_path), "-o", str(written)).code == 0
    assert list(transactions(written.read_bytes())) == [one(1), one(2)]


SHORT_PACKET = header("it") + bytes([6, 0, 0, 0, 16, 0, 0, 0, *bytes(4), 16, 0, 0, 0])


@pytest.mark.parametrize("other", [b"\xd4\xc3\xb2\xa1" + bytes(40), SHORT_PACKET])
def test_another_programs_file_is_refused_in_one_sentence(other: bytes, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "00000001.pcapng").write_bytes(other)
    told = station("plc-log", "--data", str(tmp_path))
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert "no station wrote" in told.err


def test_the_command_shows_the_newest_the_errors_and_one_file(tmp_path: Path) -> None:
    assert station("plc-log", "--data", str(tmp_path)).code == 1
    tape = Tape()
    log = PlcLog(tape, tmp_path / FOLDER, 80_000, "all")
    tape.add(one(1))
    tape.add(one(2, "plc_no_reply", b""))
    log.close()
    lines = station("plc-log", "--data", str(tmp_path)).out.splitlines()
    assert [line.split("  ", 1)[1].split("ms")[0].split() for line in lines] == [["read", "0…23", "0.8"]] * 2
    (wrong,) = station("plc-log", "--data", str(tmp_path), "--errors").out.splitlines()
    assert "did not answer within 300 ms" in wrong
    assert READ.hex(" ") in wrong
    written = tmp_path / "all.pcapng"
    assert station("plc-log", "--data", str(tmp_path), "-o", str(written)).code == 0
    assert list(transactions(written.read_bytes())) == list(stored(tmp_path / FOLDER))
