"""One destination's delivery: the session, what is sent next, what an answer means, parked records sent again.

Knows the outbox and the wire, never the journal behind the one or the socket behind the other.
"""
