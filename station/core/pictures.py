"""Which picture belongs to which case (picture shape).

An *asked* camera answers for the case in hand, and for no other. The picture of a *counted* camera belongs to the
trigger its frame counter stands for, as long as the count is proved (``core.counting``).
"""

from dataclasses import dataclass, field

from station.core import events as ev
from station.core.commands import Refusal, RestoreTrust
from station.core.counting import Counting
from station.core.desk import Desk
from station.core.numbers import ahead
from station.core.observations import FrameSeen, PictureRead, PlcBlock
from station.core.triggers import SETTLED, Whose
from station.core.values import CaseRef, Window

WAITING_MAX = 64


@dataclass(slots=True)
class Pictures:
    desk: Desk
    counting: Counting = field(init=False)
    waiting: dict[tuple[str, int], PictureRead] = field(default_factory=dict)
    """(camera, short trigger) → picture not yet claimed."""
    answers: dict[str, PictureRead] = field(default_factory=dict)
    """Asked camera → its picture of the case in hand."""
    marked: dict[str, str] = field(default_factory=dict)
    """Keys seen in two waiting pictures: nobody can tell the copy."""

    def __post_init__(self) -> None:
        self.counting = Counting(self.desk)

    @property
    def trusted(self) -> bool:
        """A counted camera's pictures can be told apart; true where there is no counted camera."""
        return not self.counting.counts or (self.counting.proved and self.desk.state.trust.held)

    @property
    def may_run(self) -> bool:
        """Nothing speaks against the counts: the line may run, so that frames can prove them."""
        return not self.counting.counts or (self.counting.assumed and self.desk.state.trust.held)

    def ready(self, trigger: int) -> bool:
        """Nothing more is to be waited for: every picture is there and proved, or none can be any more."""
        nobodys = any(self.counting.whose(name, trigger) is Whose.NOBODYS for name in self.counting.counts)
        return not self.may_run or nobodys or (self.trusted and all(self.claim(trigger).values()))

    def forget_offsets(self) -> None:
        """Counts start anew: no waiting picture will ever be claimed."""
        self.counting.forget_offsets()
        self._drop_waiting()

    def back(self, camera: str, counter: int) -> None:
        if camera in self.counting.counts:
            self.counting.back(camera, counter)
            self._drop_waiting()

    def gone(self, camera: str) -> None:
        if camera in self.counting.counts:
            self.counting.gone(camera)

    def doubt(self) -> None:
        """Frames may have been missed unseen (the PLC was silent)."""
        self.counting.doubt()
        self._drop_doubtful()

    def frame(self, seen: FrameSeen) -> None:
        """A counted camera delivered a frame."""
        self.counting.frame(seen)
        self._drop_doubtful()

    def counted(self, block: PlcBlock) -> None:
        """Follow the PLC's count."""
        self.counting.polled(block)
        self._drop_doubtful()

    def _drop_doubtful(self) -> None:
        if self.counting.doubtful:
            self._drop_waiting()

    def _drop_waiting(self) -> None:
        self.waiting.clear()
        self.marked.clear()

    def restore(self, command: RestoreTrust) -> Refusal | None:
        """Trust comes back at the next standstill; at once where no count makes order a state."""
        if self.desk.state.trust.held and self.counting.assumed and not self.waiting:
            return Refusal("trust_not_lost")
        if self.counting.counts:
            self.forget_offsets()
            self.counting.restoring_by = command.by
        else:
            self.desk.emit(ev.TrustRestored(command.by, command.how, (), self.desk.state.top))
            self.desk.settle("trust_lost")
            self.desk.settle("counter_mismatch")
        return None

    def read(self, picture: PictureRead, asked: CaseRef | None) -> None:
        """A decoded picture: keep it for its case. ``asked`` is the case in hand."""
        if picture.case is not None:
            roles = self.desk.settings.cameras
            if picture.case == asked and any(r.name == picture.camera and r.trigger == "asked" for r in roles):
                self.answers[picture.camera] = picture
            return
        trigger = self.counting.trigger_of(picture.camera, picture.counter)
        if trigger is None or self.counting.doubtful:
            return
        self._mark_twins(picture, trigger)
        self.waiting[(picture.camera, trigger)] = picture
        while len(self.waiting) > WAITING_MAX:
            self.waiting.pop(next(iter(self.waiting)))

    def _mark_twins(self, picture: PictureRead, trigger: int) -> None:
        mine = keys_of(picture)
        for (_, other), waiting in self.waiting.items():
            if other != trigger:
                for key in mine & keys_of(waiting):
                    self.marked[key] = "picture"
        while len(self.marked) > WAITING_MAX * 64:
            self.marked.pop(next(iter(self.marked)))

    def one_trigger(self, window: Window) -> bool:
        """The window names exactly one trigger of the counted cameras, and a newer one than the case before."""
        if not self.counting.counts:
            return True
        first = window.first
        if not first or {window.last, window.first_2 or first, window.last_2 or first} != {first}:
            return False
        before, modulus = self.desk.state.last_window(), self.desk.settings.modulus
        return before is None or 0 < ahead(first, before.window.last, modulus) <= modulus // 2

    def claim(self, trigger: int) -> dict[str, PictureRead | None]:
        """The picture of every camera for the case in hand, None where it has not come."""
        found: dict[str, PictureRead | None] = {}
        for role in self.desk.settings.cameras:
            if role.trigger == "counted":
                own = self.counting.whose(role.name, trigger) in SETTLED
                found[role.name] = self.waiting.get((role.name, trigger)) if own else None
            else:
                found[role.name] = self.answers.get(role.name)
        return found

    def done(self, trigger: int) -> None:
        """The case with this trigger is judged: drop its pictures and what is older."""
        self.answers.clear()
        if not trigger:
            return
        modulus = self.desk.settings.modulus
        gone = [key for key in self.waiting if ahead(trigger, key[1], modulus) < modulus // 2]
        for key in gone:
            del self.waiting[key]
        left = {code for waiting in self.waiting.values() for code in keys_of(waiting)} if self.marked else set()
        self.marked = {code: where for code, where in self.marked.items() if code in left}


def keys_of(picture: PictureRead) -> set[str]:
    """Every canonical key in a picture."""
    cells = {cell.sighting.code.key for cell in picture.cells if cell.sighting}
    return cells | {sighting.code.key for sighting in (*picture.extra, *picture.case_code)}
