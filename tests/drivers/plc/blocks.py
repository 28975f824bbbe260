"""PLC blocks for tests, written word by word from the register map."""

from drivers.protocols import PlcBlock

IDLE = [0, 1, 0x1234, 0, 1, 0, 6, *[0] * 16, 0]


def block(number: int = 1, heartbeat: int = 1, **words: int) -> list[int]:
    """Return a whole block; ``words`` are given as w7=10, w21=0xFFFF …"""
    made = list(IDLE)
    made[0] = made[23] = number
    made[5] = heartbeat
    for name, value in words.items():
        made[int(name.removeprefix("w"))] = value
    return made


def named(read: PlcBlock) -> dict[str, int]:
    return {name: getattr(read, name) for name in PlcBlock.__dataclass_fields__}
