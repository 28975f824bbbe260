"""PLCs that do not speak register map v1: a few bits, or no program at all. What they cannot know is said here.

Each profile is a PLC program that runs in the station (pure: ``bits``, ``io_block``) and a driver that reads and writes
its signals. To the core it is a PLC of map v1 that has just started: epoch 0, nothing numbered, nothing let go.
"""
