"""Whatever is scanned, nothing raises, and what comes out can be stored, sent and shown."""

import json
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.core.codes import WHY, Identified, Role, display, identify, keys_for
from station.core.codes.signs import is_hidden
from station.core.values import CodeKind, Recipe

RECIPE = Recipe(product="water", code="plain", units_per_case=6, case_pattern=r"BOX.*")
KINDS = st.sampled_from(("plain", "url", "gs1"))
PLACES = st.sampled_from((None, "unit", "case"))
FRAGMENTS = st.sampled_from(
    (
        "0109501101530003",
        "21ABC",
        "10L",
        "\x1d",
        "<GS>",
        "]d2",
        "https://",
        "x.cn/",
        "01/",
        "00106141412345678908",
        "BOX",
        "?21=",
    )
)
GS1_LIKE = st.lists(st.one_of(FRAGMENTS, st.text(max_size=4)), max_size=8).map("".join)
ANY_TEXT = st.text(st.characters(), max_size=60)


def check(found: Identified) -> None:
    code = found.code
    for text in (code.key, code.text):
        text.encode("utf-8")
        assert not any(is_hidden(sign) for sign in text)
        assert json.loads(json.dumps(text)) == text
    assert (found.refusal is None) == (found.why == "")
    assert found.why in ("", *WHY)
    assert code.raw is None or bytes.fromhex(code.raw) != code.text.encode()


@settings(max_examples=150, deadline=None)
@given(st.one_of(ANY_TEXT, GS1_LIKE), KINDS, PLACES, st.booleans())
def test_any_text(text: str, kind: CodeKind, place: Role | None, patterned: bool) -> None:
    recipe = replace(RECIPE, code=kind, case_pattern=RECIPE.case_pattern if patterned else "")
    check(identify(text.encode("utf-8", "surrogatepass"), text, recipe, place))
    keys_for(text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), KINDS, PLACES)
def test_any_bytes(raw: bytes, kind: CodeKind, place: Role | None) -> None:
    check(identify(raw, None, replace(RECIPE, code=kind), place))


@pytest.mark.parametrize("hidden", ["\x00", "\ud800", "\u202e", "\u200b", "\x1b[2J", "\U000e0041"])
def test_hidden_signs_reach_the_database_spelled_out(hidden: str) -> None:
    code = identify(b"", f"AB{hidden}", RECIPE).code
    with sqlite3.connect(":memory:") as db:
        assert db.execute("SELECT ?, ?", (code.key, code.text)).fetchone() == (code.key, code.text)
    db.close()


@pytest.mark.parametrize("inert", ["<b>", "=cmd|'/C calc'!A0", "^XZ^XA~JR", "[/]", "'; DROP TABLE unit;--"])
def test_what_other_programs_would_obey_is_only_text(inert: str) -> None:
    found = identify(inert.encode(), inert, RECIPE)
    assert (found.code.key, found.code.text, found.refusal) == (inert, inert, None)


def test_a_group_separator_is_shown_as_keyboards_send_it() -> None:
    assert display("01\x1d\u200b\U000e0041") == r"01<GS>\u200b\U000e0041"
