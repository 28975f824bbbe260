"""What a device says when it cannot answer (drivers.errors); alarms have their own table."""

from station.messages.row import Row

_PLUG = "Check power and cable."

DEVICE_MESSAGES: dict[str, Row] = {
    "plc_no_reply": Row("The PLC did not answer within {timeout_ms} ms."),
    "plc_busy": Row("The PLC is busy (Modbus code {code}).", "The station asks it again by itself."),
    "plc_not_read": Row("The PLC is read before it is written.", "It is read at the next poll."),
    "plc_given_up": Row("The station waits for this answer no more."),
    "plc_request_refused": Row(
        "A request of {client} was refused with Modbus code {code}.", "Compare it with the page for PLC engineers."
    ),
    "plc_log_refused": Row(
        "Requests to the PLC are kept no more: {path}: {detail}.", "Check the disk and the rights; then start again."
    ),
    "plc_block_elsewhere": Row(
        "The PLC block begins at {kind} register {base}.", 'Set plc_base = {base} and register = "{kind}".'
    ),
    "plc_bus_slow": Row(
        "At {baud} baud a poll and a write take {ms} ms, poll_ms is {poll_ms}.",
        "Set poll_ms higher, or the bus to 115200 baud.",
    ),
    "plc_first_block": Row("The first PLC block is not used: the station waits for the next one."),
    "plc_same_block": Row("The PLC published no new block since the last poll."),
    "plc_first_heartbeat": Row("The PLC heartbeat was not yet seen to change."),
    "device_silent": Row("{device} did not answer within {seconds} s.", _PLUG),
    "device_ended": Row("Device {device} ended its stream.", "The station opens it again by itself."),
    "camera_no_frame": Row("No picture came within {timeout_ms} ms.", "Check its light and trigger cable."),
    "camera_wire": Row("The camera sent data that is not a picture ({what}).", "Check its address and its model."),
    "camera_too_large": Row(
        "The camera sends {width_px} × {height_px} px, more than allowed.", "Make the picture smaller at the camera."
    ),
    "devices_none": Row("No device answers.", "Check power and cables, and that the addresses are of one network."),
    "devices_no_package": Row("Driver {driver} is not asked: the package {package} is not installed."),
    "devices_no_producer": Row("Driver {driver} is not asked: {package} names no producer.", "Name one: --producer."),
    "devices_library_failed": Row("Driver {driver} gave no answer: {package} failed."),
    "camera_silent": Row("The camera at {address} does not answer.", _PLUG),
    "camera_not_found": Row("No camera {wanted} answers. What answers: {found}.", "station devices find lists them."),
    "camera_held": Row("Camera {wanted} is used by another program.", "Close that program, or wait a few seconds."),
    "camera_other_network": Row(
        "Camera {wanted} answers from {address}, of no network here.", "Give it an address here by its maker's tool."
    ),
    "camera_restarted": Row("The camera started again: its count begins anew.", "Check its power supply."),
    "camera_unasked": Row("The camera sends pictures that nobody asked for.", "Check its trigger settings."),
    "camera_pixel_format": Row(
        "The station cannot read the pixel format {format}.", "Set PixelFormat to Mono8, Mono12 or BayerRG8."
    ),
    "camera_feature_unknown": Row("The camera has no feature {feature}. Likely names: {likely}.", "Mend its features."),
    "camera_features_unknown": Row("The camera lacks features, likely names in brackets: {features}.", "Mend them."),
    "camera_no_trigger": Row(
        "The camera cannot be fired: it has no {feature}.", 'Set trigger = "counted" and trigger_source = "".'
    ),
    "camera_feature_choice": Row("The camera refuses {feature} = {value}. It takes: {choices}.", "Choose one of them."),
    "camera_trigger_source": Row("The camera cannot be fired by {value}. It takes: {choices}.", "Set trigger_source."),
    "camera_feature_refused": Row(
        "The camera refuses {feature} = {value} ({detail}).", "Give a value that the camera allows now."
    ),
    "camera_package": Row(
        "Driver {driver} needs the package {package}.", "Install it: pip install 'scanning-station[{driver}]'."
    ),
    "camera_producer": Row("The GenTL producer {path} cannot be used.", "Check the path and the maker's software."),
    "camera_hangs": Row("Camera or library ({driver}) silent for {timeout_ms} ms: ended.", _PLUG),
    "camera_library_ended": Row("The library of the camera ({driver}) crashed.", "The station starts it again."),
    "camera_frame_torn": Row(
        "The picture was not complete ({packets:1 packet|{packets} packets} lost).",
        "Check packet size, jumbo frames, socket buffer.",
    ),
    "camera_frame_empty": Row("The camera sent a picture of zero lines.", "Check its ROI and line triggers."),
    "camera_not_asked": Row("This camera cannot be fired by the station.", "Set its trigger to counted."),
    "camera_source": Row("The camera source {source} cannot be opened.", "Check the source, then its cable."),
    "camera_end": Row("The recorded pictures ended after {frames}.", "Choose other pictures, or repeat."),
    "camera_folder": Row("The picture folder {path} cannot be used.", "Check the path and its rights."),
    "camera_folder_empty": Row("The picture folder {path} is empty.", "Put pictures into it."),
    "plc_station_block_foreign": Row(
        "Registers {first} to {last} do not hold a station block.",
        "Check station_base: the station would write there.",
    ),
    "camera_password": Row(
        "The password file {path} cannot be used: {detail}.", "Put the camera's password into it, in one line."
    ),
    "camera_folder_left": Row(
        "{files:1 picture was|{files} pictures were} in {path} before the start: left there unread.",
        "Remove them if they are not needed.",
    ),
    "camera_folder_to_clear": Row(
        "{files:1 picture is|{files} pictures are} in {path}. The start removes {files:it|them} unread.",
        'at_start = "leave" keeps them.',
    ),
    "camera_folder_cleared": Row(
        "{files:1 picture was|{files} pictures were} in {path} before the start: removed unread.",
        'at_start = "leave" keeps them.',
    ),
    "camera_folder_flooded": Row("The picture folder {path} holds {files} files.", "Empty it, then start again."),
    "reader_not_utf8": Row("A telegram held bytes that are not UTF-8.", "Set the reader to UTF-8."),
    "reader_several": Row("A telegram held several codes.", "Set the reader to one code, or another code_separator."),
    "reader_places": Row(
        "A telegram told a place in the case wrongly, or twice.", "Compare place_separator with the reader's setting."
    ),
    "reader_cut": Row(
        "A telegram held a control character.", "Compare line_end with the reader's own, or use STX and ETX."
    ),
    "reader_early": Row("A telegram had begun before the reader was fired.", "Let the station alone fire it."),
    "reader_fault": Row("The reader reports a fault.", "Check the reader's own display or tool."),
    "reader_garbled": Row(
        "The reader sends bytes that are no text.", "Compare baud and parity with the reader's own, or its port."
    ),
    "reader_frame": Row("A telegram lacked its prefix or suffix.", "Compare prefix and suffix with the reader's own."),
    "reader_unended": Row(
        "The reader's telegrams do not end.", "Compare line_end or framing with the reader's own setting."
    ),
    "reader_floods": Row(
        "The reader sent more than {waiting} telegrams at once.", "Check what fires it. It reconnects by itself."
    ),
    "reader_port_busy": Row("Another program uses the port {path}.", "End that program, or choose another port."),
    "reader_port_rights": Row(
        "The port {path} may not be opened.", "Give the station's user the right (group dialout)."
    ),
    "reader_usb_missing": Row("There is no USB device {usb}. There are: {there}.", "Plug it in, or correct usb."),
    "reader_usb_many": Row("{count} USB devices are {usb}.", "Add a serial number: vendor:product:number."),
    "reader_silent": Row(
        "The reader did not answer within {timeout_ms} ms.", "Compare preset and port with it; then power and cable."
    ),
    "reader_not_connected": Row("No reader is connected.", _PLUG),
    "reader_cannot_listen": Row("Port {port} for the reader cannot be opened.", "Choose a free port in the config."),
    # the test of a PLC
    "plc_test_nobody": Row("No PLC answers at {host}:{port}.", "Check address, port, cable, and the PLC's server."),
    "plc_test_no_modbus": Row(
        "What answers at {host}:{port} does not speak Modbus TCP.",
        "Check address and port. RTU behind a device server is driver modbus_rtu_tcp.",
    ),
    "plc_test_busy": Row(
        "The PLC answers only that it is busy (Modbus code {code}).",
        "Code 11: check unit, and what is behind the gateway. Else check the PLC's load.",
    ),
    "plc_test_one_connection": Row(
        "The PLC accepts the connection and answers nothing.", "If it allows one connection only, stop the station."
    ),
    "plc_test_other_unit": Row("The PLC does not answer as unit {unit}, but as unit {found}.", "Add --unit {found}."),
    "plc_test_is_map1": Row("This PLC speaks register map v1.", "Leave --profile bits out."),
    "plc_test_where": Row("Nothing says which PLC.", "Give HOST:PORT, or --config FILE with its [plc]."),
    "plc_test_no_plc": Row("{file} has no [plc].", "Give the config of a line, or HOST:PORT."),
    "plc_test_profile": Row("[plc] has profile {found}, not {wanted}.", "Leave --profile out, or give another file."),
    "plc_test_option": Row("{option} is not for a PLC of driver {driver}, profile {profile}.", "Leave it out."),
    "plc_test_elsewhere": Row(
        "The PLC block begins at {kind} register {base}.", "Add --base {base} --register {kind}."
    ),
    "plc_test_overlap": Row("The two blocks overlap.", "Compare --base and --station-base."),
    "plc_test_station_runs": Row("A station writes into this PLC now.", "Stop the station, then test again."),
    "plc_test_address": Row("{address} is not HOST:PORT.", "Write it like 192.0.2.10:502 or [2001:db8::10]:502."),
    "plc_test_config": Row("An I/O block is tested by the line's config.", "Add --config FILE with [plc] profile io."),
    "plc_test_gone": Row("The block at {host}:{port} does not answer any more.", "Look at its cable and its power."),
    "plc_test_without": Row("A line cannot be without {thing}.", "Known: {known}."),
    "plc_sim_fault": Row("The simulated PLC of profile {profile} has no fault {fault}.", "--fault list shows them."),
    "plc_sim_shape": Row("A PLC of profile {profile} knows no queue.", "Use --shape picture or reader."),
    "plc_sim_port": Row("Port {port} on {host} cannot be opened.", "Choose another port."),
    "pictures_cannot_listen": Row(
        "Port {port} for the pictures of readers cannot be opened.",
        "Choose a free port, and an address of this computer.",
    ),
    "pictures_password": Row(
        "The password file {path} cannot be used: {detail}.", "Put the readers' FTP password into it, in one line."
    ),
    # pictures
    "picture_missing": Row("There is no picture."),
    "picture_stale": Row("The camera sent an old picture again.", "Check its trigger cable."),
    "picture_denied": Row("The picture may not be read.", "Check its rights."),
    "picture_not_a_file": Row("This is not a file."),
    "picture_empty": Row("The picture is empty."),
    "picture_torn": Row("The picture is not complete.", "Copy it again, or check the camera's link."),
    "picture_not_a_picture": Row("The station cannot read this kind of picture.", "Use PNG, JPEG, BMP or TIFF."),
    "picture_not_grey": Row("The picture is not a grey picture of bytes.", "Set the camera to mono8."),
    "picture_too_large": Row("The picture has {megapixels} megapixels, {limit} are allowed.", "Make it smaller."),
    "decoder_busy": Row("The decoder was busy with earlier pictures.", "Lower the rate, or the picture size."),
    "decoder_failed": Row("The decoder failed on this picture.", "Keep it and send it to the maker."),
}
