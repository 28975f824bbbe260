"""From a label of the core to what is sent to its printer: template, values, dots, language."""

from collections.abc import Callable
from datetime import date, datetime

from config.result import Config
from drivers.catalog import PRINTERS
from drivers.protocols import Printer
from station.assembly.label_book import book_of, fonts_of
from station.core.codes import bracketed, is_sscc
from station.core.label_events import ContainerLabel
from station.labels.drawing import Drawing, draw
from station.labels.faults import LabelRefused
from station.labels.output import printed
from station.labels.values import LabelValues
from station.runtime.parts import PrinterPart
from station.runtime.printer_task import NotDrawn


def make_printers(config: Config) -> tuple[PrinterPart, ...]:
    """Making them does no I/O."""
    draws = draw_for(config)
    return tuple(
        PrinterPart(PRINTERS[each.driver].load()(each.name, each.settings), each.levels, draws)
        for each in config.printers
    )


def draw_for(config: Config) -> Callable[[ContainerLabel, Printer], bytes]:
    """What is sent for a label of this station. Templates are read anew each time."""

    def drawn(label: ContainerLabel, printer: Printer) -> bytes:
        try:
            return printed(drawing_of(config, label), printer.language, printer.dpi)
        except LabelRefused as refused:
            first = refused.faults[0]
            raise NotDrawn(first.key, first.arguments) from None

    return drawn


def drawing_of(config: Config, label: ContainerLabel) -> Drawing:
    """Raises LabelRefused."""
    template = book_of(config).choose(label.name, label.product)
    return draw(template, values_of(label, config.station.id), fonts_of(config))


def values_of(label: ContainerLabel, station: str) -> LabelValues:
    return LabelValues(
        sscc=label.code.text if is_sscc(label.code.text) else "",
        code=label.code.text,
        bracketed=bracketed(label.code.text),
        day=local_day(label.first_us),
        product=label.product,
        lot=label.lot,
        order=label.order,
        gtin=label.gtin,
        container=label.name,
        count=label.count,
        station=station,
    )


def local_day(at_us: int) -> date:
    """The plant's: this computer's local day."""
    return datetime.fromtimestamp(at_us / 1e6).astimezone().date()
