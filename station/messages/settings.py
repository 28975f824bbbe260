"""Changing the config from a screen, and the restart that takes it into force."""

from station.messages.row import Row

SETTINGS_MESSAGES: dict[str, Row] = {
    "config_changed_meanwhile": Row(
        "Somebody else has changed the config meanwhile.", "Check it, then change it again."
    ),
    "config_unwritable": Row("The config {path} cannot be written: {detail}.", "Check the rights of its folder."),
    "config_refused": Row("The config has {n:1 fault|{n} faults}: nothing was changed.", "Correct {n:it|them} first."),
}
