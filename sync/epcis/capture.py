"""What an EPCIS server says to a capture, read and sorted: pure.

A 202 is a receipt, not a delivery: only the job's own end tells. ``rollback`` is always asked for, so a job stores all
of a batch or nothing, and a refused one can be halved.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from sync.errors import UnexpectedAnswer, first_problem
from sync.outbox import printable
from sync.result import DeliveryResult, Outcome

HEADERS: Mapping[str, str] = {
    "Accept": "application/json",
    "Content-Type": "application/json",
    "GS1-EPCIS-Version": "2.0.0",
    "GS1-CBV-Version": "2.0.0",
    "GS1-Capture-Error-Behaviour": "rollback",
}
CAPTURE_LIMIT = "GS1-EPCIS-Capture-Limit"
SIZE_LIMIT = "GS1-EPCIS-Capture-File-Size-Limit"
EXISTS = "exists"
"""Status of a refusal whose only reason is that the server has the event already."""
_JOB = re.compile(r"[!-.0-~]{1,500}", re.ASCII)
_PROBLEMS_TOLD = 3


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class JobProblem(_Part):
    """RFC 7807, as far as anybody fills it in."""

    type: str | None = None
    title: str | None = None
    status: int | None = None
    detail: str | None = None

    @property
    def outcome(self) -> Outcome | None:
        """What one problem means; None = the server has the event already."""
        kind, status = self.type or "", self.status or 0
        if status == 409 or "AlreadyExists" in kind:
            return None
        if status in (401, 403) or kind.endswith("SecurityException"):
            return Outcome.UNAUTHORISED
        if status >= 500 or kind.endswith("ImplementationException"):
            return Outcome.BUSY
        return Outcome.REFUSED

    def __str__(self) -> str:
        return " ".join(part for part in (self.type, self.title, self.detail) if part)


class Job(_Part):
    """A capture job."""

    running: bool
    success: bool
    errors: list[JobProblem] = []


class _Names(_Part):
    eventID: str = ""  # noqa: N815


class _Results(_Part):
    eventList: list[_Names]  # noqa: N815


class _Query(_Part):
    resultsBody: _Results  # noqa: N815


class _Body(_Part):
    queryResults: _Query  # noqa: N815


class _Answer(_Part):
    epcisBody: _Body  # noqa: N815


def read_job(raw: bytes) -> Job:
    """A capture job's document. Raises UnexpectedAnswer."""
    try:
        return Job.model_validate_json(raw)
    except ValidationError as error:
        raise UnexpectedAnswer("answer_not_the_document", problem=first_problem(error)) from None


def read_names(raw: bytes) -> frozenset[str]:
    """The eventIDs in the answer to a query; empty for anything else."""
    try:
        found = _Answer.model_validate_json(raw)
    except ValidationError:
        return frozenset()
    return frozenset(event.eventID for event in found.epcisBody.queryResults.resultsBody.eventList)


def job_of(location: str | None) -> str:
    """The job's id, the last part of a Location; empty = there is none.

    Only the id is believed: behind a proxy a Location often names a host or path that is not ours to ask, and the
    token goes nowhere but below the configured address."""
    try:
        name = urlsplit(location or "").path.rpartition("/")[2]
    except ValueError:
        return ""
    return name if _JOB.fullmatch(name) and name.strip(".") else ""


def ended(job: Job) -> DeliveryResult:
    """What the end of a job means."""
    if job.success:
        return DeliveryResult(Outcome.DELIVERED, status="200", cursorless=True)
    words = printable("; ".join(map(str, job.errors[:_PROBLEMS_TOLD])) or "the capture job failed without a reason")
    found = {problem.outcome for problem in job.errors}
    if found == {None}:
        return DeliveryResult(Outcome.REFUSED, words=words, status=EXISTS)
    for worst in (Outcome.UNAUTHORISED, Outcome.BUSY):
        if worst in found:
            return DeliveryResult(worst, words=words, status="capture_failed")
    return DeliveryResult(Outcome.REFUSED, words=words, status="capture_failed")


def limit(value: str | None) -> int | None:
    """A number in a header; None = it holds none."""
    told = (value or "").strip()
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else None
