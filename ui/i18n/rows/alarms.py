"""Alarms: what happened, and what to do."""

from ui.i18n.mark import Row, mark

ALARMS: dict[str, Row] = {
    "plc_lost": Row(
        mark("key", "The link to the PLC is lost. Every case is rejected."),
        mark("key", "Check the network cable at the PLC."),
    ),
    "plc_silent": Row(
        mark("key", "The PLC gave no new data for {age_ms} ms. Every case is rejected."),
        mark("key", "Check that the PLC program runs and its network cable."),
    ),
    "plc_heartbeat": Row(
        mark("key", "The PLC heartbeat stood still for {age_ms} ms. Permissive is off."),
        mark("key", "Check that the PLC program runs."),
    ),
    "plc_map_version": Row(
        mark("key", "PLC map version is {theirs}, the station needs 1."), mark("key", "Load PLC block version 1.")
    ),
    "plc_probe": Row(
        mark("key", "The probe word reads {read}, not {expected}: wrong register base."),
        mark("key", "Set plc_base to the first PLC word."),
    ),
    "plc_byte_order": Row(
        mark("key", "The probe word reads {read}, not {expected}: bytes are swapped."),
        mark("key", "Set the byte order of the PLC block."),
    ),
    "plc_reply": Row(
        mark("key", "The PLC answered something else than was asked ({what})."), mark("key", "Call the PLC engineer.")
    ),
    "plc_range": Row(
        mark("key", "PLC word {name} holds {value}, which cannot be."), mark("key", "Call the PLC engineer.")
    ),
    "plc_exception": Row(
        mark("key", "The PLC refused the request with Modbus code {code}."),
        mark("key", "Check unit, plc_base and station_base."),
    ),
    "plc_no_block": Row(
        mark("key", "The PLC has no {kind} registers {first} to {last} (Modbus code {code})."),
        mark("key", 'Check plc_base, or set register = "{other}".'),
    ),
    "plc_no_station_block": Row(
        mark("key", "The PLC has no holding registers {first} to {last} (Modbus code {code})."),
        mark("key", "Check station_base."),
    ),
    "plc_torn": Row(
        mark("key", "The PLC block was never whole for {age_ms} ms."),
        mark("key", "Publish word 23 first and word 0 last."),
    ),
    "plc_foreign_master": Row(
        mark("key", "Another master writes into the station block. Permissive is off."),
        mark("key", "Find and stop the other program."),
    ),
    "number_not_believed": Row(
        mark("key", "The PLC asks about case {read}, {expected} was expected. Line held."),
        mark("key", "Look at the PLC counter, then confirm the numbers."),
    ),
    "cases_missed": Row(
        mark(
            "key",
            "{n:Case {first} was|Cases {first} to {last} were} never seen{n:| ({n})}. {n:It is|They are} not proven.",
        ),
        mark("key", "Take {n:it|them} from the reject bin."),
    ),
    "case_let_go_unproven": Row(
        mark("key", "Case {case} was let go without a pass. Line held."),
        mark("key", "Bring it back, then say where it was. Call the PLC engineer."),
    ),
    "case_state_differs": Row(
        mark("key", "Case {case} ({state}): the PLC took another answer. Line held until it left."),
        mark("key", "See that it is ejected. Call the PLC engineer."),
    ),
    "gate_escape": Row(
        mark("key", "Something passed the exit without being let go. Line held."),
        mark("key", "Find it, take it off, reset at the gate."),
    ),
    "eject_unconfirmed": Row(
        mark("key", "{n:Case {first}|Cases {first} to {last}}: ejection not confirmed{n:| ({n})}."),
        mark("key", "Find {n:it|each}: scan or tap it, then say where it was."),
    ),
    "case_quarantined": Row(
        mark("key", "Nobody saw how {n:case {first}|cases {first} to {last}} left{n:| ({n})}: {cause}."),
        mark("key", "Find {n:it|each}: scan or tap it, then say where it was."),
    ),
    "rejects_in_a_row": Row(
        mark("key", "The last {n} cases were all rejected: {reason}."),
        mark("key", "Look at these cases and at what reads them."),
    ),
    "lookup_slow": Row(
        mark("key", "Codes could not be looked up within {ms} ms: cases are rejected."),
        mark("key", "Check the disk of the station."),
    ),
    "unit_out_of_place": Row(
        mark("key", "Off by {places:1 place|{places} places}: {code}. First must be {expected}."),
        mark("key", "Scan it once more, or scan the right first {unit}."),
    ),
    "offset_found": Row(
        mark("key", "Off by {places} {units}. Every case after {first} is withdrawn."),
        mark("key", "Clear the line."),
    ),
    "cases_recalled": Row(
        mark("key", "{n:1 case|{n} cases} after {first} up to {last} {n:is|are} withdrawn, delivered ones too."),
        mark("key", "Find {n:it|each}: scan or tap it, then say where it was."),
    ),
    "gate_bypassed": Row(
        mark("key", "The gate is bypassed. Every case is quarantined."), mark("key", "Set the gate back to automatic.")
    ),
    "reject_bin_full": Row(mark("key", "The reject bin is full."), mark("key", "Empty it.")),
    "air_low": Row(mark("key", "Air pressure of the ejector is low."), mark("key", "Check the air supply.")),
    "camera_lost": Row(
        mark("key", "Camera {device} is lost. Cases are rejected."),
        mark("key", "Check its cable and lamp. It reconnects itself."),
    ),
    "camera_stale": Row(
        mark("key", "Camera {device} sends an old picture again. The cases under it are rejected."),
        mark("key", "Check its trigger cable; if it goes on, switch the camera off and on."),
    ),
    "reader_lost": Row(
        mark("key", "Reader {device} is lost. Cases are rejected."),
        mark("key", "Check its cable. It reconnects by itself."),
    ),
    "trust_lost": Row(
        mark("key", "The queue is not trusted: {cause}. Cases are rejected."),
        mark("key", "Clear the line, or scan the first {unit} of a case."),
    ),
    "label_numbers_differ": Row(
        mark("key", "Numbers of reader {reader} are not the PLC's label triggers. Cases are rejected."),
        mark("key", "Let its telegrams carry the PLC's number (word 3)."),
    ),
    "frames_too_close": Row(
        mark("key", "Pictures follow so fast that nobody can tell whose they are. Cases are rejected."),
        mark("key", "Slow the line down, or set frame_within_ms ({within}) to what the camera takes."),
    ),
    "counter_mismatch": Row(
        mark("key", "The counts of {units} and frames differ. Cases are rejected."),
        mark("key", "Let the line stand, then press Match counts."),
    ),
    "alarm_flood": Row(
        mark("key", "More than {n} alarms wait. Line held."), mark("key", "See to them, the first in the list first.")
    ),
    "sscc_unproved": Row(
        mark("key", "Nobody has told yet which SSCCs of {extension} {prefix} are taken. Line held."),
        mark("key", "Reach upstream. Or IT says the next one: Next SSCC."),
    ),
    "sscc_shared": Row(
        mark("key", "{stations} assigns SSCCs of the same range: {destination} says so."),
        mark("key", "Call IT: each station needs its own serial_from and serial_to."),
    ),
    "code_repeated": Row(
        mark("key", "{code} is packed here and in case {other}."), mark("key", "Find both cases. Call IT.")
    ),
    "sscc_exhausted": Row(
        mark("key", "No SSCC is left for the prefix {prefix}. Line held."),
        mark("key", "Ask IT for another prefix or extension digit."),
    ),
    "store_failed": Row(
        mark("key", "The journal could not be written: {cause}. Nothing is answered."),
        mark("key", "Check the disk. It reopens by itself."),
    ),
    "disk_low": Row(
        mark("key", "Only {percent} % of the disk is free."), mark("key", "Call IT to make room. Production goes on.")
    ),
    "records_lost": Row(
        mark("key", "Upstream {destination} has {through} records, here are only {found}. Line held."),
        mark("key", "Call IT: records are lost here. Put the newest backup back: station restored."),
    ),
    "journal_damage": Row(
        mark("key", "The journal is damaged ({finding}: {detail}). Line held."),
        mark("key", "Call IT: station verify. Put the newest good backup back."),
    ),
    "journal_replaced": Row(
        mark("key", "A file of the running journal {cause}: {file}. Line held."),
        mark("key", "Call IT. Keep the folder quarantine: all that was stored is in it."),
    ),
    "disk_slow": Row(
        mark("key", "The disk took {ms} ms for one write: verdicts come late, good cases are lost."),
        mark("key", "Call IT: find what else uses this disk."),
    ),
    "log_grows": Row(
        mark("key", "The log of the journal has {mb} MB: a program reads the journal without end."),
        mark("key", "Call IT: end that program."),
    ),
    "evidence_limit": Row(
        mark("key", "Pictures may take {limit_mb} MB, the disk has room for {room_mb}. The oldest go."),
        mark("key", "Lower [evidence] limit_mb, or make room."),
    ),
    "disk_full": Row(mark("key", "The disk is full. Line held."), mark("key", "Call IT to make room.")),
    "queue_full": Row(
        mark("key", "The station cannot keep up: {queue} is full. Line held."),
        mark("key", "Call IT if it comes again."),
    ),
    "clock_jump": Row(
        mark("key", "The clock jumped by {seconds} s."), mark("key", "Ask IT to check the time service.")
    ),
    "no_order": Row(mark("key", "No order is open. Every case is rejected."), mark("key", "Start an order.")),
    "upstream_down": Row(
        mark("key", "Upstream {destination}: {cause}. Nothing is lost."), mark("key", "Tell IT. Production goes on.")
    ),
    "upstream_auth": Row(
        mark("key", "Upstream {destination}: {cause}. Nothing is lost."), mark("key", "Ask IT for a new token.")
    ),
    "upstream_held": Row(
        mark("key", "Upstream {destination}: {cause}. Nothing is sent, nothing is lost."),
        mark("key", "Call IT. Production goes on."),
    ),
    "client_cert_ends_30": Row(
        mark("key", "Our certificate for {destination} ends on {until}."),
        mark("key", "Ask IT for a new one this month."),
    ),
    "client_cert_ends_7": Row(
        mark("key", "Our certificate for {destination} ends on {until}, in a week or less."),
        mark("key", "Ask IT for a new one now."),
    ),
    "client_cert_ends_1": Row(
        mark("key", "Our certificate for {destination} ends on {until}, in a day or less."),
        mark("key", "Call IT. After that nothing is sent."),
    ),
    "upstream_refuses_all": Row(
        mark("key", "Upstream {destination}: {cause}. Sending is paused."), mark("key", "Call IT. Nothing was parked.")
    ),
    "upstream_identity": Row(mark("key", "Upstream {destination}: {cause}."), mark("key", "Call IT. Nothing is lost.")),
    "outbox_failed": Row(
        mark("key", "The outbox for {destination} cannot be read: {cause}."),
        mark("key", "Check the disk. Nothing is lost."),
    ),
    "record_parked": Row(
        mark("key", "Upstream {destination} refused a record."), mark("key", "Open it, mend it, send it again.")
    ),
}
