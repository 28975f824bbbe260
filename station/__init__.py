"""The station: one process for one line, from a picture or a read code to a verdict, a record and a delivery.

``core`` decides, ``journal`` remembers, ``vision`` reads, ``runtime`` runs, ``assembly`` builds, ``api`` answers.
Modules at this level start and watch processes (``cli``, ``launcher``, ``screen``); no case is decided here.
"""
