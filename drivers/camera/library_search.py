"""``python -m drivers.camera.library_search gentl|basler FILE``: one JSON line a camera that the library sees."""

import json
import os
import sys
from collections.abc import Iterator


def gentl(producer_file: str) -> Iterator[dict[str, str]]:
    """Cameras of one GenTL producer: makers' files disturb each other. Raises DeviceLost."""
    from drivers.camera.gentl_source import harvester_of, told_text

    harvester = harvester_of(producer_file)
    for info in harvester.device_info_list:
        names = {"serial": told_text(info, "serial_number"), "user_name": told_text(info, "user_defined_name")}
        model = f"{told_text(info, 'vendor')} {told_text(info, 'model')}".strip()
        yield {**names, "model": model, "address": told_text(info, "id_"), "file": producer_file}
    harvester.reset()


def basler() -> Iterator[dict[str, str]]:
    from pypylon import pylon

    for info in pylon.TlFactory.GetInstance().EnumerateDevices():
        address = info.GetIpAddress() if info.IsIpAddressAvailable() else info.GetDeviceClass()
        names = {"serial": info.GetSerialNumber(), "user_name": info.GetUserDefinedName()}
        yield {**names, "model": f"Basler {info.GetModelName()}", "address": address, "file": ""}


def main() -> None:
    """The libraries' own prints go to stderr."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    driver, file = sys.argv[1:]
    for camera in gentl(file) if driver == "gentl" else basler():
        answers.write(json.dumps(camera) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
