"""``python -m drivers.camera.library_search gentl|basler [FILE …]``: one JSON line a camera that the library sees."""

import json
import os
import sys
from collections.abc import Iterator


def gentl(files: list[str]) -> Iterator[dict[str, str]]:
    """Cameras of GenTL producers, one at a time: makers' files disturb each other."""
    from genicam import gentl as library
    from harvesters.core import Harvester

    def text(info: object, name: str) -> str:
        try:
            return str(getattr(info, name))
        except library.GenericException:
            return ""

    for file in files:
        harvester = Harvester()
        try:
            harvester.add_file(file, check_existence=True, check_validity=True)
            harvester.update()
        except (library.GenericException, OSError):
            continue
        for info in harvester.device_info_list:
            names = {"serial": text(info, "serial_number"), "user_name": text(info, "user_defined_name")}
            model = f"{text(info, 'vendor')} {text(info, 'model')}".strip()
            yield {**names, "model": model, "address": text(info, "id_"), "file": file}
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
    driver, files = sys.argv[1], sys.argv[2:]
    for camera in gentl(files) if driver == "gentl" else basler():
        answers.write(json.dumps(camera) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
