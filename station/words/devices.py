"""What a device says when it cannot answer (drivers.errors); alarms have their own table."""

from station.words.row import Row

_PLUG = "Check power and cable."

DEVICE_WORDS: dict[str, Row] = {
    "plc_no_reply": Row("The PLC did not answer within {timeout_ms} ms."),
    "plc_not_read": Row("The PLC is read before it is written.", "It is read at the next poll."),
    "plc_first_block": Row("The first PLC block is only a start: the next one counts."),
    "plc_same_block": Row("The PLC published no new block since the last poll."),
    "plc_first_heartbeat": Row("The PLC heartbeat was not yet seen to change."),
    "no_new_block": Row("The PLC gave no new block in time.", "Check that the PLC program runs."),
    "device_ended": Row("Device {device} ended its stream.", "It is opened again by itself."),
    "camera_no_frame": Row("No picture came within {timeout_ms} ms.", "Check its light and trigger cable."),
    "camera_wire": Row("The camera sent something that is no picture ({what}).", "Check its address and its model."),
    "camera_too_large": Row(
        "The camera sends {width_px} × {height_px} px, more than allowed.", "Make the picture smaller at the camera."
    ),
    "camera_not_found": Row("There is no such camera.", "Check the source in the config, then its cable."),
    "reader_silent": Row("The reader did not answer within {timeout_ms} ms.", _PLUG),
    "reader_not_connected": Row("No reader is connected.", _PLUG),
    "reader_cannot_listen": Row("Port {port} for the reader cannot be opened.", "Choose a free port in the config."),
}
