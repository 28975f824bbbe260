"""The console view, as recorded text."""

import asyncio
import io
import threading

import pytest
from rich.console import Console, RenderableType

from station.api.feed import Feed
from station.api.schema import Cause, LineState, Trust
from station.console import balance_table, one_line, render
from station.console_live import run_console
from tests.api.fake_station import a_snapshot
from tests.api.hostile import HOSTILE


def shown(what: RenderableType) -> str:
    console = Console(file=io.StringIO(), width=120, record=True, force_terminal=True, color_system="truecolor")
    console.print(what)
    return console.export_text()


def test_the_view_shows_state_order_cases_counts_alarms_devices_and_upstream() -> None:
    text = shown(render(a_snapshot()))
    for part in (
        "L1 · picture",
        "RUNNING",
        "not trusted: the PLC was away",
        "order O-1",
        "3/41",
        "duplicate, no read",
        "890",
        "4.1 · 11.7",
        "reject: no read",
        "Upstream hub refused a record.",
        "top live",
        "plc away",
        "upstream hub waiting, 12 waiting",
    ):
        assert part in text


def test_a_view_of_nothing_is_a_view() -> None:
    no_data, trusted = LineState(number=0, word="unknown"), Trust(held=True)
    shot = a_snapshot(order=None, cases=(), devices=(), sync=(), alarms=(), line=no_data, trust=trusted)
    text = shown(render(shot))
    assert "NO DATA" in text
    assert "no order is open" in text


def test_what_stands_against_running_is_said_once() -> None:
    causes = (Cause(key="device_away", arguments={"device": "top"}), Cause(key="record_parked"))
    text = shown(render(a_snapshot(permissive=False, not_ready=causes)))
    assert "permissive off" in text
    assert "Device top is not connected." in text
    assert text.count("refused a record") == 1


def test_the_gravest_alarms_come_first_and_the_rest_are_counted() -> None:
    (alarm,) = a_snapshot().alarms
    minor = tuple(alarm.model_copy(update={"alarm": str(n)}) for n in range(7))
    grave = alarm.model_copy(update={"key": "gate_escape", "arguments": {}, "priority": "P1"})
    text = shown(render(a_snapshot(alarms=(*minor, grave))))
    assert text.index("Something passed the exit") < text.index("Upstream hub refused")
    assert "+3 alarms" in text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_and_not_obeyed(name: str) -> None:
    scanned = HOSTILE[name]
    for text in (shown(render(a_snapshot(scanned=scanned))), one_line(a_snapshot(scanned=scanned))):
        assert all(line.isprintable() for line in text.split("\n"))
        text.encode("utf-8")


def test_markup_is_literal() -> None:
    assert "[red]A1[/red]" in shown(render(a_snapshot(scanned="[red]A1[/red] [/]")))


def test_the_balance_is_in_words_and_says_no_aloud() -> None:
    summary = {"cases_triggered": 40, "released": 39, "rejected": 1, "balance_closes": False, "verify_clean": True}
    text = shown(balance_table({**summary, "verdict_ms_p99": 11.72, "[new] key": "x\x1b[2J", "truth_matches": None}))
    assert text.index("case numbers known") < text.index("released") < text.index("balance closes")
    assert "NO" in text and "yes" in text and "11.7" in text
    assert "[new] key" in text and "\x1b" not in text


class Screen(io.StringIO):
    """Where the console writes; tells when something was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def write(self, text: str) -> int:
        count = super().write(text)
        self.written.set()
        return count


@pytest.mark.parametrize(("terminal", "expected"), [(True, "RUNNING"), (False, "L1: line running, station producing")])
async def test_the_console_runs_until_stopped(terminal: bool, expected: str) -> None:
    feed, stop, screen = Feed(), asyncio.Event(), Screen()
    console = Console(file=screen, width=100, force_terminal=terminal, legacy_windows=False)
    running = asyncio.create_task(run_console(feed.subscribe, stop, console, gap_s=0.0))
    await asyncio.sleep(0)
    feed.publish(a_snapshot())
    assert await asyncio.to_thread(screen.written.wait, 5)
    stop.set()
    await running
    assert expected in screen.getvalue()
    assert not feed.wanted


class Stopped(io.StringIO):
    """A terminal stopped by Ctrl-S."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def write(self, text: str) -> int:
        self.go_on.wait(10)
        return len(text)


async def test_a_stopped_terminal_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.console_live._JOIN_S", 0.05)
    feed, stop, screen = Feed(), asyncio.Event(), Stopped()
    running = asyncio.create_task(run_console(feed.subscribe, stop, Console(file=screen), gap_s=0.0))
    async with asyncio.timeout(2):
        for made_at_us in range(50):
            feed.publish(a_snapshot(made_at_us))
            await asyncio.sleep(0)
        stop.set()
        await running
    screen.go_on.set()
