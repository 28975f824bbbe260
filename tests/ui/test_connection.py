from ui.client.connection import ANSWER_S, PATIENCE_S, RETRY_S, SILENCE_S, STALE_S, Link, LinkState


def live(now_s: float = 0.0) -> Link:
    link = Link(now_s)
    link.tried(now_s)
    link.snapshot(now_s)
    return link


def looked(link: Link, now_s: float) -> LinkState:
    link.look(now_s)
    return link.state


def test_a_snapshot_makes_it_live() -> None:
    assert live().state is LinkState.LIVE


def test_a_second_of_silence_is_a_lost_station() -> None:
    link = live()
    assert looked(link, SILENCE_S - 0.01) is LinkState.LIVE
    assert looked(link, SILENCE_S) is LinkState.LOST
    assert link.must_give_up(SILENCE_S)


def test_a_keep_alive_is_a_sign_of_life_but_not_of_the_present() -> None:
    link = live()
    for tenth in range(1, 40):
        link.heard(tenth / 10)
        link.look(tenth / 10)
    assert link.state is LinkState.LIVE
    assert link.is_stale(STALE_S)


def test_a_station_that_starts_with_its_screen_is_not_lost_at_once() -> None:
    link = Link(0.0)
    assert looked(link, PATIENCE_S - 0.1) is LinkState.CONNECTING
    assert looked(link, PATIENCE_S) is LinkState.LOST


def test_a_refusal_is_shown_at_once_with_its_reason() -> None:
    link = Link(0.0)
    link.tried(0.0)
    link.failed(0.1, "token_wrong", refused=True)
    view = link.view(0.1)
    assert (view.state, view.key) == (LinkState.LOST, "token_wrong")


def test_it_is_tried_again_for_ever_after_growing_waits() -> None:
    link, now_s = live(), 10.0
    for wait_s in (*RETRY_S, RETRY_S[-1], RETRY_S[-1]):
        link.failed(now_s)
        assert not link.must_try(now_s + wait_s - 0.01)
        assert link.must_try(now_s + wait_s)
        now_s += wait_s
        link.tried(now_s)
    assert link.view(now_s).attempt == len(RETRY_S) + 2


def test_a_connection_that_brings_nothing_is_given_up() -> None:
    link = Link(0.0)
    link.tried(5.0)
    assert not link.must_give_up(5.0 + ANSWER_S - 0.01)
    assert link.must_give_up(5.0 + ANSWER_S)


def test_after_a_loss_only_a_snapshot_counts() -> None:
    link = live()
    link.look(5.0)
    link.heard(5.1)
    link.look(5.2)
    assert link.state is LinkState.LOST
    link.snapshot(5.3)
    assert link.view(5.3).lost_for_s == 0.0


def test_a_person_in_a_hurry_is_obeyed() -> None:
    link = live()
    for _ in range(5):
        link.failed(10.0)
    link.hurry(10.1)
    assert link.must_try(10.1)
