"""The table of alarms. An alarm needs a person; what needs nobody is not an alarm.

``self_clearing`` ones end with their cause, acknowledged or not; the others stand until somebody acknowledges them.
What is to be done ``until_found`` stays until a person has found every case it names: to acknowledge it only silences
it. ``holds`` ones take the permissive away while they stand. What is ``watched`` by the shell alone is forgotten at a
start: the shell says again what stands, and nobody else could say that it is over.
"""

from dataclasses import dataclass
from typing import Literal

Priority = Literal["P1", "P2", "P3"]


@dataclass(frozen=True, slots=True)
class AlarmKind:
    priority: Priority
    self_clearing: bool
    until_found: bool = False
    holds: bool = False
    needs_person: bool = True
    watched: bool = False


ALARMS: dict[str, AlarmKind] = {
    # the PLC and its wire
    "plc_lost": AlarmKind("P1", self_clearing=True),
    "plc_no_port": AlarmKind("P1", self_clearing=True),
    "plc_port_busy": AlarmKind("P1", self_clearing=True),
    "plc_port_rights": AlarmKind("P1", self_clearing=True),
    "plc_bus_silent": AlarmKind("P1", self_clearing=True),
    "plc_not_connected": AlarmKind("P1", self_clearing=True),
    "plc_cannot_listen": AlarmKind("P1", self_clearing=True),
    "plc_not_written": AlarmKind("P1", self_clearing=True),
    "plc_writes_elsewhere": AlarmKind("P1", self_clearing=True),
    "plc_opcua_lost": AlarmKind("P1", self_clearing=True),
    "plc_opcua_refused": AlarmKind("P1", self_clearing=True),
    "plc_no_node": AlarmKind("P1", self_clearing=True),
    "plc_node_type": AlarmKind("P1", self_clearing=True),
    "plc_node_length": AlarmKind("P1", self_clearing=True),
    "plc_node_refused": AlarmKind("P1", self_clearing=True),
    "plc_library_missing": AlarmKind("P1", self_clearing=True),
    "plc_garbled": AlarmKind("P1", self_clearing=True),
    "plc_silent": AlarmKind("P1", self_clearing=True),
    "plc_heartbeat": AlarmKind("P1", self_clearing=True),
    "plc_exception": AlarmKind("P1", self_clearing=True),
    "plc_no_block": AlarmKind("P1", self_clearing=True),
    "plc_no_station_block": AlarmKind("P1", self_clearing=True),
    "plc_torn": AlarmKind("P1", self_clearing=True),
    "plc_range": AlarmKind("P1", self_clearing=True),
    "plc_byte_order": AlarmKind("P2", self_clearing=True),
    "plc_word_order": AlarmKind("P2", self_clearing=True),
    "plc_map_version": AlarmKind("P2", self_clearing=True),
    "plc_probe": AlarmKind("P2", self_clearing=True),
    "plc_reply": AlarmKind("P1", self_clearing=True),
    "plc_watchdog_off": AlarmKind("P1", self_clearing=True),
    "plc_watchdog_unread": AlarmKind("P1", self_clearing=True),
    "plc_no_inputs": AlarmKind("P1", self_clearing=True),
    "plc_no_coils": AlarmKind("P1", self_clearing=True),
    "plc_counter_unread": AlarmKind("P1", self_clearing=True),
    "plc_mark_refused": AlarmKind("P1", self_clearing=True),
    "plc_foreign_master": AlarmKind("P1", self_clearing=True),
    "number_not_believed": AlarmKind("P1", self_clearing=False, holds=True),
    "cases_missed": AlarmKind("P2", self_clearing=False),
    # the gate
    "case_let_go_unproven": AlarmKind("P1", self_clearing=False, until_found=True, holds=True),
    "case_state_differs": AlarmKind("P1", self_clearing=True, holds=True),
    "gate_escape": AlarmKind("P1", self_clearing=True, holds=True),
    "eject_unconfirmed": AlarmKind("P1", self_clearing=False, until_found=True),
    "case_quarantined": AlarmKind("P1", self_clearing=False, until_found=True),
    "gate_bypassed": AlarmKind("P2", self_clearing=True),
    "reject_bin_full": AlarmKind("P2", self_clearing=True),
    "air_low": AlarmKind("P2", self_clearing=True),
    "sensor_stuck": AlarmKind("P2", self_clearing=True),
    # reading
    "camera_lost": AlarmKind("P1", self_clearing=True),
    "camera_stale": AlarmKind("P2", self_clearing=True, watched=True),
    "reader_lost": AlarmKind("P1", self_clearing=True),
    "trust_lost": AlarmKind("P2", self_clearing=True),
    "counter_mismatch": AlarmKind("P2", self_clearing=True),
    "rejects_in_a_row": AlarmKind("P2", self_clearing=True),
    "lookup_slow": AlarmKind("P2", self_clearing=True, watched=True),
    "pool_unanswered": AlarmKind("P1", self_clearing=True, watched=True),
    "pool_low": AlarmKind("P2", self_clearing=True, watched=True),
    "pool_empty": AlarmKind("P1", self_clearing=True),
    "pool_unproved": AlarmKind("P1", self_clearing=True, holds=True),
    "label_numbers_differ": AlarmKind("P2", self_clearing=True),
    "case_numbers_differ": AlarmKind("P2", self_clearing=True),
    "frames_too_close": AlarmKind("P2", self_clearing=True),
    "unit_out_of_place": AlarmKind("P2", self_clearing=True),
    "audit_wrong": AlarmKind("P1", self_clearing=False),
    "balance_open": AlarmKind("P2", self_clearing=True, watched=True),
    "offset_found": AlarmKind("P1", self_clearing=True),
    "cases_recalled": AlarmKind("P1", self_clearing=False, until_found=True),
    "container_full": AlarmKind("P1", self_clearing=True, holds=True),
    "canary_due": AlarmKind("P3", self_clearing=True, watched=True),
    "canary_missed": AlarmKind("P2", self_clearing=True, watched=True),
    "canary_failed": AlarmKind("P2", self_clearing=True, watched=True),
    # the station itself
    "alarm_flood": AlarmKind("P1", self_clearing=True, holds=True),
    "sscc_unproved": AlarmKind("P1", self_clearing=True, holds=True),
    "sscc_shared": AlarmKind("P1", self_clearing=True, watched=True),
    "code_repeated": AlarmKind("P1", self_clearing=False),
    "sscc_exhausted": AlarmKind("P1", self_clearing=True, holds=True),
    "store_failed": AlarmKind("P1", self_clearing=False),
    "records_lost": AlarmKind("P1", self_clearing=True, holds=True),
    "journal_damage": AlarmKind("P1", self_clearing=False, holds=True),
    "journal_replaced": AlarmKind("P1", self_clearing=True, holds=True, watched=True),
    "disk_low": AlarmKind("P2", self_clearing=True, watched=True),
    "disk_slow": AlarmKind("P2", self_clearing=True, watched=True),
    # labels
    "printer_away": AlarmKind("P2", self_clearing=True),
    "printer_head_open": AlarmKind("P2", self_clearing=True, watched=True),
    "printer_jam": AlarmKind("P2", self_clearing=True, watched=True),
    "printer_paper_out": AlarmKind("P2", self_clearing=True, watched=True),
    "printer_ribbon_out": AlarmKind("P2", self_clearing=True, watched=True),
    "printer_buffer_full": AlarmKind("P2", self_clearing=True, watched=True),
    "printer_paused": AlarmKind("P2", self_clearing=True, watched=True),
    "printer_label_waiting": AlarmKind("P3", self_clearing=True, watched=True),
    "printer_other": AlarmKind("P2", self_clearing=True, watched=True),
    "label_failed": AlarmKind("P2", self_clearing=True),
    "label_doubtful": AlarmKind("P2", self_clearing=True),
    "log_grows": AlarmKind("P2", self_clearing=True, watched=True),
    "recording_stopped": AlarmKind("P3", self_clearing=True, watched=True),
    "evidence_limit": AlarmKind("P3", self_clearing=True, watched=True),
    "disk_full": AlarmKind("P1", self_clearing=True, holds=True, watched=True),
    "queue_full": AlarmKind("P1", self_clearing=True, holds=True, watched=True),
    "clock_jump": AlarmKind("P3", self_clearing=True, watched=True),
    # upstream: weather, never a reason to stop
    "upstream_down": AlarmKind("P3", self_clearing=True, watched=True),
    "upstream_auth": AlarmKind("P2", self_clearing=True, watched=True),
    "upstream_held": AlarmKind("P2", self_clearing=True, watched=True),
    "client_cert_ends_30": AlarmKind("P3", self_clearing=True, watched=True),
    "client_cert_ends_7": AlarmKind("P2", self_clearing=True, watched=True),
    "client_cert_ends_1": AlarmKind("P2", self_clearing=True, watched=True),
    "upstream_refuses_all": AlarmKind("P2", self_clearing=True, watched=True),
    "upstream_identity": AlarmKind("P2", self_clearing=True, watched=True),
    "outbox_failed": AlarmKind("P2", self_clearing=True, watched=True),
    "record_parked": AlarmKind("P3", self_clearing=False),
}

UNKNOWN = AlarmKind("P2", self_clearing=True, watched=True)


def kind_of(key: str) -> AlarmKind:
    """The row of a key; a key nobody wrote down is still shown, as P2."""
    return ALARMS.get(key, UNKNOWN)
