"""Which record goes next."""

from sync.delivery.plan import BatchRange, LiveRun, SendPlan


def test_strict_goes_on_where_upstream_stands() -> None:
    plan = SendPlan("strict").connected(through=10, head=500)
    assert plan.run is None
    assert plan.next_range(500, 100) == BatchRange(10, 100)
    assert plan.waiting(500) == 490


def test_without_a_backlog_live_first_is_strict() -> None:
    assert SendPlan("live-first").connected(through=500, head=500).run is None


def test_what_is_written_after_the_handshake_goes_ahead_of_the_backlog() -> None:
    plan = SendPlan("live-first").connected(through=10, head=500)
    assert plan.next_range(500, 100) == BatchRange(10, 100)
    assert plan.next_range(503, 100) == BatchRange(500, 100, live=True)
    plan = plan.live_through(503)
    assert plan.next_range(503, 100) == BatchRange(10, 100)
    assert plan.waiting(503) == 490


def test_the_backlog_ends_where_the_live_run_begins_and_upstream_jumps_over_it() -> None:
    plan = SendPlan("live-first").connected(through=450, head=500).live_through(503)
    assert plan.next_range(503, 100) == BatchRange(450, 50)
    met = plan.moved(503)
    assert met.run is None
    assert met.next_range(504, 100) == BatchRange(503, 100)


def test_a_reconnect_keeps_the_run_unless_upstream_went_back() -> None:
    plan = SendPlan("live-first").connected(through=10, head=500).live_through(503)
    assert plan.connected(through=40, head=510).run == LiveRun(501, 503)
    assert plan.connected(through=5, head=510).run == LiveRun(511, 510)


def test_live_through_without_a_run_changes_nothing() -> None:
    plan = SendPlan("live-first", through=5)
    assert plan.live_through(9) == plan
