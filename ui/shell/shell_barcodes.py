"""Barcodes of the sheet for what is on every page: who is signed in, and the alarm in the Now bar."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.client.sessions import SessionKeeper
from ui.pages.login import LoginPage
from ui.presenters.action import Action
from ui.presenters.login import Mode
from ui.widgets.now_bar import NowBar


@dataclass(frozen=True, slots=True)
class ShellBarcodes:
    sessions: SessionKeeper
    login: LoginPage
    now: NowBar
    act: Callable[[Action], None]
    show_login: Callable[[Mode], None]

    def press(self, name: str) -> bool:
        """False = it is none of these, or not there now."""
        known = self.now.model.actions if self.now.model is not None else ()
        acknowledge = next((each for each in known if each.kind == "acknowledge"), None)
        if name == "handover" and self.sessions.name:
            self.show_login("hand_over")
        elif name == "lock" and self.sessions.name:
            self.sessions.sign_out()
        elif name == "cancel" and self.login.isVisible() and not self.sessions.locked:
            self.login.left.emit()
        elif name == "acknowledge" and acknowledge is not None:
            self.act(acknowledge)
        else:
            return False
        return True
