"""The Test key of a device: one question to the station, its answer as a sentence."""

from collections.abc import Callable

from station.api.schema import CommandAnswer
from ui.client import Failure
from ui.i18n.visible import line
from ui.i18n.words import fill
from ui.presenters.answers import AnswerModel, refused
from ui.shell.page import PageTools


class DeviceTest:
    """One at a time; ``done`` is called when the answer was told."""

    def __init__(self, tools: PageTools, done: Callable[[], None]) -> None:
        self._tools = tools
        self._done = done

    def ask(self, device: str) -> None:
        words = self._tools.words
        self._tools.tell(AnswerModel("busy", fill(words.say("device", "Asking {device}."), device=line(device))))
        self._tools.client.command("test_device", {"device": device}, self._answered)

    def _answered(self, answer: CommandAnswer | Failure) -> None:
        words = self._tools.words
        if isinstance(answer, Failure):
            self._tools.tell(refused(answer.key, answer.arguments, words))
        else:
            what, do = words.what(answer.key, answer.arguments), words.to_do(answer.key, answer.arguments)
            self._tools.tell(AnswerModel("accepted", what, do))
        self._done()
