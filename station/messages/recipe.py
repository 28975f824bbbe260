"""What is wrong with a recipe: said of a config, of a start of an order, and of what the API is sent."""

from station.messages.row import Row

RECIPE_MESSAGES: dict[str, Row] = {
    # single values
    "recipe_value": Row("{at} cannot be {found}.", "Correct it."),
    "recipe_hidden_character": Row("{at} has a blank or a character that cannot be seen.", "Take it out."),
    "recipe_gtin_form": Row("A GTIN has 8, 12, 13 or 14 digits."),
    "recipe_gtin_check": Row("The check digit of this GTIN is wrong: it must be {right}."),
    "recipe_twice": Row("{at} has {item} twice.", "Take one out."),
    "recipe_pattern_broken": Row("{at} is not a regular expression of RE2: {detail}.", "Correct it."),
    "recipe_pattern_long": Row("{at} is too long.", "A pattern has at most {most} characters."),
    "recipe_pattern_large": Row("{at} is too large.", "Give its repeats smaller bounds, 1 to 20 instead of 1 to 900."),
    "recipe_area": Row(
        "left + width and top + height of an area are at most {most}.",
        "Write [left, top, width, height] in thousandths of the picture.",
    ),
    # what belongs together
    "recipe_of_kind": Row('{at} is used with code = "{kind}" only.', "Take it out."),
    "recipe_any_code": Row("Without {keys} every code would be accepted as one of ours.", "Add one of them."),
    "recipe_lot_missing": Row("lot_checked needs lot.", "Add the lot."),
    "recipe_serial_open": Row(
        "A GS1 serial is left open: a lost separator makes it another unit.", "Give serial_length or required_ais."
    ),
    # levels
    "recipe_levels_many": Row("There are at most {most} levels above the first.", "Take one out."),
    "recipe_level_twice": Row("The name {found} is taken by another level.", "Choose another name."),
    "recipe_level_without_code": Row(
        "Level {name} has no code, so the level above cannot hold it.", 'Use code = "assigned" or "read".'
    ),
    "recipe_level_assigned": Row("The assigned code of level {name} needs a range.", "Set prefix in [case_code]."),
    "recipe_level_printed": Row("The label of level {name} is printed; there is no printer.", "Add a [[printer]]."),
    # grid and views
    "recipe_grid_differs": Row("rows × columns is {cells}, units_per_case is {units}.", "Make them the same."),
    "recipe_cameras_grid_differs": Row(
        "rows × columns under {cameras} cameras is {cells}, units_per_case is {units}.",
        "Make them the same, or add a [[view]] for what each camera sees.",
    ),
    "recipe_views_differ": Row(
        "The views have {cells:1 cell|{cells} cells}, units_per_case is {units}.", "Make them the same."
    ),
    "recipe_grid_in_views": Row("{at} is given in each view.", "Take it out here."),
    "recipe_grid_unused": Row("{at} is for pictures, and for a reader of the whole case.", "Take it out."),
    "recipe_views_unused": Row("Views are of the picture shape only.", "Take them out."),
    "recipe_view_camera": Row("There is no camera {found}.", "Name a camera of this line."),
    "recipe_view_asked": Row(
        "The station fires {camera} once a case: it sees layer 1 only.", 'Use a camera with trigger = "counted".'
    ),
    "recipe_views_overlap": Row("View {view} overlaps view {other}: a unit would be read twice.", "Correct an area."),
    "recipe_layer_missing": Row("No view shows layer {layer}.", "Number the layers from 1, without a gap."),
    "recipe_camera_without_view": Row("No view names camera {camera}.", "Add a view, or take the camera out."),
    "recipe_aim_in_picture": Row("aim_id is used with codes that a reader reads.", "Take it out."),
}
