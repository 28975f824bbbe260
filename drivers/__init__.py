"""Devices behind five small Protocols (``protocols``): cameras, code readers, PLCs, and the simulated plant.

Here live wires and formats of devices and what can go wrong with them (``errors``).
No driver knows the station, the config or another driver: ``station.assembly`` brings them together by ``catalog``.
"""
