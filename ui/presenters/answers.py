"""The answer to what a person just did: a scan, a button. Accepted or refused, with the code, in words."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import Arguments, CodeStory
from ui.client.export import UNWRITABLE
from ui.i18n.visible import line
from ui.i18n.words import Words, fill, joined
from ui.presenters.code_location import location

Verdict = Literal["accepted", "refused", "busy"]
AnswerSound = Literal["accepted", "refused", "duplicate", "unknown", "full"]
TWICE = frozenset(
    {
        "unit_taken",
        "code_taken",
        "duplicate",
        "case_code_used",
        "rework_code_elsewhere",
        "rework_twice",
        "bench_taken",
        "bench_twice",
        "ship_twice",
        "ship_shipped",
        "ship_inside",
    }
)
"""Refusals of a code that is somewhere already."""
NEVER_SEEN = frozenset(
    {
        "code_unknown",
        "case_unknown",
        "case_not_sought",
        "foreign",
        "rework_code_unknown",
        "bench_foreign",
        "ship_unknown",
        "ship_unknown_offline",
    }
)
"""Refusals of a code that means nothing here."""
FULL = frozenset({"bench_closed", "bench_label_due", "rework_full", "rework_case_over"})
"""Answers that say that no more goes in."""
CODE_END = 24
"""Signs of a long code that are shown in the answer; its end tells codes apart."""


@dataclass(frozen=True, slots=True)
class AnswerModel:
    verdict: Verdict
    what: str
    do: str = ""
    code: str = ""
    """What was scanned, whole enough to know it again."""
    key: str = ""
    """Why it was refused."""

    @property
    def sentence(self) -> str:
        """What happened, and what to do."""
        return joined(self.what, self.do)

    @property
    def sound(self) -> AnswerSound | None:
        """None: the answer has not come yet."""
        if self.verdict == "busy":
            return None
        if self.verdict == "accepted":
            return "full" if self.key in FULL else "accepted"
        return sound_of(self.key)


def sound_of(key: str) -> AnswerSound:
    """Of a refusal."""
    if key in TWICE:
        return "duplicate"
    if key in FULL:
        return "full"
    return "unknown" if key in NEVER_SEEN else "refused"


def refused(key: str, arguments: Arguments, words: Words, code: str = "") -> AnswerModel:
    """A refusal of the station, or a failure on the way to it."""
    if key == "no_answer":
        return AnswerModel(
            "refused", words.say("answer", "The station did not answer."), words.say("answer", "Try again."), line(code)
        )
    if key == "answer_unreadable":
        return AnswerModel(
            "refused", words.say("answer", "The answer could not be read."), words.say("answer", "Call IT."), line(code)
        )
    if key == UNWRITABLE:
        said = words.say("sync", "The file could not be written: {why}.")
        return AnswerModel(
            "refused",
            fill(said, why=line(str(arguments.get("why", "")))),
            words.say("sync", "Make room, then try again."),
        )
    return AnswerModel("refused", words.what(key, arguments), words.to_do(key, arguments), line(code), key)


def short_code(code: str) -> str:
    """The end of a code, for a sentence."""
    shown = line(code)
    return shown if len(shown) <= CODE_END else "…" + shown[-CODE_END:]


def story_told(story: CodeStory, words: Words) -> AnswerModel:
    """A scan outside any task: where the code is now."""
    return AnswerModel("accepted", location(story, words), "", line(story.asked))
