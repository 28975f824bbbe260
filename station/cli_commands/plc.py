"""The commands for whoever sets up a PLC or an I/O block: their options, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import typer

ConfigFile = Annotated[Path, typer.Option("--config", help="The line's config file.", readable=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def plc_test(
    address: Annotated[
        str,
        typer.Argument(metavar="[HOST:PORT]", help="The PLC's Modbus server; without :PORT 502.", show_default=False),
    ] = "",
    config: Annotated[
        Path | None,
        typer.Option("--config", help="Config file with the PLC's [plc]: any wire, all its keys. io: always."),
    ] = None,
    profile: Annotated[
        Literal["map1", "bits", "io"] | None, typer.Option(help="What the PLC knows (map1, or what the config says).")
    ] = None,
    unit: Annotated[int | None, typer.Option(min=0, max=255, help="Modbus unit id (1).")] = None,
    base: Annotated[
        int | None, typer.Option(min=0, max=65_532, help="First register of the PLC block, from 0 (0).")
    ] = None,
    station_base: Annotated[
        int | None, typer.Option(min=0, max=65_534, help="First register of the station block, from 0 (100).")
    ] = None,
    register: Annotated[
        Literal["holding", "input"] | None,
        typer.Option(help="Where the PLC block lies; the station block is holding. (holding)"),
    ] = None,
    wrap: Annotated[bool, typer.Option("--wrap", help="The PLC can number from 31990: test the wrap too.")] = False,
    without: Annotated[
        list[str] | None,
        typer.Option(
            help="The line has no label-reader, no unit-counter (bits: no exit-sensor; io: nobody at the photocells); "
            "may be repeated."
        ),
    ] = None,
    switch_outputs: Annotated[
        bool,
        typer.Option("--switch-outputs", help="io: switch all outputs, also those that disarm and stop; else lamps."),
    ] = False,
    patience: Annotated[
        float, typer.Option(min=1, max=3_600, help="Seconds to wait for a case, or for what a person is asked to do.")
    ] = 60,
    settle: Annotated[
        int, typer.Option(min=50, max=5_000, help="Milliseconds a wrong word stands: several scans of the PLC.")
    ] = 400,
    poll: Annotated[int, typer.Option(min=5, max=100, help="Milliseconds from read to read.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Play the station to a PLC while cases run, and say rule by rule what passes and what to change (docs/plc.md)."""
    from station.cli_commands.plc_test import PlcTestAsk
    from station.cli_commands.plc_test import plc_test as do

    typed = {"unit": unit, "plc_base": base, "station_base": station_base, "register": register}
    ask = PlcTestAsk(
        address=address,
        config=config,
        profile=profile,
        where={key: value for key, value in typed.items() if value is not None},
        without=tuple(without or ()),
        patience_s=patience,
        settle_ms=settle,
        poll_ms=poll,
        wrap=wrap,
        switch_outputs=switch_outputs,
        as_json=as_json,
    )
    raise typer.Exit(do(ask))


def plc_sim(
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Where it listens; 0 = any free port.")] = 1502,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    profile: Annotated[Literal["map1", "bits", "io"], typer.Option(help="What the PLC knows.")] = "map1",
    shape: Annotated[
        Literal["picture", "queue", "reader"] | None,
        typer.Option(help="What its cases are counted for (map1: queue; else picture)."),
    ] = None,
    case_code: Annotated[
        Literal["reader", "sscc"], typer.Option(help="With a case-code reader, or without one.")
    ] = "reader",
    rate: Annotated[
        int | None, typer.Option(min=1, max=2_000_000, help="Units an hour, 24 in a case (120000; io: 30000).")
    ] = None,
    fault: Annotated[str, typer.Option(help="What it does wrong; list = show them.")] = "",
    unit: Annotated[int, typer.Option(min=0, max=255, help="Modbus unit id.")] = 1,
    base: Annotated[int, typer.Option(min=0, max=60_000, help="First register of the PLC block, from 0.")] = 0,
    station_base: Annotated[int, typer.Option(min=0, max=60_000, help="First register of the station block.")] = 100,
) -> None:
    """Be the PLC, with a simulated packer, belt and gate, for who has none yet. Ctrl-C ends it."""
    from station.cli_commands.plc_sim import SimulatedLine, simulate

    raise typer.Exit(
        simulate(SimulatedLine(profile, shape, case_code, rate, fault), host, port, unit, base, station_base)
    )


def io_limit(config: ConfigFile, as_json: AsJson = False) -> None:
    """Print how many cases a minute an I/O block (profile io) can keep apart on this line, and why."""
    from station.cli_commands.io_limit import io_limit as do

    raise typer.Exit(do(config, as_json=as_json))


def plc_log(
    config: Annotated[Path | None, typer.Option("--config", help="The line's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The line's data folder.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Only what went wrong.")] = False,
    last: Annotated[int, typer.Option(min=1, max=1_000_000, help="So many newest.")] = 50,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write all as a file for Wireshark.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the requests between station and PLC, as they were on the wire."""
    from station.cli_commands.plc_log import plc_log as do

    raise typer.Exit(do(config, data, last, output, errors=errors, as_json=as_json))


COMMANDS: dict[str, Callable[..., None]] = {
    "plc-test": plc_test,
    "plc-sim": plc_sim,
    "plc-log": plc_log,
    "io-limit": io_limit,
}
"""By the name that is typed."""
