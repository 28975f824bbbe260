"""What the Devices and PLC pages ask of the running station: the part of the backend that is about its instruments."""

from typing import Protocol

from station.api.schema import CommandAnswer, DeviceList, PlcDetail, Preview, TestDevice


class Instruments(Protocol):
    """Called on the station's loop; only previews are worked out elsewhere, in a thread."""

    def devices(self) -> DeviceList:
        """Every device and upstream, as it is now. Never waits."""

    def plc(self) -> PlcDetail:
        """Both register blocks and the newest handshakes. Never waits."""

    async def preview(self, camera: str) -> Preview | None:
        """The newest picture that was read; None = no such camera, or no picture yet."""

    async def preview_picture(self, camera: str, number: int) -> bytes | None:
        """The picture of a preview as JPEG at screen size; None = it is gone."""

    async def test(self, request: TestDevice) -> CommandAnswer:
        """Ask a device one question that does not disturb the line; done or not, the key says what came of it."""
