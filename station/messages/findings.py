"""What ``station verify`` finds: each says where, and what it means."""

from station.messages.row import Row

_KEEP = "Keep the file and call IT: restore a backup, or have the file examined."
_TABLES = "The log counts, not this table: restore the newest good backup."

FINDING_MESSAGES: dict[str, Row] = {
    "tables_older": Row(
        "The tables are of version {found}, this program makes version {known}.",
        "The log was checked. Start the line once, then verify again.",
    ),
    "sqlite_integrity": Row("The file itself is damaged: {detail}.", _KEEP),
    "foreign_key": Row("Row {row} of {table} has no matching row in {parent}.", _KEEP),
    "seq_gap": Row("Record {seq} comes where {expected} should be: records are missing.", _KEEP),
    "wire_seq_gap": Row("Record {seq} has wire number {wire_seq}, not {expected}.", _KEEP),
    "wire_seq_wrong": Row("Record {seq} ({kind}) lacks a wire number, or has one and must not.", _KEEP),
    "chain_broken": Row("Record {seq} or the one before it was changed after it was written.", _KEEP),
    "event_unreadable": Row("Record {seq} cannot be read.", _KEEP),
    "event_id_wrong": Row("The identifier of record {seq} does not match its content.", _KEEP),
    "event_impossible": Row("Record {seq} contradicts the records before it.", _KEEP),
    "case_not_granted": Row("Case {case} is of an epoch this journal never granted.", _KEEP),
    "unit_without_read": Row("Case {case} was passed with a unit that names no read.", _KEEP),
    "code_twice": Row("Code {code} is both a unit and a case in use.", _KEEP),
    "unit_without_case": Row("Unit {code} is marked as packed, but no case in use contains it.", _TABLES),
    "container_misplaced": Row("Container {container} is in {parent}, which is not of the level above.", _TABLES),
    "members_miscounted": Row(
        "Container {container} has {found:1 member|{found} members}, but {told} {told:is|are} counted.", _TABLES
    ),
    "code_void": Row("Code {code} is void or decommissioned, but is in use.", _TABLES),
    "balance_wrong": Row(
        "{counted:1 case is|{counted} cases are} {state}, but {tally} {tally:was|were} counted.", _TABLES
    ),
    "row_missing": Row("Row {row} of {table} is missing.", _TABLES),
    "row_too_many": Row("Row {row} of {table} does not follow from any record.", _TABLES),
    "row_differs": Row("Row {row} of {table} differs from the log.", _TABLES),
}
