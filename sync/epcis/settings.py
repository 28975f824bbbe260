"""Settings of ``[[upstream]]`` with ``driver = "epcis"``."""

import re
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator

from sync.epcis.events import Where
from sync.epcis.identifiers import Namespace, namespace_fault
from sync.settings import HttpUpstream

_URI = re.compile(r"[a-z][a-z0-9+.-]*:[!-;=?-~]+", re.IGNORECASE)

OTHER_EVENTS = "It is part of every event's name: with other words it is another event."


class EpcisUpstream(HttpUpstream):
    """A repository that serves GS1's EPCIS 2.0; ``/capture`` and ``/events`` are added to its address.

    What makes an event's name (``namespace``, ``read_point``, ``biz_location``, ``timezone``) is never changed under
    the same ``name``: with other words it is another event."""

    driver: Literal["epcis"] = "epcis"
    namespace: str = Field(
        title="Namespace",
        description="https://id.brand.example or urn:brand: where orders, products, places and other codes live",
        json_schema_extra={"by_hand": OTHER_EVENTS},
    )
    read_point: str = Field(
        "",
        title="Read point",
        description="URI of this line, such as https://id.gs1.org/414/…; without it a place in the namespace",
        json_schema_extra={"by_hand": OTHER_EVENTS},
    )
    biz_location: str = Field(
        "",
        title="Business location",
        description="URI of where cases are after packing; without it none is sent",
        json_schema_extra={"by_hand": OTHER_EVENTS},
    )
    timezone: str = Field(
        "UTC",
        title="Time zone",
        description="Name of the zone of the place, such as Asia/Shanghai",
        json_schema_extra={"by_hand": OTHER_EVENTS},
    )
    commissioning: bool = Field(
        False,
        title="Commissioning",
        description="Tell the units of a case as commissioned, with lot and expiry, before it is packed",
        json_schema_extra={"by_hand": OTHER_EVENTS},
    )
    order: Literal["strict"] = Field(
        "strict",
        title="Order of sending",
        description="EPCIS has no numbers by which upstream could find a gap, so records go in order",
    )
    capture_timeout_s: float = Field(
        60.0,
        gt=0,
        le=3_600,
        title="Capture time-out",
        description="How long one capture job may run before the batch is called undelivered for now",
    )

    @field_validator("namespace")
    @classmethod
    def _namespace(cls, namespace: str) -> str:
        if fault := namespace_fault(namespace):
            raise ValueError(fault)
        return namespace

    @field_validator("read_point", "biz_location")
    @classmethod
    def _uri(cls, uri: str) -> str:
        if uri and (len(uri) > 500 or _URI.fullmatch(uri) is None):
            raise ValueError("a URI is needed, such as https://id.gs1.org/414/9501101530003")
        return uri

    @field_validator("timezone")
    @classmethod
    def _zone(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("no time zone of this name, such as Asia/Shanghai, is known here") from None
        return zone

    def where(self, station: str) -> Where:
        """What these settings say of every event of this station."""
        namespace = Namespace(self.namespace)
        place = self.read_point or namespace.uri("loc", station)
        return Where(namespace, place, self.biz_location, self.timezone, self.commissioning)
