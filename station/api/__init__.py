"""The local HTTP API: snapshot, stream, commands, look-ups, settings, health.

Here live routes, checks of a request and the published ``schema``, which the screen imports.
Nothing here knows a device, the config or an uploader: ``station.assembly`` gives it one service that answers.
"""
