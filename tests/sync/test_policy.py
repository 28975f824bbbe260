"""The policy as tables: what is heard, what is done."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.delivery.policy import (
    DOWN_AFTER,
    Attempt,
    Backoff,
    Bisect,
    Continue,
    DeliveryState,
    Park,
    Phase,
    Prove,
    Refresh,
    Wait,
    back_off_s,
    batch_limit,
    connected,
    decide,
    decide_proof,
    idle,
)
from sync.result import Outcome, outcome_of_status, retry_after_s

PACE = Backoff()
SENDING = DeliveryState(phase=Phase.SENDING)
NOON = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("statuses", "outcome"),
    [
        ((408, 425, 429, 500, 502, 503, 504, 511, 599), Outcome.BUSY),
        ((401, 403), Outcome.UNAUTHORISED),
        ((400, 413, 422), Outcome.REFUSED),
        ((409,), Outcome.CONFLICT),
        ((200, 204, 301, 302, 404, 405, 410, 415, 451, 600, 999), Outcome.FOREIGN),
    ],
)
def test_every_status_has_a_meaning(statuses: tuple[int, ...], outcome: Outcome) -> None:
    assert {outcome_of_status(status) for status in statuses} == {outcome}


@pytest.mark.parametrize(
    ("outcome", "state", "alarm"),
    [
        (Outcome.FOREIGN, Phase.PAUSED, "upstream_refuses_all"),
        (Outcome.CONFLICT, Phase.PAUSED, "upstream_identity"),
        (Outcome.AHEAD, Phase.PAUSED, "upstream_identity"),
        (Outcome.HOLE, Phase.PAUSED, "outbox_failed"),
    ],
)
def test_a_wrong_server_or_a_wrong_journal_pauses_and_parks_nothing(outcome: Outcome, state: Phase, alarm: str) -> None:
    delivery, action = decide(SENDING, Attempt(outcome, sent=500, last=500), 0.0, PACE)
    assert (delivery.phase, delivery.alarm, delivery.cause) == (state, alarm, outcome)
    assert action == Wait(30.0)


@pytest.mark.parametrize(
    ("outcome", "alarm"),
    [
        (Outcome.UNREACHED, "upstream_down"),
        (Outcome.BUSY, "upstream_down"),
        (Outcome.GAP, "upstream_identity"),
        (Outcome.UNPROVEN, "upstream_refuses_all"),
    ],
)
def test_weather_is_waited_for_and_told_only_when_it_lasts(outcome: Outcome, alarm: str) -> None:
    delivery = SENDING
    told = []
    for _ in range(DOWN_AFTER):
        delivery, action = decide(delivery, Attempt(outcome), 0.5, PACE)
        assert isinstance(action, Wait)
        told.append(delivery.alarm)
    assert told == [None] * (DOWN_AFTER - 1) + [alarm]
    assert delivery.phase is Phase.WAITING


def test_a_refused_token_is_read_again_once_and_then_the_destination_pauses() -> None:
    once, action = decide(SENDING, Attempt(Outcome.UNAUTHORISED), 0.0, PACE)
    assert action == Refresh()
    assert once.alarm is None
    twice, action = decide(once, Attempt(Outcome.UNAUTHORISED), 0.999, PACE)
    assert (twice.phase, twice.alarm, twice.refreshed) == (Phase.PAUSED_AUTH, "upstream_auth", False)
    assert isinstance(action, Wait)
    assert 30.0 <= action.after_s <= 60.0
    assert not twice.probing, "a refused token says nothing about the records"


def test_a_refused_batch_is_halved_until_one_record_stands_alone() -> None:
    delivery, after, limit = SENDING, 10, 8
    sizes = []
    while True:
        size = batch_limit(delivery, after, limit)
        sizes.append(size)
        delivery, action = decide(delivery, Attempt(Outcome.REFUSED, sent=size, last=after + size), 0.0, PACE)
        if not isinstance(action, Bisect):
            break
    assert sizes == [8, 4, 2, 1]
    assert action == Prove((11,))


def test_behind_the_refused_batch_the_full_size_is_back() -> None:
    delivery = replace(SENDING, refused_through=50)
    assert [batch_limit(delivery, after, 20) for after in (10, 48, 49, 50, 60)] == [20, 1, 1, 20, 20]


@pytest.mark.parametrize(
    ("sent", "rejected", "action"),
    [
        (500, 1, Park),
        (10, 2, Park),
        (15, 3, Park),
        (10, 3, None),
        (3, 3, None),
        (2, 2, Prove),
        (1, 1, Prove),
        (500, 101, None),
    ],
)
def test_some_rejected_are_parked_many_pause_and_all_need_a_proof(
    sent: int, rejected: int, action: type[Park] | type[Prove] | None
) -> None:
    heard = Attempt(Outcome.REJECTED, sent=sent, rejected=tuple(range(1, rejected + 1)), last=sent)
    delivery, done = decide(SENDING, heard, 0.0, PACE)
    if action is None:
        assert (delivery.phase, delivery.alarm) == (Phase.PAUSED, "upstream_refuses_all")
        assert isinstance(done, Wait)
    else:
        assert done == action(heard.rejected)
        assert delivery.phase is Phase.SENDING


def test_a_proof_that_holds_parks_the_suspect() -> None:
    delivery, action = decide_proof(SENDING, (7,), Attempt(Outcome.DELIVERED, sent=1), 0.0, PACE)
    assert action == Park((7,))
    assert delivery.fates == (True,)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.REJECTED, Outcome.FOREIGN])
def test_a_server_that_refuses_what_it_has_is_broken(outcome: Outcome) -> None:
    delivery, action = decide_proof(SENDING, (7,), Attempt(outcome, sent=1, rejected=(6,), last=6), 0.0, PACE)
    assert (delivery.phase, delivery.alarm) == (Phase.PAUSED, "upstream_refuses_all")
    assert isinstance(action, Wait)


def test_a_proof_that_gets_no_answer_decides_nothing() -> None:
    delivery, action = decide_proof(SENDING, (7,), Attempt(Outcome.UNREACHED), 0.0, PACE)
    assert delivery.phase is Phase.WAITING
    assert isinstance(action, Wait)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.REJECTED])
def test_after_a_pause_one_record_goes_ahead_and_nothing_is_parked(outcome: Outcome) -> None:
    paused, _ = decide(SENDING, Attempt(Outcome.FOREIGN), 0.0, PACE)
    probing = connected(paused)
    assert batch_limit(probing, 0, 500) == 1
    still, action = decide(probing, Attempt(outcome, sent=1, rejected=(1,), last=1), 0.0, PACE)
    assert still.phase is Phase.PAUSED
    assert isinstance(action, Wait)
    well, action = decide(probing, Attempt(Outcome.DELIVERED, sent=1, last=1), 0.0, PACE)
    assert action == Continue()
    assert (well.alarm, batch_limit(well, 1, 500)) == (None, 500)


def test_a_refused_tombstone_pauses() -> None:
    heard = Attempt(Outcome.REFUSED, sent=1, last=7, tombstones=(7,))
    assert decide(SENDING, heard, 0.0, PACE)[0].phase is Phase.PAUSED


def test_records_parked_one_by_one_are_noticed_as_a_mass() -> None:
    delivery, parked = SENDING, 0
    for seq in range(1, 20):
        delivery, action = decide_proof(delivery, (seq,), Attempt(Outcome.DELIVERED, sent=1), 0.0, PACE)
        parked += isinstance(action, Park)
        delivery, action = decide(delivery, Attempt(Outcome.REFUSED, sent=1, last=seq + 1), 0.0, PACE)
        if isinstance(action, Wait):
            break
    assert parked == 5
    assert delivery.phase is Phase.PAUSED


def test_delivery_forgets_the_failures() -> None:
    bad = replace(SENDING, failures=9, alarm="upstream_down", cause=Outcome.BUSY, refreshed=True, probing=True)
    good, action = decide(bad, Attempt(Outcome.DELIVERED, sent=3, last=3), 0.0, PACE)
    assert action == Continue()
    assert (good.failures, good.alarm, good.cause, good.refreshed, good.probing) == (0, None, None, False, False)


def test_a_handshake_alone_forgets_nothing_but_with_nothing_waiting_the_outage_is_over() -> None:
    down = DeliveryState(phase=Phase.WAITING, failures=5, alarm="upstream_down", cause=Outcome.BUSY)
    up = connected(down)
    assert (up.phase, up.failures, up.alarm) == (Phase.SENDING, 5, "upstream_down")
    assert (idle(up).failures, idle(up).alarm) == (0, None)


@given(attempt=st.integers(0, 10_000), chance=st.floats(0, 1, exclude_max=True))
def test_back_off_is_full_jitter_under_a_cap(attempt: int, chance: float) -> None:
    assert 0 <= back_off_s(attempt, chance, PACE) <= min(PACE.cap_s, PACE.base_s * 2.0 ** min(attempt, 30))


def test_back_off_is_spread_over_its_whole_range() -> None:
    drawn = [back_off_s(20, number / 1_000, PACE) for number in range(1_000)]
    assert sum(drawn) / len(drawn) == pytest.approx(PACE.cap_s / 2, rel=0.01)
    assert sum(wait_s < PACE.cap_s / 4 for wait_s in drawn) == pytest.approx(250, abs=2)


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        ("120", None, 120.0),
        (" 7 ", None, 7.0),
        ("0", None, 0.0),
        ("9" * 5_000, None, 999_999_999_999.0),
        ("Mon, 01 Jun 2026 12:02:00 GMT", None, 120.0),
        ("Mon, 01 Jun 2026 12:02:00 -0000", None, 120.0),
        ("Mon, 01 Jun 2026 11:00:00 GMT", None, 0.0),
        ("Mon, 01 Jun 2026 12:02:00 GMT", "Mon, 01 Jun 2026 12:01:00 GMT", 60.0),
        ("Mon, 01 Jun 2026 12:02:00 GMT", "tomorrow", 120.0),
        ("Sun, 01 Jun 2036 12:00:00 GMT", None, 315_619_200.0),
        (None, None, None),
        ("", None, None),
        ("soon", None, None),
        ("-5", None, None),
        ("1e9", None, None),
        ("1.5", None, None),
        ("\uff11\uff12", None, None),
        ("Mon, 99 Foo 2026 99:99:99 GMT", None, None),
        ("Mon, 01 Jun 999999999999 12:00:00 GMT", None, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date_and_garbage_is_nothing(
    value: str | None, date: str | None, seconds: float | None
) -> None:
    assert retry_after_s(value, date, NOON) == seconds


@given(value=st.text(max_size=60), date=st.none() | st.text(max_size=60))
def test_no_header_makes_it_fall(value: str, date: str | None) -> None:
    found = retry_after_s(value, date, NOON)
    assert found is None or found >= 0


@pytest.mark.parametrize(("asked_s", "waited_s"), [(0.0, 1.0), (30.0, 30.0), (315_360_000.0, 3_600.0)])
def test_retry_after_is_honoured_between_floor_and_cap(asked_s: float, waited_s: float) -> None:
    _, least = decide(SENDING, Attempt(Outcome.BUSY, retry_after_s=asked_s), 0.0, PACE)
    _, most = decide(SENDING, Attempt(Outcome.BUSY, retry_after_s=asked_s), 0.999, PACE)
    assert least == Wait(waited_s)
    assert isinstance(most, Wait)
    assert waited_s < most.after_s <= waited_s * 1.1
