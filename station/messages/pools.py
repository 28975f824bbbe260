"""Pools of codes: what was imported, and why something was not."""

from station.messages.row import Row

POOL_MESSAGES: dict[str, Row] = {
    # why a line is not imported
    "pool_has_it": Row("The code is in this pool already."),
    "pool_other_has_it": Row("The code is in another pool."),
    "pool_pack_line": Row("The line is not an index, a short code and an address."),
    # why nothing was done
    "pools_none": Row("This station has no pool of codes.", "Import one: station pool import FILE --pool NAME."),
    "pools_no_folder": Row("There is no folder {path}.", "Name the data folder of the station: --data DIR."),
    "pools_busy": Row("Another command changes the pools now.", "Wait until it has ended."),
    "pools_foreign": Row("{path} is not a file of pools of this program.", "Move it away, and import again."),
    "pools_unreadable": Row("The pools cannot be read: {detail}.", "Check the disk and the rights of the folder."),
    "pool_unknown": Row("There is no pool {pool}.", "Import it: station pool import FILE --pool {pool}."),
    "pool_other_kind": Row("The pool {pool} holds {found}, not {wanted}.", "Choose another name."),
    "pool_no_hub": Row("No upstream of this config hands out pools.", "Add one with driver native, or name it."),
    "pool_hub_answer": Row("The hub gave no pools: {detail}.", "Check its address and the token, then try again."),
    "pool_name_form": Row("A pool's name has letters, digits, dots, dashes and underlines, 40 at most."),
    "pool_file_damaged": Row("{file} is damaged or incomplete. Nothing was imported.", "Get the file again."),
    "pool_zip_members": Row("{file} holds {count} files, one is needed.", "Unpack it, and import one by one."),
    "pool_zip_locked": Row("{file} needs a password.", "Unpack it, and import what was in it."),
    "pool_file_utf16": Row("{file} is not UTF-8 text.", "Save it as UTF-8, and import it again."),
    "pool_column_unknown": Row("There is no column {column}; there are: {found}.", "Choose one of these."),
    "pool_csv_broken": Row("{file} is not CSV: {detail}.", "Get the file again."),
    "pool_key_form": Row("A key of a WeChat pack has 16, 24 or 32 characters, {file} has {count}."),
    "pool_key_wrong": Row("The key does not open {file}. Nothing was imported.", "Get the key of this application."),
    "pool_not_base64": Row("{file} is not a WeChat code pack (base64).", "Take the downloaded pack as it is."),
}
