"""Printers that only take: a folder that another program prints from, and a queue of CUPS. Neither has a count."""

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from drivers.errors import DeviceLost
from drivers.printer.settings import CupsPrinterSettings, FilePrinterSettings, Language
from drivers.protocols import PrinterStatus

COMMAND_S = 10.0
Found = TypeVar("Found")


class FilePrinter:
    """Each label is one file, whole when it is named ``000001.zpl``. What becomes of it is unknown."""

    def __init__(self, name: str, settings: FilePrinterSettings) -> None:
        self.name = name
        self.language: Language = settings.language
        self.dpi: int = settings.dpi
        self._folder = settings.path
        self._open = False

    async def open(self) -> None:
        """Raises DeviceLost ``printer_folder``."""
        self._open = False
        if not await self._looked(_is_writable):
            raise self._lost("no such folder, or it is not writable")
        self._open = True

    async def close(self) -> None:
        self._open = False

    async def status(self) -> PrinterStatus:
        """Raises DeviceLost."""
        await self._there()
        return PrinterStatus(known=False)

    async def counter(self) -> int | None:
        """Raises DeviceLost."""
        await self._there()
        return None

    async def print(self, data: bytes) -> None:
        """Raises DeviceLost."""
        await self._there()
        await self._looked(lambda folder: _write_next(folder, self.language, data))

    async def _there(self) -> None:
        if not self._open or not await self._looked(Path.is_dir):
            raise self._lost("no such folder")

    async def _looked(self, look: Callable[[Path], Found]) -> Found:
        """In a thread: a share of the network may not answer for long, and no verdict waits for it."""
        try:
            return await asyncio.to_thread(look, self._folder)
        except OSError as wrong:
            raise self._lost(wrong.strerror or "") from wrong

    def _lost(self, detail: str) -> DeviceLost:
        return DeviceLost("printer_folder", path=str(self._folder), detail=detail)


def _is_writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _write_next(folder: Path, ending: str, data: bytes) -> None:
    numbers = (int(each.stem) for each in folder.glob(f"*.{ending}") if each.stem.isascii() and each.stem.isdigit())
    fresh = folder / f"{max(numbers, default=0) + 1:06d}.{ending}"
    part = fresh.with_suffix(".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(fresh)


class CupsPrinter:
    """A raw job of ``lp`` a label. ``lpstat`` tells only whether the queue is stopped; the rest is unknown."""

    def __init__(self, name: str, settings: CupsPrinterSettings) -> None:
        self.name = name
        self.language: Language = settings.language
        self.dpi: int = settings.dpi
        self._queue = settings.queue
        self._open = False

    async def open(self) -> None:
        """Raises DeviceLost ``printer_queue``, ``printer_no_cups``."""
        self._open = True
        try:
            await self.status()
        except DeviceLost:
            self._open = False
            raise

    async def close(self) -> None:
        self._open = False

    async def status(self) -> PrinterStatus:
        told = (await self._run("lpstat", "-p", self._queue)).decode("utf-8", "replace")
        if "disabled" in told:
            return PrinterStatus(known=True, faults=("paused",))
        return PrinterStatus(known=False, busy="printing" in told)

    async def counter(self) -> int | None:
        return None

    async def print(self, data: bytes) -> None:
        """Raises DeviceLost."""
        await self._run("lp", "-d", self._queue, "-o", "raw", "-s", given=data)

    async def _run(self, *command: str, given: bytes = b"") -> bytes:
        if not self._open:
            raise DeviceLost("printer_queue", queue=self._queue, detail="not open")
        if (program := shutil.which(command[0])) is None:
            raise DeviceLost("printer_no_cups", program=command[0])
        pipe = asyncio.subprocess.PIPE
        environment = {**os.environ, "LC_ALL": "C"}
        try:
            process = await asyncio.create_subprocess_exec(
                program, *command[1:], stdin=pipe, stdout=pipe, stderr=pipe, env=environment
            )
        except OSError as wrong_program:
            raise DeviceLost("printer_queue", queue=self._queue, detail=wrong_program.strerror or "") from wrong_program
        try:
            async with asyncio.timeout(COMMAND_S):
                out, wrong = await process.communicate(given)
        except TimeoutError as stuck:
            raise DeviceLost("printer_queue", queue=self._queue, detail="no answer") from stuck
        finally:
            if process.returncode is None:  # it hangs, or the line ends meanwhile
                process.kill()
                await process.wait()
        if process.returncode:
            detail = wrong.decode("utf-8", "replace").strip()[:200]
            raise DeviceLost("printer_queue", queue=self._queue, detail=detail)
        return out


def make_file_printer(name: str, settings: FilePrinterSettings) -> FilePrinter:
    return FilePrinter(name, settings)


def make_cups_printer(name: str, settings: CupsPrinterSettings) -> CupsPrinter:
    return CupsPrinter(name, settings)
