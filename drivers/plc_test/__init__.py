"""The conformance test of a PLC's side of map 1: it plays the station and judges what the PLC publishes.

Here live what the PLC is told (``station_player``), what is seen of it (``observer``), what is tried (``scenarios``),
and the one loop that has a clock and a socket (``connection``); everything else is stepped and knows no time but what
it is given. Words for people are in ``station.messages``; nothing here imports the simulated PLC or the station.
"""
