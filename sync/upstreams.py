"""Which wires there are: the table of ``[[upstream]]`` that config is handed. Imports no HTTP."""

from collections.abc import Mapping

from pydantic import BaseModel

from sync.epcis.settings import EpcisUpstream
from sync.settings import NativeUpstream

UPSTREAMS: Mapping[str, type[BaseModel]] = {"native": NativeUpstream, "epcis": EpcisUpstream}
