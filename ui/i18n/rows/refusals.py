"""Why a command or a request was refused, and what stands against running."""

from ui.i18n.mark import Row, mark

REFUSALS: dict[str, Row] = {
    "serials_not_assigned": Row(mark("key", "This line assigns no SSCC."), mark("key", "Nothing to do.")),
    "serial_outside": Row(
        mark("key", "The next SSCC must be from {first} to {last}."),
        mark("key", "Check the number, then say it again."),
    ),
    "serial_taken": Row(mark("key", "SSCC number {next} is taken."), mark("key", "Say {expected}, or a higher one.")),
    "order_open": Row(mark("key", "Order {order} is still open."), mark("key", "Close it first.")),
    "no_order": Row(mark("key", "No order is open."), mark("key", "Start an order.")),
    "recipe_invalid": Row(
        mark("key", "The recipe does not fit: {units_per_case} {units} a case."),
        mark("key", "Check rows, columns and units."),
    ),
    "pattern_refused": Row(
        mark("key", "{key} of the order is no pattern: {detail}."),
        mark("key", "Mend it in RE2 syntax, start the order again."),
    ),
    "serial_open": Row(
        mark("key", "The order leaves a GS1 serial open: a lost separator makes it another {unit}."),
        mark("key", "Give serial_length or required_ais, start the order again."),
    ),
    "cases_on_belt": Row(
        mark("key", "{n:1 case is|{n} cases are} still on the belt."),
        mark("key", "Wait until {n:it has|they have} left."),
    ),
    "units_on_belt": Row(
        mark("key", "{n} {units} {n:is|are} still between reader and packer."),
        mark("key", "Let {n:it|them} be packed; or take {n:it|them} off, then: belt is empty."),
    ),
    "trust_not_lost": Row(mark("key", "The queue is trusted already."), mark("key", "Nothing to do.")),
    "line_moving": Row(mark("key", "The line is still moving."), mark("key", "Stop the line, then try again.")),
    "first_unit_unknown": Row(
        mark("key", "The {unit} after the last case is not known."), mark("key", "Clear the line instead.")
    ),
    "tainted_units_left": Row(
        mark("key", "{n} unproven {units} {n:is|are} still in front."),
        mark("key", "Let {n:it|them} run out, or take {n:it|them} off."),
    ),
    "first_unit_differs": Row(
        mark("key", "This is not the next {unit}: {expected} was expected."), mark("key", "Clear the line instead.")
    ),
    "first_unit_elsewhere": Row(
        mark("key", "This {unit} is off by {places:1 place|{places} places}. First must be {expected}."),
        mark(
            "key",
            "A slip? Scan the right one. Scanned again, or cleared: cases are withdrawn.",
        ),
    ),
    "case_unfinished": Row(
        mark("key", "This {unit} is {places} places behind. The packer may be inside a case."),
        mark("key", "Let it end the case, then scan again. Or clear the line."),
    ),
    "cases_unanswered": Row(
        mark("key", "Cases still wait for their answer."), mark("key", "Wait a moment, then scan again.")
    ),
    "counts_differ": Row(
        mark("key", "The reader and the PLC are {places} {units} apart."),
        mark("key", "Resume, let {units} pass, hold, try again."),
    ),
    "reader_count_unknown": Row(
        mark("key", "The reader has not told its count."),
        mark("key", "Resume, let {units} pass, hold, clear the line."),
    ),
    "clearance_needed": Row(
        mark("key", "The order is off: scanning a {unit} is not enough any more."), mark("key", "Clear the line.")
    ),
    "alarm_unknown": Row(mark("key", "The alarm {alarm} does not stand."), mark("key", "Nothing to do.")),
    "case_not_sought": Row(mark("key", "Case {case} is not one to be found."), mark("key", "Check the case number.")),
    "numbers_believed": Row(mark("key", "The PLC numbers are believed already."), mark("key", "Nothing to do.")),
    "store_failure": Row(
        mark("key", "The journal could not be written: nothing was done."),
        mark("key", "Check the disk, then try again."),
    ),
    "command_id_reused": Row(
        mark("key", "Command id {id} was used for another command."), mark("key", "Use a new id.")
    ),
    "too_many_commands": Row(
        mark("key", "Too many commands wait for their answer."), mark("key", "Wait, then try again.")
    ),
    "held": Row(mark("key", "The line is held by a person."), mark("key", "Press Resume.")),
    "stopping": Row(mark("key", "The station is ending."), mark("key", "Wait until it is back.")),
    "device_away": Row(mark("key", "Device {device} is away."), mark("key", "Check its power and cable.")),
    "count_not_proved": Row(
        mark("key", "The camera's count is not yet matched with the PLC."),
        mark("key", "Let the line stand for a moment."),
    ),
    "token_wrong": Row(
        mark("key", "This screen has no right to connect."), mark("key", "Call IT: the token file is missing or old.")
    ),
    "host_not_allowed": Row(
        mark("key", "The station does not serve the name {host}."), mark("key", "Call IT: connect to 127.0.0.1.")
    ),
    "origin_not_allowed": Row(
        mark("key", "A page of {origin} may not talk to the station."), mark("key", "Use the station's own screen.")
    ),
    "length_required": Row(
        mark("key", "The request has a body of unknown length."), mark("key", "Send a Content-Length.")
    ),
    "body_too_large": Row(
        mark("key", "The request has {bytes} bytes, {limit} are allowed."), mark("key", "Send less.")
    ),
    "not_json": Row(mark("key", "A command must be application/json."), mark("key", "Set the Content-Type.")),
    "request_malformed": Row(
        mark("key", "The request cannot be read at {where}: {what}."), mark("key", "Check it against the API page.")
    ),
    "request_refused": Row(
        mark("key", "The request {path} was refused."), mark("key", "Check it against the API page.")
    ),
    "command_malformed": Row(
        mark("key", "The command cannot be read at {where}: {what}."), mark("key", "Check it against the API page.")
    ),
    "command_unknown": Row(
        mark("key", "There is no such command."), mark("key", "Check its kind against the API page.")
    ),
    "path_unknown": Row(mark("key", "There is nothing at {path}."), mark("key", "Check it against the API page.")),
    "method_not_allowed": Row(
        mark("key", "{path} cannot be asked this way."), mark("key", "Check it against the API page.")
    ),
    "code_unknown": Row(
        mark("key", "{code} was never seen on this line."),
        mark("key", "Check the whole code was read, then scan again."),
    ),
    "case_unknown": Row(mark("key", "There is no case {case}."), mark("key", "Check epoch and number.")),
    "picture_unknown": Row(
        mark("key", "No picture of case {case} is kept."), mark("key", "Its cells are kept: look the case up.")
    ),
    "preview_unknown": Row(
        mark("key", "There is no picture of camera {camera}."), mark("key", "Check its name, and that it is live.")
    ),
    "too_many_streams": Row(
        mark("key", "{limit} screens are connected, no more are served."), mark("key", "Close one.")
    ),
    "internal_error": Row(
        mark("key", "The station could not answer: a fault of the program."), mark("key", "Send its log to the maker.")
    ),
}
