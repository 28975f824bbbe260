"""The whole pictures of a recording, read again by the decoder of this program."""

from dataclasses import dataclass, field
from pathlib import Path

from drivers.camera.picture import UnreadablePicture, load_picture
from station.assembly.devices import view_settings
from station.core.codes import identify
from station.core.line import Line
from station.core.observations import PictureRead, ViewRead
from station.core.values import Recipe, View
from station.core.views import views_of
from station.recording.segments import Input, SegmentHead
from station.vision.cascade import decode

Cells = dict[tuple[int, int] | None, str]


@dataclass(slots=True)
class PicturesAgain:
    """Is shown every input; reads each picture that the recording kept."""

    folder: Path
    pictures: int = 0
    read_before: int = 0
    read_now: int = 0
    """Codes in cells."""
    otherwise: list[str] = field(default_factory=list)
    """Cells that both read, with another text: ``picture view row column``."""

    def __call__(self, line: Line, head: SegmentHead, told: Input) -> None:
        item, order = told.item, line.state.order
        if not isinstance(item, PictureRead) or item.picture is None or order is None:
            return
        path = self.folder / Path(item.picture).with_suffix(".png").name
        if not path.is_file():
            return
        self.pictures += 1
        views = dict(enumerate(views_of(order.recipe, head.settings.cameras), start=1))
        for read in item.views:
            if read.view in views:  # or it was taken for the order before, which had more of them
                self._compare(path, read, order.recipe, views[read.view], head)

    def _compare(self, path: Path, read: ViewRead, recipe: Recipe, view: View, head: SegmentHead) -> None:
        before: Cells = {cell.cell: cell.checked.code.key for cell in read.cells if cell.checked is not None}
        try:
            now = self._decoded(path, recipe, view, head)
        except UnreadablePicture:
            return
        self.read_before += len(before)
        self.read_now += len(now)
        for cell in before.keys() & now.keys():
            if before[cell] != now[cell] and cell is not None:
                self.otherwise.append(f"{path.name} view {read.view} row {cell[0]} column {cell[1]}")

    def _decoded(self, path: Path, recipe: Recipe, view: View, head: SegmentHead) -> Cells:
        how = head.reading
        label = head.settings.case_code == "picture"
        settings = view_settings(recipe, view, int(how["budget_ms"]), bool(how["pyzbar"]), label_in_picture=label)
        found = ((code, identify(code.raw, code.text, recipe)) for code in decode(load_picture(path), settings).codes)
        return {code.cell: told.code.key for code, told in found if told.role == "unit"}
