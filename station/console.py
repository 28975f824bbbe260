"""The live view on a terminal, and one line now and then where there is none.

Pure functions make what is shown from a snapshot; ``run_console`` shows it. Everything that was scanned goes through
``rich.text.Text`` with its hidden signs spelled out: never markup. Colour only where a person is needed.
"""

from collections.abc import Mapping, Sequence

from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from station.api.schema import Alarm, CaseRow, Destination, Device, Order, Snapshot
from station.core.codes import display
from station.messages.sentences import phrase, sentence
from station.messages.templates import fill

CASES_SHOWN = 10
ALARMS_SHOWN = 5
LONGEST = 60

_STYLE = {"P1": "bold white on red", "P2": "bold black on yellow", "P3": "bold", "rejected": "bold", "away": "bold red"}
_SHAPE = {"P1": "!!", "P2": "! ", "P3": "- "}

BALANCE_WORDS: dict[str, str] = {
    "cases_triggered": "case numbers known",
    "released": "  released",
    "rejected": "  rejected",
    "void": "  void",
    "missed": "  missed",
    "quarantined": "  quarantined",
    "in_flight": "  in flight",
    "passed": "pass verdicts written",
    "delivered": "delivered upstream",
    "pallets_closed": "pallets closed",
    "pallets_open": "pallets still open",
    "pallets_cases": "cases on pallets",
    "units_read": "units read",
    "no_reads": "units not read",
    "verdict_ms_p50": "verdict p50, ms",
    "verdict_ms_p99": "verdict p99, ms",
    "seconds": "seconds",
    "balance_closes": "balance closes",
    "truth_matches": "cases hold what was packed",
    "verify_clean": "journal verified",
}
"""Keys of the summary in the order and words they are printed with; the indented ones add up to the first."""


def render(shot: Snapshot) -> RenderableType:
    """The whole view of one snapshot."""
    return Group(
        Panel(Group(_state(shot), _order(shot.order)), title=_plain(f"{shot.station} · {shot.shape}", bold=True)),
        Columns([_cases(shot), _counts(shot)], padding=(0, 4)),
        *(_sentence(one.key, one.arguments, "bold") for one in shot.not_ready if one.key not in _keys(shot.alarms)),
        *_alarms(shot.alarms),
        _devices(shot.devices),
        *(_destination(one, shot.made_at_us) for one in shot.sync),
    )


def one_line(shot: Snapshot) -> str:
    """The snapshot in one line, for a log or a pipe."""
    tally = shot.tally
    parts = [
        f"{shot.station}: line {phrase(shot.line.word)}, station {phrase(shot.station_state)}",
        f"{tally.triggered} cases: {tally.released} released, {tally.rejected} rejected, {tally.in_flight} in flight",
        f"{shot.rates.cases_per_min:.0f} cases/min",
        f"{sum(one.waiting for one in shot.sync)} waiting for upstream",
    ]
    parts += [f"{alarm.priority} {sentence(alarm.key, alarm.arguments)}" for alarm in shot.alarms[:1]]
    return display(" | ".join(parts))


def balance_table(summary: Mapping[str, str | int | float | bool | None]) -> Table:
    """The balance as a table: known keys in order and in words, any other key as it is. Never raises."""
    table = Table(title=_plain("Balance", bold=True), show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    known = [key for key in BALANCE_WORDS if key in summary]
    for key in known + [key for key in summary if key not in BALANCE_WORDS]:
        table.add_row(_plain(BALANCE_WORDS.get(key, key)), _told(summary[key]))
    return table


def _told(value: str | int | float | bool | None) -> Text:
    match value:
        case None:
            return Text("–")
        case bool():
            return Text("yes") if value else Text("NO", style=_STYLE["P1"])
        case float():
            return Text(f"{value:.1f}")
        case _:
            return _plain(str(value))


def _plain(text: str, *, bold: bool = False, style: str = "") -> Text:
    shown = display(text)
    return Text(shown if len(shown) <= LONGEST else shown[:LONGEST] + "…", style="bold" if bold else style)


def _sentence(key: str, arguments: Mapping[str, str | int | float], style: str = "") -> Text:
    return Text(sentence(key, arguments), style=style)


def _state(shot: Snapshot) -> Text:
    text = Text(phrase(shot.line.word).upper(), style="bold" if shot.permissive else _STYLE["P2"])
    text.append(f"   station {phrase(shot.station_state)}", style="default")
    text.append("" if shot.permissive else "   permissive off", style=_STYLE["P2"])
    text.append("   held by a person" if shot.held else "", style=_STYLE["P2"])
    if not shot.trust.held:
        text.append(f"   not trusted: {phrase(shot.trust.cause)}", style=_STYLE["P2"])
    return text


def _order(order: Order | None) -> Text:
    if order is None:
        return Text("no order is open", style=_STYLE["P2"])
    text = Text("order ").append_text(_plain(order.order, bold=True))
    text.append("  product ").append_text(_plain(order.product))
    text.append("  lot ").append_text(_plain(order.lot or "–"))
    return text.append(f"  {order.units_per_case} a case  {order.passed} passed  {order.rejected} rejected")


def _cases(shot: Snapshot) -> Table:
    table = Table(title=Text("last cases"), box=None, padding=(0, 1))
    for heading, justify in (("case", "right"), ("", "left"), ("units", "right"), ("why", "left")):
        table.add_column(Text(heading), justify="right" if justify == "right" else "left")
    for row in shot.cases[:CASES_SHOWN]:
        table.add_row(*_case(row))
    return table


def _case(row: CaseRow) -> tuple[Text, Text, Text, Text]:
    why = ", ".join(phrase(reason) for reason in row.reasons)
    return (
        Text(f"{row.epoch}/{row.seq}"),
        Text(phrase(row.state), style=_STYLE.get(row.state, "")),
        Text(str(row.units_read)),
        _plain(why),
    )


def _counts(shot: Snapshot) -> Table:
    tally = shot.tally
    rows: list[tuple[str, str]] = [
        ("released", f"{tally.released}"),
        ("in flight", f"{tally.in_flight}"),
        ("rejected", f"{tally.rejected}"),
        ("void · missed · quarantined", f"{tally.void} · {tally.missed} · {tally.quarantined}"),
        ("units read · not read", f"{tally.units_read} · {tally.no_reads}"),
        ("units/min · cases/min", f"{shot.rates.units_per_min:.0f} · {shot.rates.cases_per_min:.1f}"),
        ("verdict p50 · p99, ms", f"{shot.verdict.p50_ms:.1f} · {shot.verdict.p99_ms:.1f}"),
    ]
    rows += [(f"reject: {phrase(reason)}", str(n)) for reason, n in sorted(shot.reasons.items())]
    table = Table(box=None, show_header=False, padding=(0, 1))
    for words, value in rows:
        table.add_row(_plain(words), Text(value, justify="right"))
    return table


def _keys(alarms: Sequence[Alarm]) -> set[str]:
    return {alarm.key for alarm in alarms}


def _alarms(alarms: Sequence[Alarm]) -> list[Text]:
    shown = [
        Text(_SHAPE[alarm.priority] + " ", style=_STYLE[alarm.priority]).append_text(
            _sentence(alarm.key, alarm.arguments, "default")
        )
        for alarm in sorted(alarms, key=lambda alarm: (alarm.priority, alarm.since_us))[:ALARMS_SHOWN]
    ]
    more = len(alarms) - len(shown)
    return [*shown, Text(fill("+{n:1 alarm|{n} alarms}", {"n": str(more)}))] if more else shown


def _devices(devices: Sequence[Device]) -> Text:
    text = Text("devices", style="dim")
    for device in devices:
        text.append("  ").append_text(_plain(device.name, style="default"))
        text.append(f" {phrase(device.state)}", style=_STYLE.get(device.state, "default"))
    return text


def _destination(one: Destination, now_us: int) -> Text:
    text = Text("upstream ", style="dim").append_text(_plain(one.name, style="default"))
    text.append(f" {phrase(one.state)}, {one.waiting} waiting", style="default")
    if one.waiting and one.since_us is not None:
        text.append(f" for {max(0, now_us - one.since_us) // 1_000_000} s", style="default")
    text.append(f", {one.parked} parked" if one.parked else "", style=_STYLE["P3"])
    return text.append("  ").append_text(_plain(one.last_words, style="dim"))
