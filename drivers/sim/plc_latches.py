"""The PLC's fast counters and latches: which triggers belong to the case leaving the packer (docs/plc.md, duty P4)."""

from drivers.sim.plc_io import PICKS, READS, Close, Layout, Pulse, Sensors, Triggers, following


class _Lane:
    """One file of units: what was counted at its reader, and what the packer took out of it."""

    def __init__(self) -> None:
        self.count = self.picked = self.first = 0

    def window(self) -> tuple[int, int]:
        """First and last trigger of the case that leaves; (0, 0): nothing of it came by this lane."""
        return (self.first, self.picked) if self.first else (0, 0)


class Latches:
    """Counts the pulses given to readers or cameras, and keeps step with the files in front of the packer."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lanes = (_Lane(), _Lane())
        self._in_step = False
        self._units = 0

    @property
    def unit_counts(self) -> tuple[int, int]:
        """Triggers given so far, by lane."""
        return self._lanes[0].count, self._lanes[1].count

    def count(self, pulse: Pulse) -> None:
        """A unit at a reader, a unit picked, a layer photographed."""
        top = self._layout.trigger_top
        if pulse in READS:
            lane = self._lanes[READS.index(pulse)]
            lane.count = following(lane.count, top)
        elif pulse in PICKS:
            lane = self._lanes[PICKS.index(pulse)]
            lane.picked = following(lane.picked, top)
            lane.first = lane.first or lane.picked
            self._units += 1
        elif self._layout.camera_counted:
            self._fire()

    def _fire(self) -> None:
        """The cameras, or the reader of whole cases."""
        one = self._lanes[0]
        one.count = one.picked = following(one.count, self._layout.trigger_top)
        one.first = one.first or one.count

    def close(self, pulse: Close) -> tuple[int, Triggers]:
        """Units and triggers of the case that leaves now; with it its last layer is photographed, or the case read."""
        if self._layout.camera_counted or self._layout.case_read:
            self._fire()
            units = pulse.units
        elif self._layout.queue:
            units = self._units
        else:
            return pulse.units, (0, 0, 0, 0)
        one, two = self._lanes
        triggers = (*one.window(), *two.window())
        self._begin_case()
        return (units, triggers) if self._in_step or not self._layout.queue else (units, (0, 0, 0, 0))

    def _begin_case(self) -> None:
        self._units = 0
        for lane in self._lanes:
            lane.first = 0

    def keep_in_step(self, seen: Sensors) -> None:
        """An empty zone proves which unit comes next; a PLC that has just started knows it no other way."""
        if seen.zone_empty and self._layout.queue:
            self._in_step = True
            for lane in self._lanes:
                lane.picked = lane.count
            if seen.packer_empty:
                self._begin_case()
