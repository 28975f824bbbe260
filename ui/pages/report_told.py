"""What came of the file of a report: where it is, or why there is none."""

from pathlib import Path

from ui.client import Failure
from ui.client.export import UNWRITABLE
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.answers import AnswerModel, refused


def report_told(done: Path | Failure, words: Words) -> AnswerModel:
    if isinstance(done, Path):
        return AnswerModel("accepted", words.say("balance", "Report written."), "", line(str(done)))
    if done.key == UNWRITABLE:
        told = words.say("sync", "The file could not be written: {why}.")
        why = line(str(done.arguments["why"]))
        return AnswerModel("refused", fill(told, why=why), words.say("sync", "Make room, then try again."), "")
    return refused(done.key, done.arguments, words)
