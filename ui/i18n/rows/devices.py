"""What a device says when it cannot answer."""

from ui.i18n.mark import Row, mark

DEVICES: dict[str, Row] = {
    "plc_no_reply": Row(mark("key", "The PLC did not answer within {timeout_ms} ms.")),
    "plc_busy": Row(mark("key", "The PLC is busy (Modbus code {code})."), mark("key", "It is asked again by itself.")),
    "plc_not_read": Row(
        mark("key", "The PLC is read before it is written."), mark("key", "It is read at the next poll.")
    ),
    "plc_first_block": Row(mark("key", "The first PLC block is only a start: the next one counts.")),
    "plc_same_block": Row(mark("key", "The PLC published no new block since the last poll.")),
    "plc_first_heartbeat": Row(mark("key", "The PLC heartbeat was not yet seen to change.")),
    "device_ended": Row(mark("key", "Device {device} ended its stream."), mark("key", "It is opened again by itself.")),
    "camera_no_frame": Row(
        mark("key", "No picture came within {timeout_ms} ms."), mark("key", "Check its light and trigger cable.")
    ),
    "camera_wire": Row(
        mark("key", "The camera sent something that is no picture ({what})."),
        mark("key", "Check its address and its model."),
    ),
    "camera_too_large": Row(
        mark("key", "The camera sends {width_px} × {height_px} px, more than allowed."),
        mark("key", "Make the picture smaller at the camera."),
    ),
    "camera_not_asked": Row(
        mark("key", "This camera cannot be fired by the station."), mark("key", "Set its trigger to counted.")
    ),
    "camera_source": Row(
        mark("key", "The camera source {source} cannot be opened."), mark("key", "Check the source, then its cable.")
    ),
    "camera_end": Row(
        mark("key", "The recorded pictures are at their end after {frames}."),
        mark("key", "Choose other pictures, or repeat."),
    ),
    "camera_folder": Row(
        mark("key", "The picture folder {path} cannot be used."), mark("key", "Check the path and its rights.")
    ),
    "camera_folder_empty": Row(
        mark("key", "The picture folder {path} is empty."), mark("key", "Put pictures into it.")
    ),
    "plc_station_block_foreign": Row(
        mark("key", "Registers {first} to {last} hold something that is no station block."),
        mark("key", "Check station_base: the station would write there."),
    ),
    "camera_password": Row(
        mark("key", "The password file {path} cannot be used: {detail}."),
        mark("key", "Put the camera's password into it, in one line."),
    ),
    "camera_folder_left": Row(
        mark("key", "{files} pictures lay in {path} before the start. They stay there, unread."),
        mark("key", "Take them away if they are not wanted."),
    ),
    "camera_folder_to_clear": Row(
        mark("key", "{files} pictures lie in {path}. A start clears them away, unread."),
        mark("key", 'at_start = "leave" keeps them.'),
    ),
    "camera_folder_cleared": Row(
        mark("key", "{files} pictures lay in {path} before the start. They are cleared away, unread."),
        mark("key", 'at_start = "leave" keeps them.'),
    ),
    "camera_folder_flooded": Row(
        mark("key", "The picture folder {path} holds {files} files."), mark("key", "Empty it, then start again.")
    ),
    "reader_not_utf8": Row(
        mark("key", "A telegram held bytes that are not UTF-8."), mark("key", "Set the reader to UTF-8.")
    ),
    "reader_several": Row(
        mark("key", "A telegram held several codes."),
        mark("key", "Set the reader to one code, or another code_separator."),
    ),
    "reader_cut": Row(
        mark("key", "A telegram held a control character."),
        mark("key", "Compare line_end with the reader's own, or use STX and ETX."),
    ),
    "reader_fault": Row(
        mark("key", "The reader said that it has a fault."), mark("key", "Look at the reader's own display or tool.")
    ),
    "reader_silent": Row(
        mark("key", "The reader did not answer within {timeout_ms} ms."), mark("key", "Check power and cable.")
    ),
    "reader_not_connected": Row(mark("key", "No reader is connected."), mark("key", "Check power and cable.")),
    "reader_cannot_listen": Row(
        mark("key", "Port {port} for the reader cannot be opened."), mark("key", "Choose a free port in the config.")
    ),
    "picture_missing": Row(mark("key", "There is no picture.")),
    "picture_stale": Row(mark("key", "The camera sent an old picture again."), mark("key", "Check its trigger cable.")),
    "picture_denied": Row(mark("key", "The picture may not be read."), mark("key", "Check its rights.")),
    "picture_not_a_file": Row(mark("key", "This is no file.")),
    "picture_empty": Row(mark("key", "The picture is empty.")),
    "picture_torn": Row(
        mark("key", "The picture is not whole."), mark("key", "Copy it again, or check the camera's link.")
    ),
    "picture_not_a_picture": Row(
        mark("key", "This is no picture the station can read."), mark("key", "Use PNG, JPEG, BMP or TIFF.")
    ),
    "picture_not_grey": Row(
        mark("key", "The picture is not a grey picture of bytes."), mark("key", "Set the camera to mono8.")
    ),
    "picture_too_large": Row(
        mark("key", "The picture has {megapixels} megapixels, {limit} are allowed."), mark("key", "Make it smaller.")
    ),
    "decoder_busy": Row(
        mark("key", "The decoder was busy with the pictures before."),
        mark("key", "Lower the rate, or the picture size."),
    ),
    "decoder_failed": Row(
        mark("key", "The decoder failed on this picture."), mark("key", "Keep it and send it to the maker.")
    ),
}
