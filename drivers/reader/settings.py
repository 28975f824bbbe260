"""What a config says of a reader (a whole ``[[reader]]`` table)."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from drivers.address import Host
from drivers.reader import words

Word = Annotated[str, Field(min_length=1, max_length=40)]
_BY_HAND: dict[str, JsonValue] = {"by_hand": "They may hold commas: set them up in the file."}


class TcpReaderSettings(BaseModel):
    """A smart reader or handheld that sends text telegrams over TCP."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=40, title="Name", description="Name of the reader; unique on the line")
    driver: Literal["tcp"] = Field(title="Driver", description="How the reader is reached")
    trigger: Literal["asked", "tagged", "counted"] = Field(
        "tagged",
        title="Trigger",
        description="asked: the station fires it; tagged: telegrams carry the PLC's trigger number; "
        "counted: they carry the reader's own count",
    )
    mode: Literal["client", "server"] = Field(
        "client",
        title="Who connects",
        description="client: the station connects to the reader; server: the reader connects to the station",
    )
    host: Host = Field(title="Address", description="Address of the reader, or the one to listen on")
    port: int = Field(ge=0, le=65535, title="Port", description="TCP port; 0 as server = any free one")
    connect_timeout_ms: int = Field(
        2000, ge=50, le=60000, title="Connect time-out", description="How long the connection may take to come"
    )
    framing: Literal["line", "stx_etx"] = Field(
        "line",
        title="Framing",
        description="line: telegrams end with line_end; stx_etx: they are between STX and ETX",
    )
    line_end: Literal["crlf", "cr", "lf"] = Field(
        "crlf",
        title="Line end",
        description="How a telegram ends, exactly (line); another line end inside a telegram makes it no code",
    )
    separator: str = Field(
        ";", min_length=1, max_length=4, title="Separator", description="Between trigger number and code"
    )
    codes: Literal["one", "several"] = Field(
        "one",
        title="Codes in a telegram",
        description="one: each telegram is one code; several: a telegram holds all codes of a case",
    )
    code_separator: str = Field(
        ";",
        max_length=4,
        title="Between codes",
        description="Between several codes of one telegram, which is no code then unless codes is several; "
        "empty = there are never several",
    )
    place_separator: str = Field(
        "",
        max_length=4,
        title="Between place and code",
        description="What stands between a code and its place in the case, which is in front and counts from 1 "
        "(codes = several); empty = no places are told",
    )
    no_read_words: tuple[Word, ...] = Field(
        words.NO_READ_WORDS, max_length=32, title="No-read words", description="What the reader says for a no-read"
    )
    acknowledgements: tuple[Word, ...] = Field(
        words.ACKNOWLEDGEMENTS,
        max_length=32,
        title="Acknowledgements",
        description="What the reader says before its data: dropped; * at the end stands for anything",
        json_schema_extra=_BY_HAND,
    )
    fault_answers: tuple[Word, ...] = Field(
        words.FAULT_ANSWERS,
        max_length=32,
        title="Fault answers",
        description="What the reader says instead of its data: no code, counted; * at the end stands for anything",
        json_schema_extra=_BY_HAND,
    )
    trigger_text: str = Field(
        "T\r", min_length=1, max_length=40, title="Trigger text", description="What fires the reader (asked)"
    )
    max_telegram_bytes: int = Field(
        8192, ge=16, le=65536, title="Longest telegram", description="Longer telegrams are dropped and counted"
    )
    max_waiting_readings: int = Field(
        256,
        ge=1,
        le=65536,
        title="Waiting readings",
        description="Readings kept while the station is busy; further ones are dropped and counted",
    )


class SerialReaderSettings(BaseModel):
    """A handheld on a serial port, or on USB as one: a telegram is one code, and it cannot be fired."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=40, title="Name", description="Name of the reader; unique on the line")
    driver: Literal["serial"] = Field(title="Driver", description="How the reader is reached")
    trigger: Literal["asked"] = Field(
        "asked", title="Trigger", description="asked: telegrams carry no number; a person pulls the trigger"
    )
    port: str = Field(
        min_length=1,
        max_length=200,
        pattern="^/",
        title="Port",
        description="Path of the serial port, such as /dev/ttyUSB0 or one of /dev/serial/by-id",
    )
    baud: int = Field(9600, ge=300, le=921_600, title="Bits a second", description="As the reader is set up")
    parity: Literal["none", "even", "odd"] = Field("none", title="Parity", description="As the reader is set up")
    framing: Literal["line", "stx_etx"] = Field(
        "line",
        title="Framing",
        description="line: telegrams end with line_end; stx_etx: they are between STX and ETX",
    )
    line_end: Literal["crlf", "cr", "lf"] = Field(
        "crlf",
        title="Line end",
        description="How a telegram ends, exactly (line); another line end inside a telegram makes it no code",
    )
    no_read_words: tuple[Word, ...] = Field(
        words.NO_READ_WORDS, max_length=32, title="No-read words", description="What the reader says for a no-read"
    )
    max_telegram_bytes: int = Field(
        8192, ge=16, le=65536, title="Longest telegram", description="Longer telegrams are dropped and counted"
    )
    max_waiting_readings: int = Field(
        256,
        ge=1,
        le=65536,
        title="Waiting readings",
        description="Readings kept while the station is busy; further ones are dropped and counted",
    )
