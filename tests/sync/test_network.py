"""In which order addresses are tried."""

import socket

from sync.transport.network import interleaved


def test_families_take_turns_and_the_list_is_bounded() -> None:
    six, four = socket.AF_INET6, socket.AF_INET
    found = [(six, "2001:db8::1"), (six, "2001:db8::2"), (four, "192.0.2.1"), (four, "192.0.2.1")]
    assert interleaved(found) == ["2001:db8::1", "192.0.2.1", "2001:db8::2"]
    assert len(interleaved([(four, f"192.0.2.{last}") for last in range(50)])) == 6
    assert interleaved([]) == []
