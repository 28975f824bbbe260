"""Changing the config from a screen, and what stands against the new one at its start."""

from ui.i18n.mark import Row, mark

SETTINGS: dict[str, Row] = {
    "config_changed_meanwhile": Row(
        mark("key", "The config was changed by somebody else meanwhile."), mark("key", "Look again, then change it.")
    ),
    "config_unwritable": Row(
        mark("key", "The config {path} cannot be written: {detail}."), mark("key", "Check the rights of its folder.")
    ),
    "config_refused": Row(
        mark("key", "The config has {n:1 fault|{n} faults}: nothing was done."), mark("key", "Mend {n:it|them} first.")
    ),
    "port_in_use": Row(
        mark("key", "Port {port} on {host} is in use."), mark("key", "End the other program, or choose another port.")
    ),
    "port_not_allowed": Row(
        mark("key", "Port {port} may not be opened by this user."), mark("key", "Choose a port above 1023.")
    ),
    "port_failed": Row(
        mark("key", "Port {port} on {host} cannot be opened: {why}."), mark("key", "Choose another address or port.")
    ),
}
