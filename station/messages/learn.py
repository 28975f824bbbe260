"""What ``station learn`` says of a case under the camera."""

from station.messages.row import Row

LEARN_MESSAGES: dict[str, Row] = {
    "learn_shape": Row("Cases of this line are not made of pictures.", 'Learn needs shape = "picture".'),
    "learn_which_camera": Row("There are several cameras: {cameras}.", "Say which one: --camera NAME."),
    "learn_no_camera": Row("There is no camera {camera}.", "Cameras: {cameras}."),
    "learn_other_folder": Row("Paths in a config start at its folder.", "Write the file to {folder}."),
    "learn_file_exists": Row("{file} is there already.", "Give another name."),
    "learn_line_runs": Row("The line runs: camera {camera} is not taken.", "Stop it, or give --picture FILE."),
    "learn_moves_files": Row("Camera {camera} moves files that it has shown.", "Give them: station learn --picture."),
    "learn_nothing_yet": Row("Nothing was learned yet.", "Take a picture first."),
    "learn_saved": Row("The recipe is saved.", "Restart to apply it; the open order keeps its own."),
    "learn_nothing_read": Row(
        "No code was read in any picture.", "Check light, focus and distance; see docs/cameras.md."
    ),
    "learn_no_grid": Row(
        "{codes:1 code makes|{codes} codes make} no rows and columns.", "Lay the case straight, with every unit in it."
    ),
    "learn_count": Row(
        "The codes make {rows:1 row|{rows} rows} of {columns}, not {units:1 unit|{units} units}.",
        "Show a full case, and all of it.",
    ),
    "learn_itf": Row(
        "The codes are ITF of no fixed length; a part of one reads as a whole.", "Print ITF-14 (14 digits)."
    ),
    "learn_same_code": Row("The code {code} stands {times} times in one case.", "Every unit needs a code of its own."),
    "learn_views_many": Row("Camera {camera} has several views in one layer.", "Write these views by hand."),
    "learn_no_motion": Row("The line's motion is not known.", "Give --rate and --exposure-us, or set ExposureTime."),
    "learn_kept": Row("The recipe of the config takes all these codes.", "They have more in common."),
    "learn_written": Row("{file} is written.", "Check it: station check --config {file}."),
    "learn_advice_units": Row(
        "A case would have {units:1 unit|{units} units}, in the recipe it has {before}.",
        "If this is not one full case, show one.",
    ),
    "learn_advice_unread": Row(
        "Cell {cell} was read in {read} of {pictures} pictures.", "Look at its print and at the light there."
    ),
    "learn_advice_size": Row(
        "Only {px} pixels a module, {least} are wanted.", "Go nearer, or take a longer lens or larger codes."
    ),
    "learn_advice_contrast": Row(
        "Contrast is only {contrast}, {least} is wanted.", "Change the light first, then gain; avoid shine."
    ),
    "learn_advice_blur": Row(
        "Blur is {blur} modules, {most} is the most.", "Focus anew, close the lens a stop, clean the glass."
    ),
    "learn_advice_motion": Row(
        "A case moves {modules} modules in the exposure.", "Expose for {most_us} µs at most, with more light."
    ),
    "learn_advice_more": Row(
        "All was read; {cases:1 case proves|{cases} different cases prove} little.",
        "{wanted} cases prove that {rate} % pass: give more.",
    ),
}
