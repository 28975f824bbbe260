"""What the words of both register blocks mean: for each name a reading of its number, as phrase keys.

Names and addresses come from the driver's codec, states and bits from the core; here is only which belongs to which.
"""

from collections.abc import Callable, Iterable, Mapping

from drivers.plc.codec import MAP_VERSION, PROBE, PROBE_SWAPPED, TOP, signed
from drivers.protocols import Register
from station.api import schema
from station.assembly.snapshot import PACKML, STATES
from station.core.inputs import CaseAsk, Inputs, Outputs
from station.core.values import WIRE_REASON

Keys = tuple[str, ...]
MASK_BITS = 16

_INPUTS = {
    Inputs.RUNNING: "in_running",
    Inputs.E_STOP: "in_e_stop",
    Inputs.GUARD_OPEN: "in_guard_open",
    Inputs.BIN_FULL: "in_bin_full",
    Inputs.AIR_LOW: "in_air_low",
    Inputs.ESCAPED: "in_escaped",
    Inputs.BYPASSED: "in_bypassed",
    Inputs.EMPTY: "in_empty",
    Inputs.STUCK: "in_stuck",
}
_OUTPUTS = {
    Outputs.PERMISSIVE: "out_permissive",
    Outputs.RED: "out_red",
    Outputs.AMBER: "out_amber",
    Outputs.GREEN: "out_green",
    Outputs.BUZZER: "out_buzzer",
    Outputs.STOP_REQUEST: "out_stop_request",
}
_CASE_STATES = {ask.value: f"ask_{ask.name.lower()}" for ask in CaseAsk}
_REASONS = {0: "none", **{number: reason.value for reason, number in WIRE_REASON.items()}}


def _one_of(table: Mapping[int, str]) -> Callable[[int], Keys]:
    return lambda value: (table.get(value, "not_of_the_map"),)


def _bits_of(table: Mapping[int, str]) -> Callable[[int], Keys]:
    def read(value: int) -> Keys:
        bits = [1 << bit for bit in range(MASK_BITS) if value >> bit & 1]
        return tuple(table.get(bit) or f"bit_{bit.bit_length() - 1}" for bit in bits)

    return read


def _verdict(value: int) -> Keys:
    return ("verdict_pass" if signed(value) > 0 else "verdict_reject" if value else "none",)


def _probe(value: int) -> Keys:
    return ("probe_right" if value == PROBE else "probe_swapped" if value == PROBE_SWAPPED else "probe_wrong",)


def _version(value: int) -> Keys:
    return ("version_right" if value == MAP_VERSION else "version_wrong",)


def _zero_means(key: str) -> Callable[[int], Keys]:
    return lambda value: () if value else (key,)


MEANINGS: Mapping[str, Callable[[int], Keys]] = {
    "map_version": _version,
    "probe": _probe,
    "epoch": _zero_means("no_epoch"),
    "line_state": _one_of(PACKML),
    "case_seq": _zero_means("none"),
    "case_state": _one_of(_CASE_STATES),
    "case_units": _zero_means("not_counted"),
    "case_label": _zero_means("none"),
    "inputs": _bits_of(_INPUTS),
    "grant": _zero_means("keep_epoch"),
    "station_state": _one_of(dict(STATES)),
    "verdict": _verdict,
    "reason": _one_of(_REASONS),
    "outputs": _bits_of(_OUTPUTS),
}
"""Name of a word → what its number (0…65535) means. What is not here is a plain number."""

_MASKS = frozenset({"good_mask", "ejected_mask"})
_HEXADECIMAL = _MASKS | {"probe", "inputs", "outputs"}
_WRONG = frozenset({"probe_swapped", "probe_wrong", "version_wrong", "not_of_the_map", "torn"})


def told(registers: Iterable[Register]) -> tuple[schema.RegisterRow, ...]:
    """One block, word by word."""
    rows = tuple(registers)
    values = {row.name: row.value for row in rows}
    return tuple(_row(word, row, values) for word, row in enumerate(rows))


def _row(word: int, register: Register, values: Mapping[str, int | None]) -> schema.RegisterRow:
    value, name = register.value, register.name
    meaning = _meaning(name, value, values) if value is not None else ()
    return schema.RegisterRow(
        word=word,
        address=register.address,
        name=name,
        value=signed(value) if value is not None else None,
        hexadecimal=name in _HEXADECIMAL,
        meaning=meaning,
        cases=_cases(value, values.get("disposed_seq")) if name in _MASKS and value else (),
        wrong=not _WRONG.isdisjoint(meaning),
    )


def _meaning(name: str, value: int, values: Mapping[str, int | None]) -> Keys:
    if name == "block_last":
        return ("whole" if value == values["block_first"] else "torn",)
    read = MEANINGS.get(name)
    return read(value) if read is not None else ()


def _cases(mask: int, newest: int | None) -> tuple[int, ...]:
    """Wire numbers, as far as they lie after the last turn of the counter."""
    first = newest if newest is not None and newest <= TOP else 0
    return tuple(first - bit for bit in range(MASK_BITS) if mask >> bit & 1 and first > bit)
