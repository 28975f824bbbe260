"""Instruments without devices: the samples of the screen behind the API."""

from station.api.schema import CommandAnswer, DeviceList, PlcDetail, Preview, TestDevice
from tests.ui.factories import samples_instruments


class FakeInstruments:
    """Implements ``station.api.instruments.Instruments``."""

    def __init__(self, jpeg: bytes) -> None:
        self.jpeg = jpeg

    def devices(self) -> DeviceList:
        return samples_instruments.device_list()

    def plc(self) -> PlcDetail:
        return samples_instruments.plc_detail()

    async def preview(self, camera: str) -> Preview | None:
        return Preview(
            camera=camera, number=1, picture="/v1/looks/1/top.jpg", age_s=0.1, width=6, height=4
        ) if camera == "top" else None  # fmt: skip

    async def preview_picture(self, camera: str, number: int) -> bytes | None:
        return self.jpeg if (camera, number) == ("top", 1) else None

    async def test(self, request: TestDevice) -> CommandAnswer:
        device = request.args.device
        key = "test_camera_ok" if device == "top" else "device_unknown"
        return CommandAnswer(id=request.id, done=device == "top", key=key, arguments={"device": device})
