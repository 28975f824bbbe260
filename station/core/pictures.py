"""Which pictures belong to which case (picture shape).

A case is seen in *views*: cells of one layer under one camera. An *asked* camera answers for the case in hand, and for
no other; it sees the case as it stands there, so it can show the first layer only. A *counted* camera is fired once a
layer, in the order in which the packer lays them: the window of a case holds one trigger a layer, and the picture of a
view is the one whose frame counter stands for its layer's trigger, as long as the count is proved (``core.counting``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from station.core.acceptance import CasePlace, Gathered
from station.core.commands import Refusal, RestoreTrust
from station.core.counting import Counting
from station.core.effects import TakePicture
from station.core.observations import CellRead, FrameSeen, PictureRead, PlcBlock, ViewRead
from station.core.sources import SourceRead, own_trigger, restore_at_once
from station.core.step_context import StepContext
from station.core.triggers import SETTLED, Whose
from station.core.values import CaseRef, QueueRow, Reason, Recipe, View, Window
from station.core.views import cells_of, layers_of, views_of
from station.core.waiting import WaitingReads

NO_RECIPE = Recipe(product="", code="plain", units_per_case=0)
Shown = tuple[int, View, PictureRead | None]
"""Number of a view, the view, and its picture; None = it has not come."""


@dataclass(slots=True)
class PictureSource:
    context: StepContext
    counting: Counting = field(init=False)
    waiting: WaitingReads = field(init=False)
    """Of counted cameras, not yet claimed."""
    answers: dict[str, PictureRead] = field(default_factory=dict)
    """Asked camera → its picture of the case in hand."""
    rows: Sequence[QueueRow] = ()

    def __post_init__(self) -> None:
        self.counting = Counting(self.context)
        self.waiting = WaitingReads(self.context.settings.modulus)

    @property
    def views(self) -> tuple[View, ...]:
        """Of the open order; number 1 is the first."""
        order = self.context.state.order
        return views_of(order.recipe if order is not None else NO_RECIPE, self.context.settings.cameras)

    @property
    def trusted(self) -> bool:
        """A counted camera's pictures can be told apart; true where there is no counted camera."""
        return not self.counting.counts or (self.counting.proved and self.context.state.trust.held)

    @property
    def may_run(self) -> bool:
        """Nothing speaks against the counts: the line may run, so that frames can prove them."""
        return not self.counting.counts or (self.counting.assumed and self.context.state.trust.held)

    @property
    def restoring(self) -> bool:
        return self.counting.restoring is not None

    @property
    def cases_waiting(self) -> int:
        """A case that has begun is one."""
        return -(-len({trigger for _, trigger in self.waiting.reads}) // layers_of(self.views))

    def load(self, rows: Sequence[QueueRow]) -> None:
        """The working table is the queue shape's."""

    # what comes in -----------------------------------------------------------------------------------------------

    def read(self, item: SourceRead, asked: CaseRef | None) -> None:
        if isinstance(item, FrameSeen):
            self.counting.frame(item)
            self._drop_doubtful()
        elif isinstance(item, PictureRead):
            self._picture(item, asked)

    def _picture(self, picture: PictureRead, asked: CaseRef | None) -> None:
        """A decoded picture: keep it for its case."""
        if picture.case is not None:
            roles = self.context.settings.cameras
            if picture.case == asked and any(r.name == picture.camera and r.trigger == "asked" for r in roles):
                self.answers[picture.camera] = picture
            return
        trigger = self.counting.trigger_of(picture.camera, picture.counter)
        if trigger is not None and not self.counting.doubtful:
            self.waiting.keep(picture, trigger)

    def polled(self, block: PlcBlock) -> None:
        self.counting.polled(block)
        self._drop_doubtful()
        within = self.context.settings.frame_within_ms
        self.context.set_alarm("frames_too_close", self.counting.too_close, within=within)

    def gone(self, name: str) -> None:
        if name in self.counting.counts:
            self.counting.gone(name)

    def back(self, name: str, counter: int) -> None:
        if name in self.counting.counts:
            self.counting.back(name, counter)
            self.waiting.clear()

    def doubt(self, cause: str) -> None:
        """Frames may have been missed unseen."""
        self.counting.doubt()
        self._drop_doubtful()

    def forget(self) -> None:
        self.counting.forget_offsets()
        self.waiting.clear()

    def _drop_doubtful(self) -> None:
        if self.counting.doubtful:
            self.waiting.clear()

    def restore(self, command: RestoreTrust) -> Refusal | None:
        """Trust comes back at the next standstill; at once where no count makes order a state."""
        if not self.counting.counts:
            return restore_at_once(self.context, command)
        if self.context.state.trust.held and self.counting.assumed and not self.waiting.reads:
            return Refusal("trust_not_lost")
        self.forget()
        self.counting.restoring = command
        return None

    # the case in hand --------------------------------------------------------------------------------------------

    def ask(self, case: CaseRef) -> None:
        if any(role.trigger == "asked" for role in self.context.settings.cameras):
            self.context.effects.append(TakePicture(case))

    def ready(self, window: Window) -> bool:
        """Every picture is there and proved, or none can be any more."""
        counts, layers = self.counting.counts, range(1, layers_of(self.views) + 1)
        triggers = [self._trigger(window, layer) for layer in layers]
        if not self.may_run or any(
            self.counting.whose(name, each) is Whose.NOBODYS for name in counts for each in triggers
        ):
            return True
        return self.trusted and all(picture is not None for _, _, picture in self._shown(window))

    def gather(self, window: Window, *, given_up: bool) -> Gathered:
        shown, problems = self._shown(window), set[Reason]()
        if not self.trusted:
            problems.add(Reason.TRUST_LOST)
        elif (not given_up and any(picture is None for _, _, picture in shown)) or not self._own_triggers(window):
            problems.add(Reason.MISSED_TRIGGER)
        seen = [(number, view, picture) for number, view, picture in shown if picture is not None]
        reads: list[tuple[ViewRead, PictureRead]] = []
        for number, view, picture in seen:
            read = next((each for each in picture.views if each.view == number), None)
            problems |= self._against(view, picture, read)
            reads += [(read, picture)] if read is not None else []
        names = tuple(picture.picture or "" if picture is not None else "" for _, _, picture in shown)
        return Gathered(
            tuple(self._place(read, picture, cell) for read, picture in reads for cell in read.cells),
            tuple(checked for read, _ in reads for checked in read.extra),
            tuple(checked for read, _ in reads for checked in read.case_code),
            tuple(problems),
            pictures=names if any(names) else (),
            unseen=self._unseen({read.view for read, _ in reads}),
        )

    def _against(self, view: View, picture: PictureRead, read: ViewRead | None) -> set[Reason]:
        """A picture that gave nothing, or is not the grid of the order: every cell, and each once."""
        if picture.error is not None:
            return {Reason.NO_READ}
        cells = sorted(cell.cell for cell in read.cells if cell.cell) if read is not None else []
        return set() if self.context.state.order is None or cells == cells_of(view) else {Reason.OTHER}

    def _unseen(self, seen: set[int]) -> int:
        return sum(view.rows * view.columns for number, view in enumerate(self.views, 1) if number not in seen)

    def _place(self, read: ViewRead, picture: PictureRead, cell: CellRead) -> CasePlace:
        twin = self.waiting.marked.get(cell.checked.code.key) if cell.checked else None
        reason = Reason.DUPLICATE if twin else None
        return CasePlace(cell.cell, 0, picture.counter, cell.checked, reason, twin, view=read.view)

    def _own_triggers(self, window: Window) -> bool:
        """The window names exactly one trigger a layer, all of them newer than the case before."""
        if not self.counting.counts:
            return True
        return own_trigger(self.context, window, layers_of(self.views))

    def _trigger(self, window: Window, layer: int) -> int:
        """The short trigger number of a layer; 0 = the window has none."""
        return (window.first + layer - 2) % self.context.settings.modulus + 1 if window.first else 0

    def _shown(self, window: Window) -> list[Shown]:
        """The picture of every view of the case in hand."""
        return [(number, view, self._picture_of(view, window)) for number, view in enumerate(self.views, start=1)]

    def _picture_of(self, view: View, window: Window) -> PictureRead | None:
        if view.camera not in self.counting.counts:
            return self.answers.get(view.camera)
        trigger = self._trigger(window, view.layer)
        own = self.counting.whose(view.camera, trigger) in SETTLED
        return self.waiting.reads.get((view.camera, trigger)) if own else None

    def claim(self, window: Window) -> None:
        """Drop the pictures of the case and what is older."""
        self.answers.clear()
        if window.last:
            self.waiting.drop_through(window.last)
