"""Every key has words, the words keep the house rules, and no argument can make them do anything."""

import ast
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.core.alarms import ALARMS
from station.core.codes import WHY
from station.core.values import Reason
from station.messages import MESSAGES, PHRASES
from station.messages.alarms import ALARM_MESSAGES
from station.messages.sentences import LONGEST_VALUE, phrase, sentence, to_do, what_happened
from station.messages.templates import fill, places
from sync.result import CAUSES, PAUSE_ALARM, WAIT_ALARM
from tests.api.hostile import HOSTILE
from tests.station.counting import miscounted
from tests.station.keys import all_literals, keys_said, literals_of, trees


def test_every_key_the_source_says_has_words() -> None:
    unsaid = {key: said_by for key, said_by in keys_said().items() if key not in MESSAGES}
    assert unsaid == {}, "add a row to station/messages"


def test_no_words_are_kept_for_a_key_nobody_says() -> None:
    assert set(MESSAGES) - all_literals() == set()


def test_every_alarm_says_what_to_do() -> None:
    assert set(ALARMS) <= set(ALARM_MESSAGES)
    assert [key for key in ALARMS if not ALARM_MESSAGES[key].do] == []


def test_every_reason_and_every_objection_to_a_code_has_words() -> None:
    assert set(Reason) <= set(MESSAGES)
    assert set(Reason) <= set(PHRASES)
    assert set(WHY) <= set(MESSAGES)


def test_every_alarm_of_the_uploader_has_words() -> None:
    assert {*PAUSE_ALARM.values(), *WAIT_ALARM.values(), "record_parked"} <= set(ALARM_MESSAGES)
    assert {*PAUSE_ALARM, *WAIT_ALARM, *CAUSES, "other_epoch", "contested", "uploader_failed"} <= set(PHRASES)


def test_every_cause_of_lost_trust_and_of_quarantine_has_a_phrase() -> None:
    causes = literals_of("QuarantineCause") | trust_causes()
    assert "counter_mismatch" in causes
    assert causes - set(PHRASES) == set()


def trust_causes() -> set[str]:
    """First literal of ``lose(…)``, ``doubted(…)`` and ``TrustLost(…)``."""
    return {
        node.args[0].value
        for module in trees()
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("lose", "doubted", "TrustLost")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def forms(text: str) -> list[str]:
    """The sentence for one and for many, with each other place filled by its own name."""
    names = {name: name for name in places(text)}
    counts = (name for name in names if re.search(rf"{{{name}:[^{{}}]*\|", text) or f"{{{name}:1 " in text)
    return [fill(text, names | dict.fromkeys(counts, n)) for n in ("1", "2")]


@pytest.mark.parametrize("key", MESSAGES)
def test_no_sentence_counts_one_thing_as_many(key: str) -> None:
    assert not miscounted(MESSAGES[key].what) and not miscounted(MESSAGES[key].do)


@pytest.mark.parametrize("key", MESSAGES)
def test_words_keep_the_house_rules(key: str) -> None:
    for text in (*forms(MESSAGES[key].what), *forms(MESSAGES[key].do)):
        assert len(text) <= 80
        assert "!" not in text and "please" not in text.lower() and "error" not in text.lower().split()
        assert text == "" or text.endswith(".")


def test_a_sentence_says_what_happened_and_what_to_do() -> None:
    told = sentence("eject_unconfirmed", {"first": "3/7319", "last": "3/7319", "n": 1})
    assert told == "Case 3/7319: ejection not confirmed. Find it: scan or tap it, then say where it was."


def test_arguments_come_as_pairs_too_and_keys_in_them_are_spoken() -> None:
    assert what_happened("trust_lost", (("cause", "guard_opened"),)) == (
        "The queue is not trusted: the guard was opened. Cases are rejected."
    )


def test_the_console_calls_what_is_packed_a_unit() -> None:
    assert sentence("no_read") == "A unit was not read."
    assert what_happened("tainted_units_left", {"n": 1}) == "1 unproven unit is still on the belt."
    assert what_happened("tainted_units_left", {"n": 2}) == "2 unproven units are still on the belt."


def test_an_unknown_key_is_shown_with_its_arguments() -> None:
    assert sentence("brand_new", {"n": 3, "{x}": 2.5}) == "brand_new (n 3, {x} 2.5)"
    assert phrase("brand_new") == "brand new"


def test_a_missing_argument_is_a_question_mark_and_an_extra_one_is_not_lost() -> None:
    assert what_happened("plc_lost", {"host": "10.0.0.5"}).endswith("(host 10.0.0.5)")
    assert what_happened("alarm_unknown") == "The alarm ? is not active."


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_spelled_out(name: str) -> None:
    text = HOSTILE[name]
    for told in (sentence("code_unknown", {"code": text}), sentence(text, {"x": text}), phrase(text)):
        assert told.isprintable()
        told.encode("utf-8")
        assert len(told) < 4 * LONGEST_VALUE


ANY_TEXT = st.text(st.characters(), max_size=40)


@settings(max_examples=200)
@given(
    key=st.sampled_from(sorted(MESSAGES)) | ANY_TEXT,
    arguments=st.dictionaries(ANY_TEXT, ANY_TEXT | st.integers() | st.floats(), max_size=4),
)
def test_no_argument_can_break_a_sentence(key: str, arguments: dict[str, str | int | float]) -> None:
    assert sentence(key, arguments).isprintable()
    assert to_do(key, arguments).isprintable()


def test_a_number_too_long_to_print_is_still_told() -> None:
    assert "bits" in sentence("code_unknown", {"code": 10**5000})
