"""Where a command finds the journal: by the config, or by the data folder."""

from pathlib import Path

import typer

from station.cli_commands.output import USAGE, err, foreseeable


def data_folder(config: Path | None, data: Path | None) -> Path:
    """The data folder that is meant; ends the command when none is named or the config is wrong."""
    if data is not None:
        return data
    if config is None:
        err("Name the line: --config FILE or --data FOLDER.")
        raise typer.Exit(USAGE)
    from station.assembly.config_file import load_config

    return load_config(config).station.data


def made_folder(config: Path | None, data: Path | None) -> Path:
    """The data folder that is meant; made where no line has run yet."""
    with foreseeable():
        folder = data_folder(config, data)
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def journal_file(config: Path | None, data: Path | None) -> Path:
    """The journal there, if it is there."""
    return data_folder(config, data) / "journal.db"
