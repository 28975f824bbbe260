"""Where a person is on the Rework page, and the words of what can be done there."""

from dataclasses import dataclass

from station.api.schema import Repair, RepairPlace, ReworkOperation, ReworkOption, ReworkOptions
from ui.i18n.mark import mark
from ui.presenters.task import CellState

LABELS: dict[str, str] = {
    "repack": mark("rework", "Put the case right"),
    "replace": mark("rework", "Replace it"),
    "remove": mark("rework", "Take it out"),
    "fill": mark("rework", "Put one in"),
    "put": mark("rework", "Put it into another"),
    "merge": mark("rework", "Merge into another"),
    "relabel": mark("rework", "New label"),
    "dissolve": mark("rework", "Dissolve"),
    "dissolve_all": mark("rework", "Dissolve all levels"),
    "decommission": mark("rework", "Out of use"),
    "recommission": mark("rework", "Back into use"),
    "restore": mark("rework", "Bring back"),
    "return": mark("rework", "Came back"),
}
PROMPTS: dict[str, str] = {
    "replace": mark("rework", "Take it out, and scan what takes its place."),
    "fill": mark("rework", "Scan what is put in."),
    "put": mark("rework", "Scan the container that it goes into."),
    "merge": mark("rework", "Scan the container that takes its contents."),
    "relabel": mark("rework", "Scan the new label."),
}
"""What is to be scanned for it."""
REASONS: dict[str, str] = {
    "damaged": mark("rework", "Damaged"),
    "mistake": mark("rework", "Packing mistake"),
    "label": mark("rework", "Label wrong"),
    "quality": mark("rework", "Quality check"),
    "other": mark("rework", "Other"),
}
FATES: dict[str, str] = {
    "sampled": mark("rework", "Sample"),
    "destroyed": mark("rework", "Destroyed"),
    "damaged": mark("rework", "Damaged"),
    "lost": mark("rework", "Lost"),
    "other": mark("rework", "Other"),
}
WITH_REASON = frozenset({"remove", "dissolve", "dissolve_all"})
"""A person says why, with one key more."""
BATCHED = ("dissolve", "dissolve_all", "remove", "decommission", "recommission")
"""Acts that are done with several at once."""


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """One that was scanned for a batch."""

    code: str
    able: bool | None = None
    """None: it is being asked."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rework:
    """Where a person is: nothing scanned, a code chosen, something of it begun, or several at once."""

    options: ReworkOptions | None = None
    chosen: str = ""
    """Name of the option that was begun."""
    fate: str = ""
    """What was chosen for ``decommission``, for a batch."""
    reason: str = ""
    scanned: tuple[str, ...] = ()
    """Repair: units for the empty places."""
    out: frozenset[int] = frozenset()
    """Repair: places whose unit is taken out."""
    label: str = ""
    batch: bool = False
    entries: tuple[BatchEntry, ...] = ()
    operations: tuple[ReworkOperation, ...] = ()
    marked: str = ""
    """The operation that Undo means; empty = the newest."""

    @property
    def repair(self) -> Repair | None:
        return self.options.repair if self.options is not None and self.chosen == "repack" else None

    def option(self, name: str) -> ReworkOption | None:
        given = self.options.options if self.options is not None else ()
        return next((each for each in given if each.name == name), None)

    @property
    def places(self) -> tuple[tuple[RepairPlace, CellState], ...]:
        """Every place of the case, with what is in it by now."""
        repair, left, told = self.repair, len(self.scanned), []
        pointed = False
        for number, place in enumerate(repair.places if repair is not None else ()):
            state: CellState = "kept"
            if not place.kept or number in self.out:
                state = "filled" if left > 0 else "next" if not pointed else "empty"
                pointed = pointed or state == "next"
                left -= 1
            told.append((place, state))
        return tuple(told)

    @property
    def missing(self) -> int:
        return sum(state in ("next", "empty") for _, state in self.places)

    @property
    def needs_label(self) -> bool:
        repair = self.repair
        return repair is not None and not (repair.label or repair.assigned or self.label)

    @property
    def undoable(self) -> ReworkOperation | None:
        """What the Undo key takes back."""
        able = [each for each in self.operations if each.able]
        return next((each for each in able if str(each.operation) == self.marked), able[0] if able else None)
