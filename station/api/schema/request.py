"""What every request for a command is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from station.api.schema.base import Text

MAX_INT = 2**63 - 1
Name = Annotated[Text, Field(min_length=1, max_length=128)]
Why = Annotated[Text, Field(max_length=500)]
"""Why a person does it; empty = he does not say."""
Reason = Annotated[Why, Field(min_length=1)]
"""Where he must say why."""


class Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")
