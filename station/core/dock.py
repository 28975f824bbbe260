"""A dock: ships what was packed elsewhere. No PLC, no packing: deliveries, and what goes upstream of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from station.core import commands as cmd
from station.core.bench import Bench
from station.core.inputs import StationMode
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.settings import LineSettings
from station.core.values import Arguments, StationKind, StationWords
from station.core.view import LineView

NOT_OF_A_DOCK = frozenset({"plc_silent", "no_order"})
PACKING = cmd.StartOrder | cmd.SuspendOrder | cmd.ResumeOrder | cmd.CloseOrder | cmd.CloseContainer | cmd.SetNextSerial


class Dock(Bench):
    """The core of a dock, behind the same interface as that of a line."""

    def _command(self, command: cmd.Command) -> cmd.Refusal | None:
        if isinstance(command, cmd.BenchCommand | PACKING):
            return cmd.Refusal("dock_packs_nothing")
        return super()._command(command)

    def _not_ready(self) -> list[tuple[str, Arguments]]:
        return [each for each in super()._not_ready() if each[0] not in NOT_OF_A_DOCK]

    def _words(self) -> StationWords:
        if self.state.held or self._not_ready():
            return StationWords(station_state=StationMode.HELD if self.state.held else StationMode.NOT_READY)
        loading = self.state.delivery is not None
        return StationWords(station_state=StationMode.PRODUCING if loading else StationMode.READY)

    def view(self) -> LineView:
        return replace(super().view(), bench=None)


KINDS: Mapping[StationKind, Callable[[LineSettings, Loaded], Line]] = {"line": Line, "bench": Bench, "dock": Dock}
"""Kind of station → its core."""
