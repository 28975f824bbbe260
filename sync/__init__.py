"""How a station's records reach others: the wire and its bodies, delivery to a destination, EPCIS, the reference hub.

``wire_schema`` and ``wire`` say what is sent, ``outbox`` where it comes from, ``delivery`` sends it over ``transport``.
Knows no journal, no device and no screen; the station gives it an ``Outbox``.
"""
