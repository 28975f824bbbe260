from ui.client.connection import ANSWER_S, PATIENCE_S, RETRY_S, SILENCE_S, STALE_S, ConnectionState, StationConnection


def live(now_s: float = 0.0) -> StationConnection:
    connection = StationConnection(now_s)
    connection.tried(now_s)
    connection.snapshot(now_s)
    return connection


def looked(connection: StationConnection, now_s: float) -> ConnectionState:
    connection.check(now_s)
    return connection.state


def test_a_snapshot_makes_it_live() -> None:
    assert live().state is ConnectionState.LIVE


def test_a_second_of_silence_is_a_lost_station() -> None:
    connection = live()
    assert looked(connection, SILENCE_S - 0.01) is ConnectionState.LIVE
    assert looked(connection, SILENCE_S) is ConnectionState.LOST
    assert connection.must_give_up(SILENCE_S)


def test_a_keep_alive_is_a_sign_of_life_but_not_of_the_present() -> None:
    connection = live()
    for tenth in range(1, 40):
        connection.heard(tenth / 10)
        connection.check(tenth / 10)
    assert connection.state is ConnectionState.LIVE
    assert connection.is_stale(STALE_S)


def test_a_station_that_starts_with_its_screen_is_not_lost_at_once() -> None:
    connection = StationConnection(0.0)
    assert looked(connection, PATIENCE_S - 0.1) is ConnectionState.CONNECTING
    assert looked(connection, PATIENCE_S) is ConnectionState.LOST


def test_a_refusal_is_shown_at_once_with_its_reason() -> None:
    connection = StationConnection(0.0)
    connection.tried(0.0)
    connection.failed(0.1, "token_wrong", refused=True)
    view = connection.view(0.1)
    assert (view.state, view.key) == (ConnectionState.LOST, "token_wrong")


def test_it_is_tried_again_for_ever_after_growing_waits() -> None:
    connection, now_s = live(), 10.0
    for wait_s in (*RETRY_S, RETRY_S[-1], RETRY_S[-1]):
        connection.failed(now_s)
        assert not connection.must_try(now_s + wait_s - 0.01)
        assert connection.must_try(now_s + wait_s)
        now_s += wait_s
        connection.tried(now_s)
    assert connection.view(now_s).attempt == len(RETRY_S) + 2


def test_a_connection_that_brings_nothing_is_given_up() -> None:
    connection = StationConnection(0.0)
    connection.tried(5.0)
    assert not connection.must_give_up(5.0 + ANSWER_S - 0.01)
    assert connection.must_give_up(5.0 + ANSWER_S)


def test_after_a_loss_only_a_snapshot_counts() -> None:
    connection = live()
    connection.check(5.0)
    connection.heard(5.1)
    connection.check(5.2)
    assert connection.state is ConnectionState.LOST
    connection.snapshot(5.3)
    assert connection.view(5.3).lost_for_s == 0.0


def test_a_person_in_a_hurry_is_obeyed() -> None:
    connection = live()
    for _ in range(5):
        connection.failed(10.0)
    connection.hurry(10.1)
    assert connection.must_try(10.1)
