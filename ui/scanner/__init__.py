"""A keyboard-wedge scanner types like a person, only faster: its bursts are taken out before any widget sees them."""
