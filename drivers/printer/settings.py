"""What a config says of a label printer (a whole ``[[printer]]`` table)."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from drivers.address import Host
from drivers.serial_keys import PortPath, UsbName, port_or_usb

Language = Literal["zpl", "tspl"]
KEY_RULES: Final = "key_rules"
"""See ``config.table_reader.KeyRules``."""


class PrinterSettings(BaseModel):
    """What every printer has, however it is reached."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=40, title="Name", description="Name of the printer; unique")
    language: Language = Field(title="Language", description="zpl: Zebra and compatible; tspl: TSC and compatible")
    dpi: Literal[203, 300, 600] = Field(
        203, title="Dots an inch", description="Of its print head; a template made for another one is refused"
    )
    status: bool = Field(
        True, title="Asks its state", description="Off for a printer that never answers: what it does is then unknown"
    )
    answer_ms: int = Field(
        1_000,
        ge=50,
        le=10_000,
        title="Answer time",
        description="A state or count that has not come by then is unknown",
    )


class TcpPrinterSettings(PrinterSettings):
    driver: Literal["tcp"] = Field(title="Driver", description="How the printer is reached")
    host: Host = Field(title="Address", description="Address of the printer")
    port: int = Field(9100, ge=1, le=65_535, title="Port", description="TCP port")
    connect_timeout_ms: int = Field(
        2_000, ge=50, le=60_000, title="Connect time-out", description="How long the connection may take to come"
    )


class SerialPrinterSettings(PrinterSettings):
    driver: Literal["serial"] = Field(title="Driver", description="How the printer is reached")
    port: PortPath = ""
    usb: UsbName = ""
    baud: int = Field(115_200, ge=300, le=921_600, title="Bits a second", description="As the printer is set up")
    parity: Literal["none", "even", "odd"] = Field("none", title="Parity", description="As the printer is set up")

    @model_validator(mode="after")
    def _keys_agree(self) -> "SerialPrinterSettings":
        if wrong := [told for _, told in self.broken_rules(dict(self))]:
            raise PydanticCustomError(KEY_RULES, "{detail}", {"detail": "; ".join(wrong)})
        return self

    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """See ``config.table_reader.KeyRules``."""
        yield from port_or_usb(given)


class FilePrinterSettings(PrinterSettings):
    driver: Literal["file"] = Field(title="Driver", description="How the printer is reached")
    path: Path = Field(
        title="Folder", description="Each label is a file there, for a program that prints what it finds"
    )


class CupsPrinterSettings(PrinterSettings):
    driver: Literal["cups"] = Field(title="Driver", description="How the printer is reached")
    queue: str = Field(
        min_length=1,
        max_length=127,
        pattern=r"^[A-Za-z0-9_.][A-Za-z0-9_.\-]*$",
        title="Queue",
        description="Name of the CUPS queue, as lpstat -p shows it; labels go through it raw",
    )
