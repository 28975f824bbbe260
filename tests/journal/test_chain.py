"""The chain's hash covers every column of an event: whoever edits one must be found."""

import hashlib
from dataclasses import replace

import pytest

from station.journal.chain import GENESIS, Link, link_hash

LINK = Link(7, "id-7", 1_000, "case.passed", 1, 3, 1, '{"case":1}')
OTHERWISE: dict[str, str | int | None] = {
    "id": "id-8",
    "at_us": 1_001,
    "kind": "case.rejected",
    "version": 2,
    "wire_seq": None,
    "wire_version": 2,
    "body": '{"case":2}',
}


@pytest.mark.parametrize("column", OTHERWISE)
def test_an_edited_column_breaks_the_chain(column: str) -> None:
    edited = replace(LINK, **{column: OTHERWISE[column]})  # type: ignore[arg-type]
    assert link_hash(GENESIS, edited) != link_hash(GENESIS, LINK)


def test_the_hash_is_what_anybody_can_work_out_from_the_columns() -> None:
    """A journal must verify in ten years: the bytes that are hashed are written down here."""
    text = 'id-7\n1000\ncase.passed\n1\n3/1\n{"case":1}'
    assert link_hash(b"\x01" * 32, LINK) == hashlib.sha256(b"\x01" * 32 + text.encode()).digest()
