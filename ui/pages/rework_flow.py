"""What a person does on the Rework page: scans and keys become look-ups, checks and one command each."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from station.api.schema import CommandAnswer, ReworkArgs, ReworkOperations, ReworkOptions
from ui.client import Failure
from ui.client.calls import Answer, Done
from ui.pages.rework_batch import BatchFlow
from ui.pages.scan_queue import ScanQueue
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.rework_state import FATES, LABELS, REASONS, WITH_REASON, Rework
from ui.presenters.task import TaskKey
from ui.presenters.user_name import LOCAL
from ui.shell.page import PageTools

OPERATIONS = "/v1/rework/operations?limit=10"
LABEL_KEYS = frozenset({"rework_label_needed", "rework_label_used", "rework_not_a_label", "rework_same_code"})
"""Refusals of a repair that speak against its label alone: the units that were scanned are good."""
_ACTS: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "replace": lambda own, code: {"kind": "replace", "old": own, "new": code},
    "remove": lambda own, _: {"kind": "remove", "code": own},
    "fill": lambda own, code: {"kind": "add", "container": own, "codes": [code]},
    "put": lambda own, code: {"kind": "add", "container": code, "codes": [own]},
    "merge": lambda own, code: {"kind": "merge", "source": own, "into": code},
    "relabel": lambda own, code: {"kind": "relabel", "container": own, "new": code or None},
    "dissolve": lambda own, _: {"kind": "dissolve", "container": own},
    "dissolve_all": lambda own, _: {"kind": "dissolve", "container": own, "all_levels": True},
    "decommission": lambda own, fate: {"kind": "decommission", "code": own, "fate": fate},
    "recommission": lambda own, _: {"kind": "recommission", "code": own},
    "restore": lambda own, _: {"kind": "restore", "container": own},
    "return": lambda own, _: {"kind": "return", "container": own},
}
"""Name of an option → the act: of what was chosen, with what was scanned (or the fate)."""
_SCANS = frozenset({"replace", "fill", "put", "merge", "relabel"})


class ReworkFlow:
    """Holds where a person is (``work``); ``changed`` is called when that is another place."""

    def __init__(self, tools: PageTools, changed: Callable[[], None]) -> None:
        self.tools, self._changed = tools, changed
        self.work = Rework()
        self._queue = ScanQueue(self._judge)
        """A scan meets what the one before it left: the same unit twice in a burst is refused the second time."""
        self.batch = BatchFlow(
            tools, lambda: self.work, lambda entries: self._set(entries=entries), self._entry_args, self.refresh
        )

    def _set(self, **values: Any) -> None:
        self.work = replace(self.work, **values)
        self._changed()

    def reset(self) -> None:
        """Nothing is chosen any more."""
        self.batch.stop()
        self.work = Rework(operations=self.work.operations)
        self._changed()

    # scans -------------------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> None:
        self._queue.put(code)

    def _judge(self, code: str) -> None:
        if self.work.batch:
            self.batch.scanned(code)
        elif self.work.repair is not None:
            self._into_case(code)
        elif self.work.chosen in _SCANS:
            self._do(self.work.chosen, code)
        else:
            self.ask(code)

    def commanded(self, name: str, keys: tuple[TaskKey, ...]) -> bool:
        always = {"undo": "key:undo", "cancel": "key:cancel"}
        key = always.get(name) or next((each.key for each in keys if each.name == name), "")
        if key:
            self.press(key)
        return bool(key)

    def ask(self, code: str) -> None:
        """What can be done with this code."""
        self._look(f"/v1/rework/options?code={quote(code, safe='', errors='surrogatepass')}", code)

    def ask_case(self, name: str) -> None:
        """The same of a case by its number, from the page of rejects."""
        self._look(f"/v1/rework/options?case={quote(name, safe='')}", name)

    def _look(self, path: str, code: str) -> None:
        words = self.tools.words

        def came(options: ReworkOptions | Failure) -> None:
            if isinstance(options, Failure):
                self.tools.tell(refused(options.key, options.arguments, words, code))
                return
            self.tools.sounds.play("accepted")
            repack = next((each for each in options.options if each.name == "repack" and each.able), None)
            begun = "repack" if repack is not None else ""
            self.work = Rework(options, begun, operations=self.work.operations)
            self._changed()

        self._queue.begin()
        self.tools.client.get(path, ReworkOptions, self._then_next(came))

    def _then_next(self, came: Done[Answer]) -> Done[Answer]:
        """What came is looked at, then the next scan may come."""

        def both(answer: Answer | Failure) -> None:
            came(answer)
            self._queue.end()

        return both

    # keys --------------------------------------------------------------------------------------------------------

    def press(self, key: str) -> None:
        kind, _, name = key.partition(":")
        match kind:
            case "option":
                self._begin(name)
            case "reason":
                self._reasoned(name)
            case "fate":
                self._fated(name)
            case _:
                self._key(name)

    def _key(self, name: str) -> None:
        match name:
            case "several":
                self.work = Rework(batch=True, operations=self.work.operations)
                self._changed()
            case "options":
                self._set(chosen="", scanned=(), out=frozenset(), label="")
            case "cancel":
                self.reset()
            case "assign":
                self._do("relabel", "")
            case "undo":
                self._undo()
            case "short":
                self._finish_repair(short=True)
            case "finish" if self.work.batch:
                self.batch.finish()
            case "finish":
                self._finish_repair()
            case _:
                raise ValueError(f"there is no key {name}")

    def _begin(self, name: str) -> None:
        option, words = self.work.option(name), self.tools.words
        if self.work.batch:
            self._set(chosen=name)
        elif option is not None and not option.able:
            self.tools.tell(refused(option.key, option.arguments, words))
        elif name in _SCANS or name in WITH_REASON or name in ("decommission", "repack"):
            self._set(chosen=name)
        else:
            self._do(name)

    def _reasoned(self, name: str) -> None:
        reason = self.tools.words.say("rework", REASONS[name])
        if self.work.batch:
            self._set(reason=reason)
        else:
            self._do(self.work.chosen, reason=reason)

    def _fated(self, name: str) -> None:
        if self.work.batch:
            self._set(fate=name, reason=self.tools.words.say("rework", FATES[name]))
        else:
            self._do("decommission", name, self.tools.words.say("rework", FATES[name]))

    # one thing is done -------------------------------------------------------------------------------------------

    def _args(self, act: dict[str, Any], reason: str) -> dict[str, Any]:
        return {"by": LOCAL, "reason": reason, "act": act}

    def _do(self, name: str, code: str = "", reason: str = "") -> None:
        options = self.work.options
        if options is None:
            return
        why = reason or self.tools.words.say("rework", LABELS[name])
        self._post(self._args(_ACTS[name](options.subject or options.asked, code), why), code or options.asked)

    def _post(self, args: dict[str, Any], code: str, done: Callable[[], None] | None = None) -> None:
        words = self.tools.words

        def answered(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                self.tools.tell(refused(answer.key, answer.arguments, words, code))
                return
            self.tools.tell(AnswerModel("accepted", words.what(answer.key, answer.arguments), "", code))
            (done or self.reset)()
            self.refresh()

        self._queue.begin()
        self.tools.client.command("rework", args, self._then_next(answered))

    def _undo(self) -> None:
        """The last scan of a repair; else the operation that is marked, or the newest."""
        if self.work.scanned:
            self._set(scanned=self.work.scanned[:-1], label="")
            return
        wanted = self.work.undoable
        if wanted is None:
            self.tools.tell(refused("rework_nothing_to_undo", {}, self.tools.words))
            return
        act = {"kind": "undo", "operation": wanted.operation}
        self._post(self._args(act, self.tools.words.say("rework", "Undo")), "")

    def mark(self, operation: str) -> None:
        """Undo means this one; why it cannot be undone is said at once."""
        found = next((each for each in self.work.operations if str(each.operation) == operation), None)
        if found is not None and not found.able:
            self.tools.tell(refused(found.key, found.arguments, self.tools.words))
            return
        self._set(marked=operation)

    def refresh(self) -> None:
        """Ask what was done lately."""

        def came(told: ReworkOperations | Failure) -> None:
            if not isinstance(told, Failure):
                self._set(operations=told.operations, marked="")

        self.tools.client.get(OPERATIONS, ReworkOperations, came)

    # a case is put right -----------------------------------------------------------------------------------------

    def take_out(self, number: int) -> None:
        """A tap on a unit of the case: it goes out, and a new one is wanted; again: it stays."""
        places = self.work.places
        if number < len(places) and places[number][0].kept and not self.work.scanned:
            self._set(out=self.work.out ^ {number})

    def _repack(self, *more: str, short: bool = False, label: str = "") -> dict[str, Any]:
        work, repair = self.work, self.work.repair
        assert repair is not None
        gone = [place.text for number, place in enumerate(repair.places) if number in work.out or _is_lost(place)]
        act = {"kind": "repack", "epoch": repair.epoch, "seq": repair.seq, "new": [*work.scanned, *more], "out": gone}
        why = next((place.reason for place in repair.places if place.reason), "")
        reason = self.tools.words.phrase(why) if why else self.tools.words.say("rework", LABELS["repack"])
        return self._args({**act, "short": short, "label": label or work.label or None}, reason)

    def _into_case(self, code: str) -> None:
        """A unit for the next empty place, checked before it is shown as taken; then the label; then the label once
        more is the end."""
        repair = self.work.repair
        assert repair is not None
        if self.work.missing:
            self._check(self._repack(code, short=True), code, lambda: self._set(scanned=(*self.work.scanned, code)))
        elif self.work.needs_label:
            self._finish_repair(label=code)
        elif code == repair.label:
            self._finish_repair()
        else:
            said = self.tools.words.say("rework", "Nothing is missing any more: finish, or take one out first.")
            self.tools.tell(AnswerModel("refused", said, "", code))

    def _check(self, args: dict[str, Any], code: str, good: Callable[[], None]) -> None:
        words = self.tools.words

        def came(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure) and answer.key not in LABEL_KEYS:
                self.tools.tell(refused(answer.key, answer.arguments, words, code))
                return
            self.tools.tell(AnswerModel("accepted", words.say("rework", "Accepted."), "", code))
            good()

        self._queue.begin()
        wanted = ReworkArgs.model_validate(args)
        self.tools.client.post("/v1/rework/check", wanted, CommandAnswer, self._then_next(came))

    def _finish_repair(self, *, short: bool = False, label: str = "") -> None:
        if self.work.repair is not None:
            self._post(self._repack(short=short, label=label), label)

    # several at once ---------------------------------------------------------------------------------------------

    def _entry_args(self, code: str) -> dict[str, Any]:
        work = self.work
        reason = work.reason or self.tools.words.say("rework", LABELS[work.chosen])
        return self._args(_ACTS[work.chosen](code, work.fate), reason)


def _is_lost(place: Any) -> bool:
    """It was good, and is somewhere else by now."""
    return not place.kept and bool(place.text) and str(place.reason).startswith("rework_")
