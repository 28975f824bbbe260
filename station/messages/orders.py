"""Orders: line clearance, the first case, planned orders, recipes, sheets."""

from station.messages.row import Row

ORDER_MESSAGES: dict[str, Row] = {
    "clearance_missing": Row(
        "The last product was {before}: the line is not cleared for {product}.",
        "Clear the line: tick every item on Orders.",
    ),
    "clearance_item_left": Row("{n:1 item is|{n} items are} not ticked: {item}.", "Look at each item, then tick it."),
    "clearance_not_asked": Row("This station asks for no line clearance.", "Nothing to do."),
    "first_case_none": Row("No first case waits to be confirmed.", "Nothing to do."),
    "first_case_reason": Row("A first case that is not right needs a reason.", "Say what is wrong with it."),
    "order_planned": Row("Order {order} is planned: {product}."),
    "order_dropped": Row("Order {order} is not planned any more."),
    "order_not_planned": Row("No order {order} is planned.", "See the planned orders."),
    "order_was_started": Row("Order {order} was started before.", "Check the number of the order."),
    "product_unknown": Row(
        "There is no recipe for {product}. {n:1 product is|{n} products are} known: {known}.",
        "Check the name of the product, or import its recipe.",
    ),
    "recipe_version_gone": Row(
        "Recipe {version} of {product} does not exist any more. There are: {versions}.", "Plan the order with another."
    ),
    "sheet_part_unknown": Row("The sheet's code has an unknown part: {part}.", "Its parts are: {keys}."),
    "sheet_part_twice": Row("The sheet's code has {part} twice.", "Print the sheet anew."),
    "plan_field_missing": Row("The order has no {field}.", "Add it."),
    "plan_field_form": Row("The {field} is too long, or has hidden characters.", "At most {most} visible ones."),
    "plan_field_number": Row("{field} is no number: {found}.", "A whole number from 0 to {most}."),
    "plan_order_twice": Row("Order {order} is in line {other} already.", "Each order is there once."),
    "plan_columns_differ": Row(
        "{found:1 column|{found} columns}, {expected} were expected.", "Check commas and quotes."
    ),
    "plan_name_unknown": Row("The order has an unknown {name}.", "Known are: {names}."),
    "plan_column_unknown": Row("{path}: column {name} is unknown.", "Known are: {names}."),
    "plan_column_missing": Row("{path}: column {name} must be there once.", "Known are: {names}."),
    "plan_file_large": Row("{path} has more than {most} bytes.", "Import it in parts."),
    "plan_file_long": Row("{path} has more than {most} orders.", "Import it in parts."),
    "plan_file_not_utf8": Row("{path}: line {line} is not UTF-8.", "Save it as CSV UTF-8."),
    "plan_file_broken": Row("{path}: line {line} cannot be read: {detail}.", "Mend the file."),
    "plan_file_refused": Row("{n:1 fault|{n} faults}: no order was planned.", "Mend the file, then import it again."),
    "plan_full": Row("More than {most} orders are planned.", "Drop some first."),
    "plan_unreadable": Row("The file of planned orders cannot be used: {path}: {detail}.", "Mend it, or remove it."),
}
