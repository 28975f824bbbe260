"""The reference upstream: takes records of stations, rebuilds who contains what, answers by pages and API.

Here live its database, its ingest and its pages; it runs as a service of its own.
It knows a station by the wire only (``sync.wire``, ``sync.wire_schema``).
"""
