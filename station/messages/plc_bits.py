"""What ``station plc-test --profile bits`` says."""

from station.messages.plc_test import CheckText
from station.messages.row import Row


def _check(title: str, what: str, do: str) -> CheckText:
    return CheckText(title, Row(what, do))


BITS_TEXTS: dict[str, CheckText] = {
    "bits_replies": _check(
        "every request is answered rightly and in time",
        "A request failed ({what}).",
        "Answer each request within request_timeout_ms, and leave the connection open.",
    ),
    "bits_heartbeat": _check(
        "the heartbeat changes every 200 ms",
        "The heartbeat (word 1) stood still for {ms} ms.",
        "Change word 1 every 100 ms, whatever else the program does.",
    ),
    "bits_held": _check(
        "the trigger stays on until it is answered",
        "The trigger dropped before an answer came.",
        "Hold trigger until pass or reject, for 2 s at least.",
    ),
    "bits_low": _check(
        "the trigger is low for 300 ms between cases",
        "The trigger was low for only {ms} ms.",
        "Raise trigger at the earliest 300 ms after it dropped.",
    ),
    "bits_cleared": _check(
        "took_pass is cleared when the trigger rises",
        "took_pass of the case before stood when the trigger rose.",
        "Clear took_pass in the scan that raises trigger.",
    ),
    "bits_waits_for_low": _check(
        "no trigger rises while an answer stands",
        "The trigger rose while pass or reject was still on.",
        "Raise trigger only while pass and reject are both 0.",
    ),
    "bits_pass_taken": _check(
        "a pass is taken: the trigger drops, took_pass is set",
        "A pass was not taken within a second.",
        "On pass drop trigger and set took_pass in the same scan.",
    ),
    "bits_pass_kept": _check(
        "took_pass stays until the next trigger",
        "took_pass fell before the next trigger.",
        "Keep took_pass until the next trigger rises.",
    ),
    "bits_passed_leaves": _check(
        "a passed case is counted at the exit",
        "exit_count did not move after a pass.",
        "Count each case at the exit in word 2; without a sensor: --without exit-sensor.",
    ),
    "bits_reject_taken": _check(
        "a reject is taken: the trigger drops, took_pass stays 0",
        "A reject was not taken, or took_pass was set with it.",
        "On reject drop trigger and leave took_pass 0.",
    ),
    "bits_rejected_stays": _check(
        "a rejected case is not counted at the exit",
        "exit_count moved after a reject.",
        "Let the gate rest in reject: open it on pass only, for that case alone.",
    ),
    "bits_doubted": _check(
        "a pass of a silent station is not taken",
        "A pass was taken from a station whose heartbeat stood still.",
        "Doubt the station 1 s after its last change of word 1: every case is a reject.",
    ),
    "bits_permissive": _check(
        "without the permissive no more cases come",
        "Cases came though permissive was 0.",
        "Run the packer only with permissive.",
    ),
}

BITS_SCENARIO_TEXTS: dict[str, str] = {
    "passed": "a case is passed",
    "rejected": "a case is rejected",
    "answer_stands": "an answer that stands on",
    "silent": "a station without a beat",
    "not_permitted": "permissive off",
}
