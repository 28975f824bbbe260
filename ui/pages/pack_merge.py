"""Two partial cases become one on the Pack page: which other one, whether it may be, and the key that does it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from station.api.schema import Bench, CodeStory, CommandAnswer, ReworkArgs
from ui.client import Failure
from ui.client.client import code_path
from ui.i18n.words import fill
from ui.presenters.answers import AnswerModel, refused, short_code
from ui.presenters.open_levels import OtherContainer
from ui.presenters.pack import Merging, case_name
from ui.presenters.user_name import LOCAL
from ui.shell.page import PageTools


class PackMerge:
    """``state``: None = nothing is merged. ``changed`` is called when that is another one."""

    def __init__(self, tools: PageTools, changed: Callable[[], None]) -> None:
        self.tools, self._changed = tools, changed
        self.state: Merging | None = None

    def begin(self, into: int) -> None:
        self._set(Merging(into))

    def leave(self) -> None:
        self._set(None)

    def _set(self, state: Merging | None) -> None:
        self.state = state
        self._changed()

    def follow(self, bench: Bench | None) -> None:
        """What was in hand may be closed or put aside by now, by whoever."""
        in_hand = bench.open.container if bench is not None and bench.open is not None else 0
        if self.state is not None and self.state.into != in_hand:
            self.state = None

    # which other one ---------------------------------------------------------------------------------------------

    def choose(self, row: str, bench: Bench | None) -> None:
        """A row of what was put aside was tapped."""
        stored = bench.stored if bench is not None else ()
        found = next((each for each in stored if f"#{each.container}" == row), None)
        if self.state is not None and found is not None:
            self._look(OtherContainer(found.container, case_name(found, self.tools.words), len(found.members)))

    def scanned(self, code: str, then: Callable[[], None]) -> None:
        """Anything in the other one, or its label. ``then``: the next scan may come."""
        words = self.tools.words

        def came(story: CodeStory | Failure) -> None:
            if isinstance(story, Failure):
                self.tools.tell(refused(story.key, story.arguments, words, code))
                then()
            else:
                self._found(code, story, then)

        self.tools.client.get(code_path(code), CodeStory, came)

    def _found(self, code: str, story: CodeStory, then: Callable[[], None]) -> None:
        words, state = self.tools.words, self.state
        if state is None:  # it was left meanwhile
            then()
            return
        held = next((each for each in story.containers if each.level == 1), None)
        if held is None or held.container == state.into:
            said = words.say("pack", "It is in this case already." if held is not None else "It is in no case.")
            self.tools.tell(AnswerModel("refused", said, "", code))
            then()
            return
        self._look(OtherContainer(held.container, held.code or words.case(held.where), held.count), code, then)

    def _look(self, other: OtherContainer, code: str = "", then: Callable[[], None] = lambda: None) -> None:
        """Asked of the station before a person is: what cannot be merged says why at once."""
        state, words = self.state, self.tools.words

        def came(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                self.tools.tell(refused(answer.key, answer.arguments, words, code or other.name))
            elif state is not None and self.state is state:
                self.tools.sounds.play("accepted")
                self._set(replace(state, other=other))
            then()

        args = ReworkArgs.model_validate(self._args(state, other))
        self.tools.client.post("/v1/rework/check", args, CommandAnswer, came)

    def _args(self, state: Merging | None, other: OtherContainer) -> dict[str, Any]:
        into = state.into if state is not None else 0
        act = {"kind": "merge", "source": f"#{other.container}", "into": f"#{into}"}
        return {"by": LOCAL, "reason": self.tools.words.say("pallet", "Merge"), "act": act}

    # it is done --------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        state, words = self.state, self.tools.words
        if state is None or state.other is None:
            return
        other = state.other
        said = fill(
            words.say("pack", "Now in this case: {n} of {other}."),
            n=words.number(other.count),
            other=short_code(other.name),
        )

        def answered(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                self.tools.tell(refused(answer.key, answer.arguments, words, other.name))
                return
            self.tools.tell(AnswerModel("accepted", said))
            self.leave()

        self.tools.client.command("rework", self._args(state, other), answered)
