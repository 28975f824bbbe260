"""Alarms: what happened, and what to do. Rows of station.core.alarms."""

from station.messages.row import Row
from station.messages.shift_report import SHIFT_ALARM_MESSAGES

ALARM_MESSAGES: dict[str, Row] = {
    # the PLC and its wire
    "plc_lost": Row("The link to the PLC is lost. Every case is rejected.", "Check the network cable at the PLC."),
    "plc_no_port": Row("The serial port {port} to the PLC cannot be used.", "Check its plug, and port in the config."),
    "plc_port_busy": Row("Another program uses the PLC's port {port}.", "End that program, or choose another port."),
    "plc_port_rights": Row(
        "The PLC's port {port} may not be opened.", "Give the station's user the right (group dialout)."
    ),
    "plc_bus_silent": Row(
        "No unit {unit} answers on the bus at {baud} baud, parity {parity}.",
        "Check unit, baud, parity, stop_bits; then A and B of the cable.",
    ),
    "plc_not_connected": Row(
        "The PLC at {client} is not connected to port {port}. Every case is rejected.",
        "Check its network cable, and the address it connects to.",
    ),
    "plc_cannot_listen": Row(
        "The station cannot open port {port} on {host} for the PLC.",
        "Set host to an address of this machine, port to a free and permitted one.",
    ),
    "plc_not_written": Row(
        "The PLC at {client} is connected but has not written its whole block.", "Check that it writes all 24 words."
    ),
    "plc_writes_elsewhere": Row(
        "The PLC writes registers {first} to {last}; its block begins at {base}.",
        "Set plc_base, or the address in the PLC's request.",
    ),
    "plc_opcua_lost": Row(
        "The OPC UA server {url} does not answer.", "Check its network cable, its address and the certificates."
    ),
    "plc_opcua_refused": Row(
        "The OPC UA server {url} refuses: {detail}.", "Check security, certificates and user on both sides."
    ),
    "plc_no_node": Row("The PLC has no node {node}.", "Copy the node from the PLC's tool into the config."),
    "plc_node_type": Row("The node {node} does not hold words.", "Give it the type INT, or an array of INT."),
    "plc_node_length": Row(
        "The node {node} has {got:1 word|{got} words}, {expected} are needed.", "Make the array so long."
    ),
    "plc_node_refused": Row("The PLC refuses the node {node}: {detail}.", "Let the station's user read and write it."),
    "plc_library_missing": Row(
        "The library for this PLC is not installed.", "Install the station with its extra {extra}, then start again."
    ),
    "plc_garbled": Row(
        "What the PLC sends is spoilt on the way. Every case is rejected.",
        "Check baud, parity and stop_bits, then the bus cable.",
    ),
    "plc_silent": Row(
        "The PLC gave no new data for {age_ms} ms. Every case is rejected.",
        "Check that the PLC program runs, then its cable.",
    ),
    "plc_heartbeat": Row(
        "The PLC heartbeat did not change for {age_ms} ms. Permissive is off.", "Check that the PLC program runs."
    ),
    "plc_map_version": Row("PLC map version is {theirs}, the station needs 1.", "Load PLC block version 1."),
    "plc_probe": Row(
        "The probe word reads {read}, not {expected}: wrong register base.", "Set plc_base to the first PLC word."
    ),
    "plc_byte_order": Row(
        "The probe word reads {read}, not {expected}: bytes are swapped.", "Set the byte order of the PLC block."
    ),
    "plc_word_order": Row(
        "The words of the PLC block are swapped in pairs: word {at} holds the probe.",
        "Switch the 32-bit word swap off, in the PLC or its gateway.",
    ),
    "plc_reply": Row("The PLC sent an answer that does not fit the request ({what}).", "Call the PLC engineer."),
    "plc_range": Row("PLC word {name} holds {value}, which is not possible.", "Call the PLC engineer."),
    "plc_exception": Row(
        "The PLC refused the request with Modbus code {code}.", "Check unit, plc_base and station_base."
    ),
    "plc_no_block": Row(
        "The PLC has no {kind} registers {first} to {last} (Modbus code {code}).",
        'Check plc_base, or set register = "{other}".',
    ),
    "plc_no_station_block": Row(
        "The PLC has no holding registers {first} to {last} (Modbus code {code}).", "Check station_base."
    ),
    "plc_torn": Row("The PLC block was not consistent for {age_ms} ms.", "Publish word 23 first and word 0 last."),
    "plc_watchdog_off": Row(
        "The I/O block's host watchdog is off (register {register}: {value}).",
        "Switch it on, with every output off as its safe state.",
    ),
    "plc_watchdog_unread": Row(
        "The I/O block's watchdog cannot be read ({kind} register {register}).",
        "Correct the register, or pull the cable, look, and name who did.",
    ),
    "plc_no_inputs": Row(
        "The I/O block has no inputs {first} to {last} (Modbus code {code}).", "Correct [plc.inputs], from 0, and unit."
    ),
    "plc_no_coils": Row(
        "The I/O block has no coils {first} to {last} (Modbus code {code}).", "Correct [plc.outputs], from 0, and unit."
    ),
    "plc_counter_unread": Row(
        "The I/O block's case counter cannot be read ({kind} register {register}).",
        "Correct the register, or take [plc.counter] out of the config.",
    ),
    "plc_mark_refused": Row(
        "The I/O block does not keep the station's mark (holding register {register}).",
        "Correct mark in [plc.counter], or take it out of the config.",
    ),
    "plc_foreign_master": Row(
        "Another master writes into the station block. Permissive is off.", "Find and stop the other program."
    ),
    "number_not_believed": Row(
        "The PLC asks about case {read}, {expected} was expected. Line held.",
        "Check the PLC counter, then confirm the numbers.",
    ),
    "cases_missed": Row(
        "{n:Case {first} was|Cases {first} to {last} were} never seen{n:| ({n})}. {n:It is|They are} not proven.",
        "Take {n:it|them} from the reject bin.",
    ),
    # the gate
    "case_let_go_unproven": Row(
        "Case {case} left the line without a pass. Line held.",
        "Bring it back, then say where it was. Call the PLC engineer.",
    ),
    "case_state_differs": Row(
        "The PLC took another answer for case {case} ({state}). Line held until it left.",
        "Check that it is ejected. Call the PLC engineer.",
    ),
    "gate_escape": Row(
        "Something passed the exit without a pass. Line held.", "Find it, take it off, then reset the gate."
    ),
    "eject_unconfirmed": Row(
        "{n:Case {first}|Cases {first} to {last}}: ejection not confirmed{n:| ({n})}.",
        "Find {n:it|each}: scan or tap it, then say where it was.",
    ),
    "case_quarantined": Row(
        "{n:Case {first}|Cases {first} to {last}} left unseen{n:| ({n})}: {cause}.",
        "Find {n:it|each}: scan or tap it, then say where it was.",
    ),
    "gate_bypassed": Row("The gate is bypassed. Every case is quarantined.", "Set the gate back to automatic."),
    "reject_bin_full": Row("The reject bin is full.", "Empty the reject bin."),
    "air_low": Row("Air pressure of the ejector is low.", "Check the air supply."),
    "sensor_stuck": Row(
        "A photocell or the trigger has been on for too long.", "Take away what stands there; then clean the photocell."
    ),
    # reading
    "camera_lost": Row(
        "Camera {device} is lost{cause: ({cause})}. Cases are rejected.",
        "Check its cable; Devices says more. It reconnects.",
    ),
    "camera_stale": Row(
        "Camera {device} sends an old picture again. The cases under it are rejected.",
        "Check its trigger cable; if it goes on, switch the camera off and on.",
    ),
    "reader_lost": Row(
        "Reader {device} is lost{cause: ({cause})}. Cases are rejected.",
        "Check its cable; Devices says more. It reconnects.",
    ),
    "canary_due": Row(
        "{device}: the daily check with the test card is due.", "Hold the line, then press Daily check on Doctor."
    ),
    "canary_missed": Row(
        "{device} was not checked for {hours:1 hour|{hours} hours}.", "Hold the line, then press Daily check on Doctor."
    ),
    "canary_failed": Row(
        "{device} did not send the test card as printed.", "Look at Doctor, mend it, then press Daily check there."
    ),
    "trust_lost": Row(
        "The queue is not trusted: {cause}. Cases are rejected.", "Clear the line, or scan the first {unit} of a case."
    ),
    "rejects_in_a_row": Row(
        "The last {n} cases were all rejected: {reason}.", "Check these cases, then the camera or reader."
    ),
    "pool_unanswered": Row(
        "The pool {pool} cannot be asked: {cause}. Every {unit} is rejected.",
        "Import the pool, or check the disk: see Pools.",
    ),
    "pool_empty": Row("The pool {pool} has no code for the next label: {cause}.", "Import codes into it: see Pools."),
    "pool_unproved": Row(
        "The used codes of the pool {pool} are not known yet. Line held.",
        "Enter the number of its next code: Next code.",
    ),
    "pool_low": Row("Fewer than {count} codes are left in the pool {pool}.", "Import more, or order them."),
    "lookup_slow": Row(
        "Codes could not be looked up within {ms} ms: cases are rejected.", "Check the disk of the station."
    ),
    "case_numbers_differ": Row(
        "Numbers of reader {reader} are not the PLC's triggers. Cases are rejected.",
        "Let its telegrams carry the PLC's number (word 16).",
    ),
    "label_numbers_differ": Row(
        "Reader {reader} does not send the PLC's label trigger. Cases are rejected.",
        "Make its telegrams carry the PLC's number (word 3).",
    ),
    "frames_too_close": Row(
        "Pictures come too fast to match them with cases. Cases are rejected.",
        "Slow the line down, or set frame_within_ms ({within}) to what the camera takes.",
    ),
    "unit_out_of_place": Row(
        "{code} is off by {places:1 place|{places} places}. The first must be {expected}.",
        "Scan it once more, or scan the right first {unit}.",
    ),
    "offset_found": Row(
        "The queue is off by {places:1 {unit}|{places} {units}}. Cases after {first} are withdrawn.", "Clear the line."
    ),
    "cases_recalled": Row(
        "{n:1 case|{n} cases} after {first} up to {last} {n:is|are} withdrawn, also delivered ones.",
        "Find {n:it|each}: scan or tap it, then say where it was.",
    ),
    "counter_mismatch": Row(
        "The counts of {units} and frames differ. Cases are rejected.", "Stop the line, then press Match counts."
    ),
    # the station itself
    "alarm_flood": Row("More than {n} alarms are active. Line held.", "Handle them from the top of the list."),
    "sscc_unproved": Row(
        "The used SSCCs of {extension} {prefix} are not known yet. Line held.",
        "Connect upstream, or enter the next number from IT: Next SSCC.",
    ),
    "sscc_shared": Row(
        "{destination} reports that {stations} assigns SSCCs of the same range.",
        "Call IT: each station needs its own serial_from and serial_to.",
    ),
    "code_repeated": Row("{code} is packed here and in case {other}.", "Find both cases. Call IT."),
    "container_full": Row(
        "The {name} was full when {member} left.", "Close it: Close {name}. Then add {member} by hand."
    ),
    "sscc_exhausted": Row(
        "All SSCCs of the prefix {prefix} are used. Line held.", "Ask IT for another prefix or extension digit."
    ),
    "store_failed": Row(
        "The journal cannot be written: {cause}. Cases get no answer.", "Check the disk. It reopens by itself."
    ),
    "records_lost": Row(
        "Upstream {destination} has {through:1 record|{through} records}, this station {found}. Line held.",
        "Call IT: restore the newest backup, then run station restored.",
    ),
    "journal_damage": Row(
        "The journal is damaged ({finding}: {detail}). Line held.",
        "Call IT: run station verify, restore the newest good backup.",
    ),
    "journal_replaced": Row(
        "A file of the running journal {cause}: {file}. Line held.",
        "Call IT. Keep the folder quarantine: it contains all stored records.",
    ),
    "disk_low": Row("Only {percent} % of the disk is free.", "Call IT to make room. Production goes on."),
    "disk_slow": Row(
        "The disk took {ms} ms for one write: verdicts are late, good cases are rejected.",
        "Call IT: find what else uses this disk.",
    ),
    "log_grows": Row(
        "The journal's write-ahead log has {mb} MB: a program reads without a pause.", "Call IT: end that program."
    ),
    "recording_stopped": Row(
        "The line is not recorded: {detail}. Production goes on.",
        "Call IT: disk and rights. It begins again by itself.",
    ),
    "evidence_limit": Row(
        "Pictures may take {limit_mb} MB, the disk has {room_mb}. The oldest are deleted.",
        "Lower [evidence] limit_mb, or make room.",
    ),
    "disk_full": Row("The disk is full. Line held.", "Call IT to make room."),
    "queue_full": Row("The station cannot keep up: {queue} is full. Line held.", "Call IT if it comes again."),
    "clock_jump": Row("The clock jumped by {seconds} s.", "Ask IT to check the time service."),
    "no_order": Row("No order is open. Every case is rejected.", "Start an order."),
    # labels
    "printer_away": Row("The printer {device} does not answer ({cause}).", "Check its power and cable."),
    "printer_head_open": Row("The head of printer {device} is open.", "Close it."),
    "printer_jam": Row("The printer {device} is jammed.", "Take the stuck label out."),
    "printer_paper_out": Row("The printer {device} has no labels.", "Put in a new roll."),
    "printer_ribbon_out": Row("The printer {device} has no ribbon.", "Put in a new ribbon."),
    "printer_buffer_full": Row("The memory of printer {device} is full.", "Switch it off and on."),
    "printer_paused": Row("The printer {device} is paused.", "Switch the pause off at the printer."),
    "printer_label_waiting": Row("A label waits in printer {device}.", "Take it off."),
    "printer_other": Row("The printer {device} has an error.", "Look at its display."),
    "label_failed": Row("The label {code} of the {name} was not printed: {cause}.", "Look at the printer."),
    "label_doubtful": Row(
        "Nobody knows whether the label {code} of the {name} came out.", "Look for it at the printer."
    ),
    **SHIFT_ALARM_MESSAGES,
    # upstream
    "upstream_down": Row("Upstream {destination}: {cause}. Nothing is lost.", "Tell IT. Production goes on."),
    "upstream_auth": Row("Upstream {destination}: {cause}. Nothing is lost.", "Ask IT for a new token."),
    "upstream_held": Row(
        "Upstream {destination}: {cause}. Nothing is sent, nothing is lost.", "Call IT. Production goes on."
    ),
    "client_cert_ends_30": Row(
        "Our certificate for {destination} ends on {until}.", "Ask IT for a new one this month."
    ),
    "client_cert_ends_7": Row(
        "Our certificate for {destination} ends on {until}, in a week or less.", "Ask IT for a new one now."
    ),
    "client_cert_ends_1": Row(
        "Our certificate for {destination} ends on {until}, in a day or less.",
        "Call IT: after that day nothing is sent.",
    ),
    "upstream_refuses_all": Row("Upstream {destination}: {cause}. Sending is paused.", "Call IT. Nothing was parked."),
    "upstream_identity": Row("Upstream {destination}: {cause}.", "Call IT. Nothing is lost."),
    "outbox_failed": Row("The outbox for {destination} cannot be read: {cause}.", "Check the disk. Nothing is lost."),
    "record_parked": Row("Upstream {destination} refused a record.", "Open it, correct it, send it again."),
}
