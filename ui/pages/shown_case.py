"""Which case the Run page shows: the newest, or one a person chose and looks at. Case and picture change together."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from station.api.schema import CaseStory
from ui.client import Call, Failure, ScreenClient
from ui.client.picture_cache import PictureCache
from ui.i18n.translations import Translations
from ui.presenters.case import CaseModel, case_model, newest_case
from ui.presenters.moment import Moment
from ui.widgets.picture_geometry import Geometry, PixelBox, Place

PICTURE_WAIT_MS = 150
"""A picture that takes longer comes after its case."""
LOOKED_AT_MS = 60_000
"""A chosen case nobody touches any more gives way to the newest."""


class ShownCase(QObject):
    """Ask ``model``, ``image`` and ``place``; ``changed`` is called when they are others. Ends with its ``page``."""

    def __init__(
        self,
        client: ScreenClient,
        pictures: PictureCache,
        translations: Translations,
        changed: Callable[[], None],
        failed: Callable[[Failure], None],
        page: QObject,
    ) -> None:
        super().__init__(page)
        self._client, self._pictures, self._translations = client, pictures, translations
        self._changed, self._failed = changed, failed
        self.model: CaseModel | None = None
        self.images: tuple[QImage | None, ...] = ()
        """By view."""
        self.view = 0
        """The view that is seen large; 0 = all of them, or the only one."""
        self.place: Place | None = None
        """The chosen cell, in this view."""
        self._coming: CaseModel | None = None
        self._arrived: tuple[QImage | None, ...] = ()
        """The pictures of the case that comes, as far as they are there."""
        self._chosen: CaseStory | None = None
        """The earlier case a person looks at."""
        self._frozen: CaseModel | None = None
        """The case a person taps into: it stays though newer ones come."""
        self._newest = ""
        self._moment: Moment | None = None
        self._known: CaseModel | None = None
        self._told: tuple[str, int] | None = None
        self._call: Call | None = None
        self._late = QTimer(self, singleShot=True, interval=PICTURE_WAIT_MS)
        self._late.timeout.connect(self._without_picture)
        self._looked_at = QTimer(self, singleShot=True, interval=LOOKED_AT_MS)
        self._looked_at.timeout.connect(self.back)

    @property
    def front(self) -> CaseModel | None:
        """The case as the view that is seen large shows it."""
        return self.model.front(self.view) if self.model is not None else None

    @property
    def image(self) -> QImage | None:
        """Of that view."""
        place = max(0, self.view - 1)
        return self.images[place] if place < len(self.images) else None

    @property
    def earlier(self) -> bool:
        """Not the newest: the page says so."""
        return self.model is not None and self.model.verdict.earlier != ""

    # what is to be shown -----------------------------------------------------------------------------------------

    def show_moment(self, moment: Moment) -> None:
        told = (moment.words.language, moment.words.epoch)
        newest = newest_case(moment, self._known if told == self._told else None)
        self._moment, self._known, self._told = moment, newest, told
        self._newest = newest.name
        if self._chosen is not None:
            self._show(case_model(self._chosen.case, moment.words, earlier=True))
        elif self._frozen is not None and self._frozen.name != newest.name:
            self._show(_as_earlier(self._frozen, moment))
        else:
            self._show(newest)

    def choose_case(self, name: str) -> None:
        """A tile was tapped."""
        if name == self._newest:
            self.back()
            return
        if self._call is not None:
            self._call.cancel()
        epoch, _, seq = name.partition("/")
        self._call = self._client.get(f"/v1/cases/{epoch}/{seq}", CaseStory, self._got)

    def choose_cell(self, row: int, column: int, view: int = 0) -> None:
        """A cell was tapped; once more puts it away, and the newest case comes back. ``view``: 0 = the one that is
        shown; a cell of another one brings its view along."""
        self._looked_at.start()
        view = view or self.view
        if (self.view, self.place) == (view, (row, column)):
            self.place = None
            self._freeze(view > 0)
        else:
            self.view, self.place = view, (row, column)
            self._freeze(True)
        self._refresh()

    def choose_view(self, view: int) -> None:
        """One view large: its case stays, though newer ones come. 0 = all views of the newest case again."""
        self._looked_at.start()
        self.view, self.place = view, None
        self._freeze(view > 0)
        self._refresh()

    def _freeze(self, stays: bool) -> None:
        self._frozen = self.model if stays and self._chosen is None else None

    def back(self) -> None:
        """To the newest case; one that is still on its way is not wanted any more."""
        if self._call is not None:
            self._call.cancel()
            self._call = None
        self._chosen = self._frozen = self.place = None
        self.view = 0
        self._looked_at.stop()
        self._refresh()

    def _refresh(self) -> None:
        if self._moment is not None:
            self.show_moment(self._moment)
        self._changed()

    def _got(self, answer: CaseStory | Failure) -> None:
        if isinstance(answer, Failure):
            self._failed(answer)
            return
        self._chosen, self._frozen, self.place = answer, None, None
        self.view = 0
        self._looked_at.start()
        self._show(case_model(answer.case, self._translations.words, earlier=True))

    # showing it --------------------------------------------------------------------------------------------------

    def _show(self, model: CaseModel) -> None:
        if self.model is not None and model.name == self.model.name:
            self._coming = None
            if model != self.model:
                self.model = model
                self._changed()
            return
        if self._coming is not None and self._coming.name == model.name:
            self._coming = model
            return
        if self._frozen is None:
            self.place = None
        self._coming = model
        paths, self._arrived = model.pictures, ()
        if not any(paths):
            self._take()
            return
        self._late.start()
        self._pictures.want_each(paths, lambda place, image: self._picture(model.name, place == len(paths) - 1, image))

    def _picture(self, name: str, last: bool, image: QImage | None) -> None:
        """Pictures come in the order of the views."""
        self._arrived += (image,)
        if self._coming is not None and self._coming.name == name:
            if last:
                self._take()
        elif self.model is not None and self.model.name == name and image is not None:
            self.images = self._arrived
            self._changed()

    def _without_picture(self) -> None:
        if self._coming is not None:
            self._take()

    def _take(self) -> None:
        self._late.stop()
        self.model, self._coming, self.images = self._coming, None, self._arrived
        self._changed()

    def crop(self) -> QImage | None:
        """The chosen cell's part of the picture, with a little around it."""
        model, image = self.front, self.image
        if model is None or image is None or self.place is None:
            return None
        return crop_of(image, model, self.place)


def crop_of(image: QImage, model: CaseModel, place: Place) -> QImage | None:
    """A cell's part of the picture of its case."""
    if not (model.rows and model.columns and 1 <= place[0] <= model.rows and 1 <= place[1] <= model.columns):
        return None
    whole = PixelBox(0, 0, image.width(), image.height())
    cell = Geometry(whole, whole.part(model.area), model.rows, model.columns).cell(*place)
    return image.copy(round(cell.left), round(cell.top), round(cell.width), round(cell.height))


def _as_earlier(model: CaseModel, moment: Moment) -> CaseModel:
    verdict = replace(model.verdict, earlier=moment.words.say("verdict", "Earlier case"))
    return replace(model, verdict=verdict)
