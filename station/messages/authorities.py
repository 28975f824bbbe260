"""What an authority's platform would refuse, and what is said of its answers."""

from station.messages.row import Row

AUTHORITY_MESSAGES: dict[str, Row] = {
    "authority_participant": Row(
        "The participant {detail} is no tax number of 10 or 12 digits.", "Set participant in [authority]."
    ),
    "authority_organisation": Row("The organisation has no name.", "Set organisation in [authority]."),
    "authority_group": Row(
        "The product group {detail} is not one of the marking system.",
        "Set group in [authority], such as water or milk.",
    ),
    "authority_nothing": Row("There is nothing to report in this order and time.", "Widen --order, --since, --until."),
    "authority_levels": Row(
        "{code} is a {detail} above pallets: two levels are taken.", "Report cases and pallets only."
    ),
    "authority_no_sscc": Row("The {detail} {code} has no SSCC.", "Give it one: Rework, new label."),
    "authority_not_marked": Row("{code} is no marked unit code.", "Take it out of its case, or mend the recipe."),
    "authority_serial": Row(
        "{code} has a serial of the wrong length: {detail}.", "Check the product group, or take the unit out."
    ),
    "authority_check_part": Row(
        "{code} was read without its check part ({detail}).", "Let the reader keep GS and what is behind it."
    ),
    "authority_twice": Row("{code} is in {detail} containers.", "Look it up and take it out of the wrong one."),
    "authority_box_missing": Row(
        "{code} is on a pallet of this report, and not in it itself.", "Report it first, or widen the time."
    ),
    "authority_mixed": Row("{code} holds units of several products: {detail}.", "Take the others out."),
    "authority_not_supervised": Row(
        "{code} is no drug supervision code of 20 digits.", "Take it out, or mend the recipe."
    ),
    "authority_prefix": Row(
        "{code} has no company prefix of this plant.", "Set company_prefixes in [authority], or take it out."
    ),
    "authority_no_answer": Row("{file} is no answer of a platform: {detail}.", "Ask the platform for its result file."),
    "authority_handed_in": Row("{file} was handed to the signer; its answer is {answer}."),
    "authority_not_handed_in": Row("The signer did not take {file}: {detail}.", "Mend it; the file is kept."),
    "authority_accepted": Row("{file}: accepted ({state})."),
    "authority_answer_foreign": Row(
        "No code in {file} is in a case of this station.", "Read it where its document was made."
    ),
    "authority_refused": Row("{file}: {n} refused ({state}).", "Mend each, then export and hand in again."),
}
