"""Packing by hand: what came of a scan, and why it was refused."""

from station.messages.row import Row

BENCH_MESSAGES: dict[str, Row] = {
    "not_a_bench": Row("This station is a line: nothing is packed by scanning here.", "Use a bench."),
    "hand_packing_open": Row("A {name} with {n} is open.", "Close it or put it aside first."),
    "hand_packing_needless": Row("This station is no line: nothing is packed here but by hand."),
    "no_plc": Row("This station has no PLC."),
    # what came of it
    "bench_packed": Row("{code} is in the {name}: {n} of {expected}."),
    "bench_resumed": Row("The stored {name} is open again: {n} of {expected}."),
    "bench_labelled": Row("{code} is the label of the next {name}.", "Scan what goes into it."),
    "bench_closed": Row("The {name} {code} is closed."),
    "bench_undone": Row("{code} is taken out again: {n} left in the {name}."),
    # why not
    "bench_unproven": Row("The journal did not answer in time: {code} is not packed.", "Scan it again."),
    "bench_foreign": Row("{code} is not ours: {why}.", "Put it aside."),
    "bench_not_in_pool": Row("{code} was not issued for this station: {why}.", "Put it aside."),
    "bench_void_in_pool": Row("{code} was made void: {why}.", "Put it aside."),
    "bench_wrong_product": Row("{code} is another product: {why}.", "Put it aside."),
    "bench_decommissioned": Row("{code} is decommissioned: {state}.", "Put it aside."),
    "bench_taken": Row("{code} is already in {where}.", "Put it aside, and look for its copy."),
    "bench_twice": Row("{code} was scanned already.", "Scan the next one."),
    "bench_stored": Row("{code} is in the stored {name} {container}.", "Close or store the open one first."),
    "bench_label_due": Row("{code} is a {unit}, and the {name} is full or closing.", "Scan the label of the {name}."),
    "bench_label_early": Row(
        "{code} is a label, and {n} of {expected} {units} are in the {name}.", "Scan the rest, or close it short."
    ),
    "bench_label_second": Row("The {name} has the label {found} already, not {code}.", "Scan the next {unit}."),
    "bench_label_unused": Row("{code} is a label; every {name} gets its SSCC here.", "Scan the next {unit}."),
    "bench_none_open": Row("Nothing is open.", "Scan the first {unit}."),
    "bench_empty": Row("The {name} is empty.", "Scan a {unit}, or undo the scan of its label."),
}
