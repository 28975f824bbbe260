"""``station``: every command, its options, and nothing else. What a command needs is imported when it runs.

Exit codes: 0 yes · 1 the answer is no · 2 usage or config · 3 the journal is refused · 130 Ctrl-C.
"""

import io
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from station.cli_commands import (
    devices,
    doctor,
    hub,
    hub_deliveries,
    hub_orders,
    hub_pools,
    hub_trade,
    hub_webhook,
    keys,
    label,
    order,
    plc,
    pool,
    report,
    rework,
    ship,
    user,
)
from station.cli_commands.help import HELP, DemoCommand, WholeCommand, WholeGroup
from station.cli_commands.person import PinFile, User
from station.cli_commands.plc import AsJson, ConfigFile

app = typer.Typer(
    help="A packing-line scanning station.",
    cls=WholeGroup,
    context_settings=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(devices.app, name="devices")
app.add_typer(doctor.app, name="doctor")
app.add_typer(hub.app, name="hub")
for name, group in (hub_trade.GROUPS | hub_pools.GROUPS).items():
    hub.app.add_typer(group, name=name)
hub.app.add_typer(hub_webhook.app, name="webhook")
hub.app.add_typer(hub_orders.app, name="order")
app.add_typer(keys.app, name="keys")
hub.app.add_typer(hub_deliveries.app, name="delivery")
app.add_typer(label.app, name="label")
app.add_typer(pool.app, name="pool")
app.add_typer(report.app, name="report")
app.add_typer(rework.app, name="rework")
app.add_typer(user.app, name="user")
app.add_typer(order.orders, name="order")
app.add_typer(order.recipes, name="recipe")
app.add_typer(ship.app, name="ship")
app.add_typer(ship.delivery_app, name="delivery")


@app.callback(invoke_without_command=True)
def station(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version and exit.")] = False,
) -> None:
    if version:
        from station.version import PROGRAM

        sys.stdout.write(f"{PROGRAM}\n")
        raise typer.Exit(0)


Lang = Annotated[Literal["en", "zh_CN", "ru"], typer.Option(help="Language of the screen.")]
Theme = Annotated[Literal["light", "dark"], typer.Option(help="Theme of the screen.")]


@app.command(cls=WholeCommand)
def run(
    config: ConfigFile,
    headless: Annotated[bool, typer.Option(help="Run the line process only, as a service does.")] = False,
    console: Annotated[bool, typer.Option(help="Show the live view (--headless).")] = False,
    screen: Annotated[bool, typer.Option(help="Show the operator's screen where a display answers.")] = True,
    kiosk: Annotated[bool, typer.Option(help="Show the screen full size; it cannot be closed.")] = False,
    lang: Lang = "en",
    theme: Theme = "light",
    scale: Annotated[float, typer.Option(min=0.9, max=1.4, help="Larger or smaller text of the screen.")] = 1.0,
    child: Annotated[bool, typer.Option(hidden=True)] = False,
    log_level: Annotated[Literal["debug", "info", "warning", "error"], typer.Option()] = "info",
) -> None:
    """Run a line, with the operator's screen where a display answers."""
    from station.cli_commands.run import run as do
    from station.screen import ScreenOptions

    look = ScreenOptions(kiosk, lang, theme, scale) if screen else None
    raise typer.Exit(do(config, look, headless=headless, console=console, child=child, log_level=log_level))


@app.command(cls=WholeCommand, context_settings={"ignore_unknown_options": True}, add_help_option=False)
def ui(arguments: Annotated[list[str] | None, typer.Argument(help="See: station ui --help")] = None) -> None:
    """Show the operator's screen of a running station: --connect HOST:PORT, or --data DIR."""
    from station.cli_commands.ui import ui as do

    do(arguments or [])


@app.command(cls=DemoCommand)
def demo(
    headless: Annotated[bool, typer.Option(help="Show no screen.")] = False,
    shape: Annotated[
        Literal["picture", "queue", "reader"],
        typer.Option(help="How cases are read: under cameras, unit by unit, or whole by one reader."),
    ] = "picture",
    cameras: Annotated[int, typer.Option(min=1, max=4, help="Picture shape: cameras over a case.")] = 1,
    layers: Annotated[int, typer.Option(min=1, max=4, help="Picture shape: layers of a case.")] = 1,
    lanes: Annotated[int, typer.Option(min=1, max=2, help="Queue shape: lanes into the packer.")] = 1,
    pallets: Annotated[
        int, typer.Option(min=0, max=1_000, help="Stack cases on pallets, so many on each (alone: 8); 0 = none.")
    ] = 0,
    cases: Annotated[int, typer.Option(min=0, help="End by itself after so many cases; 0 = run until Ctrl-C.")] = 0,
    rate: Annotated[int, typer.Option(min=1, max=2_000_000, help="Units an hour.")] = 120_000,
    seed: Annotated[int, typer.Option(help="Another seed, another day at the plant.")] = 1,
    faults: Annotated[Literal["none", "light", "rough"], typer.Option(help="What goes wrong at the plant.")] = "light",
    data: Annotated[
        Path | None, typer.Option(help="Folder to keep, and to go on in; without it a temporary one.")
    ] = None,
    operator: Annotated[Literal["guided", "none"], typer.Option(help="Who restores trust.")] = "guided",
    case_code: Annotated[
        Literal["picture", "reader", "sscc", "printed"] | None,
        typer.Option(help="Where a case gets its code (else sscc; at a bench reader); printed: print and apply."),
    ] = None,
    bench: Annotated[bool, typer.Option("--bench", help="A person packs by scanning, without a PLC.")] = False,
    shift: Annotated[
        bool, typer.Option("--shift", help="A whole shift at a bench: orders, labels, rework, faults; ends by itself.")
    ] = False,
    profile: Annotated[
        Literal["map1", "bits", "io"],
        typer.Option(help="What the PLC knows: register map 1, a few bits, nothing (an I/O block)."),
    ] = "map1",
    unit_numbers: Annotated[
        Literal["plc", "reader"],
        typer.Option(help="Queue and reader shape: whose number a unit reader sends, the PLC's or its own."),
    ] = "plc",
    lang: Lang = "en",
    theme: Theme = "light",
    size: Annotated[str, typer.Option(metavar="WxH", help="Size of the screen's window, such as 1280x800.")] = "",
    as_json: AsJson = False,
) -> None:
    """Run the station against a simulated plant, with the operator's screen where a display answers."""
    from station.cli_commands.demo import demo as do
    from station.screen import ScreenOptions

    raise typer.Exit(
        do(
            data,
            as_json=as_json,
            shape=shape,
            cases=cases,
            rate=rate,
            seed=seed,
            faults=faults,
            operator=operator,
            case_code=case_code or ("reader" if bench else "sscc"),
            bench=bench,
            shift=shift,
            profile=profile,
            unit_numbers=unit_numbers,
            cameras=cameras,
            layers=layers,
            lanes=lanes,
            pallets=pallets,
            screen=None if headless else ScreenOptions(language=lang, theme=theme, size=size),
        )
    )


@app.command(cls=WholeCommand)
def check(config: ConfigFile, as_json: AsJson = False) -> None:
    """Check a config: every error at once, and which devices answer."""
    from station.cli_commands.check import check_config as do

    raise typer.Exit(do(config, as_json=as_json))


for name, command in plc.COMMANDS.items():
    app.command(name, cls=WholeCommand)(command)


@app.command(cls=WholeCommand)
def decode(
    files: Annotated[list[Path], typer.Argument(help="Pictures.", readable=False)],
    grid: Annotated[str, typer.Option(metavar="ROWSxCOLUMNS", help="Account for every cell, such as 4x6.")] = "",
    symbologies: Annotated[str, typer.Option(help="Comma-separated: qr,datamatrix,code128 …")] = "",
    budget_ms: Annotated[int, typer.Option(min=1, max=60_000, help="Time for one picture.")] = 1_000,
    max_megapixels: Annotated[int, typer.Option(min=1, max=1_000, help="Larger pictures are refused.")] = 64,
    as_json: AsJson = False,
) -> None:
    """Print what the station would read in pictures."""
    from station.cli_commands.decode import decode_files as do

    raise typer.Exit(do(files, grid, symbologies, budget_ms, max_megapixels, as_json=as_json))


@app.command(cls=WholeCommand)
def learn(
    config: ConfigFile,
    camera: Annotated[str, typer.Option(help="Which camera, where there are several.")] = "",
    picture: Annotated[
        list[Path] | None, typer.Option(help="A picture instead of the camera's; may be repeated.", readable=False)
    ] = None,
    units: Annotated[int, typer.Option(min=0, max=1_000, help="Units that a picture shows; 0 = find out.")] = 0,
    rate: Annotated[int, typer.Option(min=0, max=2_000_000, help="Units an hour of the line; 0 = not known.")] = 0,
    exposure_us: Annotated[
        float, typer.Option(min=0, max=1_000_000, help="Microseconds; 0 = ExposureTime of the camera's features.")
    ] = 0,
    distance: Annotated[float, typer.Option(min=1, max=20, help="From case to case, in lengths of a case.")] = 1.5,
    take: Annotated[int, typer.Option(min=1, max=100, help="So many pictures from the camera.")] = 3,
    wait_s: Annotated[float, typer.Option("--wait", min=0.1, max=600, help="Seconds to wait for each.")] = 10,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write a config with this recipe, beside the old one.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Learn the recipe from a case under the camera, and tell how many such cases would pass."""
    from station.cli_commands.learn import LearnOptions
    from station.cli_commands.learn import learn as do

    asked = LearnOptions(camera, tuple(picture or ()), units, rate, exposure_us, distance, take, wait_s, output)
    raise typer.Exit(do(config, asked, as_json=as_json))


@app.command(cls=WholeCommand)
def trace(
    code: Annotated[str, typer.Argument(help="A unit's or a case's code.")],
    config: Annotated[Path | None, typer.Option("--config", help="The line's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The line's data folder.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the history of a code."""
    from station.cli_commands.trace import trace_code as do

    raise typer.Exit(do(code, config, data, as_json=as_json))


@app.command(cls=WholeCommand)
def verify(
    config: Annotated[Path | None, typer.Option("--config", help="The line's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The line's data folder.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check the journal: the file, the log, the tables, the invariants."""
    from station.cli_commands.verify import verify_journal as do

    raise typer.Exit(do(config, data, as_json=as_json))


@app.command(cls=WholeCommand)
def replay(
    recording: Annotated[Path, typer.Argument(help="A segment, or the folder recordings of a line's data folder.")],
    diff: Annotated[
        bool, typer.Option("--diff", help="Tell which cases this version decides otherwise, and how.")
    ] = False,
    pictures: Annotated[bool, typer.Option("--pictures", help="Read the kept pictures again, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Run a recorded part of a line's life again, and say where this version differs."""
    from station.cli_commands.replay import replay_recording as do

    raise typer.Exit(do(recording, diff=diff, pictures=pictures, as_json=as_json))


@app.command(cls=WholeCommand)
def restored(
    config: Annotated[Path | None, typer.Option("--config", help="The line's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The line's data folder.")] = None,
    backup: Annotated[
        Path | None, typer.Option("--from", help="Copy this backup there; the present file is kept beside it.")
    ] = None,
    by: Annotated[str, typer.Option(help="Name of the person who confirms it; default: this terminal's user.")] = "",
) -> None:
    """Confirm that journal.db is a restored backup: it gets a new identity, upstream gets everything again."""
    from station.cli_commands.restored import restored as do

    raise typer.Exit(do(config, data, backup, by))


@app.command(cls=WholeCommand)
def backup(
    target: Annotated[Path, typer.Argument(help="A file, or a folder for files with the time in their name.")],
    config: Annotated[Path | None, typer.Option("--config", help="The line's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The line's data folder.")] = None,
    keep: Annotated[int, typer.Option(min=0, help="In a folder: keep so many newest; 0 = all.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Write a verified copy of the journal, beside a running line or at rest."""
    from station.cli_commands.backup import backup as do

    raise typer.Exit(do(target, config, data, keep, as_json=as_json))


@app.command(cls=WholeCommand)
def anew(
    config: ConfigFile,
    by: Annotated[str, typer.Option(help="Name of the person who confirms it.")],
) -> None:
    """Confirm that the line starts with an empty journal in a folder that had one."""
    from station.cli_commands.anew import anew as do

    raise typer.Exit(do(config, by))


@app.command(cls=WholeCommand)
def sscc(
    config: Annotated[Path | None, typer.Option("--config", help="The line's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The line's data folder.")] = None,
    following: Annotated[int | None, typer.Option("--next", min=0, help="Serial of the next SSCC.")] = None,
    by: Annotated[str, typer.Option(help="With --next: who confirms that all earlier serials are used.")] = "",
    user: User = "",
    pin_file: PinFile = None,
    as_json: AsJson = False,
) -> None:
    """Show which SSCC the running line assigns next, or set it where upstream cannot."""
    from station.cli_commands.sscc import Person
    from station.cli_commands.sscc import sscc as do

    raise typer.Exit(do(config, data, following, Person(by, user, pin_file), as_json=as_json))


@app.command(cls=WholeCommand)
def export(
    what: Annotated[
        Literal[
            "events",
            "containers",
            "members",
            "cases",
            "units",
            "epcis",
            "gismt",
            "suz-utilisation",
            "suz-aggregation",
            "dropout",
            "ali-health",
            "epcis12",
        ],
        typer.Argument(help="What is written; the last six are documents of authorities."),
    ],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File; - = standard output.")] = None,
    config: Annotated[Path | None, typer.Option("--config", help="The line's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The line's data folder.")] = None,
    order: Annotated[str, typer.Option(help="This order only.")] = "",
    since: Annotated[str, typer.Option(help="From this time on: 2026-11-22T06:00, with +08:00 or local.")] = "",
    until: Annotated[str, typer.Option(help="Before this time.")] = "",
    namespace: Annotated[str, typer.Option(help="epcis without a config: https://… or urn:… of your own.")] = "",
    read_point: Annotated[str, typer.Option(help="epcis without a config: URI of the line.")] = "",
    upstream: Annotated[str, typer.Option(help="epcis: which [[upstream]] of the config.")] = "",
    check: Annotated[
        bool, typer.Option("--check", help="Authorities: say what would be refused, write nothing.")
    ] = False,
    number: Annotated[str, typer.Option("--document", help="gismt: number of the document.")] = "",
    production_order: Annotated[str, typer.Option(help="suz-aggregation: as the platform knows it.")] = "",
    expires: Annotated[str, typer.Option(help="ali-health: last day of the lot, 2027-11-30.")] = "",
    submit: Annotated[str, typer.Option(help="Authorities: https://… of the plant's own signing service.")] = "",
    token_file: Annotated[Path | None, typer.Option(help="With --submit: file with its token.")] = None,
) -> None:
    """Write what the journal holds to a file, beside a running line or at rest."""
    from station.cli_commands.authority import Paper, SigningService
    from station.cli_commands.export import export as do
    from station.cli_commands.export import export_document

    asked = {"order": order, "since": since, "until": until}
    match what:
        case "gismt" | "suz-utilisation" | "suz-aggregation" | "dropout" | "ali-health" | "epcis12":
            if submit and token_file is None:
                raise typer.BadParameter("--submit needs --token-file FILE.")
            signer = SigningService(submit, token_file) if submit and token_file is not None else None
            paper = Paper(number, production_order, expires)
            raise typer.Exit(export_document(what, config, data, output, paper, **asked, check=check, signer=signer))
        case _ if output is None:
            raise typer.BadParameter("say where to: -o FILE, or -o - for standard output.")
        case _:
            named = {"namespace": namespace, "read_point": read_point, "upstream": upstream}
            raise typer.Exit(do(what, config, data, output, **asked, **named))


@app.command(cls=WholeCommand)
def answer(
    file: Annotated[Path, typer.Argument(help="What the platform answered, JSON or XML.")],
    config: Annotated[Path | None, typer.Option("--config", help="The line's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The line's data folder.")] = None,
) -> None:
    """Read an authority's answer: each refused code with the platform's words, and where it is now."""
    from station.cli_commands.authority import answers as do
    from station.cli_commands.journal_paths import data_folder
    from station.cli_commands.output import foreseeable

    with foreseeable():
        code = do(file, data_folder(config, data))
    raise typer.Exit(code)


def main() -> int:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a sign still gets the line
    try:
        app(prog_name="station")
    except KeyboardInterrupt:
        return 130
    except OSError as broken:  # mostly: what is printed cannot be written
        sys.stderr.write(f"station: {broken.strerror or broken}\n")
        return 1
    return 0
