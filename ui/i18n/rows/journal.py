"""Why the journal or upstream did not do what was asked."""

from ui.i18n.mark import Row, mark

JOURNAL: dict[str, Row] = {
    "journal_absent": Row(
        mark("key", "There is no journal at {path}."),
        mark("key", "Check [station] data. A restored backup goes there."),
    ),
    "journal_gone": Row(
        mark("key", "There was a journal in {path}, and nothing of it is left."),
        mark("key", "Mount the disk, or put a backup back. To begin anew: station anew."),
    ),
    "journal_missing": Row(
        mark("key", "The journal {path} is gone, but the folder was used."),
        mark("key", "Restore a backup. Do not start anew."),
    ),
    "journal_behind": Row(
        mark("key", "The journal {path} ends at record {found}, but {expected} were stored here."),
        mark("key", "Keep the file and call IT. A backup put back? Then: station restored."),
    ),
    "journal_foreign": Row(
        mark("key", "The file {path} belongs to another program."), mark("key", "Choose another data folder.")
    ),
    "journal_newer": Row(
        mark("key", "The journal {path} was written by a newer program."), mark("key", "Install that version again.")
    ),
    "journal_locked": Row(mark("key", "Another station already runs on {path}."), mark("key", "Stop it first.")),
    "journal_damaged": Row(
        mark("key", "The journal {path} is damaged."), mark("key", "Keep the file. Restore a backup.")
    ),
    "journal_kept": Row(mark("key", "What was refused is copied to {kept}."), mark("key", "Keep that copy.")),
    "backup_failed": Row(
        mark("key", "The backup {path} could not be written: {detail}."),
        mark("key", "Check that disk, then try again."),
    ),
    "backup_damaged": Row(
        mark("key", "The backup {path} is damaged ({found} faults)."), mark("key", "Take an older one.")
    ),
    "backup_not_clean": Row(
        mark("key", "No backup was kept: the journal {path} is not whole."),
        mark("key", "Keep the backups there are, and call IT."),
    ),
    "backup_on_journal": Row(
        mark("key", "{path} lies where a journal is in use."), mark("key", "Choose another place for the backup.")
    ),
    "journal_not_a_database": Row(
        mark("key", "The file {path} is not a journal."), mark("key", "Keep the file. Restore a backup.")
    ),
    "journal_unwritable": Row(
        mark("key", "The data folder {path} cannot be written."), mark("key", "Check its rights and its disk.")
    ),
    "journal_busy": Row(mark("key", "The journal is busy."), mark("key", "Wait, then try again.")),
    "disk_full": Row(mark("key", "The disk of the journal is full."), mark("key", "Make room, then start again.")),
    "disk_error": Row(mark("key", "The disk of the journal failed."), mark("key", "Check the disk. Keep the file.")),
    "journal_unreadable": Row(
        mark("key", "The journal cannot be read."), mark("key", "Check its rights and its disk.")
    ),
    "journal_closed": Row(mark("key", "The journal is closed."), mark("key", "Wait until the station is back.")),
    "journal_queue_full": Row(
        mark("key", "{bound} writes wait for the disk, no more fit."), mark("key", "Check the disk.")
    ),
    "store_closed": Row(mark("key", "The journal is closed."), mark("key", "Wait until the station is back.")),
    "event_malformed": Row(
        mark("key", "A record of kind {kind} cannot be read."), mark("key", "Keep the file. Restore a backup.")
    ),
    "event_missing": Row(
        mark("key", "Record {seq} of the journal is missing."), mark("key", "Keep the file. Restore a backup.")
    ),
    "event_unknown_kind": Row(
        mark("key", "The journal holds a kind {kind} this program does not know."),
        mark("key", "Install the newer version."),
    ),
    "event_unknown_version": Row(
        mark("key", "A record of kind {kind} has the unknown version {version}."),
        mark("key", "Install the newer version."),
    ),
    "event_unstorable": Row(
        mark("key", "A record of kind {kind} cannot be stored."), mark("key", "Send the log to the maker.")
    ),
    "record_malformed": Row(
        mark("key", "A record for upstream cannot be read."), mark("key", "Send the log to the maker.")
    ),
    "case_empty": Row(mark("key", "A pass without units was not stored."), mark("key", "Send the log to the maker.")),
    "case_known": Row(mark("key", "Case {case} is recorded already."), mark("key", "Send the log to the maker.")),
    "case_state": Row(
        mark("key", "Case {case} is not in the state this needs."), mark("key", "Send the log to the maker.")
    ),
    "epoch_known": Row(mark("key", "Epoch {epoch} was granted before."), mark("key", "Send the log to the maker.")),
    "order_not_open": Row(mark("key", "Order {order} is not open."), mark("key", "Send the log to the maker.")),
    "reject_without_reason": Row(
        mark("key", "A reject without a reason was not stored."), mark("key", "Send the log to the maker.")
    ),
    "unit_unproven": Row(
        mark("key", "A pass with an unproven unit was not stored."), mark("key", "Send the log to the maker.")
    ),
    "units_differ": Row(
        mark("key", "The units of case {case} differ from its record."), mark("key", "Send the log to the maker.")
    ),
    "code_taken": Row(mark("key", "Case code {code} is already in use."), mark("key", "Take another label.")),
    "unit_taken": Row(mark("key", "Unit {code} is already in another case."), mark("key", "Take the {unit} out.")),
    "answer_not_the_document": Row(
        mark("key", "Upstream answered something that is no delivery."), mark("key", "Check its address.")
    ),
    "answer_for_other_numbers": Row(
        mark("key", "Upstream answered about other records than were sent."), mark("key", "Call IT.")
    ),
    "answer_contradicts_itself": Row(mark("key", "Upstream's answer contradicts itself."), mark("key", "Call IT.")),
}
