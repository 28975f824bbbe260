"""Settings: what may I change? Groups, the settings of one, and all there is to know of the chosen one."""

from dataclasses import dataclass

from station.api.schema import Setting, SettingFault, SettingGroup, SettingKind
from ui.i18n.setting_texts import choice_text, fault_text, plain_text, setting_text, value_text
from ui.i18n.visible import line
from ui.i18n.words import Words, fill, joined
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.settings_draft import SettingsDraft

BACK = ".."
"""Key of the row that leads back to the groups."""


@dataclass(frozen=True, slots=True)
class ChoiceModel:
    key: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SettingCardModel:
    """The chosen setting."""

    key: str
    kind: SettingKind
    title: str
    written: str
    """The key as it stands in the file."""
    help: str
    facts: str
    """Default, limits, what is in force; a line each."""
    editable: bool
    why_not: str
    text: str
    """What its field holds."""
    hint: str
    """What stands in the empty field."""
    unit: str
    choices: tuple[ChoiceModel, ...]
    fault: str
    default: str
    """Label of the key that brings the default back; empty = there is nothing to bring back."""


def group_rows(draft: SettingsDraft, words: Words) -> tuple[RowModel, ...]:
    """Every table; how many settings it has, and whether a change or a fault stands in it."""
    groups = draft.file.groups if draft.file is not None else ()
    return tuple(_group_row(group, draft, words) for group in groups)


def _group_row(group: SettingGroup, draft: SettingsDraft, words: Words) -> RowModel:
    changed = sum(each.key in draft.changes for each in group.settings)
    faulty = any(_in_group(fault.at, group.key) for fault in draft.faults)
    note = fill(words.say("settings", "{n} changed"), n=words.number(changed)) if changed else ""
    title = group_title(group, words)
    return RowModel(group.key, "doubt" if faulty else "P3" if changed else "none", title, f"[{line(group.key)}]", note)


def group_title(group: SettingGroup, words: Words) -> str:
    return f"{setting_text(words, group.title)} {line(group.name)}".strip()


def _in_group(at: str, group: str) -> bool:
    return at == group or at.startswith(f"{group}.")


def setting_rows(draft: SettingsDraft, group: str, words: Words, *, back: bool = False) -> tuple[RowModel, ...]:
    """The settings of a group; ``back``: first the row that leads to the groups."""
    groups = draft.file.groups if draft.file is not None else ()
    found = next((each for each in groups if each.key == group), None)
    if found is None:
        return ()
    rows = tuple(_setting_row(each, draft, words) for each in found.settings)
    way = RowModel(BACK, "none", f"‹ {group_title(found, words)}", words.say("settings", "All groups"))
    return (way, *rows) if back else rows


def search_rows(draft: SettingsDraft, text: str, words: Words) -> tuple[RowModel, ...]:
    """Settings that have every word of the text in their title, help, key or group, in any of the languages."""
    groups = draft.file.groups if draft.file is not None else ()
    wanted = text.casefold().split()
    return tuple(
        _setting_row(each, draft, words, group_title(group, words))
        for group in groups
        for each in group.settings
        if all(part in _searched(each, group, words) for part in wanted)
    )


def _searched(setting: Setting, group: SettingGroup, words: Words) -> str:
    own = (setting_text(words, setting.title), setting_text(words, setting.help), group_title(group, words))
    return " ".join((setting.key, setting.title, setting.help, group.title, *own)).casefold()


def _setting_row(setting: Setting, draft: SettingsDraft, words: Words, group: str = "") -> RowModel:
    fault = next((each for each in draft.faults if each.at == setting.key), None)
    changed = setting.key in draft.changes
    about = fault_text(words, fault) if fault is not None else group
    shown = words.say("settings", "new") if changed and setting.kind == "secret" else _value(setting, draft, words)
    title = setting_text(words, setting.title)
    sign: RowSign = "doubt" if fault is not None else "P3" if changed else "none"
    return RowModel(setting.key, sign, title, about, shown, quiet=bool(setting.by_hand) and not changed)


def _value(setting: Setting, draft: SettingsDraft, words: Words) -> str:
    return value_text(words, setting, draft.value(setting.key))


# the chosen one --------------------------------------------------------------------------------------------------


def card(draft: SettingsDraft, key: str, words: Words) -> SettingCardModel | None:
    """All about a setting; None when there is none of this key."""
    setting = draft.setting(key)
    if setting is None:
        return None
    faults = [each for each in draft.faults if each.at == key]
    value = draft.value(key)
    secret = setting.kind == "secret"
    return SettingCardModel(
        key=key,
        kind=setting.kind,
        title=setting_text(words, setting.title),
        written=line(key),
        help=setting_text(words, setting.help),
        facts="\n".join(
            fill(words.say("settings", "{label}: {value}"), label=label, value=shown)
            for label, shown in (*_kept(setting, draft, words), *_facts(setting, words))
        ),
        editable=not setting.by_hand,
        why_not=_why_not(setting, words),
        text="" if secret else plain_text(value),
        hint=words.say("settings", "Type the new one; it is never shown") if secret else "",
        unit=setting_text(words, setting.unit),
        choices=_choices(setting, draft, words),
        fault=joined(*(fault_text(words, each) for each in faults)),
        default=_default_key(setting, draft, words),
    )


def _why_not(setting: Setting, words: Words) -> str:
    if not setting.by_hand:
        return ""
    return fill(words.say("settings", "Changed in the file only. {why}"), why=setting_text(words, setting.by_hand))


def _kept(setting: Setting, draft: SettingsDraft, words: Words) -> list[tuple[str, str]]:
    """First of all facts: what is saved here changes nothing of the order that runs."""
    if draft.file is None or setting.key not in draft.file.kept:
        return []
    told = words.say("settings", "from the next order; the one that runs keeps its own")
    return [(words.say("settings", "Takes effect"), told)]


def _facts(setting: Setting, words: Words) -> list[tuple[str, str]]:
    rows = []
    if setting.kind not in ("secret", "file") and setting.in_force != setting.value:
        rows.append((words.say("settings", "In force now"), value_text(words, setting, setting.in_force)))
    if setting.in_order is not None:
        rows.append((words.say("settings", "In the open order"), value_text(words, setting, setting.in_order)))
    if setting.required:
        rows.append((words.say("settings", "Default"), words.say("settings", "none: it must be set")))
    elif setting.kind not in ("secret", "file"):
        rows.append((words.say("settings", "Default"), value_text(words, setting, setting.default)))
    limits = _limits(setting, words)
    return [*rows, (words.say("settings", "Limits"), limits)] if limits else rows


def _limits(setting: Setting, words: Words) -> str:
    unit = setting_text(words, setting.unit)
    least, most = (None if each is None else f"{each:,.10g}" for each in (setting.least, setting.most))
    if least is not None and most is not None:
        return f"{least} … {most} {unit}".strip()
    if most is not None:
        return fill(words.say("settings", "at most {n}"), n=f"{most} {unit}".strip())
    if least is not None:
        return fill(words.say("settings", "at least {n}"), n=f"{least} {unit}".strip())
    if setting.longest is not None and setting.kind == "text":
        return fill(words.say("settings", "at most {n:1 character|{n} characters}"), n=words.number(setting.longest))
    return ""


def _choices(setting: Setting, draft: SettingsDraft, words: Words) -> tuple[ChoiceModel, ...]:
    value = draft.value(setting.key)
    match setting.kind:
        case "yes_no":
            named = ((True, words.say("settings", "Yes")), (False, words.say("settings", "No")))
            return tuple(ChoiceModel("yes" if each else "no", label, value is each) for each, label in named)
        case "choice":
            return tuple(ChoiceModel(each, choice_text(words, each), value == each) for each in setting.choices)
        case "choices":
            chosen = value if isinstance(value, tuple | list) else ()
            return tuple(ChoiceModel(each, choice_text(words, each), each in chosen) for each in setting.choices)
        case _:
            return ()


def _default_key(setting: Setting, draft: SettingsDraft, words: Words) -> str:
    if setting.by_hand or setting.required or setting.kind in ("secret", "file"):
        return ""
    return words.say("settings", "Default") if draft.value(setting.key) != setting.default else ""


# the whole page --------------------------------------------------------------------------------------------------


def status(draft: SettingsDraft, words: Words) -> str:
    """One line at the top: what is not saved, what waits."""
    if draft.file is None:
        return words.say("settings", "Reading the config.")
    if draft.file.faults:
        in_file = words.say("settings", "{n:1 fault|{n} faults} in the file: correct it by hand")
        return fill(in_file, n=words.number(len(draft.file.faults)))
    if draft.faults:
        return fill(words.say("settings", "Not saved: {n:1 fault|{n} faults}"), n=words.number(len(draft.faults)))
    if draft.changes:
        return fill(words.say("settings", "Not saved: {n:1 change|{n} changes}"), n=words.number(len(draft.changes)))
    if draft.file.waits:
        return words.say("settings", "Saved; restart to apply")
    if draft.file.next_order:
        return words.say("settings", "Saved; the open order keeps its own")
    return words.say("settings", "Saved and in force")


def loose_faults(draft: SettingsDraft, words: Words) -> str:
    """Faults that belong to no one setting: of a table, or of the file itself."""
    faults: tuple[SettingFault, ...] = draft.faults
    if draft.file is not None and not faults:
        faults = draft.file.faults
    loose = [each for each in faults if draft.setting(each.at) is None]
    return "\n".join(f"{line(each.at)}: {fault_text(words, each)}".removeprefix(": ") for each in loose)


def about_lines(draft: SettingsDraft, words: Words) -> tuple[str, ...]:
    """What stands where no setting is chosen."""
    if draft.file is None:
        return ()
    where = fill(words.say("settings", "File: {name}"), name=line(draft.file.name))
    if not draft.file.waits:
        own = ", ".join(line(each) for each in draft.file.next_order)
        kept = fill(
            words.say("settings", "The open order keeps what it was begun with; new from the next: {keys}"), keys=own
        )
        return words.say("settings", "Choose a setting to change it."), *((kept,) if own else ()), where
    waits = ", ".join(line(each) for each in draft.file.waits)
    return (
        fill(words.say("settings", "Waiting for a restart: {keys}"), keys=waits),
        words.say("settings", "Restart: the line is asked to stop, and cases on their way out are recorded."),
        words.say("settings", "Then the station starts again with the new settings, within 20 seconds."),
        words.say("settings", "Until it is back the PLC rejects every case. The order stays open."),
        where,
    )
