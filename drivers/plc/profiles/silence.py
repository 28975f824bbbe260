"""How long a PLC that gives no answer is waited for."""

from drivers.errors import DeviceLost, NoAnswer


class Silence:
    """Of one connection. Times are monotonic seconds."""

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._heard_s = 0.0

    def begin(self, now_s: float) -> float:
        self._heard_s = now_s
        return now_s

    def heard(self, now_s: float) -> None:
        self._heard_s = now_s

    def error(self, silent: NoAnswer, now_s: float) -> NoAnswer | DeviceLost:
        """Lost, once no answer came for the time-out."""
        age_s = now_s - self._heard_s
        return DeviceLost("plc_silent", age_ms=round(age_s * 1_000)) if age_s >= self._timeout_s else silent
