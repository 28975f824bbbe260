"""The operator's screen: a program of its own in Qt, a client of the station's local API.

``client`` connects, ``presenters`` turn a snapshot into plain data (no Qt), ``pages`` and ``widgets`` paint it.
It may import ``station.api.schema`` and ``station.messages``, nothing else of ours; the line runs on without it.
"""
