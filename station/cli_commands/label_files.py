"""What ``station label`` does with template files: no station needs to run."""

import asyncio
import json
from pathlib import Path

from config.result import Config
from drivers.catalog import PRINTERS
from drivers.errors import DriverError
from station.assembly.config_file import load_config
from station.assembly.label_book import (
    book_of,
    fonts_of,
    named_template,
    printer_of,
    sample_values,
    template_faults,
)
from station.cli_commands.journal_paths import data_folder
from station.cli_commands.output import NO, USAGE, YES, err, foreseeable, out
from station.cli_commands.person import client_of, refusal_sentence
from station.client import Client
from station.core.codes import display
from station.labels.drawing import draw
from station.labels.faults import LabelRefused, TemplateFault
from station.labels.output import png, printed
from station.messages.sentences import phrase, sentence


def preview(name: str, output: Path, path: Path | None) -> int:
    """1 when the label would not be printed, and why."""
    with foreseeable():
        config = _config(path)
        try:
            template = named_template(name, config)
            output.write_bytes(png(draw(template, sample_values(template, config), fonts_of(config))))
        except LabelRefused as refused:
            _tell(name, refused.faults)
            return NO
    out(f"{output}: {template.width_mm:g} x {template.height_mm:g} mm at {template.dpi} dpi")
    return YES


def check(name: str, path: Path | None) -> int:
    """1 when one of them is wrong; 2 when there is none to check."""
    with foreseeable():
        config = _config(path)
    book = book_of(config)
    names = [name] if name else sorted({*book.templates, *(file.removesuffix(".toml") for file in book.faults)})
    if not names:
        err("There is no template: name a file, or a config with [labels] templates_folder.")
        return USAGE
    wrong = [each for each in names if not _right(each, config)]
    return NO if wrong else YES


def print_test(name: str, path: Path, user: str = "", pin_file: Path | None = None) -> int:
    """Through the running station, which has the printer; without one, to the printer itself. 1 when it did not go."""
    with foreseeable():
        config = load_config(path)
        client = client_of(config.station.data, user, pin_file)
    answer = client.command("print_test_label", {"template": name})
    if answer is None:
        return asyncio.run(_print_directly(name, config))
    told = refusal_sentence(str(answer.get("key", "")), answer.get("arguments", {}))
    (out if answer.get("done") else err)(told)
    return YES if answer.get("done") else NO


async def _print_directly(name: str, config: Config) -> int:
    try:
        template = named_template(name, config)
        printer = printer_of(config, template.level)
        if printer is None:
            err(sentence("printer_none", {"level": template.level}))
            return NO
        device = PRINTERS[printer.driver].load()(printer.name, printer.settings)
        drawing = draw(template, sample_values(template, config), fonts_of(config))
        data = printed(drawing, device.language, device.dpi)
    except LabelRefused as refused:
        _tell(name, refused.faults)
        return NO
    try:
        await device.open()
        await device.print(data)
    except DriverError as lost:
        err(sentence(lost.key, dict(lost.arguments)))
        return NO
    finally:
        await device.close()
    out(sentence("label_test_sent"))
    return YES


def list_labels(config: Path | None, data: Path | None, *, as_json: bool) -> int:
    """1 when the station does not answer."""
    with foreseeable():
        client = Client(data_folder(config, data))
    told = client.get("/v1/labels")
    if not isinstance(told, dict):
        err("The station does not answer. Start it first: station run.")
        return NO
    if as_json:
        out(json.dumps(told))
        return YES
    for each in told["last"]:
        state = phrase("label_doubtful" if each["doubtful"] else f"label_{each['state']}")
        out(display(f"{each['id']}  {each['name']} {each['code']}  {state}"))
    return YES


def _right(name: str, config: Config | None) -> bool:
    try:
        template = named_template(name, config)
        faults = tuple(template_faults(template, config))
    except LabelRefused as refused:
        faults = refused.faults
    else:
        if not faults:
            size = f"{template.width_mm:g} x {template.height_mm:g} mm at {template.dpi} dpi"
            out(f"{name}: right ({template.level}, {size})")
    _tell(name, faults)
    return not faults


def _config(path: Path | None) -> Config | None:
    return load_config(path) if path is not None else None


def _tell(name: str, faults: tuple[TemplateFault, ...]) -> None:
    for each in faults:
        where = f"{each.where}: " if each.where else ""
        err(display(f"{name}: {where}{sentence(each.key, each.arguments)}"))
