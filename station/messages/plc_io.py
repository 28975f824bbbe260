"""What ``station plc-test --profile io`` says."""

from station.messages.plc_test import CheckText
from station.messages.row import Row


def _check(title: str, what: str, do: str) -> CheckText:
    return CheckText(title, Row(what, do))


IO_TEXTS: dict[str, CheckText] = {
    "io_inputs": _check(
        "the inputs are there, and FC02 reads them",
        "Inputs {first} to {last}: {what}.",
        "Correct [plc.inputs]: numbers are from 0, and all of them are read at once.",
    ),
    "io_coils": _check(
        "the coils are there: FC01 reads, FC15 writes them",
        "Coils {first} to {last}: {what}.",
        "Correct [plc.outputs]: numbers are from 0, and all of them are written at once.",
    ),
    "io_registers": _check(
        "the registers of watchdog and counter are there",
        "{kind} register {register}: {what}.",
        "Correct its number and kind, from 0, by the block's manual.",
    ),
    "io_alone": _check(
        "nobody else writes",
        "Coil {coil} ({name}) is on, and this test did not set it.",
        "Stop the station and every other master; then reset the block.",
    ),
    "io_fast": _check(
        "a read and a write fit into one poll",
        "A poll takes {ms} ms (p99), and one is due every {poll} ms.",
        "Raise poll_ms, or mend the network: wireless, hubs, a slow block.",
    ),
    "io_written": _check(
        "a coil that is written on is on",
        "Coil {coil} ({name}) was written on and reads off.",
        "Set the output to be written over Modbus: no local logic, no other mode.",
    ),
    "io_off": _check(
        "a coil that is written off is off",
        "Coil {coil} ({name}) was written off and reads on.",
        "Look for local logic or a pulse mode of this output; else the output is stuck.",
    ),
    "io_apart": _check(
        "a coil is written alone",
        "With coil {coil} came on: {other}.",
        "Correct [plc.outputs], or take the grouping of outputs out of the block.",
    ),
    "io_watchdog_told": _check(
        "the block says that its watchdog is on",
        "Register {register} says {value}.",
        "Switch the host watchdog on, or correct register, least and most.",
    ),
    "io_watchdog_steady": _check(
        "outputs stay on while they are polled",
        "Output {name} went off though it was written every {poll} ms.",
        "Make the watchdog slower than several polls; look for a pulse mode of the output.",
    ),
    "io_watchdog_silent": _check(
        "outputs go off when nobody asks",
        "Coil {coil} ({name}) is still on after {ms} ms of silence; set is {time} ms.",
        "Switch the host watchdog on, safe state off. No other master may ask the block.",
    ),
    "io_watchdog_cut": _check(
        "outputs go off when the connection is cut",
        "Coil {coil} ({name}) is still on {ms} ms after the cut; set is {time} ms.",
        "Let the watchdog count the time without requests, not the open connections.",
    ),
    "io_watchdog_time": _check(
        "they go off after the time that is set",
        "The outputs were off after {ms} ms; [plc.watchdog] time_ms says {time}.",
        "Set the same time in the block and in the config; the limit follows from it.",
    ),
    "io_watchdog_stays": _check(
        "outputs stay off until they are written",
        "Output {name} came on again when the block was asked, without a write.",
        "Set the watchdog to hold the safe state until the next write.",
    ),
    "io_armed": _check(
        "the rejecter is armed at the start",
        "Coil {coil} ({name}) is on: the rejecter is disarmed.",
        "Stop whatever set it; set its power-on state to off.",
    ),
    "io_rejecter_drops": _check(
        "the rejecter is armed again by the watchdog",
        "Coil {coil} (let_go) is still on after {ms} ms of silence.",
        "Set the safe state of this output to off. Until then this line must not run.",
    ),
    "io_trigger": _check(
        "the case photocell is seen",
        "Input {input} (trigger) was on all the time.",
        "Clear the photocell; let it be on while a case is there.",
    ),
    "io_ejected": _check(
        "the reject photocell is seen",
        "Input {input} (ejected) was on all the time.",
        "Clear the photocell; let it be on while a case is there.",
    ),
    "io_running": _check(
        "the contact of the belt is seen",
        "Input {input} (running) was never on.",
        "Wire the contact of the drive: closed while the belt runs.",
    ),
    "io_exit": _check(
        "the exit photocell is seen",
        "Input {input} (exit) was on all the time.",
        "Clear the photocell; let it be on while a case is there.",
    ),
    "io_counter": _check(
        "the block counts the case photocell",
        "{seen:1 case was|{seen} cases were} seen, and the counter moved by {n}.",
        "Let it count the rising edges of this input; the same filter as the input's.",
    ),
    "io_limit": _check(
        "the line can be slow enough for this block",
        "{why}",
        "station io-limit tells each part of it.",
    ),
}

IO_LIMIT_FAULTS: dict[str, str] = {
    "too_near": "The rejecter is nearer than the answer is fast: every case would be ejected.",
    "unseen": "A case passes a photocell between two polls.",
}

IO_INSTRUCTIONS: dict[str, str] = {
    "io_running": "Let the belt run now (input {input}).",
    "io_trigger": "Break the case photocell now, and clear it (input {input}).",
    "io_ejected": "Break the reject photocell now, and clear it (input {input}).",
    "io_exit": "Break the exit photocell now, and clear it (input {input}).",
}

IO_NOT_TESTED: dict[str, str] = {
    "": "an earlier check failed",
    "not_alone": "nothing is written while somebody else may write",
    "not_switched": "this output was not switched: see --switch-outputs",
    "no_lamp": "no lamp is wired, and no other output was switched: see --switch-outputs",
    "not_obeyed": "the outputs do not do what is written",
    "unbroken": "nobody broke the photocell in time",
}
