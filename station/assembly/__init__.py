"""The only place where concrete things meet: config, devices, journal, vision, upstream, API."""
