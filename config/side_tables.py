"""Tables of what works beside the line: labels, shipping, and the plant's broker."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from config.part import IN_THE_FILE, Part

TOPIC_MAX = 200


class ShippingPart(Part, title="Shipping"):
    upstream: str = Field(
        "",
        title="Told by",
        description="Name of the [[upstream]] (driver native) that tells what other stations released; empty = none",
        json_schema_extra=IN_THE_FILE,
    )
    token_file: Path | None = Field(
        None,
        title="Token for reading",
        description="File with a token that reads every station there; this station's own token sees only itself",
    )
    every_s: float = Field(
        30.0, ge=1, le=3_600, title="Asked every", description="How often upstream is asked what was released"
    )
    unknown: Literal["refuse", "unproven"] = Field(
        "refuse",
        title="Unknown containers",
        description="refuse: what nobody here knows is not shipped; unproven: it is, and is told as unproven",
    )
    receivers: Literal["listed", "any"] = Field(
        "listed",
        title="Distributors",
        description="listed: only those of the list are shipped to; any: whatever is typed or scanned",
    )


def _topic(text: str) -> str:
    if any(part == "" for part in text.split("/")) or set(text) & set("+#\x00") or text.startswith("$"):
        raise ValueError("a topic has names with / between them, without + or #, and does not begin with $")
    return text


class MqttPart(Part, title="MQTT"):
    host: Annotated[str, Field(min_length=1, max_length=253, pattern=r"^[A-Za-z0-9._:-]+$")] = Field(
        title="Broker", description="Name or address of the plant's broker", json_schema_extra=IN_THE_FILE
    )
    port: int | None = Field(
        None, ge=1, le=65_535, title="Port", description="TCP port; empty = 8883 with TLS, 1883 without"
    )
    version: Literal["5", "3.1.1"] = Field("5", title="Version", description="Of MQTT, as the broker speaks it")
    tls: bool = Field(True, title="TLS", description="The connection is encrypted and the broker proved")
    ca_file: Path | None = Field(
        None, title="Authorities", description="PEM: the only authorities believed; without it the public ones"
    )
    client_cert_file: Path | None = Field(None, title="Our certificate", description="PEM: our certificate")
    client_key_file: Path | None = Field(
        None,
        title="Key of our certificate",
        description="PEM, without a password; without this it is in that file",
    )
    user: Annotated[str, Field(max_length=256)] = Field("", title="User", description="Our name at the broker")
    password_file: Path | None = Field(None, title="Password", description="Kept in a file, read at every connection")
    client_id: Annotated[str, Field(max_length=23 * 4, pattern=r"^[A-Za-z0-9._-]*$")] = Field(
        "", title="Client id", description="Ours alone at this broker; empty = station- and the station's id"
    )
    topic: Annotated[str, Field(min_length=1, max_length=TOPIC_MAX), AfterValidator(_topic)] = Field(
        "stations",
        title="Topic",
        description="Everything is published below it and the station's id, such as plant1/packing",
    )
    keep_alive_s: int = Field(
        15,
        ge=5,
        le=600,
        title="Keep-alive",
        description="Not heard of for 1.5 times so long, we are said to be away",
    )
    state_every_s: float = Field(
        1.0, ge=0.2, le=60, title="State every", description="Shortest time between two states or counters"
    )
    events: bool = Field(True, title="Events", description="Every record for upstream is published too, none is lost")
    max_bytes: int = Field(
        262_144,
        ge=1_024,
        le=8 * 2**20,
        title="Largest message",
        description="A larger event goes without its body",
    )


class LabelsPart(Part, title="Labels"):
    templates_folder: Path | None = Field(
        None, title="Templates", description="Folder of the label templates, *.toml; relative to the config file"
    )
    font_file: Path | None = Field(
        None,
        title="Font",
        description="TrueType or OpenType file to draw texts with; empty = DejaVu and Noto, as the system has them",
    )
    ahead: int = Field(
        1,
        ge=1,
        le=16,
        title="Labels ahead",
        description="Line: labels printed and not yet read; as many as cases stand from the applicator to the reader",
    )
    reprint: Literal["void", "repeat"] = Field(
        "void",
        title="A reprint",
        description="void: another SSCC, and the label before it is void; repeat: the same label once more",
    )
