"""The bodies the hub looks into, by kind; every other kind is kept as it came."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator, with_config
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from sync.wire_schema import NO_NUL, Seq, WireNumber

CODE_MAX = 8_192
"""A code of 2,048 signs, the most a station takes, with every sign escaped."""
UNITS_MAX = 2_000
CodeText = Annotated[str, Field(min_length=1, max_length=CODE_MAX, pattern=NO_NUL)]
WhyText = Annotated[str, Field(max_length=256, pattern=NO_NUL)]


class Body(BaseModel):
    """Strict about types; keys it does not know are stored all the same."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class CaseNumber(Body):
    epoch: WireNumber
    seq: Seq


@with_config(Body.model_config)
class CodeBody(TypedDict):
    """A dictionary checked, not a model made: there are two for each of 20,000 units a second."""

    key: CodeText
    text: CodeText


@with_config(Body.model_config)
class UnitBody(TypedDict):
    code: CodeBody


class CaseCodeBody(Body):
    """What the hub needs of an ``epcis.dissolved``: all units of the case, and none is named."""

    case_code: CodeBody


class AggregatedBody(CaseCodeBody):
    """What the hub needs of an ``epcis.packed`` or ``epcis.restored``, whose sender numbers no cases."""

    units: Annotated[list[UnitBody], Field(min_length=1, max_length=UNITS_MAX)]

    @model_validator(mode="after")
    def _each_unit_once(self) -> Self:
        if len({unit["code"]["key"] for unit in self.units}) != len(self.units):
            raise PydanticCustomError("unit_twice", "a unit stands in the case twice")
        return self


class CaseBody(AggregatedBody):
    """What the hub needs of every record about a numbered case."""

    case: CaseNumber


class PackedBody(CaseBody):
    """Of a ``case.packed``."""


class DissolvedBody(CaseBody):
    """Of a ``case.dissolved``: it was said to be packed and is not believed any more. Taken without a cause too: a
    retraction that is refused leaves a wrong link standing."""

    cause: WhyText = ""


class RestoredBody(CaseBody):
    """Of a ``case.restored``: a person found it good, it counts as packed again."""

    by: WhyText = ""


BODIES: Mapping[str, type[Body]] = {
    "case.packed": PackedBody,
    "case.dissolved": DissolvedBody,
    "case.restored": RestoredBody,
    "epcis.packed": AggregatedBody,
    "epcis.dissolved": CaseCodeBody,
    "epcis.restored": AggregatedBody,
}
