"""Shipping: what came of a scan, and why a container cannot leave: its story."""

from station.messages.row import Row

_ASIDE = "Put it aside."
SHIPPING_MESSAGES: dict[str, Row] = {
    # what came of it
    "ship_opened": Row("Loading for {to} begins.", "Scan cases and pallets."),
    "ship_opened_note": Row("Loading note {document} for {to} begins.", "Scan cases and pallets."),
    "ship_loaded": Row("{code} is on the list: {n} for {to}."),
    "ship_loaded_unproven": Row("{code} is on the list, unproven: nobody knows who packed it."),
    "ship_unloaded": Row("{code} is off the list: {n} left."),
    "ship_confirmed": Row("Confirmed: {n:1 container|{n} containers} left for {to}."),
    "ship_cancelled": Row("The delivery for {to} is cancelled: nothing of it left."),
    "ship_cancelled_whole": Row("Delivery {delivery} is cancelled: {n:1 container is|{n} containers are} here again."),
    "ship_returned": Row("{code} is here again: {n} returned."),
    # why not
    "dock_packs_nothing": Row("This station is a dock: it ships, and packs nothing."),
    "ship_no_delivery": Row("No delivery is open.", "Scan the delivery note or the distributor first."),
    "ship_delivery_open": Row("A delivery for {to} is open: {n} loaded.", "Confirm or cancel it first."),
    "ship_receiver_unknown": Row("{code} is no distributor of the list.", "Ask the office to add it to the list."),
    "ship_note_done": Row(
        "Note {document} was confirmed already, with {n:1 container|{n} containers}.", "Ask the office."
    ),
    "ship_note_elsewhere": Row("Note {document} was shipped already, by {station}.", "Ask the office."),
    "ship_empty": Row("Nothing is loaded for {to}.", "Scan cases and pallets, or cancel."),
    "ship_too_many": Row("A delivery has at most {limit} containers.", "Confirm it, and open another one."),
    "ship_not_loaded": Row("{code} is not on the list.", "Nothing to do."),
    "ship_twice": Row("{code} is on the list already.", "Scan the next one."),
    "ship_unknown": Row("{code} is not known: it was never released, or not told yet.", _ASIDE),
    "ship_unknown_offline": Row(
        "{code} is not known here: units are known upstream, which does not answer.",
        "If it is a unit, scan the label of its case; else put it aside.",
    ),
    "ship_unit": Row("{code} is a unit in {name} {container}.", "Scan the label of the {name}."),
    "ship_open": Row("The {name} {code} is not closed yet.", "Close it first."),
    "ship_not_released": Row("The {name} {code} has not left the line yet.", "Wait until it has, and scan it again."),
    "ship_quarantined": Row("The {name} {code} is in quarantine.", "Put it into quarantine; do not ship it."),
    "ship_void": Row("The {name} {code} was rejected.", _ASIDE),
    "ship_dissolved": Row("The {name} {code} was taken apart: its label is void.", _ASIDE),
    "ship_decommissioned": Row("{code} is decommissioned.", _ASIDE),
    "ship_inside": Row("{code} is in the {name} {container}.", "Scan {container}; or take {code} out of it first."),
    "ship_shipped": Row("{code} was shipped to {to} on {date}.", "Return it first, or put it aside."),
    "ship_wrong_product": Row("{code} is {found}; note {document} asks for {expected}.", _ASIDE),
    "ship_wrong_lot": Row("{code} is of lot {found}; note {document} asks for {expected}.", _ASIDE),
    "ship_differs": Row(
        "{product}: {loaded} loaded, note {document} asks for {expected}.",
        "Load the rest, or confirm with a reason.",
    ),
    "ship_not_shipped": Row("{code} was not shipped: there is nothing to return.", "Nothing to do."),
    "ship_delivery_unknown": Row("There is no delivery {delivery} here.", "Look at the list of deliveries."),
    "ship_delivery_cancelled": Row("Delivery {delivery} is cancelled already.", "Nothing to do."),
    # lists
    "ship_file_unreadable": Row("The file cannot be read: {detail}."),
    "ship_file_wrong": Row("Line {line}: {detail}.", "Nothing of the file was taken."),
    "ship_lists_unreadable": Row("The lists of shipping cannot be read: {detail}.", "Import them again."),
    "ship_cache_unusable": Row("What other stations released cannot be read: {detail}.", "Call IT."),
}
