"""The documents of the native wire: what is sent, and what is believed of an answer."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import UnexpectedAnswer
from sync.outbox import Parked, printable, tombstone
from sync.wire import BatchDocument, encode_batch, pack, read_cursor, read_receipt, rfc3339
from tests.sync.factory import batch_of, record


def receipt(through: int, *statuses: str, first: int = 1) -> bytes:
    results = [{"seq": seq, "status": status} for seq, status in enumerate(statuses, start=first)]
    return json.dumps({"accepted_through": through, "results": results}).encode()


def test_a_batch_says_who_speaks_from_where_to_where() -> None:
    _, raw = encode_batch(batch_of(record(4), record(5)), "L1", 2**20)
    document = BatchDocument.model_validate_json(raw)
    assert (document.station_epoch, document.first_seq, document.last_seq) == ("epoch-a", 4, 5)
    assert (document.head.seq, document.head.hash) == (5, "ab" * 32)
    first = document.events[0]
    assert list(first) == ["id", "seq", "kind", "version", "time", "clock_quality", "line", "order", "body"]
    assert first["time"] == "2023-11-14T22:13:20.000004+00:00"
    assert (first["line"], first["order"], first["clock_quality"]) == ("L1", "A-1", "unknown")


def test_a_batch_is_cut_where_the_bytes_end_but_never_to_nothing() -> None:
    offered = batch_of(*(record(seq) for seq in range(1, 11)))
    whole = len(encode_batch(offered, "L1", 2**20)[1])
    half, raw = encode_batch(offered, "L1", whole // 2)
    assert 1 < len(half.records) < 6
    assert half.last == BatchDocument.model_validate_json(raw).last_seq
    assert len(encode_batch(offered, "L1", 10)[0].records) == 1


def test_what_was_scanned_reaches_the_other_side_unchanged() -> None:
    text = "NUL \x00 GS \x1d <b> =cmd| \u202e \U0001f4e6 '\"\\ \r\n"
    _, raw = encode_batch(batch_of(record(1, {"text": text})), "L1", 2**20)
    assert json.loads(raw)["events"][0]["body"]["text"] == text


def test_a_lone_surrogate_is_sent_escaped() -> None:
    _, raw = encode_batch(batch_of(record(1, {"text": "\ud800"})), "L1", 2**20)
    assert b'"\\ud800"' in raw


def test_small_bodies_go_plain_and_large_ones_zipped_always_to_the_same_bytes() -> None:
    assert pack(b"x" * 100) == (b"x" * 100, {"Content-Type": "application/json"})
    content, headers = pack(b"x" * 5_000)
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(content) == b"x" * 5_000
    assert pack(b"x" * 5_000)[0] == content


def test_times_carry_their_offset() -> None:
    assert rfc3339(0) == "1970-01-01T00:00:00.000000+00:00"


def test_accepted_and_exists_are_both_success() -> None:
    assert read_receipt(receipt(3, "accepted", "exists", "accepted"), 1, 3).accepted_through == 3


def test_rejected_items_are_told_by_number() -> None:
    results = read_receipt(receipt(1, "accepted", "rejected", "accepted"), 1, 3).results
    assert [item.seq for item in results if item.status == "rejected"] == [2]


def test_a_conflict_is_rejected_though_its_number_is_taken() -> None:
    raw = b'{"accepted_through": 1, "results": [{"seq": 1, "status": "rejected", "code": "conflict"}]}'
    assert read_receipt(raw, 1, 1).results[0].code == "conflict"


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (b"", "answer_not_the_document"),
        (b"<html>Please log in</html>", "answer_not_the_document"),
        (b"{}", "answer_not_the_document"),
        (b"null", "answer_not_the_document"),
        (receipt(3, "accepted")[:-9], "answer_not_the_document"),
        (receipt(3, "accepted", "exists", "fine"), "answer_not_the_document"),
        (b'{"accepted_through":"3","results":[]}', "answer_not_the_document"),
        (b'{"accepted_through":-1,"results":[]}', "answer_not_the_document"),
        (b'{"accepted_through":' + b"9" * 400 + b',"results":[]}', "answer_not_the_document"),
        (b"[" * 100_000, "answer_not_the_document"),
        (b"\xff\xfe", "answer_not_the_document"),
        (receipt(3, "accepted", "accepted"), "answer_for_other_numbers"),
        (receipt(3, "accepted", "accepted", "accepted", first=2), "answer_for_other_numbers"),
        (receipt(3, "accepted", "rejected", "accepted"), "answer_contradicts_itself"),
    ],
)
def test_anything_else_is_not_a_delivery(raw: bytes, key: str) -> None:
    with pytest.raises(UnexpectedAnswer) as caught:
        read_receipt(raw, 1, 3)
    assert caught.value.key == key


@given(raw=st.binary(max_size=200))
def test_no_bytes_make_reading_an_answer_fall(raw: bytes) -> None:
    for read in (lambda: read_receipt(raw, 1, 3), lambda: read_cursor(raw)):
        with pytest.raises(UnexpectedAnswer):
            read()


def test_a_cursor_may_name_the_latest_epoch() -> None:
    assert read_cursor(b'{"contiguous_through": 7}').latest_epoch is None
    assert read_cursor(b'{"contiguous_through": 7, "latest_epoch": "b", "more": 1}').latest_epoch == "b"


def test_a_tombstone_keeps_the_number_and_tells_why() -> None:
    stone = tombstone(record(9), Parked(9, "422", "unknown product", 123))
    assert (stone.seq, stone.kind, stone.at_us) == (9, "record.parked", 123)
    assert stone.id != record(9).id
    assert stone.body == {
        "record": "id-9",
        "kind": "container.packed",
        "order": "A-1",
        "status": "422",
        "words": "unknown product",
    }


def test_a_servers_words_are_made_inert() -> None:
    assert printable("\x1b[31mred\r\n\u202eevil\x00 ") == "[31mred   evil"
    assert len(printable("x" * 10_000)) == 500
