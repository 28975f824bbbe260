"""What tests of the screen are made of: snapshots, stories, settings, a client without a network, a moved clock.

One place: a test takes a sample and changes what it is about; it does not build a snapshot of its own.
"""
