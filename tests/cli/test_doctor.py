"""``station doctor``: a device is asked with the test card, and what it makes of it is told and kept."""

import json
import socketserver
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest

from drivers.protocols import Frame
from drivers.reader.line_reader import make_tcp_reader
from drivers.reader.settings import TcpReaderSettings
from station.assembly.card import BY_TEXT, CARD, rectangles
from station.assembly.device_doctor import check_camera, check_plc, check_reader, look_at
from station.cli_commands.check import first_block
from station.client import Client
from tests.badinput.command import station
from tests.cli.test_check import CONFIG
from tests.drivers.conformance.modbus_server import PlcServer

FIELDS = [code.text for code in CARD[:3]]
LINE = CONFIG.replace('mode = "watch"\n', "").replace('trigger = "counted"', 'trigger = "asked"')
BENCH = """\
[station]
kind = "bench"
id = "B1"
data = "data"

[recipe]
product = "water"
code = "plain"
pattern = "[A-Z]+"
units_per_case = 1

[case_code]
source = "reader"
sscc = true

[[reader]]
name = "scanner"
role = "scan"
driver = "tcp"
host = "127.0.0.1"
port = {port}
"""


@contextmanager
def reader(says: list[str], *, asked: bool) -> Iterator[int]:
    """A reader on a socket that says these texts, one a trigger or all when it is connected to."""

    class Peer(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            for said in says:
                if asked and not self.request.recv(64):
                    return
                self.request.sendall(said.encode() + b"\r\n")
            while self.request.recv(64):
                pass

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Peer) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()
            thread.join()


def doctor(folder: Path, text: str, *more: str | Path) -> tuple[int, list[dict[str, Any]]]:
    config = folder / "line.toml"
    config.write_text(text, "utf-8")
    told = station("doctor", "devices", "--config", config, "--json", *more)
    return told.code, json.loads(told.out)["devices"]


def keys(device: dict[str, Any]) -> dict[str, str]:
    return {f"{one['key']} {one['arguments'].get('field', '')}".strip(): one["outcome"] for one in device["findings"]}


def test_a_scanner_that_keeps_all_passes_and_the_protocol_says_so(tmp_path: Path) -> None:
    protocol = tmp_path / "protocol.pdf"
    with reader([*FIELDS, "NoRead"], asked=False) as port:
        code, [found] = doctor(tmp_path, BENCH.format(port=port), "--wait", "5", "-o", protocol)
    assert (code, found["outcome"]) == (0, "ok")
    assert keys(found) == dict.fromkeys(
        ["doctor_opened", *(f"card_right {field}" for field in (1, 2, 3)), "doctor_no_read", "doctor_answers_dropped"],
        "ok",
    )
    text = pypdfium2.PdfDocument(protocol)[0].get_textpage().get_text_bounded()
    for said in ("B1", "scanning-station", "reader scanner (tcp): ok", "it says NoRead", "1 of 1 devices"):
        assert said in text


def test_a_scanner_that_spoils_texts_fails_and_what_it_was_not_shown_is_open(tmp_path: Path) -> None:
    spoilt = [FIELDS[2].replace("\x1d", ""), FIELDS[1].strip(), "OK,RESET"]
    with reader(spoilt, asked=False) as port:
        code, [found] = doctor(tmp_path, BENCH.format(port=port), "--wait", "0.5")
    assert (code, found["outcome"]) == (1, "no")
    told = keys(found)
    assert (told["card_gs_lost 3"], told["card_trimmed 2"], told["card_device_message"]) == ("no", "no", "no")
    assert (told["doctor_not_shown 1"], told["doctor_no_read_open"]) == ("open", "open")


def test_what_was_not_shown_is_no_pass(tmp_path: Path) -> None:
    with reader([*FIELDS[:2], "NOREAD"], asked=False) as port:
        code, [found] = doctor(tmp_path, BENCH.format(port=port), "--wait", "0.3")
    assert (code, found["outcome"]) == (1, "open")


async def test_a_reader_that_the_station_fires_is_timed_and_its_acknowledgements_are_no_codes() -> None:
    with reader(["OK,LON\r\n" + text for text in (*FIELDS, "NOREAD")], asked=True) as port:
        table = {"name": "case", "driver": "tcp", "trigger": "asked", "host": "127.0.0.1", "port": port}
        made = make_tcp_reader("case", TcpReaderSettings.model_validate(table))
        found = await look_at("reader", made, "tcp", lambda: check_reader(made, 5, fired=True))
    assert found.outcome == "ok"
    told = {one.key: dict(one.arguments) for one in found.findings}
    assert told["doctor_answers_dropped"] == {"codes": 3}
    assert 0 <= int(told["doctor_answered"]["ms"]) <= int(told["doctor_answered"]["most_ms"]) < 1_000


def test_what_a_keyboard_scanner_typed_is_judged_too(tmp_path: Path) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text("CARDß1-aqwyzm_x´AQWYZM/n´1Ö09\r CARD-2 \r\n" + FIELDS[2].replace("\x1d", ""), "utf-8")
    with reader([*FIELDS, "NoRead"], asked=False) as port:
        code, [_, found] = doctor(tmp_path, BENCH.format(port=port), "--wait", "5", "--typed", typed)
    assert code == 1
    told = keys(found)
    assert (told["layout_qwertz 1"], told["card_right 2"], told["card_gs_lost 3"]) == ("no", "ok", "no")


def picture_of_the_card(scale: float, *, dark: int, bright: int) -> Any:
    page = np.full((round(297 * scale * 4), round(210 * scale * 4)), bright, np.uint8)
    for code in CARD:
        for left, top, width, height in rectangles(code):
            (x0, x1), (y0, y1) = ((round(a * scale * 4), round(b * scale * 4)) for a, b in
                                  ((left, left + width), (top, top + height)))  # fmt: skip
            page[y0:y1, x0:x1] = dark
    small = cv2.resize(page, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(small, (0, 0), 0.6)[: round(200 * scale)]


@pytest.mark.parametrize(
    ("dark", "bright", "key", "outcome"),
    [(40, 200, "doctor_light", "ok"), (5, 60, "doctor_dark", "no"), (60, 255, "doctor_bright", "no")],
)
def test_a_camera_is_told_its_scale_and_its_exposure(
    tmp_path: Path, dark: int, bright: int, key: str, outcome: str
) -> None:
    (tmp_path / "pictures").mkdir()
    cv2.imwrite(str(tmp_path / "pictures" / "a.png"), picture_of_the_card(6, dark=dark, bright=bright))
    _, found = doctor(tmp_path, LINE, "--wait", "5")
    camera = next(each for each in found if each["kind"] == "camera")
    told = keys(camera)
    assert told[key] == outcome
    assert {told[each] for each in ("doctor_picture", "doctor_codes", "doctor_scale", "doctor_blur")} == {"ok"}
    scale = next(one["arguments"] for one in camera["findings"] if one["key"] == "doctor_scale")
    assert scale["scale"] == pytest.approx(6, abs=0.15) and scale["smallest"] <= 0.51 <= scale["wanted"] + 0.1


async def test_a_plc_whose_block_is_found_is_timed() -> None:
    from drivers.plc.modbus import modbus_tcp
    from drivers.plc.settings import ModbusSettings

    server = PlcServer()
    await server.start()
    server.publish()
    try:
        plc = modbus_tcp("plc", ModbusSettings.model_validate(server.table()))
        found = await look_at("plc", plc, "modbus", lambda: check_plc(plc, first_block))
    finally:
        await server.stop()
    assert [one.key for one in found.findings] == ["doctor_opened", "doctor_block", "doctor_round_trip"]
    assert found.outcome == "ok"
    assert all(request.function in (3, 4) for request in server.requests)


def test_a_device_that_is_away_is_a_finding_and_a_running_station_keeps_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, [found] = doctor(tmp_path, BENCH.format(port=1), "--wait", "1")
    assert (code, found["outcome"], found["findings"][0]["outcome"]) == (1, "no", "no")
    monkeypatch.setattr(Client, "get", lambda self, path: {})
    told = station("doctor", "devices", "--config", tmp_path / "line.toml")
    assert (told.code, told.sentence) == (1, "The station runs and has its devices. Stop it, then test them.")


def test_the_card_is_written_once_and_never_over_another_file(tmp_path: Path) -> None:
    assert station("doctor", "card", "-o", tmp_path / "card.pdf").code == 0
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
    assert station("doctor", "card", "-o", tmp_path / "card.pdf").sentence.startswith("card.pdf is there already.")
    assert len(BY_TEXT) == len(CARD)


async def test_a_camera_whose_stream_ends_is_a_finding() -> None:
    class Ending:
        name, trigger = "top", "counted"

        async def open(self) -> None: ...

        async def close(self) -> None: ...

        async def frames(self) -> AsyncIterator[Frame]:
            for frame in list[Frame]():
                yield frame

    camera: Any = Ending()
    found = await look_at("camera", camera, "own", lambda: check_camera(camera, 5))
    assert [one.key for one in found.findings] == ["doctor_opened", "device_ended"] and found.outcome == "no"
