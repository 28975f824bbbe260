"""Reasons of a reject, and what speaks against a single code."""

from ui.i18n.mark import Row, mark

CODES: dict[str, Row] = {
    "store_failure": Row(mark("key", "The record could not be stored.")),
    "not_ready": Row(mark("key", "The station was not ready.")),
    "trust_lost": Row(mark("key", "The queue was not trusted.")),
    "missed_trigger": Row(mark("key", "A trigger was missed.")),
    "late": Row(mark("key", "The answer came too late.")),
    "foreign": Row(mark("key", "A code is not one of ours.")),
    "wrong_product": Row(mark("key", "A {unit} belongs to another product.")),
    "duplicate": Row(mark("key", "A code is there twice.")),
    "over": Row(mark("key", "There are too many {units}.")),
    "short": Row(mark("key", "There are too few {units}.")),
    "no_read": Row(mark("key", "A {unit} was not read.")),
    "case_code_unread": Row(mark("key", "The case code was not read.")),
    "case_code_used": Row(mark("key", "The case code was used before.")),
    "other": Row(mark("key", "The case could not be proved.")),
    "code_empty": Row(mark("key", "The code is empty.")),
    "code_blank": Row(mark("key", "The code is only spaces.")),
    "code_too_long": Row(mark("key", "The code is too long.")),
    "code_not_utf8": Row(mark("key", "The code is not text.")),
    "code_hidden_sign": Row(mark("key", "The code holds a sign that cannot be seen.")),
    "code_edge_space": Row(mark("key", "The code begins or ends with a space.")),
    "code_reserved": Row(mark("key", "The code begins like an internal key.")),
    "pattern_differs": Row(mark("key", "The code does not match the pattern of the product.")),
    "url_prefix_differs": Row(mark("key", "The address is not ours.")),
    "url_several": Row(mark("key", "The text holds several addresses."), mark("key", "Set the reader to one code.")),
    "url_no_serial": Row(mark("key", "The address carries no serial number.")),
    "gs1_malformed": Row(mark("key", "The GS1 code is malformed.")),
    "gs1_check_digit": Row(mark("key", "A check digit of the GS1 code is wrong.")),
    "gs1_separator_missing": Row(
        mark("key", "The scanner dropped the GS separator."), mark("key", "Scan the label “GS on”, then scan again.")
    ),
    "gs1_repeated": Row(mark("key", "The GS1 code says one thing twice.")),
    "gs1_no_serial": Row(mark("key", "The GS1 code carries no serial number.")),
    "gtin_differs": Row(mark("key", "The GTIN belongs to another product.")),
    "lot_missing": Row(mark("key", "The code carries no lot.")),
    "lot_differs": Row(mark("key", "The code belongs to another lot.")),
    "case_pattern_differs": Row(mark("key", "The case code does not match its pattern.")),
    "case_code_as_unit": Row(mark("key", "A case code stands where a {unit} should be.")),
    "unit_code_as_case": Row(mark("key", "A unit code stands where the case code should be.")),
    "code_device_message": Row(
        mark("key", "This is what a reader says when it has no code."),
        mark("key", "Clean the code or the reader's window, then scan again."),
    ),
    "aim_missing": Row(
        mark("key", "The reader did not say which kind of symbol it read."),
        mark("key", "Switch on its AIM identifiers."),
    ),
    "aim_differs": Row(mark("key", "The symbol is of another kind than the product's.")),
    "gs1_ai_missing": Row(
        mark("key", "The GS1 code lacks an element of the product."),
        mark("key", "GS separator lost? Scan the label “GS on”, then scan again."),
    ),
    "serial_length_differs": Row(
        mark("key", "The serial number has another length than the product's."),
        mark("key", "GS separator lost? Scan the label “GS on”, then scan again."),
    ),
    "case_not_sscc": Row(mark("key", "The case code is no SSCC.")),
    "layout_cyrillic": Row(
        mark("key", "The scan came through a Cyrillic keyboard layout."),
        mark("key", "Set this computer's keyboard to English (US), then scan again."),
    ),
    "layout_greek": Row(
        mark("key", "The scan came through a Greek keyboard layout."),
        mark("key", "Set this computer's keyboard to English (US), then scan again."),
    ),
    "layout_azerty": Row(
        mark("key", "The scan came through a French keyboard layout (AZERTY)."),
        mark("key", "Set this computer's keyboard to English (US), then scan again."),
    ),
    "layout_qwertz": Row(
        mark("key", "The scan came through a German keyboard layout (QWERTZ)."),
        mark("key", "Set this computer's keyboard to English (US), then scan again."),
    ),
}
