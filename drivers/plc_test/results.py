"""What the test found: each check belongs to a duty or rule of docs/plc.md (P1, R7 …), and is tried or not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from drivers.errors import DriverError

CHECKS: Mapping[str, str] = {
    "ranges": "R7",
    "replies": "R11",
    "torn_answer": "P1",
    "torn_grant": "P1",
    "other_version": "P1",
    "three_beats": "P2",
    "doubted_grant": "P2",
    "doubted_answer": "P2",
    "starts_in_epoch_0": "P3",
    "grant_adopted": "P3",
    "grant_once": "P3",
    "first_number": "P3",
    "records_forgotten": "P3",
    "epoch_kept": "P3",
    "numbers_in_step": "P4",
    "in_transit": "P4",
    "case_words_fixed": "P4",
    "triggers": "P4",
    "wrap": "P4",
    "labels": "P5",
    "oldest_first": "P6",
    "held_until_answered": "P6",
    "answer_taken": "P7",
    "no_answer": "P7",
    "other_epoch": "P7",
    "other_number": "P7",
    "late_answer": "P7",
    "only_passed": "P8",
    "passed_leaves": "P8",
    "lifted_case": "P8",
    "strange_case": "P8",
    "masks_shift": "P9",
    "masks_apart": "P9",
    "rejected_ejected": "P9",
    "ejection_seen": "P9",
    "escape_latched": "P9",
    "permissive": "P10",
    "stop_request": "P10",
    "station_silent": "P10",
    "unrecorded": "P10",
    "escape_stops": "P10",
    "publishing": "P11",
    "block_number": "P11",
    "one_content": "P11",
    "heartbeat": "P11",
}
"""Each check, in the order of the report, with the duty or rule it belongs to."""

Value = str | int
Verdict = Literal["pass", "fail", "not_tested", "left_out"]


@dataclass(slots=True)
class CheckOutcome:
    """One check so far."""

    tried: int = 0
    faults: int = 0
    first: Mapping[str, Value] = field(default_factory=dict)
    """What the first fault told of itself."""
    error: DriverError | None = None
    """Why a request failed, where the first fault is that."""
    why_not: str = ""
    """Key: why it could not be tried."""

    @property
    def verdict(self) -> Verdict:
        if self.faults:
            return "fail"
        return "pass" if self.tried else "not_tested"


class Results:
    """The outcome of every check. A check that was never tried is no pass."""

    def __init__(self, checks: Mapping[str, str] = CHECKS) -> None:
        self.outcomes = {name: CheckOutcome() for name in checks}

    def passed(self, check: str) -> None:
        self.outcomes[check].tried += 1

    def failed(self, check: str, **told: Value) -> None:
        outcome = self.outcomes[check]
        outcome.first = outcome.first or told
        outcome.tried += 1
        outcome.faults += 1

    def refused(self, check: str, error: DriverError, **told: Value) -> None:
        """A request failed; ``what`` of the check's text is why."""
        outcome = self.outcomes[check]
        if not outcome.faults:
            outcome.error = error
        self.failed(check, what=error.key, **told)

    def judge(self, check: str, right: bool, **told: Value) -> None:
        if right:
            self.passed(check)
        else:
            self.failed(check, **told)

    def not_tested(self, check: str, why: str) -> None:
        """Say why, unless it was tried elsewhere."""
        outcome = self.outcomes[check]
        outcome.why_not = outcome.why_not or why
