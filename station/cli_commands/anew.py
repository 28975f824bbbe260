"""``station anew``: a person says that an empty data folder is meant, though a journal was begun in it once."""

from pathlib import Path

from station.cli_commands.output import NO, USAGE, YES, err, foreseeable, out

LEFT = ("journal.db", "journal.db-wal", "installed")
"""With one of these there is something to bring back, and the next start would not begin an empty journal."""


def anew(config: Path, by: str) -> int:
    """1 when nothing stands against a start in that folder."""
    if not by.strip():
        err("Say who says so: --by NAME.")
        return USAGE
    with foreseeable():
        from station.assembly.config_file import load_config
        from station.assembly.installation import forget

        part = load_config(config).station
        if left := [name for name in LEFT if (part.data / name).exists()]:
            err(
                f"{part.data} is not empty: {', '.join(left)}. Put the newest backup back (station restored --from), "
                "or move the whole folder away first."
            )
            return NO
        if not forget(part.id, part.data, by.strip()):
            err(f"No journal of {part.id} was ever begun in {part.data} by this user: nothing to do.")
            return NO
    out(f"{part.data}: the next start begins an empty journal. No SSCC is assigned before upstream or a person tells.")
    return YES
