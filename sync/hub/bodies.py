"""The bodies the hub looks into, by kind; every other kind is kept as it came."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from sync.wire import NO_NUL, Seq, WireNumber

CODE_MAX = 8_192
"""A code of 2,048 signs, the most a station takes, with every sign escaped."""
UNITS_MAX = 2_000
CodeText = Annotated[str, Field(min_length=1, max_length=CODE_MAX, pattern=NO_NUL)]


class Body(BaseModel):
    """Strict about types; keys it does not know are stored all the same."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class CaseNumber(Body):
    epoch: WireNumber
    seq: Seq


class CodeBody(Body):
    key: CodeText
    text: CodeText


class UnitBody(Body):
    code: CodeBody


class PackedBody(Body):
    """What the hub needs of a ``case.packed``."""

    case: CaseNumber
    case_code: CodeBody
    units: Annotated[list[UnitBody], Field(min_length=1, max_length=UNITS_MAX)]

    @model_validator(mode="after")
    def _each_unit_once(self) -> "PackedBody":
        if len({unit.code.key for unit in self.units}) != len(self.units):
            raise PydanticCustomError("unit_twice", "a unit stands in the case twice")
        return self


BODIES: Mapping[str, type[Body]] = {"case.packed": PackedBody}
