"""Register map v1: sixteen-bit words ↔ named values. Pure; knows no time, no socket and no earlier block.

Words are unsigned 0…65535, as Modbus carries them. Counters of the map run 1…32000 and then 1 again (0 = none), so a
PLC's signed INT holds them; masks use all sixteen bits.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from drivers.errors import WireFault
from drivers.protocols import PlcBlock, StationWords

PLC_WORDS = 24
STATION_WORDS = 18
MAP_VERSION = 1
PROBE = 0x1234
PROBE_SWAPPED = 0x3412
TOP = 32000
"""The highest number of every counter; the next one is 1."""

FIRST_NAMED_WORD = 3
_MASK = 0xFFFF
_PACKML_TOP = 17


class CaseAsk(IntEnum):
    """Word 8, ``case_state``: what the PLC asks about its case."""

    IDLE = 0
    WAITING = 1
    PASS_TAKEN = 2
    REJECT_TAKEN = 3
    TOO_LATE = 4


_HIGHEST: Mapping[str, int] = {
    "label_trigger": TOP,
    "epoch": TOP,
    "heartbeat": TOP,
    "line_state": _PACKML_TOP,
    "case_seq": TOP,
    "case_state": max(CaseAsk),
    "case_units": TOP,
    "first_trigger": TOP,
    "last_trigger": TOP,
    "first_trigger_2": TOP,
    "last_trigger_2": TOP,
    "disposed_epoch": TOP,
    "disposed_seq": TOP,
    "unit_count": TOP,
    "unit_count_2": TOP,
    "case_label": TOP,
    "in_transit": TOP,
    "inputs": _MASK,
    "good_mask": _MASK,
    "ejected_mask": _MASK,
}
"""Words 3…22 in the order of the map, each with its highest value."""

PLC_NAMES = ("block_first", "map_version", "probe", *_HIGHEST, "block_last")
"""Words 0…23 of the PLC block."""
STATION_NAMES = (
    "block_first",
    "map_version",
    "grant",
    "heartbeat",
    "station_state",
    "verdict_epoch",
    "verdict",
    "reason",
    "units_read",
    "backlog",
    "boot",
    "outputs",
    "cases_passed_thousands",
    "cases_passed_rest",
    "cases_rejected_thousands",
    "cases_rejected_rest",
    "disposed_recorded",
    "block_last",
)
"""Words 0…17 of the station block."""

_STATION_STATE_TOP = 4
_REASONS = frozenset([*range(14), 99])


def signed(word: int) -> int:
    """Return the word as a PLC's INT shows it, -32768…32767."""
    return word - 0x10000 if word & 0x8000 else word


def after(number: int) -> int:
    """Return the number that follows on the wire: 1…32000, then 1 again."""
    return number % TOP + 1


def decode_block(words: Sequence[int]) -> PlcBlock:
    """Name words 3…22 of a whole PLC block.

    Raises WireFault ``plc_range`` with the word's number, name and value when one is outside its range."""
    named: dict[str, int] = {}
    for index, (name, highest) in enumerate(_HIGHEST.items(), FIRST_NAMED_WORD):
        if not 0 <= words[index] <= highest:
            raise WireFault("plc_range", word=index, name=name, value=signed(words[index]))
        named[name] = words[index]
    return PlcBlock(**named)


def encode_station(words: StationWords, heartbeat: int, number: int) -> list[int]:
    """Return the 18 words of the station block; ``number`` stands in its first and last word.

    What the handshake decides by must be in range, else ValueError: that is our own mistake, and a wrong number must
    never reach the gate. What a panel only shows is folded into its range."""
    _demand("number", number, 1, TOP)
    _demand("heartbeat", heartbeat, 1, TOP)
    _demand("grant", words.grant, 0, TOP)
    _demand("station_state", words.station_state, 0, _STATION_STATE_TOP)
    _demand("verdict_epoch", words.verdict_epoch, 0, TOP)
    _demand("verdict", words.verdict, -TOP, TOP)
    _demand("outputs", words.outputs, 0, _MASK)
    _demand("disposed_recorded", words.disposed_recorded, 0, TOP)
    if words.reason not in _REASONS:
        raise ValueError(f"reason {words.reason} is not of the map")
    passed, rejected = _thousands(words.cases_passed), _thousands(words.cases_rejected)
    named = {
        "block_first": number,
        "map_version": MAP_VERSION,
        "grant": words.grant,
        "heartbeat": heartbeat,
        "station_state": words.station_state,
        "verdict_epoch": words.verdict_epoch,
        "verdict": words.verdict & _MASK,
        "reason": words.reason,
        "units_read": _shown(words.units_read),
        "backlog": _shown(words.backlog),
        "boot": _running(words.boot),
        "outputs": words.outputs,
        "cases_passed_thousands": passed[0],
        "cases_passed_rest": passed[1],
        "cases_rejected_thousands": rejected[0],
        "cases_rejected_rest": rejected[1],
        "disposed_recorded": words.disposed_recorded,
        "block_last": number,
    }
    return [named[name] for name in STATION_NAMES]


def _demand(name: str, value: int, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:
        raise ValueError(f"{name} {value} is outside {lowest}…{highest}")


def _shown(count: int) -> int:
    return min(max(count, 0), TOP)


def _running(count: int) -> int:
    return (count - 1) % TOP + 1 if count > 0 else 0


def _thousands(count: int) -> tuple[int, int]:
    thousands, rest = divmod(max(count, 0), 1000)
    return _shown(thousands), rest
