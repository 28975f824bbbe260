"""PLC blocks for tests: a line at rest, changed by name."""

from dataclasses import replace

from drivers.protocols import PlcBlock

RESTING = PlcBlock(
    label_trigger=0,
    epoch=1,
    heartbeat=1,
    line_state=6,
    case_seq=0,
    case_state=0,
    case_units=0,
    first_trigger=0,
    last_trigger=0,
    first_trigger_2=0,
    last_trigger_2=0,
    disposed_epoch=0,
    disposed_seq=0,
    unit_count=0,
    unit_count_2=0,
    case_label=0,
    in_transit=0,
    inputs=1,
    good_mask=0,
    ejected_mask=0,
)


def block(**words: int) -> PlcBlock:
    """A resting line's block, but for these words."""
    return replace(RESTING, **words)
