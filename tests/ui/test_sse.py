import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.client.sse import LONGEST_EVENT, Event, EventTooLong, SseParser

TWO = b': alive\n\nevent: snapshot\ndata: {"a":\ndata: 1}\n\nevent: snapshot\r\ndata:two\r\n\r\n'


def test_events_come_out_whole_and_comments_are_none() -> None:
    assert SseParser().feed(TWO) == [Event("snapshot", b'{"a":\n1}'), Event("snapshot", b"two")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 20), max_size=40))
def test_it_does_not_matter_where_the_bytes_are_cut(cuts: list[int]) -> None:
    parser, events, at = SseParser(), [], 0
    for cut in [*cuts, len(TWO)]:
        events += parser.feed(TWO[at : at + cut])
        at += cut
    assert events == SseParser().feed(TWO)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_nonsense_never_raises(received: bytes) -> None:
    parser = SseParser()
    for event in parser.feed(received) + parser.feed(b"\n\n"):
        assert event.data or event.name


def test_an_event_without_a_name_is_a_message_and_one_without_data_is_none() -> None:
    assert SseParser().feed(b"data: x\n\n") == [Event("message", b"x")]
    assert SseParser().feed(b"event: snapshot\n\n") == []


def test_an_event_that_does_not_end_is_given_up() -> None:
    parser = SseParser()
    with pytest.raises(EventTooLong):
        for _ in range(6):
            parser.feed(b"x" * (LONGEST_EVENT // 4))


def test_many_lines_of_one_event_are_bounded_too() -> None:
    parser, line = SseParser(), b"data: " + b"x" * 65_000 + b"\n"
    with pytest.raises(EventTooLong):
        for _ in range(LONGEST_EVENT // 65_000 + 2):
            parser.feed(line)
