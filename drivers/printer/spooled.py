"""Printers that only take: a folder that another program prints from, and a queue of CUPS. Neither has a count."""

import asyncio
import os
import shutil
from pathlib import Path

from drivers.errors import DeviceLost
from drivers.printer.settings import CupsPrinterSettings, FilePrinterSettings, Language
from drivers.protocols import PrinterStatus

COMMAND_S = 10.0


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
        try:
            there = await asyncio.to_thread(_is_writable, self._folder)
        except OSError as wrong:
            raise self._lost(wrong) from wrong
        if not there:
            raise DeviceLost("printer_folder", path=str(self._folder), detail="no such folder, or it is not writable")
        self._open = True

    async def close(self) -> None:
        self._open = False

    async def status(self) -> PrinterStatus:
        self._there()
        return PrinterStatus(known=False)

    async def counter(self) -> int | None:
        self._there()
        return None

    async def print(self, data: bytes) -> None:
        """Raises DeviceLost."""
        self._there()
        try:
            await asyncio.to_thread(_write_next, self._folder, self.language, data)
        except OSError as wrong:
            raise self._lost(wrong) from wrong

    def _there(self) -> None:
        if not self._open or not self._folder.is_dir():
            raise DeviceLost("printer_folder", path=str(self._folder), detail="no such folder")

    def _lost(self, wrong: OSError) -> DeviceLost:
        return DeviceLost("printer_folder", path=str(self._folder), detail=wrong.strerror or "")


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
        process = await asyncio.create_subprocess_exec(
            program, *command[1:], stdin=pipe, stdout=pipe, stderr=pipe, env=environment
        )
        try:
            async with asyncio.timeout(COMMAND_S):
                out, wrong = await process.communicate(given)
        except TimeoutError as stuck:
            process.kill()
            await process.wait()
            raise DeviceLost("printer_queue", queue=self._queue, detail="no answer") from stuck
        if process.returncode:
            detail = wrong.decode("utf-8", "replace").strip()[:200]
            raise DeviceLost("printer_queue", queue=self._queue, detail=detail)
        return out


def make_file_printer(name: str, settings: FilePrinterSettings) -> FilePrinter:
    return FilePrinter(name, settings)


def make_cups_printer(name: str, settings: CupsPrinterSettings) -> CupsPrinter:
    return CupsPrinter(name, settings)
