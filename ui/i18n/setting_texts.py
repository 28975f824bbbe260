"""Words of settings: titles and helps come in English from the station, faults as keys; both are told in a language."""

from station.api.schema import Setting, SettingFault, SettingValue
from ui.i18n.visible import line
from ui.i18n.words import Words, fill, joined

_SECONDS = {"config_by_hand": "setting"}
"""Faults whose texts are the settings' own."""


def setting_text(words: Words, text: str) -> str:
    """A title, a help, a unit, a reason."""
    return line(words.say("setting", text)) if text else ""


def choice_text(words: Words, choice: str) -> str:
    return line(words.say("choice", choice.replace("_", " ")))


def fault_text(words: Words, fault: SettingFault) -> str:
    """What is wrong, with what was probably meant."""
    said = _what_is_wrong(words, fault)
    hint = fill(words.say("settings", "Did you mean {what}?"), what=line(fault.suggestion)) if fault.suggestion else ""
    return joined(said, hint)


def _what_is_wrong(words: Words, fault: SettingFault) -> str:
    if not fault.template:
        return words.whole(fault.key, fault.arguments)
    context = _SECONDS.get(fault.key, "config")
    given = {
        name: line(words.say(context, value)) if isinstance(value, str) else f"{value}"
        for name, value in fault.arguments.items()
    }
    return fill(words.say("config", fault.template), **given)


def value_text(words: Words, setting: Setting, value: SettingValue) -> str:
    """A value in few words, with its unit."""
    match setting.kind:
        case "secret":
            return words.say("settings", "kept in a file") if setting.given else "–"
        case "file":
            return words.say("settings", "a file") if setting.given else "–"
        case _ if value is None or value == "" or value == ():
            return "–"
        case "yes_no":
            return words.say("settings", "Yes") if value else words.say("settings", "No")
        case "choice":
            return choice_text(words, str(value))
        case "choices":
            return ", ".join(choice_text(words, each) for each in _listed(value))
        case _:
            return f"{line(plain_text(value))} {setting_text(words, setting.unit)}".strip()


def plain_text(value: SettingValue) -> str:
    """As it is typed into a field."""
    if isinstance(value, tuple | list):
        return ", ".join(value)
    return "" if value is None else str(value)


def _listed(value: SettingValue) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (str(value),)
