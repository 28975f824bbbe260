"""Where concrete things meet: config, devices, journal, vision, upstream and API become one running station.

Here live the builders, the service behind the API and the tasks beside the line.
No rule about cases or codes lives here (``core``), and no protocol of a device (``drivers``).
"""
