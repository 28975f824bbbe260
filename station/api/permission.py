"""Which command needs which role: one table. What is not in it is for supervisors and engineers."""

from collections.abc import Mapping

from station.api.actor import Actor, Role
from station.api.schema import Problem

_ALL: frozenset[Role] = frozenset({"operator", "supervisor", "engineer", "it"})
_PACKING: frozenset[Role] = frozenset({"operator", "supervisor", "engineer"})
_LEADING: frozenset[Role] = frozenset({"supervisor", "engineer"})
_SETTING_UP: frozenset[Role] = frozenset({"engineer", "it"})

ANYBODY = frozenset({"hold"})
"""Works locked, too: whoever sees a danger holds the line."""

NEEDS: Mapping[str, frozenset[Role]] = {
    "acknowledge_alarm": _ALL,
    "answer_audit": _PACKING,
    "add_user": frozenset({"supervisor", "it"}),
    "card_scan": _ALL,
    "begin_hand_packing": _LEADING,
    "change_pin": frozenset({"supervisor", "it"}),
    "check_device": _ALL,
    "check_first_case": _PACKING,
    "clear_line": _PACKING,
    "close_container": _PACKING,
    "close_order": _PACKING,
    "close_short": _PACKING,
    "confirm_numbers": _LEADING,
    "learn_case": _SETTING_UP | _LEADING,
    "drop_order": _PACKING,
    "plan_order": _PACKING,
    "print_test_label": _ALL,
    "end_hand_packing": _PACKING,
    "remove_user": frozenset({"supervisor", "it"}),
    "reprint_label": _PACKING,
    "resolve_case": _PACKING,
    "restart": _SETTING_UP | _LEADING,
    "restore_trust": _PACKING,
    "resume": _PACKING,
    "resume_order": _PACKING,
    "retry_label": _PACKING,
    "rework": _PACKING,
    "save_learned": _SETTING_UP,
    "save_settings": _SETTING_UP,
    "scan": _PACKING,
    "scan_label": _PACKING,
    "send_again": _SETTING_UP | _LEADING,
    "set_next_serial": _LEADING,
    "ship_cancel": _PACKING,
    "ship_confirm": _PACKING,
    "ship_load": _PACKING,
    "ship_open": _PACKING,
    "ship_return": _PACKING,
    "ship_scan": _PACKING,
    "ship_unload": _PACKING,
    "skip_audit": _PACKING,
    "start_order": _PACKING,
    "stop": _SETTING_UP | _LEADING,
    "store_open": _PACKING,
    "suspend_order": _PACKING,
    "test_device": _ALL,
    "undo_scan": _PACKING,
    "waive_label": _PACKING,
    "write_protocol": _SETTING_UP | _LEADING,
}
"""Kind of command (and what is posted to paths of its own) → the roles of which one is enough."""


def objection(kind: str, actor: Actor) -> Problem | None:
    """Why this actor may not do it; None = it is allowed."""
    if kind in ANYBODY or actor.standing == "local":
        return None
    if not actor.is_person:
        return Problem(key="sign_in_needed")
    needed = NEEDS.get(kind, _LEADING)
    if actor.standing in needed:
        return None
    return Problem(key="role_missing", arguments={"name": actor.name, "role": min(needed, key=_rank)})


def _rank(role: Role) -> int:
    return ("operator", "supervisor", "engineer", "it").index(role)
