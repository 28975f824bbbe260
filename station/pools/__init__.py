"""Pools of codes: which codes were issued for this plant, in a SQLite file of its own beside the journal.

What was used is not in here: the journal says it (docs/decisions/0330). Nothing of a line writes this file.
"""
