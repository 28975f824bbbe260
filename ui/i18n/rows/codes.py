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
}
