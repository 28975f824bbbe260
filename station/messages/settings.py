"""Changing the config from a screen, and the restart that takes it into force."""

from station.messages.row import Row

SETTINGS_MESSAGES: dict[str, Row] = {
    "config_changed_meanwhile": Row(
        "The config was changed by somebody else meanwhile.", "Look again, then change it."
    ),
    "config_unwritable": Row("The config {path} cannot be written: {detail}.", "Check the rights of its folder."),
    "config_refused": Row("The config has {n:1 fault|{n} faults}: nothing was done.", "Mend {n:it|them} first."),
}
