"""What ``station verify`` finds: each says where, and what it means."""

from station.messages.row import Row

_KEEP = "Keep the file and call IT: restore a backup, or have it looked into."
_TABLES = "The log is the truth, this table is not: put the newest good backup back."

FINDING_MESSAGES: dict[str, Row] = {
    "tables_older": Row(
        "The tables are of version {found}, this program makes version {known}.",
        "The log was checked. Start the line once, then verify again.",
    ),
    "sqlite_integrity": Row("The file itself is damaged: {detail}.", _KEEP),
    "foreign_key": Row("Row {row} of {table} belongs to no row of {parent}.", _KEEP),
    "seq_gap": Row("Record {seq} follows where {expected} should be: records are missing.", _KEEP),
    "wire_seq_gap": Row("Record {seq} has wire number {wire_seq}, not {expected}.", _KEEP),
    "wire_seq_wrong": Row("Record {seq} ({kind}) has a wire number where it should not, or none.", _KEEP),
    "chain_broken": Row("Record {seq} was changed after it was written, or the one before it.", _KEEP),
    "event_unreadable": Row("Record {seq} cannot be read.", _KEEP),
    "event_id_wrong": Row("Record {seq} has an identity that is not its own.", _KEEP),
    "event_impossible": Row("Record {seq} contradicts the records before it.", _KEEP),
    "case_not_granted": Row("Case {case} is of an epoch this journal never granted.", _KEEP),
    "unit_without_read": Row("Case {case} was passed with a unit that names no read.", _KEEP),
    "code_twice": Row("Code {code} is both a unit and a case in use.", _KEEP),
    "unit_without_case": Row("Unit {code} is held by no case in use.", _TABLES),
    "balance_wrong": Row(
        "{counted:1 case is|{counted} cases are} {state}, but {tally} {tally:was|were} counted.", _TABLES
    ),
    "row_missing": Row("Row {row} of {table} is missing.", _TABLES),
    "row_too_many": Row("Row {row} of {table} follows from no record.", _TABLES),
    "row_differs": Row("Row {row} of {table} does not say what the log says.", _TABLES),
}
