"""Recording what the core was told, and running it again.

``recorder`` writes a ring of segments beside a running line, ``segments`` is their format, ``replay`` runs them through
the core of this program. It knows the core, the codec of the journal and the verbs of devices; nobody but assembly and
the commands knows it.
"""
