"""What a screen is made of. Every widget paints itself from a model and shows text as plain text only."""
