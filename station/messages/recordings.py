"""What is said of a recording that cannot be run again."""

from station.messages.row import Row

RECORDING_MESSAGES: dict[str, Row] = {
    "recording_missing": Row("{file} holds no recording.", "Name a segment, or the folder recordings of a line."),
    "recording_unknown": Row("{file} is no recording of a line.", "Name a file that ends in .rec.gz."),
    "recording_newer": Row(
        "{file} is a recording of format {version}; this program reads {known}.", "Use a newer station."
    ),
    "recording_other_program": Row(
        "{file} was recorded by {program} with settings this program lacks.", "Replay it with that version."
    ),
    "recording_damaged": Row("{file} is damaged: it is not what was written.", "Copy it from the station once more."),
    "recording_line": Row("{file} is damaged: line {line} cannot be read.", "Replay the segments before it."),
    "recording_unreadable": Row("{file} cannot be read: {detail}.", "Check the path and the rights."),
    "recording_no_start": Row(
        "No segment of {file} can begin in this program; {program} recorded it.", "Add the segment of its start."
    ),
}
