"""The simulated plant: belt, packer, PLC, cameras and readers as real servers on the wire, and the truth of it.

Here lives what a demo and the tests stand on instead of machines, with the faults that machines have.
The station never imports it: it meets the plant over the wire, as a real one. Only ``station.demo`` starts it.
"""
