"""Cameras: streams, recorded pictures, folders. A driver gives frames with their numbers; it decodes nothing."""
