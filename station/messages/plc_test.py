"""What ``station plc-test`` says: each check with what is wrong and what to change in the PLC program.

A report for the PLC engineer at a terminal, in English like every command; the keys of a device that cannot be tested
at all are in ``devices``.
"""

from dataclasses import dataclass

from station.messages.row import Row


@dataclass(frozen=True, slots=True)
class CheckText:
    """What is checked; and for a fault what was seen, and what to change."""

    title: str
    fault: Row


def _check(title: str, what: str, do: str) -> CheckText:
    return CheckText(title, Row(what, do))


CHECK_TEXTS: dict[str, CheckText] = {
    "ranges": _check(
        "every word is in its range",
        "Word {word} ({name}) holds {value}.",
        "Keep each word in the range of the map; free bits are 0.",
    ),
    "replies": _check(
        "every request is answered rightly and in time",
        "A request failed ({what}).",
        "Answer each request within request_timeout_ms, and leave the connection open.",
    ),
    "torn_answer": _check(
        "an answer in a torn block is not taken",
        "Case {case} took an answer from a block with word 0 not equal to word 17.",
        "Copy word 17 first, then 1 to 16; use the copy only if word 0 = word 17.",
    ),
    "torn_grant": _check(
        "a grant in a torn block is not adopted",
        "Epoch {epoch} was adopted from a torn block.",
        "Copy word 17 first, then 1 to 16; use the copy only if word 0 = word 17.",
    ),
    "other_version": _check(
        "a block of another map version is not taken",
        "A block with map version 2 was taken.",
        "Use the station's block only if its word 1 is 1.",
    ),
    "three_beats": _check(
        "the station is believed after three beats, not before",
        "A grant was adopted after {beats} beats.",
        "Count three changes of word 3 before you believe the station.",
    ),
    "doubted_grant": _check(
        "a grant of a station without a beat is not adopted",
        "Epoch {epoch} was adopted from a station whose word 3 stood still.",
        "Doubt the station 1 s after the last change of word 3.",
    ),
    "doubted_answer": _check(
        "an answer of a station without a beat is not taken",
        "Case {case} took an answer while word 3 stood still for more than 1 s.",
        "Take an answer only while the station is believed.",
    ),
    "starts_in_epoch_0": _check(
        "after its start the PLC shows epoch 0 and numbers nothing",
        "After the start: epoch {epoch}, {cases:1 case|{cases} cases} in transit.",
        "Start with epoch 0 and number nothing until a grant is adopted.",
    ),
    "grant_adopted": _check(
        "a grant of a believed station is adopted",
        "Epoch {epoch} was granted, word 4 shows {shown}.",
        "Adopt word 2 if it is not 0 and not your epoch, and show it in word 4.",
    ),
    "grant_once": _check(
        "a grant that stays in its word is adopted once",
        "The numbers began again while the same grant was there.",
        "Adopt word 2 only if it is not your epoch already.",
    ),
    "first_number": _check(
        "the first case of an epoch is number 1",
        "The first case asked about is number {case}.",
        "At a grant set your number to 0; the next case is 1.",
    ),
    "records_forgotten": _check(
        "at a grant all records are forgotten",
        "Right after the grant words 14, 15 or 19 ({cases}) still hold old cases.",
        "At a grant forget every record; what is on the belt is a stranger.",
    ),
    "epoch_kept": _check(
        "the epoch is kept while the station is away",
        "Epoch {granted} was granted, later word 4 shows {shown}.",
        "Leave your epoch only at your own start or at a new grant.",
    ),
    "numbers_in_step": _check(
        "numbers go up one by one, and words 15 and 19 agree",
        "The newest number (word 15 + word 19) went from {was} to {now}.",
        "Count words 15 and 19 in one publication; the next number is +1.",
    ),
    "in_transit": _check(
        "never more than 15 cases in transit",
        "{cases:1 case|{cases} cases} in transit.",
        "With 15 in transit number nothing.",
    ),
    "case_words_fixed": _check(
        "words 9 to 13 and 18 do not change while their number is shown",
        "Case {case}: word {word} ({name}) changed.",
        "Publish what was latched with the case, not what counts on.",
    ),
    "triggers": _check(
        "the trigger numbers of a case fit the counts",
        "Case {case}: triggers {first} to {last} do not fit the case before or the count.",
        "Begin a window one after the last; end it at a counted trigger.",
    ),
    "wrap": _check(
        "after 32000 comes 1, in numbers, answers and masks",
        "At the wrap word {word} holds {value} ({case}).",
        "next(x) = IF x >= 32000 THEN 1 ELSE x + 1; never compare by >.",
    ),
    "labels": _check(
        "the label number of a case is the one it stood at the reader for",
        "Case {case}: label {label} does not fit word 3 or the case before.",
        "Latch word 3 into the record of the case that stands at the reader.",
    ),
    "oldest_first": _check(
        "cases are asked about oldest first",
        "Case {case} was asked about after case {before}.",
        "Ask about the oldest case without an answer; skip only what has left.",
    ),
    "held_until_answered": _check(
        "a number is held until it is answered or its case is at the gate",
        "Case {case} was given up before its case was at the gate.",
        "Hold words 7 and 8 until an answer comes or the case is at the gate (4).",
    ),
    "answer_taken": _check(
        "a right answer is taken, and stays taken",
        "The answer to case {case} was not taken, or changed later.",
        "Take word 6 = plus or minus your number if word 5 is your epoch.",
    ),
    "no_answer": _check(
        "without an answer to this number nothing is taken",
        "Case {case} took an answer that was not given to it.",
        "Compare word 6 with plus and minus exactly the number you ask about.",
    ),
    "other_epoch": _check(
        "an answer of another epoch is not taken",
        "Case {case} took an answer with another epoch in word 5.",
        "Take an answer only if word 5 is your epoch.",
    ),
    "other_number": _check(
        "an answer to another number is not taken",
        "Case {case} took the answer to another number.",
        "Compare word 6 with plus and minus exactly the number you ask about.",
    ),
    "late_answer": _check(
        "an answer after state 4 is not taken",
        "Case {case} took an answer after it was too late.",
        "After state 4 the case is rejected, whatever comes.",
    ),
    "only_passed": _check(
        "only a case with a pass leaves by the exit",
        "Case {case} left by the exit (word 21) without a pass.",
        "Open the gate only for the oldest case, in its window, with a pass.",
    ),
    "passed_leaves": _check(
        "a passed case leaves by the exit, and word 21 says so",
        "Case {case} was passed and is not told as good.",
        "Check gate window and exit photocell; set bit 0 of word 21 for it.",
    ),
    "lifted_case": _check(
        "a case that is taken off is settled as unsure",
        "A case was taken off; {cases:1 stays|{cases} stay} in transit for ever.",
        "Settle the oldest case when its window at the gate closes empty.",
    ),
    "strange_case": _check(
        "a case that is put on is ejected and takes no number",
        "After a strange case, case {case} was settled before it was at the gate.",
        "At the gate accept the oldest case only inside its window.",
    ),
    "masks_shift": _check(
        "words 21 and 22 shift by one for each case that leaves",
        "The masks at case {case} do not keep the bits of the cases before.",
        "Shift both masks left by one, then set bit 0, for each case.",
    ),
    "masks_apart": _check(
        "no case is told as good and as ejected",
        "Case {case} has its bit in word 21 and in word 22.",
        "Set the bit of one mask only, by the photocell that saw it.",
    ),
    "rejected_ejected": _check(
        "a rejected case is seen in the ejector",
        "Case {case} was rejected and is not told as ejected.",
        "Check the ejector's photocell; set bit 0 of word 22 when it sees the case.",
    ),
    "ejection_seen": _check(
        "ejected is told only by the ejector's photocell",
        "Case {case} went past the ejector and is told as ejected.",
        "Set word 22 by the photocell in the ejector, not by the command.",
    ),
    "escape_latched": _check(
        "what passes the exit without a pass latches bit 5",
        "Case {case} went past the ejector and bit 5 of word 20 stays 0.",
        "Latch bit 5 until a person resets it at the gate.",
    ),
    "permissive": _check(
        "without the permissive the packer stops",
        "{cases:1 case was|{cases} cases were} packed while bit 0 of word 11 was 0.",
        "Run the packer only while bit 0 of word 11 is 1.",
    ),
    "stop_request": _check(
        "on a stop request the packer finishes its case and stops",
        "{cases:1 case was|{cases} cases were} packed while bit 5 of word 11 was 1.",
        "On bit 5 of word 11 finish the case and stop.",
    ),
    "station_silent": _check(
        "without a beat for 1 s the packer stops",
        "{cases:1 case was|{cases} cases were} packed while the station was away.",
        "Run the packer only while the station is believed.",
    ),
    "unrecorded": _check(
        "with 12 cases unrecorded the packer stops",
        "{cases:1 case was|{cases} cases were} packed though word 16 was 12 cases behind.",
        "Run the packer only while ahead(word 15, word 16) is under 12.",
    ),
    "escape_stops": _check(
        "while bit 5 is latched the packer stops",
        "{cases:1 case was|{cases} cases were} packed while bit 5 of word 20 was latched.",
        "Run the packer only while bit 5 is off.",
    ),
    "publishing": _check(
        "a new whole block every 20 ms or so",
        "No new whole block for {ms} ms.",
        "Publish every 20 ms, in a task that always runs.",
    ),
    "block_number": _check(
        "the block number goes up",
        "Word 0 went from {was} to {now}.",
        "Add 1 to words 23 and 0 at each publication; after 32000 comes 1.",
    ),
    "one_content": _check(
        "no mixture of two publications looks whole",
        "Publication {number} was read with two contents.",
        "Write word 23 first, then 1 to 22, and word 0 last.",
    ),
    "heartbeat": _check(
        "the heartbeat changes every 200 ms",
        "Word 5 stood still for {ms} ms.",
        "Count word 5 up every 100 ms, also while the packer stands.",
    ),
}

SCENARIO_TEXTS: dict[str, str] = {
    "believe": "three beats, then a grant",
    "grants": "grants to refuse",
    "answers": "answers to refuse",
    "doubted": "an answer of a station without a beat",
    "late": "no answer until the gate",
    "new_grant": "a new grant while cases are on the belt",
    "permissive": "permissive off",
    "stop": "stop request",
    "station": "the station restarts",
    "unrecorded": "disposals are not recorded",
    "torn": "torn reads",
    "plc": "the PLC restarts",
    "lifted": "a case is taken off",
    "strange": "a case is put on",
    "ejector": "the ejector fails",
    "wrap": "the wrap at 32000",
}

INSTRUCTIONS: dict[str, str] = {
    "restart": "Restart the PLC program now (STOP, then RUN).",
    "lift_case": "Take a numbered case off the belt now, before the gate.",
    "put_case": "Put a case on the belt now, into a gap before the gate.",
    "fail_ejector": "Let the next rejected case go past the ejector to the exit now.",
    "reset_gate": "Reset the gate now (bit 5 of word 20).",
    "preset": "Set the PLC to number from 31990 at the next grant now.",
    "strange_ejected": "Was the case that you put on ejected? y or n:",
}

NOT_TESTED: dict[str, str] = {
    "": "nothing came by that shows it",
    "no_cases": "no cases came: let the line or its simulation run",
    "no_grant": "no epoch was adopted",
    "no_block": "no block was read",
    "link": "the connection was lost",
    "nobody": "nobody did what was asked in time",
    "gave_up": "the case was given up before its answer",
    "no_preset": "the PLC cannot number from 31990: see --wrap",
    "not_asked": "it was not asked for: see --wrap",
}
