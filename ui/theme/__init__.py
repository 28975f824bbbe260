"""How the screen looks: tokens (plain Python) and what Qt makes of them (``theme``)."""
