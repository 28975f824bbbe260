"""What each subcommand of ``station`` does, one module a command; options and help texts are in ``station.cli``.

Here live arguments, output and exit codes of a command.
What a command does beyond that belongs to the room it asks.
"""
