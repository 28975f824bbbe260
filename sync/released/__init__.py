"""What other stations released, as a dock knows it: a file filled from the hub, and asked while the hub is away.

It knows the wire and its own file. It may not know the station: assembly makes facts for the core of it.
"""
