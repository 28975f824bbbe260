"""The English of every config fault. Arguments are in braces; a sentence says what is wrong, then what to do.

What is wrong with a recipe has its sentences in ``station.messages.recipe``: an order is refused with them too.
"""

from collections.abc import Mapping

from station.messages.recipe import RECIPE_MESSAGES
from station.messages.templates import fill

MESSAGES = {
    # the file
    "config_file_missing": "There is no such file.",
    "config_file_unreadable": "The file cannot be read ({detail}).",
    "config_not_a_file": "This is not a file.",
    "config_too_large": "The file is too large: a config has at most {most} bytes.",
    "config_not_utf8": "The file is not UTF-8 text (byte {byte}). Save it as UTF-8.",
    "config_syntax": "This is not TOML: {detail}.",
    "config_too_deep": "The file is nested too deeply to be a config.",
    # keys and tables
    "config_key_unknown": "There is no such key here.",
    "config_key_elsewhere": "There is no such key here; it belongs in {table}.",
    "config_key_missing": "This key is missing.",
    "config_table_unknown": "There is no such table.",
    "config_table_missing": "This table is missing.",
    "config_table_unused": "A {kind} does not use this table. Take it out.",
    "config_table_once": "This is one table: write [{table}], once.",
    "config_table_array": "Every one is a table of its own: write [[{table}]].",
    "config_secret_inline": "Secrets are never written in a config: put it in a file, and that file's name in a …_file "
    "key.",
    "config_secret_in_url": "An address must not hold a user name or password: put it in a file, and that file's "
    "name in a …_file key.",
    # values
    "config_type": "This must be {expected}, and is {found}.",
    "config_at_least": "This must be at least {least}.",
    "config_above": "This must be more than {bound}.",
    "config_at_most": "This must be at most {most}.",
    "config_below": "This must be less than {bound}.",
    "config_text_short": "This must have at least {least} character(s).",
    "config_text_long": "This must have at most {most} characters.",
    "config_list_short": "This list must have at least {least} item(s).",
    "config_list_long": "This list must have at most {most} items.",
    "config_choice": "{found} is not one of: {choices}.",
    "config_form": "This has not the form {pattern}.",
    "config_level_name_form": "The name of a level has small letters, digits and '_', and begins with a letter.",
    "config_name_form": "A name has letters, digits, '-', '_' and '.', and begins with a letter or digit.",
    "config_value": "This cannot be: {detail}.",
    "config_not_loopback": "The local API answers on this machine only: {found} is not a loopback address.",
    "config_path_missing": "There is no file {found}.",
    "config_path_unreadable": "The file {found} cannot be read ({detail}).",
    # devices
    "config_driver_unknown": "There is no {kind} driver {found}. There are: {choices}.",
    "config_name_twice": "The name {found} is taken by another device in line {other}.",
    "config_trigger_missing": "Say how it is triggered: {choices}.",
    # changing it from a screen
    "config_by_hand": "This is changed in the file only. {why}",
    "config_edit": "The file is written in a way that this cannot be changed in it: change it by hand.",
    "config_secret_form": "A secret is one word of at most {most} ASCII characters.",
    # what belongs together
    "config_needs_camera": "The picture shape needs at least one [[camera]].",
    "config_data_not_folder": "{found} is a file: a folder is needed.",
    "config_data_unwritable": "Files cannot be written at {found}: {detail}.",
    "config_needs_unit_reader": 'The queue shape needs a [[reader]] with role = "unit".',
    "config_needs_whole_case_reader": 'The reader shape needs one [[reader]] with role = "unit", which reads the whole '
    "case.",
    "config_camera_unused": "This shape uses no camera: units are read by a [[reader]]. Take it out.",
    "config_unit_reader_unused": "Nothing uses this reader: in the picture shape units are read in pictures. Take it "
    "out.",
    "config_codes_one": 'The reader of whole cases sends all codes of a case in a telegram: codes must be "several".',
    "config_codes_several": 'Only the unit reader of the reader shape reads several codes: codes must be "one".',
    "config_unit_reader_second": "One reader reads the whole case: take this one out.",
    "config_case_reader_unused": 'Nothing uses this reader: the case code is of source "{source}". Take it out.',
    "config_case_reader_other": 'Nothing uses this reader: [case_code] names "{reader}". Take it out.',
    "config_scan_reader_unused": "Nothing uses this reader: a person scans at a bench only. Take it out.",
    "config_camera_twice": "{other} is this camera already: one device, one camera.",
    "config_reader_port_twice": "{other} has this port already: one device, one port.",
    "config_nothing_fires": 'Nothing fires this reader: give its trigger_text, or trigger = "tagged".',
    "config_serial_asked": "On a serial port a late answer would be the next case's: give trigger_off_text.",
    "config_bench_reader": 'Without a line a person scans everything: role must be "scan".',
    "config_unit_reader_asked": "A unit reader must tag its telegrams with a number: "
    'trigger = "tagged" (the PLC\'s) or "counted" (its own). Order of arrival decides nothing.',
    "config_case_reader_counted": "A case-code reader must carry the PLC's number or be asked: "
    'trigger = "tagged" or "asked".',
    "config_pool_missing": "Labels get codes of a pool: name it, as it was imported (station pool list).",
    "config_pool_of_units": "The units' codes come from the pool {pool}: the labels of cases need one of their own.",
    "config_pool_levels": 'Beside labels with codes of a pool nothing is numbered: use "read" or "none".',
    "config_printer_missing": "The label of a {level} is printed, and no [[printer]] prints it.",
    "config_printer_many": "The labels of a {level} come from one printer: say in levels which of {names}.",
    "config_templates_missing": "Labels are printed: say in [labels] templates_folder where the templates are.",
    "config_ftp_missing": "Pictures come by FTP: say in [ftp] where to.",
    "config_passive_ports": "The last passive port must not be less than passive_from ({first}).",
    "config_lane_taken": "Lane {lane} has a reader already.",
    "config_lane_first": "Lane {lane} has no reader: give the lanes without a gap, from 1.",
    "config_lanes_mixed": 'The readers of all lanes are triggered alike: this one must be "{trigger}" too.',
    "config_lane_queue": "Lanes are of the queue shape: lane must be 1.",
    "config_shipping_upstream": "No [[upstream]] of driver native has the name {found}.",
    "config_shipping_token": "A token that reads every station is needed; on the hub: "
    "station hub token add --name NAME --read.",
    "config_only_with": "This is used with {where} only. Take it out.",
    "config_case_reader_missing": 'The case code comes from a reader, and no [[reader]] has role = "case".',
    "config_case_reader_many": "More than one reader reads case codes: name the one that counts.",
    "config_case_reader_wrong": "There is no case-code reader {found}.",
    "config_case_picture": 'There is no picture here to read it in: use "reader" or "sscc".',
    "config_sscc_prefix": "An assigned SSCC needs prefix, the GS1 company prefix (4 to 12 digits).",
    "config_serial_room": "Beside the prefix {prefix} a serial is at most {most}.",
    "config_serial_range": "The last serial must not be less than serial_from ({first}).",
    "config_serial_first": "The first serial must lie in the range, {first} to {last}.",
    "config_prefix_form": "A GS1 company prefix has 4 to 12 digits.",
    "config_case_form_missing": "Say what a case code is: sscc = true here, or case_pattern in [recipe].",
    "config_case_form_both": "A case code is an SSCC or has a case_pattern, not both: take one of them out.",
    "config_budget": "Decoding may take {budget} ms, the verdict is due after {verdict} ms: leave time to decide.",
    "config_profile_queue": 'Profile {profile} tells no windows of triggers: the queue shape needs "map1".',
    "config_profile_layers": 'Profile {profile} fires once a case: layers need "map1".',
    "config_profile_label": "Profile {profile} numbers no labels: the case-code reader must be asked.",
    "config_profile_tagged": "Profile {profile} hands on no numbers: this reader must be asked or counted.",
    "config_floor": "stop_free_percent must be less than alarm_free_percent ({alarm}).",
    "config_obstacle_missing": "State what is between the unit reader and the packer: between_reader_and_packer.",
    "config_obstacle": "The queue shape is refused: {why}. Use the picture shape, or move the reader.",
}

QUEUE_OBSTACLES = {
    "accumulation_table": "on an accumulation table bottles overtake each other",
    "divider": "behind a divider the lane of a bottle is not known",
    "unit_rejecter": "a rejecter takes out bottles that were counted",
    "open_conveyor": "on an open conveyor a hand can take or add a bottle, and every case after it is wrong",
}
"""What may stand between reader and packer and makes the order of the queue a guess, and why."""


def template_of(key: str) -> str:
    """Return the sentence of a key with its places unfilled."""
    row = RECIPE_MESSAGES.get(key)
    return MESSAGES[key] if row is None else f"{row.what} {row.do}".strip()


def sentence(key: str, arguments: Mapping[str, str | int | float]) -> str:
    """Return the sentence of a key with its arguments put in."""
    return fill(template_of(key), {name: str(value) for name, value in arguments.items()})
