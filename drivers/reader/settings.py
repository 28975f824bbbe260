"""What a config says of a reader (a whole ``[[reader]]`` table). All of it but the way to the reader is one for all."""

import ipaddress
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, model_validator
from pydantic_core import PydanticCustomError

from drivers.address import Host
from drivers.reader import words
from drivers.reader.framing import ENDS, ETX, STX, Framing, LineEnd
from drivers.reader.presets import PresetName, preset_keys
from drivers.serial_keys import PortPath, UsbName, port_or_usb


def _pattern(pattern: str) -> str:
    if fault := words.pattern_fault(pattern):
        raise ValueError(f"no pattern of RE2: {fault}")
    return pattern


KEY_RULES: Final = "key_rules"
"""See ``config.table_reader.KeyRules``."""


def _peer(address: str) -> str:
    try:
        return str(ipaddress.ip_address(address)) if address else ""
    except ValueError:
        raise ValueError("the reader's IP address is needed") from None


Word = Annotated[str, Field(min_length=1, max_length=40)]
Pattern = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_pattern)]
Text = Annotated[str, Field(max_length=200)]
"""A text sent to a reader; ``words.spelled`` says how bytes are spelled in it."""
Mark = Annotated[str, Field(max_length=24)]
_BY_HAND: dict[str, JsonValue] = {"by_hand": "They may hold commas: set them up in the file."}


class ReaderSettings(BaseModel):
    """What every reader has that sends text telegrams, however it is connected."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=40, title="Name", description="Name of the reader; unique on the line")
    preset: PresetName = Field(
        "none",
        title="Maker",
        description="What this maker's readers speak as they come; a key that stands here wins",
    )
    trigger: Literal["asked", "tagged", "counted"] = Field(
        "tagged",
        title="Trigger",
        description="asked: the station fires it; tagged: telegrams carry the PLC's trigger number; "
        "counted: they carry the reader's own count",
    )
    framing: Framing = Field(
        "line",
        title="Framing",
        description="line: telegrams end with line_end; stx_etx: they are between STX and ETX; "
        "marks: between start_mark and end_mark",
    )
    line_end: LineEnd = Field(
        "crlf",
        title="Line end",
        description="How a telegram ends, exactly (line); another line end inside a telegram makes it no code",
    )
    start_mark: Mark = Field(
        "",
        title="Start mark",
        description="What begins a telegram (marks), such as <STX>; empty = only ends are marked",
    )
    end_mark: Mark = Field("", title="End mark", description="What ends a telegram (marks), such as <ETX><CR>")
    prefix: Mark = Field("", title="Prefix", description="What every telegram begins with; without it, it is no code")
    suffix: Mark = Field("", title="Suffix", description="What every telegram ends with; without it, it is no code")
    separator: str = Field(
        ";", min_length=1, max_length=4, title="Separator", description="Between trigger number and code"
    )
    number_at: Literal["front", "back"] = Field(
        "front", title="Place of the number", description="Where the trigger number stands (tagged, counted)"
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
    acknowledgements: tuple[Pattern, ...] = Field(
        words.ACKNOWLEDGEMENTS,
        max_length=32,
        title="Acknowledgements",
        description="What the reader says before its data, as patterns (RE2): dropped",
        json_schema_extra=_BY_HAND,
    )
    fault_answers: tuple[Pattern, ...] = Field(
        words.FAULT_ANSWERS,
        max_length=32,
        title="Fault answers",
        description="What the reader says instead of its data, as patterns (RE2): no code, counted",
        json_schema_extra=_BY_HAND,
    )
    trigger_text: Text = Field(
        "T<CR>",
        title="Trigger text",
        description="What fires the reader (asked); <CR>, <STX>, <0x16> are those bytes",
    )
    trigger_off_text: Text = Field(
        "", title="Trigger off text", description="What ends the reading (asked), read or not; empty = nothing"
    )
    read_ms: int = Field(
        300,
        ge=10,
        le=60_000,
        title="Reading time",
        description="The trigger off text is sent after so long at the latest, and the answer waited for",
    )
    test_text: Text = Field(
        "", title="Test question", description="A harmless question for the Test key; empty = there is none"
    )
    test_answer: str = Field(
        "", max_length=200, title="Test answer", description="Pattern (RE2) by which its answer is told from a code"
    )
    pictures: Literal["none", "ftp", "fetch"] = Field(
        "none",
        title="Pictures",
        description="ftp: the reader pushes its pictures to this station ([ftp]), under its name as user; "
        "fetch: the station takes them from the reader's own FTP server",
    )
    picture_host: Host | Literal[""] = Field(
        "", title="Picture server", description="Address of the reader's FTP server (fetch); empty = host"
    )
    picture_port: int = Field(21, ge=1, le=65_535, title="Picture port", description="TCP port of it (fetch)")
    picture_user: str = Field(
        "", max_length=64, title="Picture user", description="Who logs in there (fetch); empty = anonymous"
    )
    picture_password_file: Path | None = Field(
        None, title="Picture password", description="File with the password of picture_user (fetch)"
    )
    picture_folder: str = Field(
        "",
        max_length=200,
        pattern=r"^[^\r\n]*$",
        title="Picture folder",
        description="Where the pictures lie there, with all folders below (fetch); empty = where one logs in",
    )
    picture_number: str = Field(
        "",
        max_length=200,
        title="Number of a picture",
        description="Pattern (RE2) of a picture's file name whose group is the trigger number; empty = it has none",
        json_schema_extra=_BY_HAND,
    )
    picture_within_ms: int = Field(
        1000,
        ge=10,
        le=60_000,
        title="Picture there within",
        description="Asked readers: a picture comes so soon after its request; with two so near it is nobody's",
    )
    max_telegram_bytes: int = Field(
        8192, ge=16, le=65536, title="Longest telegram", description="Longer telegrams are dropped and counted"
    )
    max_waiting_readings: int = Field(
        2048,
        ge=1,
        le=65536,
        title="Waiting readings",
        description="Readings kept while the station is busy; more are a flood: the reader is cut off, the line held",
    )

    @model_validator(mode="before")
    @classmethod
    def _completed(cls, table: Any) -> Any:
        """The preset's keys below those of the table. (A list becomes a tuple: behind this pydantic takes no list.)"""
        if not isinstance(table, dict):
            return table
        whole = {**cls.preset_values(table), **table}
        return {key: tuple(value) if isinstance(value, list) else value for key, value in whole.items()}

    @model_validator(mode="after")
    def _keys_agree(self) -> "ReaderSettings":
        if wrong := [told for _, told in self.broken_rules(dict(self))]:
            raise PydanticCustomError(KEY_RULES, "{detail}", {"detail": "; ".join(wrong)})
        return self

    @classmethod
    def preset_values(cls, given: Mapping[str, Any]) -> dict[str, Any]:
        """What holds for a table with these keys where it says nothing itself and a preset does."""
        return preset_keys(given.get("preset"), given.get("driver"))

    @classmethod
    def broken_rules(cls, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """See ``config.table_reader.KeyRules``."""
        held = {name: field.default for name, field in cls.model_fields.items()}
        told = {**held, **cls.preset_values(given), **given}
        yield from _marks(told)
        if told["test_text"] and not told["test_answer"]:
            yield "test_text", "its answer could be taken for a code: give test_answer, a pattern"
        for key in ("test_answer", "picture_number"):
            if fault := words.pattern_fault(str(told[key])):
                yield key, f"no pattern of RE2: {fault}"
        yield from _fetched(told)
        if told["picture_number"] and words.groups_in(str(told["picture_number"])) != 1:
            yield "picture_number", "exactly one group ( ) must hold the number"

    @property
    def picture_server(self) -> str:
        """Address of its own FTP server."""
        return self.picture_host or str(getattr(self, "host", ""))

    @property
    def marks(self) -> tuple[bytes, bytes]:
        """What begins and what ends a telegram on the wire."""
        match self.framing:
            case "line":
                return b"", ENDS[self.line_end]
            case "stx_etx":
                return STX, ETX
            case "marks":
                return words.spelled(self.start_mark).encode(), words.spelled(self.end_mark).encode()


_FETCH_KEYS = ("picture_host", "picture_user", "picture_password_file", "picture_folder")


def _fetched(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A reader that calls the station, or is on a serial port, does not say where its server is."""
    if told["pictures"] != "fetch":
        yield from ((key, 'it is used with pictures = "fetch" only') for key in _FETCH_KEYS if told[key])
        return
    calls = told.get("driver") != "tcp" or told.get("mode") == "server"
    if calls and not told["picture_host"]:
        yield "picture_host", 'pictures = "fetch" needs the address of the reader\'s FTP server'
    if bool(told["picture_user"]) != bool(told["picture_password_file"]):
        yield "picture_user", "user and password file go together"


def _marks(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    start, end = str(told["start_mark"]), str(told["end_mark"])
    if told["framing"] != "marks":
        yield from ((key, 'it is used with framing = "marks" only') for key in ("start_mark", "end_mark") if told[key])
    elif not end:
        yield "end_mark", 'framing = "marks" needs it'
    elif start and (words.spelled(start) in words.spelled(end) or words.spelled(end) in words.spelled(start)):
        yield "end_mark", "start_mark and end_mark cannot be told apart"


class TcpReaderSettings(ReaderSettings):
    """A smart reader or handheld that sends text telegrams over TCP."""

    driver: Literal["tcp"] = Field(title="Driver", description="How the reader is reached")
    mode: Literal["client", "server"] = Field(
        "client",
        title="Who connects",
        description="client: the station connects to the reader; server: the reader connects to the station",
    )
    host: Host = Field(title="Address", description="Address of the reader, or the one to listen on")
    port: int = Field(ge=0, le=65535, title="Port", description="TCP port; 0 as server = any free one")
    peer: Annotated[str, AfterValidator(_peer)] = Field(
        "",
        title="Only from",
        description="server: the reader's own IP address; whoever comes from another is turned away. Empty = anyone",
    )
    connect_timeout_ms: int = Field(
        2000, ge=50, le=60000, title="Connect time-out", description="How long the connection may take to come"
    )

    @classmethod
    def broken_rules(cls, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        yield from super().broken_rules(given)
        if given.get("peer") and given.get("mode") != "server":
            yield "peer", 'it is used with mode = "server" only'


class SerialReaderSettings(ReaderSettings):
    """A reader on a serial port (RS-232), or on USB as one."""

    driver: Literal["serial"] = Field(title="Driver", description="How the reader is reached")
    port: PortPath = ""
    usb: UsbName = ""
    baud: int = Field(9600, ge=300, le=921_600, title="Bits a second", description="As the reader is set up")
    parity: Literal["none", "even", "odd"] = Field("none", title="Parity", description="As the reader is set up")

    @classmethod
    def broken_rules(cls, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        yield from super().broken_rules(given)
        yield from port_or_usb(given)
