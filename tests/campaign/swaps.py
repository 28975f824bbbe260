"""``python -m tests.campaign.swaps [--only NAME] [--json]``: each kind of device is pulled, started anew and swapped.

A real line over real sockets packs while the cable of one device is pulled for two seconds, while the device starts
anew, and while another one is put in its place; a camera of another serial number needs the config and a restart. An
I/O block that counts is also left alone while the station starts anew or is killed: what passed then must be known by
number. After each the line must pack on: three more cases are released. At the end the books must close, and each
released case must hold what is in it. Printed for each: when the station noticed, and how long after the device was
back it packed again (with five seconds in which a person reacts, where trust was lost).
"""

import argparse
import asyncio
import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

from drivers.sim.io_block import COUNTER_REGISTER, MARK_REGISTER
from drivers.sim.rendering import Optics
from station.client import Client
from station.demo.balance import Balance
from station.demo.config import config_text
from station.demo.demo import Demo, tell_complaints
from station.demo.setup import DemoOptions
from tests.campaign.cables import BANNER, Cable, GigeCable, PlcCable, SerialCable, TcpCable
from tests.campaign.kills import line_pid
from tests.drivers.camera.gige_peer import GigePeer, hold_port
from tests.drivers.conformance.test_plc import PEERS
from tests.ports import free_port as any_free_port

MEGAPIXELS = 1.0
ROWS, COLUMNS = 2, 3
PULLED_LATE = 0.7
"""Of the time from case to case."""
AWAY_S = 2.0
GOES_ON_S = 90.0
SLOW_S = 120.0
"""A busy machine makes the certificates of an OPC UA server."""
NOTICED_S = 15.0
_IO: dict[str, Any] = {"shape": "reader", "rate": 10_000, "profile": "io"}
DEEDS = ("cable", "reboot", "swap")
STATION_OFF = ("restart", "kill", "restart", "kill")
"""Deeds to the station itself, while cases go on to the device."""
FIRST, SECOND = "SWAP01", "SWAP02"
Setting = Callable[["SwapDemo"], Cable]


class SwapDemo(Demo):
    """A demo whose line reaches one device by a cable of the campaign."""

    device = ""
    """As the line calls it."""
    serial = FIRST
    pulled_late_s: float | None = None
    """So long after a case the cable is pulled: the next one is nearly full, and comes to the photocell all the
    same."""
    first_cases = 3
    """So many are released before anything is done."""

    def __init__(self, options: DemoOptions, setting: Setting) -> None:
        super().__init__(options, restart_waits_s=(0.3,))
        self.text = config_text(options, self.ports)
        self.folder = options.data
        self.cable = setting(self)

    def config(self) -> str:
        return self.text

    def put(self, old: str, new: str) -> None:
        assert old in self.text, old
        self.text = self.text.replace(old, new)

    def fresh_port(self) -> int:
        """One that no child of the demo will want."""
        ports = self.ports
        taken = {ports.modbus, ports.label_reader, ports.hub, *ports.cameras, *ports.unit_readers}
        while (port := any_free_port()) in taken:
            continue
        return port

    def plant_shall(self, wish: str) -> None:
        self._plant.tell(json.dumps({"do": wish}))


# how each kind is reached ----------------------------------------------------------------------------------------


def by_tcp_reader(demo: SwapDemo) -> Cable:
    demo.device, port = "infeed", demo.fresh_port()
    demo.put(f"port = {demo.ports.unit_readers[0]}", f"port = {port}")
    return TcpCable(port, demo.ports.unit_readers[0], BANNER)


def by_serial_reader(demo: SwapDemo) -> Cable:
    demo.device, path = "infeed", demo.folder / "reader-port"
    demo.put(
        f'driver = "tcp"\ntrigger = "tagged"\nhost = "127.0.0.1"\nport = {demo.ports.unit_readers[0]}',
        f'driver = "serial"\ntrigger = "tagged"\nport = {json.dumps(str(path))}\nbaud = 115200',
    )
    return SerialCable(path, demo.ports.unit_readers[0])


def by_plc(demo: SwapDemo, driver: str) -> Cable:
    demo.device = "plc"
    peer = PEERS[driver](demo.folder)
    if driver != "modbus_rtu":
        peer.port = demo.fresh_port()
    table = peer.table() | {"request_timeout_ms": 300}
    if driver == "modbus_server":
        table = {key: value for key, value in table.items() if key not in ("request_timeout_ms", "poll_ms")}
    if driver == "modbus_rtu":
        table |= {"baud": 115_200, "poll_ms": 40}
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())
    head = f'[plc]\ndriver = "modbus"\nhost = "127.0.0.1"\nport = {demo.ports.modbus}\n'
    demo.put(head, f"[plc]\n{lines}")
    return PlcCable(peer, demo.ports.modbus, partial(demo.plant_shall, "restart_plc"))


def by_io_block(demo: SwapDemo, *, counts: Literal["not", "unmarked", "marked"]) -> Cable:
    demo.device, port = "plc", demo.fresh_port()
    demo.first_cases = 14  # a count is believed once it is higher than what can come in a silence
    demo.pulled_late_s = PULLED_LATE * ROWS * COLUMNS * 3_600 / _IO["rate"]
    marked = f"counter = {{ register = {COUNTER_REGISTER}, mark = {MARK_REGISTER} }}\n"
    told = {"not": "", "unmarked": f"counter = {{ register = {COUNTER_REGISTER} }}\n", "marked": marked}
    demo.put(marked, told[counts])
    demo.put(f"port = {demo.ports.modbus}", f"port = {port}")
    return TcpCable(port, demo.ports.modbus)


def by_gige(demo: SwapDemo) -> Cable:
    demo.device = "top"
    camera = f'driver = "sim"\ntrigger = "counted"\nport = {demo.ports.cameras[0]}'
    demo.put(camera, f'driver = "gige"\ntrigger = "counted"\nserial = "{FIRST}"\nhost = "127.0.0.1"')
    return GigeCable(GigePeer(FIRST, "127.0.0.1", *Optics(MEGAPIXELS).size), demo.ports.cameras[0])


@dataclass(frozen=True, slots=True)
class Kind:
    setting: Setting
    options: dict[str, Any] = field(default_factory=dict)
    deeds: tuple[str, ...] = DEEDS


_QUEUE = {"shape": "queue", "rate": 20_000}
KINDS: dict[str, Kind] = {
    "reader tcp": Kind(by_tcp_reader, _QUEUE),
    "reader serial": Kind(by_serial_reader, _QUEUE),
    "plc modbus": Kind(partial(by_plc, driver="modbus"), _QUEUE),
    "plc modbus_rtu": Kind(partial(by_plc, driver="modbus_rtu"), _QUEUE),
    "plc modbus_server": Kind(partial(by_plc, driver="modbus_server"), _QUEUE),
    "plc modbus_rtu_tcp": Kind(partial(by_plc, driver="modbus_rtu_tcp"), _QUEUE),
    "plc opcua": Kind(partial(by_plc, driver="opcua"), _QUEUE),
    "io block": Kind(partial(by_io_block, counts="not"), _IO),
    "io block that counts": Kind(partial(by_io_block, counts="unmarked"), _IO),
    "io block with a mark": Kind(partial(by_io_block, counts="marked"), _IO),
    "io block with a mark, station off": Kind(partial(by_io_block, counts="marked"), _IO, STATION_OFF),
    "camera gige": Kind(by_gige, {"shape": "picture", "rate": 15_000}),
}


# what is done ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Done:
    """One deed."""

    deed: str
    noticed_s: float | None = None
    back_s: float | None = None
    """The device is up again, after it came back."""
    packs_s: float | None = None
    """Three more cases were released."""


class Swapper(threading.Thread):
    """Does each deed to the one device, then ends the demo."""

    def __init__(self, demo: SwapDemo, deeds: tuple[str, ...]) -> None:
        super().__init__(name="swapper", daemon=True)
        self._demo = demo
        self._deeds = deeds
        self._client = Client(demo.folder)
        self._loop = asyncio.new_event_loop()
        self.done: list[Done] = []
        threading.Thread(target=self._loop.run_forever, name="cables", daemon=True).start()

    def call(self, job: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(job, self._loop).result(SLOW_S)

    def run(self) -> None:
        try:
            if self._packs(0, self._demo.first_cases, GOES_ON_S) is not None:
                for deed in self._deeds:
                    self._do(deed)
        finally:
            self._demo.interrupted = True

    def _do(self, deed: str) -> None:
        done = Done(deed)
        self.done.append(done)
        if (late_s := self._demo.pulled_late_s) is not None:
            before = self._tally("triggered")
            self._until(lambda: self._tally("triggered") > before, time.monotonic(), GOES_ON_S)
            time.sleep(late_s)
        if deed in STATION_OFF:
            return self._turn_off(done)
        began_s = time.monotonic()
        self.call(self._demo.cable.pull())
        done.noticed_s = self._until(lambda: not self._is_up(), began_s, NOTICED_S)
        time.sleep(max(0.0, began_s + AWAY_S * (1 + (deed == "swap")) - time.monotonic()))
        released, back_s = self._released(), time.monotonic()
        if deed == "swap" and isinstance(self._demo.cable, PlcCable | TcpCable) and self._demo.device == "plc":
            self._demo.plant_shall("swap_plc")
        if deed == "reboot" and isinstance(self._demo.cable, TcpCable) and self._demo.device == "plc":
            self._demo.plant_shall("restart_plc")
        if deed == "swap" and isinstance(self._demo.cable, GigeCable):
            self._another_camera(self._demo.cable)
        else:
            self.call(self._demo.cable.plug() if deed == "cable" else self._demo.cable.renew())
        done.back_s = self._until(self._is_up, back_s, GOES_ON_S)
        done.packs_s = self._packs(released, 3, GOES_ON_S, back_s)

    def _turn_off(self, done: Done) -> None:
        """The station ends in order, or dies; the demo starts it anew."""
        released, began_s = self._released(), time.monotonic()
        if done.deed == "kill":
            pid = line_pid(self._demo.folder)
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
        else:
            self._client.command("restart")
        done.noticed_s = self._until(lambda: not self._is_up(), began_s, NOTICED_S)
        done.back_s = self._until(self._is_up, began_s, GOES_ON_S)
        done.packs_s = self._packs(released, 3, GOES_ON_S, began_s)

    def _another_camera(self, cable: GigeCable) -> None:
        """Its serial number is put into the config by a person who was told that only the other one answers."""
        cable._peer.serial = SECOND
        self.call(cable.renew())
        self._until(lambda: self._key() == "camera_not_found", time.monotonic(), NOTICED_S)
        path = self._demo.folder / "demo.toml"
        path.write_text(path.read_text("utf-8").replace(FIRST, SECOND), "utf-8")
        self._client.command("restart")

    # what the line says ------------------------------------------------------------------------------------------

    def _device(self) -> dict[str, Any]:
        told = self._client.get("/v1/devices")
        devices = told.get("devices", ()) if isinstance(told, dict) else ()
        return next((each for each in devices if each["name"] == self._demo.device), {})

    def _is_up(self) -> bool:
        return self._device().get("state") == "up"

    def _key(self) -> str:
        return str(self._device().get("key", ""))

    def _released(self) -> int:
        return self._tally("released")

    def _tally(self, name: str) -> int:
        shot = self._client.get("/v1/snapshot")
        return int(shot["tally"][name]) if isinstance(shot, dict) and "tally" in shot else 0

    def _packs(self, before: int, more: int, within_s: float, since_s: float | None = None) -> float | None:
        began_s = time.monotonic() if since_s is None else since_s
        return self._until(lambda: self._released() >= before + more, began_s, within_s)

    def _until(self, come: Callable[[], bool], since_s: float, within_s: float) -> float | None:
        """How long after ``since_s``; None = it did not come."""
        end_s = time.monotonic() + within_s
        while time.monotonic() < end_s and not self._demo.ended:
            if come():
                return round(time.monotonic() - since_s, 1)
            time.sleep(0.1)
        return None


def swapped(name: str) -> tuple[list[Done], Balance]:
    """All deeds to one kind of device."""
    kind, data = KINDS[name], Path(tempfile.mkdtemp(prefix="station-swaps-"))
    options = DemoOptions(
        data, rows=ROWS, columns=COLUMNS, megapixels=MEGAPIXELS, faults="none", as_json=True, **kind.options
    )
    demo = SwapDemo(options, kind.setting)
    swapper = Swapper(demo, kind.deeds)
    swapper.call(demo.cable.start())
    swapper.start()
    try:
        balance = demo.run()
    finally:
        demo.ended = True
        swapper.join(30)
    return swapper.done, balance


def _is_too_many(balance: Balance, kind: Kind) -> bool:
    """More cases passed in the time in which nobody could count than can have come in it."""
    unnumbered = balance.summary.get("unnumbered")
    if unnumbered is None:
        return False
    if kind.deeds is STATION_OFF:  # the block has counted, so every one is known by number
        return bool(unnumbered["in_silence"] or unnumbered["silent_s"])
    pitch_s = ROWS * COLUMNS * 3_600 / kind.options["rate"]
    return bool(unnumbered["in_silence"] > unnumbered["silent_s"] / pitch_s + len(kind.deeds))


def main() -> int:
    """0 when the books of every kind close and every line packed on."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="kinds whose name begins like this")
    parser.add_argument("--json", action="store_true")
    told, failed = parser.parse_args(), False
    for name in (each for each in KINDS if each.startswith(told.only)):
        with hold_port():
            done, balance = swapped(name)
        goes_on = len(done) == len(KINDS[name].deeds) and all(each.packs_s is not None for each in done)
        failed |= not (balance.good and goes_on) or _is_too_many(balance, KINDS[name])
        tell_complaints(balance)
        shown = ("released", "rejected", "void", "missed", "quarantined", "balance_closes", "truth_matches")
        books = {key: balance.summary[key] for key in (*shown, "unnumbered") if key in balance.summary}
        if told.json:
            rows = [{name: getattr(each, name) for name in Done.__slots__} for each in done]
            sys.stdout.write(json.dumps({"kind": name, "deeds": rows, **books}) + "\n")
        else:
            sys.stdout.write(f"{name}: {books}\n")
            for each in done:
                times = f"noticed {each.noticed_s} s, up {each.back_s} s, packs {each.packs_s} s after it was back"
                sys.stdout.write(f"  {each.deed:<8} {times}\n")
        sys.stdout.flush()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
