"""What ``station label`` does with template files: no station needs to run."""

from pathlib import Path

from config.result import Config
from station.assembly.config_file import load_config
from station.assembly.label_book import book_of, fonts_of, named_template, sample_values, template_faults
from station.cli_commands.output import NO, USAGE, YES, err, foreseeable, out
from station.core.codes import display
from station.labels.drawing import draw
from station.labels.faults import LabelRefused, TemplateFault
from station.labels.output import png
from station.messages.sentences import sentence


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
