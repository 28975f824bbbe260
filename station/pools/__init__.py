"""Pools of codes: which codes were issued for this plant, in a SQLite file of its own beside the journal.

Here live the file, its import, its look-ups, and what became of its codes as the journal says it.
What was used is not kept here (docs/decisions/0330); no device, no loop, and no part of a line writes this file.
"""
