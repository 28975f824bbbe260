"""The line as a pure state machine: an input and the time go in, events and effects come out.

Here live numbers, epochs, the queue, pictures, acceptance, disposal, trust, alarms, containers and rework.
No I/O, clock, thread or random number, and no other package: the same inputs give the same events, always.
"""
