"""The random audit: what it asks, and how it is answered."""

from typing import Annotated, Literal

from pydantic import Field

from station.api.schema.base import Key, Part, ShortText, Text
from station.api.schema.recipe import Args
from station.api.schema.request import Request, Why

PlaceName = Annotated[str, Field(pattern=r"^(\d{1,18}/\d{1,18}|#\d{1,18})$")]
"""A case: ``epoch/seq``, or ``#container``."""


class AuditQuestion(Part):
    """One unit of this case shall be taken out and scanned."""

    place: Key
    name: ShortText
    """What its level is called."""
    code: ShortText = ""
    """On its label."""
    view: int = 0
    row: int = 0
    column: int = 0
    """The cell to take the unit from; 0 = any unit."""


class AnswerAuditArgs(Args):
    place: PlaceName
    code: Annotated[Text, Field(min_length=1, max_length=4096)]
    """Of the unit that was taken out."""
    sure: bool = False
    """It was in that case, whatever the journal says."""
    reason: Why = ""


class AnswerAudit(Request):
    """A unit of the audited case was scanned."""

    kind: Literal["answer_audit"] = "answer_audit"
    args: AnswerAuditArgs


class SkipAuditArgs(Args):
    place: PlaceName
    reason: Why = ""


class SkipAudit(Request):
    """The case cannot be reached now: the question is passed over, and told as such."""

    kind: Literal["skip_audit"] = "skip_audit"
    args: SkipAuditArgs
