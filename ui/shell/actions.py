"""What the shell's keys do: each a command to the station, a page, or a look-up."""

from station.api.schema import CodeStory
from station.messages import command_of
from ui.client import Failure
from ui.client.client import code_path
from ui.i18n.mark import mark
from ui.i18n.words import fill
from ui.presenters.action import Action
from ui.presenters.answers import AnswerModel, refused, story_told
from ui.presenters.changeover import is_sheet
from ui.scanner.burst_detector import CAPS_LOCK, CUT
from ui.shell.page import Page, PageTools

_KEY_OF_NO_CHARACTER = (
    mark("answer", "The scanner sent a key that is not a character: {key}."),
    mark("answer", "Set it to send GS as Ctrl+], and this keyboard to English (US). Scan again."),
)
_SPOILT = {
    CUT: (
        mark("answer", "The scan was interrupted."),
        mark("answer", "Scan again. Set the scanner: Enter as its suffix, no delay between keys."),
    ),
    CAPS_LOCK: (
        mark("answer", "Caps Lock is on: the letters of the scan are in the wrong case."),
        mark("answer", "Switch Caps Lock off and scan again."),
    ),
}


class ActionHandler:
    """Short verbs with their answers told."""

    def __init__(self, tools: PageTools) -> None:
        self._tools = tools

    def hold(self) -> None:
        self._tools.command("hold")

    def resume(self) -> None:
        self._tools.command("resume")

    def act(self, action: Action) -> None:
        """A button of the Now bar."""
        match action.kind:
            case "acknowledge":
                self._tools.command("acknowledge_alarm", {"alarm": action.about})
            case "confirm_numbers":
                self._tools.command("confirm_numbers")
            case "match_counts":
                self._tools.command("restore_trust", {"how": "clearance"})
            case "find":
                self._tools.open_page("alarms", action.about)
            case "open":
                self._tools.open_page(action.about)

    def held(self, code: str) -> bool:
        """The barcode HOLD holds the line whatever is on the screen, a locked one too."""
        if command_of(code) != "hold":
            return False
        self.hold()
        return True

    def _commanded(self, name: str, page: Page, pages: frozenset[str]) -> None:
        """A barcode of the sheet opens its page, or presses a key that is there now."""
        if name in pages:
            self._tools.open_page(name)
        elif not page.commanded(name):
            self.not_there()

    def not_there(self) -> None:
        """A barcode of the sheet whose key is not on the screen."""
        self._tools.tell(AnswerModel("refused", self._tools.words.say("answer", "This key is not there now.")))

    def scanned(self, code: str, page: Page, pages: frozenset[str], *, modal: bool) -> None:
        """Barcodes of keys, then guided step or page, then the look-up; never dropped."""
        words = self._tools.words
        if modal:
            said = words.say("answer", "Not accepted: answer the question on the screen first.")
            self._tools.tell(AnswerModel("refused", said, "", code))
        elif name := command_of(code):
            self._commanded(name, page, pages)
        elif page.scanned(code):
            return
        elif is_sheet(code) and "orders" in pages:
            self._tools.open_page("orders", code)
        elif "lookup" in pages:
            self._tools.open_page("lookup", code)
        else:
            self._look_up(code)

    def too_long(self) -> None:
        words = self._tools.words
        self._tools.tell(
            AnswerModel("refused", words.what("code_too_long", {}), words.say("answer", "Scan one code only."))
        )

    def spoilt(self, why: str) -> None:
        """A scan was cut, typed under Caps Lock, or held a key (``why``) without which its code is another one."""
        words = self._tools.words
        said, do = _SPOILT.get(why, _KEY_OF_NO_CHARACTER)
        self._tools.tell(AnswerModel("refused", fill(words.say("answer", said), key=why), words.say("answer", do)))

    def _look_up(self, code: str) -> None:
        """Without a page for it the answer is one sentence."""
        words = self._tools.words
        self._tools.tell(AnswerModel("busy", words.say("answer", "Looking it up."), "", code))

        def told(story: CodeStory | Failure) -> None:
            if isinstance(story, Failure):
                self._tools.tell(refused(story.key, story.arguments, words, code))
            else:
                self._tools.tell(story_told(story, words))

        self._tools.client.get(code_path(code), CodeStory, told)
