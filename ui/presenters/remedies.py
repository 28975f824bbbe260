"""The key that does what a sentence asks for: every alarm and every cause against running has a row here.

A sentence that asks for something this screen can do carries its key, in the Now bar and on the Alarms page; what is
done with hands, by IT or by an engineer is OUTSIDE, and its sentence must not ask for a press.
"""

from typing import Literal

from station.api.schema import Alarm
from ui.i18n.mark import mark
from ui.presenters.action import Action, ActionKind
from ui.presenters.moment import Moment

Remedy = Literal[
    "outside",
    "acknowledge",
    "find",
    "list",
    "confirm_numbers",
    "match_counts",
    "check",
    "rejects",
    "sync",
    "orders",
    "next_sscc",
    "next_code",
    "settings",
    "resume",
    "close_container",
    "doctor",
    "pools",
    "labels",
    "balance",
    "pack",
]

REMEDIES: dict[str, Remedy] = {
    # the PLC and its wire
    "plc_lost": "outside",
    "plc_no_port": "outside",
    "plc_port_busy": "outside",
    "plc_port_rights": "outside",
    "plc_bus_silent": "outside",
    "plc_not_connected": "outside",
    "plc_cannot_listen": "outside",
    "plc_not_written": "outside",
    "plc_writes_elsewhere": "outside",
    "plc_opcua_lost": "outside",
    "plc_opcua_refused": "outside",
    "plc_no_node": "outside",
    "plc_node_type": "outside",
    "plc_node_length": "outside",
    "plc_node_refused": "outside",
    "plc_library_missing": "outside",
    "plc_garbled": "outside",
    "plc_silent": "outside",
    "plc_heartbeat": "outside",
    "plc_exception": "outside",
    "plc_no_block": "outside",
    "plc_no_station_block": "outside",
    "plc_torn": "outside",
    "plc_range": "outside",
    "plc_byte_order": "outside",
    "plc_word_order": "outside",
    "plc_map_version": "outside",
    "plc_probe": "outside",
    "plc_reply": "outside",
    "plc_watchdog_off": "outside",
    "plc_watchdog_unread": "outside",
    "plc_no_inputs": "outside",
    "plc_no_coils": "outside",
    "plc_counter_unread": "outside",
    "plc_mark_refused": "outside",
    "plc_foreign_master": "outside",
    "number_not_believed": "confirm_numbers",
    "cases_missed": "acknowledge",
    # the gate
    "case_let_go_unproven": "find",
    "case_state_differs": "outside",
    "gate_escape": "outside",
    "eject_unconfirmed": "find",
    "case_quarantined": "find",
    "gate_bypassed": "outside",
    "reject_bin_full": "outside",
    "air_low": "outside",
    "sensor_stuck": "outside",
    # reading
    "camera_lost": "outside",
    "camera_stale": "outside",
    "reader_lost": "outside",
    "canary_due": "doctor",
    "canary_missed": "doctor",
    "canary_failed": "doctor",
    "trust_lost": "check",
    "rejects_in_a_row": "rejects",
    "pool_unanswered": "pools",
    "pool_low": "pools",
    "pool_empty": "pools",
    "lookup_slow": "outside",
    "label_numbers_differ": "outside",
    "case_numbers_differ": "outside",
    "frames_too_close": "settings",
    "counter_mismatch": "match_counts",
    "unit_out_of_place": "check",
    "offset_found": "check",
    "cases_recalled": "find",
    "audit_wrong": "acknowledge",
    "balance_open": "balance",
    # the station itself
    "alarm_flood": "list",
    "sscc_unproved": "next_sscc",
    "pool_unproved": "next_code",
    "sscc_shared": "outside",
    "code_repeated": "acknowledge",
    "container_full": "close_container",
    "sscc_exhausted": "outside",
    "store_failed": "outside",
    "records_lost": "outside",
    "journal_replaced": "outside",
    "journal_damage": "outside",
    "printer_away": "outside",
    "printer_head_open": "outside",
    "printer_jam": "outside",
    "printer_paper_out": "outside",
    "printer_ribbon_out": "outside",
    "printer_buffer_full": "outside",
    "printer_paused": "outside",
    "printer_label_waiting": "outside",
    "printer_other": "outside",
    "label_failed": "labels",
    "label_doubtful": "labels",
    "disk_low": "outside",
    "disk_full": "outside",
    "disk_slow": "outside",
    "log_grows": "outside",
    "recording_stopped": "outside",
    "evidence_limit": "settings",
    "queue_full": "outside",
    "clock_jump": "outside",
    # upstream
    "upstream_down": "sync",
    "upstream_auth": "sync",
    "upstream_held": "sync",
    "client_cert_ends_30": "outside",
    "client_cert_ends_7": "outside",
    "client_cert_ends_1": "outside",
    "upstream_refuses_all": "sync",
    "upstream_identity": "sync",
    "outbox_failed": "outside",
    "record_parked": "sync",
    # what stands against running and is no alarm
    "no_order": "orders",
    "first_case_unconfirmed": "orders",
    "held": "resume",
    "hand_packing": "pack",
    "stopping": "outside",
    "device_away": "outside",
    "count_not_proved": "match_counts",
    "audit_due": "balance",
}

_KEYS: dict[Remedy, tuple[str, ActionKind, str]] = {
    "find": (mark("now", "Find"), "find", "alarms"),
    "list": (mark("now", "Open"), "open", "alarms"),
    "confirm_numbers": (mark("now", "Confirm numbers"), "confirm_numbers", ""),
    "match_counts": (mark("now", "Match counts"), "match_counts", ""),
    "check": (mark("now", "Guided check"), "open", "run"),
    "close_container": (mark("now", "Open"), "open", "run"),
    "rejects": (mark("now", "Open"), "open", "rejects"),
    "balance": (mark("now", "Open"), "open", "balance"),
    "sync": (mark("now", "Open"), "open", "sync"),
    "labels": (mark("now", "Open"), "open", "labels"),
    "settings": (mark("now", "Open"), "open", "settings"),
    "doctor": (mark("now", "Open"), "open", "doctor"),
    "orders": (mark("now", "Open"), "open", "orders"),
    "pools": (mark("now", "Open"), "open", "pools"),
    "pack": (mark("now", "Open"), "open", "pack"),
    "next_sscc": (mark("now", "Next SSCC …"), "open", "orders"),
    "next_code": (mark("now", "Next code …"), "open", "orders"),
}
"""Remedy → its key's label, deed and page; ``resume`` is the key at the foot of the rail, on every page."""


def remedy_key(key: str, moment: Moment, alarm: str = "") -> Action | None:
    """The key for an alarm or cause; None where there is none to press, or it leads to the page that is open."""
    shown = _KEYS.get(REMEDIES.get(key, "outside"))
    if shown is None:
        return None
    label, kind, page = shown
    if page and (page == moment.here or page not in moment.pages):
        return None
    if kind == "match_counts" and moment.snapshot.trust.restoring:
        return None
    return Action(moment.words.say("now", label), kind, alarm if kind == "find" else page)


def asked(key: str, arguments: dict[str, str | int | float], moment: Moment) -> str:
    """What to do now; what was asked for and waits for the line is not asked for again."""
    if REMEDIES.get(key) == "match_counts" and moment.snapshot.trust.restoring:
        return moment.words.say("now", "The counts are being matched: keep the line stopped for a moment.")
    return moment.words.to_do(key, arguments)


# which of them stops the line ----------------------------------------------------------------------------------------

DEVICES_LOST = ("camera_lost", "reader_lost")
PLC_UNHEARD = (
    "plc_lost", "plc_no_port", "plc_port_busy", "plc_port_rights", "plc_bus_silent", "plc_not_connected",
    "plc_cannot_listen", "plc_not_written", "plc_writes_elsewhere",
    "plc_opcua_lost", "plc_opcua_refused", "plc_no_node", "plc_node_type", "plc_node_length", "plc_node_refused",
    "plc_library_missing", "plc_garbled", "plc_silent", "plc_heartbeat", "plc_exception", "plc_no_block",
    "plc_no_station_block", "plc_torn", "plc_range", "plc_reply", "plc_byte_order", "plc_word_order", "plc_map_version",
    "plc_probe",
)  # fmt: skip
"""The PLC is not there, or what it says cannot be believed."""
_ALARMS_OF: dict[str, tuple[str, ...]] = {
    "count_not_proved": ("counter_mismatch",),
    "device_away": DEVICES_LOST,
    "plc_silent": PLC_UNHEARD,
}
"""Cause against running → the alarms that say the same with more words."""


def stops(alarm: Alarm, moment: Moment) -> bool:
    """The line may not run because of this."""
    for cause in moment.snapshot.not_ready:
        same = alarm.key == cause.key or alarm.key in _ALARMS_OF.get(cause.key, ())
        if same and cause.arguments.get("device", alarm.arguments.get("device")) == alarm.arguments.get("device"):
            return True
    return alarm.holds


def is_alarmed(cause: str, moment: Moment) -> bool:
    """An alarm says it already."""
    keys = {cause, *_ALARMS_OF.get(cause, ())}
    return any(alarm.key in keys for alarm in moment.snapshot.alarms)
