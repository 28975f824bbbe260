"""The page on which somebody signs in, hands over, or creates the first supervisor."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import SessionView
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill

Mode = Literal["sign_in", "me", "hand_over", "first"]
ON_A_PAGE = 8
"""Names, two beside each other."""

ROLES = {
    "operator": mark("login", "Operator"),
    "supervisor": mark("login", "Supervisor"),
    "engineer": mark("login", "Engineer"),
    "it": mark("login", "Plant IT"),
}


@dataclass(frozen=True, slots=True)
class NameModel:
    name: str
    label: str
    role: str


@dataclass(frozen=True, slots=True)
class LoginModel:
    title: str
    """In both languages: whoever comes may not read the one that is set."""
    prompt: str
    names: tuple[NameModel, ...] = ()
    more: str = ""
    """Label of the key to the next names; empty = these are all."""
    pad: bool = False
    """A PIN is wanted now."""
    entered: int = 0
    """Digits of it so far."""
    field: str = ""
    """A name is typed; what the field wants."""
    back: str = ""
    """Labels of keys; empty = there is no such key."""
    lock: str = ""
    hand_over: str = ""
    okay: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person has entered so far."""

    mode: Mode = "sign_in"
    name: str = ""
    pin: str = ""
    first_pin: str = ""
    """``first``: the PIN that is entered once more."""
    page: int = 0
    typed: str = ""
    """``first``: the name in the field."""


def login_model(view: SessionView, entry: Entry, words: Words, other: Words) -> LoginModel:
    """``other``: the words of the other language."""
    titles = {
        "sign_in": mark("login", "Sign in"),
        "me": mark("login", "Signed in"),
        "hand_over": mark("login", "Hand over"),
        "first": mark("login", "Create the first supervisor"),
    }
    said = titles[entry.mode]
    title = " / ".join(each.say("login", said) for each in (words, other))
    locked = view.required and view.user is None
    back = "" if locked and not entry.name else words.say("login", "Back")
    match entry.mode:
        case "me":
            return _me(view, title, back, words)
        case "first":
            return _first(entry, title, back, words)
        case "sign_in" | "hand_over":
            return _names(view, entry, title, back, words)


def _me(view: SessionView, title: str, back: str, words: Words) -> LoginModel:
    user = view.user
    told = f"{line(user.name)} · {words.say('login', ROLES[user.role])}" if user is not None else ""
    lock, over = words.say("login", "Lock"), words.say("login", "Hand over")
    return LoginModel(title, told, back=back, lock=lock, hand_over=over)


def _first(entry: Entry, title: str, back: str, words: Words) -> LoginModel:
    if entry.first_pin:
        prompt = words.say("login", "The same PIN once more, then OK.")
    else:
        prompt = words.say("login", "Type the name, choose a PIN of 4 to 12 digits, then OK.")
    field, okay = words.say("login", "Name"), words.say("login", "OK")
    return LoginModel(title, prompt, pad=True, entered=len(entry.pin), field=field, back=back, okay=okay)


def _names(view: SessionView, entry: Entry, title: str, back: str, words: Words) -> LoginModel:
    shown = [each for each in view.users if each.has_pin and (view.user is None or each.name != view.user.name)]
    pages = max(1, -(-len(shown) // ON_A_PAGE))
    here = shown[entry.page % pages * ON_A_PAGE :][:ON_A_PAGE]
    names = tuple(NameModel(each.name, line(each.name), words.say("login", ROLES[each.role])) for each in here)
    if entry.name:
        prompt = fill(words.say("login", "{name}: enter the PIN, then OK."), name=line(entry.name))
    else:
        prompt = words.say("login", "Tap your name, or scan your badge.")
    more = words.say("login", "More names") if pages > 1 and not entry.name else ""
    okay = words.say("login", "OK")
    pad, entered = bool(entry.name), len(entry.pin)
    return LoginModel(title, prompt, names, more, pad=pad, entered=entered, back=back, okay=okay)
