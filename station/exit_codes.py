"""How the line process ends, where somebody who started it must know more than "it is over"."""

RESTART = 4
"""It was told to start again (its settings were changed): start it again at once, that is no crash."""
