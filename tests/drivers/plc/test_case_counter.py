"""The block's own count says how many cases nobody saw, or that it does not know."""

from drivers.plc.profiles.case_counter import PROOF, TOP, CaseCounter

CASE_MS = 300
BEFORE = 1_000


def proved(offset: int = BEFORE, edges: int = 10) -> CaseCounter:
    counter = CaseCounter(CASE_MS)
    for seen in range(edges + 1):
        counter.follow((offset + seen) % TOP, seen)
    return counter


def test_what_it_counted_beyond_what_was_seen_came_in_the_silence() -> None:
    assert proved().unseen(BEFORE + 10 + 3, 10, 2_000) == 3
    assert proved().unseen(BEFORE + 10, 10, 2_000) == 0


def test_cases_that_were_seen_since_are_not_among_them() -> None:
    assert proved().unseen(BEFORE + 12 + 3, 12, 4_000) == 3


def test_it_is_believed_only_once_it_has_moved_with_this_photocell() -> None:
    assert proved(edges=PROOF - 1).unseen(BEFORE + PROOF, PROOF - 1, 2_000) is None
    other = CaseCounter(CASE_MS)
    for seen in range(10):
        other.follow(BEFORE, seen)
    assert other.unseen(BEFORE, 9, 2_000) is None


def test_one_that_began_anew_with_its_block_says_nothing() -> None:
    assert proved().unseen(2, 10, 2_000) is None
    assert proved().unseen(BEFORE + 9, 10, 2_000) is None
    again = proved(offset=0)
    assert again.unseen(12, 10, 6_000) is None  # it may have begun anew and counted twelve


def test_more_than_can_have_come_is_another_count() -> None:
    assert proved().unseen(BEFORE + 10 + 7, 10, 2_000) == 7
    assert proved().unseen(BEFORE + 10 + 8, 10, 2_000) is None


def test_a_wrap_in_the_silence_looks_like_a_new_beginning_and_one_outside_does_not() -> None:
    assert proved(offset=TOP - 11).unseen(1, 10, 2_000) is None
    assert proved(offset=TOP - 5, edges=TOP // 8).unseen(TOP // 8 - 5 + 2, TOP // 8, 2_000) == 2


def test_after_a_silence_it_has_to_be_proved_anew_only_if_it_was_not_believed() -> None:
    counter = proved()
    assert counter.unseen(BEFORE + 13, 10, 2_000) == 3
    assert counter.unseen(BEFORE + 15, 10, 2_000) == 2
    assert counter.unseen(5, 10, 2_000) is None
    assert counter.unseen(7, 10, 2_000) is None


def test_a_count_counts_for_the_edges_only_between_two_clear_looks() -> None:
    counter = CaseCounter(CASE_MS)
    counter.settled(True)
    counter.note(7)
    assert counter.settled(True) == 7
    counter.note(8)
    assert counter.settled(False) is None
    counter.note(8)
    assert counter.settled(True) is None
    counter.note(8)
    counter.fall_silent()
    assert counter.settled(True) is None


MARK = 77


def resumed(value: int = BEFORE, mark: int = MARK) -> CaseCounter:
    """A new program, to which it is told what the count was before the station went off."""
    counter = CaseCounter(CASE_MS)
    counter.resume(value, mark)
    return counter


def test_a_count_that_was_kept_tells_what_passed_while_the_station_was_off() -> None:
    counter = resumed()
    counter.note(BEFORE + 4, MARK)
    assert counter.unseen(BEFORE + 4, 1, 2_000) == 3
    assert counter.proved


def test_a_kept_count_is_not_believed_where_it_went_back_wrapped_or_went_too_far() -> None:
    for shown in (BEFORE - 1, 0, 3, BEFORE + 8, BEFORE + 30_000):
        counter = resumed()
        counter.note(shown, MARK)
        assert counter.unseen(shown, 0, 2_000) is None, shown
        assert not counter.proved
    wrapped = resumed(TOP - 1)
    wrapped.note(1, MARK)
    assert wrapped.unseen(1, 0, 2_000) is None


def test_a_block_without_our_mark_is_another_one_or_lost_its_power_whatever_it_counts() -> None:
    for mark in (0, MARK + 1):
        counter = resumed()
        counter.note(BEFORE + 2, mark)
        assert counter.unseen(BEFORE + 2, 0, 2_000) is None


def test_a_mark_that_is_gone_in_a_running_line_ends_the_proof() -> None:
    counter = proved()
    counter.note(BEFORE + 10, MARK)
    assert not counter.proved
    assert counter.unseen(BEFORE + 11, 10, 2_000) is None
