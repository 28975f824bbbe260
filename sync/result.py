"""What was heard, sorted by its meaning, and whom that makes us tell. Pure tables.

Every row of the table "what an answer means" is here; what is done about it is ``sync.delivery.policy``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

from sync.wire import ItemResult, RepeatedCode


class Outcome(StrEnum):
    """What was heard, sorted by what it means."""

    DELIVERED = "delivered"
    """Every record of the batch is accepted or exists."""
    REJECTED = "rejected"
    """The document came, and says no to some records by number."""
    REFUSED = "refused"
    """The batch as a whole was refused (400, 413, 422)."""
    UNREACHED = "unreached"
    """No answer: connect error, time-out, broken off."""
    BUSY = "busy"
    """408, 425, 429, 5xx."""
    GAP = "gap"
    """Upstream holds less than it told: it was restored from its own backup."""
    UNAUTHORISED = "unauthorised"
    FOREIGN = "foreign"
    """Not our upstream: 404, 405, HTML, a 200 that is not the document."""
    CONFLICT = "conflict"
    """Upstream holds other content under our numbers: two stations write as one."""
    AHEAD = "ahead"
    """Upstream holds records this journal has never made: the journal is an older copy."""
    UNPROVEN = "unproven"
    """A record was refused and there is no other one to show that the server takes any."""
    HOLE = "hole"
    """Our own outbox does not go on where the cursor stands."""
    HELD = "held"
    """Nothing was asked: this side's own clock, certificate or files are wrong."""


OUTCOME_OF_STATUS: Mapping[int, Outcome] = {
    400: Outcome.REFUSED,
    413: Outcome.REFUSED,
    422: Outcome.REFUSED,
    401: Outcome.UNAUTHORISED,
    403: Outcome.UNAUTHORISED,
    408: Outcome.BUSY,
    425: Outcome.BUSY,
    429: Outcome.BUSY,
    407: Outcome.UNREACHED,
    409: Outcome.CONFLICT,
}

PAUSE_ALARM: Mapping[Outcome, str] = {
    Outcome.UNAUTHORISED: "upstream_auth",
    Outcome.CONFLICT: "upstream_identity",
    Outcome.AHEAD: "upstream_identity",
    Outcome.HOLE: "outbox_failed",
    Outcome.HELD: "upstream_held",
    Outcome.FOREIGN: "upstream_refuses_all",
    Outcome.REFUSED: "upstream_refuses_all",
    Outcome.REJECTED: "upstream_refuses_all",
}
"""What a person is told at once."""

WAIT_ALARM: Mapping[Outcome, str] = {
    Outcome.UNREACHED: "upstream_down",
    Outcome.BUSY: "upstream_down",
    Outcome.GAP: "upstream_identity",
    Outcome.UNPROVEN: "upstream_refuses_all",
}
"""What a person is told after DOWN_AFTER failures in a row."""

CAUSES = frozenset(
    {
        "timeout", "name_unknown", "proxy_refused", "proxy_key_refused", "proxy_password_unreadable",
        "tls_expired", "tls_not_yet_valid", "tls_untrusted", "tls_wrong_host", "tls_client_refused", "tls_failed",
        "ca_unreadable", "client_cert_unreadable", "client_cert_expired", "clock_before_build",
        "token_file_unreadable", "token_file_not_a_token", "oauth_refused", "oauth_not_a_token",
    }
)  # fmt: skip
"""Keys of ours in the place of a status of HTTP; they tell a person more than the outcome does."""


def cause_of(outcome: Outcome, status: str) -> str:
    """The key of what to tell a person about one answer."""
    return status if status in CAUSES else outcome.value


def outcome_of_status(status: int) -> Outcome:
    """The meaning of a status without our document; an unknown one is not our upstream."""
    if 500 <= status <= 599:
        return Outcome.BUSY
    return OUTCOME_OF_STATUS.get(status, Outcome.FOREIGN)


def retry_after_s(value: str | None, server_date: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for; None for garbage.

    A date is counted from the server's own Date header where there is one: the station's clock may be wrong.
    """
    if value is None:
        return None
    told = value.strip()
    if told.isascii() and told.isdigit():
        return float(told[:12])
    until = _date(told)
    if until is None:
        return None
    since = _date(server_date or "") or now
    return max(0.0, (until - since).total_seconds())


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """What a destination said, or that it said nothing."""

    outcome: Outcome
    words: str = ""
    """The server's own, made inert; or what went wrong."""
    status: str = ""
    """Of HTTP; ``timeout``, ``unreached``, or a key of ours (``tls_expired``) where there is none."""
    through: int = 0
    """With DELIVERED and REJECTED: through which number it holds everything."""
    rejected: Mapping[int, ItemResult] = field(default_factory=dict)
    retry_after_s: float | None = None
    latest_epoch: str | None = None
    contested: bool = False
    """Somebody else writes under our name and numbers, as upstream sees it."""
    repeated: tuple[RepeatedCode, ...] = ()
    """Records of ours that pack a code which another case holds."""
    cursorless: bool = False
    """It keeps no cursor (EPCIS): ours stands, ``through`` means nothing."""

    def through_or(self, ours: int) -> int:
        """Through which number it holds everything: by its own word, or by what we have seen where it keeps none."""
        return ours if self.cursorless else self.through
