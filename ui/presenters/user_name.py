"""Who did something: a person by name, or, where nobody is signed in, whoever stands at this station."""

from ui.i18n.visible import line
from ui.i18n.words import Words

LOCAL = "local"


def user_name(by: str, words: Words) -> str:
    """The name of a person or role, for a sentence."""
    return words.say("who", "an operator here") if by == LOCAL else line(by)
