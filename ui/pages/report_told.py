"""What came of the file of a report: where it is, or why there is none."""

from pathlib import Path

from ui.client import Failure
from ui.i18n.visible import line
from ui.i18n.words import Words
from ui.presenters.answers import AnswerModel, refused


def report_told(done: Path | Failure, words: Words) -> AnswerModel:
    if isinstance(done, Path):
        return AnswerModel("accepted", words.say("balance", "Report written."), "", line(str(done)))
    return refused(done.key, done.arguments, words)
