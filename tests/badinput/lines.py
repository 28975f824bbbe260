"""Configs of small lines, as files."""

from pathlib import Path

from tests.badinput.command import ROOT, changed

TRIAL = (ROOT / "config" / "examples" / "folder-of-pictures.toml").read_text(encoding="utf-8")
"""The example line: a watched folder of pictures and a PLC on loopback."""
CAMERA = TRIAL[TRIAL.index('driver = "folder"') : TRIAL.index("[plc]")]


def line_file(
    folder: Path, *, plc_port: int = 1, api_port: int = 0, camera: str = "", heartbeat_timeout_ms: int = 100
) -> Path:
    """Write the example line with these ports, and with ``camera`` instead of its camera's settings."""
    (folder / "pictures").mkdir(exist_ok=True)
    plc = f"port = {plc_port}\nheartbeat_timeout_ms = {heartbeat_timeout_ms}\n"
    text = changed(TRIAL, {"port = 5020\n": plc, CAMERA: f"{camera}\n" if camera else CAMERA})
    path = folder / "line.toml"
    path.write_text(f"{text}\n[api]\nport = {api_port}\n", encoding="utf-8")
    return path
