"""The PLC's fast counters and latches: which triggers belong to the case leaving the packer (docs/plc.md, duty P4)."""

from drivers.sim.plc_io import Close, Layout, Pulse, Sensors, following


class Latches:
    """Counts the pulses given to the unit reader or the camera, and keeps step with the file in front of the packer."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.unit_count = 0
        self._picked = 0
        self._in_step = False
        self._first = 0
        self._units = 0

    def count(self, pulse: Pulse) -> None:
        """A unit at the reader, or a unit picked."""
        if pulse == "read":
            self.unit_count = following(self.unit_count, self._layout.trigger_top)
        elif pulse == "pick":
            self._picked = following(self._picked, self._layout.trigger_top)
            self._first = self._first or self._picked
            self._units += 1

    def close(self, pulse: Close) -> tuple[int, int, int]:
        """Units, first and last trigger of the case that leaves now."""
        if self._layout.camera_counted:
            self.unit_count = following(self.unit_count, self._layout.trigger_top)
            return pulse.units, self.unit_count, self.unit_count
        if not self._layout.queue:
            return pulse.units, 0, 0
        units, first, last = self._units, self._first, self._picked
        self._units = self._first = 0
        return (units, first, last) if self._in_step else (units, 0, 0)

    def keep_in_step(self, seen: Sensors) -> None:
        """An empty zone proves which unit comes next; a PLC that has just started knows it no other way."""
        if seen.zone_empty and self._layout.queue:
            self._picked, self._in_step = self.unit_count, True
            if seen.packer_empty:
                self._units = self._first = 0
