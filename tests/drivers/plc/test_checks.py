"""Which blocks are believed, and what is said of the others. Time is data here."""

import pytest

from drivers.errors import DeviceLost, DriverError, NoAnswer, WireFault
from drivers.plc.checks import Liveness, check_map, is_whole
from tests.drivers.plc.blocks import block

TIMEOUT_S = 0.6


def watched() -> Liveness:
    """A connection that has proved itself: two blocks, a beat, at time 0."""
    liveness = Liveness(TIMEOUT_S, 0.0)
    with pytest.raises(NoAnswer, match="plc_first_block"):
        liveness.believe(block(1, 1), 0.0)
    liveness.believe(block(2, 2), 0.0)
    return liveness


def error_of(liveness: Liveness, words: list[int], now_s: float) -> DriverError:
    with pytest.raises(DriverError) as caught:
        liveness.believe(words, now_s)
    return caught.value


@pytest.mark.parametrize(
    ("words", "key", "arguments"),
    [
        (block(w1=2), "plc_map_version", {"theirs": 2, "ours": 1}),
        (block(w1=0xFFFF), "plc_map_version", {"theirs": -1, "ours": 1}),
        (block(w2=0), "plc_probe", {"read": 0, "expected": 0x1234}),
        (block(w2=0x3412), "plc_byte_order", {"read": 0x3412, "expected": 0x1234}),
        ([word for at in range(0, 24, 2) for word in block()[at : at + 2][::-1]], "plc_word_order", {"at": 3}),
        ([0] * 24, "plc_probe", {"read": 0, "expected": 0x1234}),
        ([*block()[1:], 0], "plc_probe", {"read": 0, "expected": 0x1234}),
        ([0, *block()][:24], "plc_probe", {"read": 1, "expected": 0x1234}),
        (block()[:23], "plc_reply", {"what": "count", "expected": 24, "got": 23}),
    ],
)
def test_another_map_base_or_byte_order_is_named(words: list[int], key: str, arguments: dict[str, int]) -> None:
    with pytest.raises(WireFault) as caught:
        check_map(words)
    assert (caught.value.key, dict(caught.value.arguments)) == (key, arguments)


def test_a_right_block_may_count_what_a_swapped_one_begins_with() -> None:
    check_map(block(1, w3=0x1234))


def test_whole_is_first_word_equal_to_last_word() -> None:
    assert is_whole(block(7))
    assert not is_whole(block(7, w0=8))


def test_a_torn_block_says_its_map_first() -> None:
    with pytest.raises(WireFault, match="plc_map_version"):
        watched().believe(block(3, 3, w0=4, w1=2), 0.1)


def test_the_first_block_of_a_connection_is_only_compared_with() -> None:
    liveness = Liveness(TIMEOUT_S, 0.0)
    assert error_of(liveness, block(5, 9), 0.0).key == "plc_first_block"
    assert error_of(liveness, block(6, 9), 0.02).key == "plc_first_heartbeat"
    assert liveness.believe(block(7, 10), 0.04).heartbeat == 10


def test_the_same_block_again_is_no_answer_then_a_silent_plc() -> None:
    liveness = watched()
    assert isinstance(error_of(liveness, block(2, 2), 0.59), NoAnswer)
    lost = error_of(liveness, block(2, 2), 0.6)
    assert isinstance(lost, DeviceLost)
    assert (lost.key, lost.arguments["age_ms"]) == ("plc_silent", 600)
    assert liveness.repeated_blocks == 2


def test_a_torn_block_is_counted_and_no_answer_then_a_wire_fault() -> None:
    liveness = watched()
    torn = block(3, 3, w0=4)
    assert isinstance(error_of(liveness, torn, 0.5), NoAnswer)
    gone = error_of(liveness, torn, 0.7)
    assert isinstance(gone, WireFault)
    assert (gone.key, liveness.torn_blocks) == ("plc_torn", 2)


def test_a_whole_new_block_ends_the_waiting() -> None:
    liveness = watched()
    assert isinstance(error_of(liveness, block(2, 2), 0.5), NoAnswer)
    liveness.believe(block(3, 3), 0.55)
    assert isinstance(error_of(liveness, block(3, 3), 1.1), NoAnswer)


def test_a_frozen_heartbeat_under_new_blocks_is_a_lost_plc() -> None:
    liveness = watched()
    for number in range(3, 30):
        liveness.believe(block(number, 2), number * 0.02)
    lost = error_of(liveness, block(30, 2), 0.6)
    assert isinstance(lost, DeviceLost)
    assert lost.key == "plc_heartbeat"


def test_a_heartbeat_that_never_moved_is_never_believed() -> None:
    liveness = Liveness(TIMEOUT_S, 0.0)
    errors = [error_of(liveness, block(number, 7), number * 0.1) for number in range(1, 8)]
    assert [e.key for e in errors[1:5]] == ["plc_first_heartbeat"] * 4
    assert errors[-1].key == "plc_heartbeat"


def test_block_number_and_heartbeat_wrap_at_32000() -> None:
    liveness = Liveness(TIMEOUT_S, 0.0)
    error_of(liveness, block(31999, 31999), 0.0)
    assert liveness.believe(block(32000, 32000), 0.02).heartbeat == 32000
    assert liveness.believe(block(1, 1), 0.04).heartbeat == 1


@pytest.mark.parametrize("number", [0, 32001, 0xFFFF])
def test_a_block_number_outside_1_to_32000_is_not_believed(number: int) -> None:
    with pytest.raises(WireFault, match="plc_range"):
        watched().believe(block(number, 3), 0.1)


def test_a_value_out_of_range_in_a_whole_block_is_not_believed() -> None:
    with pytest.raises(WireFault, match="case_state"):
        watched().believe(block(3, 3, w8=5), 0.1)


def test_requests_without_reply_are_lost_once_nothing_new_came_for_the_time_out() -> None:
    liveness = watched()
    silent = NoAnswer("plc_no_reply")
    assert liveness.unanswered(silent, 0.59) is silent
    assert isinstance(liveness.unanswered(silent, 0.61), DeviceLost)


@pytest.mark.parametrize(("words", "proven"), [(block(1, 1), True), (block(1, 1, w0=2), False), (block(w1=2), False)])
def test_only_a_whole_block_proves_the_map(words: list[int], proven: bool) -> None:
    liveness = Liveness(TIMEOUT_S, 0.0)
    error_of(liveness, words, 0.0)
    assert liveness.map_proven is proven
