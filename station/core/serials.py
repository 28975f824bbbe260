"""Case codes that the station assigns itself: SSCCs of one extension digit and company prefix, serial by serial."""

from dataclasses import dataclass, field

from station.core.codes import sscc, sscc_room
from station.core.values import Code


@dataclass(slots=True)
class Serials:
    extension: int
    prefix: str
    room: int = field(init=False)
    """Serials that fit: 0 … room - 1; none for a prefix that is not one."""
    skipped: int = 0
    """Serials up to this one are taken, whatever the journal's count says."""

    def __post_init__(self) -> None:
        try:
            self.room = sscc_room(self.prefix) if 0 <= self.extension <= 9 else 0
        except ValueError:
            self.room = 0

    def left(self, used: int) -> int:
        """How many are left after the serial ``used``, the highest ever assigned."""
        return max(0, self.room - 1 - max(used, self.skipped))

    def after(self, used: int) -> tuple[Code, int]:
        """The next code and its serial. Ask ``left`` first."""
        serial = max(used, self.skipped) + 1
        number = sscc(self.extension, self.prefix, serial)
        return Code(f"gs1:00{number}", number), serial

    def skip(self, code: str) -> None:
        """This code is in use already (printed before the station assigned codes): go on behind it."""
        head = f"{self.extension}{self.prefix}"
        if self.room and len(code) == 18 and code.isascii() and code.isdigit() and code.startswith(head):
            self.skipped = int(code[len(head) : -1])
