"""What a person does on the Pallets page: scans and keys become one command each, one after the other."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from station.api.schema import CodeStory, CommandAnswer, FillingContainers
from ui.client import Failure
from ui.client.client import code_path
from ui.i18n.words import fill
from ui.pages.scan_queue import ScanQueue
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.open_levels import OtherContainer
from ui.presenters.pallets import CLOSE_REASONS, Pallets, pallet_name
from ui.presenters.rework_state import REASONS
from ui.presenters.task import TaskKey
from ui.presenters.user_name import LOCAL
from ui.shell.page import PageTools

KEPT = 30
"""Scans in the list."""


class PalletsFlow:
    """Holds where a person is (``work``); ``changed`` is called when that is another place, ``ask`` looks at what is
    open now."""

    def __init__(self, tools: PageTools, changed: Callable[[], None], ask: Callable[[], None]) -> None:
        self.tools, self._changed, self._ask = tools, changed, ask
        self.work = Pallets()
        self._queue = ScanQueue(self._judge)

    def _set(self, **values: Any) -> None:
        self.work = replace(self.work, **values)
        self._changed()

    def leave(self) -> None:
        """What was begun is not gone on with; then the pallet is put aside."""
        idle: dict[str, Any] = {"doing": "", "reason": "", "off": "", "other": None}
        self._set(**(idle if self.work.doing else {"chosen": 0}))

    def got(self, told: FillingContainers) -> None:
        """The newest word on what is open; the chosen one may be closed by now."""
        gone = self.work.chosen and all(each.container != self.work.chosen for each in told.containers)
        if gone and not self._queue.busy:
            self.work = replace(self.work, chosen=0, doing="", reason="", off="", other=None)
        self._set(told=told)

    def choose(self, container: str) -> None:
        """A row was tapped: it is gone on with; or it is what comes onto the chosen one."""
        found = next((each for each in self.work.open if str(each.container) == container), None)
        if found is None:
            return
        if self.work.doing == "merge" and found.container != self.work.chosen:
            self._set(other=OtherContainer(found.container, pallet_name(found, self.tools.words), found.count))
        else:
            self._set(chosen=found.container, doing="", off="", other=None)

    def tap(self, place: int) -> None:
        """A case in the picture: it is marked to be taken off."""
        pallet = self.work.pallet
        if pallet is not None and place < len(pallet.members) and not pallet.label:
            self._set(doing="off", off=pallet.members[place], other=None)

    # scans -------------------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> None:
        self._queue.put(code)

    def commanded(self, name: str, keys: tuple[TaskKey, ...]) -> bool:
        """A barcode of the sheet presses a key that is there now."""
        always = {"undo": "key:undo", "cancel": "key:cancel", "store": "key:cancel"}
        key = always.get(name) or next((each.key for each in keys if each.name == name), "")
        if key:
            self.press(key)
        return bool(key)

    def _judge(self, code: str) -> None:
        pallet = self.work.pallet
        if pallet is not None and pallet.label:
            self._post("scan_label", {"by": LOCAL, "code": code}, code)
        elif pallet is not None and self.work.doing == "label":
            self._close(self.work.reason, code)
        elif pallet is not None and self.work.doing in ("off", "merge"):
            self._identify(code)
        else:
            self._put_on(code)

    def _put_on(self, code: str) -> None:
        chosen = self.work.chosen

        def done(answer: CommandAnswer) -> None:
            operation = int(answer.arguments.get("operation", 0))
            self.work = replace(self.work, chosen=chosen or operation)  # the number of what was opened by it

        def not_done(answer: Failure) -> AnswerModel | None:
            where = str(answer.arguments.get("container", ""))
            found = next((each for each in self.work.open if f"#{each.container}" == where), None)
            if answer.key != "rework_code_elsewhere" or found is None or found.container == chosen:
                return None
            self.work = replace(self.work, chosen=found.container)
            said = self.tools.words.say("pallet", "Going on with this pallet.")
            return AnswerModel("accepted", f"{pallet_name(found, self.tools.words)}: {said}", "", code)

        act = {"kind": "palletise", "code": code, "onto": chosen or None}
        words = self.tools.words
        said = words.say("pallet", "It is on the pallet.")
        self._rework(act, words.say("pallet", "Put onto a pallet"), code, done, not_done, said=said)

    def _identify(self, code: str) -> None:
        """Whatever was scanned: which pallet is it on?"""
        words = self.tools.words
        self._queue.begin()

        def came(story: CodeStory | Failure) -> None:
            if isinstance(story, Failure):
                self.tools.tell(refused(story.key, story.arguments, words, code))
            elif (wrong := self._identified(code, story)) is not None:
                self.tools.tell(AnswerModel("refused", wrong, "", code))
            else:
                self.tools.sounds.play("accepted")
            self._queue.end()

        self.tools.client.get(code_path(code), CodeStory, came)

    def _identified(self, code: str, story: CodeStory) -> str | None:
        """Why it is not what is wanted; None = it is noted."""
        pallet, words = self.work.pallet, self.tools.words
        level = 0 if pallet is None else pallet.level
        held = next((each for each in story.containers if each.level == level), None)
        if self.work.doing == "off":
            if held is None or held.container != self.work.chosen:
                return words.say("pallet", "It is not on this pallet.")
            own = next((each for each in story.containers if each.level == level - 1), None)
            self._set(off=own.code if own is not None and own.code else code)
        elif held is None:
            return words.say("pallet", "It is on no pallet.")
        elif held.container == self.work.chosen:
            return words.say("pallet", "It is on this pallet already.")
        else:
            name = held.code or f"{words.level(held.name)} #{held.container}"
            self._set(other=OtherContainer(held.container, name, held.count))
        return None

    # keys --------------------------------------------------------------------------------------------------------

    def press(self, key: str) -> None:
        kind, _, name = key.partition(":")
        words, pallet = self.tools.words, self.work.pallet
        match kind, name:
            case "closed", _:
                self._closing(words.say("pallet", CLOSE_REASONS[name]))
            case "off", _:
                act = {"kind": "remove", "code": self.work.off}
                self._rework(act, words.say("rework", REASONS[name]), self.work.off)
            case _, "closepallet" if pallet is not None:
                short = bool(pallet.count) and pallet.count < pallet.capacity
                self._set(doing="close") if short else self._closing("")
            case _, "remove":
                self._set(doing="off", off="")
            case _, "merge":
                self._set(doing="merge", other=None)
            case _, "finish" if self.work.other is not None:
                act = {"kind": "merge", "source": f"#{self.work.other.container}", "into": f"#{self.work.chosen}"}
                self._rework(act, words.say("pallet", "Merge"), self.work.other.name)
            case _, "label":
                self.tools.open_page("labels", str(pallet.label) if pallet is not None and pallet.label else "")
            case _, "undo":
                self._undo()
            case _, "cancel":
                self.leave()
            case _:
                raise ValueError(f"there is no key {key}")

    def _closing(self, reason: str) -> None:
        """The label is scanned first, where it gives the code."""
        pallet = self.work.pallet
        if pallet is not None and pallet.code == "read" and pallet.count:
            self._set(doing="label", reason=reason)
        else:
            self._close(reason, "")

    def _close(self, reason: str, code: str) -> None:
        pallet = self.work.pallet
        assert pallet is not None
        args = {"level": pallet.level, "by": LOCAL, "reason": reason, "container": pallet.container}
        said = self.tools.words.say("pallet", "{name}: closed with {n}.")
        given = {"name": pallet_name(pallet, self.tools.words), "n": self.tools.words.number(pallet.count)}
        if pallet.code == "printed":
            said = self.tools.words.say("pallet", "{name}: its label is printed.")
        self._post("close_container", {**args, **({"code": code} if code else {})}, code, said=fill(said, **given))

    def _undo(self) -> None:
        if not self.work.operations:
            self.tools.tell(refused("rework_nothing_to_undo", {}, self.tools.words))
            return
        *before, newest = self.work.operations

        def done(_: CommandAnswer) -> None:
            self.work = replace(self.work, operations=tuple(before))

        self._rework(
            {"kind": "undo", "operation": newest}, self.tools.words.say("rework", "Undo"), "", done, keep=False
        )

    # one command after the other ---------------------------------------------------------------------------------

    def _rework(
        self,
        act: dict[str, Any],
        reason: str,
        code: str,
        done: Callable[[CommandAnswer], None] = lambda _: None,
        not_done: Callable[[Failure], AnswerModel | None] = lambda _: None,
        *,
        keep: bool = True,
        said: str = "",
    ) -> None:
        def noted(answer: CommandAnswer) -> None:
            if keep and (operation := int(answer.arguments.get("operation", 0))):
                self.work = replace(self.work, operations=(*self.work.operations[1 - KEPT :], operation))
            done(answer)

        self._post("rework", {"by": LOCAL, "reason": reason, "act": act}, code, noted, not_done, said=said)

    def _post(
        self,
        kind: str,
        args: dict[str, Any],
        code: str,
        done: Callable[[CommandAnswer], None] = lambda _: None,
        not_done: Callable[[Failure], AnswerModel | None] = lambda _: None,
        *,
        said: str = "",
    ) -> None:
        self._queue.begin()
        words = self.tools.words

        def answered(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                told = not_done(answer) or refused(answer.key, answer.arguments, words, code)
            else:
                self.work = replace(self.work, doing="", reason="", off="", other=None)
                done(answer)
                what = words.what(answer.key, answer.arguments) if answer.key else ""
                told = AnswerModel("accepted", said or what or words.say("rework", "Accepted."), "", code, answer.key)
            self._told(told)

        self.tools.client.command(kind, args, answered)

    def _told(self, told: AnswerModel) -> None:
        number = self.work.scans[-1][0] + 1 if self.work.scans else 1
        self._set(scans=(*self.work.scans[1 - KEPT :], (number, told)))
        self.tools.tell(told)
        self._queue.end()
        self._ask()
