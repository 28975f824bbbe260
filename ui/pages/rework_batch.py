"""Several at once on the Rework page: scanned one after the other, looked at as a whole, done one after the other."""

from collections.abc import Callable, Sequence
from typing import Any

from station.api.schema import BATCH_MOST, BatchVerdict, BatchVerdicts, CommandAnswer, ReworkBatch
from ui.client import Failure
from ui.i18n.words import fill
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.rework_state import BatchEntry, Rework
from ui.shell.page import PageTools

CHECK = "/v1/rework/check-batch"


class BatchFlow:
    """``entries`` are put back by ``put``; ``args`` are those of the command for one code."""

    def __init__(
        self,
        tools: PageTools,
        work: Callable[[], Rework],
        put: Callable[[tuple[BatchEntry, ...]], None],
        args: Callable[[str], dict[str, Any]],
        refresh: Callable[[], None],
    ) -> None:
        self.tools, self._work, self._put, self._args, self._refresh = tools, work, put, args, refresh
        self._left: list[tuple[str, dict[str, Any]]] = []
        """What is still to be done of those that the key was pressed for: code, command."""

    @property
    def _entries(self) -> tuple[BatchEntry, ...]:
        return self._work().entries

    def scanned(self, code: str) -> None:
        work, words = self._work(), self.tools.words
        if not work.chosen or (work.chosen == "decommission" and not work.fate):
            said = words.say("rework", "Choose first what shall be done.")
            self.tools.tell(AnswerModel("refused", said, "", code))
        elif any(each.code == code for each in work.entries):
            self.tools.tell(refused("rework_twice", {"code": code}, words, code))
        elif len(work.entries) >= BATCH_MOST:
            said = fill(words.say("rework", "No more than {n} at once: do these first."), n=words.number(BATCH_MOST))
            self.tools.tell(AnswerModel("refused", said, "", code))
        else:
            self._put((*work.entries, BatchEntry(code)))
            self._check()

    # the look before ---------------------------------------------------------------------------------------------

    def _check(self) -> None:
        """All of them: what one leaves is what the next one meets."""
        codes = [each.code for each in self._entries]
        if not codes:  # none, or the batch was left
            return
        told = [self._args(code) for code in codes]
        body = ReworkBatch.model_validate(
            {"by": told[0]["by"], "reason": told[0]["reason"], "acts": [each["act"] for each in told]}
        )

        def came(answer: BatchVerdicts | Failure) -> None:
            if codes != [each.code for each in self._entries]:
                return  # a newer look is on its way
            whole = isinstance(answer, Failure) or len(answer.verdicts) == len(codes)
            self._judged(answer if whole else Failure("answer_unreadable", {}))

        self.tools.client.post(CHECK, body, BatchVerdicts, came)

    def _judged(self, answer: BatchVerdicts | Failure) -> None:
        before = self._entries
        verdicts: Sequence[BatchVerdict | Failure] = (
            [answer] * len(before) if isinstance(answer, Failure) else answer.verdicts
        )
        pairs = list(zip(before, verdicts, strict=True))
        self._put(tuple(self._entry(each.code, verdict) for each, verdict in pairs))
        fresh = [(each.code, verdict) for each, verdict in pairs if each.able is None]
        if fresh:
            self._tell(*next((pair for pair in fresh if not _able(pair[1])), fresh[-1]))

    def _entry(self, code: str, verdict: BatchVerdict | Failure) -> BatchEntry:
        able = _able(verdict)
        return BatchEntry(code, able, "" if able else self._why(code, verdict).sentence)

    def _why(self, code: str, verdict: BatchVerdict | Failure) -> AnswerModel:
        return refused(verdict.key, verdict.arguments, self.tools.words, code)

    def _tell(self, code: str, verdict: BatchVerdict | Failure) -> None:
        good = AnswerModel("accepted", self.tools.words.say("rework", "It can be done."), "", code)
        self.tools.tell(good if _able(verdict) else self._why(code, verdict))

    # it is done --------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Each is a whole operation of its own, in the order of the look; what is refused now stays with its reason."""
        if not self._left:
            self._left = [(each.code, self._args(each.code)) for each in self._entries if each.able]
            if self._left:
                self._next()

    def stop(self) -> None:
        """Nothing more is done; what is asked for already is."""
        self._left = []

    def _next(self) -> None:
        (code, args), words = self._left[0], self.tools.words

        def answered(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                why = refused(answer.key, answer.arguments, words, code)
                bad = BatchEntry(code, able=False, why=why.sentence)
                self._put(tuple(bad if each.code == code else each for each in self._entries))
                self.tools.tell(why)
            else:
                self._put(tuple(each for each in self._entries if each.code != code))
                self.tools.tell(AnswerModel("accepted", words.what(answer.key, answer.arguments), "", code))
            self._one_less()

        self.tools.client.command("rework", args, answered)

    def _one_less(self) -> None:
        """The next one; after the last a look at what stays."""
        self._left = self._left[1:]
        if self._left:
            self._next()
        else:
            self._check()
            self._refresh()


def _able(verdict: BatchVerdict | Failure) -> bool:
    return isinstance(verdict, BatchVerdict) and verdict.able
