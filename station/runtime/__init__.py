"""The loop around the core: inputs in, one batch to the journal, then its effects to the devices, in that order.

Here live the loop, the tasks of devices under supervision, health, and what a snapshot shows.
Devices are known by their Protocols, never by a driver; no rule about a case is decided here.
"""
