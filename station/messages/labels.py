"""Labels: what is wrong with a template or a label, what a printer needs, and what came of what a person asked for."""

from station.messages.row import Row

_TEMPLATE = "Correct the template."

LABEL_MESSAGES: dict[str, Row] = {
    # templates
    "label_template_unreadable": Row("The template {file} cannot be read: {detail}.", _TEMPLATE),
    "label_template_value": Row("The template is wrong: {detail}.", _TEMPLATE),
    "label_template_none": Row(
        "There is no label template for the {level} of {product}.", "Put one into the folder of templates."
    ),
    "label_template_many": Row(
        "Several templates are for the {level} of {product}: {names}.", "Let one be for this product."
    ),
    "label_template_unknown": Row("There is no label template {name}.", "station label check lists them."),
    "label_placeholder_unknown": Row("There is no value {found} for a label.", "There are: {choices}."),
    # what would be printed
    "label_module_narrow": Row(
        "A module is {found_mm} mm wide at {dpi} dpi; {least_mm} mm are needed.", "Make module_mm larger."
    ),
    "label_symbol_text": Row("The symbol {symbol} cannot hold {text}.", "Check its content and its brackets."),
    "label_text_runs_out": Row("The text does not fit in {width_mm} mm: {text}.", "Make its field larger."),
    "label_glyph_missing": Row(
        "No font has the character {found} ({code}).", "Install a font that has it: fonts-noto-cjk, or font_file."
    ),
    "label_font_missing": Row("The font {path} cannot be used: {detail}.", "Install fonts-dejavu, or set font_file."),
    "label_over_edge": Row("A field goes over the edge of the label.", "Move it, or make it smaller."),
    "label_quiet_zone": Row(
        "There is no room for the blank zone around a symbol (in its way: {other}).", "Move it, or make it smaller."
    ),
    "label_dpi_differs": Row(
        "The template is made for {found} dpi, the printer has {printer}.", "Use a template for this printer."
    ),
    # awaited labels
    "bench_label_printed": Row("The {name} is full: its label {code} is printed.", "Put it on and scan it."),
    "label_pool_empty": Row("The pool {pool} has no code for this label.", "Import codes into it: see Pools."),
    "label_pending": Row("The {name} waits for its label {code}.", "Scan that label, or print it again."),
    "label_wrong": Row(
        "{code} is not the label of this {name}: {where}.", "Scan the label {expected}, or print it again."
    ),
    "label_none_awaited": Row("{code} is not a label that is awaited: {where}.", "Scan the label that was printed."),
    "label_not_awaited": Row("This label is not awaited any more.", "Look at the list of labels."),
    "label_not_printed": Row("The label {code} was not printed yet.", "Wait for the printer."),
    "label_being_printed": Row("The label {code} is being printed.", "Wait for it."),
    "label_not_printed_here": Row("The label of a {name} is not printed here.", "Relabel it by its new code."),
    "label_reprint_instead": Row("The label of a {name} comes from the printer.", "Print it again."),
    "label_not_counted": Row("The printer took the label and did not count it.", "Look whether it came out."),
    "label_conflict": Row("Label {label} does not follow from what is recorded."),
    # what a person did
    "label_scanned": Row("The label {code} is on its {name}."),
    "label_retried": Row("The label is printed once more."),
    "label_waived": Row("It goes on without this label."),
    "label_reprinted": Row("A label is printed.", "Put it on and scan it."),
    "label_test_sent": Row("A test label went to the printer."),
    "printer_none": Row("No printer prints labels of a {level}.", "Set one up: [[printer]]."),
    "printer_away_now": Row("The printer {device} is not connected.", "Check its power and cable."),
    "test_printer_ok": Row("The printer {device} is ready, {ms} ms. It has printed {count:1 label|{count} labels}."),
    "test_printer_unknown": Row("The printer {device} is connected and says nothing of its state."),
    # printers
    "printer_lost": Row("The printer at {address} does not answer.", "Check its power and cable."),
    "printer_hangs": Row("The printer at {address} takes nothing.", "Switch it off and on."),
    "printer_folder": Row("Labels cannot be written to {path}: {detail}.", "Check the folder and its rights."),
    "printer_queue": Row("The print queue {queue} does not work: {detail}.", "Check it: lpstat -p {queue}."),
    "printer_no_cups": Row("{program} is not installed.", "Install cups-client."),
}
