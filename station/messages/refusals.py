"""Why a command, a request or a start was refused."""

from station.messages.row import Row

_BACKUP = "Keep the file. Restore a backup."

COMMAND_MESSAGES: dict[str, Row] = {
    "order_open": Row("Order {order} is running.", "Suspend or close it first."),
    "order_suspended": Row("Order {order} is open and suspended.", "Resume it."),
    "order_not_suspended": Row("No order {order} is suspended.", "See the open orders."),
    "order_not_running": Row("Order {order} is not running.", "See the open orders."),
    "order_balance_stale": Row("Something happened while the order was counted.", "Close it again."),
    "order_none_open": Row("No order {order} is open.", "See the open orders."),
    "no_order": Row("No order is open.", "Start an order."),
    "cases_on_belt": Row("{n:1 case is|{n} cases are} still on the belt.", "Wait until {n:it has|they have} left."),
    "units_on_belt": Row(
        "{n:1 {unit} is|{n} {units} are} still between reader and packer.",
        "Pack {n:it|them}; or take {n:it|them} off, then: belt is empty.",
    ),
    "case_shipped": Row("Case {case} has been shipped: it cannot be taken out.", "Take it back first: Return."),
    "container_level_unknown": Row("The recipe has no level {level} to close.", "Check the recipe."),
    "container_not_open": Row("No {name} is open.", "Nothing to do."),
    "container_code_needed": Row("A {name} is closed with the code of its label.", "Close it with that code."),
    "container_code_refused": Row("Code {code} cannot be given: {where}.", "Take another label, then close it."),
    "container_serials_unproved": Row(
        "The {name} has no code: it is not known which SSCCs are taken.", "Set the next SSCC number, then close it."
    ),
    "container_serials_exhausted": Row(
        "The {name} has no code: no SSCC is left.", "Set a new SSCC range, then close it."
    ),
    "rework_serials_unproved": Row(
        "There is no new code: it is not known which SSCCs are taken.", "Set the next SSCC number, then try again."
    ),
    "container_open": Row("A {name} is still open with {n:1 in it|{n} in it}.", "Close it first: Close {name}."),
    "trust_not_lost": Row("The queue is trusted already.", "Nothing to do."),
    "line_moving": Row("The line is still moving.", "Stop the line, then try again."),
    "first_unit_unknown": Row("The {unit} after the last case is not known.", "Clear the line instead."),
    "tainted_units_left": Row(
        "{n:1 unproven {unit} is|{n} unproven {units} are} still on the belt.",
        "Let {n:it|them} run out, or take {n:it|them} off.",
    ),
    "first_unit_of_lane": Row(
        "This {unit} is right. Lane {lane} is not proven yet.", "Scan its first {unit}: {expected}."
    ),
    "first_unit_differs": Row("This is not the next {unit}: {expected} was expected.", "Clear the line instead."),
    "first_unit_elsewhere": Row(
        "This {unit} is off by {places:1 place|{places} places}. The first must be {expected}.",
        "Scan the right one. A second scan of this one, or Clear, withdraws cases.",
    ),
    "case_unfinished": Row(
        "This {unit} is {places:1 place|{places} places} behind. The packer may be inside a case.",
        "Let the packer finish the case, then scan again. Or clear the line.",
    ),
    "cases_unanswered": Row("Some cases still wait for their answer.", "Wait a moment, then scan again."),
    "counts_differ": Row(
        "The reader and the PLC are {places:1 {unit}|{places} {units}} apart.",
        "Resume, let {units} pass, hold, try again.",
    ),
    "reader_count_unknown": Row(
        "The reader has not sent its count.", "Resume, let {units} pass, hold, clear the line."
    ),
    "clearance_needed": Row("The order of the {units} is wrong: scanning one is not enough.", "Clear the line."),
    "alarm_unknown": Row("The alarm {alarm} is not active.", "Nothing to do."),
    "case_not_sought": Row("Case {case} is not in the list of cases to find.", "Check the case number."),
    "numbers_believed": Row("The PLC numbers are confirmed already.", "Nothing to do."),
    "serials_not_assigned": Row("This line assigns no SSCC.", "Nothing to do."),
    "serial_outside": Row("The next SSCC must be from {first} to {last}.", "Check the number, then enter it again."),
    "serial_taken": Row("SSCC number {next} is taken.", "Enter {expected} or a higher number."),
    "store_failure": Row("The journal could not be written: nothing was done.", "Check the disk, then try again."),
    "command_id_reused": Row("Command id {id} was used for another command.", "Use a new id."),
    "too_many_commands": Row("Too many commands wait for their answer.", "Wait, then try again."),
}

READY_MESSAGES: dict[str, Row] = {
    "audit_due": Row("Line held for the audit.", "Open Balance and scan one {unit} of the case."),
    "held": Row("The line is held by a person.", "Press Resume."),
    "hand_packing": Row("The line is packed by hand ({by}).", "End that when it works again."),
    "first_case_unconfirmed": Row(
        "Order {order}: its first case {case} waits for a person.",
        "Check product, lot and count; confirm it on Orders.",
    ),
    "stopping": Row("The station is stopping.", "Wait until it is back."),
    "device_away": Row("Device {device} is not connected.", "Check its power and cable."),
    "count_not_proved": Row("The camera's count is not yet matched with the PLC.", "Stop the line for a moment."),
}
"""What stands against running and is no alarm of its own."""

REQUEST_MESSAGES: dict[str, Row] = {
    "token_wrong": Row(
        "The API token is missing or wrong.", "Call IT: the token is the content of the file api.token."
    ),
    "host_not_allowed": Row(
        "The station does not serve the host name {host}.", "Call IT: connect to 127.0.0.1 or localhost."
    ),
    "origin_not_allowed": Row("A page of {origin} may not talk to the station.", "Use the station's own screen."),
    "length_required": Row("The request has a body of unknown length.", "Send a Content-Length."),
    "body_too_large": Row("The request has {bytes} bytes, {limit} are allowed.", "Send less."),
    "not_json": Row("A command must be application/json.", "Set the Content-Type."),
    "request_malformed": Row("The request cannot be read at {where}: {what}.", "Check it against the API page."),
    "request_refused": Row("The request {path} was refused.", "Check it against the API page."),
    "command_malformed": Row("The command cannot be read at {where}: {what}.", "Check it against the API page."),
    "command_unknown": Row("There is no such command.", "Check its kind against the API page."),
    "path_unknown": Row("There is nothing at {path}.", "Check it against the API page."),
    "method_not_allowed": Row("{path} does not allow this method.", "Check it against the API page."),
    "code_unknown": Row("{code} was never seen on this line.", "Check the whole code was read, then scan again."),
    "case_unknown": Row("There is no case {case}.", "Check epoch and number."),
    "picture_unknown": Row("The picture of case {case} is not stored.", "Its cells are stored: look the case up."),
    "preview_unknown": Row("There is no picture of camera {camera}.", "Check its name, and that it is live."),
    "too_many_streams": Row("{limit} screens are connected, which is the limit.", "Close one."),
    "internal_error": Row("The station could not answer: a fault of the program.", "Send its log to the maker."),
}

START_MESSAGES: dict[str, Row] = {
    "api_not_loopback": Row("The API serves this machine only, not {host}.", "Set [api] host to 127.0.0.1."),
    "port_in_use": Row("Port {port} on {host} is in use.", "End the other program, or choose another port."),
    "port_not_allowed": Row("Port {port} may not be opened by this user.", "Choose a port above 1023."),
    "port_failed": Row("Port {port} on {host} cannot be opened: {why}.", "Choose another address or port."),
    "token_unreadable": Row("The token file {path} cannot be read: {why}.", "Check the rights of the data folder."),
    "token_exposed": Row("Other users can read or change the token {path}.", "Delete it: a new one is made at start."),
    "token_invalid": Row("The file {path} holds no token.", "Delete it: a new one is made at start."),
    "token_file_unreadable": Row("The token file {path} of upstream cannot be read.", "Check the path and its rights."),
    "ca_unreadable": Row("The file of authorities {path} cannot be read: {detail}.", "Check ca_file: PEM is needed."),
    "client_cert_unreadable": Row(
        "The certificate {path} or its key cannot be read: {detail}.",
        "Check client_cert_file and client_key_file: PEM, no password.",
    ),
    "client_cert_expired": Row("Our certificate for upstream expired on {until}.", "Ask IT for a new one."),
    "proxy_password_unreadable": Row(
        "The password for the proxy cannot be read from {path}.", "Check proxy_password_file and its rights."
    ),
    "clock_before_build": Row(
        "The clock shows {now}, which is before this program was built.",
        "Set the clock, or ask IT to check the time service.",
    ),
    "oauth_not_a_token": Row("The server of oauth_url gave no token.", "Check oauth_url with IT."),
    "token_file_not_a_token": Row("The file {path} holds no token for upstream.", "Ask IT for the right token."),
}

JOURNAL_MESSAGES: dict[str, Row] = {
    "journal_absent": Row("There is no journal at {path}.", "Check [station] data. A restored backup goes there."),
    "journal_gone": Row(
        "The journal that was in {path} is gone.",
        "Mount the disk, or restore a backup. For a new journal: station anew.",
    ),
    "journal_missing": Row(
        "The journal {path} is missing, but its folder was used before.",
        "Restore a backup. Do not start a new journal.",
    ),
    "journal_behind": Row(
        "The journal {path} ends at record {found}, but {expected} were stored here.",
        "Keep the file and call IT. After a restored backup: station restored.",
    ),
    "journal_foreign": Row("The file {path} belongs to another program.", "Choose another data folder."),
    "journal_newer": Row("The journal {path} was written by a newer program.", "Install that version again."),
    "journal_locked": Row("Another station already runs on {path}.", "Stop it first."),
    "journal_damaged": Row("The journal {path} is damaged.", _BACKUP),
    "journal_kept": Row("A copy of the refused file is in {kept}.", "Keep that copy."),
    "backup_failed": Row("The backup {path} could not be written: {detail}.", "Check that disk, then try again."),
    "backup_damaged": Row("The backup {path} is damaged ({found:1 fault|{found} faults}).", "Use an older one."),
    "backup_not_clean": Row(
        "The backup was not kept: the journal {path} is damaged.", "Keep the older backups and call IT."
    ),
    "backup_on_journal": Row("{path} is in the folder of a journal in use.", "Choose another place for the backup."),
    "journal_not_a_database": Row("The file {path} is not a journal.", _BACKUP),
    "journal_unwritable": Row("The data folder {path} cannot be written.", "Check its rights and its disk."),
    "journal_busy": Row("The journal is busy.", "Wait, then try again."),
    "disk_full": Row("The disk of the journal is full.", "Make room, then start again."),
    "disk_error": Row("The disk of the journal failed.", "Check the disk. Keep the file."),
    "journal_unreadable": Row("The journal cannot be read.", "Check its rights and its disk."),
    "journal_closed": Row("The journal is closed.", "Wait until the station is back."),
    "journal_queue_full": Row("{bound} writes wait for the disk, which is the limit.", "Check the disk."),
    "store_closed": Row("The journal is closed.", "Wait until the station is back."),
    "event_malformed": Row("A record of kind {kind} cannot be read.", _BACKUP),
    "event_missing": Row("Record {seq} of the journal is missing.", _BACKUP),
    "event_unknown_kind": Row(
        "The journal holds a kind {kind} this program does not know.", "Install the newer version."
    ),
    "event_unknown_version": Row(
        "A record of kind {kind} has the unknown version {version}.", "Install the newer version."
    ),
    "event_unstorable": Row("A record of kind {kind} cannot be stored.", "Send the log to the maker."),
    "record_malformed": Row("A record for upstream cannot be read.", "Send the log to the maker."),
    "case_empty": Row("A pass without units was not stored.", "Send the log to the maker."),
    "case_known": Row("Case {case} is recorded already.", "Send the log to the maker."),
    "case_state": Row("Case {case} is not in the state this needs.", "Send the log to the maker."),
    "epoch_known": Row("Epoch {epoch} was granted before.", "Send the log to the maker."),
    "order_not_open": Row("Order {order} is not open.", "Send the log to the maker."),
    "reject_without_reason": Row("A reject without a reason was not stored.", "Send the log to the maker."),
    "unit_unproven": Row("A pass with an unproven unit was not stored.", "Send the log to the maker."),
    "code_taken": Row("Case code {code} is already in use.", "Take another label."),
    "delivery_conflict": Row("Delivery {delivery} cannot be changed so: {cause}.", "Look at the list of deliveries."),
    "container_conflict": Row(
        "A change of container {container} does not follow: {cause}.", "Send the log to the maker."
    ),
    "container_shipped": Row("Container {container} has been shipped.", "Take it back first: Return."),
    "undone_already": Row("Record {seq} is undone already.", "Nothing to do."),
    "serial_used": Row("SSCC number {serial} was given before.", "Send the log to the maker."),
    "code_not_decommissioned": Row("Code {code} is not decommissioned.", "Nothing to do."),
    "code_retired": Row("Code {code} is void: its container has another one, or none.", "Take another label."),
    "code_decommissioned": Row("Unit {code} is decommissioned.", "Take the {unit} out."),
    "seq_differs": Row("The journal goes on at {found}, not at {expected}.", "Wait: it is read again."),
    "wire_version_unknown": Row("Record {seq} has the unknown version {version}.", "Install the newer version."),
    "unit_taken": Row("Unit {code} is already in another case.", "Take the {unit} out."),
}

UPSTREAM_MESSAGES: dict[str, Row] = {
    "answer_not_the_document": Row("The answer of upstream does not fit a delivery.", "Check its address."),
    "answer_for_other_numbers": Row("The answer of upstream is about records that were not sent.", "Call IT."),
    "answer_contradicts_itself": Row("Upstream's answer contradicts itself.", "Call IT."),
}
