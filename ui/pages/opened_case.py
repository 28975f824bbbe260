"""The case a person opened on the Rejects page: its story, its picture, the chosen cell, and that cell's twin."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from station.api.schema import CaseStory, Cell
from ui.client import Call, Failure
from ui.i18n.words import Words
from ui.pages.shown_case import crop_of
from ui.presenters.case import CaseModel, case_model
from ui.presenters.rejects import RejectCard, case_card, cell_at, cell_card, twin_case, twin_cell
from ui.shell.page import PageTools
from ui.widgets.picture_geometry import Place


class OpenedCase(QObject):
    """``changed`` is called whenever there is something else to show. Ends with its ``owner``."""

    def __init__(
        self, tools: PageTools, changed: Callable[[], None], failed: Callable[[Failure], None], owner: QObject
    ) -> None:
        super().__init__(owner)
        self._tools, self._changed, self._failed = tools, changed, failed
        self.name = ""
        """``epoch/seq``; empty = none is open."""
        self.story: CaseStory | None = None
        self.images: tuple[QImage | None, ...] = ()
        """By view."""
        self.view = 0
        """The view that is seen large; 0 = all of them, or the only one."""
        self.crop: QImage | None = None
        self.place: Place | None = None
        self._twin: CaseStory | None = None
        self.twin_crop: QImage | None = None
        self._call: Call | None = None
        """The case, then its twin."""
        self._refresh: Call | None = None
        """The same case once more: never in the way of the first."""
        self._picturing = self._broken_off = False
        """Its picture is on its way; it was, when the page was left."""

    # opening -----------------------------------------------------------------------------------------------------

    def open(self, name: str) -> None:
        """Ask for a case by its name; what is shown stays until it is there."""
        if name == self.name:
            self._go_on()
            return
        self.forget()
        self.name = name
        self._call = self._tools.client.get(f"/v1/cases/{name}", CaseStory, self._got)

    def again(self) -> None:
        """The same case: its end may be known by now. One that is still on its way is news enough."""
        if self.name and self.story is not None and name_of(self.story) == self.name:
            self._cancel_refresh()
            self._refresh = self._tools.client.get(f"/v1/cases/{self.name}", CaseStory, self._refreshed)

    def forget(self) -> None:
        """Nobody waits any more. A case that has not come is not open: it is asked for when it is opened again."""
        call, self._call = self._call, None
        if call is not None:
            call.cancel()
        self._cancel_refresh()
        self._tools.pictures.forget()
        if self.story is None or name_of(self.story) != self.name:
            self.name = ""
        self._broken_off = self._broken_off or self._picturing
        self._picturing = False

    def _go_on(self) -> None:
        """The picture of this case was on its way when the page was left."""
        if self._broken_off and self.story is not None:
            self._want_picture(self.story)

    def _want_picture(self, story: CaseStory) -> None:
        self._picturing, self._broken_off = True, False
        paths, self.images = self.model(self._tools.words).pictures, ()
        self._tools.pictures.want_each(paths, lambda place, image: self._pictured(image, last=place == len(paths) - 1))

    def _cancel_refresh(self) -> None:
        call, self._refresh = self._refresh, None
        if call is not None:
            call.cancel()

    def _got(self, answer: CaseStory | Failure) -> None:
        self._call = None
        if isinstance(answer, Failure):
            self.name = ""
            self._failed(answer)
            return
        self.story, self.images, self._broken_off = answer, (), False
        self._without_twin()
        self._first_failed(0)
        self._changed()
        if answer.case.picture:
            self._want_picture(answer)
        else:
            self._find_twin()

    def _first_failed(self, view: int) -> None:
        """Of this view, or of all (0): in its view."""
        failed = self.model(self._tools.words).front(view).failed
        self.place = (failed[0].row, failed[0].column) if failed else None
        self.view = failed[0].view if failed and not view else view

    def _refreshed(self, answer: CaseStory | Failure) -> None:
        self._refresh = None
        if not isinstance(answer, Failure) and answer != self.story:
            self.story = answer
            self._changed()

    @property
    def image(self) -> QImage | None:
        """Of the view that is seen large."""
        place = max(0, self.view - 1)
        return self.images[place] if place < len(self.images) else None

    def _pictured(self, image: QImage | None, *, last: bool) -> None:
        """Pictures come in the order of the views; the twin's comes after them."""
        self._picturing = not last
        self.images += (image,)
        self._cut()
        self._changed()
        if last:
            self._find_twin()

    # cells -------------------------------------------------------------------------------------------------------

    def choose(self, place: Place, view: int = 0) -> None:
        """A cell of the view that is shown, or of another one."""
        self.place, self.view = place, view or self.view
        self._show_chosen()

    def choose_view(self, view: int) -> None:
        """One view large, with its first failed cell; 0 = all of them."""
        self.place, self.view = None, view
        if view:
            self._first_failed(view)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._without_twin()
        self._cut()
        self._changed()
        self._find_twin()

    def _cut(self) -> None:
        model = self.model(self._tools.words).front(self.view)
        there = self.image is not None and self.place is not None
        self.crop = crop_of(self.image, model, self.place) if there and self.image and self.place else None

    @property
    def cell(self) -> Cell | None:
        """The chosen one."""
        return cell_at(self.story, self.place, self.view) if self.story is not None and self.place is not None else None

    # its twin ----------------------------------------------------------------------------------------------------

    def _without_twin(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            call.cancel()
        self._twin = self.twin_crop = self.crop = None

    def _find_twin(self) -> None:
        """The case that holds the code of the chosen cell: its picture comes after this one's."""
        cell = self.cell
        if cell is None or self.story is None or cell.reason != "duplicate":
            return
        if cell.twin == "case":
            same = twin_cell(self.story, cell.text, self._own_place(self.story), self.view)
            self._take_twin(self.story, cell.text, self._image_of(same))
            return
        other = twin_case(cell)
        if other is not None:
            text, path = cell.text, f"/v1/cases/{other[0]}/{other[1]}"
            self._call = self._tools.client.get(path, CaseStory, lambda story: self._twin_told(story, text))

    def _image_of(self, cell: Cell | None) -> QImage | None:
        """The picture of this case that shows a cell."""
        assert self.story is not None
        place = cell.view - 1 if cell is not None and self.story.case.views else 0
        return self.images[place] if place < len(self.images) else None

    def _twin_told(self, answer: CaseStory | Failure, text: str) -> None:
        """A twin that cannot be shown is still named by its case."""
        if isinstance(answer, Failure):
            return
        self._take_twin(answer, text, None)
        cell = twin_cell(answer, text)
        path = case_model(answer.case, self._tools.words).front(cell.view if cell is not None else 0).picture
        if path:
            self._tools.pictures.want(path, lambda image: self._take_twin(answer, text, image))

    def _take_twin(self, story: CaseStory, text: str, image: QImage | None) -> None:
        self._twin = story
        cell = twin_cell(story, text, self._own_place(story), self.view)
        if image is not None and cell is not None:
            model = case_model(story.case, self._tools.words).front(cell.view)
            self.twin_crop = crop_of(image, model, (cell.row, cell.column))
        self._changed()

    def _own_place(self, story: CaseStory) -> Place | None:
        """In its own case the twin is another cell."""
        return self.place if story is self.story else None

    # what is shown -----------------------------------------------------------------------------------------------

    def model(self, words: Words) -> CaseModel:
        assert self.story is not None
        return case_model(self.story.case, words)

    def card(self, words: Words) -> RejectCard:
        assert self.story is not None
        model, cell = self.model(words).front(self.view), self.cell
        chosen = next((each for each in model.cells if (each.row, each.column) == self.place), None)
        if cell is None or chosen is None:
            return case_card(self.story, words)
        twin = None
        if self._twin is not None:
            twin = (self._twin, twin_cell(self._twin, cell.text, self._own_place(self._twin), self.view))
        return cell_card(self.story, cell, chosen, twin, words)


def name_of(story: CaseStory) -> str:
    return f"{story.case.epoch}/{story.case.seq}"
