"""Events survive the disk exactly; what is not an event is refused, never guessed."""

import json
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.core.events import AlarmRaised, CaseReleased, Event, LineHeld, OrderStarted
from station.core.values import CaseRef, Reason, Recipe
from station.journal import BadEvent, codec
from tests.journal.make import passed, rejected


@pytest.mark.parametrize("kind", codec.KINDS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_event_comes_back_as_it_was(kind: str, data: st.DataObject) -> None:
    event = data.draw(st.from_type(codec.KINDS[kind]))
    assert codec.decode(*codec.encode(event)) == event


def test_every_event_has_its_own_kind() -> None:
    assert len(codec.KINDS) == len(get_args(Event)) == 63


def test_the_body_is_ascii_whatever_was_scanned() -> None:
    event = passed(1, ["\ud800", "a\x00b", "一物一码", "\u202e", '"', "\x1d"])
    kind, version, text = codec.encode(event)
    assert text.isascii() and "\x00" not in text
    assert codec.decode(kind, version, text) == event


def test_what_has_its_default_is_left_out() -> None:
    assert json.loads(codec.encode(CaseReleased(CaseRef(3, 4), "exit"))[2]) == {
        "case": {"epoch": 3, "seq": 4},
        "disposal": "exit",
    }


def test_reasons_are_their_words() -> None:
    body = json.loads(codec.encode(rejected(1, [], Reason.DUPLICATE))[2])
    assert body["reasons"] == ["duplicate"] and body["units"][0]["reason"] == "no_read"


@pytest.mark.parametrize(
    ("kind", "version", "text", "key"),
    [
        ("case.lifted", 1, "{}", "event_unknown_kind"),
        ("line.held", 2, "{}", "event_unknown_version"),
        ("line.held", 0, "{}", "event_unknown_version"),
        ("line.held", 1, "{", "event_malformed"),
        ("line.held", 1, "[" * 100_000, "event_malformed"),
        ("line.held", 1, "[]", "event_malformed"),
        ("line.held", 1, "{}", "event_malformed"),
        ("line.held", 1, '{"by":"Li","why":"?"}', "event_malformed"),
        ("line.held", 1, '{"by":7}', "event_malformed"),
        ("case.missed", 1, '{"case":{"epoch":1,"seq":true},"order":"o"}', "event_malformed"),
        ("case.missed", 1, '{"case":{"epoch":1,"seq":1.0},"order":"o"}', "event_malformed"),
        ("case.disposed", 1, '{"case":{"epoch":1,"seq":1},"disposal":"stolen"}', "event_malformed"),
        ("alarm.raised", 1, '{"alarm":"a","key":"a","arguments":[["x"]]}', "event_malformed"),
        ("alarm.raised", 1, '{"alarm":"a","key":"a","arguments":[["x",null]]}', "event_malformed"),
    ],
)
def test_what_is_no_event_is_refused(kind: str, version: int, text: str, key: str) -> None:
    with pytest.raises(BadEvent) as refused:
        codec.decode(kind, version, text)
    assert refused.value.key == key


def test_a_refusal_names_the_field() -> None:
    text = '{"case":{"epoch":1,"seq":"2"},"order":"o"}'
    with pytest.raises(BadEvent, match="case: seq: expected int, found str"):
        codec.decode("case.missed", 1, text)


@pytest.mark.parametrize(
    "event",
    [
        LineHeld(by=None),  # type: ignore[arg-type]
        LineHeld(by=b"Li"),  # type: ignore[arg-type]
        CaseReleased(CaseRef(1, True), "exit"),
        CaseReleased(CaseRef(1, 1), "flown"),  # type: ignore[arg-type]
        AlarmRaised("a", "a", (("x",),)),  # type: ignore[arg-type]
    ],
)
def test_what_could_not_be_read_back_is_not_written(event: Event) -> None:
    with pytest.raises(BadEvent, match="event_unstorable"):
        codec.encode(event)


def test_an_older_version_is_lifted_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LineHeld, "version", 3)
    lifts: dict[tuple[str, int], codec.Upcaster] = {
        ("line.held", 1): lambda body: {"who": body["operator"]},
        ("line.held", 2): lambda body: {"by": body["who"]},
    }
    assert codec.decode("line.held", 1, '{"operator":"Li"}', lifts) == LineHeld("Li")
    assert codec.decode("line.held", 3, '{"by":"Li"}', lifts) == LineHeld("Li")
    with pytest.raises(BadEvent, match="event_unknown_version"):
        codec.decode("line.held", 1, '{"operator":"Li"}')


def test_values_of_the_core_are_read_as_strictly() -> None:
    recipe = Recipe(product="p", code="gs1", units_per_case=3, symbologies=("qr", "datamatrix"))
    assert codec.from_plain(Recipe, codec.to_plain(recipe)) == recipe
    with pytest.raises(BadEvent, match="record_malformed"):
        codec.from_plain(Recipe, {"product": "p"})


def test_an_order_of_before_there_were_targets_is_read_and_written_as_it_was() -> None:
    text = '{"order":"O-1","recipe":{"product":"p","code":"plain","units_per_case":3}}'
    event = codec.decode("order.started", 1, text)
    assert isinstance(event, OrderStarted)
    assert (event.recipe.target_cases, event.recipe.unit_noun) == (0, "unit")
    assert codec.encode(event) == ("order.started", 1, text)


def test_the_target_of_an_order_survives() -> None:
    event = OrderStarted("O-1", Recipe("p", "plain", 3, target_cases=500, unit_noun="bottle"))
    assert codec.decode(*codec.encode(event)) == event


def test_a_type_without_a_shape_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="no JSON shape"):
        codec.to_plain(3.5)
