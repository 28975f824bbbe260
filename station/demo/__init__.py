"""The demonstration: a simulated plant, a hub and a real line as processes, and a balance at the end.

``demo`` runs it, ``setup`` writes its folder and config, ``operator`` is the person at the line, ``balance`` the proof.
Only this package of the station may know the simulated plant.
"""
