"""Reasons of a reject, and what speaks against a single code."""

from station.messages.row import Row

REASON_MESSAGES: dict[str, Row] = {
    "store_failure": Row("The record could not be stored."),
    "not_ready": Row("The station was not ready."),
    "trust_lost": Row("The queue was not trusted."),
    "missed_trigger": Row("A trigger was missed."),
    "late": Row("The answer came too late."),
    "foreign": Row("A code is not one of ours."),
    "not_in_pool": Row("A code is not in its pool.", "Was its file imported? See Pools."),
    "void_in_pool": Row("A code was made void in its pool."),
    "wrong_product": Row("A {unit} belongs to another product."),
    "decommissioned": Row("A {unit} is decommissioned.", "Take the {unit} out."),
    "duplicate": Row("A code occurs twice."),
    "over": Row("There are too many {units}."),
    "short": Row("There are too few {units}."),
    "no_read": Row("A {unit} was not read."),
    "case_code_unread": Row("The case code was not read."),
    "case_code_used": Row("The case code was used before."),
    "label_not_ours": Row("The label is not awaited: void, of another order, or not printed here."),
    "other": Row("The case could not be proved."),
}

CODE_MESSAGES: dict[str, Row] = {
    "code_empty": Row("The code is empty."),
    "code_blank": Row("The code is only spaces."),
    "code_too_long": Row("The code is too long."),
    "code_not_utf8": Row("The code is not text."),
    "code_hidden_sign": Row("The code contains a hidden character."),
    "code_edge_space": Row("The code begins or ends with a space."),
    "code_reserved": Row("The code begins with a reserved prefix."),
    "pattern_differs": Row("The code does not match the pattern of the product."),
    "url_prefix_differs": Row("The address is not ours."),
    "url_several": Row("The text holds several addresses.", "Set the reader to one code."),
    "url_no_serial": Row("The address carries no serial number."),
    "gs1_malformed": Row("The GS1 code is malformed."),
    "gs1_check_digit": Row("A check digit of the GS1 code is wrong."),
    "gs1_separator_missing": Row("The scanner dropped the GS separator.", "Scan the label “GS on”, then scan again."),
    "gs1_repeated": Row("The GS1 code contains one element twice."),
    "gs1_no_serial": Row("The GS1 code carries no serial number."),
    "gtin_differs": Row("The GTIN belongs to another product."),
    "lot_missing": Row("The code carries no lot."),
    "lot_differs": Row("The code belongs to another lot."),
    "case_pattern_differs": Row("The case code does not match its pattern."),
    "case_code_as_unit": Row("A case code was read where a {unit} should be."),
    "unit_code_as_case": Row("A unit code was read where the case code should be."),
    "code_device_message": Row(
        "This is the message of a reader that has read no code.",
        "Clean the code or the reader's window, then scan again.",
    ),
    "aim_missing": Row("The reader did not say which kind of symbol it read.", "Switch on its AIM identifiers."),
    "aim_differs": Row("The symbol is of another kind than the product's."),
    "gs1_ai_missing": Row(
        "The GS1 code lacks an element of the product.", "GS separator lost? Scan the label “GS on”, then scan again."
    ),
    "serial_length_differs": Row(
        "The serial number has another length than the product's.",
        "GS separator lost? Scan the label “GS on”, then scan again.",
    ),
    "case_not_sscc": Row("The case code is not an SSCC."),
    "layout_cyrillic": Row(
        "The scan came through a Cyrillic keyboard layout.",
        "Set this computer's keyboard to English (US), then scan again.",
    ),
    "layout_greek": Row(
        "The scan came through a Greek keyboard layout.",
        "Set this computer's keyboard to English (US), then scan again.",
    ),
    "layout_azerty": Row(
        "The scan came through a French keyboard layout (AZERTY).",
        "Set this computer's keyboard to English (US), then scan again.",
    ),
    "layout_qwertz": Row(
        "The scan came through a German keyboard layout (QWERTZ).",
        "Set this computer's keyboard to English (US), then scan again.",
    ),
}
