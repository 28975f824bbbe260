"""What a person does on the card of a changeover: ticks the checklist, confirms or refuses the first case."""

from collections.abc import Callable

from ui.presenters.answers import AnswerModel
from ui.presenters.changeover import changeover
from ui.presenters.moment import Moment
from ui.presenters.user_name import LOCAL
from ui.shell.page import PageTools
from ui.widgets.changeover_card import ChangeoverCard
from ui.widgets.keys import press_by_scan

_CARD_OF = {"tick": "clearance", "cleared": "clearance", "right": "first_case"}
"""Barcode of the sheet → the card on which it means something."""


class ChangeoverSteps:
    """Remembers what was ticked until the station says that the line is cleared, the page is left, or another order is
    looked at; a refusal forgets nothing."""

    def __init__(self, tools: PageTools, card: ChangeoverCard, again: Callable[[], None]) -> None:
        self._tools, self._card, self._again = tools, card, again
        self._ticked: frozenset[str] = frozenset()
        self._moment: Moment | None = None
        card.tapped.connect(self._tapped)
        card.confirmed.connect(self._confirmed)

    def show(self, moment: Moment, product: str) -> None:
        """``product``: what would be packed next; empty = not known."""
        self._moment = moment
        model = changeover(moment, product, self._ticked)
        if model is None or model.kind != "clearance":
            self.forget()
        self._card.show_model(model)

    def forget(self) -> None:
        self._ticked = frozenset()

    def commanded(self, name: str) -> bool:
        """A barcode of the sheet: ticks the first item that is not ticked yet, or confirms."""
        model = self._card.model
        if model is None or model.kind != _CARD_OF.get(name):
            return False
        if name != "tick":
            return self._confirmed_by_scan()
        item = next((each.key for each in model.items if not each.ticked), None)
        if item is not None:
            self._tapped(item)
        return item is not None

    def _confirmed_by_scan(self) -> bool:
        model = self._card.model
        if not self._card.is_signed:
            self._tools.tell(AnswerModel("refused", self._tools.words.say("orders", "Enter your name first.")))
        elif model is not None and not model.is_ready:
            self._tools.tell(AnswerModel("refused", self._tools.words.say("orders", "Not every item is ticked.")))
        else:
            return press_by_scan(self._card.done)
        return True

    def _tapped(self, item: str) -> None:
        """An item of the checklist is ticked; or this is what is wrong with the first case."""
        model = self._card.model
        if model is None:
            return
        if model.kind == "clearance":
            self._ticked ^= {item}
            self._again()
        elif self._card.is_signed:
            self._check_first(good=False, reason=next(each.label for each in model.items if each.key == item))
        else:
            self._tools.tell(AnswerModel("refused", self._tools.words.say("orders", "Enter your name first.")))

    def _confirmed(self) -> None:
        model, words = self._card.model, self._tools.words
        if model is not None and model.kind == "clearance":
            told = {"items": [each.key for each in model.items], "by": self._by()}
            self._tools.command("clear_line", told, said=words.say("orders", "The line is cleared."))
        elif model is not None:
            self._check_first(good=True, reason="")

    def _check_first(self, *, good: bool, reason: str) -> None:
        model, words = self._card.model, self._tools.words
        held = words.say("orders", "The line is held. The next case is the first one again.")
        said = words.say("orders", "The first case is confirmed.") if good else held
        case = model.case if model is not None else ""
        self._tools.command(
            "check_first_case", {"good": good, "case": case, "by": self._by(), "reason": reason}, said=said
        )

    def _by(self) -> str:
        """The station puts the signed-in person in its place."""
        session = self._moment.session if self._moment is not None else None
        person = session.user.name if session is not None and session.user is not None else ""
        return person or self._card.signed or LOCAL
