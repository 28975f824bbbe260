"""What a person has changed and not yet saved. Plain Python; the page asks it, the presenter shows it."""

from station.api.schema import ConfigFile, SaveRequest, Setting, SettingChange, SettingFault, SettingValue

STEPS = ((100, 1), (1_000, 10), (10_000, 100))
"""Numbers below the first go by the second when a finger presses − or +."""
LARGEST_STEP = 1_000


class SettingsDraft:
    """One config file as it was read, the changes made to it here, and what the station had against them."""

    def __init__(self) -> None:
        self.file: ConfigFile | None = None
        self.changes: dict[str, SettingValue] = {}
        """Key → new value; None = out of the file."""
        self.faults: tuple[SettingFault, ...] = ()
        self._settings: dict[str, Setting] = {}

    def read(self, file: ConfigFile) -> None:
        """The file is here (again). A change stays only where what it was made to is still the same."""
        before = self._settings
        self.file = file
        self._settings = {each.key: each for group in file.groups for each in group.settings}
        self.changes = {
            key: value
            for key, value in self.changes.items()
            if key in self._settings and key in before and before[key].value == self._settings[key].value
        }
        self.faults = ()

    def saved(self) -> None:
        """Everything is in the file now."""
        self.changes, self.faults = {}, ()

    def setting(self, key: str) -> Setting | None:
        return self._settings.get(key)

    def value(self, key: str) -> SettingValue:
        """What is shown: the change, else what the file says."""
        setting = self._settings[key]
        if key not in self.changes:
            return setting.value
        return setting.default if self.changes[key] is None else self.changes[key]

    def put(self, key: str, value: SettingValue) -> None:
        """Change a value; the same as in the file is no change."""
        setting = self._settings.get(key)
        if setting is None or setting.by_hand:
            return
        empty = value in ("", None) and (setting.kind == "secret" or (setting.value is None and value == ""))
        if empty or _same(value, setting.value):
            self.changes.pop(key, None)
        else:
            self.changes[key] = value
        self.faults = tuple(fault for fault in self.faults if fault.at != key)

    def put_text(self, key: str, text: str) -> None:
        """What was typed into a field; what is no number stays text, and the station says so."""
        setting = self._settings.get(key)
        if setting is not None:
            self.put(key, typed(setting, text))

    def step(self, key: str, way: int) -> None:
        """One step down (−1) or up (+1), within the limits."""
        setting = self._settings.get(key)
        value = self.value(key) if setting is not None else None
        if setting is None or not isinstance(value, int | float) or isinstance(value, bool):
            return
        size = next((step for below, step in STEPS if abs(value) + min(way, 0) < below), LARGEST_STEP)
        moved = value + way * size
        moved = max(moved, setting.least) if setting.least is not None else moved
        moved = min(moved, setting.most) if setting.most is not None else moved
        self.put(key, int(moved) if setting.kind == "whole" else moved)

    def toggle(self, key: str, choice: str) -> None:
        """One of several choices, in or out; in the order of the file, new ones last."""
        value = self.value(key)
        listed = tuple(value) if isinstance(value, tuple | list) else ()
        self.put(key, tuple(each for each in listed if each != choice) if choice in listed else (*listed, choice))

    def reset(self, key: str) -> None:
        """Back to the default: the key goes out of the file."""
        setting = self._settings.get(key)
        if setting is not None and setting.given and not setting.required:
            self.changes[key] = None
        elif setting is not None:
            self.changes.pop(key, None)

    def forget(self) -> None:
        """All as the file has it."""
        self.changes, self.faults = {}, ()

    def refused(self, faults: tuple[SettingFault, ...]) -> str:
        """The station's objections; returns the key of the first setting that has one, empty = none has."""
        self.faults = faults
        return next((fault.at for fault in faults if fault.at in self._settings), "")

    def request(self) -> SaveRequest | None:
        """What is to be saved; None when there is nothing."""
        if self.file is None or not self.changes:
            return None
        rows = (SettingChange(key=key, value=_sent(value)) for key, value in self.changes.items())
        return SaveRequest(hash=self.file.hash, changes=tuple(rows))


def typed(setting: Setting, text: str) -> SettingValue:
    """A text as a value of the setting's kind; what does not fit stays text."""
    stripped = text.strip()
    try:
        match setting.kind:
            case "whole":
                return int(stripped)
            case "text_or_whole":
                return int(stripped) if stripped.isascii() and stripped.isdigit() else text
            case "number":
                return float(stripped) if "." in stripped else int(stripped)
            case "texts":
                return tuple(part.strip() for part in text.split(",") if part.strip())
            case _:
                return text
    except ValueError:
        return text


def _same(one: SettingValue, other: SettingValue) -> bool:
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return tuple(one) == tuple(other)
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _sent(value: SettingValue) -> bool | int | float | str | list[str] | None:
    return list(value) if isinstance(value, tuple) else value
