"""Broken PLC programs, on purpose: each breaks one duty of docs/plc.md, and ``station plc-test`` must name it.

``BROKEN`` is the list that ``station plc-sim --fault`` takes: at least one for every check that words can fail.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drivers.sim import plc_wrong_cases as cases
from drivers.sim import plc_wrong_gate as gate
from drivers.sim import plc_wrong_hearing as hearing
from drivers.sim import plc_wrong_telling as telling
from drivers.sim.plc_gate import GateKeeper
from drivers.sim.plc_program import PlcProgram


def _with_gate(name: str, keeper: type[GateKeeper]) -> type[PlcProgram]:
    return type(name, (PlcProgram,), {"gate_type": keeper})


@dataclass(frozen=True, slots=True)
class Broken:
    """One fault: the duty it breaks, and the program that has it."""

    duty: str
    check: str
    """The check of ``station plc-test`` that names it."""
    program: type[PlcProgram] = PlcProgram
    word_0_first: bool = False


BROKEN: Mapping[str, Broken] = {
    "free-heartbeat": Broken("R7", "ranges", telling.FreeRunningHeartbeat),
    "torn-block": Broken("P1", "torn_answer", hearing.TakesTornBlocks),
    "torn-grant": Broken("P1", "torn_grant", hearing.AdoptsTornGrants),
    "any-map": Broken("P1", "other_version", hearing.TakesOtherMaps),
    "believes-at-once": Broken("P2", "three_beats", hearing.BelievesAtOnce),
    "stale-grant": Broken("P2", "doubted_grant", hearing.NeverDoubts),
    "stale-station": Broken("P2", "doubted_answer", hearing.NeverDoubts),
    "own-epoch": Broken("P3", "starts_in_epoch_0", cases.NumbersWithoutEpoch),
    "one-grant": Broken("P3", "grant_adopted", hearing.AdoptsOneGrant),
    "adopts-again": Broken("P3", "grant_once", hearing.AdoptsAgain),
    "from-zero": Broken("P3", "first_number", cases.NumbersFromZero),
    "numbers-on": Broken("P3", "records_forgotten", cases.NumbersOn),
    "drops-epoch": Broken("P3", "epoch_kept", hearing.DropsItsEpoch),
    "settles-later": Broken("P4", "numbers_in_step", telling.SettlesLater),
    "transit-without-end": Broken("P4", "in_transit", telling.CountsAllInTransit),
    "latches-nothing": Broken("P4", "case_words_fixed", cases.LatchesNothing),
    "windows-overlap": Broken("P4", "triggers", cases.OverlapsWindows),
    "wraps-late": Broken("P4", "wrap", cases.WrapsAtTheSignedTop),
    "no-label": Broken("P5", "labels", cases.LatchesNoLabel),
    "newest-first": Broken("P6", "oldest_first", cases.AsksNewestFirst),
    "impatient": Broken("P6", "held_until_answered", cases.Impatient),
    "ignores-rejects": Broken("P7", "answer_taken", hearing.IgnoresRejects),
    "any-number": Broken("P7", "no_answer", hearing.TakesAnyNumber),
    "other-epoch": Broken("P7", "other_epoch", hearing.TakesOtherEpochs),
    "off-by-one": Broken("P7", "other_number", hearing.TakesTheNeighbours),
    "late-pass": Broken("P7", "late_answer", _with_gate("LatePassPlc", gate.OpenGate)),
    "open-gate": Broken("P8", "only_passed", _with_gate("OpenGatePlc", gate.OpenGate)),
    "shut-gate": Broken("P8", "passed_leaves", _with_gate("ShutGatePlc", gate.NeverLetsGo)),
    "waits-for-lifted": Broken("P8", "lifted_case", _with_gate("WaitsPlc", gate.WaitsForTheLifted)),
    "fifo-gate": Broken("P8", "strange_case", _with_gate("FifoGatePlc", gate.FifoGate)),
    "drops-bits": Broken("P9", "masks_shift", _with_gate("MaskOfOnePlc", gate.MaskOfOne)),
    "tells-both": Broken("P9", "masks_apart", _with_gate("TellsBothPlc", gate.TellsBoth)),
    "blind-ejector": Broken("P9", "rejected_ejected", _with_gate("BlindPlc", gate.BlindEjector)),
    "ejects-by-command": Broken("P9", "ejection_seen", _with_gate("EjectsByCommandPlc", gate.EjectsByCommand)),
    "no-latch": Broken("P9", "escape_latched", _with_gate("NoLatchPlc", gate.NoLatch)),
    "no-permissive": Broken("P10", "permissive", gate.IgnoresPermissive),
    "no-stop": Broken("P10", "stop_request", gate.IgnoresStopRequest),
    "runs-alone": Broken("P10", "station_silent", gate.RunsWhenDoubted),
    "unrecorded": Broken("P10", "unrecorded", gate.ForgetsWhatIsUnrecorded),
    "runs-escaped": Broken("P10", "escape_stops", gate.RunsWhenEscaped),
    "publishes-slowly": Broken("P11", "publishing", telling.PublishesSlowly),
    "counts-backwards": Broken("P11", "block_number", telling.CountsBackwards),
    "word-0-first": Broken("P11", "one_content", word_0_first=True),
    "heart-stands": Broken("P11", "heartbeat", telling.HeartStands),
}
