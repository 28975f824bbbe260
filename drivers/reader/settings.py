"""What a config says of a reader (a whole ``[[reader]]`` table)."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class TcpReaderSettings(BaseModel):
    """A smart reader or handheld that sends text telegrams over TCP."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=40, title="Name", description="Name of the reader; unique on the line")
    driver: Literal["tcp"] = Field(title="Driver", description="How the reader is reached")
    trigger: Literal["asked", "tagged"] = Field(
        "tagged",
        title="Trigger",
        description="asked: the station fires it; tagged: its telegrams carry the line's trigger number",
    )
    mode: Literal["client", "server"] = Field(
        "client",
        title="Who connects",
        description="client: the station connects to the reader; server: the reader connects to the station",
    )
    host: str = Field(
        min_length=1, max_length=253, title="Address", description="Address of the reader, or the one to listen on"
    )
    port: int = Field(ge=0, le=65535, title="Port", description="TCP port; 0 as server = any free one")
    connect_timeout_ms: int = Field(
        2000, ge=50, le=60000, title="Connect time-out", description="How long the connection may take to come"
    )
    framing: Literal["line", "stx_etx"] = Field(
        "line",
        title="Framing",
        description="line: telegrams end with CR and/or LF; stx_etx: they stand between STX and ETX",
    )
    separator: str = Field(
        ";", min_length=1, max_length=4, title="Separator", description="Between trigger number and code"
    )
    no_read_word: str = Field(
        "NOREAD", min_length=1, max_length=40, title="No-read word", description="What the reader says for a no-read"
    )
    trigger_text: str = Field(
        "T\r", min_length=1, max_length=40, title="Trigger text", description="What fires the reader (asked)"
    )
    max_telegram_bytes: int = Field(
        1024, ge=16, le=65536, title="Longest telegram", description="Longer telegrams are dropped and counted"
    )
    max_waiting_readings: int = Field(
        256,
        ge=1,
        le=65536,
        title="Waiting readings",
        description="Readings kept while the station is busy; further ones are dropped and counted",
    )
