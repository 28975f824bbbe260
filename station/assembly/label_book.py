"""The label templates of a config, with what belongs to them: fonts, printers, the values of its product."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from config.result import Config, PrinterDevice
from station.labels.drawing import draw
from station.labels.faults import LabelRefused, TemplateFault, fault
from station.labels.fonts import usual_fonts
from station.labels.template import LabelBook, LabelTemplate, read_book, read_template
from station.labels.values import SAMPLE, SAMPLE_CODE, SAMPLE_GS1, LabelValues


def book_of(config: Config | None) -> LabelBook:
    """Read anew: a template that was mended is in force with the next label."""
    return read_book(config.labels.templates_folder if config is not None else None)


def fonts_of(config: Config | None) -> tuple[Path, ...]:
    own = config.labels.font_file if config is not None else None
    return (own, *usual_fonts()) if own is not None else usual_fonts()


def printer_of(config: Config, level: str) -> PrinterDevice | None:
    """The one that prints the labels of this level."""
    return next((each for each in config.printers if each.prints(level)), None)


def named_template(name: str, config: Config | None) -> LabelTemplate:
    """A file, or one of the config's folder. Raises LabelRefused."""
    if name.endswith(".toml"):
        return read_template(Path(name))
    book = book_of(config)
    if (found := book.templates.get(name)) is not None:
        return found
    raise LabelRefused(book.faults.get(f"{name}.toml") or (fault("label_template_unknown", name=name),))


def sample_values(template: LabelTemplate, config: Config | None) -> LabelValues:
    """What a test label says: the config's product with an SSCC of no company."""
    if config is None:
        return replace(SAMPLE, container=template.level)
    recipe, levels = config.recipe, {each.name: each for each in config.levels}
    above = levels.get(template.level)
    told = {"product": recipe.product, "lot": recipe.lot, "order": recipe.order, "gtin": recipe.gtin}
    count = recipe.units_per_case if above is None else above.capacity
    sample = replace(_sample_code(template, config), container=template.level, count=count, station=config.station.id)
    return replace(sample, **{name: value for name, value in told.items() if value})  # type: ignore[arg-type]


def template_faults(template: LabelTemplate, config: Config | None) -> Iterator[TemplateFault]:
    """What speaks against printing it here, as far as it can be known before."""
    try:
        draw(template, sample_values(template, config), fonts_of(config))
    except LabelRefused as refused:
        yield from refused.faults
    printer = printer_of(config, template.level) if config is not None else None
    dpi = getattr(printer.settings, "dpi", template.dpi) if printer is not None else template.dpi
    if dpi != template.dpi:
        yield fault("label_dpi_differs", "dpi", found=template.dpi, printer=dpi)


def _sample_code(template: LabelTemplate, config: Config) -> LabelValues:
    """Where labels of cases get codes of a pool, no SSCC is on them."""
    if config.case_code.source != "pool" or config.recipe.container != template.level:
        return SAMPLE
    is_gs1 = config.recipe.code == "gs1"
    return replace(SAMPLE, sscc="", code=SAMPLE_GS1 if is_gs1 else SAMPLE_CODE, bracketed=SAMPLE_GS1 if is_gs1 else "-")
