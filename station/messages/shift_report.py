"""The random audit, the balance of a shift, and the words of its report."""

from station.messages.row import Row

AUDIT_MESSAGES: dict[str, Row] = {
    "audit_not_asked": Row("Nothing is asked about case {case} any more.", "Nothing to do."),
    "audit_label": Row("{code} is the label of the case.", "Scan one {unit} out of it."),
    "audit_not_a_unit": Row("{code} is no code of a {unit}: {why}.", "Scan the code of the {unit}."),
    "audit_differs": Row("{code} is not in case {case}: {state}.", "Scan another one out of it, or confirm."),
    "report_no_order": Row("There is no order {order}.", "Check its name; upper and lower case differ."),
    "report_shift_form": Row("{shift} names no shift.", "Write current, previous, or 2026-11-29/2."),
    "report_no_font": Row("No font with Chinese characters is installed.", "Install fonts-noto-cjk, or name --font."),
    "report_file_form": Row("{path} ends in no format.", "End it in .pdf, .csv, .xlsx or .json."),
    "report_failed": Row("The report could not be made.", "Try again; its log says why."),
}

COUNTED_MESSAGES: dict[str, Row] = {
    "balance_counted_station_away": Row(
        "{cases:1 case|{cases} cases} passed with the station off (I/O block's counter): ejected.",
        "None was read or released. Nothing to do.",
    ),
    "balance_counted_block_away": Row(
        "{cases:1 case|{cases} cases} passed with the I/O block away (its own counter): ejected.",
        "None was read or released. Nothing to do.",
    ),
}
"""Cases without a number that the I/O block counted by itself, by why nobody could look."""

SHIFT_ALARM_MESSAGES: dict[str, Row] = {
    "audit_wrong": Row(
        "Audit: {code} was in case {case}, the journal has it elsewhere.",
        "Keep the case apart: open all of it, pack it anew. Check its neighbours.",
    ),
    "balance_open": Row(
        "The count of shift {shift} does not close: {n:1 {unit}|{n} {units}}.", "Open Balance: see when, and why."
    ),
}

REPORT_PHRASES: dict[str, str] = {
    # the balance
    "term_sensor": "Sensor",
    "term_packed": "Packed",
    "term_rejected": "Rejected",
    "term_sampled": "Sampled",
    "term_no_read": "No-read",
    "term_in_flight": "In flight",
    "term_difference": "Difference",
    "source_case_count": "units in the PLC's cases",
    "source_unit_counter": "the PLC's unit counter",
    "source_scans": "scans",
    # differences
    "balance_unsure": "nobody saw how the case left",
    "balance_unconfirmed": "the ejection was not confirmed",
    "balance_escaped": "a rejected case left by the exit",
    "balance_missed": "the case was never asked about, nobody saw it leave",
    "balance_gone": "looked for, and gone",
    "balance_read_differs": "the PLC counted another number into the case",
    "balance_taken_off": "taken off the line when it was cleared (counted as rejected)",
    "balance_gap": "no case has these units",
    "balance_restarted": "the PLC's numbers began again",
    "balance_silent": "the PLC was silent",
    "balance_camera_away": "the camera was away",
    "balance_reader_away": "the reader was away",
    "balance_order_unknown": "the order of the units was not known",
    "balance_station_off": "the station was off",
    "balance_unnumbered": "cases came and could not be numbered: ejected, not read",
    "balance_block_away": "the I/O block was away: cases not counted, none released",
    "balance_station_away": "the station was off: cases not counted, none released",
    "balance_unexplained": "not explained",
    # reasons of cases without a number
    "uncounted_station_away": "passed with the station off",
    "uncounted_block_away": "passed with the I/O block away",
    # why the line stood
    "station_off": "the station was off",
    "station_off_idle": "the station was switched off while the line stood",
    "audit_due": "waited for the audit",
    "plc_suspended": "waited for neighbours",
    "plc_idle": "machine was idle",
    "plc_stopped": "machine was stopped",
    "plc_held": "machine was held",
    "plc_aborted": "machine was aborted",
    "plc_complete": "machine had completed its run",
    "group_station": "this station",
    "group_person": "a person",
    "group_planning": "no order",
    "group_neighbours": "neighbours",
    "group_machine": "machine",
    # bypasses
    "bypass_hand_packing": "line packed by hand instead",
    "bypass_packed_by_hand": "packed by hand",
    "bypass_closed_short": "closed short",
    "bypass_numbers_confirmed": "numbers of the PLC confirmed",
    "bypass_line_cleared": "line cleared by hand",
    "bypass_settings_changed": "settings changed",
    "bypass_label_waived": "gone on without a label",
    "bypass_found_good": "cases found good by a person",
    "bypass_gate": "rejecter switched off",
    # audits
    "in_no_case": "it is in no case",
    "audit_wrong": "an audit found a wrong link",
    "audit_asked": "Asked",
    "audit_wrong_count": "Wrong",
    "audit_skipped": "Skipped",
    "audit_expired": "Not answered",
    "audit_checked": "Checked by hand",
    "audit_bound": "Wrong links at most (95 %)",
}
