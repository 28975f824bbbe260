"""Rework: what was done, and why not. Every refusal names the code, where it is and what to do."""

from station.messages.row import Row

_NOTHING = "Nothing to do."
_LATER_FIRST = "Undo what came later first."
_LABEL = "Take another label."

REWORK_MESSAGES: dict[str, Row] = {
    "rework_done": Row("{code}: {cause}. This is operation {operation}."),
    "rework_stale": Row("Something of it changed while it was looked up.", "Try again."),
    # codes
    "rework_code_unknown": Row("{code} was never seen here.", "Check that the whole code was read."),
    "rework_container_unknown": Row("There is no container {container}.", "Check its number in the trace of its code."),
    "rework_not_a_container": Row("{code} is the code of a {unit}, not of a container.", "Name its container."),
    "rework_not_in_container": Row("{code} is in no container.", _NOTHING),
    "rework_code_elsewhere": Row("{code} is in {name} {container}.", "Remove it there first."),
    "rework_level_wrong": Row("{code} is a {name}.", "Name a container of the level just below."),
    "rework_code_decommissioned": Row("{code} is decommissioned: {state}.", "Recommission it first."),
    "rework_not_decommissioned": Row("{code} is not decommissioned.", _NOTHING),
    "rework_code_on_line": Row("{code} is between reader and packer.", "Let it be packed first."),
    "rework_code_retired": Row("{code} is void: it was the code of a container.", "Take another one."),
    "rework_code_is_container": Row("{code} is the code of a {name}.", "Dissolve it first."),
    "rework_not_of_product": Row("{code} does not fit {product}: {why}.", "Check the code, or take another {unit}."),
    "rework_twice": Row("{code} is named twice.", "Name it once."),
    "rework_too_many": Row("This concerns more than {limit} codes.", "Do it in parts."),
    # containers
    "rework_not_live": Row("Container {container} is {state}.", "Close it, find it or restore it first."),
    "rework_not_dissolved": Row("The {name} {container} is not dissolved.", _NOTHING),
    "rework_shipped": Row("{container} cannot be changed: {shipped} is shipped.", "Return {shipped} first."),
    "rework_shipped_elsewhere": Row(
        "{container}: {station} shipped {shipped} to {to} on {date}.", "Return {shipped} first."
    ),
    "rework_shipped_with_note": Row(
        "{container}: {station} shipped {shipped} to {to} with {document} on {date}.", "Return {shipped} first."
    ),
    "rework_last_member": Row("It would leave {name} {container} empty.", "Dissolve {container} instead."),
    "rework_full": Row("The {name} {container} holds {members} of {capacity}.", "Take some out, or take another one."),
    "rework_self": Row("The {name} {container} cannot go into itself.", "Name two different ones."),
    "rework_circle": Row("{code} holds {container}: it cannot go into it.", "Name another container."),
    "rework_product_differs": Row(
        "{code} is {found}, {container} is {expected}.", "Put only the same product together."
    ),
    "rework_lot_differs": Row(
        "{code} is of lot {found}, {container} of lot {expected}.", "Put only the same lot together."
    ),
    "rework_order_differs": Row(
        "{code} is of order {found}, {container} of order {expected}.", "Put only the same order together."
    ),
    # a case put right, a pallet filled by hand
    "rework_case_unknown": Row("There is no case {case} whose {units} are known.", "Scan a {unit} of it."),
    "rework_case_not_flagged": Row("Case {case} is {state}: it needs no repair.", _NOTHING),
    "rework_case_empty": Row("Nothing of case {case} is left.", "Scan its {units}."),
    "rework_case_short": Row(
        "Case {case} holds {n} of {expected} {units}.", "Scan the missing ones, or close it short."
    ),
    "rework_case_over": Row("Case {case} holds {n} {units}, and {expected} fit.", "Take some out."),
    "rework_label_needed": Row("Case {case} has no label that was read.", "Scan its label."),
    "rework_order_unknown": Row(
        "The recipe of order {order} is not known here.", "Pack the {units} with another order."
    ),
    "rework_order_closed": Row("Order {order} is closed.", "Pack its {units} with another order."),
    "rework_level_none": Row("{code} is a {name}: nothing is packed above it in this order.", _NOTHING),
    "rework_not_open": Row("{container} is {state}: nothing more goes onto it.", "Scan a member of an open one."),
    "rework_never_closed": Row("The {name} {container} was never closed.", "Pack its members again."),
    # labels
    "rework_label_used": Row("{code} is the code of {container}.", _LABEL),
    "rework_same_code": Row("{container} has this code already.", _NOTHING),
    "rework_not_a_label": Row("{code} is not a code for a {name}: {why}.", _LABEL),
    "rework_serials_exhausted": Row("No SSCC is left for a new code.", "Name the new code, or set a new range."),
    # shipments
    "rework_ship_member": Row(
        "{code} is in {name} {container}.", "Ship or return {container}; or remove {code} from it first."
    ),
    "rework_not_shipped": Row("{container} is not shipped.", _NOTHING),
    # undo
    "rework_operation_unknown": Row("There is no operation {operation}.", "Check its number in the trace of a code."),
    "rework_nothing_to_undo": Row("There is no operation that can be undone.", _NOTHING),
    "rework_not_undoable": Row("Operation {operation} ({cause}) cannot be undone.", "Do the opposite instead."),
    "rework_undone_already": Row("Operation {operation} is undone already.", _NOTHING),
    "rework_left_since": Row("{code} is not in {container} any more.", _LATER_FIRST),
    "rework_changed_since": Row("{container} was changed since.", _LATER_FIRST),
    "rework_place_taken": Row("{other} is in the place of {code} in {container}.", "Remove {other} first."),
}
